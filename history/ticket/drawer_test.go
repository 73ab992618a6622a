package ticket_test

import (
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"slices"
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
	ways *[]string // how values were echoed
}

func one[T any](d drawer, of []T) T { return of[d.IntN(len(of))] }

// exchanges draws a call of a system with planted values, and what came of it; at times
// a second one, which echoes the first's personal values, too.
func (d drawer) exchanges(r *attempt.Runner) ([]api.Exchange, plants) {
	pack := one(d, r.Packs.Systems)
	var values planted
	x := d.exchange(pack, &values)
	if d.IntN(4) > 0 {
		return []api.Exchange{x}, values.plants()
	}
	again := values.personal()
	y := d.exchange(pack, &again)
	return []api.Exchange{x, y}, append(values, again...).plants()
}

func (d drawer) exchange(pack *systems.Pack, values *planted) api.Exchange {
	operation := &pack.Operations[d.IntN(len(pack.Operations))]
	x := api.Exchange{Request: d.request(pack, operation, values), Happened: time.Date(2026, 11, 4, 10, 5, 6, 789e6, time.FixedZone("", 3*3600))}
	x.Request.Pasted = true
	if d.IntN(2) == 0 {
		x.Request.System, x.Request.Operation = "", "" // as it is read from a file
	}
	if d.IntN(8) == 0 {
		x.Failure = &api.TransportError{Phase: api.PhaseFirstByte, Kind: api.KindReset, Sent: api.SentYes, Text: d.sentence(*values)}
	} else {
		x.Answer = d.answer(*values)
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
	for _, more := range []struct {
		header string
		class  safe.Class
		kind   string
	}{{"Cookie", safe.ClassSecret, "cookie"}, {"X-Auth-Token", safe.ClassSecret, "token"}, {"X-Forwarded-For", safe.Personal, "ip"}, {"X-Api-Key", safe.ClassSecret, "api-key"}} {
		if d.IntN(4) == 0 {
			value := values.add(d, more.class, more.kind)
			if more.kind == "cookie" {
				value = "lang=ar; sid=" + value
			}
			request.Headers = append(request.Headers, api.Header{Name: more.header, Value: value})
		}
	}
	for i := range request.Headers {
		request.Headers[i].Name = d.letterCase(request.Headers[i].Name)
	}
	request.Headers = append(request.Headers, api.Header{Name: "X-Request-Id", Value: "req-20261104-77120"})
	d.fill(&request, values)
	return request
}

// fill puts more into a request than its system asks for.
func (d drawer) fill(request *api.Request, values *planted) {
	body, ok := strings.CutSuffix(string(request.Body), "}")
	switch n := d.IntN(6); {
	case n < 3 && ok && len(body) > 1:
		request.Body = []byte(body + "," + d.person(values) + "}")
	case n == 3 && ok: // a form in place of JSON, and what stood there is not known any more
		*values = slices.DeleteFunc(*values, func(v plant) bool { return strings.Contains(body, v.value) })
		request.Body = []byte("grant_type=refresh_token&refresh_token=" + url.QueryEscape(values.add(d, safe.ClassSecret, "refresh-token")) + "&user[phone]=" + url.QueryEscape(values.add(d, safe.Personal, "phone")) + "&page=2")
		for i, h := range request.Headers {
			if strings.EqualFold(h.Name, "Content-Type") {
				request.Headers[i].Value = "application/x-www-form-urlencoded"
			}
		}
	case n == 4:
		sign := "?"
		if strings.Contains(request.URL, "?") {
			sign = "&"
		}
		request.URL += sign + "access_token=" + url.QueryEscape(values.add(d, safe.ClassSecret, "access-token")) + "&email=" + url.QueryEscape(values.add(d, safe.Personal, "email")) + "&page=2"
	case n == 5:
		request.URL = strings.Replace(request.URL, "https://", "https://triage:"+url.QueryEscape(values.add(d, safe.ClassSecret, "password"))+"@", 1)
	}
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

// person is a part of a JSON object under well-known names.
func (d drawer) person(values *planted) string {
	parts := []string{
		`"firstName":` + quote(values.add(d, safe.Personal, "name")), `"lastName":` + quote(values.add(d, safe.Personal, "name")),
		`"phone":` + quote(values.add(d, safe.Personal, "phone")), `"email":` + quote(values.add(d, safe.Personal, "email")),
		`"dateOfBirth":` + quote(values.add(d, safe.Personal, "birth-date")), `"passportNumber":` + quote(values.add(d, safe.Personal, "id-number")),
		`"otp":` + quote(values.add(d, safe.OneTime, "code")), `"client_secret":` + quote(values.add(d, safe.ClassSecret, "secret")),
	}
	d.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	values.keep(parts[:3])
	return `"customer":{` + strings.Join(parts[:3], ",") + `,"ref":"ZD-88120"}`
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
func (d drawer) answer(values planted) *api.Answer {
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
		kind, body = "text/event-stream", "id: 100001\ndata: "+nested()+"\n\nid: 100002\ndata: "+joined(say())+"\n"
	}
	a.Body = []byte(body)
	if kind != "" {
		a.Headers = append(a.Headers, api.Header{Name: d.letterCase("Content-Type"), Value: kind})
	}
	if d.IntN(3) == 0 {
		a.Headers = append(a.Headers, api.Header{Name: d.letterCase("Location"), Value: "https://shop.example.com/cb?page=2&echo=" + values.urlEcho(d) + "#end"})
	}
	if d.IntN(4) == 0 {
		a.Headers = append(a.Headers, api.Header{Name: d.letterCase("X-Debug"), Value: joined(say())})
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
