package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// harEntry is a call of a HAR, as a browser writes it.
func harEntry(method, url, sent string, status int, body string) string {
	quoted := func(s string) string { b, _ := json.Marshal(s); return string(b) }
	post := ""
	if sent != "" {
		post = `,"postData":{"mimeType":"application/json","text":` + quoted(sent) + `}`
	}
	return fmt.Sprintf(`{"startedDateTime":"2026-11-26T12:00:00.000+03:00","time":12,"request":{"method":%q,"url":%q,"httpVersion":"HTTP/2",`+
		`"headers":[{"name":":authority","value":"x"},{"name":"Content-Type","value":"application/json"}]%s},`+
		`"response":{"status":%d,"statusText":"","httpVersion":"HTTP/2","headers":[{"name":"Content-Type","value":"application/json"}],`+
		`"content":{"size":%d,"mimeType":"application/json","text":%s}}}`, method, url, post, status, len(body), quoted(body))
}

func TestAMixedHARIsExplainedInOrderAndTheRestListedAsSkipped(t *testing.T) {
	t.Parallel()
	const otp = `{"code":"151121","client_id":"c-17","user_id":"+15417543010","auth_type":"sms"}`
	wrong := `{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`
	otpURL := "https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=e-17"
	har := `{"log":{"version":"1.2","creator":{"name":"t","version":"1"},"entries":[` + strings.Join([]string{
		harEntry("GET", "https://ads.example.net/pixel?user=someone", "", 200, "GIF89a"),
		harEntry("POST", otpURL, otp, 422, wrong),
		harEntry("GET", "https://cdn.example.org/logo.png", "", 200, "PNG"),
		harEntry("POST", "https://service.authmatech.com/v1/api/verify", `{"mobileNumber":"0791234567","encryptedMobileNumber":"eA=="}`, 400,
			`{"success":false,"messages":[{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER","message":"Bad.","httpStatus":"BAD_REQUEST"}],"data":null}`),
		harEntry("GET", "https://cdn.example.org/app.js", "", 200, "js"),
		harEntry("POST", "https://acme-live.auth.scayle.cloud/v1/auth/login", `{"email":"a@example.com","password":"not-a-real-password","shop_id":1001}`, 404,
			`{"error":"USER_NOT_FOUND","message":"Your email address or password is incorrect. Please try again.","context":null}`),
		harEntry("POST", otpURL, otp, 422, wrong),
	}, ",") + `]}}`
	b := newBench(t, nil)
	b.expect(t, statusDone, "explain", "--json", writeFile(t, har))
	var all struct {
		Exchanges []struct {
			System, Reply string
			Causes        []struct {
				Row     string
				Because []string
			}
		}
		Skipped []struct {
			Method, Host string
			Calls        []int
		}
	}
	if err := json.Unmarshal(b.out.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	var rows, places []string
	for _, x := range all.Exchanges {
		rows = append(rows, x.Causes[0].Row)
	}
	if want := []string{"nextreason.otp_verify.mobile.12", "authmatech.errors.code.03", "scayle.errors.4xx.03", "nextreason.otp_verify.mobile.12"}; !slices.Equal(rows, want) {
		t.Errorf("rows are %q, want %q", rows, want)
	}
	for _, s := range all.Skipped {
		places = append(places, fmt.Sprint(s.Method, " ", s.Host, " ", s.Calls))
	}
	if want := []string{"GET ads.example.net [1]", "GET cdn.example.org [3 5]"}; !slices.Equal(places, want) {
		t.Errorf("skipped are %q, want %q", places, want)
	}
	last := all.Exchanges[3].Causes[0]
	if !slices.ContainsFunc(last.Because, func(s string) bool { return strings.HasPrefix(s, "this very code was refused") }) {
		t.Errorf("that the same code was sent twice in this file says nothing: %q", last.Because)
	}
	for _, secret := range []string{"not-a-real-password", "151121", "pixel?user"} {
		if strings.Contains(b.out.String(), secret) {
			t.Errorf("the output holds %q", secret)
		}
	}
}
