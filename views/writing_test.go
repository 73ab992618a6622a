package views

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api/safe"
	"casebook/ui"
)

// A value is written in one way, in the field where it is typed and in the lists, files and
// answers that show it; but for marks without a letter, which a field shows by themselves.
func TestAValueIsWrittenInOneWayWhereverItIsSeen(t *testing.T) {
	t.Parallel()
	characters := []string{"❤️", "e\u0301", "👩\u200d👩\u200d👧", "👍🏽", "\xff", "\xef"}
	for _, r := range "a é語ع👩👧🏽✓🇯\n\t\r\x1b\a\x7f\u0085\u200b\u200c\u200d\u202e\u2066\u2028\ufeff\u00ad\u2060\u3164\ue000\uffff\ufffd\U000E0041" {
		characters = append(characters, string(r))
	}
	rapid.Check(t, func(t *rapid.T) {
		value := strings.Join(rapid.SliceOf(rapid.SampledFrom(characters)).Draw(t, "value"), "")
		if field, list := ui.Visible(value), safe.Line(value).String(); field != list {
			t.Fatalf("%q is %q in a field and %q in a list", value, field, list)
		}
	})
}
