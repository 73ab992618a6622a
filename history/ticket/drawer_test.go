package ticket_test

import (
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history/attempt"
)

// drawer draws exchanges.
type drawer struct {
	*rand.Rand
	most   int // layers of encoding around an echo
	echoes *[]echo
}

// echo is a value as it was written once more.
type echo struct {
	of      plant
	how     string
	written string
}

func one[T any](d drawer, of []T) T { return of[d.IntN(len(of))] }

// exchanges draws a call of a system with planted values, and what came of it; at times
// a second one, which echoes the first's personal values, too, and one of its secrets.
// The values are those of each.
func (d drawer) exchanges(r *attempt.Runner) ([]api.Exchange, []planted) {
	pack := one(d, r.Packs.Systems)
	var values planted
	x := d.exchange(pack, &values)
	if d.IntN(4) > 0 {
		return []api.Exchange{x}, []planted{values}
	}
	again := values.personal()
	y := d.exchange(pack, &again)
	if secrets := values.secrets(); y.Answer != nil && len(secrets) > 0 {
		y.Answer.Headers = append(y.Answer.Headers, api.Header{Name: "X-Earlier", Value: "seen " + one(d, secrets).value + " before"})
	}
	return []api.Exchange{x, y}, []planted{values, again}
}

func (d drawer) exchange(pack *systems.Pack, values *planted) api.Exchange {
	operation := &pack.Operations[d.IntN(len(pack.Operations))]
	x := api.Exchange{Request: d.request(pack, operation, values), Happened: time.Date(2026, 11, 4, 10, 5, 6, 789e6, time.FixedZone("", 3*3600))}
	x.Request.Pasted = true
	if d.IntN(2) == 0 {
		x.Request.System, x.Request.Operation = "", "" // as it is read from a file
	}
	if d.IntN(8) == 0 {
		x.Aside = api.Request{Method: "GET", URL: x.Request.URL, Headers: api.Headers{{Name: d.letterCase("Authorization"), Value: "Bearer " + values.add(d, safe.ClassSecret, "token")}}}
	}
	if d.IntN(8) == 0 {
		x.Failure = &api.TransportError{Phase: api.PhaseFirstByte, Kind: api.KindReset, Sent: api.SentYes, Text: d.sentence(*values)}
	} else {
		x.Answer = d.answer(values)
	}
	if d.IntN(8) == 0 {
		x.Notes = []string{d.sentence(*values)}
	}
	return x
}

// request draws a call by the fields that its system has.
func (d drawer) request(pack *systems.Pack, operation *systems.Operation, values *planted) api.Request {
	inputs := map[string]string{}
	for _, f := range pack.Fields(operation) {
		switch {
		case f.Class == safe.Plain || len(f.Enum) > 0:
			inputs[f.ID] = plainInput(d, f)
		default:
			inputs[f.ID] = values.add(d, f.Class, f.Kind)
		}
	}
	base := pack.BaseURL
	if base == "" {
		base = "https://acme-live.auth.scayle.cloud"
	}
	request, err := pack.Build(operation, base, systems.ParseValues(pack.Fields(operation), inputs))
	if err != nil {
		panic(err) // a pack of ours that cannot be called
	}
	d.addHeaders(&request, values)
	for i := range request.Headers {
		request.Headers[i].Name = d.letterCase(request.Headers[i].Name)
	}
	request.Headers = append(request.Headers, api.Header{Name: "X-Request-Id", Value: "req-20261104-77120"})
	d.fill(&request, values)
	return request
}

func plainInput(d drawer, f systems.Field) string {
	switch {
	case len(f.Enum) > 0:
		return one(d, f.Enum)
	case f.Default != "":
		return f.Default
	case f.Format == "uuid":
		return "3d0ea0c1-68ff-4a80-a0a3-3ce4b1e2a4b7"
	case f.Type != "":
		return "1001"
	}
	return "plain-17"
}

func quote(s string) string {
	b, _ := json.Marshal(s) // a string: cannot fail
	return string(b)
}

func (d drawer) letterCase(s string) string {
	switch d.IntN(4) {
	case 0:
		return strings.ToLower(s)
	case 1:
		return strings.ToUpper(s)
	case 2:
		b := []byte(s)
		for i, c := range b {
			if d.IntN(2) == 0 && (c|0x20) >= 'a' && (c|0x20) <= 'z' {
				b[i] = c ^ 0x20
			}
		}
		return string(b)
	}
	return s
}

