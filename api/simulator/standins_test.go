package simulator_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api/simulator"
)

// standIns are the whole answers of Verify, by the value that brings them about.
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
	"+962790000405": {404, "application/json", "", `{"success":false,"messages":[{"type":"FAILURE","code":"resource_not_found",` +
		`"message":"(simulated text) the session was not found","httpStatus":"NOT_FOUND","technical":false,"arguments":null}],"data":null}`, true},
	"+962790000406": {404, "application/json", "", `{"success":false,"messages":[{"type":"FAILURE","code":null,` +
		`"message":"(simulated text) nothing is found here","httpStatus":"NOT_FOUND","technical":false,"arguments":null}],"data":null}`, true},
	"+962790000501": {500, "application/json", "", `{"success":false,"messages":[{"type":"FAILURE","code":null,` +
		`"message":"(simulated text) an unexpected error happened","httpStatus":"INTERNAL_SERVER_ERROR","technical":true,"arguments":null}],` +
		`"data":null}`, true},
	"+962790000409": {409, "application/json", "", `{"success":false,"messages":[{"type":"FAILURE","code":"resource_already_exists",` +
		`"message":"(simulated text) the resource exists already","httpStatus":"CONFLICT","technical":false,"arguments":null}],"data":null}`, false},
	"+962790000429": {429, "application/json", "", rateLimited, true},
	"+962790000500": {500, "application/json", "", `{"success":false,"messages":[{"type":"FAILURE","code":"internal_server_error",` +
		`"message":"(simulated text) an unexpected error happened","httpStatus":"INTERNAL_SERVER_ERROR","technical":true,"arguments":null}],` +
		`"data":null}`, true},
	"+962790000502": {502, "text/html; charset=utf-8", "", "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<h1>502 Bad Gateway</h1>\n" +
		"<p>(simulated text) the gateway could not reach the service</p>\n</body>\n</html>\n", false},
}

// ofVerify are the stand-ins that have an answer of their own there.
func ofVerify() []simulator.StandIn {
	return slices.DeleteFunc(simulator.StandIns(), func(s simulator.StandIn) bool {
		return s.System != "authmatech" || s.Operation != "verify" || s.Field == "sdkSessionId"
	})
}

func TestEveryStandInOfVerifyIsAnsweredAsListed(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	listed := ofVerify()
	if len(listed) != len(standIns) {
		t.Errorf("%d stand-ins are listed, %d are tested", len(listed), len(standIns))
	}
	for _, s := range listed {
		t.Run(s.Value, func(t *testing.T) {
			t.Parallel()
			got, want := ask(t, url, "authmatech verify", s.Field+"="+s.Value), standIns[s.Value]
			if s.Status != want.status || s.Documented != want.documentedByPages {
				t.Errorf("listed as %+v", s)
			}
			if got.status != want.status || got.body != want.body {
				t.Errorf("got %d\n%s\nwant %d\n%s", got.status, got.body, want.status, want.body)
			}
			if kind, location := got.header.Get("Content-Type"), got.header.Get("Location"); kind != want.kind || location != want.location {
				t.Errorf("Content-Type %q, Location %q", kind, location)
			}
			if got.header.Get("Retry-After") != "" {
				t.Errorf("headers %v", got.header)
			}
		})
	}
}

func TestEveryStandInBringsItsStatusAbout(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{Slow: time.Millisecond})
	for _, s := range simulator.StandIns() {
		got, err := edited(t, s.System+" "+s.Operation, s.Field+"="+s.Value).send(t, url)
		if s.Value == "fault-cut-body" || s.Value == "fault-reset" {
			if !broken(err) || got.status != s.Status {
				t.Errorf("%+v: got %d, %v", s, got.status, err)
			}
			continue
		}
		if err != nil || got.status != s.Status {
			t.Errorf("%+v: got %d %s, %v", s, got.status, got.body, err)
		}
	}
}

func TestEachSystemsStandInsAreAllListed(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	for _, s := range simulator.StandIns() {
		count[s.System+" "+s.Operation]++
	}
	want := map[string]int{
		"authmatech verify": 25, "authmatech verify_web": 4, "authmatech sdk_session": 5,
		"authmatech trust_score": 3, "authmatech shield_assess": 3, "authmatech detect_analyze": 3,
		"nextreason otp_verify": 5, "nextreason otp_send": 2, "nextreason token": 1, "nextreason login": 3, "nextreason forgot_password": 2,
		"scayle login": 20, "scayle guest_login": 2, "scayle register": 2, "scayle password_reset": 3, "scayle token_validate": 1,
	}
	if !maps.Equal(count, want) {
		t.Errorf("listed are %v", count)
	}
}

func TestStandInsAreListedInOneOrderInPlainWords(t *testing.T) {
	t.Parallel()
	listed := simulator.StandIns()
	if !slices.Equal(listed, simulator.StandIns()) {
		t.Error("the order changes")
	}
	seen, last := map[string]bool{}, ""
	for _, s := range listed {
		operation := s.System + " " + s.Operation
		value := operation + " " + s.Field + "=" + s.Value
		if s.Means == "" || strings.ContainsAny(s.Means, "\n\t") || seen[value] || operation != last && seen[operation] {
			t.Errorf("%+v", s)
		}
		seen[value], seen[operation], last = true, true, operation
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
	for _, s := range ofVerify() {
		got := ask(t, url, "authmatech verify", s.Field+"="+s.Value)
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
