package explain_test

import (
	"strings"
	"testing"

	"casebook/api/explain"
	"casebook/api/systems"
)

func TestThePageOfEveryRowSaysAllThatThePackSays(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	for _, hit := range packs.Search("") {
		page := explain.PageOf(packs, hit.Pack, hit.Row)
		text := page.Text()
		for _, part := range []string{hit.Row.ID, hit.Row.Title, hit.Row.Cause, hit.Row.Fix, hit.Row.Settle, hit.Row.Says, hit.Row.Note, hit.Row.Source, hit.Row.Basis.String(), page.Reply} {
			if !strings.Contains(text, part) {
				t.Errorf("the page of %s lacks %q", hit.Row.ID, part)
			}
		}
		if page.Reply == "" || strings.ContainsAny(page.Reply, "{}[]|") {
			t.Errorf("the reply of %s is %q", hit.Row.ID, page.Reply)
		}
	}
}
