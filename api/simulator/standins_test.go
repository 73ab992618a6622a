package simulator_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"casebook/api/simulator"
)

// standIns are the whole answers, by the value that brings them about.
var standIns = map[string]struct {
	status            int
	kind, location    string
	body              string
	documentedByPages bool
}{
	"simulator-key-expired-balance": {400, "application/json", "", badRequest("the balance has expired"), true},
	"simulator-key-product-off":     {400, "application/json", "", badRequest("the product is not enabled for this account"), true},
	"simulator-key-rate-limited":    {429, "application/json", "", rateLimited, true},

	"+962790000001": {200, "application/json", "", no, true},
	"+962790000010": {200, "application/json", "", `{"success":false,"messages":[{"type":"FAILURE","code":null,` +
		`"message":"(simulated text) the envelope says failure although the status is 200",` +
		`"httpStatus":"OK","technical":false,"arguments":null}],"data":null}`, false},
	"+962790000204": {204, "", "", "", true},
	"+962790000302": {302, "", "/v1/api/redirected", "", false},
	"+962790000402": {400, "application/json", "", badRequest("the balance is insufficient"), true},
	"+962790000403": {400, "application/json", "", badRequest("the product is not enabled for this account"), true},
	"+962790000404": {404, "application/json", "", notFound, true},
	"+962790000409": {409, "application/json", "", `{"success":false,"messages":[{"type":"FAILURE","code":"resource_already_exists",` +
		`"message":"(simulated text) the resource exists already","httpStatus":"CONFLICT","technical":false,"arguments":null}],"data":null}`, false},
	"+962790000429": {429, "application/json", "", rateLimited, true},
	"+962790000500": {500, "application/json", "", `{"success":false,"messages":[{"type":"FAILURE","code":"internal_server_error",` +
		`"message":"(simulated text) an unexpected error happened","httpStatus":"INTERNAL_SERVER_ERROR","technical":true,"arguments":null}],` +
		`"data":null}`, true},
	"+962790000502": {502, "text/html; charset=utf-8", "", "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<h1>502 Bad Gateway</h1>\n" +
		"<p>(simulated text) the gateway could not reach the service</p>\n</body>\n</html>\n", false},
}

// using sends a sound request that holds the stand-in.
func using(t *testing.T, url string, s simulator.StandIn) reply {
	t.Helper()
	switch s.Field {
	case "mobileNumber":
		return call(t, url+verifyPath, numberBody(s.Value))
	case "X-API-KEY":
		return call(t, url+verifyPath, soundBody, header(s.Field, s.Value))
	}
	t.Fatalf("no request can hold a stand-in in %q", s.Field)
	return reply{}
}

func TestEveryStandInIsAnsweredAsListed(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	listed := simulator.StandIns()
	if len(listed) != len(standIns) {
		t.Errorf("%d stand-ins are listed, %d are tested", len(listed), len(standIns))
	}
	for _, s := range listed {
		t.Run(s.Value, func(t *testing.T) {
			t.Parallel()
			got, want := using(t, url, s), standIns[s.Value]
			if s.System != "authmatech" || s.Operation != "verify" || s.Status != want.status || s.Documented != want.documentedByPages {
				t.Errorf("listed as %+v", s)
			}
			if got.status != want.status || got.body != want.body {
				t.Errorf("got %d\n%s\nwant %d\n%s", got.status, got.body, want.status, want.body)
			}
			if kind, location := got.header.Get("Content-Type"), got.header.Get("Location"); kind != want.kind || location != want.location {
				t.Errorf("Content-Type %q, Location %q", kind, location)
			}
			if got.header.Get("X-Simulated") != "casebook" || got.header.Get("Retry-After") != "" {
				t.Errorf("headers %v", got.header)
			}
		})
	}
}

func TestStandInsAreListedInOneOrderInPlainWords(t *testing.T) {
	t.Parallel()
	listed := simulator.StandIns()
	if !slices.Equal(listed, simulator.StandIns()) {
		t.Error("the order changes")
	}
	seen := map[string]bool{}
	for _, s := range listed {
		if s.Means == "" || strings.ContainsAny(s.Means, "\n\t") || seen[s.Value] {
			t.Errorf("%+v", s)
		}
		seen[s.Value] = true
	}
}

func TestAKeyCountsBeforeANumber(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for number := range standIns {
		if strings.HasPrefix(number, "+") {
			check(t, call(t, url+verifyPath, numberBody(number), header("X-API-KEY", "simulator-key-rate-limited")), 429, rateLimited)
		}
	}
}

func TestWordsOfOursAreMarkedAndTheVendorsAreNot(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	vendors := []string{"Unauthorized", "Rate limit exceeded.", "Client not found."}
	for _, s := range simulator.StandIns() {
		got := using(t, url, s)
		if got.header.Get("Content-Type") != "application/json" {
			continue
		}
		var envelope struct{ Messages []struct{ Message *string } }
		if err := json.Unmarshal([]byte(got.body), &envelope); err != nil || len(envelope.Messages) != 1 {
			t.Fatalf("%s: %v: %s", s.Value, err, got.body)
		}
		text := envelope.Messages[0].Message
		if text != nil && slices.Contains(vendors, *text) == strings.HasPrefix(*text, "(simulated text) ") {
			t.Errorf("%s: message %q", s.Value, *text)
		}
	}
}

func TestTheRedirectLeadsNowhere(t *testing.T) {
	t.Parallel()
	s, url := start(t, simulator.Options{})
	redirect := call(t, url+verifyPath, numberBody("+962790000302"))
	if got := s.Requests(); got != 1 {
		t.Errorf("Requests() = %d after a redirect that nobody followed", got)
	}
	check(t, call(t, url+redirect.header.Get("Location"), "", method(http.MethodGet)), 404, notFound)
	if got := s.Requests(); got != 2 {
		t.Errorf("Requests() = %d: following the redirect must show", got)
	}
}
