package panes

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/history"
	"casebook/ui"
)

// prose joins sentences, lines joins paragraphs; those that are empty say nothing.
func prose(sentences ...string) string  { return joined(" ", sentences) }
func lines(paragraphs ...string) string { return joined("\n", paragraphs) }

func joined(by string, texts []string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), by)
}

// row is a call in a list: what came of it, method and path, and what that means.
func (p *Paste) row(c call) string {
	outcome, title, _ := strings.Cut(p.became(c.attempt), ": ")
	called := "an answer"
	if address := c.attempt.Request.URL.String(); address != "" {
		called = ui.Truncate(shown(c.attempt.Request.Method+" "+path(address)), calledCells)
	}
	return strings.TrimSpace(outcome + "  " + called + "  " + title)
}

// path is the path of a URL that is redacted.
func path(address string) string {
	if u, err := url.Parse(address); err == nil && u.Path != "" {
		return u.Path
	}
	before, _, _ := strings.Cut(address, "?")
	return before
}

// host is the host of a URL that is redacted.
func host(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return shown(u.Host)
	}
	return "its host"
}

// became says what a call came to, in a few words.
func (p *Paste) became(a history.Attempt) string {
	if a.Answer == nil && a.Transport == nil {
		return "without its answer"
	}
	what := shown(p.setup.Packs.OutcomeWord(a.System, a.Operation, a.Outcome))
	if a.Answer != nil && a.Answer.Status != 0 {
		what += " (" + strconv.Itoa(a.Answer.Status) + ")"
	}
	if a.Title != "" {
		what += ": " + shown(a.Title)
	}
	return what
}

// which says which of several calls is meant.
func which(read pasted, c call) string {
	switch n := len(read.calls); {
	case n > mostListed:
		return fmt.Sprintf("It is the first that failed of %s; casebook explain FILE explains them all.", ui.Grouped(n))
	case read.all > 1:
		return fmt.Sprintf("It is %s of %s calls in it.", ui.Grouped(c.at), ui.Grouped(read.all))
	}
	return ""
}

// skipped says how many calls are of no known system.
func skipped(read pasted) string {
	switch n := read.all - len(read.calls); n {
	case 0:
		return ""
	case 1:
		return "1 more is of no known system and was passed over."
	default:
		return ui.Grouped(n) + " more are of no known system and were passed over."
	}
}

// recorded are the notes of a call, redacted.
func recorded(a history.Attempt) []string {
	var notes []string
	for _, note := range a.Notes {
		notes = append(notes, note.String())
	}
	return notes
}

// remarks are the first notes, each on a line of its own.
func remarks(notes []string) []string {
	var text []string
	for _, note := range notes[:min(mostRemarks, len(notes))] {
		text = append(text, "· "+shown(note))
	}
	if more := len(notes) - mostRemarks; more > 0 {
		text = append(text, "· "+ui.Grouped(more)+" more to say of how it was read")
	}
	return text
}

// sentence ends a text with one full stop.
func sentence(text string) string { return strings.TrimRight(text, ".") + "." }

func statusOf(a history.Attempt) string {
	if a.Answer == nil || a.Answer.Status == 0 {
		return ""
	}
	return " (" + strconv.Itoa(a.Answer.Status) + ")"
}
