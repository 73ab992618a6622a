package systems_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api"
	"casebook/api/systems"
	"casebook/api/tree"
)

func authmatech(t testing.TB) (*systems.Packs, *systems.Pack, *systems.Operation) {
	t.Helper()
	packs := systems.Embedded()
	pack, operation, err := packs.Find("authmatech", "verify")
	if err != nil {
		t.Fatal(err)
	}
	return packs, pack, operation
}

func TestAVerifyCallIsBuiltAsTheVendorWritesIt(t *testing.T) {
	t.Parallel()
	_, pack, operation := authmatech(t)
	request, err := pack.Build(operation, "https://service.authmatech.com/", systems.ParseValues(pack.Fields(operation), map[string]string{
		"mobileNumber": "+962791234567", "encryptedMobileNumber": "eA==", "serviceType": "LOGIN", "maskMobile": "true",
		"X-API-KEY": `"quoted"`, "X-CLIENT-ID": "c-1",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if request.Method != "POST" || request.URL != "https://service.authmatech.com/v1/api/verify?maskMobile=true" {
		t.Errorf("%s %s", request.Method, request.URL)
	}
	if want := `{"mobileNumber":"+962791234567","encryptedMobileNumber":"eA==","serviceType":"LOGIN"}`; string(request.Body) != want {
		t.Errorf("body %s\nwant %s", request.Body, want)
	}
	if key, _ := request.Headers.Get("x-api-key"); key != `"quoted"` {
		t.Errorf("X-API-KEY is %q, want it as typed", key)
	}
}

func TestAbsentAndEmptyAreTwoRequests(t *testing.T) {
	t.Parallel()
	_, pack, operation := authmatech(t)
	for input, want := range map[string]string{"": `{}`, systems.EmptyWord: `{"mobileNumber":""}`} {
		request, err := pack.Build(operation, "https://h", systems.ParseValues(pack.Fields(operation), map[string]string{"mobileNumber": input}))
		if err != nil || string(request.Body) != want {
			t.Errorf("input %q: body %s (%v), want %s", input, request.Body, err, want)
		}
	}
}

func TestABaseURLThatIsNoneIsSaid(t *testing.T) {
	t.Parallel()
	_, pack, operation := authmatech(t)
	for _, base := range []string{"", "service.authmatech.com", "ftp://h", "https://", "://", "https://h h"} {
		if _, err := pack.Build(operation, base, nil); err == nil || !strings.Contains(err.Error(), "https://host") {
			t.Errorf("base %q: %v", base, err)
		}
	}
}

func TestWhatIsBuiltIsRecalled(t *testing.T) {
	t.Parallel()
	packs, pack, operation := authmatech(t)
	fields := pack.Fields(operation)
	rapid.Check(t, func(t *rapid.T) {
		inputs := map[string]string{}
		for _, f := range fields {
			if rapid.Bool().Draw(t, f.ID+" given") {
				inputs[f.ID] = rapid.StringMatching(`[ -~äЖ]{1,20}`).Draw(t, f.ID)
			}
		}
		values := systems.ParseValues(fields, inputs)
		request, err := pack.Build(operation, "http://127.0.0.1:1/base", values)
		if err != nil {
			t.Fatal(err)
		}
		if p, o := packs.Match(request); p != pack || o != operation {
			t.Fatalf("%s %s is not recognised", request.Method, request.URL)
		}
		sent := pack.Recall(operation, &request)
		if len(sent.Values) != len(values) {
			t.Fatalf("built from %v, recalled %v", values, sent.Values)
		}
		for id, v := range values {
			if sent.Values[id] != v {
				t.Fatalf("%s was built from %+v and recalled as %+v", id, v, sent.Values[id])
			}
		}
	})
}

func TestCallsAreMatchedByHostOrPath(t *testing.T) {
	t.Parallel()
	packs, _, _ := authmatech(t)
	for _, test := range []struct{ method, url, system, operation string }{
		{"POST", "https://service.authmatech.com/v1/api/verify?maskMobile=true", "authmatech", "verify"},
		{"POST", "https://SERVICE.authmatech.com/v1/api/verify/", "authmatech", "verify"},
		{"GET", "https://service.authmatech.com/v1/api/me/stuck-plus/overview", "authmatech", ""},
		{"POST", "https://proxy.example.com/auth/v1/api/verify", "authmatech", "verify"},
		{"GET", "https://proxy.example.com/v1/api/verify", "", ""},
		{"POST", "https://notauthmatech.com/login", "", ""},
		{"POST", "", "", ""}, {"POST", "http://%zz", "", ""},
	} {
		pack, operation := packs.Match(api.Request{Method: test.method, URL: test.url})
		system, name := "", ""
		if pack != nil {
			system = pack.ID
		}
		if operation != nil {
			name = operation.ID
		}
		if system != test.system || name != test.operation {
			t.Errorf("%s %s is %q %q, want %q %q", test.method, test.url, system, name, test.system, test.operation)
		}
	}
}

func TestAWrongTypeCanBeReproducedAndIsSeen(t *testing.T) {
	t.Parallel()
	_, pack, operation := authmatech(t)
	request := api.Request{
		Method: "POST", URL: "https://service.authmatech.com/v1/api/verify",
		Body: []byte(`{"mobileNumber":962791234567,"serviceType":true,"operatorId":null}`),
	}
	sent := pack.Recall(operation, &request)
	if sent.Values["mobileNumber"].Kind != tree.Number {
		t.Errorf("mobileNumber is recalled as %v", sent.Values["mobileNumber"])
	}
	if _, present := sent.Values["operatorId"]; present {
		t.Error("a null counts as present")
	}
	for _, f := range pack.Inspect(sent) {
		if (f.Check.ID == "e164" || f.Check.ID == "service_type") && f.State != systems.Fail {
			t.Errorf("%s is %s (%s), want fail", f.Check.ID, f.State, f.Because)
		}
	}
}
