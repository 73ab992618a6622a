package ticket

import (
	"fmt"
	"regexp"
	"strings"

	"casebook/api/safe"
)

// text writes a sentence. Its format is ours and goes out as it is; each %s in it
// is filled in by [writer.value]. All of it passes the same redaction as the record.
func (w *writer) text(format string, values ...any) {
	for _, value := range values {
		ours, rest, _ := strings.Cut(format, "%s")
		w.out.Text(w.sharer.Words(ours))
		w.value(fmt.Sprint(value))
		format = rest
	}
	w.out.Text(w.sharer.Words(format))
}

// value writes what is not a constant of ours, and may hold the vendor's text, on
// one line and without effect: as it is where nothing in it means anything to
// Markdown, else in a code span.
func (w *writer) value(text string) {
	if done := w.sharer.Words(text); active.MatchString(done.String()) {
		w.out.Text(safe.Inline(done))
	} else {
		w.out.Text(done)
	}
}

// active is what acts in the middle of a line of Markdown (CommonMark 6, and what
// GitHub adds: links without brackets, mentions, numbers of issues, formulas). An
// underscore between letters or digits does nothing.
var active = regexp.MustCompile("[\\n\\t`*\\[\\]<>&~$|#@\\\\]|://|(?i:www\\.)|\\b_|_\\b")
