package safe

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// Everything here is made up.
const (
	fakeKey   = "fk_live_0123456789abcdefghij"
	fakeToken = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJmYWtlIn0.ZmFrZS1zaWduYXR1cmUtZmFrZQ"
	fakeUUID  = "9F3AFA4E-0000-4FA4-8FA4-FA4EFA4EFA4E"
	fakePEM   = "-----BEGIN PRIVATE KEY-----\nZmFrZS1mYWtlLWZha2UtZmFrZS1m\n-----END PRIVATE KEY-----"
	fakeProof = "dGhpcyBpcyBub3QgYSByZWFsIHByb29mIGJ1dCBsb29rcyBsaWtlIG9uZQ=="
)

var testRules = []Rule{
	{InHeader, "X-API-KEY", ClassSecret, "api-key", false},
	{InHeader, "X-CLIENT-ID", Plain, "client-id", false},
	{InRequest, "mobileNumber", Personal, "phone", false},
	{InRequest, "encryptedMobileNumber", Proof, "proof", false},
	{InRequest, "code", OneTime, "code", false},
	{InRequest, "user_id", Personal, "user", false},
	{InAnswer, "user_id", Personal, "user", false},
	{InAnswer, "data.hash", OneTime, "link", false},
	{InPath, "reset", OneTime, "link", false},
	{InQuery, "hash", OneTime, "link", false},
}

// redact takes an exchange through both stages of study, as an attempt does.
func redact(request, answer Message) (*Redactor, RecordMessage, RecordMessage) {
	r := NewRedactor(Key{1}, testRules)
	r.Study(true, request)
	r.Study(false, answer)
	return r, r.Message(true, request), r.Message(false, answer)
}

func written(m RecordMessage) string {
	var b strings.Builder
	b.WriteString(m.URL.s + "\n")
	for _, h := range m.Headers {
		b.WriteString(h.Name.s + ": " + h.Value.s + "\n")
	}
	return b.String() + m.Body.s
}

// hard is one exchange in which something hides.
type hard struct {
	name            string
	request, answer Message
	cut             []string // must not be recoverable
	want            []string // must stand in the outcome
}

var (
	withUUID = Message{Headers: []Header{{"X-API-KEY", fakeUUID}, {"X-Token", fakeToken}}}
	withKey  = Message{URL: "https://api.example.com/v1/verify", Headers: []Header{{"X-API-KEY", fakeKey}}, Body: []byte(`{"code":"202611","mobileNumber":"+962791234567"}`)}
	jsonType = Header{"Content-Type", "application/json"}
)

func answering(body string, headers ...Header) Message {
	return Message{Headers: headers, Body: []byte(body)}
}

func asking(body string, headers ...Header) Message {
	return Message{URL: "https://api.example.com/v1/verify", Headers: headers, Body: []byte(body)}
}

