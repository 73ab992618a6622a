package query

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// pieces are what the random queries are made of.
func pieces() []string {
	list := []string{
		" ", " ", " ", "-", ",", `"`, "“", `\`, ":", "/", "422", "4xx", "0791", "079", "123 4567", "+962", "00962", "791234567", "٠٧٩",
		"x", "two words", "invalid_code", "nextreason", "otp", "verify", "open", "waiting", "negative", "simulated", "2d", "yesterday",
		"2026-11-01", "T09:05", "Z", "42", "81c2aa", "fax:", "\x00", "\xff", "\u202e", "é", "system:", "http:",
	}
	for _, f := range Fields() {
		list = append(list, f.Word+":")
	}
	return list
}

func anyQuery() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces()), 0, 14).Draw(t, "pieces"), "")
	})
}

func TestAQueryThatIsWrittenReadsTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) { sound(t, anyQuery().Draw(t, "text")) })
}

// sound holds against a text what must hold of every one.
func sound(t interface{ Fatalf(string, ...any) }, text string) {
	p, err := known().Parse(text, now())
	if p.Wants != nil {
		inside(t, text, p.Wants)
	}
	if err != nil {
		var wrong *Error
		if !errors.As(err, &wrong) {
			t.Fatalf("%q: %T", text, err)
		}
		inside(t, text, wrong)
	}
	written := p.String()
	again, err := known().Parse(written, now())
	if err != nil || again.Wants != nil || !alike(p.Query.All, again.Query.All) {
		t.Fatalf("%q is written %q\nwas %+v\nis  %+v, %v, wants %v", text, written, p.Query.All, again.Query.All, err, again.Wants)
	}
	if again.String() != written {
		t.Fatalf("%q is written %q, and that %q", text, written, again)
	}
	for cursor := 0; cursor <= len(text); cursor += 1 + len(text)/64 {
		c := known().Complete(text, cursor)
		if c.From < 0 || c.From > c.To || c.To > len(text) || c.To != cursor {
			t.Fatalf("%q at %d completes %d to %d", text, cursor, c.From, c.To)
		}
	}
}

// inside says that an error points into the text and is one line.
func inside(t interface{ Fatalf(string, ...any) }, text string, e *Error) {
	if e.Start < 0 || e.Start >= e.End || e.End > len(text) || e.Column < 1 || e.Column > utf8.RuneCountInString(text) || strings.ContainsAny(e.Error(), "\n\r\x1b") {
		t.Fatalf("%q: %+v", text, e)
	}
}

func FuzzQuery(f *testing.F) {
	for _, text := range []string{
		"", `http:422 system:nextreason -code:x,y since:2d "two words"`, "user:079 123 4567", `body:"open`, "fax:1", ",-x", `079 "" 1234567`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { sound(t, text) })
}
