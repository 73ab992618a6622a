package systems_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api/systems"
)

func TestWhatPeopleSayAroundAnAnswerDoesNotCount(t *testing.T) {
	t.Parallel()
	index := systems.Embedded().Index()
	for said, want := range map[string]struct{ first, code string }{
		"it says user blocked":              {"nextreason.otp_verify.email.22", "user_attempts_limit"},
		"It’s saying “user blocked”.":       {"nextreason.otp_verify.email.22", "user_attempts_limit"},
		"the code is not working":           {"nextreason.otp_verify.email.10", "invalid_code"},
		"my code doesn't work":              {"nextreason.otp_verify.email.10", "invalid_code"},
		"it says not found":                 {"authmatech.inferred.web_transaction", "resource_not_found"},
		"not found":                         {"authmatech.inferred.web_transaction", "resource_not_found"},
		"it keeps saying too many attempts": {"scayle.errors.4xx.06", "TOO_MANY_ATTEMPTS"},
		"the number is not valid":           {"authmatech.errors.code.03", "INVALID_MOBILE_NUMBER"},
		"he gets a USER_DEACTIVATED":        {"scayle.errors.4xx.02", "USER_DEACTIVATED"},
	} {
		found := index.Search(said)
		if len(found.Hits) == 0 {
			t.Errorf("%q found nothing", said)
			continue
		}
		if row := found.Hits[0].Row; row.ID != want.first || !slices.Contains(row.When.Code, want.code) {
			t.Errorf("%q found %s, not %s", said, names(found.Hits), want.first)
		}
		if len(found.Notes) > 0 {
			t.Errorf("of %q is said %q", said, found.Notes)
		}
	}
}

func TestAStatusAmongFillersListsItsAnswers(t *testing.T) {
	t.Parallel()
	index := systems.Embedded().Index()
	want, got := index.Search("422"), index.Search("i just get a 422")
	if len(want.Hits) == 0 || names(got.Hits) != names(want.Hits) || len(got.Notes) > 0 {
		t.Errorf("found %s and said %q, not %s", names(got.Hits), got.Notes, names(want.Hits))
	}
}

func TestAQueryOfFillersAloneLooksForThem(t *testing.T) {
	t.Parallel()
	index := systems.Embedded().Index()
	for _, said := range []string{"the", "is", "it was"} {
		hits := index.Search(said).Hits
		if len(hits) == 0 || len(hits) == len(index.Search("").Hits) {
			t.Errorf("%q found %d rows", said, len(hits))
		}
	}
}

func TestTheVendorsSentenceIsFoundWithFillersInItAndAround(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	index := packs.Index()
	for _, hit := range packs.Search("") {
		for _, text := range hit.Row.When.Text {
			for _, said := range []string{text, "it says " + strings.ToLower(text) + ", please"} {
				found := index.Search(said)
				if !slices.ContainsFunc(found.Hits, func(h systems.Hit) bool { return h.Row == hit.Row }) || len(found.Notes) > 0 {
					t.Errorf("%q did not find %s but %s, and is said %q", said, hit.Row.ID, names(found.Hits), found.Notes)
				}
			}
		}
	}
}
