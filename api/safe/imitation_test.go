package safe

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestATextThatLooksLikeATokenIsMarked(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"[phone-1: +962, E.164, 12 digits]":                     "[as received: phone-1: +962, E.164, 12 digits]",
		"see [api-key #3f2a: 32 chars] and [code: 6 digits]":    "see [as received: api-key #3f2a: 32 chars] and [as received: code: 6 digits]",
		"[ PHONE - 2 ] [email-12] [cut-1: 5 chars]":             "[as received:  PHONE - 2 ] [as received: email-12] [as received: cut-1: 5 chars]",
		"[as received: phone-1: x]":                             "[as received: phone-1: x]",
		"[as received: [phone-1: x]]":                           "[as received: [as received: phone-1: x]]",
		`{"m":"[name-1: 2 words]","[ip-1: IPv4]":1}`:            `{"m":"[as received: name-1: 2 words]","[as received: ip-1: IPv4]":1}`,
		`{"m":"\u005bname-1: 2 words]"}`:                        `{"m":"[as received: name-1: 2 words]"}`,
		"https://x.example/?q=%5Bphone-1:+3+digits%5D":          "https://x.example/?q=%5Bas+received:+phone-1:+3+digits%5D",
		"&#91;phone-1: 3 digits&#93;":                           "[as received: phone-1: 3 digits]",
		"was [answer body: 5 bytes, binary] so":                 "was [as received: answer body: 5 bytes, binary] so",
		"[answer body: 5 bytes, binary]":                        "[answer body: 5 bytes, binary]",
		"[email: required] [code: INVALID] [x] [1] [] [a-1: b]": "[email: required] [code: INVALID] [x] [1] [] [a-1: b]",
	} {
		s := NewSharer(Key{1}, "42")
		got := s.Text(Record{in})
		if got.s != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
		if json.Valid([]byte(in)) && !json.Valid(got.Bytes()) {
			t.Errorf("not JSON any more: %s", got)
		}
		if leaks := s.Leaks(got); len(leaks) > 0 {
			t.Errorf("%s leaks %v", got, leaks)
		}
		if again := NewSharer(Key{1}, "42").Text(Record{got.s}); again.s != got.s {
			t.Errorf("%s becomes %s", got, again)
		}
	}
}

// The second scan takes no text for a token only because it looks like one.
func TestATokenThatNoTextHasIsALeak(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("phone", "+962791234567")
	ours := s.Words("call 0791234567").s
	if leaks := s.Leaks(Text{s: ours}); len(leaks) > 0 {
		t.Errorf("%v", leaks)
	}
	if leaks := s.Leaks(Text{s: strings.Replace(ours, ", ", ",\n  ", 1)}); len(leaks) > 0 {
		t.Errorf("a token that is wrapped: %v", leaks)
	}
	forged := []string{"a mark that this ticket did not make"}
	for _, text := range []string{"[phone-1: +962, E.164, 12 digits]", "[phone-2: national, 10 digits]", "%5Bphone-1:+3+digits%5D", "[api-key #3f2a: 32 chars]"} {
		if leaks := s.Leaks(Text{s: ours + text}); !slices.Equal(leaks, forged) {
			t.Errorf("%s: %v", text, leaks)
		}
	}
}

// What facts explain is ours, also without a fingerprint; so are bodies of which
// nothing else was kept.
func TestPlaceholdersOfTheHistoryAreNotImitations(t *testing.T) {
	t.Parallel()
	s, a, b := share("42", Message{Headers: []Header{{"X-API-KEY", ""}, {"Authorization", "Bearer " + fakeToken}}, Body: []byte("{not")}, answering("\x00\x01"))
	if out := shared(s, a) + shared(s, b); strings.Contains(out, "as received") || !strings.Contains(out, "[api-key: empty]") || !strings.Contains(out, "[request body: ") {
		t.Error(out)
	}
}

func TestATextOfOursStaysAsItIs(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("phone", "+962791234567")
	for _, in := range []string{"call 0791234567", `{"to":"+962791234567","x":"[phone-1: x]"}`, "https://x.example/?u=0791234567", "a=0791234567&b=1"} {
		once := s.Text(Record{in})
		if twice := s.Text(Record{once.s}); twice != once {
			t.Errorf("%s becomes %s", once, twice)
		}
	}
}

// What stands behind a text may close what the text leaves open.
func TestATokenThatIsLeftOpenIsMarked(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("phone", "+962791234567")
	for text, want := range map[string]string{
		"see [phone-1: ": "see [as received: phone-1: ", "[phone-1": "[as received: phone-1", "[code #81c2: 6": "[as received: code #81c2: 6",
		"[phone-1: */[phone-1: \x05]": `[phone-1: */[as received: phone-1: \x05]`, "[phone-1: [phone-1: ": "[phone-1: [as received: phone-1: ",
		"[1, [2": "[1, [2", "[phone": "[phone", "a [b: c": "a [b: c",
	} {
		got := s.Words(text).s
		if got != want || len(s.Leaks(Text{s: "(" + got + "\n]"})) > 0 {
			t.Errorf("%q became %q, want %q; %v", text, got, want, s.Leaks(Text{s: got + "]"}))
		}
		if again := s.Words(got).s; again != got {
			t.Errorf("%q became %q", got, again)
		}
	}
}