var hardExchanges = []hard{
	{"key in a header of HTTP/2, with a blank", Message{Headers: []Header{{"x-api-key", fakeKey + " "}}}, answering(`{"message":"unknown key ` + fakeKey + `"}`),
		[]string{fakeKey}, []string{": 29 chars, ends with a space]", `"unknown key [api-key #`}},
	{"key in quotes", Message{Headers: []Header{{"X-Api-Key", `"` + fakeKey + `"`}}}, answering(fakeKey), []string{fakeKey}, []string{"30 chars, in quotes]"}},
	{"key behind a newline", Message{Headers: []Header{{"X-Api-Key", "\n" + fakeKey}}}, answering(fakeKey), []string{fakeKey}, []string{"starts with a newline]"}},
	{"empty key", Message{Headers: []Header{{"X-API-KEY", ""}}}, Message{}, nil, []string{"X-API-KEY: [api-key: empty]"}},
	{"client id is plain", Message{Headers: []Header{{"X-CLIENT-ID", "client-77"}}}, Message{}, nil, []string{"X-CLIENT-ID: client-77"}},
	{"key in the query", Message{URL: "https://api.example.com/v1?env_id=e1&API_KEY=" + fakeKey + "&x=1"}, answering(`no such key: ` + fakeKey),
		[]string{fakeKey}, []string{"env_id=e1&API_KEY=%5Bapi-key+%23", "&x=1"}},
	{"password before the host", Message{URL: "https://user:p%40ssw0rd99@api.example.com/x"}, answering("p@ssw0rd99"), []string{"p@ssw0rd99", "p%40ssw0rd99"}, []string{"https://user:%5Bpassword", "@api.example.com/x"}},
	{"hash in the path", Message{URL: "https://api.example.com/auth/reset/fakehash0123/now"}, answering("fakehash0123"), []string{"fakehash0123"}, []string{"/reset/%5Blink", "/now"}},
	{"token in the fragment", Message{}, answering("", Header{"Location", "https://app.example.com/cb#access_token=faketoken77&state=s1"}), []string{"faketoken77"}, []string{"state=s1"}},
	{"hash in a URL in an answer", Message{}, answering(`{"url":"https:\/\/x.example\/p?hash=fakehash0123&lang=ar"}`), []string{"fakehash0123"}, []string{"lang=ar"}},
	{"bearer token", Message{Headers: []Header{{"authorization", "Bearer " + fakeToken}}}, answering(`{"hint":"token ` + fakeToken + ` revoked"}`),
		[]string{fakeToken, "ZmFrZS1zaWduYXR1cmUtZmFrZQ"}, []string{"Bearer [token #", ": jwt, HS256, no expiry]", "revoked"}},
	{"scheme missing", Message{Headers: []Header{{"Authorization", "faketoken0123456789"}}}, Message{}, []string{"faketoken0123456789"}, []string{"Authorization: [token #"}},
	{"scheme only", Message{Headers: []Header{{"Authorization", "Bearer"}}}, Message{}, nil, []string{"Authorization: Bearer [token: empty]"}},
	{"basic credentials and the secret in them", Message{Headers: []Header{{"Authorization", "Basic Y2xpZW50OmZha2Utc2VjcmV0LTQy"}}}, answering(`bad secret fake-secret-42 for client`),
		[]string{"fake-secret-42"}, []string{"Basic [token #", "for client"}},
	{"cookies", Message{Headers: []Header{{"Cookie", "sid=fakesession1; theme=dark"}}}, answering(`{"s":"fakesession1 dark"}`, Header{"Set-Cookie", "sid=fakesession2; Path=/app; HttpOnly"}),
		[]string{"fakesession1", "fakesession2"}, []string{"Cookie: sid=[cookie #", "; theme=[cookie #", "; Path=/app; HttpOnly", " dark\""}},
	{"proof", asking(`{"encryptedMobileNumber":"` + fakeProof + `"}`), answering(`{"d":"` + fakeProof + `"}`), []string{fakeProof}, []string{": base64, 60 chars]"}},
	{"code sent as a number", asking(`{"code":202611}`), answering(`{"got":202611,"text":"code 202611 is wrong"}`), []string{"202611"}, []string{`"[code #`, `6 digits, a JSON number]"`, "is wrong"}},
	{"what looks like the code", withKey, answering(`{"date":"20261101","at":"2026-11-01T20:26:11Z","id":"req-202611-ab","n":1202611,"m":202611.5,"d":"12.202611","p":"+202611","v":"-202611-"}`),
		nil, []string{"20261101", "req-202611-ab", "1202611", "202611.5", "12.202611"}},
	{"the code wherever it is one", withKey, answering(`<p>202611</p> code=202611, "202611" (202611) otp/202611 [202611]`), []string{"202611"}, []string{"<p>[code #"}},
	{"a code that is a year", asking(`{"code":"2026"}`), answering(`{"code":"2026 is past"}`, Header{"Date", "Sun, 22 Nov 2026 10:00:00 GMT"}), []string{`"2026"`}, []string{"22 Nov 2026 10"}},
	{"error codes are no codes", withKey, answering(`{"messages":[{"code":"INVALID_MOBILE_NUMBER"}],"error":"invalid_code","token_type":"Bearer","expires_in":2678400}`),
		nil, []string{`"code":"INVALID_MOBILE_NUMBER"`, `"invalid_code"`, `"token_type":"Bearer"`, "2678400"}},
	{"validators' messages", withKey, answering(`{"error_details":{"password":"field required","access_token":{"invalid":"invalid format"},"client_secret":"is missing"}}`),
		nil, []string{`"password":"field required"`, `"invalid format"`, `"is missing"`}},
	{"the same words in a request", asking(`{"password":"field required"}`), Message{}, []string{"field required"}, nil},
	{"tokens in an answer", Message{}, answering(`{"data":{"access_token":"faketoken1","Refresh-Token":"def50200fake","hash":"fakehash1"},"newApiKey":"fakekey1","messages":[{"hash":"stays"}]}`),
		[]string{"faketoken1", "def50200fake", "fakehash1", "fakekey1"}, []string{`"hash":"stays"`}},
	{"lists and objects under a telling key", Message{}, answering(`{"tokens":["a"],"token":["faketokenA","faketokenB"],"secret":{"v":"fakesecretC","n":12345678,"ok":true,"no":null}}`),
		[]string{"faketokenA", "faketokenB", "fakesecretC", "12345678"}, []string{`"ok":true,"no":null`}},
	{"duplicate keys", asking(`{"password":"fakefirst1","password":"fakesecond2"}`), Message{}, []string{"fakefirst1", "fakesecond2"}, nil},
	{"JSON in a string keeps its form", Message{}, answering(`{"a":"{\"data\":{\"hash\": \"fakehash1\"},\"hash\":\"stays\"}"}`), []string{"fakehash1"}, []string{`\"data\":{\"hash\": \"[link #`, `\"hash\":\"stays\"`}},
	{"JSON in a string in a string", asking(`{"a":"{\"b\":\"{\\\"password\\\":\\\"fakedeep77\\\"}\"}"}`), Message{}, []string{"fakedeep77"}, []string{`{\"b\":`}},
	{"JSON in base64", withKey, answering(`{"state":"eyJrIjoiZmtfbGl2ZV8wMTIzNDU2Nzg5YWJjZGVmZ2hpaiJ9"}`), []string{fakeKey}, nil},
	{"key as a JSON key", withKey, answering(`{"keys":{"` + fakeKey + `" : {"active":false}}}`), []string{fakeKey}, []string{`" : {"active":false}`}},
	{"escaped key of JSON", withKey, answering(`{"\"\\` + fakeKey + `":1}`), []string{fakeKey}, nil},
	{"byte order mark and trailing data", withKey, answering("\ufeff{\"a\":\"" + fakeKey + "\"}\n{\"password\":\"fakeline2\"}\ntoken=faketail3"), []string{fakeKey, "fakeline2", "faketail3"}, nil},
	{"too deep to parse", withKey, answering(strings.Repeat(`{"a":`, 70) + `"` + fakeKey + `","password":"fakedeep99"`), []string{fakeKey, "fakedeep99"}, nil},
	{"answer cut in a password", Message{}, answering(`{"user":"u1","password":"fakecut12`), []string{"fakecut12"}, []string{`{"user":"u1","password":"[password #`}},
	{"answer cut, escaped", Message{}, answering(`{"log":"{\"client_secret\":\"fakecut34\",\"x\":1`), []string{"fakecut34"}, []string{`\"x\":1`}},
	{"page of a gateway", withKey, answering("<html><title>502 Bad Gateway</title>api_key=fakeother55&amp;x=1 &quot;password&quot;:&quot;fakepage66&quot; <input name=q> fk_live_&#48;123456789abcdefghij"),
		[]string{fakeKey, "fakeother55", "fakepage66"}, []string{"502 Bad Gateway", "x=1"}},
	{"SOAP", Message{}, answering(`<s:Body><wsse:Password Type="x">fakesoap88</wsse:Password><faultcode>s:Client</faultcode>`), []string{"fakesoap88"}, []string{"<faultcode>s:Client"}},
	{"prose stays", Message{}, answering(`Invalid token: expired. password: must have 8 characters. Basic plan. Bearer token required. token=null`),
		nil, []string{"token: expired", "must have 8 characters", "Basic plan", "Bearer token required"}},
	{"forms of credentials", Message{}, answering("got Bearer fake0123456789abcdef and basic Y2xpZW50OmZha2Utc2VjcmV0LTQy, AKIAFAKE0FAKE0FAKE01\n-----BEGIN RSA PRIVATE KEY-----\nZmFrZQ==\n-----END RSA PRIVATE KEY-----\nafter"),
		[]string{"fake0123456789abcdef", "fake-secret-42", "AKIAFAKE0FAKE0FAKE01", "ZmFrZQ=="}, []string{"got Bearer [token", "\nafter"}},
	{"transcript", Message{}, answering("> GET /x HTTP/1.1\n> X-API-KEY: shrt\n> Cookie: a=fakecookie9\n< Set-Cookie: b=fakecookie8; Path=/\n<\ncurl -H 'Authorization: Basic Y2xpZW50OmZha2Utc2VjcmV0LTQy' -H 'X-CLIENT-ID: c1'"),
		[]string{"shrt", "fakecookie9", "fakecookie8", "fake-secret-42"}, []string{"GET /x HTTP/1.1", "Path=/", "X-CLIENT-ID: c1"}},
	{"form", Message{Headers: []Header{{"Content-Type", "application/x-www-form-urlencoded"}}, Body: []byte("grant_type=pin&client_secret=fake%2Bsecret%2177&code=151121&user%5Bpassword%5D=fakepw123")}, answering("fake+secret!77"),
		[]string{"fake+secret!77", "fake%2Bsecret%2177", "151121", "fakepw123"}, []string{"grant_type=pin&client_secret=%5B", "6+digits%5D"}},
	{"request that is not JSON", asking("{\n \"a\": 1,\n \"password\": \"fakebad11\" \"b\"}", jsonType), Message{}, []string{"fakebad11"}, []string{"[request body: 40 bytes, not JSON, error at line 3 column 26]"}},
	{"request with a tail", asking(`{"a":1} password fakebad22`, jsonType), Message{}, []string{"fakebad22"}, []string{"not JSON, error at line 1 column 8]"}},
	{"request that claims to be JSON", asking("fakebad33", jsonType), Message{}, []string{"fakebad33"}, []string{"[request body: 9 bytes, not JSON"}},
	{"multipart", asking("--b\r\n\r\nfakepart44\r\n--b--", Header{"Content-Type", "multipart/form-data; boundary=b"}), Message{}, []string{"fakepart44"}, []string{"[request body: 24 bytes, multipart]"}},
	{"binary", Message{}, answering("\x1f\x8b\x08\x00fakegzip55"), []string{"fakegzip55"}, []string{"[answer body: 14 bytes, binary]"}},
	{"imitated placeholders", withKey, answering(`{"token":"[token #0000: 32 chars]","password":"[password #dead: fakeimit66]","m":"[api-key #ffff: 3 chars, ` + fakeKey + `]"}`),
		[]string{"fakeimit66", fakeKey}, []string{"[token #0000: 32 chars]"}},
	{"form without a password", asking("password=&a=1"), Message{}, nil, []string{"password=%5Bpassword:+empty%5D&a=1"}},
	{"base64 among bytes that are no text", withKey, answering(encodings["base64"]("\x00"+fakeKey+"\xff") + " " + encodings["base64"]("\x00\xfe"+fakeKey+"\xff") + " " + encodings["base64url"]("\xff\xfe\xfd"+fakeKey+"\xff")), []string{fakeKey}, nil},
	{"error text of a client", Message{}, answering(`Post "https://user:fakepw1234@api.example.com/auth/reset/fakehash0123?hash=fakehash9876": dial tcp`),
		[]string{"fakepw1234", "fakehash0123", "fakehash9876"}, []string{"@api.example.com/auth/reset/%5Blink", `": dial tcp`}},
	{"token that nobody announced", Message{}, answering("see " + fakeToken + " in the log"), []string{"ZmFrZS1zaWduYXR1cmUtZmFrZQ"}, []string{"see [token #", " in the log"}},
	{"percent twice", withKey, answering("fk%255Flive%255F0123456789abcdefghij"), []string{fakeKey}, nil},
	{"key in lower case", withUUID, answering(`{"message":"unknown key ` + strings.ToLower(fakeUUID) + `"}`), []string{strings.ToLower(fakeUUID)}, []string{`"unknown key [api-key #`, `: 36 chars]"`}},
	{"key in lower case, in the name of a header", withUUID, answering("", Header{"X-Echo-" + strings.ToLower(fakeUUID), "1"}), []string{strings.ToLower(fakeUUID)}, []string{"X-Echo-[api-key #"}},
	{"key in a header's name that was put in order", withKey, answering("", Header{http.CanonicalHeaderKey("x-echo-" + fakeKey), "1"}), []string{"k_live_0123456789abcdefghij"}, []string{"X-Echo-[api-key #"}},
	{"encoded key in a header's name that was put in order", withUUID, answering("", Header{http.CanonicalHeaderKey("x-" + encodings["hex"](fakeUUID)), "1"}, Header{http.CanonicalHeaderKey("x-" + encodings["base64url"](fakeUUID)), "1"}),
		[]string{strings.ToLower(encodings["hex"](fakeUUID)[2:]), strings.ToLower(encodings["base64url"](fakeUUID)[2:])}, []string{"X-[api-key #"}},
	{"beginning of a key", withKey, answering(`{"message":"the key begins with ` + fakeKey[:20] + `… and ` + fakeKey[:12] + `, not ` + fakeKey[:11] + `"}`),
		[]string{fakeKey[:12]}, []string{"with [api-key #", ": its first 20 chars]… and [api-key #", ": its first 12 chars], not " + fakeKey[:11] + `"`}},
	{"note cut in a key", withKey, answering("bad header X: " + fakeKey[:27]), []string{fakeKey[:12]}, []string{": its first 27 chars]"}},
	{"beginning of a key, encoded, in lower case", withUUID, answering(`{"a":"%39f3afa4e-0000-4fa","b":"` + encodings["base64"]("9f3afa4e-0000-4fa4") + `"}`), []string{"9f3afa4e-000"}, []string{": its first 17 chars]", ": its first 18 chars]"}},
	{"beginning of a key in a query", withKey, answering("see https://x.example/p?k=" + fakeKey[:20] + "&x=1"), []string{fakeKey[:12]}, []string{":+its+first+20+chars%5D&x=1"}},
	{"beginning of a proof", asking(`{"encryptedMobileNumber":"` + fakeProof + `"}`), answering("no proof: " + fakeProof[:30]), []string{fakeProof[:12]}, []string{"[proof #", ": its first 30 chars]"}},
	{"beginning of a key that is too short for that", Message{Headers: []Header{{"X-API-KEY", "fk_012345678901"}}}, answering("fk_01234567890 is short"), nil, []string{"fk_01234567890 is short"}},
	{"beginning of a link", Message{}, answering(`{"data":{"hash":"fakehash0123456789"},"m":"fakehash01234 stays"}`), nil, []string{"fakehash01234 stays"}},
	{"placeholder of a beginning under a telling key", withKey, answering(`{"token":"[token #0000: its first 20 chars]"}`), nil, []string{`{"token":"[token #0000: its first 20 chars]"}`}},
	{"what is no letter has no other case", Message{Headers: []Header{{"X-API-KEY", "fk_{fake}"}}}, answering("FK_{FAKE} fk_[fake]"), []string{"FK_{FAKE}"}, []string{"] fk_[fake]"}},
	{"other token that begins like one that is known", withUUID, answering("got " + fakeToken[:40] + "eyJvdGhlciI6MX0.b3RoZXItc2lnbmF0dXJl"), []string{"b3RoZXItc2lnbmF0dXJl", "eyJvdGhlciI6MX0"}, []string{"got [token #"}},
	{"other private key that begins like one that is known", Message{Headers: []Header{{"Client-Secret", fakePEM}}}, answering("got " + fakePEM[:36] + "b3RoZXItb3RoZXI=\n-----END PRIVATE KEY-----\nafter"), []string{"b3RoZXItb3RoZXI="}, []string{"got [private-key #", "\nafter"}},
	{"glued base64", withKey, answering("x" + encodings["base64"]("ab"+fakeKey) + "y"), []string{fakeKey}, nil},
}

