package safe

import (
	"net/url"
	"strings"
	"testing"
)

func TestTheIDOfALoginsSessionIsASecret(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]string{
		"sessionId": "tulip-77-row", "session_id": "8f4e1c02-77aa-4a51-9c52-0d1b6f1f2a10", "SESSIONID": "tulip77", "sessionid": "tulip77", "sid": "abc123def456", "SID": "0123456789ABCDEF0123456789ABCDEF",
		"JSESSIONID": "0123456789ABCDEF0123456789ABCDEF", "userSessionId": "tulip77", "ASP.NET_SessionId": "tulipfieldrow7", "connect.sid": "s%3Atulip77", "auth_session_id": "tulip-77", "newSessionId": "tulip77", "sessid": "tulip77",
	} {
		for way, written := range writtenWays(name, value) {
			in, out := written()
			if plain, _ := url.QueryUnescape(out); strings.Contains(out, value) || strings.Contains(plain, value) || in == out {
				t.Errorf("%s: %s becomes %s", way, in, out)
			}
		}
	}
	const in = `{"session":{"id":"tulip77","state":"ACTIVE","user":{"id":"u-7"}},"id":"r-7","ids":[1]}`
	_, _, answer := redact(Message{}, answering(in))
	if got := withoutPrints(answer.Body.s); got != `{"session":{"id":"[session-id: 7 chars]","state":"ACTIVE","user":{"id":"u-7"}},"id":"r-7","ids":[1]}` {
		t.Error(got)
	}
}

func TestTheIDOfAnotherSessionStays(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]string{
		"sdkSessionId": "sdk-20261104-77120", "sdksessionid": "8f4e1c02-77aa-4a51-9c52-0d1b6f1f2a10", "checkout_session_id": "cs_7741", "verificationSessionId": "vs-7741", "message_sid": "MG77aa41", "session_id_required": "yes", "session_count": "4821",
		"sid": "SM0123456789abcdef0123456789abcdef", "session_state": "active", "session_expires_at": "2026-11-22T10:00:00Z", "sids": "482", "inside": "abc123def", "session_id_type": "opaque",
	} {
		for way, written := range writtenWays(name, value) {
			if in, out := written(); in != out {
				t.Errorf("%s: %s becomes %s", way, in, out)
			}
		}
	}
}

// A pack may say that its vendor's desk looks a call up by it.
func TestAPackKeepsItsSessions(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{1}, []Rule{{Anywhere, "sessionId", Plain, sessionID, false}})
	const in = `{"sessionId":"sess-55120","sid":"abc123def456","session":{"id":"sp-0a1b2c3d"}}`
	if got := withoutPrints(r.Message(false, answering(in)).Body.s); got != `{"sessionId":"sess-55120","sid":"[session-id: 12 chars]","session":{"id":"sp-0a1b2c3d"}}` {
		t.Error(got)
	}
}

func TestASessionInAPathEndsBeforeTheQuery(t *testing.T) {
	t.Parallel()
	const in = "https://h.example/a;jsessionid=ABCDEF123456?page=2&sid=xyz987&session_id=tulip77"
	_, request, answer := redact(Message{URL: in}, answering("see "+in+" there"))
	for _, got := range []string{request.URL.s, answer.Body.s} {
		got = withoutPrints(strings.NewReplacer("%20%23", " #", "+%23", " #").Replace(got))
		if !strings.Contains(got, "page=2&sid=%5Bsession-id") || strings.Contains(got, "ABCDEF") || strings.Contains(got, "tulip77") {
			t.Error(got)
		}
	}
}
