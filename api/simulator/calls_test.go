package simulator_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"casebook/api/simulator"
)

// sound is a call that is answered with success, as long as no edit spoils it.
type sound struct {
	method, path string
	query        url.Values
	header       http.Header
	fields       map[string]any // of the body; nil: no body
	raw          *string        // sent in place of the fields
}

const (
	transaction = "3f0d2c0e-0000-4000-8000-000000000000"
	shopBasic   = "Basic c2ltdWxhdG9yLXNob3AtY2xpZW50OnNpbXVsYXRvci1zZWNyZXQtbm90LWEtc2VjcmV0" // simulator-shop-client:simulator-secret-not-a-secret
	anyBearer   = "Bearer simulator-access-token"
)

// calls are the sound calls of all operations, by system and operation.
func calls() map[string]sound {
	all := map[string]sound{}
	for operation, call := range authmatechCalls() {
		call.header = http.Header{"X-Api-Key": {apiKey}, "X-Client-Id": {clientID}, "X-Sdk-Token": {"simulator-sdk-token"}}
		all["authmatech "+operation] = call
	}
	for operation, call := range nextreasonCalls() {
		call.method, call.query, call.header = "POST", url.Values{"env_id": {"simulator-env"}}, http.Header{}
		call.fields["client_id"] = "simulator-client-id"
		all["nextreason "+operation] = call
	}
	for operation, call := range scayleCalls() {
		call.header = http.Header{"Authorization": {shopBasic}, "X-Shop-Id": {"1001"}}
		if call.fields == nil {
			call.header.Set("Authorization", anyBearer)
		}
		all["scayle "+operation] = call
	}
	return all
}

func authmatechCalls() map[string]sound {
	number := func() map[string]any { return map[string]any{"mobileNumber": "+962791234567"} }
	return map[string]sound{
		"verify": {method: "POST", path: "/v1/api/verify", fields: map[string]any{
			"mobileNumber": "+962791234567", "encryptedMobileNumber": "proof",
		}},
		"verify_web":         {method: "POST", path: "/v1/api/verify/" + transaction, fields: number()},
		"generate_key":       {method: "POST", path: "/v1/api/me/api-key/generate"},
		"sdk_session":        {method: "POST", path: "/v1/api/sdk/session", fields: map[string]any{"sdkSessionId": "s"}},
		"trust_score":        {method: "POST", path: "/v1/api/trust/score", fields: number()},
		"shield_assess":      {method: "POST", path: "/v1/api/shield/assess", fields: number()},
		"detect_analyze":     {method: "POST", path: "/v1/api/detect/analyze", fields: number()},
		"me_products":        {method: "GET", path: "/v1/api/me/products"},
		"me_usage":           {method: "GET", path: "/v1/api/me/usage"},
		"me_verifications":   {method: "GET", path: "/v1/api/me/verifications"},
		"me_balance_history": {method: "GET", path: "/v1/api/me/balance-history"},
	}
}

func nextreasonCalls() map[string]sound {
	user := func(more ...string) map[string]any {
		fields := map[string]any{"user_id": "anna@example.com", "locale": "en-GB", "redirect_uri": "https://app.example.com/done"}
		for i := 0; i < len(more); i += 2 {
			fields[more[i]] = more[i+1]
		}
		return fields
	}
	return map[string]sound{
		"otp_verify": {path: "/idp/v1/otp/verify", fields: user("auth_type", "email", "code", "151121")},
		"otp_send":   {path: "/idp/v1/otp/send", fields: user("auth_type", "email", "message", "Your code is %code%")},
		"token": {path: "/idp/v1/account/token", fields: user(
			"auth_type", "email", "code", "151121", "grant_type", "pin", "legal_acceptances", "true")},
		"login":               {path: "/idp/v1/account/login", fields: user("password", "simulator-password", "scope", "openid")},
		"forgot_password":     {path: "/idp/v1/account/forgot-password", fields: user("auth_type", "email", "grant_type", "pin")},
		"resend_verification": {path: "/idp/v1/account/resend-verification", fields: user("auth_type", "email", "grant_type", "pin")},
		"register":            {path: "/idp/v1/account/register", fields: map[string]any{"emailAddress": "new@example.com", "locale": "en-GB"}},
	}
}