func TestHardExchangesLoseTheirSecretsAndNothingElse(t *testing.T) {
	t.Parallel()
	for _, tt := range hardExchanges {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, request, answer := redact(tt.request, tt.answer)
			out := written(request) + "\n" + written(answer)
			for _, secret := range tt.cut {
				if ways := recovered(out, secret, 3); len(ways) > 0 {
					t.Errorf("%q is recovered (%s) from\n%s", secret, ways[0], out)
				}
			}
			for _, want := range tt.want {
				if !strings.Contains(out, want) {
					t.Errorf("%q is missing in\n%s", want, out)
				}
			}
			for _, both := range [][2][]byte{{tt.request.Body, []byte(request.Body.s)}, {tt.answer.Body, []byte(answer.Body.s)}} {
				if json.Valid(both[0]) && !json.Valid(both[1]) {
					t.Errorf("not JSON any more: %s", both[1])
				}
			}
		})
	}
}

// again turns what was stored into a message, as re-redaction and import do.
func again(m RecordMessage) Message {
	out := Message{URL: m.URL.s, Body: []byte(m.Body.s)}
	for _, h := range m.Headers {
		out.Headers = append(out.Headers, Header{h.Name.s, h.Value.s})
	}
	return out
}

func TestRedactingTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	for _, tt := range hardExchanges {
		r, request, answer := redact(tt.request, tt.answer)
		if got := written(r.Message(true, again(request))); got != written(request) {
			t.Errorf("%s: same redactor, request\n%s\nbecomes\n%s", tt.name, written(request), got)
		}
		if got := written(r.Message(false, again(answer))); got != written(answer) {
			t.Errorf("%s: same redactor, answer\n%s\nbecomes\n%s", tt.name, written(answer), got)
		}
		_, request2, answer2 := redact(again(request), again(answer))
		if written(request2) != written(request) || written(answer2) != written(answer) {
			t.Errorf("%s: another redactor makes\n%s\n%s\nof\n%s\n%s", tt.name, written(request2), written(answer2), written(request), written(answer))
		}
		if once := r.Record(written(answer)); r.Record(once.s) != once {
			t.Errorf("%s: Record(%q) is not settled", tt.name, once)
		}
	}
}

