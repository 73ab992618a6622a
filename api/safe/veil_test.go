package safe

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// drawn is text with what is hidden in it drawn over, a bullet a rune.
func drawn(text string, hidden []Hidden) string {
	var b strings.Builder
	at := 0
	for _, h := range hidden {
		b.WriteString(text[at:h.Start] + strings.Repeat("•", utf8.RuneCountInString(text[h.Start:h.End])))
		at = h.End
	}
	return b.String() + text[at:]
}

func TestAVeilHidesWhatHasTheFormOfAPersonalValue(t *testing.T) {
	t.Parallel()
	v := NewVeil(nil)
	v.Leave("support@vendor.example")
	for text, want := range map[string]string{
		"mobileNumber +962790001234, as sent":      "mobileNumber +962•••••••••, as sent",
		"call +962 79 000 1234 now":                "call +962•••••••••••• now",
		"typing +96279000":                         "typing +962•••••",
		"national 0790001234 and 00962790001234":   "national •••••••••• and ••••••••••••••",
		"being typed 0790001":                      "being typed •••••••",
		"in groups 079 000 1234, (079) 000-1234":   "in groups ••••••••••••, (•••••••••••••",
		"on 03-11-2026, 09 of 14, 08 November":     "on 03-11-2026, 09 of 14, 08 November",
		"omar.haddad@example.test is unknown":      "•••••••••••••••••••••••• is unknown",
		"a row that is cut omar@exam…":             "a row that is cut •••••••••…",
		"/reset?phone=%2B962790001234&x=1":         "/reset?phone=%2B962•••••••••&x=1",
		"write to Support@vendor.example":          "write to Support@vendor.example",
		"at 2026-11-26 19:40:00.120 +03:00 UTC+3":  "at 2026-11-26 19:40:00.120 +03:00 UTC+3",
		"422 in 182 ms, 2 048 bytes, try 2 of 5":   "422 in 182 ms, 2 048 bytes, try 2 of 5",
		"[phone-1: +962, E.164, 12 digits]":        "[phone-1: +962, E.164, 12 digits]",
		"request id 7c1de2a0-0790001234-4f1e":      "request id 7c1de2a0-0790001234-4f1e",
		"operator ********67, mcc 416 mnc 01":      "operator ********67, mcc 416 mnc 01",
		"row nextreason.otp_verify.mobile.16 (03)": "row nextreason.otp_verify.mobile.16 (03)",
	} {
		if got := drawn(text, v.In(text)); got != want {
			t.Errorf("%q became %q, not %q", text, got, want)
		}
	}
}

func TestAVeilHidesWhatItKnowsInEveryWriting(t *testing.T) {
	t.Parallel()
	v := NewVeil([]string{"+962790001234", "omar.haddad@example.test", "Omar Haddad", "cust-77812"})
	for _, text := range []string{
		"790001234", "79 000 1234", "962790001234", "(079) 000-1234", "٠٧٩٠٠٠١٢٣٤",
		"OMAR.haddad@example.test", "omar.haddad%40example.test", `omar.haddad\u0040example.test`,
		"Haddad", "OMAR HADDAD", "cust-77812", "CUST-77812",
		base64.StdEncoding.EncodeToString([]byte("phone=+962790001234")),
		url.QueryEscape("Omar Haddad"), "cust-77…", "…-77812", "+96279000…", "omar.had…",
		"omar.haddad%4…", "…%40example.test", "079000…", "(079) 000-1…", "962 790 0…", "…001234", "… 000-1234",
	} {
		text = "before " + text + " behind"
		left := strings.Trim(strings.NewReplacer("before ", "", " behind", "", "•", "", "…", "", "+962", "", "%2B", "").Replace(drawn(text, v.In(text))), "+( ")
		if left != "" {
			t.Errorf("%q leaves %q", text, left)
		}
	}
	for _, text := range []string{"as cust-778 is", "Oman", "790001235", "a had b"} {
		if hidden := v.Torn(text); len(hidden) > 0 {
			t.Errorf("%q became %q", text, drawn(text, hidden))
		}
	}
}

func TestAVeilHidesWhatARowLeavesOfWhatItKnows(t *testing.T) {
	t.Parallel()
	v := NewVeil([]string{"+962790001234", "omar.haddad@example.test"})
	for row, want := range map[string]string{
		"write to omar.haddad": "write to •••••••••••",
		"(omar.haddad@exam":    "(••••••••••••••••",
		"example.test, then":   "••••••••••••, then",
		"haddad@example":       "••••••••••••••",
		"call +962 79 00":      "call +962••••••",
		"000 1234 or later":    "•••••••• or later",
		"79 000 1":             "••••••••",
		"it is 07 omar":        "it is 07 omar",
		"test of omar.k":       "test of omar.k",
		"haddad@exa…":          "••••••••••…",
		"haddad is his name":   "haddad is his name",
		"":                     "",
	} {
		if got := drawn(row, v.Edges(row)); got != want {
			t.Errorf("%q became %q, not %q", row, got, want)
		}
	}
	if got := drawn("…haddad@exa… is typed", v.In("…haddad@exa… is typed")); got != "•••••••••••… is typed" {
		t.Error(got)
	}
}

