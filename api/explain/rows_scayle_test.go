package explain_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/explain"
)

const scayleHost = "https://acme-live.auth.scayle.cloud"

// Credentials as SCAYLE's calls carry them. The Basic pair is
// shop-client:not-a-real-secret.
const (
	basicPair   = "Basic c2hvcC1jbGllbnQ6bm90LWEtcmVhbC1zZWNyZXQ="
	bearerToken = "Bearer not-a-real-access-token"
)

// shopLogin is the body of a login in which all is in order.
const shopLogin = `{"email":"anna@example.com","password":"not-a-real-password","shop_id":1001}`

// shopCall is a call of a shop's backend to SCAYLE.
func shopCall(method, path, authorization, body string) api.Request {
	headers := api.Headers{{Name: "Accept", Value: "application/json"}}
	if authorization != "" {
		headers = append(headers, api.Header{Name: "Authorization", Value: authorization})
	}
	if body != "" {
		headers = append(headers, api.Header{Name: "Content-Type", Value: "application/json"})
	}
	return api.Request{Method: method, URL: scayleHost + path, Headers: headers, Body: []byte(body)}
}

// Calls in which all is in order.
func shopLogIn() api.Request    { return shopCall("POST", "/v1/auth/login", basicPair, shopLogin) }
func shopValidate() api.Request { return shopCall("GET", "/v1/oauth/token/validate", bearerToken, "") }

func shopRegister() api.Request {
	return shopCall("POST", "/v1/auth/register", basicPair,
		`{"first_name":"Anna","last_name":"Example","email":"anna@example.com","password":"not-a-real-password","gender":"f","shop_id":1001}`)
}

func shopRefresh() api.Request {
	return shopCall("POST", "/v1/oauth/token", basicPair, `{"grant_type":"refresh_token","refresh_token":"def50200-not-a-real-token"}`)
}

func shopNewPassword() api.Request {
	return shopCall("POST", "/v1/auth/password/update-by-hash", basicPair,
		`{"shop_id":1001,"hash":"not-a-real-hash","password":"not-a-real-password"}`)
}

func shopLogOut() api.Request {
	request := shopCall("POST", "/v1/auth/logout", bearerToken, "")
	request.Headers = append(request.Headers, api.Header{Name: "X-Shop-Id", Value: "1001"})
	return request
}

// scayleRow is one documented answer as an exchange that shows it.
type scayleRow struct {
	row     string
	request api.Request
	status  int
	body    string
	outcome api.Outcome
	shared  bool // no byte can tell the row from its twins
}