func TestWhatIsNoSecretIsKeptByteForByte(t *testing.T) {
	t.Parallel()
	body := "{ \"success\" : false,\r\n\t\"messages\":[{\"type\":\"FAILURE\",\"code\":null,\"message\":\"Client not \\u0066ound.\",\"technical\":false}],\"n\":1.50e+3,\"data\":null,\"data\":{}, \"transactionId\":\"TR-5f0c\",\"masked\":\"********67\" }\n"
	headers := []Header{{"X-Request-Id", "4f1c9a52-1b7e-4f3e-9d7a-202611202611"}, {"Date", "Sun, 22 Nov 2026 10:00:00 GMT"}, {"Retry-After", "300"}, {"operatorId", "ZAIN_JO"}}
	_, _, answer := redact(withKey, answering(body, headers...))
	if answer.Body.s != body || answer.Kind != "json" || answer.Length != len(body) || answer.Cut {
		t.Errorf("%+v\nwant\n%s", answer, body)
	}
	for i, h := range answer.Headers {
		if h.Name.s != headers[i].Name || h.Value.s != headers[i].Value {
			t.Errorf("%v became %v", headers[i], h)
		}
	}
}

func TestBodiesAreToldApart(t *testing.T) {
	t.Parallel()
	tests := []struct{ contentType, body, kind string }{
		{"", "", "empty"},
		{"", `{"a":1}`, "json"},
		{"application/problem+json", `"x"`, "json"},
		{"text/html", `{"a":1}`, "json"},
		{"application/x-www-form-urlencoded", "a=1", "form"},
		{"", "a=1&b=2", "form"},
		{"text/html; charset=utf-8", "hello", "html"},
		{"", "<!doctype html>", "html"},
		{"text/plain", "hello", "text"},
		{"", "\xff\xfe\x00\x01", "binary"},
		{"application/json", "not json", "text"},
	}
	for _, tt := range tests {
		if _, _, got := redact(Message{}, answering(tt.body, Header{"content-type", tt.contentType})); got.Kind != tt.kind {
			t.Errorf("%q %q is %s, want %s", tt.contentType, tt.body, got.Kind, tt.kind)
		}
	}
}

