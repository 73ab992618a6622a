package safe

import (
	"strings"
	"testing"
)

// The code of a redirect opens a session, whatever it looks like.
func TestAuthorizationCodesAreCut(t *testing.T) {
	t.Parallel()
	const code = "ABCD-1234-EFGH"
	for _, h := range []Header{
		{"Location", "https://x.example/page?code=" + code}, {"Location", "/page?code=" + code + "&page=2"}, {"Refresh", "0; url=https://x.example/page?code=" + code}, {"Refresh", "0;url=/page?code=" + code},
		{"X-Next", "https://x.example/oauth2/callback?code=" + code}, {"X-Next", "https://x.example/page?state=s7&code=" + code}, {"Content-Location", "/page?code=" + code},
	} {
		_, _, answer := redact(Message{}, answering("", h))
		got := answer.Headers[len(answer.Headers)-1].Value.s
		if strings.Contains(got, code) || !strings.Contains(decodeMarks(got), "[code: 14 chars]") {
			t.Errorf("%s: %s becomes %s", h.Name, h.Value, got)
		}
		_, _, again := redact(Message{}, answering("", Header{h.Name, got}))
		if other := again.Headers[len(again.Headers)-1].Value.s; other != got {
			t.Errorf("%s becomes %s", got, other)
		}
	}
	for _, body := range []string{
		`{"redirect_uri":"https://x.example/page?code=ABCD-1234-EFGH"}`, `<a href="https://x.example/cb?code=ABCD-1234-EFGH">on</a>`, `go to https://x.example/page?code=ABCD-1234-EFGH&state=s7`, `{"url":"/callback?code=ABCD-1234-EFGH"}`,
	} {
		if _, _, answer := redact(Message{}, answering(body)); strings.Contains(answer.Body.s, code) {
			t.Errorf("%s becomes %s", body, answer.Body)
		}
	}
	_, request, _ := redact(Message{URL: "https://x.example/v1/go?code=" + code + "&state=s7"}, Message{})
	if strings.Contains(request.URL.s, code) {
		t.Error(request.URL)
	}
	form := asking("grant_type=authorization_code&code="+code, Header{"Content-Type", "application/x-www-form-urlencoded"})
	if _, request, _ = redact(form, Message{}); strings.Contains(request.Body.s, code) {
		t.Error(request.Body)
	}
}

// An error has a code, too, and says so; and so have countries.
func TestCodesOfErrorsInRedirectsStay(t *testing.T) {
	t.Parallel()
	for _, value := range []string{
		"https://x.example/cb?code=access_denied", "https://x.example/cb?code=AUTH_FAILED&state=s7", "/page?code=404", "https://x.example/cb?error=server_error&code=E-1001", "/page?code=JO", "/page?code=invalid-request", "/v1/orders/a1b2?page=2",
	} {
		if _, _, answer := redact(Message{}, answering("", Header{"Location", value})); answer.Headers[len(answer.Headers)-1].Value.s != value {
			t.Errorf("%s becomes %s", value, answer.Headers[len(answer.Headers)-1].Value)
		}
	}
	for _, body := range []string{`{"url":"https://x.example/v1/errors?code=E-1001"}`, `see https://x.example/help?code=E-1001`} {
		if _, _, answer := redact(Message{}, answering(body)); answer.Body.s != body {
			t.Errorf("%s becomes %s", body, answer.Body)
		}
	}
}

// Whoever has the address of a webhook posts there.
func TestTheSecretPartOfAWebhookIsCut(t *testing.T) {
	t.Parallel()
	const part = "Zx81kq92mmPL0a7Qq12WwEe3"
	for in, want := range map[string]string{
		"https://hooks.slack.com/services/T01ABCDEF/B01ABCDEF/" + part:          "https://hooks.slack.com/services/T01ABCDEF/B01ABCDEF/[secret: 24 chars]",
		"https://discord.com/api/webhooks/123456789012/" + part:                 "https://discord.com/api/webhooks/123456789012/[secret: 24 chars]",
		"https://discordapp.com/api/v10/webhooks/123456789012/" + part + "/git": "https://discordapp.com/api/v10/webhooks/123456789012/[secret: 24 chars]/git",
		"https://a.webhook.office.com/webhookb2/" + part + "/x/77":              "https://a.webhook.office.com/webhookb2/[secret: 29 chars]",
		"https://hooks.zapier.com/hooks/catch/77120/" + part + "/":              "https://hooks.zapier.com/hooks/catch/77120/[secret: 24 chars]/",
		"https://hooks.example.com/services/T01ABCDEF/B01ABCDEF/ping":           "https://hooks.example.com/services/T01ABCDEF/B01ABCDEF/ping",
		"https://discord.com/api/webhooks":                                      "https://discord.com/api/webhooks",
	} {
		_, _, answer := redact(Message{}, answering(`{"hook":"`+in+`"}`))
		got := decodeMarks(withoutPrints(answer.Body.s))
		if got != `{"hook":"`+want+`"}` {
			t.Errorf("%s becomes %s", in, answer.Body)
		}
		if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
			t.Errorf("%s becomes\n%s", answer.Body, again.Body)
		}
	}
}

// decodeMarks writes placeholders in a URL as they read, without their fingerprints.
func decodeMarks(s string) string {
	return withoutPrints(strings.NewReplacer("%5B", "[", "%5D", "]", "%20", " ", "%23", "#", "%3A", ":", "+", " ").Replace(s))
}

// A path may be written without its host.
func TestReferencesToPagesAreRead(t *testing.T) {
	t.Parallel()
	const token = "zz81kq92mmPL0a7Qq1"
	for _, name := range []string{"Content-Location", "Location", "X-Reset-Url", "X-Next"} {
		_, _, answer := redact(Message{}, answering(`{"path":"/reset/`+token+`"}`, Header{name, "/reset/" + token}))
		if got := answer.Headers[len(answer.Headers)-1].Value.s; strings.Contains(got, token) || strings.Contains(answer.Body.s, token) {
			t.Errorf("%s: %s, %s", name, got, answer.Body)
		}
	}
}