func TestValuesOfAFormAreTakenFromAWholeText(t *testing.T) {
	t.Parallel()
	text := "omar.haddad@example.test or 079 000 1234, +962 79 000 5678, tried 422 times on 2026-11-26"
	if got := strings.Join(FormedIn(text), "|"); got != "omar.haddad@example.test|079 000 1234|+962 79 000 5678" {
		t.Error(got)
	}
	v := NewVeil(FormedIn(text))
	for _, part := range []string{"079 000…", "0790001234", "+962 79 0001234", "+962 79 000…", "omar.hadd…"} {
		if got := drawn(part, v.In(part)); strings.ContainsAny(strings.TrimPrefix(got, "+962"), "0123456789omar") {
			t.Errorf("%q became %q", part, got)
		}
	}
}

func TestAVeilFollowsThousandsOfValues(t *testing.T) {
	t.Parallel()
	values := make([]string, 4000)
	for i := range values {
		values[i] = fmt.Sprintf("caller.%d@example.test", i)
	}
	v := NewVeil(values)
	if got := drawn("mail caller.3999@ex", v.Edges("mail caller.3999@ex")); got != "mail ••••••••••••••" {
		t.Error(got)
	}
}

func TestAVeilDoesNotTellWhatItHides(t *testing.T) {
	t.Parallel()
	v := NewVeil([]string{"+962790001234"})
	if got := fmt.Sprintf("%v %+v %#v %s", v, v, v, v); strings.Contains(got, "790001234") {
		t.Error(got)
	}
}

func TestPersonalValuesOfAMessageAreNamedByRuleAndByForm(t *testing.T) {
	t.Parallel()
	rules := []Rule{{Place: InRequest, Name: "fullName", Class: Personal, Kind: "name"}}
	m := RecordMessage{Body: Record{`{"fullName":"Omar Haddad","alias":"x","contact":"write to omar@example.test"}`}}
	if got := strings.Join(PersonalIn(rules, m, true), "|"); got != "Omar Haddad|omar@example.test" {
		t.Error(got)
	}
}

func TestWhatAVeilHidesAreWholeRunesInOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringMatching(`(\+9627[789]\d{7}|[a-zé]{3,9}@[a-z]{2,6}\.test|[A-ZÄ][a-zß]{3,8} [A-Z][a-z]{3,8})`).Draw(t, "value")
		text := rapid.String().Draw(t, "before") + rapid.SampledFrom([]string{"", "…", " ", "│"}).Draw(t, "mark") + value + rapid.String().Draw(t, "behind")
		v := NewVeil([]string{value})
		at := 0
		for _, h := range v.In(text) {
			if h.Start < at || h.End <= h.Start || h.End > len(text) {
				t.Fatalf("%+v of %d bytes, behind %d", h, len(text), at)
			}
			at = h.End
		}
		if again := v.In(text); fmt.Sprint(again) != fmt.Sprint(v.In(text)) {
			t.Fatal("reading twice differs")
		}
	})
}

func BenchmarkVeilOverAScreen(b *testing.B) {
	v := NewVeil([]string{"+962790001234", "omar.haddad@example.test", "Omar Haddad"})
	text := strings.Repeat(strings.Repeat("mobileNumber +962790001234 is not accepted   ", 3)+"\n", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		v.In(text)
	}
}

// A long list of cases names a thousand people.
func BenchmarkVeilOfAThousand(b *testing.B) {
	values := make([]string, 1000)
	for i := range values {
		values[i] = fmt.Sprintf("+9627900%05d", i)
		if i%2 == 0 {
			values[i] = fmt.Sprintf("user%d@example.test", i)
		}
	}
	text := strings.Repeat(strings.Repeat("a row that is cut here… and +962790000123 ", 3)+"\n", 40)
	b.Run("make", func(b *testing.B) {
		for b.Loop() {
			NewVeil(values)
		}
	})
	v := NewVeil(values)
	b.Run("edges", func(b *testing.B) {
		for b.Loop() {
			for row := range strings.SplitSeq(text, "\n") {
				v.Edges(row)
			}
		}
	})
	b.Run("screen", func(b *testing.B) {
		for b.Loop() {
			v.In(text)
		}
	})
}

// Numbers that are dialled abroad, in groups or not, and addresses of hosts are hidden;
// times, versions and what is only this machine are not.
func TestAVeilKnowsNumbersDialledAbroadAndAddresses(t *testing.T) {
	t.Parallel()
	text := "0044 20 7946 0958, 00 44 20 7946 0958, 004420 79460958, 0044-20-7946-0958 from 91.186.240.13 and 2001:db8::7, " +
		"at 10:01:51 of 2026-11-27, http://127.0.0.1:8080, version 1.2.3.4, 0001 0002 0003 0004"
	want := "0044 20 7946 0958|00 44 20 7946 0958|004420 79460958|0044-20-7946-0958|91.186.240.13|2001:db8::7"
	if got := strings.Join(FormedIn(text), "|"); got != want {
		t.Errorf("hidden are %s", got)
	}
}
