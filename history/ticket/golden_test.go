package ticket_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
)

// scene is a case of the goldens: what was sent at what time and what came of it.
type scene struct {
	name     string
	system   string
	calls    []call
	about    history.Case
	simulate bool
	reveal   []string
}

// call is one exchange of a scene.
type call struct {
	at      string // time of day on 2026-11-22, in Amman
	method  string
	url     string
	headers api.Headers
	body    string
	status  int
	answer  string
	extra   api.Headers // of the answer
	failure *api.TransportError
}

func key17() (safe.Key, error) { return safe.Key{17, 4, 11}, nil }

const authmatechURL = "https://service.authmatech.com/v1/api/verify"

func authmatechHeaders() api.Headers {
	return api.Headers{{Name: "Accept", Value: "application/json"}, {Name: "Content-Type", Value: "application/json"},
		{Name: "X-API-KEY", Value: fakeKey}, {Name: "X-CLIENT-ID", Value: "client-17"}}
}

func nextreasonHeaders() api.Headers {
	return api.Headers{{Name: "Accept", Value: "application/json"}, {Name: "Content-Type", Value: "application/json"}}
}

func scayleHeaders() api.Headers {
	return api.Headers{{Name: "Accept", Value: "application/json"}, {Name: "Content-Type", Value: "application/json"},
		{Name: "Authorization", Value: "Basic c2hvcC1jbGllbnQ6bm90LWEtcmVhbC1zZWNyZXQ="}}
}

const verified = `{"success":true,"messages":[{"type":"SUCCESS","httpStatus":"OK"}],"data":{"validNumber":true}}`

// hostile is what a vendor could answer to break a ticket in any of its formats.
const hostileAnswer = "{\"success\":false,\"messages\":[{\"type\":\"FAILURE\",\"code\":\"=HYPERLINK(\\\"https://evil.example\\\")\",\"message\":\"```\\n# Forged\\n'; touch pwned; ' $(touch pwned) `touch pwned`\\n../../etc/passwd \\u001b]52;c;eA==\\u0007\\u202e [phone-1: +962, E.164, 12 digits] \\\"}]}\",\"httpStatus\":\"BAD_REQUEST\"}],\"data\":null}"

func scenes() []scene {
	verify := func(number string) string {
		return `{"mobileNumber":"` + number + `","encryptedMobileNumber":"` + fakeProof + `","operatorId":"ZAIN_JO","serviceType":"LOGIN"}`
	}
	refusal := strings.Replace(refused, "+962791234567 (0791234567)", "0791234567", 1)
	authmatech := func(at, number string, status int, answer string) call {
		return call{at: at, method: "POST", url: authmatechURL, headers: authmatechHeaders(), body: verify(number), status: status, answer: answer}
	}
	otp := func(at, code string, status int, answer string) call {
		return call{at: at, method: "POST", url: "https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=env-4471", headers: nextreasonHeaders(),
			body: `{"client_id":"shop-web","user_id":"bea@example.com","auth_type":"email","code":"` + code + `","locale":"en-US"}`, status: status, answer: answer}
	}
	login := func(at, password string, status int, answer string) call {
		return call{at: at, method: "POST", url: "https://acme-live.auth.scayle.cloud/v1/auth/login", headers: scayleHeaders(),
			body: `{"email":"anna@example.com","password":"` + password + `","shop_id":1001}`, status: status, answer: answer,
			extra: api.Headers{{Name: "X-Request-Id", Value: "5f2b7c1e9d"}}}
	}
	wrong := `{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`
	return []scene{
		{name: "authmatech", system: "authmatech", about: history.Case{OurRef: "ZD-881", VendorRef: "AM-2291"}, calls: []call{
			authmatech("14:01:10.250", "+962791234567", 200, verified),
			authmatech("14:03:14.400", "0791234567", 400, refusal),
		}},
		{name: "nextreason", system: "nextreason", about: history.Case{OurRef: "ZD-902"}, calls: []call{
			otp("23:58:40.100", "202611", 200, ``),
			otp("23:59:59.900", "151121", 422, wrong),
		}},
		{name: "scayle", system: "scayle", calls: []call{
			login("09:10:00.000", "not-a-real-password", 200, `{"access_token":"not-a-real-access-token-1","refresh_token":"not-a-real-refresh-token-1","expires_in":3600}`),
			login("09:12:30.500", "not-a-real-passwrod", 404, `{"error":"USER_NOT_FOUND","message":"Your email address or password is incorrect. Please try again."}`),
		}},
		{name: "hostile", system: "authmatech", calls: []call{authmatech("14:03:14.400", "+962791234567", 400, hostileAnswer)}},
		{name: "training", system: "authmatech", simulate: true, calls: []call{
			{at: "14:03:14.400", method: "POST", url: "http://127.0.0.1:8080/authmatech/v1/api/verify", headers: authmatechHeaders(), body: verify("0791234567"), status: 400, answer: refusal},
		}},
		{name: "lost", system: "authmatech", calls: []call{
			authmatech("14:01:10.250", "+962791234567", 200, verified),
			{at: "14:03:14.400", method: "POST", url: authmatechURL, headers: authmatechHeaders(), body: verify("+962791234567"),
				failure: &api.TransportError{Phase: api.PhaseFirstByte, Kind: api.KindTimeout, Sent: api.SentYes, Text: "no answer from service.authmatech.com within 15 s"}},
		}},
	}
}