func TestALongBodyIsCutAtARuneAndNotInAPlaceholder(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", maxBody/2+10)
	_, _, answer := redact(withKey, answering("x"+long))
	if !answer.Cut || answer.Length != len(long)+1 || answer.Body.s != "x"+long[:maxBody-2] {
		t.Errorf("cut %v, length %d, kept %d", answer.Cut, answer.Length, len(answer.Body.s))
	}
	_, _, answer = redact(withKey, answering(strings.Repeat("x", maxBody-5)+" "+fakeKey))
	if !answer.Cut || strings.Contains(answer.Body.s, "[") || strings.Contains(answer.Body.s, "fk_") {
		t.Errorf("ends with %q", answer.Body.s[maxBody-20:])
	}
}

func TestFactsTellTheShapeAndNoPartOfTheValue(t *testing.T) {
	t.Parallel()
	r, request, _ := redact(
		Message{URL: "https://api.example.com/?api_key=" + fakeKey, Headers: []Header{{"X-API-KEY", " \"" + fakeKey + "\""}},
			Body: []byte(`{"mobileNumber":"0791234567","code":"202611","` + fakeKey + `":{"token":"faketoken1"}}`)},
		answering(`{"user_id":"+962791234567","got":"202611"}`))
	facts := r.Facts()
	byPlace := map[string]Fact{}
	for _, f := range facts {
		byPlace[f.Place] = f
		if f.Placeholder != "" && !strings.Contains(written(request), f.Placeholder) && !strings.Contains(written(request), urlEncoded(f.Placeholder, true)) {
			t.Errorf("%q stands nowhere", f.Placeholder)
		}
	}
	b, err := json.Marshal(facts)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{fakeKey, "0791234567", "962791234567", "202611", "faketoken1"} {
		if strings.Contains(string(b), part) {
			t.Errorf("facts tell %s: %s", part, b)
		}
	}
	header, number, code, user := byPlace["header X-API-KEY"], byPlace["request mobileNumber"], byPlace["request code"], byPlace["answer user_id"]
	if header.Length != 31 || !header.EdgeBlanks || !header.Quoted || header.Class != ClassSecret || header.Kind != "api-key" || header.Name != "X-API-KEY" || len(header.Fingerprint) != 32 {
		t.Errorf("header: %+v", header)
	}
	if number.Class != Personal || number.Charset != "digits" || number.E164 || number.Placeholder != "" || number.Fingerprint == "" {
		t.Errorf("number: %+v", number)
	}
	if !user.E164 || user.Kind != "user" {
		t.Errorf("user: %+v", user)
	}
	if code.Class != OneTime || code.Length != 6 || code.Fingerprint != (Key{1}).Fingerprint("code", "202611") {
		t.Errorf("code: %+v", code)
	}
	if i := slices.IndexFunc(facts, func(f Fact) bool { return strings.HasPrefix(f.Place, "request [api-key #") && f.Name == "token" }); i < 0 {
		t.Errorf("a key of the document stands in a place: %s", b)
	}
}

