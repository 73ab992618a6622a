package safe

import (
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var caseRules = append(slices.Clone(testRules),
	Rule{InRequest, "first_name", Personal, "name", false}, Rule{InRequest, "nick", Personal, "name", false}, Rule{InQuery, "user", Personal, "user", false}, Rule{InHeader, "X-Tracking-User", Personal, "user", false})

// share takes an exchange through both stages.
func share(caseID string, request, answer Message) (*Sharer, RecordMessage, RecordMessage) {
	r, a, b := redact(request, answer)
	s := NewSharer(Key{1}, caseID)
	s.Study(caseRules, r.Facts(), a, true)
	s.Study(caseRules, r.Facts(), b, false)
	return s, a, b
}

func shared(s *Sharer, m RecordMessage) string {
	var b strings.Builder
	b.WriteString(s.Text(m.URL).s + "\n")
	for _, h := range m.Headers {
		name, value := s.Header(h)
		b.WriteString(name.s + ": " + value.s + "\n")
	}
	return b.String() + s.Text(m.Body).s
}

// writings of one number, +962791234567.
var writings = map[string]string{
	"9620791234567":          "",
	"079+123+4567":           "",
	"+962791234567":          "+962, E.164, 12 digits",
	"962791234567":           "+962, no +, 12 digits",
	"00962791234567":         "+962, 00, not +, 14 digits",
	"0791234567":             "national, 10 digits",
	"791234567":              "national, 9 digits",
	"+962 79 123 4567":       "+962, not E.164, 12 digits, with separators",
	"079-123-4567":           "national, 10 digits, with separators",
	"(079) 123.4567":         "national, 10 digits, with separators",
	"+962 (0)79 123 4567":    "+962, not E.164, 0 after the country code, 13 digits, with separators",
	"+9620791234567":         "+962, E.164, 0 after the country code, 13 digits",
	"0 7 9 1 2 3 4 5 6 7":    "national, 10 digits, with separators",
	"٠٧٩١٢٣٤٥٦٧":             "national, 10 digits, not in digits 0 to 9",
	"+٩٦٢٧٩١٢٣٤٥٦٧":          "+962, not E.164, 12 digits, not in digits 0 to 9",
	"۰۷۹۱۲۳۴۵۶۷":             "national, 10 digits, not in digits 0 to 9",
	"＋９６２７９１２３４５６７":          "+962, not E.164, 12 digits, not in digits 0 to 9",
	"\u202a+962 79 1234567":  "",
	"079\u00a0123\u20114567": "national, 10 digits, with separators",
}

func TestOneNumberHasOneTokenHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	for _, known := range []string{"+962791234567", "0791234567", "00962 79 123 4567"} {
		for text, shape := range writings {
			s := NewSharer(Key{1}, "42")
			s.Learn("phone", known)
			got := s.Words("call " + text + ", please").String()
			if !strings.Contains(got, "[phone-1: ") || strings.Contains(got, "phone-2") || strings.Contains(got, "4567") || strings.Contains(got, "٤٥٦٧") {
				t.Errorf("%s known as %s: %s", text, known, got)
			}
			if known[0] == '+' && shape != "" && got != "call [phone-1: "+shape+"], please" {
				t.Errorf("%s: %s, want %s", text, got, shape)
			}
		}
	}
}

func TestDigitsInsideOtherNumbersStay(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("phone", "+962791234567")
	const stays = "id 1962791234567 and 9627912345670, ref 5791234567, 2026-11-22T10:00:00+03:00, ********67, *****4567, TR-79123456, epoch 1795341600, 127.0.0.1:8080, 10:00:00 +0300, 7 9 1 2, v1.2.3, user@host, a@b"
	if got := s.Words(stays).String(); got != stays {
		t.Errorf("got\n%s\nwant\n%s", got, stays)
	}
}