func scayleCalls() map[string]sound {
	shop := func(more ...string) map[string]any {
		fields := map[string]any{"shop_id": 1001}
		for i := 0; i < len(more); i += 2 {
			fields[more[i]] = more[i+1]
		}
		return fields
	}
	person := func(more ...string) map[string]any {
		return shop(append(more, "first_name", "Nora", "last_name", "New", "email", "nora@example.com", "gender", "f")...)
	}
	return map[string]sound{
		"login":       {method: "POST", path: "/v1/auth/login", fields: shop("email", "anna@example.com", "password", "simulator-password")},
		"guest_login": {method: "POST", path: "/v1/auth/login/guest", fields: person()},
		"register":    {method: "POST", path: "/v1/auth/register", fields: person("password", "any-password")},
		"password_reset": {method: "POST", path: "/v1/auth/password/send-reset-email", fields: shop(
			"email", "anna@example.com", "reset_url", "https://shop.example.com/reset/{hash}")},
		"password_update": {method: "POST", path: "/v1/auth/password/update-by-hash", fields: shop("hash", "reset-hash-good", "password", "any-password")},
		"logout":          {method: "POST", path: "/v1/auth/logout"},
		"token_refresh": {method: "POST", path: "/v1/oauth/token", fields: map[string]any{
			"grant_type": "refresh_token", "refresh_token": "simulator-refresh-token"}},
		"token_validate": {method: "GET", path: "/v1/oauth/token/validate"},
	}
}

// edited returns the call of an operation with its edits: "field=value" sets a field of the body, "-field" removes it; a mobile
// number as user_id makes auth_type sms; env_id, version, access_token and the names of headers go where they belong; "{…" or "" is a whole body in place of the fields.
func edited(t *testing.T, operation string, edits ...string) sound {
	t.Helper()
	call, known := calls()[operation]
	if !known {
		t.Fatalf("no call of %s is written out", operation)
	}
	for _, edit := range edits {
		field, value, set := strings.Cut(edit, "=")
		switch {
		case edit == "" || edit[0] == '{':
			call.raw = &edit
		case edit[0] == '-':
			delete(call.fields, edit[1:])
			call.query.Del(edit[1:])
			call.header.Del(edit[1:])
		case !set:
			t.Fatalf("%q is no edit", edit)
		case field == "env_id":
			call.query.Set(field, value)
		case field == "version":
			call.path = strings.Replace(call.path, "/v1/", "/"+value+"/", 1)
		case field == "access_token":
			call.header.Set("Authorization", "Bearer "+value)
		case field == "Authorization" || field == "Accept-Encoding" || strings.HasPrefix(field, "X-"):
			call.header.Set(field, value)
		default:
			call.fields[field] = value
			if _, typed := call.fields["auth_type"]; typed && field == "user_id" && strings.HasPrefix(value, "+") {
				call.fields["auth_type"] = "sms"
			}
		}
	}
	return call
}

// send makes the call over TCP; the error is the transport's.
func (s sound) send(t *testing.T, base string) (reply, error) {
	t.Helper()
	var body string
	if s.fields != nil {
		b, err := json.Marshal(s.fields)
		if err != nil {
			t.Fatal(err)
		}
		body = string(b)
	}
	if s.raw != nil {
		body = *s.raw
	}
	request, err := http.NewRequestWithContext(t.Context(), s.method, base+s.path+"?"+s.query.Encode(), strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header = s.header
	if s.fields != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := lone().Do(request)
	if err != nil {
		return reply{}, err
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if name := response.Header.Get("X-Simulated"); name != "casebook" {
		t.Errorf("X-Simulated: %q", name)
	}
	return reply{response.StatusCode, response.Header, string(got)}, err
}

// ask sends the edited call and wants an answer.
func ask(t *testing.T, base, operation string, edits ...string) reply {
	t.Helper()
	got, err := edited(t, operation, edits...).send(t, base)
	if err != nil {
		t.Fatalf("%s %q: %v", operation, edits, err)
	}
	return got
}

func TestTheSoundCallOfEveryOperationSucceeds(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for operation := range calls() {
		want := 200
		if operation == "authmatech generate_key" {
			want = 201
		}
		if got := ask(t, url, operation); got.status != want || got.header.Get("Content-Type") != "application/json" || !json.Valid([]byte(got.body)) {
			t.Errorf("%s: %d %s", operation, got.status, got.body)
		}
	}
}

// broken returns whether the connection and not the caller ended the exchange.
func broken(err error) bool {
	var timeout interface{ Timeout() bool }
	return err != nil && !(errors.As(err, &timeout) && timeout.Timeout())
}

// answerOf has the sound call answered without a connection.
func answerOf(t *testing.T, s *simulator.Simulator, operation string) *httptest.ResponseRecorder {
	t.Helper()
	call := edited(t, operation)
	body, err := json.Marshal(call.fields)
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(call.method, call.path, strings.NewReader(string(body)))
	request.Header = call.header
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, request)
	return recorder
}

// answerTo has a call without credentials answered without a connection.
func answerTo(s *simulator.Simulator, method, path, body string) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	s.ServeHTTP(recorder, httptest.NewRequest(method, path, strings.NewReader(body)))
	return recorder
}
