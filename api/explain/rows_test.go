package explain_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
)

// A call as a customer's backend makes it, all in order.
const (
	verifyURL = "https://service.authmatech.com/v1/api/verify"
	goodBody  = `{"mobileNumber":"+962791234567","encryptedMobileNumber":"bm90IGEgcmVhbCBwcm9vZg==","operatorId":"ZAIN_JO","serviceType":"LOGIN"}`
)

var goodHeaders = api.Headers{
	{Name: "Content-Type", Value: "application/json"},
	{Name: "X-API-KEY", Value: "not-a-real-key-0123456789"},
	{Name: "X-CLIENT-ID", Value: "client-17"},
}

func verify(headers api.Headers, body string) api.Request {
	return api.Request{Method: "POST", URL: verifyURL, Headers: headers, Body: []byte(body)}
}

func call(method, url string) api.Request {
	return api.Request{Method: method, URL: url, Headers: goodHeaders, Body: []byte(`{}`)}
}

func answer(status int, body string) *api.Answer {
	return &api.Answer{Status: status, Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}}, Body: []byte(body)}
}

func without(name string) api.Headers {
	return slices.DeleteFunc(slices.Clone(goodHeaders), func(h api.Header) bool { return h.Name == name })
}

func with(name, value string) api.Headers {
	return append(without(name), api.Header{Name: name, Value: value})
}

type documented struct {
	name    string
	request api.Request
	answer  *api.Answer
	row     string
	outcome api.Outcome
}

// documentedRows are exchanges written out from the vendor's pages, one for every
// documented answer, with the row that must be named first, or another that no
// answer can tell from it.
var documentedRows = []documented{
	{
		"a 200 of a call without a verdict",
		call("GET", "https://service.authmatech.com/v1/api/me/usage"),
		answer(200, `{"success":true,"messages":[{"type":"SUCCESS","code":null,"message":null,"httpStatus":"OK","technical":false,"arguments":null}],"data":{"used":12}}`),
		"authmatech.errors.status.01", api.Success,
	}, {
		"a key is made",
		call("POST", "https://service.authmatech.com/v1/api/me/api-key/generate"),
		answer(201, `{"success":true,"messages":[{"type":"SUCCESS","httpStatus":"CREATED"}],"data":{"newApiKey":"not-a-real-key-9876543210"}}`),
		"authmatech.errors.status.02", api.Success,
	}, {
		"success without a body",
		call("POST", "https://service.authmatech.com/v1/api/me/stuck-plus/backfill"),
		answer(204, ``),
		"authmatech.errors.status.03", api.Success,
	}, {
		"a 400 of a call that is not Verify",
		call("POST", "https://service.authmatech.com/v1/api/trust/score"),
		answer(400, `{"success":false,"messages":[{"type":"FAILURE","message":"Something is off.","httpStatus":"BAD_REQUEST"}],"data":null}`),
		"authmatech.errors.status.04", api.Refused,
	}, {
		"a 401 of a call that is not Verify",
		call("GET", "https://service.authmatech.com/v1/api/me/products"),
		answer(401, `{"success":false,"messages":[{"type":"FAILURE","message":"Unauthorized","httpStatus":"UNAUTHORIZED"}],"data":null}`),
		"authmatech.errors.status.05", api.Refused,
	}, {
		"a 404 without a code",
		call("POST", "https://service.authmatech.com/v1/api/verfy"),
		answer(404, `{"success":false,"messages":[{"type":"FAILURE","message":"No such path.","httpStatus":"NOT_FOUND"}],"data":null}`),
		"authmatech.errors.status.06", api.Refused,
	}, {
		"a 500 without a code",
		verify(goodHeaders, goodBody),
		answer(500, `{"success":false,"messages":[{"type":"FAILURE","message":"Unexpected.","httpStatus":"INTERNAL_SERVER_ERROR","technical":true}],"data":null}`),
		"authmatech.errors.status.07", api.Refused,
	}, {
		"an id that does not exist",
		call("POST", "https://service.authmatech.com/v1/api/clients/c-99/rotate-key"),
		answer(404, `{"success":false,"messages":[{"type":"FAILURE","code":"resource_not_found","message":"Session not found.","httpStatus":"NOT_FOUND"}],"data":null}`),
		"authmatech.errors.code.01", api.Refused,
	}, {
		"something that is there already, with a status that nobody documents",
		call("POST", "https://service.authmatech.com/v1/api/me/api-key/generate"),
		answer(409, `{"success":false,"messages":[{"type":"FAILURE","code":"resource_already_exists","message":"Key exists.","httpStatus":"CONFLICT"}],"data":null}`),
		"authmatech.errors.code.02", api.Refused,
	}, {
		"a national number",
		verify(goodHeaders, `{"mobileNumber":"0791234567","encryptedMobileNumber":"bm90IGEgcmVhbCBwcm9vZg=="}`),
		answer(400, `{"success":false,"messages":[{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER","message":"Bad number.","httpStatus":"BAD_REQUEST"}],"data":null}`),
		"authmatech.errors.code.03", api.Refused,
	}, {
		"the platform fails and says so",
		verify(goodHeaders, goodBody),
		answer(500, `{"success":false,"messages":[{"type":"FAILURE","code":"internal_server_error","message":"NullPointerException","httpStatus":"INTERNAL_SERVER_ERROR","technical":true}],"data":null}`),
		"authmatech.errors.code.04", api.Refused,
	}, {
		"no API key on Verify",
		verify(without("X-API-KEY"), goodBody),
		answer(401, `{"success":false,"messages":[{"type":"FAILURE","message":"Unauthorized","httpStatus":"UNAUTHORIZED"}],"data":null}`),
		"authmatech.quickstart.01", api.Refused,
	}, {
		"a required field is missing",
		verify(goodHeaders, `{"mobileNumber":"+962791234567"}`),
		answer(400, `{"success":false,"messages":[{"type":"FAILURE","message":"Please check.","httpStatus":"BAD_REQUEST"}],"data":null}`),
		"authmatech.quickstart.02", api.Refused,
	}, {
		"a body that is cut",
		verify(goodHeaders, `{"mobileNumber":"+9627912345`),
		answer(400, `{"success":false,"messages":[{"type":"FAILURE","message":"Please check.","httpStatus":"BAD_REQUEST"}],"data":null}`),
		"authmatech.quickstart.02", api.Refused,
	}, {
		"a call in order that the account may not make",
		verify(goodHeaders, goodBody),
		answer(400, `{"success":false,"messages":[{"type":"FAILURE","message":"Please check.","httpStatus":"BAD_REQUEST"}],"data":null}`),
		"authmatech.quickstart.03", api.Refused,
	}, {
		"verified",
		verify(goodHeaders, goodBody),
		answer(200, `{"success":true,"messages":[{"type":"SUCCESS","code":null,"message":null,"httpStatus":"OK","technical":false,"arguments":null}],"data":{"validNumber":true}}`),
		"authmatech.text.success", api.Success,
	}, {
		"the verdict is no",
		verify(goodHeaders, goodBody),
		answer(200, `{"success":true,"data":{"validNumber":false}}`),
		"authmatech.text.negative_verdict", api.Negative,
	}, {
		"the documented failure envelope",
		verify(goodHeaders, goodBody),
		answer(404, `{"success":false,"messages":[{"type":"FAILURE","code":"resource_not_found","message":"Client not found.","httpStatus":"NOT_FOUND","technical":false,"arguments":null}],"data":null}`),
		"authmatech.text.not_found_example", api.Refused,
	}, {
		"the client's budget is used up",
		verify(goodHeaders, goodBody),
		answer(429, `{"success":false,"messages":[{"type":"FAILURE","message":"Rate limit exceeded.","httpStatus":"TOO_MANY_REQUESTS"}],"data":null}`),
		"authmatech.text.429", api.Refused,
	},
}

