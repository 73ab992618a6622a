package cli

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"html"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What stands in the customer's HAR and must not leave.
const (
	plantedToken  = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub3QtYS1yZWFsLXN1YmplY3QifQ.bm90LWEtcmVhbC1zaWduYXR1cmU"
	plantedCookie = "not-a-real-cookie-0123456789"
	plantedCode   = "482913"
	plantedPhone  = "+15417543010"
	plantedEmail  = "jane.roe@example.com"
)

// planted is a HAR of calls that failed, with the values above in many places, beside
// calls of nobody's business.
func planted(t *testing.T) string {
	t.Helper()
	pairs := func(all ...string) []map[string]string {
		list := []map[string]string{}
		for i := 0; i < len(all); i += 2 {
			list = append(list, map[string]string{"name": all[i], "value": all[i+1]})
		}
		return list
	}
	entry := func(at, address, sent, answered string, status int) map[string]any {
		return map[string]any{
			"startedDateTime": at, "time": 182,
			"request": map[string]any{
				"method": "POST", "url": address, "httpVersion": "HTTP/2",
				"headers": pairs("Content-Type", "application/json", "authorization", "Bearer "+plantedToken,
					"Cookie", "sid="+plantedCookie, "X-Request-Id", "req-7f3a9c10"),
				"postData": map[string]string{"mimeType": "application/json", "text": sent},
			},
			"response": map[string]any{
				"status": status, "httpVersion": "HTTP/2",
				"headers": pairs("Content-Type", "application/json", "Set-Cookie", "sid="+plantedCookie+"; Path=/", "Date", "Thu, 26 Nov 2026 09:00:03 GMT"),
				"content": map[string]any{"mimeType": "application/json", "text": answered},
			},
		}
	}
	const address = "https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=e-17"
	sent := `{"code":"` + plantedCode + `","client_id":"c-17","user_id":"` + plantedPhone + `","auth_type":"sms"}`
	echo := base64.StdEncoding.EncodeToString([]byte("user " + plantedPhone + " with " + plantedToken))
	har := map[string]any{"log": map[string]any{"version": "1.2", "creator": map[string]string{"name": "t", "version": "1"}, "entries": []any{
		entry("2026-11-26T12:00:01.000+03:00", address, sent,
			`{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`, 422),
		entry("2026-11-26T12:00:31.000+03:00", address, sent,
			`{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."},"contact":"`+plantedEmail+
				`","next":"https://shop.example/back?mail=jane.roe%2540example.com&u=%2B15417543010&c=`+plantedCode+`","trace":"`+echo+`"}`, 422),
		entry("2026-11-26T12:00:40.000+03:00", "https://ads.example.net/pixel?who="+plantedEmail, "{}", "{}", 200),
	}}}
	text, err := json.Marshal(har)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "customer.har")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var base64Run = regexp.MustCompile(`[A-Za-z0-9+/_-]{8,}`)

// readings are a text and what it says when its encodings are undone.
func readings(text string) []string {
	all := []string{text}
	for range 3 { // encodings of encodings
		last := all[len(all)-1]
		if plain, err := url.PathUnescape(last); err == nil {
			last = plain
		}
		all = append(all, html.UnescapeString(strings.NewReplacer(`\u002b`, "+", `\u0040`, "@", `\"`, `"`, "%40", "@", "%2B", "+", "%25", "%").Replace(last)))
	}
	for _, run := range base64Run.FindAllString(text, -1) {
		run = strings.NewReplacer("-", "+", "_", "/").Replace(run)
		for skip := range min(4, len(run)) {
			part := run[skip:]
			if len(part)%4 == 1 {
				part = part[:len(part)-1]
			}
			b, _ := base64.RawStdEncoding.DecodeString(part) // odd bits at the end are an error, and no matter
			all = append(all, string(b))
		}
	}
	return all
}

func TestATicketOfACustomersFileHoldsNoneOfItsSecretsInAnyFormat(t *testing.T) {
	t.Parallel()
	secrets := []string{plantedToken, "bm90LWEtcmVhbC1zaWduYXR1cmU", "not-a-real-subject", plantedCookie, plantedCode, plantedPhone, "15417543010", "5417543010", plantedEmail, "jane.roe"}
	needed := []string{"422", "invalid_code", "Please enter a valid verification code.", "c-17", "e-17", "req-7f3a9c10", "/idp/v1/otp/verify"}
	file := planted(t)
	b := newBench(t, nil)
	for _, format := range formatNames() {
		b.expect(t, statusDone, "ticket", "--from", file, "--format", format)
		for name, text := range files(t, format, b.out.Bytes()) {
			for _, reading := range readings(text) {
				for _, secret := range secrets {
					if strings.Contains(reading, secret) {
						t.Errorf("%s, %s: %q is in it:\n%s", format, name, secret, reading)
					}
				}
			}
		}
		whole := ""
		for _, text := range files(t, format, b.out.Bytes()) {
			whole += text
		}
		for _, need := range needed {
			curl := format == "curl" && strings.ContainsAny(need, "42_ ") && !strings.Contains(need, "/") // the answer is no part of it
			if !curl && !strings.Contains(whole, need) {
				t.Errorf("%s lacks %q:\n%s", format, need, whole)
			}
		}
		if said := b.problems.String(); strings.Contains(said, plantedPhone) || strings.Contains(said, plantedCode) || strings.Contains(said, plantedEmail) {
			t.Errorf("%s: stderr says %q", format, said)
		}
	}
	if entries, err := os.ReadDir(b.Home); err != nil || len(entries) > 0 {
		t.Errorf("a ticket of a file left %v in the home (%v)", entries, err)
	}
}

// files are the texts in what was written, by name.
func files(t *testing.T, format string, written []byte) map[string]string {
	t.Helper()
	if format != "zip" {
		return map[string]string{"output": string(written)}
	}
	archive, err := zip.NewReader(bytes.NewReader(written), int64(len(written)))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		texts[file.Name] = file.Name + "\n" + string(b)
	}
	return texts
}

func TestTheReadingsOfATextFindWhatIsEncoded(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"a %2B15417543010 b", "a%252B15417543010", `\u002b15417543010`, "&#43;15417543010",
		base64.StdEncoding.EncodeToString([]byte("x" + plantedPhone)), base64.RawURLEncoding.EncodeToString([]byte("xy" + plantedPhone + "?>")),
	} {
		if !strings.Contains(strings.Join(readings(text), "\n"), plantedPhone) {
			t.Errorf("%q is not read", text)
		}
	}
}