// answer draws what came back, in one of the shapes that answers have.
func (d drawer) answer(known *planted) *api.Answer {
	cookies := d.setCookies(known)
	named, names := d.naming(known)
	values := *known
	a := &api.Answer{Status: one(d, []int{200, 302, 400, 401, 422, 429, 500, 502}), StatusText: "Some Status", Headers: api.Headers{{Name: d.letterCase("X-Trace-Id"), Value: "4bf92f3577b34da6a3ce929d0e0e4736"}}}
	say := func() string { return d.sentence(values) }
	nested := func() string {
		return `{"note":` + quote(say()) + `,"list":[` + quote(say()) + `,17],` + quote(values.echo(d)) + `:{"calls":3}}`
	}
	kind := "application/json"
	var body string
	switch d.IntN(12) {
	case 0:
		body = `{"success":false,"messages":[{"type":"FAILURE","code":"resource_not_found","message":` + quote(say()) + `,"httpStatus":"NOT_FOUND"}],"data":` + nested() + `}`
	case 1:
		body = `{"error":"invalid_parameters","error_details":{"user_id":{"invalid":` + quote(say()) + `}},"error_description":` + quote(say()) + `}`
	case 2:
		body = `{"error":"API_EXCEPTION","message":` + quote(say()) + `,"context":{"upstream":` + quote(nested()) + `}}`
	case 3:
		kind, body = "text/html", "<html><body><h1>502 Bad Gateway</h1><p>"+say()+"</p><pre>"+say()+"</pre></body></html>"
	case 4:
		kind, body = "text/plain", "2026-11-04T07:05:06.789Z INFO [req=af19c2d04829] "+say()+"\n2026-11-04T07:05:07Z WARN "+say()+"\n"
	case 5:
		body = `{"error":"API_EXCEPTION","message":` + quote(say())
	case 6:
		kind, body = "text/xml", "<fault><reason>"+say()+"</reason><tx id=\"af19c2d0\"/></fault>"
	case 7:
		kind, body = "", `{"event":"start","seq":100001}`+"\n"+nested()+"\n"+say()
	case 8:
		body = `{"error":"API_EXCEPTION","dump":"` + base64.StdEncoding.EncodeToString([]byte(nested())) + `","deep":` + quote(`{"deeper":`+quote(nested())+`}`) + `}`
	case 9:
		kind, body = "text/csv", "time,what,txn\n2026-11-04T07:05:06Z,\""+strings.ReplaceAll(say(), `"`, `""`)+"\",TX-790000215\n2026-11-04T07:06:07Z,"+values.echo(d)+",TX-790000216\n"
	case 10:
		kind, body = "text/event-stream", "id: 100001\ndata: "+nested()+"\n\nid: 100002\ndata: "+unbroken(say())+"\n"
	}
	if names != "" {
		kind, body = named, names
	}
	a.Body, a.Headers = []byte(body), append(a.Headers, cookies...)
	if d.IntN(8) == 0 {
		a.StatusText = unbroken(say())
	}
	if kind != "" {
		a.Headers = append(a.Headers, api.Header{Name: d.letterCase("Content-Type"), Value: kind})
	}
	if d.IntN(3) == 0 {
		a.Headers = append(a.Headers, api.Header{Name: d.letterCase("Location"), Value: d.location(values)})
	}
	if d.IntN(4) == 0 {
		a.Headers = append(a.Headers, api.Header{Name: d.letterCase("X-Debug"), Value: unbroken(say())})
	}
	return a
}

// sentence is text of a vendor with a planted value or two in it.
func (d drawer) sentence(values planted) string {
	before := one(d, []string{"", "refused: ", "got ", "no match for (", "value=", "seen at 2026-11-04T07:05:06Z, job 100-200, ", "<b>", "«"})
	after := one(d, []string{"", ".", ", try again", ") in 182 ms", " of client-17", "; see https://docs.example.com/errors?id=77120", "</b>", "»"})
	s := before + values.echo(d) + after
	if d.IntN(3) == 0 {
		s += " and " + values.echo(d)
	}
	return s
}

// unbroken takes out every line break, also those that a line breaks, for what is one line.
func unbroken(s string) string {
	for strings.Contains(s, "=\r\n") {
		s = strings.ReplaceAll(s, "=\r\n", "")
	}
	return joined(s)
}