func TestRepeatedValuesAreCounted(t *testing.T) {
	t.Parallel()
	r, _, _ := redact(Message{Headers: []Header{{"X-API-KEY", "fakefirst1"}, {"X-API-KEY", "fakesecond"}}}, Message{})
	facts := r.Facts()
	if len(facts) != 2 || facts[0].Index != 0 || facts[1].Index != 1 || facts[0].Place != facts[1].Place {
		t.Errorf("%+v", facts)
	}
}

func TestALearnedValueIsHuntedEverywhere(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{1}, nil)
	r.Learn(ClassSecret, "api-key", fakeKey)
	r.Learn(Personal, "phone", "+962791234567")
	r.Learn(ClassSecret, "password", "password")
	r.Learn(ClassSecret, "password", "abc")
	for _, text := range []string{fakeKey, `Post "https://x.example/?k=` + fakeKey + `": dial tcp`, encodings["base64"](fakeKey), encodings["every"](fakeKey)} {
		if got := r.Record(text).String(); len(recovered(got, fakeKey, 3)) > 0 || !strings.Contains(got, "api-key") {
			t.Errorf("Record(%q) = %q", text, got)
		}
	}
	const stays = `{"password_rules":"abc","phone_ok":"+962791234567","hint":"the password is wrong"}`
	if got := r.Record(stays).String(); got != stays {
		t.Errorf("Record(%s) = %s", stays, got)
	}
	if facts := r.Facts(); len(facts) != 1 || facts[0].Place != "text" || facts[0].Placeholder == "" {
		t.Errorf("facts: %+v", facts)
	}
}

