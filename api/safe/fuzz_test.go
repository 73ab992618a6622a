package safe

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzMessage: a planted key does not survive in any of the encodings, redacting
// twice changes nothing, JSON stays JSON, and nothing panics.
func FuzzMessage(f *testing.F) {
	for _, tt := range hardExchanges {
		f.Add(string(tt.request.Body), string(tt.answer.Body), tt.request.URL, uint8(0), uint16(3))
	}
	f.Add(`{"a":"`, `"}`, "https://api.example.com/?x=", uint8(5), uint16(6))
	for _, tt := range passCases {
		f.Add(string(tt.request.Body), string(tt.answer.Body), tt.request.URL, uint8(2), uint16(7))
	}
	f.Add(`{"f":[{"field":"otp","val":"482913"}],"h":[["x-api-key","tulip"]],"sessionId":"tulip77","code2":"4829","sms":1}`, `<e a="b"><user password="tu&amp;lip>"/><add key="otp" value='4829'/><name>pw</name><value>tulip</value></e> new password: tulip`, "https://h.example/a;jsessionid=tulip77?field=otp&val=4829", uint8(1), uint16(9))
	f.Add(fakeJWT(`{"exp":1795341600,"otp":"482913"}`), "code 202 611, 20-26-11, 4111 1111 1111 1111\n"+fakeKey[:9]+"=\r\n"+fakeKey[9:], "https://h.example/verify/a1b2c3d4e5f6a7b8c9d0e1f2?sig=x#code=4/0Afake7fake8fake9", uint8(1), uint16(0))
	names := slices.Sorted(keysOf(encodings))
	f.Fuzz(func(t *testing.T, request, answer, url string, way uint8, at uint16) {
		echo := " " + encodings[names[int(way)%len(names)]](fakeKey) + " "
		cut := int(at) % (len(answer) + 1)
		planted := answer[:cut] + echo + answer[cut:]
		r, a, b := redact(
			Message{URL: url, Headers: []Header{{"X-API-KEY", fakeKey}, {"X-Other", request}}, Body: []byte(request)},
			Message{Headers: []Header{{"Set-Cookie", answer}, {"Location", url}}, Body: []byte(planted)})
		out := written(a) + "\n" + written(b)
		if ways := recovered(out, fakeKey, 1); len(ways) > 0 {
			t.Fatalf("recovered (%s) from\n%q", ways[0], out)
		}
		if got := written(r.Message(true, again(a))); got != written(a) {
			t.Fatalf("request\n%q\nbecomes\n%q", written(a), got)
		}
		if got := written(r.Message(false, again(b))); got != written(b) {
			t.Fatalf("answer\n%q\nbecomes\n%q", written(b), got)
		}
		if json.Valid([]byte(planted)) && !json.Valid([]byte(b.Body.s)) {
			t.Fatalf("%q is not JSON any more: %q", planted, b.Body)
		}
	})
}

// FuzzMultipart: a form of any parts stays a form, byte for byte but for what was cut,
// the planted field does not survive, and redacting twice changes nothing.
func FuzzMultipart(f *testing.F) {
	f.Add("note", "my password is tulip", "selfie.jpg", "\xff\xd8\xff")
	f.Add("user[otp]", "202 611", "layla.h.pdf", "%PDF-1")
	f.Add("meta", `{"token":["a"]}`, "blob", "--fake\r\n")
	f.Fuzz(func(t *testing.T, name, value, file, content string) {
		part := func(disposition, content string) string {
			return "--fake\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n"
		}
		body := part(`name="password"`, fakeKey) + part(`name="`+name+`"`, value) + part(`name="f"; filename="`+file+`"`, content) + "--fake--\r\n"
		r, a, b := redact(asking(body, Header{"Content-Type", "multipart/form-data; boundary=fake"}), answering("no "+fakeKey+" "+value))
		if out := written(a) + written(b); strings.Contains(out, fakeKey) {
			t.Fatalf("%q keeps the field: %q", body, out)
		}
		if got := written(r.Message(true, again(a))); got != written(a) {
			t.Fatalf("%q\nbecomes\n%q", written(a), got)
		}
	})
}

// FuzzSharer: a planted number does not survive in any writing, a text is neutral,
// JSON stays JSON, and what Text made has no leaks.
func FuzzSharer(f *testing.F) {
	f.Add(`{"message":"to `, ` now","email":"a.b@mail.example"}`, uint8(0))
	f.Add("https://x.example/?u=", "&v=1", uint8(3))
	f.Add("\x1b]0;", "\u202e [api-key #1234: 3 chars]", uint8(6))
	f.Add("user_id=", "&first_name=Al", uint8(8))
	f.Add(`{"a":"{\"mobileNumber\":\"`, `\"}"}`, uint8(1))
	names := slices.Sorted(keysOf(ways))
	f.Fuzz(func(t *testing.T, before, after string, way uint8) {
		echo := ways[names[int(way)%len(names)]]("+962791234567", "962", "791234567", "0")
		s := NewSharer(Key{1}, "42")
		s.Study(caseRules, nil, RecordMessage{Body: Record{`{"mobileNumber":"+962791234567"}`}}, true)
		in := before + " " + echo + " ," + after
		out := s.Text(Record{in})
		if joined := strings.TrimSpace(before); joined == "" || !strings.ContainsAny(joined[max(0, len(joined)-12):], "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９+＋") {
			if strings.Contains(bare(out.s), "791234567") && !strings.Contains(bare(before+" ,"+after), "791234567") {
				t.Fatalf("%q keeps the number: %q", in, out)
			}
		}
		if !utf8.ValidString(out.s) || Neutralise(out.s, true) != out.s {
			t.Fatalf("%q is not neutral: %q", in, out)
		}
		if json.Valid([]byte(in)) && !json.Valid([]byte(out.s)) {
			t.Fatalf("%q is not JSON any more: %q", in, out)
		}
		if leaks := s.Leaks(out); len(leaks) > 0 {
			t.Fatalf("%q has leaks %v: %q", in, leaks, out)
		}
	})
}
