package nav

import (
	"slices"
	"testing"

	"casebook/history"
	"casebook/history/attempt"
)

// A field that a case gets one day is among its texts too.
func TestTheTextsOfACaseHoldEveryFieldThatPeopleWrite(t *testing.T) {
	t.Parallel()
	c := history.Case{
		Title: "a title", State: history.Solved, Owner: "an owner", NextStep: "a step", OurRef: "ours", VendorRef: "theirs",
		Tags: []string{"tag"}, Notes: "notes", SolvedBy: "a cure",
	}
	texts := CaseTexts(nil, &c)
	for _, f := range attempt.CaseFields() {
		text := f.Of(c)
		if f != attempt.CaseState && (text == "" || !slices.Contains(texts, text)) {
			t.Errorf("%q, the %s, is not in %q", text, f, texts)
		}
	}
}