func TestADottedRuleIsForItsPathOnly(t *testing.T) {
	t.Parallel()
	rules := []Rule{{InAnswer, "data.items[].id", ClassSecret, "secret", false}, {InAnswer, "list.1.v", ClassSecret, "secret", false}, {InAnswer, "data.token", Plain, "", false}}
	r := NewRedactor(Key{1}, rules)
	got := r.Message(false, answering(`{"id":"stays1","data":{"id":"stays2","items":[{"id":"fakeid1"},[{"id":"fakeid2"}]],"token":"stays3"},"list":[{"v":"stays4"},{"v":"fakeid3"}],"token":"fakeid4"}`))
	for _, want := range []string{"stays1", "stays2", "stays3", "stays4"} {
		if !strings.Contains(got.Body.s, want) {
			t.Errorf("%s was cut: %s", want, got.Body)
		}
	}
	if strings.Contains(got.Body.s, "fakeid") {
		t.Errorf("not cut: %s", got.Body)
	}
}

func TestNoRuleLowersAWellKnownHeader(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{1}, []Rule{{InHeader, "Authorization", Plain, "", false}, {Anywhere, "Cookie", Personal, "name", false}})
	got := written(r.Message(true, Message{Headers: []Header{{"Authorization", "Bearer faketoken1"}, {"Cookie", "a=fakecookie"}}}))
	if strings.Contains(got, "fake") {
		t.Error(got)
	}
}

// Quadratic work would take minutes here, recursion the stack.
func TestHostileBodiesNeitherHangNorGrow(t *testing.T) {
	t.Parallel()
	const n = 400_000
	for _, unit := range []string{"token=", "cookie: ", "set-cookie: a=b; ", `password="\`, "-----BEGIN PRIVATE KEY", "[", "https://", "%25", "&amp;", `\u0041`, "eyJ", "1 ", "a@b.c", "<token>", `<input name=token value=a>`, "password '", "code ", "otp 482913 ", `"token":"a",`, "Authorization: Basic "} {
		body := strings.Repeat(unit, n/len(unit))
		_, _, answer := redact(withKey, answering(body))
		if len(answer.Body.s) > 100*n {
			t.Errorf("%q: %d bytes became %d", unit, len(body), len(answer.Body.s))
		}
	}
}
