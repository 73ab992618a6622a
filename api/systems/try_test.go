package systems_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api/systems"
)

const tryPack = `pack: 1
system: acme
name: Acme
version: "1"
as_of: 2026-01-02
credentials:
  - {id: user, place: basic-user, required: yes, class: plain, kind: user, variable: ACME_USER}
  - {id: pass, place: basic-password, required: yes, class: secret, kind: secret, variable: ACME_PASS}
operations:
  - id: form
    name: Form
    method: POST
    path: /{version}/form
    content_type: application/x-www-form-urlencoded
    fields:
      - {id: version, place: path, required: yes, class: plain, default: v1}
      - {id: password, place: body, required: yes, class: secret, kind: password}
      - {id: token, place: query, required: no, class: secret, kind: token}
      - {id: code, place: body, required: yes, class: one-time, kind: code}
rows:
  - {id: acme.1, operation: form, basis: documented, when: {status: 400}, title: t, cause: c, fix: f, settle: s, reply: r}
  - {id: acme.2, operation: form, basis: documented, when: {status: 400}, request: [{field: code, is: empty}], title: u, cause: c, fix: f, settle: s, reply: r}
examples:
  - {id: one, operation: form, title: One, values: {password: planted-password, token: planted-token, code: "12 34"}, expect: acme.1}
  - {id: two, operation: form, title: Two, values: {password: '""', version: v 2}, unset: [user, pass], expect: acme.1}
  - {id: raw, operation: form, title: Raw, body: "", expect: acme.1}
`

func tries(t *testing.T, row string) []systems.Try {
	t.Helper()
	pack, err := systems.Load("acme.yaml", []byte(tryPack))
	if err != nil {
		t.Fatal(err)
	}
	return (&systems.Packs{Systems: []*systems.Pack{pack}}).Tries(pack, pack.Row(row))
}

func TestAnExampleIsShownAsItIsSentWithItsSecretsMasked(t *testing.T) {
	t.Parallel()
	for i, want := range [][]string{
		{"POST /v1/form?token=[token]", "Content-Type: application/x-www-form-urlencoded", "Authorization: Basic [credentials]", "code=12+34&password=[password]"},
		{"POST /v%202/form", "Content-Type: application/x-www-form-urlencoded", "password="},
		{"POST /v1/form", "Content-Type: application/x-www-form-urlencoded", "Authorization: Basic [credentials]", "(an empty payload)"},
	} {
		got := tries(t, "acme.1")[i].Lines()
		if !slices.Equal(got, want) {
			t.Errorf("example %d is %q, want %q", i, got, want)
		}
		if strings.Contains(strings.Join(got, " "), "planted") {
			t.Errorf("example %d shows a secret", i)
		}
	}
}

func TestARowWithoutAnExampleTakesThoseOfItsTwins(t *testing.T) {
	t.Parallel()
	if own, twins := tries(t, "acme.1"), tries(t, "acme.2"); len(own) != 3 || len(twins) != 3 || twins[0].Example.ID != "one" {
		t.Errorf("found %d and %d", len(own), len(twins))
	}
}

// Every clue and sign that a pack may name has words of its own.
func TestEveryTraitAndSignHasWords(t *testing.T) {
	t.Parallel()
	pack := &systems.Pack{}
	seen := map[string]bool{"": true}
	for _, trait := range []systems.Trait{
		systems.IsAbsent, systems.IsEmpty, systems.IsMissing, systems.IsPresent, systems.IsMalformed, systems.IsWellFormed, systems.IsOneOf,
		systems.IsNotOneOf, systems.IsNull, systems.IsWrongKind, systems.HasNoBody, systems.HasBrokenBody, systems.HasNoCredentials,
	} {
		words := pack.Speak(nil, systems.Clue{Field: "code", Is: trait})
		if seen[words] {
			t.Errorf("%s is said as %q", trait, words)
		}
		seen[words] = true
	}
	for _, sign := range []systems.Sign{
		systems.CodeUsed, systems.CodeRefused, systems.CodeOld, systems.CodeReplaced, systems.LimitReached, systems.WorksElsewhere, systems.ManyUsers,
	} {
		if seen[sign.Words()] {
			t.Errorf("%s is said as %q", sign, sign.Words())
		}
		seen[sign.Words()] = true
	}
}

func TestEveryRowSaysWhatItsAnswerIs(t *testing.T) {
	t.Parallel()
	for _, hit := range systems.Embedded().Search("") {
		for _, when := range append([]systems.When{hit.Row.When}, hit.Row.Also...) {
			if len(when.Lines()) == 0 {
				t.Errorf("%s names nothing", hit.Row.ID)
			}
		}
	}
}
