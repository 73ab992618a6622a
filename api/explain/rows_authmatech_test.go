package explain_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/explain"
)

const serviceURL = "https://service.authmatech.com"

// scored is a call of Trust, Shield or Detect in which all is in order.
func scored(path string) api.Request {
	return api.Request{
		Method: "POST", URL: serviceURL + path, Headers: goodHeaders,
		Body: []byte(`{"mobileNumber":"+962791234567","metadataId":"case-17","sessionId":"session-17"}`),
	}
}

// asked is a read of one's own account.
func asked(path string, headers api.Headers) api.Request {
	return api.Request{Method: "GET", URL: serviceURL + path, Headers: headers}
}

// phoneSession is the call that the SDK makes from the phone, with a token of its own.
func phoneSession(token string) api.Request {
	headers := api.Headers{{Name: "Content-Type", Value: "application/json"}, {Name: "X-CLIENT-ID", Value: "client-17"}}
	if token != "" {
		headers = append(headers, api.Header{Name: "X-SDK-TOKEN", Value: token})
	}
	return api.Request{
		Method: "POST", URL: serviceURL + "/v1/api/sdk/session", Headers: headers,
		Body: []byte(`{"sdkSessionId":"sdk-17","mnoId":"ZAIN_JO","authmatechCodePresent":false}`),
	}
}

// onWeb is Verify for a browser.
func onWeb(transaction string) api.Request {
	return api.Request{
		Method: "POST", URL: serviceURL + "/v1/api/verify/" + transaction, Headers: goodHeaders,
		Body: []byte(`{"mobileNumber":"+962791234567","serviceType":"LOGIN"}`),
	}
}

const browserTransaction = "0f8fad5b-d9cb-469f-a165-70867728950e"

// sdkSaid is what an app's backend may make of a code that the SDK reports on the
// phone; the vendor shows no answer that holds one.
func sdkSaid(code string) string {
	return `{"success":false,"messages":[{"type":"FAILURE","code":"` + code + `","message":"The SDK failed.","httpStatus":"BAD_REQUEST"}],"data":null}`
}

func said400(message string) string { return strings.Replace(badRequest, "Please check.", message, 1) }

// neighbour is one answer of the vendor's neighbouring pages as an exchange that
// shows it.
type neighbour struct {
	name    string
	row     string
	request api.Request
	status  int
	body    string
	shared  bool // another of the vendor's pages prints the same answer
}

var neighbours = []neighbour{
	{"too many calls", "authmatech.search.429", asked("/v1/api/me/usage", goodHeaders), 429,
		`{"success":false,"messages":[{"type":"FAILURE","message":"Rate limit exceeded.","httpStatus":"TOO_MANY_REQUESTS"}],"data":null}`, true},
	{"no credentials on a read", "authmatech.search.401", asked("/v1/api/me/products", api.Headers{}), 401, unauthorised, true},
	{"no credentials on Verify", "authmatech.search.401", verify(without("X-CLIENT-ID"), goodBody), 401, unauthorised, true},
	{"Trust is off", "authmatech.search.product_disabled", scored("/v1/api/trust/score"), 400, said400("Product not enabled for this account."), false},
	{"Shield is off", "authmatech.search.product_disabled", scored("/v1/api/shield/assess"), 400, said400("SHIELD is not enabled"), false},
	{"Detect is off", "authmatech.search.product_disabled", scored("/v1/api/detect/analyze"), 400, said400("The product is disabled."), false},
	{"a product is off and nothing says so", "authmatech.search.product_disabled", scored("/v1/api/trust/score"), 400, badRequest, true},
	{"the phone was on Wi-Fi", "authmatech.search.sdk_no_he_result", phoneSession("not-a-real-token"), 400, sdkSaid("sdk_no_he_result"), false},
	{"the phone had no mobile data", "authmatech.search.sdk_no_data_connectivity", phoneSession("not-a-real-token"), 400, sdkSaid("sdk_no_data_connectivity"), false},
	{"the operator was out of reach", "authmatech.search.sdk_connection_error", phoneSession("not-a-real-token"), 400, sdkSaid("sdk_connection_error"), false},
	{"the operator sent the SDK in circles", "authmatech.search.sdk_redirect_error", phoneSession("not-a-real-token"), 400, sdkSaid("sdk_redirect_error"), false},
	{"the SDK failed inside", "authmatech.search.sdk_error", phoneSession("not-a-real-token"), 400, sdkSaid("sdk_error"), false},
}

