package systems_test

import (
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/systems"
	"casebook/api/tree"
)

const verifyURL = "https://service.authmatech.com/v1/api/verify"

// inspected returns the finding of one check on a call of Verify.
func inspected(t *testing.T, check string, request api.Request) systems.Finding {
	t.Helper()
	_, pack, operation := authmatech(t)
	for _, f := range pack.Inspect(pack.Recall(operation, &request)) {
		if f.Check.ID == check {
			return f
		}
	}
	t.Fatalf("there is no check %s", check)
	return systems.Finding{}
}

func TestOnlyOneJSONObjectWithEachKeyOnceParses(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]struct {
		state   systems.State
		because string
	}{
		`{"mobileNumber":"+1"}`:                           {systems.Pass, "the request body is one JSON object"},
		"\ufeff {\"mobileNumber\":\"+1\"}\r\n\t ":         {systems.Pass, "the request body is one JSON object"},
		`{"mobileNumber":"+1"}}`:                          {systems.Fail, "1 byte follows the JSON object"},
		`{"mobileNumber":"+1"} {}`:                        {systems.Fail, "3 bytes follow the JSON object"},
		`{"mobileNumber":"+1"};ok` + "\n":                 {systems.Fail, "3 bytes follow the JSON object"},
		`{"mobileNumber":"+1","a":1,"mobileNumber":"+2"}`: {systems.Fail, `the request body is one JSON object, and a key stands twice: "mobileNumber"`},
		`{"x":1,"x":2,"x":3,"y":1}`:                       {systems.Pass, `the request body is one JSON object, and a key stands twice: "x"`},
		`{"a":{"mobileNumber":1},"mobileNumber":"+1"}`:    {systems.Pass, "the request body is one JSON object"},
		`{"X-API-KEY":1,"X-API-KEY":2}`:                   {systems.Pass, `and a key stands twice: "X-API-KEY"`}, // a header's name is no field of the body
		`[]`:                                              {systems.Fail, "the request body is a JSON array, not an object"},
	} {
		f := inspected(t, "body_parses", api.Request{Method: "POST", URL: verifyURL, Body: []byte(body)})
		if f.State != want.state || !strings.HasSuffix(f.Because, want.because) {
			t.Errorf("%s: %s, %q; want %s, %q", body, f.State, f.Because, want.state, want.because)
		}
	}
}

func TestAValueOfAnotherJSONKindIsWrongNotEmpty(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		`{"a":"b"}`: "encryptedMobileNumber was sent as a JSON object, not as text",
		`["b"]`:     "encryptedMobileNumber was sent as a JSON array, not as text",
		`17`:        "encryptedMobileNumber was sent as a JSON number, not as text",
		`""`:        "encryptedMobileNumber was sent empty",
		`null`:      "encryptedMobileNumber is not there",
	} {
		request := api.Request{Method: "POST", URL: verifyURL, Body: []byte(`{"mobileNumber":"+1","encryptedMobileNumber":` + value + `}`)}
		if f := inspected(t, "required_fields", request); f.State != systems.Fail || f.Because != want {
			t.Errorf("%s: %s, %q; want %q", value, f.State, f.Because, want)
		}
	}
	request := api.Request{Method: "POST", URL: verifyURL, Body: []byte(`{"mobileNumber":{}}`)}
	if f := inspected(t, "e164", request); f.State != systems.Fail || f.Because != "mobileNumber was sent as a JSON object, not as text" {
		t.Errorf("e164 of an object: %s, %q", f.State, f.Because)
	}
}

func TestATypedFieldOfTheBodyWantsItsType(t *testing.T) {
	t.Parallel()
	field := systems.Field{ID: "remember", Place: systems.InBody, Type: "boolean"}
	sent := systems.Sent{BodyKind: tree.Object, Values: systems.Values{"remember": {Text: "true", Kind: tree.String}}}
	if why := sent.Fault(field); why != "remember was sent as a JSON string, not as true or false" {
		t.Errorf("a string: %q", why)
	}
	sent.Values["remember"] = systems.Value{Text: "true", Kind: tree.Bool}
	if why := sent.Fault(field); why != "" {
		t.Errorf("a boolean: %q", why)
	}
	sent.BodyKind = tree.Null // a form body has text only
	sent.Values["remember"] = systems.Value{Text: "true", Kind: tree.String}
	if why := sent.Fault(field); why != "" {
		t.Errorf("in a form: %q", why)
	}
}

func TestOnlyTheVeryPathPasses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		method, url string
		state       systems.State
		because     string
	}{
		{"POST", verifyURL + "?maskMobile=true", systems.Pass, "method and path are those of Verify"},
		{"POST", "http://127.0.0.1:8080/v1/api/verify", systems.Pass, "method and path are those of Verify"},
		{"POST", "https://proxy.example.com/v1/api/verify", systems.Pass, "method and path are those of Verify"},
		{"POST", "https://service.authmatech.com//v1/api/verify", systems.Fail, "something stands before that"},
		{"POST", "https://service.authmatech.com/sandbox/v1/api/verify", systems.Fail, "something stands before that"},
		{"POST", "https://service.authmatech.com/v1/api/v1/api/verify", systems.Fail, "look at the base URL"},
		{"POST", verifyURL + "/", systems.Fail, "it ends with a / too many"},
		{"POST", "https://service.authmatech.com/v1/api/verfy", systems.Fail, "the path is not /v1/api/verify: compare it letter by letter"},
		{"POST", "https://service.authmatech.com/v1/api%2Fverify", systems.Fail, "letter by letter"},
		{"POST", "https://service.authmatech.com/v1/api/CANARY", systems.Fail, "letter by letter"},
		{"GET", verifyURL, systems.Fail, "the method is not POST, which Verify wants"},
		{"POST", "https://proxy.example.com/auth/v1/api/verify", systems.Ask, "Compare method and path"},
		{"POST", "https://proxy.example.com/v1/api/verify/", systems.Ask, "Compare method and path"},
		{"POST", "https://proxy.example.com/v1/api/verfy", systems.Ask, "Compare method and path"},
		{"POST", "http://127.0.0.1:8080/x/v1/api/verify", systems.Ask, "Compare method and path"},
		{"GET", "https://proxy.example.com/v1/api/verify", systems.Ask, "Compare method and path"},
		{"POST", "", systems.Ask, "Compare method and path"},
		{"POST", "http://%zz", systems.Ask, "Compare method and path"},
	} {
		f := inspected(t, "known_path", api.Request{Method: test.method, URL: test.url})
		if f.State != test.state || !strings.Contains(f.Because, test.because) || strings.Contains(f.Because, "CANARY") {
			t.Errorf("%s %s: %s, %q; want %s, %q", test.method, test.url, f.State, f.Because, test.state, test.because)
		}
	}
}

