package ticket_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api/intake"
	"casebook/history/ticket"
)

// validHAR holds an archive against HAR 1.2: what must be there is, and nothing else
// but what the format knows or what begins with an underscore.
func validHAR(t *testing.T, data []byte) {
	t.Helper()
	var root map[string]any
	d := json.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&root); err != nil {
		t.Fatalf("%v:\n%s", err, data)
	}
	v := validator{t: t}
	log := v.object(root, "", "log!object")["log"].(map[string]any)
	v.object(log, "log", "version!string creator!object browser?object pages?list entries!list comment?string")
	v.object(log["creator"], "creator", "name!string version!string comment?string")
	if log["version"] != "1.2" {
		t.Errorf("log.version is %v", log["version"])
	}
	for i, e := range log["entries"].([]any) {
		v.entry(e, fmt.Sprintf("entries[%d]", i))
	}
}

type validator struct{ t *testing.T }

// object holds an object against its members, each as name!kind or name?kind.
func (v validator) object(value any, at, members string) map[string]any {
	v.t.Helper()
	o, ok := value.(map[string]any)
	if !ok {
		v.t.Fatalf("%s is no object", at)
	}
	known := map[string]string{}
	for member := range strings.FieldsSeq(members) {
		i := strings.IndexAny(member, "!?")
		name, must, kind := member[:i], member[i] == '!', member[i+1:]
		known[name] = kind
		got, there := o[name]
		if !there && must {
			v.t.Errorf("%s lacks %s", at, name)
		}
		if there && kindOf(got) != kind {
			v.t.Errorf("%s.%s is %s, not %s", at, name, kindOf(got), kind)
		}
	}
	for name := range o {
		if known[name] == "" && !strings.HasPrefix(name, "_") {
			v.t.Errorf("%s has %s, which the format does not know", at, name)
		}
	}
	return o
}

func kindOf(v any) string {
	switch v.(type) {
	case string:
		return "string"
	case float64:
		return "number"
	case []any:
		return "list"
	case map[string]any:
		return "object"
	}
	return fmt.Sprintf("%T", v)
}

func (v validator) entry(value any, at string) {
	v.t.Helper()
	e := v.object(value, at, "pageref?string startedDateTime!string time!number request!object response!object cache!object timings!object serverIPAddress?string connection?string comment?string")
	if _, err := time.Parse("2006-01-02T15:04:05.000Z07:00", e["startedDateTime"].(string)); err != nil {
		v.t.Errorf("%s.startedDateTime: %v", at, err)
	}
	request := v.object(e["request"], at+".request", "method!string url!string httpVersion!string cookies!list headers!list queryString!list postData?object headersSize!number bodySize!number comment?string")
	v.pairs(request, at+".request", "headers", "queryString")
	if post, ok := request["postData"]; ok {
		v.object(post, at+".postData", "mimeType!string params?list text?string comment?string")
	}
	response := v.object(e["response"], at+".response", "status!number statusText!string httpVersion!string cookies!list headers!list content!object redirectURL!string headersSize!number bodySize!number comment?string")
	v.pairs(response, at+".response", "headers")
	content := v.object(response["content"], at+".content", "size!number compression?number mimeType!string text?string encoding?string comment?string")
	if content["size"].(float64) < 0 {
		v.t.Errorf("%s.content.size is %v", at, content["size"])
	}
	timings := v.object(e["timings"], at+".timings", "blocked?number dns?number connect?number send!number wait!number receive!number ssl?number comment?string")
	sum := 0.0
	for name, n := range timings {
		n := n.(float64)
		if n < 0 && (n != -1 || slices.Contains([]string{"send", "wait", "receive"}, name)) {
			v.t.Errorf("%s.timings.%s is %v", at, name, n)
		}
		if name != "ssl" {
			sum += max(0, n)
		}
	}
	if math.Abs(sum-e["time"].(float64)) > 0.01 {
		v.t.Errorf("%s.time is %v, its phases take %v", at, e["time"], sum)
	}
}

func (v validator) pairs(o map[string]any, at string, lists ...string) {
	v.t.Helper()
	for _, name := range lists {
		for i, p := range o[name].([]any) {
			v.object(p, fmt.Sprintf("%s.%s[%d]", at, name, i), "name!string value!string comment?string")
		}
	}
}

func TestTheHARIsValidAndReadsBackAsTheSameCalls(t *testing.T) {
	t.Parallel()
	for _, s := range scenes() {
		source := s.source(t)
		made := mustMake(t, source)
		data := out(t, made, ticket.HAR)
		validHAR(t, data)
		back, err := intake.Read("calls.har", data)
		if err != nil || len(back.Exchanges) != len(source.Attempts) || len(back.Notes) > 0 {
			t.Fatalf("%s: %d exchanges, %v, %q", s.name, len(back.Exchanges), err, back.Notes)
		}
		for i, x := range back.Exchanges {
			a := source.Attempts[i]
			if x.Request.Method != a.Request.Method || x.Request.URL != a.Request.URL.String() || len(x.Request.Headers) != len(a.Request.Headers) || !x.Happened.Equal(a.Happened) {
				t.Errorf("%s: call %d came back as %+v", s.name, i+1, x.Request)
			}
			if got := float64(x.Timing.Total) / float64(time.Millisecond); math.Abs(got-a.Timing.Total) > 0.01 {
				t.Errorf("%s: call %d took %v ms, and %v of it came back", s.name, i+1, a.Timing.Total, got)
			}
			if (x.Answer == nil) != (a.Answer == nil) || x.Answer != nil && x.Answer.Status != a.Answer.Status {
				t.Errorf("%s: answer %d came back as %+v", s.name, i+1, x.Answer)
			}
			if a.Transport != nil && x.Failure == nil {
				t.Errorf("%s: that call %d got no answer is lost: %+v", s.name, i+1, x)
			}
		}
	}
}

func TestAQueryIsToldByItsParameters(t *testing.T) {
	t.Parallel()
	source := scenes()[1].source(t)
	source.Attempts[1].Request.URL = record("https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=env%2D4471&note=a+b&phone=%2B962791234567&flag")
	data := string(out(t, mustMake(t, source), ticket.HAR))
	for _, want := range []string{`"name": "env_id",` + "\n              \"value\": \"env-4471\"", `"value": "a b"`, `"name": "flag"`, `"value": "[phone-1: +962, E.164, 12 digits]"`} {
		if !strings.Contains(data, want) {
			t.Errorf("it lacks %s:\n%s", want, data)
		}
	}
}

func TestAnAddressThatIsNoneOrUnusualIsAURIInTheHAR(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	for address, want := range map[string]string{
		"": "about:blank",
		`https://service.authmatech.com/v1/{id}?note="a b"`: "https://service.authmatech.com/v1/%7Bid%7D?note=%22a%20b%22",
	} {
		a.Request.URL = record(address)
		out, err := d.made(t, a).As(ticket.HAR)
		if err != nil {
			t.Fatal(err)
		}
		validHAR(t, out.Bytes())
		if !strings.Contains(string(out.Bytes()), `"url": "`+want+`"`) {
			t.Errorf("%q is not %q in\n%s", address, want, out.Bytes())
		}
		if unknown := strings.Contains(string(out.Bytes()), "the address of the call is not known"); unknown != (address == "") {
			t.Errorf("%q is said to be unknown: %t", address, unknown)
		}
	}
}
