package systems_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api/systems"
)

// searchable are packs with answers as callers read them out: one of the program's and
// one more.
func searchable() *systems.Packs {
	packs := systems.Embedded()
	row := func(id, operation string, when systems.When, title, cause string) systems.Row {
		return systems.Row{ID: id, Operation: operation, Basis: systems.Documented, When: when, Title: title, Cause: cause}
	}
	packs.Systems = append([]*systems.Pack{packs.System("authmatech")}, &systems.Pack{
		ID: "acme", Name: "Acme Ident", Spellings: map[string]string{"invalid fomat": "invalid format"},
		Operations: []systems.Operation{{ID: "otp_verify", Name: "Verify a code"}, {ID: "otp_send", Name: "Send a code"}},
		Rows: []systems.Row{
			row("acme.otp_verify.1", "otp_verify", systems.When{Status: []int{200}}, "The code is right", "It was accepted."),
			row("acme.otp_verify.2", "otp_verify", systems.When{Status: []int{422}, Text: []string{"Enter a valid verification code."}}, "The code was used before", "A code counts once."),
			row("acme.otp_verify.3", "otp_verify", systems.When{Status: []int{422}, Code: []string{"user_attempts_limits"}}, "Too many attempts", "Five a minute."),
			row("acme.otp_verify.4", "otp_verify", systems.When{Status: []int{502}, Code: []string{"invalid_parameters"}, Detail: map[string]string{"user_id": "invalid format"}}, "The user id has the wrong form", "It is no number."),
			row("acme.otp_verify.11", "otp_verify", systems.When{Status: []int{401}, Text: []string{"Your session has expired"}}, "The session ended", "It lasts ten minutes."),
			row("acme.otp_send.1", "otp_send", systems.When{Code: []string{"4711"}}, "A number for a code", "The vendor numbers this one."),
		},
	})
	return packs
}

func TestWhatACallerReadsOutFindsTheAnswer(t *testing.T) {
	t.Parallel()
	packs := searchable()
	for said, want := range map[string]string{
		"422 valid verification code":        "acme.otp_verify.2",
		"Enter a valid verification code":    "acme.otp_verify.2",
		"please enter a valid code, it says": "acme.otp_verify.2",
		"valid verfication cdoe":             "acme.otp_verify.2",
		"session expired":                    "acme.otp_verify.11",
		"500 session expired":                "acme.otp_verify.11",
		"sesion exipred":                     "acme.otp_verify.11",
		"invalid fomat":                      "acme.otp_verify.4",
		"user_id: invalid format":            "acme.otp_verify.4",
		"invalid mobile number":              "authmatech.errors.code.03",
		"INVALID_MOBILE_NUMBER":              "authmatech.errors.code.03",
		"user attempts limit":                "acme.otp_verify.3",
		"4711":                               "acme.otp_send.1",
		"ENOTFOUND":                          "http.dns",
		"getaddrinfo ENOTFOUND":              "http.dns",
		"curl: (6) Could not resolve host":   "http.dns",
		"ECONNREFUSED":                       "http.refused",
		"socket hang up":                     "http.reset",
		"acme.otp_verify.1":                  "acme.otp_verify.1",
		"op:otp_verify status:502":           "acme.otp_verify.4",
		"http:422 system:acme too many":      "acme.otp_verify.3",
		"system:ac operation:otp_s":          "acme.otp_send.1",
	} {
		if hits := packs.Search(said); len(hits) == 0 || hits[0].Row.ID != want {
			t.Errorf("%q found %s, not %s", said, names(hits), want)
		}
	}
}

func names(hits []systems.Hit) string {
	var all []string
	for _, hit := range hits[:min(3, len(hits))] {
		all = append(all, fmt.Sprint(hit.Row.ID, " ", hit.Score))
	}
	return fmt.Sprintf("%d: %s", len(hits), strings.Join(all, ", "))
}