func TestAPathWithANamedPartIsKnown(t *testing.T) {
	t.Parallel()
	packs, _, _ := authmatech(t)
	pack := *packs.Systems[0]
	pack.Operations = []systems.Operation{{ID: "reset", Name: "Reset", Method: "GET", Path: "/v1/reset/{hash}"}}
	for url, want := range map[string]systems.State{"/v1/reset/0a1b": systems.Pass, "/v1/reset/": systems.Fail, "/v1/reset/a/b": systems.Fail} {
		request := api.Request{Method: "GET", URL: "https://service.authmatech.com" + url}
		for _, f := range pack.Inspect(pack.Recall(&pack.Operations[0], &request)) {
			if f.Check.ID == "known_path" && f.State != want {
				t.Errorf("%s: %s, %q", url, f.State, f.Because)
			}
		}
	}
}

func TestWhatHTTPDropsAroundAKeyIsNoFailure(t *testing.T) {
	t.Parallel()
	const key = "not-a-real-key"
	for _, test := range []struct {
		value, because string
		state          systems.State
		minor          bool
		mend           string
	}{
		{key, "no white space or quotes", systems.Pass, false, ""},
		{" " + key, "is not sent: HTTP drops it", systems.Pass, true, key},
		{key + " \t", "is not sent: HTTP drops it", systems.Pass, true, key},
		{"\r\n" + key, "begins with a line break", systems.Fail, false, key},
		{key + "\n", "ends with a line break", systems.Fail, false, key},
		{"not-a\r\nreal-key", "a line break or control character, so it cannot be sent", systems.Fail, false, ""},
		{"not-a\x00key", "so it cannot be sent", systems.Fail, false, ""},
		{key + "\u00a0", "ends with white space", systems.Fail, false, key},
		{"\u2003" + key, "begins with white space", systems.Fail, false, key},
		{`"` + key + `" `, "quotes around it", systems.Fail, false, key},
		{"  ", "there is no X-API-KEY to look at", systems.NA, false, ""},
	} {
		f := inspected(t, "api_key_clean", api.Request{Method: "POST", URL: verifyURL, Headers: api.Headers{{Name: "X-API-KEY", Value: test.value}}})
		if f.State != test.state || f.Minor != test.minor || f.Mend != test.mend || !strings.Contains(f.Because, test.because) {
			t.Errorf("%q: %+v", test.value, f)
		}
	}
}

func TestAHeaderOfBlanksIsSentEmpty(t *testing.T) {
	t.Parallel()
	f := inspected(t, "api_key_present", api.Request{Method: "POST", URL: verifyURL, Headers: api.Headers{{Name: "X-API-KEY", Value: " \t"}}})
	if f.State != systems.Fail || f.Because != "X-API-KEY holds only blanks, which HTTP drops, so it was sent empty" {
		t.Errorf("%s, %q", f.State, f.Because)
	}
}

func TestTwoHeadersOfOneNameAreNotClean(t *testing.T) {
	t.Parallel()
	f := inspected(t, "api_key_clean", api.Request{Method: "POST", URL: verifyURL, Headers: api.Headers{
		{Name: "X-API-KEY", Value: "not-a-real-key"}, {Name: "x-api-key", Value: "not-a-real-key"},
	}})
	if f.State != systems.Fail || f.Because != "X-API-KEY is there 2 times" {
		t.Errorf("%s, %q", f.State, f.Because)
	}
}

func TestCodesAndTextsMatchWhateverTheirLetterCaseAndOuterBlanks(t *testing.T) {
	t.Parallel()
	when := systems.When{Code: []string{"not_found"}, Text: []string{"Client not found."}}
	for _, test := range []struct {
		code, text string
		want       bool
	}{
		{"not_found", "Client not found.", true}, {" not_found\n", "Client not found. ", true},
		{"not _found", "Client not found.", false}, {"NOT_FOUND", "client NOT found.", true}, {"not_found", "not found", false},
	} {
		by, ok := when.Match(systems.Signature{Answered: true, Codes: []string{"", test.code}, Texts: []string{test.text}})
		if ok != test.want || !by.Code || !by.Text {
			t.Errorf("%q %q: %t, %+v", test.code, test.text, ok, by)
		}
	}
}

func TestAValueThatIsThereIsSaidWithItsLength(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{"k": "X-API-KEY is there, 1 character", "clé": "X-API-KEY is there, 3 characters"} {
		request := api.Request{Method: "POST", URL: verifyURL, Headers: api.Headers{{Name: "X-API-KEY", Value: key}}}
		if f := inspected(t, "api_key_present", request); f.State != systems.Pass || f.Because != want {
			t.Errorf("%s, %q, want %q", f.State, f.Because, want)
		}
	}
}