func TestEveryAnswerOfAuthmatechsNeighbouringPagesIsNamedFirst(t *testing.T) {
	t.Parallel()
	for _, test := range neighbours {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e := explained(t, test.request, answer(test.status, test.body))
			if e.System != "authmatech" || e.Operation == "" || e.Outcome != api.Refused {
				t.Errorf("%s %s, outcome %q, want authmatech, refused", e.System, e.Operation, e.Outcome)
			}
			namedFirst(t, e, test.row, test.shared)
		})
	}
}

func TestEveryAnswerOfAuthmatechsNeighbouringPagesHasAnExchangeAndStandsInThePack(t *testing.T) {
	t.Parallel()
	pack := embedded(t).System("authmatech")
	for _, id := range strings.Fields(`
		authmatech.search.429 authmatech.search.401 authmatech.search.product_disabled authmatech.search.sdk_no_he_result
		authmatech.search.sdk_no_data_connectivity authmatech.search.sdk_connection_error authmatech.search.sdk_redirect_error authmatech.search.sdk_error`) {
		if pack.Row(id) == nil {
			t.Errorf("%s is not in the pack", id)
		}
		if !slices.ContainsFunc(neighbours, func(n neighbour) bool { return n.row == id }) {
			t.Errorf("%s has no exchange in this test", id)
		}
	}
}

func TestABareBodyOfAuthmatechsNeighbouringPagesNamesItsRow(t *testing.T) {
	t.Parallel()
	for _, test := range neighbours {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e := explained(t, api.Request{}, &api.Answer{Body: []byte(test.body)})
			if e.System != "authmatech" || e.Outcome != api.Refused {
				t.Errorf("read as %q, outcome %q", e.System, e.Outcome)
			}
			if !slices.ContainsFunc(e.Causes, func(c explain.Cause) bool { return c.Row == test.row || slices.Contains(c.Twins, test.row) }) {
				t.Errorf("causes are %s, want %s among them", causeRows(e), test.row)
			}
		})
	}
}

func TestACodeOfTheSDKIsExplainedWhereverItIsMet(t *testing.T) {
	t.Parallel()
	for _, request := range []api.Request{verify(goodHeaders, goodBody), onWeb(browserTransaction), {System: "authmatech"}} {
		namedFirst(t, explained(t, request, answer(400, sdkSaid("sdk_no_he_result"))), "authmatech.search.sdk_no_he_result", false)
	}
}

func TestVerifyOnTheWebHasItsOwnWordsForTheVerdict(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]struct {
		row     string
		outcome api.Outcome
	}{
		`{"success":true,"messages":[],"data":{"validNumber":true}}`:  {"authmatech.inferred.web_verified", api.Success},
		`{"success":true,"messages":[],"data":{"validNumber":false}}`: {"authmatech.inferred.web_negative", api.Negative},
		`{"success":true,"messages":[],"data":{}}`:                    {"authmatech.inferred.web_no_verdict", api.Unreadable},
	} {
		e := explained(t, onWeb(browserTransaction), answer(200, body))
		if e.Operation != "verify_web" || e.Outcome != want.outcome || e.First().Row != want.row {
			t.Errorf("%s of %s: %q, %s; want %q, %s", body, e.Operation, e.Outcome, causeRows(e), want.outcome, want.row)
		}
	}
}

