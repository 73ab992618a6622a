package safe

import (
	"slices"
	"strings"
	"testing"
)

// One attempt names a key and a code, the answer of another, whose redactor never knew
// them, holds them.
func TestWhatAnotherAttemptCutIsCutHere(t *testing.T) {
	t.Parallel()
	one, _, _ := redact(Message{Headers: []Header{{"X-API-KEY", fakeKey}, {"X-Secret", ""}}, Body: []byte(`{"code":748323,"password":"correct horse battery"}`)}, Message{})
	token := ""
	for _, echo := range []string{fakeKey, "'" + fakeKey + "'", fakeKey + ".", "(" + fakeKey + ")", "api_key=" + fakeKey, "https://x.example/" + fakeKey + "?a=1", "key:" + fakeKey + ",", encodings["base64"]("k " + fakeKey), encodings["every"](fakeKey), "748323", "correct horse battery"} {
		in := echo
		if !strings.HasPrefix(echo, "correct") {
			in = "seen " + echo + " before"
		}
		_, _, two := redact(Message{Headers: []Header{{"X-API-KEY", "fk_live_ZYXWVUTSRQPONMLKJIHG"}}}, Message{})
		two.Body = Record{`{"message":` + quoteJSON(in) + `,"id":"748323x","at":1748323000}`}
		s := NewSharer(Key{1}, "42")
		s.Study(caseRules, one.Facts(), RecordMessage{}, true)
		s.Study(caseRules, nil, two, false)
		spaced := strings.Contains(echo, " ") // a value that is several words is found where it stands alone
		if leaks := s.Leaks(Text{s: two.Body.s}); !spaced && (len(leaks) == 0 || !strings.Contains(leaks[len(leaks)-1], " #")) {
			t.Errorf("the second scan finds %v in %s", leaks, two.Body)
		}
		got := s.Text(two.Body)
		for _, gone := range []string{fakeKey, "748323 ", "correct horse"} {
			if ways := recovered(got.s, gone, 2); len(ways) > 0 {
				t.Errorf("%s became %s", in, got)
			}
		}
		if !strings.Contains(got.s, `"id":"748323x","at":1748323000`) {
			t.Errorf("too much is gone from %s", got)
		}
		if leaks := s.Leaks(got); len(leaks) > 0 {
			t.Errorf("%s leaks %v", got, leaks)
		}
		cut := s.Tokens()[slices.IndexFunc(s.Tokens(), func(t Token) bool { return t.Count == 1 })]
		if len(cut.Places) != 1 || !strings.HasPrefix(cut.Places[0], "body message") {
			t.Errorf("%+v", cut)
		}
		if echo == fakeKey {
			token = cut.Name
		}
		if strings.Contains(echo, fakeKey) && cut.Name != token {
			t.Errorf("%s has the token %s, not %s", echo, cut.Name, token)
		}
	}
}

// A password that is a word of every document is one nobody hunts: the ticket's own
// words would hold it back.
func TestAPasswordThatIsAWordHoldsNothingBack(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"message", "request", "Password1", "verification"} {
		one, _, _ := redact(Message{Body: []byte(`{"password":"` + word + `"}`)}, Message{})
		s := NewSharer(Key{1}, "42")
		s.Study(caseRules, one.Facts(), RecordMessage{}, true)
		leaks := s.Leaks(Text{s: "- **message**: a request of " + word + " {\"message\":1}"})
		if known := word == "Password1"; known != (len(leaks) > 0) {
			t.Errorf("%s: %v", word, leaks)
		}
	}
}

func TestAPasswordThatEndsAsASentenceDoesIsKnownElsewhere(t *testing.T) {
	t.Parallel()
	one, _, _ := redact(Message{Body: []byte(`{"password":"FAKEsM3GhLUL_P*n9mL!"}`)}, Message{})
	for text, want := range map[string]string{"seen FAKEsM3GhLUL_P*n9mL! before": " before", "seen FAKEsM3GhLUL_P*n9mL!": ""} {
		s := NewSharer(Key{1}, "42")
		s.Study(caseRules, one.Facts(), RecordMessage{}, true)
		if got := s.Words(text).String(); !strings.HasPrefix(got, "seen [password #") || !strings.HasSuffix(got, "]"+want) {
			t.Errorf("%q became %q", text, got)
		}
	}
}