// scayleRows are exchanges written out from the vendor's pages, one for each answer
// that they document.
var scayleRows = []scayleRow{
	{"scayle.errors.2xx5xx.01", shopLogOut(), 200, `{"error":"SUCCESS","message":"Request completed successfully."}`, api.Success, false},
	{"scayle.errors.2xx5xx.02", shopLogIn(), 500, `{"error":"API_EXCEPTION","message":"Something went wrong while processing your request. Please try again shortly."}`, api.Refused, false},
	{"scayle.errors.4xx.01", shopLogOut(), 401, `{"error":"INVALID_TOKEN","message":"Your session has expired. Please log in again."}`, api.Refused, false},
	{"scayle.errors.4xx.02", shopLogIn(), 403, `{"error":"USER_DEACTIVATED","message":"Your customer account has been deactivated. If you have any questions, feel free to get in touch."}`, api.Refused, false},
	{"scayle.errors.4xx.03", shopLogIn(), 404, `{"error":"USER_NOT_FOUND","message":"Your email address or password is incorrect. Please try again."}`, api.Refused, false},
	{"scayle.errors.4xx.04", shopNewPassword(), 406, `{"error":"PASSWORD_RESET_HASH_EXPIRED","message":"This link has expired or has already been used."}`, api.Refused, false},
	{"scayle.errors.4xx.05", shopRegister(), 409, `{"error":"USER_ALREADY_EXISTS","message":"An account with this email address already exists."}`, api.Refused, false},
	{"scayle.errors.4xx.06", shopLogIn(), 429, `{"error":"TOO_MANY_ATTEMPTS","message":"You’ve made too many attempts. Please wait a moment and try again."}`, api.Refused, false},
	{"scayle.errors.4xx.07", shopLogIn(), 424, `{"error":"API_EXCEPTION","message":"Something went wrong while processing your request. Please try again shortly."}`, api.Refused, false},
	{"scayle.errors.payload.01", shopLogIn(), 401, `{"error": "INVALID_CLIENT", "message": "Client authentication failed.", "context": null}`, api.Refused, false},
	{"scayle.errors.payload.02", shopCall("POST", "/v1/oauth/token", basicPair, `{"grant_type":"password","refresh_token":"def50200-not-a-real-token"}`), 400,
		`{"error": "unsupported_grant_type", "error_description": "The authorization grant type is not supported by the authorization server.", "hint": "Check that all required parameters have been provided", "message": "The authorization grant type is not supported by the authorization server."}`, api.Refused, false},
	{"scayle.errors.payload.03", shopRefresh(), 401,
		`{"error": "invalid_request", "error_description": "The refresh token is invalid.", "hint": "Token has been revoked", "message": "The refresh token is invalid."}`, api.Refused, false},
	{"scayle.search.validation_error", shopCall("POST", "/v1/auth/login", basicPair, `{"email":"anna@example.com","shop_id":1001}`), 400,
		`{"error":"validation_error","message":"The property ID must be an integer.","context":{"id":"abc123","context":{}}}`, api.Refused, false},
	{"scayle.search.validate_200", shopValidate(), 200, ``, api.Success, false},
	{"scayle.search.validate_401", shopValidate(), 401, ``, api.Refused, false},
	{"scayle.search.idp_validation_401", shopValidate(), 401, `{"error":"INVALID_TOKEN","message":"Your session has expired. Please log in again."}`, api.Refused, true},
	{"scayle.search.older_status.01", shopLogIn(), 200, `{"token_type":"Bearer","expires_in":2678400,"access_token":"not-a-real-token","refresh_token":"def50200-not-a-real-token"}`, api.Success, false},
	{"scayle.search.older_status.02", shopRegister(), 201, `{"token_type":"Bearer","access_token":"not-a-real-token"}`, api.Success, false},
	{"scayle.search.older_status.03", shopLogOut(), 204, ``, api.Success, false},
	{"scayle.search.older_status.04", shopLogIn(), 206, `{"message":"Partial content."}`, api.Success, false},
	{"scayle.search.older_status.05", shopLogIn(), 400, `{"message":"Missing or invalid parameter."}`, api.Refused, false},
	{"scayle.search.older_status.06", shopLogOut(), 401, `{"message":"No or invalid access token."}`, api.Refused, false},
	{"scayle.search.older_status.07", shopLogIn(), 403, `{"message":"Not authorized to access the resource."}`, api.Refused, false},
	{"scayle.search.older_status.08", shopCall("POST", "/v1/auth/logins", basicPair, shopLogin), 404, `{"message":"Requested resource doesn't exist."}`, api.Refused, false},
	{"scayle.search.older_status.09", shopLogIn(), 408, ``, api.Refused, false},
	{"scayle.search.older_status.10", shopRegister(), 409, `{"message":"Conflict."}`, api.Refused, false},
	{"scayle.search.older_status.11", shopLogIn(), 412, `{"message":"Preconditions were not met."}`, api.Refused, false},
	{"scayle.search.older_status.12", shopLogIn(), 413, `{"message":"Request entity larger than server limits."}`, api.Refused, false},
	{"scayle.search.older_status.13", shopLogIn(), 424, `{"message":"Failure of a dependency."}`, api.Refused, false},
	{"scayle.search.older_status.14", shopLogIn(), 500, ``, api.Refused, false},
	{"scayle.search.older_status.15", shopLogIn(), 502, `{"message":"Server got an invalid response."}`, api.Refused, false},
	{"scayle.search.older_status.16", shopLogIn(), 503, ``, api.Refused, false},
	{"scayle.search.older_status.17", shopLogIn(), 504, `{"message":"Server took too long to respond."}`, api.Refused, false},
}

