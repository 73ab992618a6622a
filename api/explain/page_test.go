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

func TestARowThatATeamAddsHasTheDayOfItsOwnPack(t *testing.T) {
	t.Parallel()
	const ours = `pack: 1
system: nextreason
extends: nextreason
rows:
  - {id: ours.1, basis: documented, when: {status: 503, code: maintenance}, title: t, cause: c, fix: f, settle: s, reply: r}
  - {id: ours.2, basis: inferred, when: {status: 503, code: window}, title: t, cause: c, fix: f, settle: s, reply: r}
`
	for text, want := range map[string][3]string{
		ours:                       {"documented", "our guess", "documented as of 2026-11-22"},
		ours + "as_of: 2026-11-25": {"documented as of 2026-11-25", "our guess", "documented as of 2026-11-22"},
	} {
		packs := systems.Embedded().Add([]systems.File{{Name: "ours.yaml", Text: []byte(text)}})
		if len(packs.Problems) > 0 {
			t.Fatal(packs.Problems)
		}
		pack := packs.System("nextreason")
		for i, id := range []string{"ours.1", "ours.2", "nextreason.otp_verify.email.10"} {
			if got := explain.PageOf(packs, pack, pack.Row(id)).Basis(); got != want[i] {
				t.Errorf("%s is %q, not %q", id, got, want[i])
			}
		}
	}
}
