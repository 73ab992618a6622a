package query

import (
	"reflect"
	"testing"

	"casebook/api/systems"
	"casebook/history"
)

// nextReason's e-mail table prints invalid_code with an apostrophe, its other pages without.
func TestACodeIsFoundInEachSpellingOfItsPages(t *testing.T) {
	t.Parallel()
	v := VocabularyOf(systems.Embedded())
	for text, want := range map[string][]string{
		"code:invalid_code":      {"invalid_code", "invalid_code'"},
		`code:"invalid_code'"`:   {"invalid_code'", "invalid_code"},
		"code:something_unheard": {"something_unheard"},
	} {
		p, err := v.Parse(text, now())
		if err != nil {
			t.Fatal(err)
		}
		if all := p.Query.All; len(all) != 1 || all[0].Field != history.WithCode || !reflect.DeepEqual(all[0].Values, want) {
			t.Errorf("%s: %+v", text, all)
		}
	}
}