func TestATicketHoldsTokensInPlaceOfValues(t *testing.T) {
	t.Parallel()
	const number = "+962791234567"
	request := Message{
		URL:     "https://api.example.com/v1/verify?user=" + url.QueryEscape(number) + "&env_id=e1&api_key=" + fakeKey,
		Headers: []Header{{"X-API-KEY", fakeKey}, {"X-CLIENT-ID", "client-77"}, {"X-Tracking-User", "Zo"}, jsonType},
		Body:    []byte(`{"mobileNumber":"` + number + `","n":962791234567,"first_name":"Layla","user_id":"layla.h@mail.example","code":"202611","empty":"","nick":"Al"}`),
	}
	answer := answering("{\"message\":\"LAYLA (0791234567) is unknown\",\r\n\"path\":\"/u/%2B962791234567\",\"log\":\"{\\\"to\\\":\\\"00962791234567\\\"}\",\"b\":\"" + encodings["base64"]("to="+number) +
		"\",\"other\":\"+15417543010 or x.y@mail.example\",\"k\":\"" + fakeKey + "\",\"masked\":\"********67\",\"error_details\":{\"user_id\":\"invalid format\"},\"bidi\":\"a\u202eb\",\"transactionId\":\"TR-1\"}")
	s, a, b := share("42", request, answer)
	out := shared(s, a) + "\n" + shared(s, b)
	for _, gone := range []string{number, "962791234567", "791234567", "Layla", "layla", "LAYLA", "mail.example", "15417543010", fakeKey, "202611", `"Al"`, "Zo\n"} {
		if ways := recovered(out, gone, 2); len(ways) > 0 {
			t.Errorf("%q is recovered (%s) from\n%s", gone, ways[0], out)
		}
	}
	if strings.ContainsAny(out, "\r\u202e") {
		t.Errorf("not neutral: %q", out)
	}
	for _, want := range []string{
		"user=%5Bphone-1:+%2B962,+E.164,+12+digits%5D&env_id=e1&api_key=%5Bapi-key+%23", "X-CLIENT-ID: client-77", `"mobileNumber":"[phone-1: +962, E.164, 12 digits]"`,
		`"n":"[phone-1: +962, no +, 12 digits]"`, `"first_name":"[name-`, `"user_id":"[email-1: 20 chars]"`, `"empty":""`, "[phone-1: national, 10 digits]) is unknown",
		`"invalid format"`, "********67", "TR-1", `a\u202eb`, "[phone-2: +1, E.164, 11 digits]", "[email-2: 16 chars]", `{\"to\":\"[phone-1: +962, 00, not +, 14 digits]\"}`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	for _, body := range []Record{a.Body, b.Body} {
		if !json.Valid([]byte(s.Text(body).s)) {
			t.Errorf("not JSON any more: %s", s.Text(body))
		}
	}
	if _, err := url.Parse(s.Text(a.URL).s); err != nil {
		t.Error(err)
	}
	var all Builder
	all.Words("# Ticket\n")
	all.Text(s.Text(a.Body))
	all.Text(Fenced("json", s.Text(b.Body)))
	if leaks := s.Leaks(all.Done()); len(leaks) != 0 {
		t.Errorf("leaks: %v", leaks)
	}
}

func TestCutValuesHaveTheTokenOfTheCase(t *testing.T) {
	t.Parallel()
	request := Message{Headers: []Header{{"X-API-KEY", fakeKey}}, Body: []byte(`{"code":202611}`)}
	s42, a, b := share("42", request, answering("no "+fakeKey+" with 202611"))
	s43, _, _ := share("43", request, answering(""))
	one, two, again := shared(s42, a), shared(s43, a), shared(s42, a)
	if one == two || one != again || one == written(a) {
		t.Errorf("tokens of 42, 43, 42 again:\n%s\n%s\n%s\nhistory:\n%s", one, two, again, written(a))
	}
	for _, shape := range []string{": 28 chars]", ": 6 digits, a JSON number]"} {
		if !strings.Contains(one, shape) {
			t.Errorf("%q is missing in %s", shape, one)
		}
	}
	tokens := s42.Tokens()
	if len(tokens) < 2 || tokens[0].Class != ClassSecret || tokens[0].Kind != "api-key" || tokens[0].Count != 2 || !strings.Contains(one, "["+tokens[0].Name+": "+tokens[0].Shape+"]") {
		t.Errorf("tokens: %+v", tokens)
	}
	if text := s42.Text(b.Body).s; strings.Contains(text, "#"+(Key{1}).Fingerprint("code", "202611").short()) {
		t.Errorf("the code keeps its fingerprint in text: %s", text)
	}
	if leaks := s42.Leaks(Text{s: written(a)}); !slices.ContainsFunc(leaks, func(l string) bool { return strings.HasPrefix(l, "api-key #") }) {
		t.Errorf("the history's placeholders are not noticed: %v", leaks)
	}
}

func TestARevealedValueStays(t *testing.T) {
	t.Parallel()
	s, a, _ := share("42", asking(`{"mobileNumber":"+962791234567","user_id":"a.b@mail.example"}`), Message{})
	s.Reveal("phone-1")
	got := s.Text(a.Body)
	if got.s != `{"mobileNumber":"+962791234567","user_id":"[email-1: 16 chars]"}` {
		t.Error(got)
	}
	if leaks := s.Leaks(Text{s: written(a)}); !slices.Equal(leaks, []string{"email-1"}) {
		t.Errorf("leaks: %v", leaks)
	}
	want := []Token{
		{Name: "phone-1", Kind: "phone", Class: Personal, Shape: "+962, E.164, 12 digits", Revealed: true},
		{Name: "email-1", Kind: "email", Class: Personal, Shape: "16 chars", Count: 1, Places: []string{"body user_id"}},
	}
	if tokens := s.Tokens(); !reflect.DeepEqual(tokens, want) {
		t.Errorf("tokens: %+v", tokens)
	}
}

func TestLeaksFindsWhatAPassWouldHaveMissed(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("phone", "+962791234567")
	s.Learn("email", "layla.h@mail.example")
	s.Learn("name", "Layla Haddad")
	s.Learn("address", "12 Fake Street, Amman")
	bypass := map[string]string{
		"0791234567": "phone-1", "٠٧٩ ١٢٣ ٤٥٦٧": "phone-1", "%2B962791234567": "phone-1", "to=" + encodings["base64"]("x+962791234567"): "phone-1", encodings["hex"]("0791234567"): "phone-1", `\u0030791234567`: "phone-1",
		"LAYLA.H@mail.example": "email-1", "layla.h%40mail.example": "email-1", encodings["base64"]("layla.h@mail.example"): "email-1",
		"layla haddad": "name-1", "12 fake street, amman": "address-1", "12+Fake+Street%2C+Amman": "address-1",
	}
	for text, want := range bypass {
		if leaks := s.Leaks(Text{s: "## Ticket\n`" + text + "`\n"}); !slices.Equal(leaks, []string{want}) {
			t.Errorf("Leaks(%q) = %v, want %s", text, leaks, want)
		}
	}
	for _, clean := range []string{"", "the case of a Haddadin in 12 streets", s.Words("0791234567 Layla Haddad").s} {
		if leaks := s.Leaks(Text{s: clean}); len(leaks) > 0 {
			t.Errorf("Leaks(%q) = %v", clean, leaks)
		}
	}
}

func TestWhatIsNotJSONIsReadAllTheSame(t *testing.T) {
	t.Parallel()
	s, a, b := share("42",
		Message{Headers: []Header{{"Content-Type", "application/x-www-form-urlencoded"}}, Body: []byte("user_id=%2B962791234567&first_name=Al&code=151121")},
		answering(`{"user_id":"0791234567","first_name":"Jo`))
	out := shared(s, a) + "\n" + shared(s, b)
	for _, gone := range []string{"962791234567", "0791234567", "=Al", `"Jo`, "151121"} {
		if strings.Contains(out, gone) {
			t.Errorf("%q is left in\n%s", gone, out)
		}
	}
	if !strings.Contains(out, "user_id=%5Bphone-1:+%2B962,+E.164,+12+digits%5D&first_name=%5Bname-1:+1+word,+Latin%5D&code=%5Bcode+%23") {
		t.Error(out)
	}
}

func TestManyValuesAreReplacedAndNotAllCounted(t *testing.T) {
	t.Parallel()
	var body strings.Builder
	for i := range 3 * maxPersonal {
		fmt.Fprintf(&body, "u%d@mail.example ", i)
	}
	s := NewSharer(Key{1}, "42")
	if got := s.Words(body.String()).s; strings.Contains(got, "@") || len(s.Tokens()) != maxPersonal {
		t.Errorf("%d tokens, or an address is left", len(s.Tokens()))
	}
}

func TestAPartOfANameIsTheName(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("name", "Layla Al Haddad")
	if got := s.Words("Dear layla, Mrs HADDAD of Al Haddadin").s; got != "Dear [name-1: 1 word, Latin], Mrs [name-1: 1 word, Latin] of Al Haddadin" {
		t.Error(got)
	}
}

func TestAnEncodedNumberGoesWithItsCountryCode(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Learn("phone", "0791234567")
	for _, around := range []string{"", "x", "xx"} {
		echo := encodings["base64"]("\x01\xff" + around + "+962791234567\xff")
		if got := s.Words(echo).s; len(recovered(got, "962", 1)) > 0 || !strings.Contains(got, "[phone-1") {
			t.Errorf("%s became %s", echo, got)
		}
	}
}

func TestAValueInAQueryIsReadWithoutItsEscapes(t *testing.T) {
	t.Parallel()
	s, a, _ := share("42", Message{URL: "https://x.example/?user=%2B962791234567"}, Message{})
	if tokens := s.Tokens(); len(tokens) != 1 || tokens[0].Name != "phone-1" {
		t.Errorf("%+v in %s", tokens, s.Text(a.URL))
	}
}

func TestThePublicAddressOfTheDeskStays(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.Keep("Support@vendor.example")
	s.Keep("+96265000000")
	got := s.Words("write to support@vendor.example or +96265000000, not to a.b@mail.example").s
	if got != "write to support@vendor.example or +96265000000, not to [email-1: 16 chars]" {
		t.Error(got)
	}
}

func TestHostileTextsNeitherHangNorGrow(t *testing.T) {
	t.Parallel()
	const n = 200_000
	for _, unit := range []string{"1 ", "+1", "a@b.c ", "@", "[", "user_id=", "+9627912 ", "%2B", "٠ ", "first_name=\"", "0791234567 "} {
		s := NewSharer(Key{1}, "42")
		s.Learn("phone", "+962791234567")
		if got := s.Words(strings.Repeat(unit, n/len(unit))).s; len(got) > 20*n || strings.Contains(got, "791234567") {
			t.Errorf("%q: %d bytes became %d", unit, n, len(got))
		}
	}
}

func TestTextIsNeutralised(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	pile := "e" + strings.Repeat("\u0301", 12)
	for in, want := range map[string]string{
		"a\x1b]52;c;QQ\x07\r\nb":                         `a\x1b]52;c;QQ\x07\r` + "\nb",
		"{\"a\":\"\x7f\u009b\xff" + pile + "\"\r\n}\r\n": `{"a":"\u007f\u009b` + "\ufffd" + pile[:17] + `\u0301` + pile[1:7] + `"` + "\n}\n",
		"\ufeff{}":                 "{}",
		"https://x.example/\u202e": `https://x.example/\u{202E}`,
	} {
		if got := s.Text(Record{in}).s; got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestThePartOfAKeyGetsTheTokenOfTheKey(t *testing.T) {
	t.Parallel()
	s, request, answer := share("42", withKey, answering(`{"message":"no key `+fakeKey[:20]+`","url":"https://x.example/p?k=`+fakeKey[:15]+`","user_id":"`+fakeKey[:18]+`"}`))
	token := ""
	for _, cut := range s.Tokens() {
		if cut.Kind == "api-key" {
			token = cut.Name
		}
	}
	out := shared(s, request) + "\n" + shared(s, answer)
	for _, want := range []string{"[" + token + ": 28 chars]", "[" + token + ": its first 20 chars]", `"user_id":"[` + token + ": its first 18 chars]", urlEncoded("["+token+": its first 15 chars]", true)} {
		if token == "" || strings.Count(out, want) != 1 {
			t.Errorf("%q does not stand once in\n%s", want, out)
		}
	}
	if leaks := s.Leaks(Text{s: out}); len(leaks) > 0 {
		t.Errorf("leaks: %v", leaks)
	}
	if leaks := s.Leaks(Text{s: answer.Body.s}); len(leaks) == 0 {
		t.Errorf("the history's fingerprint is no leak in %s", answer.Body.s)
	}
}
