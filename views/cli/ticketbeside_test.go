package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A call of another vendor's is no part of a ticket, and what it names is not either.
func TestWhatOnlyACallThatIsLeftOutNamesIsCut(t *testing.T) {
	t.Parallel()
	entry := func(address, sent, answered string) string {
		return fmt.Sprintf(`{"startedDateTime":"2026-11-26T12:00:01.000+03:00","time":182,
			"request":{"method":"POST","url":%q,"httpVersion":"HTTP/2","headers":[{"name":"Content-Type","value":"application/json"}],"postData":{"mimeType":"application/json","text":%q}},
			"response":{"status":422,"httpVersion":"HTTP/2","headers":[{"name":"Content-Type","value":"application/json"}],"content":{"mimeType":"application/json","text":%q}}}`, address, sent, answered)
	}
	har := `{"log":{"version":"1.2","creator":{"name":"t","version":"1"},"entries":[` +
		entry("https://acme-live.auth.scayle.cloud/v1/auth/register", `{"first_name":"Umberto","last_name":"Quillfeather","email":"u@example.com","shop_id":1001}`, `{"error":"X"}`) + "," +
		entry("https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=e-17", `{"code":"151121","client_id":"c-17","user_id":"bea@example.com","auth_type":"email"}`,
			`{"error":"invalid_code","error_details":{"message":"No code for Umberto Quillfeather."}}`) + `]}}`
	file := filepath.Join(t.TempDir(), "two.har")
	if err := os.WriteFile(file, []byte(har), 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, nil)
	b.expect(t, statusDone, "ticket", "--from", file, "--system", "nextreason")
	text := b.out.String()
	if strings.Contains(text, "Umberto") || strings.Contains(text, "Quillfeather") || !strings.Contains(text, "No code for [name-") || strings.Contains(text, "acme-live") {
		t.Errorf("the ticket says:\n%s", text)
	}
	if said := b.problems.String(); !strings.Contains(said, "1 call of another system left out") {
		t.Errorf("stderr says %s", said)
	}
	third := entry("https://service.authmatech.com/v1/api/verify", `{"mobileNumber":"0791234567"}`, `{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}]}`)
	if err := os.WriteFile(file, []byte(strings.Replace(har, `]}}`, ","+third+`]}}`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	b = newBench(t, nil)
	b.expect(t, statusDone, "ticket", "--from", file, "--system", "nextreason")
	if said := b.problems.String(); !strings.Contains(said, "2 calls of other systems left out") {
		t.Errorf("stderr says %s", said)
	}
}