func TestEveryDocumentedAnswerIsNamedFirst(t *testing.T) {
	t.Parallel()
	packs := embedded(t)
	for _, test := range documentedRows {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e := explain.Exchange(packs, api.Exchange{Request: test.request, Answer: test.answer})
			if e.Outcome != test.outcome {
				t.Errorf("outcome %q, want %q", e.Outcome, test.outcome)
			}
			first := e.First()
			if first == nil || first.Row != test.row && !slices.Contains(first.Twins, test.row) {
				t.Fatalf("first cause is %+v, want %s", first, test.row)
			}
			if first.Row != test.row {
				t.Errorf("%s is named in place of its twin %s, though the operation is known", first.Row, test.row)
			}
		})
	}
}

// coreRows are the ids of the vendor's documented answers; ids never change.
var coreRows = strings.Fields(`
	authmatech.errors.status.01 authmatech.errors.status.02 authmatech.errors.status.03 authmatech.errors.status.04
	authmatech.errors.status.05 authmatech.errors.status.06 authmatech.errors.status.07
	authmatech.errors.code.01 authmatech.errors.code.02 authmatech.errors.code.03 authmatech.errors.code.04
	authmatech.quickstart.01 authmatech.quickstart.02 authmatech.quickstart.03
	authmatech.text.success authmatech.text.negative_verdict authmatech.text.not_found_example authmatech.text.429`)

func TestEveryDocumentedRowHasAnExchangeAndStandsInThePack(t *testing.T) {
	t.Parallel()
	pack := embedded(t).System("authmatech")
	for _, id := range coreRows {
		if pack.Row(id) == nil {
			t.Errorf("%s is not in the pack", id)
		}
		if !slices.ContainsFunc(documentedRows, func(d documented) bool { return d.row == id }) {
			t.Errorf("%s has no exchange in this test", id)
		}
	}
}

func embedded(t testing.TB) *systems.Packs {
	t.Helper()
	packs := systems.Embedded()
	return packs
}
