package attempt_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"casebook/api/safe"
	"casebook/api/systems"
)

// What a vendor documents, and what a pack says of it, is evidence: none of it is taken
// for a secret that a sentence names.
func TestNoDocumentedAnswerIsTakenForASecret(t *testing.T) {
	t.Parallel()
	said := 0
	for _, pack := range systems.Embedded().Systems {
		for _, row := range pack.Rows {
			for _, text := range textsOf(&row) {
				said++
				body := []byte(strings.TrimSpace(text))
				r := safe.NewRedactor(safe.Key{1}, pack.Rules())
				if got := r.Record(text).String(); got != text {
					t.Errorf("%s: %q becomes %q", row.ID, text, got)
				}
				if got := r.Message(false, safe.Message{Body: body}).Body.String(); got != string(body) {
					t.Errorf("%s: %q becomes %q in an answer", row.ID, body, got)
				}
			}
		}
	}
	if said < 500 {
		t.Errorf("only %d texts were looked at", said)
	}
}

// textsOf lists what an answer of the row says, and what the row says.
func textsOf(row *systems.Row) []string {
	texts := []string{row.Title, row.Cause, row.Fix, row.Settle, row.Reply, row.Note, row.Says}
	for _, when := range append([]systems.When{row.When}, row.Also...) {
		texts = append(texts, when.Code...)
		texts = append(texts, when.Text...)
		texts = append(texts, slices.Collect(maps.Values(when.Detail))...)
	}
	texts = append(texts, row.Verbatim...)
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}
