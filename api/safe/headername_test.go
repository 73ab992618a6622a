package safe

import (
	"strings"
	"testing"
)

// Headers of no standard that name a login hold one, whatever the value looks like.
func TestHeadersThatNameALoginAreCut(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"X-Auth", "X-Auth-Key", "X-Authentication", "X-Access", "X-Session", "X-Sid", "Session", "Authentication-Info", "X-Client-Cert", "Sid", "X-SSL-Client-Cert"} {
		for _, value := range []string{"tulip", "HDRxauth-998877", `nextnonce="tulip77", rspauth="roses"`, "tulip field", "8f4e1c02-77aa-4a51-9c52-0d1b6f1f2a10"} {
			_, request, answer := redact(Message{Headers: []Header{{name, value}}}, answering("", Header{name, value}))
			for _, got := range []string{request.Headers[0].Value.s, answer.Headers[len(answer.Headers)-1].Value.s} {
				if strings.Contains(got, value) {
					t.Errorf("%s: %s", name, got)
				}
				if _, again, _ := redact(Message{Headers: []Header{{name, got}}}, Message{}); again.Headers[0].Value.s != got {
					t.Errorf("%s: %s becomes %s", name, got, again.Headers[0].Value)
				}
			}
		}
	}
	_, request, answer := redact(Message{Headers: []Header{{"X-Auth", "Bearer tulip77field"}}}, answering("no tulip77field"))
	if got := withoutPrints(request.Headers[0].Value.s + ", " + answer.Body.s); got != "Bearer [token: 12 chars], no [token: 12 chars]" {
		t.Error(got)
	}
}

func TestWhatSuchHeadersSayOfALoginStays(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"X-Auth", "X-Access", "X-Session", "Session", "X-Auth-Key"} {
		for _, value := range []string{"ok", "failed", "required", "none", "Bearer", "Basic", "true", "false", "0", "1", "", "active", "expired", "read-only", "granted", "anonymous"} {
			if _, request, _ := redact(Message{Headers: []Header{{name, value}}}, Message{}); request.Headers[0].Value.s != value {
				t.Errorf("%s: %s becomes %s", name, value, request.Headers[0].Value)
			}
		}
	}
	for _, h := range []Header{{"X-Session-Timeout", "482913"}, {"X-Access-Level", "staff"}, {"X-Auth-Method", "otp"}, {"X-Request-Id", "a1b2c3d4"}, {"X-Auth-Time", "1761991200"}, {"X-Client-Cert-Status", "valid"}} {
		if _, request, _ := redact(Message{Headers: []Header{h}}, Message{}); request.Headers[0].Value.s != h.Value {
			t.Errorf("%s: %s becomes %s", h.Name, h.Value, request.Headers[0].Value)
		}
	}
	for _, body := range []string{`{"session":"Morning workshop","access":"everyone","auth":"by phone"}`, "<session>Morning</session>", "session: started by the caller"} {
		if _, _, answer := redact(Message{}, answering(body)); answer.Body.s != body {
			t.Errorf("%s becomes %s", body, answer.Body)
		}
	}
}

func TestHeadersThatNameAUserArePersonal(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"X-User", "X-Username", "X-Login", "X-Remote-User", "X-Forwarded-User"} {
		s, _, answer := share("case-7", Message{}, answering(`{"m":"no zaid.k here"}`, Header{name, "zaid.k"}))
		if got := shared(s, answer); strings.Contains(got, "zaid.k") {
			t.Errorf("%s: %s", name, got)
		}
	}
}
