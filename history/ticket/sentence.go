package ticket

import (
	"fmt"
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
// one line and without effect.
func (w *writer) value(text string) { w.out.Text(safe.Phrase(w.sharer.Words(text))) }