// source makes a scene's case, with an answer of the caller's and a step that was
// ticked.
func (s scene) source(t testing.TB) ticket.Source {
	t.Helper()
	zone := time.FixedZone("", 3*3600)
	now := time.Date(2026, 11, 22, 14, 20, 0, 0, zone)
	runner := &attempt.Runner{Packs: systems.Embedded(), Key: key17, Now: func() time.Time { return now }, Program: "1.2"}
	key, _ := key17()
	source := ticket.Source{Case: s.about, Packs: runner.Packs, Key: key, Now: now, Program: "1.2", Reveal: s.reveal}
	source.Case.ID, source.Case.Attempts = 42, len(s.calls)
	for i, c := range s.calls {
		a, err := runner.Redact(c.exchange(t, zone))
		if err != nil {
			t.Fatal(err)
		}
		a.ID, a.Case, a.Environment, a.Simulated = fmt.Sprintf("01m%023d", i+1), 42, "live", s.simulate
		source.Attempts = append(source.Attempts, a)
	}
	last := source.Attempts[len(source.Attempts)-1]
	e, err := attempt.Explanation(last)
	if err != nil {
		t.Fatal(err)
	}
	if first := e.First(); first != nil && first.Question != nil {
		source.Case.Answers = map[string]history.Hearsay{first.Question.ID: {
			Said: record(said(first.Question)), Question: record(first.Settle), At: now.Add(-5 * time.Minute),
		}}
	}
	for _, step := range e.Checklist {
		if step.State == systems.Ask {
			source.Case.Checklist = map[string]string{step.ID: "pass"}
			break
		}
	}
	return source
}

// said is what the caller answers to a question.
func said(q *explain.Question) string {
	if q.Takes == explain.TakesValue {
		return "0791234567"
	}
	return explain.SaidYes
}

func (c call) exchange(t testing.TB, zone *time.Location) api.Exchange {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05.000", "2026-11-22 "+c.at, zone)
	if err != nil {
		t.Fatal(err)
	}
	x := api.Exchange{
		Request:  api.Request{Method: c.method, URL: c.url, Headers: c.headers, Body: []byte(c.body)},
		Happened: at, Failure: c.failure, Remote: "203.0.113.7:443",
		Timing: api.Timing{DNS: 4 * time.Millisecond, Connect: 12 * time.Millisecond, TLS: 21 * time.Millisecond, FirstByte: 145 * time.Millisecond, Total: 184 * time.Millisecond},
	}
	if c.failure != nil {
		x.Timing.FirstByte, x.Timing.Total = 0, 15037*time.Millisecond
		return x
	}
	x.Answer = &api.Answer{
		Status: c.status, Protocol: "HTTP/1.1", TLS: "TLS 1.3", Body: []byte(c.answer), Wire: int64(len(c.answer)),
		Headers: append(api.Headers{
			{Name: "Content-Type", Value: "application/json"}, {Name: "Date", Value: at.Add(150 * time.Millisecond).UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT")},
		}, c.extra...),
	}
	return x
}

// golden compares with testdata, or writes there with CASEBOOK_UPDATE_GOLDEN=1.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("CASEBOOK_UPDATE_GOLDEN") == "1" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; to make it, run the test with CASEBOOK_UPDATE_GOLDEN=1", err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s differs; to accept, run the test with CASEBOOK_UPDATE_GOLDEN=1\n--- want\n%s--- got\n%s", path, want, got)
	}
}

// out is a ticket in a format.
func out(t *testing.T, made ticket.Ticket, f ticket.Format) []byte {
	t.Helper()
	text, err := made.As(f)
	if err != nil {
		t.Fatalf("%s: %v", f, err)
	}
	return text.Bytes()
}

// unpacked are the files of a zip by name, and their names in order.
func unpacked(t *testing.T, data []byte) (files map[string][]byte, names []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
	}
	return files, names
}

// scanForms are the words of the scan for what it looks for.
var scanForms = regexp.MustCompile(`"forms": \[.*\]`)

func TestTicketsReadAsTheyDid(t *testing.T) {
	t.Parallel()
	for _, s := range scenes() {
		made := mustMake(t, s.source(t))
		for _, f := range ticket.Formats() {
			text := out(t, made, f)
			if f == ticket.Zip {
				files, names := unpacked(t, text)
				manifest := scanForms.ReplaceAll(files["MANIFEST.json"], []byte(`"forms": […]`))
				text = append([]byte(strings.Join(names, "\n")+"\n\n"), manifest...)
				golden(t, s.name+".zip.txt", text)
				continue
			}
			golden(t, s.name+"."+f.Extension(), text)
		}
	}
}

func mustMake(t *testing.T, s ticket.Source) ticket.Ticket {
	t.Helper()
	made, err := ticket.Make(s)
	if err != nil {
		t.Fatal(err)
	}
	return made
}
