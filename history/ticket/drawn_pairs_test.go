package ticket_test

import (
	"html"
	"strings"

	"casebook/api/safe"
)

// named is a name of a value and what it is.
type named struct {
	name  string
	class safe.Class
	kind  string
}

// pairNames are names that tell of a value wherever they stand.
var pairNames = []named{
	{"password", safe.ClassSecret, "password"}, {"new_password", safe.ClassSecret, "password"}, {"apiKey2", safe.ClassSecret, "api-key"}, {"client_secret", safe.ClassSecret, "secret"}, {"X-Auth-Token", safe.ClassSecret, "token"},
	{"otp_code_sms", safe.OneTime, "code"}, {"otp", safe.OneTime, "code"}, {"phone", safe.Personal, "phone"}, {"email", safe.Personal, "email"},
}

// pairs is a list of names and their values in JSON, with what a desk needs among them.
func (d drawer) pairs(values *planted) string {
	if d.IntN(4) == 0 {
		return `[["accept","json"],["x-api-key",` + quote(values.add(d, safe.ClassSecret, "api-key")) + `]]`
	}
	parts := one(d, [][2]string{{"name", "value"}, {"key", "value"}, {"field", "val"}, {"param", "v"}, {"header", "value"}, {"attribute", "value"}, {"id", "value"}, {"label", "value"}, {"field", "rejectedValue"}, {"type", "value"}, {"id", "text"}, {"name", "content"}, {"property", "data"}})
	var all []string
	for _, i := range d.Perm(len(pairNames))[:2] {
		n := pairNames[i]
		name, value := quote(parts[0])+":"+quote(n.name), quote(parts[1])+":"+quote(values.add(d, n.class, n.kind))
		if d.IntN(3) == 0 {
			name, value = value, name
		}
		all = append(all, "{"+name+one(d, []string{",", ", ", `,"ok":false,`})+value+"}")
	}
	return "[" + strings.Join(all, ",") + `,{` + quote(parts[0]) + `:"X-Request-Id",` + quote(parts[1]) + `:"req-77120"}]`
}

// elements is XML that holds values in attributes, in settings and in elements beside their
// names.
func (d drawer) elements(values *planted) string {
	var b strings.Builder
	b.WriteString("<call id=\"c-77120\">")
	for _, i := range d.Perm(len(pairNames))[:3] {
		n := pairNames[i]
		value := html.EscapeString(values.add(d, n.class, n.kind))
		b.WriteString(one(d, []string{
			"<user " + n.name + "='" + value + "' page=\"2\"/>", "<param name=\"" + n.name + "\">" + value + "</param>", "<add key=\"" + n.name + "\" value=\"" + value + "\"/>",
			"<e><name>" + n.name + "</name>\n<value>" + value + "</value></e>", "<" + n.name + ">" + value + "</" + n.name + ">", "<input value=\"" + value + "\" class=\"wide\" name=\"" + n.name + "\">",
		}))
	}
	return b.String() + "</call>"
}

// cutPairs is a list of pairs that breaks off.
func (d drawer) cutPairs(values *planted) string {
	n := one(d, pairNames[:7])
	return "log: {\"headers\":[{\"name\":\"" + n.name + "\",\"value\":" + quote(values.add(d, n.class, n.kind)) + "},{\"na"
}

// naming draws an answer that names values itself, at times.
func (d drawer) naming(values *planted) (kind, body string) {
	switch d.IntN(12) {
	case 0:
		return "application/json", `{"error":"validation_error","errors":` + d.pairs(values) + "}"
	case 1:
		return "text/xml", d.elements(values)
	}
	return "", ""
}
