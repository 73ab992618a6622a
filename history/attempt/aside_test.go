package attempt_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"casebook/api/intake"
)

func TestWhatACommandLineHoldsIsCutFromItsAnswer(t *testing.T) {
	t.Parallel()
	const proof, password = "bm90L2EvcmVhbC9wcm9vZitDQU5BUlk=", "CANARY-password-17"
	escaped := strings.ReplaceAll(proof, "/", `\/`)
	unicode := strings.ReplaceAll(fakeKey, "-", `\u002d`)
	for _, command := range []string{
		`$ curl -i https://service.authmatech.com/v1/api/verify -u "jo:` + password + `" -H "X-API-KEY: ` + fakeKey + `" -d '{"mobileNumber":"+962791234567","encryptedMobileNumber":"` + proof + `"}'`,
		"C:\\>curl -i https://service.authmatech.com/v1/api/verify -u jo:" + password + ` -H "X-API-KEY: ` + fakeKey + `" -d "{""mobileNumber"":""+962791234567"",""encryptedMobileNumber"":""` + proof + `""}"`,
		"Our key is token " + fakeKey + ", password: " + password + ", {encryptedMobileNumber: '" + proof + "'}",
	} {
		answer := `{"success":false,"messages":[{"type":"ERROR","code":"` + fakeKey + `","message":"bad ` + fakeKey + ` ` + unicode + `, ` + proof + ` ` + escaped + ` (` +
			password + `)","httpStatus":"UNAUTHORIZED"}]}`
		for _, text := range []string{
			command + "\nHTTP/1.1 401 Unauthorized\nX-Echo: " + fakeKey + "\nContent-Type: application/json\n\n" + answer,
			command + "\n> POST /v1/api/verify HTTP/2\n> Host: service.authmatech.com\n> \n< HTTP/2 401\n< x-echo: " + proof + "\n< \n" + answer,
			command + "\n" + answer,
		} {
			if !strings.Contains(text, "curl") && !strings.Contains(text, "HTTP/") {
				continue // nothing says where the answer begins
			}
			result, err := intake.Read("stdin", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			a, err := newBench(t, says(verified)).Redact(result.Exchanges[0])
			if err != nil {
				t.Fatal(err)
			}
			kept, err := json.Marshal(a)
			if err != nil {
				t.Fatal(err)
			}
			all := string(kept) + a.Explanation.String()
			for _, secret := range []string{fakeKey, unicode, proof, escaped, password, base64.StdEncoding.EncodeToString([]byte("jo:" + password))} {
				if at := strings.Index(all, secret); at >= 0 {
					t.Errorf("%q was kept of %q: …%s…", secret, text, all[max(0, at-60):at+20])
				}
			}
			if a.Request.URL.String() == "" && len(a.Request.Headers)+len(a.Request.Body.String()) > 0 {
				t.Errorf("what stands beside was kept: %+v", a.Request)
			}
			known := map[string]bool{}
			for _, fact := range a.Facts {
				known[fact.Kind] = known[fact.Kind] || fact.Placeholder != "" && strings.Contains(string(kept), fact.Placeholder)
				if strings.HasPrefix(fact.Place, "header ") && len(result.Exchanges[0].Request.Headers) == 0 {
					t.Errorf("a fact says that the call sent what stands beside it: %+v", fact)
				}
			}
			if !known["proof"] || !known["password"] {
				t.Errorf("no fact is kept that a ticket could read the placeholders by: %+v", a.Facts)
			}
		}
	}
}

func TestWhatAMailTellsOfItsCallIsKeptWithoutItsSecretsAndWords(t *testing.T) {
	t.Parallel()
	const words = "CANARY-words-17 for Rana"
	for _, text := range []string{
		"We send:\n\nPOST https://service.authmatech.com/v1/api/verify\nX-API-KEY: " + fakeKey + "\nX-CLIENT-ID: acme-bank\n\n{\"mobileNumber\":\"+962791234567\"}\n\nand get\n\n" +
			"HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\"success\":false,\"messages\":[],\"data\":null}\n\nOur admin password is " + words + "\nThanks",
		"POST /v1/api/verify HTTP/1.1\nHost: service.authmatech.com\nX-API-KEY: " + fakeKey + "\nX-CLIENT-ID: acme-bank\n\n{\"mobileNumber\":\"+962791234567\"}\n\nOur admin password is " + words,
	} {
		result, err := intake.Read("stdin", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		a, err := newBench(t, says(verified)).Redact(result.Exchanges[0])
		if err != nil {
			t.Fatal(err)
		}
		kept, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{fakeKey, "CANARY-words", "Rana", "Thanks"} {
			if strings.Contains(string(kept), secret) {
				t.Errorf("%q was kept of %q: %s", secret, text, kept)
			}
		}
		for _, told := range []string{"X-API-KEY", "acme-bank", "+962791234567"} {
			if !strings.Contains(string(kept), told) {
				t.Errorf("%q was not kept of %q: %s", told, text, kept)
			}
		}
	}
}
