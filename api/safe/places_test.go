package safe

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestEveryPlaceIsNamed(t *testing.T) {
	t.Parallel()
	const number = "+962791234567"
	request := Message{
		URL:     "https://api.example.com/u?user=%2B962791234567&api_key=" + fakeKey,
		Headers: []Header{{"X-Tracking-User", number}, {"X-API-KEY", fakeKey}},
		Body:    []byte(`{"mobileNumber":"` + number + `","list":["a","0791234567"]}`),
	}
	answer := answering(`{"messages":[{"message":"0791234567 is unknown, see https://x.example/?user=0791234567"}],"log":"{\"to\":\"00962791234567\"}","` + number + `":{"x":"` + number + `"}}`)
	s, a, b := share("42", request, answer)
	s.Within("attempt %d request", 2)
	s.Text(a.URL)
	for _, h := range a.Headers {
		s.Header(h)
	}
	s.Text(a.Body)
	s.Within("attempt %d answer", 2)
	s.Text(b.Body)
	s.Within("")
	s.Words("The number " + number + " is unknown.")

	want := map[string][]string{
		"phone-1": {
			"attempt 2 request, query user", "attempt 2 request, header X-Tracking-User", "attempt 2 request, body mobileNumber", "attempt 2 request, body list[1]",
			"attempt 2 answer, body messages[0].message, query user", "attempt 2 answer, body log.to",
			"attempt 2 answer, body [phone-1: +962, E.164, 12 digits]", "attempt 2 answer, body [phone-1: +962, E.164, 12 digits].x", "in text",
		},
		"api-key": {"attempt 2 request, in text", "attempt 2 request, header X-API-KEY"},
	}
	for _, token := range s.Tokens() {
		name := token.Name
		if token.Class == ClassSecret {
			name = token.Kind
		}
		if got := token.Places; len(got) != len(want[name]) || slices.ContainsFunc(got, func(at string) bool { return !slices.Contains(want[name], at) }) {
			t.Errorf("%s stands at\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want[name], "\n"))
		}
	}
}

func TestPlacesBeyondTheTwelfthAreCounted(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("phone", "+962791234567")
	for i := range 20 {
		s.Within("attempt %d request", i+1)
		s.Words("0791234567, again 0791234567")
	}
	token := s.Tokens()[0]
	if len(token.Places) != 12 || token.Further != 8 || token.Places[11] != "attempt 12 request, in text" || token.Count != 40 {
		t.Errorf("%+v", token)
	}
}

// A place is words of ours and names of members: a name that is a value itself, or one
// that the engineer wants cut, does not stand in it, even where the value is shown.
func TestPlacesHoldNoValue(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("name", "Layla Haddad")
	s.CutAlso("Contoso")
	s.Reveal("name-1")
	s.Text(Record{`{"contoso":{"Layla Haddad":{"layla.h@mail.example":"a.b@mail.example"}},"x\u001b[2J":"a.b@mail.example"}`})
	if places := fmt.Sprint(s.Tokens()); strings.Contains(strings.ToLower(places), "layla") || strings.Contains(places, "mail.example") || strings.Contains(places, "ontoso") || strings.Contains(places, "\x1b") {
		t.Error(places)
	}
}