func TestEveryAnswerOfSCAYLEIsNamedFirstForAnExchangeThatShowsIt(t *testing.T) {
	t.Parallel()
	for _, test := range scayleRows {
		t.Run(test.row, func(t *testing.T) {
			t.Parallel()
			e := explained(t, test.request, answer(test.status, test.body))
			if e.System != "scayle" || e.Outcome != test.outcome {
				t.Errorf("%s, outcome %q, want scayle, %q", e.System, e.Outcome, test.outcome)
			}
			namedFirst(t, e, test.row, test.shared)
		})
	}
}

// namedFirst fails the test when the first cause is not the row; one that no byte can
// tell from it will do only where the row is said to share its answer.
func namedFirst(t *testing.T, e explain.Explanation, row string, shared bool) {
	t.Helper()
	first := e.First()
	switch {
	case first == nil || first.Row != row && !slices.Contains(first.Twins, row):
		t.Errorf("causes are %s, want %s first", causeRows(e), row)
	case first.Row != row && !shared:
		t.Errorf("%s is named in place of its twin %s", first.Row, row)
	}
}

func TestEveryAnswerOfSCAYLEHasAnExchangeAndStandsInThePack(t *testing.T) {
	t.Parallel()
	pack := embedded(t).System("scayle")
	tables := map[string]int{"errors.2xx5xx": 2, "errors.4xx": 7, "errors.payload": 3, "search.older_status": 17}
	ids := []string{"scayle.search.validation_error", "scayle.search.validate_200", "scayle.search.validate_401", "scayle.search.idp_validation_401"}
	for table, rows := range tables {
		for i := 1; i <= rows; i++ {
			ids = append(ids, "scayle."+table+"."+string([]byte{'0' + byte(i/10), '0' + byte(i%10)}))
		}
	}
	if len(ids) != len(scayleRows) {
		t.Errorf("%d exchanges for %d documented answers", len(scayleRows), len(ids))
	}
	for _, id := range ids {
		if pack.Row(id) == nil {
			t.Errorf("%s is not in the pack", id)
		}
		if !slices.ContainsFunc(scayleRows, func(r scayleRow) bool { return r.row == id }) {
			t.Errorf("%s has no exchange in this test", id)
		}
	}
}

func TestABareBodyOfSCAYLEIsReadByItsKey(t *testing.T) {
	t.Parallel()
	for _, test := range scayleRows {
		if !strings.Contains(test.body, `"error"`) || test.shared {
			continue // nothing in it says whose it is
		}
		t.Run(test.row, func(t *testing.T) {
			t.Parallel()
			e := explained(t, api.Request{}, &api.Answer{Body: []byte(test.body)})
			if e.System != "scayle" {
				t.Fatalf("read as %q", e.System)
			}
			if !slices.ContainsFunc(e.Causes, func(c explain.Cause) bool { return c.Row == test.row }) {
				t.Errorf("causes are %s", causeRows(e))
			}
			if test.row != "scayle.errors.4xx.07" { // whose body is the one of a 500 as well
				namedFirst(t, e, test.row, false)
			}
		})
	}
}

func TestAFailureOfSCAYLEsDependencyIsToldFromItsOwnByTheStatusOnly(t *testing.T) {
	t.Parallel()
	e := explained(t, api.Request{}, &api.Answer{Body: []byte(`{"error":"API_EXCEPTION","message":"Something went wrong while processing your request. Please try again shortly."}`)})
	rows := causeRows(e)
	for _, row := range []string{"scayle.errors.2xx5xx.02 (possible)", "scayle.errors.4xx.07 (possible)"} {
		if !slices.Contains(rows, row) {
			t.Errorf("without a status the causes are %s, want %s among them", rows, row)
		}
	}
}

func TestACodeOfSCAYLECountsUnderAnotherStatusToo(t *testing.T) {
	t.Parallel()
	for code, row := range map[string]string{
		"USER_NOT_FOUND": "scayle.errors.4xx.03", "user_deactivated": "scayle.errors.4xx.02", "INVALID_CLIENT": "scayle.errors.payload.01",
		"TOO_MANY_ATTEMPTS": "scayle.errors.4xx.06", "validation_error": "scayle.search.validation_error",
	} {
		namedFirst(t, explained(t, shopLogIn(), answer(400, `{"error":"`+code+`","message":"x"}`)), row, false)
	}
	e := explained(t, shopLogIn(), answer(404, `{"error":"SHOP_NOT_FOUND","message":"x"}`))
	if first := e.First(); first.Row != "scayle.search.older_status.08" || first.Likelihood == explain.Certain {
		t.Errorf("a key that nobody documents is %s", causeRows(e))
	}
	if !slices.ContainsFunc(e.Notes, func(n string) bool { return strings.Contains(n, "not documented as of") }) {
		t.Errorf("that the key is not documented is not noted: %q", e.Notes)
	}
}

