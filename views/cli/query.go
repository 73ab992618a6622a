package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"casebook/api/safe"
	"casebook/history/query"
)

// misread is the error of a query that cannot be read.
type misread struct {
	text string
	at   *query.Error
}

func (m *misread) Error() string { return m.at.Error() }

// ask reads a query. A word that is not finished is an error here: nobody is typing.
func (r *run) ask(text string) (query.Parsed, error) {
	asked, err := query.VocabularyOf(r.setup.Packs()).Parse(text, r.Now())
	var wrong *query.Error
	if !errors.As(err, &wrong) {
		wrong = asked.Wants
	}
	if wrong != nil {
		return asked, misused(&misread{text, wrong})
	}
	return asked, nil
}

// mostPointed is how much of a query is shown before the place where it is wrong, in
// columns.
const mostPointed = 60

// point shows on a terminal where a query is wrong. While others look on it does not:
// the query may hold what they must not see.
func (r *run) point(m *misread) {
	if !r.ErrIsTerminal || r.private != nil {
		return
	}
	before, rest := safe.Line(m.text[:m.at.Start]).String(), safe.Line(m.text[m.at.Start:]).String()
	if wide := ansi.StringWidth(before); wide > mostPointed {
		before = "…" + ansi.TruncateLeft(before, wide-mostPointed, "")
	}
	indent := strings.Repeat(" ", ansi.StringWidth(before))
	_, _ = fmt.Fprintf(r.Err, "  %s\n  %s^\n", before+ansi.Truncate(rest, readable-ansi.StringWidth(before), "…"), indent)
}

// excluding puts words of a query for history that begin with "-" and name a field
// behind --, since they are no flags.
func excluding(args []string) []string {
	var flags, words []string
	at := slices.Index(args, "history")
	if at < 0 || slices.Contains(args, "--") {
		return slices.Clone(args)
	}
	for i, arg := range args {
		if i > at && query.Excludes(arg) {
			words = append(words, arg)
		} else {
			flags = append(flags, arg)
		}
	}
	if len(words) > 0 {
		flags = append(flags, "--")
	}
	return append(flags, words...)
}