func TestWithoutAQueryEveryRowComesInTheOrderOfThePacksAndHTTPLast(t *testing.T) {
	t.Parallel()
	packs := searchable()
	var want []string
	for _, pack := range append(slices.Clone(packs.Systems), packs.HTTP) {
		for _, row := range pack.Rows {
			want = append(want, row.ID)
		}
	}
	for _, query := range []string{"", "  ", "system:", "…"} {
		var got []string
		for _, hit := range packs.Search(query) {
			got = append(got, hit.Row.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q found %v", query, got)
		}
	}
}

func TestAStatusNarrowsTheSearchWhereItIsDocumented(t *testing.T) {
	t.Parallel()
	for query, all := range map[string]int{"422 system:acme": 2, "status:422 system:acme": 2, "status:4 system:acme": 3, "404 system:acme": 0} {
		hits := searchable().Search(query)
		if len(hits) != all {
			t.Errorf("%q found %s", query, names(hits))
		}
	}
}

func TestAnExactCodeComesBeforeWordsAndThoseBeforeATitle(t *testing.T) {
	t.Parallel()
	packs := &systems.Packs{Systems: []*systems.Pack{{ID: "acme", Name: "Acme", Rows: []systems.Row{
		{ID: "acme.cause", Cause: "no balance"},
		{ID: "acme.title", Title: "There is no balance"},
		{ID: "acme.text", When: systems.When{Text: []string{"you have no balance left"}}},
		{ID: "acme.code", When: systems.When{Code: []string{"NO_BALANCE"}}},
	}}}}
	var got []string
	for _, hit := range packs.Search("no balance") {
		got = append(got, hit.Row.ID)
	}
	if want := []string{"acme.code", "acme.text", "acme.title", "acme.cause"}; !slices.Equal(got, want) {
		t.Errorf("found %v", got)
	}
}

func TestWhatAQueryCannotMeanIsSaid(t *testing.T) {
	t.Parallel()
	index := searchable().Index()
	for query, want := range map[string]string{
		"system:acne":                 `no system begins with "acne"; did you mean "acme"?`,
		"sytem:acme":                  `there is no filter "sytem:"; did you mean "system:"?`,
		"system:acme op:verify":       `no operation begins with "verify"`,
		"status:abc":                  `"abc" is no HTTP status`,
		"500 session expired":         "shown whatever the status",
		"it says session expired now": "shown is what comes nearest",
	} {
		if found := index.Search(query); !strings.Contains(strings.Join(found.Notes, "; "), want) {
			t.Errorf("of %q is said %q", query, found.Notes)
		}
	}
	if found := index.Search("session expired"); len(found.Notes) > 0 {
		t.Errorf("of a plain query is said %q", found.Notes)
	}
}

func TestEveryRowIsFoundByItsIDAndByEachOfItsCodes(t *testing.T) {
	t.Parallel()
	packs := searchable()
	index := packs.Index()
	for _, hit := range packs.Search("") {
		row := hit.Row
		if hits := index.Search(row.ID).Hits; len(hits) == 0 || hits[0].Row != row {
			t.Errorf("%s found %s", row.ID, names(hits))
		}
		for _, when := range append([]systems.When{row.When}, row.Also...) {
			for _, code := range when.Code {
				hits := index.Search(code).Hits
				if !slices.ContainsFunc(hits, func(h systems.Hit) bool { return h.Row == row }) {
					t.Errorf("the code %s did not find %s but %s", code, row.ID, names(hits))
				}
			}
		}
	}
}

func TestFiltersHoldForEveryHitWhateverIsTyped(t *testing.T) {
	t.Parallel()
	packs := searchable()
	index := packs.Index()
	word := rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{"system:acme", "system:auth", "op:otp_verify", "status:422", "http:4", "422", "code", "valid", "session", "expierd", "status:", "system:x", "404"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 5).Draw(t, "words"), " ")
		query := packs.ParseQuery(text)
		seen := map[*systems.Row]bool{}
		for _, hit := range index.Search(text).Hits {
			row := hit.Row
			if seen[row] {
				t.Fatalf("%q found %s twice", text, row.ID)
			}
			seen[row] = true
			status := func(s int) bool { return strings.HasPrefix(fmt.Sprint(s), query.Status) }
			if query.Status != "" && !slices.ContainsFunc(row.Statuses(), status) ||
				!strings.HasPrefix(hit.Pack.ID, query.System) && !strings.HasPrefix(strings.ToLower(hit.Pack.Name), query.System) ||
				row.Operation != "" && !strings.HasPrefix(row.Operation, query.Operation) {
				t.Fatalf("%q found %s, which its filters do not allow", text, row.ID)
			}
		}
	})
}

// BenchmarkSearch is one key's search among 250 rows.
func BenchmarkSearch(b *testing.B) {
	packs := searchable()
	pack := packs.System("acme")
	for i := range 250 {
		row := pack.Rows[i%6]
		row.ID = fmt.Sprint(row.ID, ".", i)
		row.Cause = fmt.Sprintf("The value%d of field%d was refused, because state%d is not as the vendor%d wants it.", i, i, i, i)
		pack.Rows = append(pack.Rows, row)
	}
	for _, query := range []string{"", "v", "422 valid verification code", "verfication cdoe", "qqqqqqq wwwwwww"} {
		index := packs.Index()
		index.Search("warm")
		b.Run(query, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				index.Search(query)
			}
		})
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			packs.Index().Search("code")
		}
	})
}