func TestTheRequestPartsTheAnswersThatSCAYLESharesAmongReasons(t *testing.T) {
	t.Parallel()
	const (
		noClient = `{"error":"INVALID_CLIENT","message":"Client authentication failed.","context":null}`
		noToken  = `{"error":"INVALID_TOKEN","message":"Your session has expired. Please log in again."}`
		invalid  = `{"error":"validation_error","message":"The property shop_id must be an integer.","context":{}}`
	)
	shopID := shopCall("POST", "/v1/auth/logout", "", "")
	for name, test := range map[string]struct {
		request api.Request
		status  int
		body    string
		row     string
		because string
	}{
		"no Authorization on a login": {shopCall("POST", "/v1/auth/login", "", shopLogin), 401, noClient, "scayle.inferred.no_basic", "client_id is not there"},
		"Bearer where Basic belongs":  {shopCall("POST", "/v1/auth/login", bearerToken, shopLogin), 401, noClient, "scayle.inferred.no_basic", "client_id is not there"},
		"a pair that is not encoded":  {shopCall("POST", "/v1/auth/login", "Basic shop-client:not-a-real-secret", shopLogin), 401, noClient, "scayle.inferred.no_basic", "client_id is not there"},
		"a secret with a line break": {shopCall("POST", "/v1/auth/login", "Basic c2hvcC1jbGllbnQ6bm90LWEtcmVhbC1zZWNyZXQK", shopLogin), 401, noClient,
			"scayle.errors.payload.01", "client_secret ends with white space"},
		"no token on a logout":         {shopID, 401, noToken, "scayle.inferred.no_bearer", "access_token is not there"},
		"Basic where Bearer belongs":   {shopCall("GET", "/v1/oauth/token/validate", basicPair, ""), 401, noToken, "scayle.inferred.no_bearer", "access_token is not there"},
		"a token with its quotes":      {shopCall("POST", "/v1/auth/logout", `Bearer "not-a-real-token"`, ""), 401, noToken, "scayle.errors.4xx.01", "access_token was sent with quotes around it"},
		"the shop's number in quotes":  {shopCall("POST", "/v1/auth/login", basicPair, strings.Replace(shopLogin, "1001", `"1001"`, 1)), 400, invalid, "scayle.inferred.shop_id_text", "shop_id was sent as a JSON string, not as a number"},
		"the shop's name":              {shopCall("POST", "/v1/auth/login", basicPair, strings.Replace(shopLogin, "1001", `"acme-live"`, 1)), 400, invalid, "scayle.inferred.shop_id_text", "shop_id was sent as a JSON string, not as a number"},
		"an email that is none":        {shopCall("POST", "/v1/auth/login", basicPair, strings.Replace(shopLogin, "@", " at ", 1)), 400, `{"message":"x"}`, "scayle.search.older_status.05", "email: it is no email address: there is no @"},
		"a password with a blank":      {shopCall("POST", "/v1/auth/login", basicPair, strings.Replace(shopLogin, `password",`, `password ",`, 1)), 404, `{"error":"USER_NOT_FOUND","message":"x"}`, "scayle.inferred.wrong_password", "password ends with white space"},
		"a password and a broken body": {shopCall("POST", "/v1/auth/login", basicPair, `{"email":"anna@example.com","pass`), 400, `{"message":"x"}`, "scayle.search.older_status.05", "the request body is not JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := explained(t, test.request, answer(test.status, test.body))
			first := e.First()
			if first.Row != test.row || !slices.ContainsFunc(first.Because, func(b string) bool { return strings.HasPrefix(b, test.because) }) {
				t.Errorf("causes are %s, the first because %q; want %s because %q", causeRows(e), first.Because, test.row, test.because)
			}
		})
	}
}