func TestAProofThatIsReadBareIsStillTakenForVerify(t *testing.T) {
	t.Parallel()
	e := explained(t, api.Request{}, &api.Answer{Body: []byte(`{"success":true,"messages":[],"data":{"validNumber":true}}`)})
	if e.Operation != "verify" || e.First().Row != "authmatech.text.success" {
		t.Errorf("read as %s, %s", e.Operation, causeRows(e))
	}
}

func TestAWrongTransactionIsSeenInThePath(t *testing.T) {
	t.Parallel()
	e := explained(t, onWeb("browser-17"), answer(404, `{"success":false,"messages":[{"type":"FAILURE","message":"Not here.","httpStatus":"NOT_FOUND"}],"data":null}`))
	first := e.First()
	if first.Row != "authmatech.inferred.web_transaction" || !slices.Contains(first.Because, "transactionId: it is no UUID") {
		t.Errorf("causes are %s, the first because %q", causeRows(e), first.Because)
	}
}

func TestTheSDKsSessionWantsItsTokenAndNoServerKey(t *testing.T) {
	t.Parallel()
	e := explained(t, phoneSession(""), answer(401, unauthorised))
	first := e.First()
	if first.Row != "authmatech.errors.status.05" || !slices.Contains(first.Because, "X-SDK-TOKEN is not there") {
		t.Errorf("causes are %s, the first because %q", causeRows(e), first.Because)
	}
	if slices.ContainsFunc(e.Checklist, func(i explain.Item) bool { return i.ID == "api_key_present" }) {
		t.Error("the checklist wants a server key on the phone's call")
	}
	if calm := explain.Predict(embedded(t), phoneSession("not-a-real-token")); len(calm.Causes) != 0 {
		t.Errorf("a session in order predicts %+v", calm.Causes)
	}
}

func TestAReadWithoutAKeyIsForeseen(t *testing.T) {
	t.Parallel()
	e := explain.Predict(embedded(t), asked("/v1/api/me/balance-history", without("X-API-KEY")))
	if len(e.Causes) == 0 || e.Causes[0].Row != "authmatech.errors.status.05" {
		t.Errorf("predicted %s", causeRows(e))
	}
}

// What the caller reads in the dashboard parts the reasons that share a 400.
func TestTheBalanceAndTheProductAreAskedForOneByOne(t *testing.T) {
	t.Parallel()
	packs := embedded(t)
	e := explained(t, verify(goodHeaders, goodBody), answer(400, badRequest))
	for question, test := range map[string]struct{ row, item string }{
		"balance":         {"authmatech.quickstart.03", "balance"},
		"product_enabled": {"authmatech.inferred.product_off", "product_enabled"},
	} {
		heard := explain.Hear(packs, e, explain.Hearsay{Answers: map[string]string{question: explain.SaidNo}})
		if heard.First().Row != test.row || item(t, heard, test.item).State != "fail" {
			t.Errorf("after a no to %s the causes are %s, the item is %s", question, causeRows(heard), item(t, heard, test.item).State)
		}
		heard = explain.Hear(packs, e, explain.Hearsay{Answers: map[string]string{question: explain.SaidYes}})
		if heard.First().Row == test.row || item(t, heard, test.item).State != "pass" {
			t.Errorf("after a yes to %s the causes are %s, the item is %s", question, causeRows(heard), item(t, heard, test.item).State)
		}
	}
}

func TestANumberThatTheCallerReadsOutIsHeldAgainstItsForm(t *testing.T) {
	t.Parallel()
	packs := embedded(t)
	e := explained(t, verify(nil, goodBody), answer(400, strings.Replace(sdkSaid("INVALID_MOBILE_NUMBER"), "The SDK failed.", "Bad number.", 1)))
	heard := explain.Hear(packs, e, explain.Hearsay{Answers: map[string]string{"mobile_number": "0791234567"}})
	first := heard.First()
	if first.Row != "authmatech.errors.code.03" || !slices.ContainsFunc(first.Because, func(b string) bool { return strings.HasPrefix(b, "the caller says mobileNumber: 0791234567") }) {
		t.Errorf("causes are %s, the first because %q", causeRows(heard), first.Because)
	}
}
