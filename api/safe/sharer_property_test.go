package safe

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"
	"pgregory.net/rapid"
)

// ways to write a number that the library does not have.
var ways = map[string]func(e164, code, national, trunk string) string{
	"E.164":          func(e164, _, _, _ string) string { return e164 },
	"no plus":        func(e164, _, _, _ string) string { return e164[1:] },
	"00":             func(e164, _, _, _ string) string { return "00" + e164[1:] },
	"trunk":          func(_, _, national, trunk string) string { return trunk + national },
	"spaces":         func(_, code, national, _ string) string { return "+" + code + " " + spaced(national, " ") },
	"dashes":         func(_, _, national, trunk string) string { return trunk + spaced(national, "-") },
	"dots, brackets": func(_, code, national, _ string) string { return "(+" + code + ") " + spaced(national, ".") },
	"Arabic-Indic":   func(e164, _, _, _ string) string { return inScript(e164, '٠') },
	"Persian":        func(_, _, national, trunk string) string { return inScript(trunk+national, '۰') },
	"full-width":     func(e164, _, _, _ string) string { return inScript(e164, '０') },
}

func spaced(digits, by string) string {
	return digits[:3] + by + digits[3:5] + by + digits[5:]
}

func inScript(s string, zero rune) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return zero + r - '0'
		}
		return r
	}, s)
}

// bare removes everything that does not change which number it is.
func bare(s string) string {
	var b strings.Builder
	for _, r := range s {
		if d, ok := digitOf(r); ok {
			b.WriteByte('0' + d)
		} else if !phoneFiller(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// recoveredNumber reads text as [recovered] does, and every reading without
// separators and in plain digits.
func recoveredNumber(text, national string, layers int) bool {
	if strings.Contains(bare(text), national) {
		return true
	}
	if layers == 0 {
		return false
	}
	for _, name := range slices.Sorted(keysOf(undoings)) {
		for _, plain := range undoings[name](text) {
			if plain != text && recoveredNumber(plain, national, layers-1) {
				return true
			}
		}
	}
	return false
}

// noDigits: digits and a plus sign before a number would make another one of it.
func noDigits(s string) bool { return !strings.ContainsAny(s, "+0123456789") }

// A personal number that a rule names once is not recovered from anything that
// leaves, however it is written there and whatever it is encoded in; and it is one
// token. A second scan finds it where the first was bypassed.
func TestANumberNeverSurvives(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		number, region, trunk := oracle(t)
		e164 := phonenumbers.Format(number, phonenumbers.E164)
		national := phonenumbers.GetNationalSignificantNumber(number)
		if len(national) < minPhone {
			return // too short to be told from other digits: it is replaced where it is named only
		}
		way := rapid.SampledFrom(slices.Sorted(keysOf(ways))).Draw(t, "way")
		chain := rapid.SliceOfN(rapid.SampledFrom(slices.Sorted(keysOf(encodings))), 0, 2).Draw(t, "chain")
		echo := ways[way](e164, fmt.Sprint(number.GetCountryCode()), national, trunk)
		for _, name := range chain {
			echo = encodings[name](echo)
		}
		echo = rapid.StringMatching(`([!-~ ]{0,6}[ ,:;!?<>|])?`).Filter(noDigits).Draw(t, "before") + echo
		carrier := rapid.SampledFrom(slices.Sorted(keysOf(carriers))).Draw(t, "carrier")
		request, answer := carriers[carrier](echo)
		request.Headers = append(request.Headers, Header{"X-Tracking-User", e164})

		s, a, b := share("42", request, answer)
		out := shared(s, a) + "\n" + shared(s, b)
		if recoveredNumber(out, national, len(chain)+1) {
			t.Fatalf("%s of %s as %s in %s by %v is recovered from\n%s", e164, region, way, carrier, chain, out)
		}
		if json.Valid(answer.Body) && !json.Valid([]byte(s.Text(b.Body).s)) {
			t.Fatalf("not JSON any more: %s", s.Text(b.Body))
		}
		if leaks := s.Leaks(Text{s: out}); len(leaks) > 0 {
			t.Fatalf("a clean ticket is said to leak %v:\n%s", leaks, out)
		}
		if leaks := s.Leaks(Text{s: out + "\n" + echo}); len(leaks) == 0 {
			t.Fatalf("the second scan misses %q: %v", echo, leaks)
		}
	})
}