func TestAnEarlierUseOfALinkOrTokenIsSaid(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		request   api.Request
		operation string
		field     string
		status    int
		body      string
		row       string
	}{
		"a reset link":    {shopNewPassword(), "password_update", "hash", 406, `{"error":"PASSWORD_RESET_HASH_EXPIRED","message":"This link has expired or has already been used."}`, "scayle.inferred.hash_used"},
		"a refresh token": {shopRefresh(), "token_refresh", "refresh_token", 401, `{"error":"invalid_request","message":"The refresh token is invalid.","hint":"Token has been revoked"}`, "scayle.inferred.refresh_reused"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			marks := map[string]string{test.field: "c0de"}
			e := explain.With(embedded(t), api.Exchange{Request: test.request, Answer: answer(test.status, test.body)}, explain.Past{
				Environment: "production", Marks: marks,
				Earlier: []explain.Event{{System: "scayle", Operation: test.operation, Outcome: api.Success, Environment: "production", Tries: 1, Status: 200, Marks: marks}},
			})
			if first := e.First(); first.Row != test.row || !slices.Contains(first.Because, "this very "+test.field+" was accepted before") {
				t.Errorf("causes are %s, the first because %q; want %s", causeRows(e), first.Because, test.row)
			}
		})
	}
}

// What the caller finds out in the shop parts an unknown email from a wrong password.
func TestWhetherThereIsACustomerSettlesAFailedLogin(t *testing.T) {
	t.Parallel()
	packs := embedded(t)
	e := explained(t, shopLogIn(), answer(404, `{"error":"USER_NOT_FOUND","message":"Your email address or password is incorrect. Please try again."}`))
	for said, row := range map[string]string{explain.SaidYes: "scayle.inferred.wrong_password", explain.SaidNo: "scayle.errors.4xx.03"} {
		heard := explain.Hear(packs, e, explain.Hearsay{Answers: map[string]string{"account_exists": said}})
		if heard.First().Row != row {
			t.Errorf("after a %s the causes are %s, want %s first", said, causeRows(heard), row)
		}
		if want := map[string]string{explain.SaidYes: "pass", explain.SaidNo: "fail"}[said]; string(item(t, heard, "account_exists").State) != want {
			t.Errorf("after a %s the checklist's item is %s", said, item(t, heard, "account_exists").State)
		}
	}
}

func TestWordsForSCAYLEsCustomersTellNobodyWhoHasAnAccount(t *testing.T) {
	t.Parallel()
	telling := []string{"already exists", "is registered", "not registered", "no account", "is wrong", "was wrong", "incorrect", "deactivated", "does not exist", "your account", "locked"}
	for _, row := range embedded(t).System("scayle").Rows {
		for _, word := range telling {
			if strings.Contains(strings.ToLower(row.Reply), word) && row.ID != "scayle.search.older_status.08" {
				t.Errorf("%s says %q to the customer", row.ID, word)
			}
		}
	}
}

func TestSCAYLEsOwnWordsForTheCustomerAreVerbatim(t *testing.T) {
	t.Parallel()
	pack := embedded(t).System("scayle")
	for id, words := range map[string]string{
		"scayle.errors.2xx5xx.01": "Request completed successfully.",
		"scayle.errors.2xx5xx.02": "Something went wrong while processing your request. Please try again shortly.",
		"scayle.errors.4xx.01":    "Your session has expired. Please log in again.",
		"scayle.errors.4xx.02":    "Your customer account has been deactivated. If you have any questions, feel free to get in touch.",
		"scayle.errors.4xx.03":    "Your email address or password is incorrect. Please try again.",
		"scayle.errors.4xx.04":    "This link has expired or has already been used.",
		"scayle.errors.4xx.05":    "An account with this email address already exists.",
		"scayle.errors.4xx.06":    "You\u2019ve made too many attempts. Please wait a moment and try again.",
		"scayle.errors.4xx.07":    "Something went wrong while processing your request. Please try again shortly.",
	} {
		if row := pack.Row(id); row.Says != words {
			t.Errorf("%s has %q, the vendor %q", id, row.Says, words)
		}
	}
}
