package cli

import (
	"strings"
	"testing"

	"casebook/api/explain"
)

func TestABlockAndTheVendorsOwnWordsArePrinted(t *testing.T) {
	t.Parallel()
	text := write(false, 0, func(p *paper) {
		showAdvice(p, explain.Explanation{
			Reply: "Please wait until 14:07.", VendorSays: "Too many attempts.", BlockedUntil: "2026-11-23T14:06:08+03:00", Retry: explain.Retry{Why: "it is blocked"},
		})
	})
	for _, want := range []string{
		"  retry     no: it is blocked\n", "  blocked   until 2026-11-23 14:07 +03:00\n",
		"  reply     “Please wait until 14:07.”\n", "  vendor    “Too many attempts.” (its own words to its users)\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	text = write(false, 0, func(p *paper) { showAdvice(p, explain.Explanation{Reply: "Please wait."}) })
	if strings.Contains(text, "blocked") || strings.Contains(text, "vendor") {
		t.Errorf("what is not known is printed:\n%s", text)
	}
}

func TestTheQuestionOfACauseSaysWhatAYesDoes(t *testing.T) {
	t.Parallel()
	for want, q := range map[string]*explain.Question{
		"   settle  Is it so?\n           a yes speaks for it\n":     {Yes: "for", Takes: explain.TakesYesNo},
		"   settle  Is it so?\n           a yes speaks against it\n": {Yes: "against", Field: "mobileNumber", Takes: explain.TakesEither},
		"   settle  Is it so?\n   row":                               {Yes: "for", Takes: explain.TakesValue},
	} {
		text := write(false, 0, func(p *paper) { showCause(p, 1, explain.Cause{Title: "A cause", Settle: "Is it so?", Question: q}) })
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	text := write(false, 0, func(p *paper) { showCause(p, 1, explain.Cause{Title: "A cause", Settle: "Is it so?"}) })
	if strings.Contains(text, "a yes speaks") {
		t.Errorf("what is settled already is asked:\n%s", text)
	}
}
