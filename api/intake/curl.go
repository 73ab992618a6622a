package intake

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"casebook/api"
)

// builder makes the request that curl would send for a command (curl's manual page).
type builder struct {
	method  string
	urls    []string
	query   []string // of --url-query
	headers api.Headers
	removed []string // headers that curl is told to leave out
	data    [][]byte
	login   string
	agent   string
	referer string
	cookies []string

	hasData, json, get, head, upload bool
	missing                          int  // bodies in files
	piped                            int  // bodies that another command wrote
	fields                           int  // of -F
	files                            int  // options, headers and cookies in files
	veiled                           bool // some of those may be headers of any name
	aside                            aside
}

// request returns the request of a command, what is to be said of it, and what of the
// command is not in the request and must be cut all the same.
func (c *command) request() (r api.Request, notes []string, beside *aside) {
	b := builder{}
	for _, a := range arguments(c.argv) {
		b.take(a, c.input)
	}
	r, notes = b.request()
	notes = append(c.notes, notes...)
	b.aside.command(words(c.behind, false))
	b.aside.pass(c.piper)
	c.veiled = c.veiled || b.veiled
	c.doubt(&r, &b.aside)
	if n := c.unset + len(placeholder().FindAllString(strings.Join(c.argv, " "), maxPairs)); n > 0 {
		notes = append(notes, count(n, "variable or placeholder stands", "variables and placeholders stand")+
			" in the command without the value: left as written, so what was sent there is not known")
	}
	return r, notes, &b.aside
}

// placeholder is what templates put where a value belongs.
var placeholder = pattern(`\{\{[^{}\s]{1,64}\}\}`)

// take takes one option.
func (b *builder) take(a argument, input []byte) {
	switch a.option {
	case "", "url":
		b.urls = append(b.urls, a.value)
	case "url-query":
		b.query = append(b.query, encoded(strings.TrimPrefix(a.value, "+"), strings.HasPrefix(a.value, "+")))
	case "X":
		b.method = a.value
	case "G":
		b.get = true
	case "I":
		b.head = true
	case "T":
		b.upload = true
		b.missing++
	case "H":
		b.header(a.value)
	case "A":
		b.agent = a.value
	case "e":
		b.referer, _, _ = strings.Cut(a.value, ";auto")
	case "u":
		b.login = basic(a.value)
	case "oauth2-bearer":
		b.login = "Bearer " + a.value
	case "b":
		if strings.Contains(a.value, "=") {
			b.cookies = append(b.cookies, a.value)
		} else {
			b.files++
		}
	case "F":
		b.fields++
		b.aside.option("-F", a.value)
	case "K":
		b.files++
		b.veiled = true
	case "U", "x":
		b.aside.option("-"+a.option, a.value)
	case "proxy-header":
		b.aside.option("--proxy-header", a.value)
	case "d", "data-binary", "data-raw", "data-urlencode", "json":
		b.body(a, input)
	}
}

// header takes -H: "Name: value", "Name;" for an empty one, "Name:" to leave one out.
func (b *builder) header(line string) {
	if strings.HasPrefix(line, "@") {
		b.files++
		b.veiled = true
		return
	}
	if name, ok := strings.CutSuffix(line, ";"); ok && isToken(name) {
		b.headers = append(b.headers, api.Header{Name: name})
		return
	}
	header, ok := parseHeader([]byte(line))
	switch {
	case !ok:
	case header.Value == "":
		b.removed = append(b.removed, header.Name)
	case len(b.headers) < maxHeaders:
		b.headers = append(b.headers, header)
	}
}

// body takes one piece of data.
func (b *builder) body(a argument, input []byte) {
	b.hasData = true
	file, isFile := strings.CutPrefix(a.value, "@")
	switch {
	case a.option == "data-urlencode":
		if name, _, ok := strings.Cut(a.value, "@"); ok && !strings.Contains(name, "=") {
			b.missing++
			return
		}
		b.data = append(b.data, []byte(encoded(a.value, false)))
	case isFile && a.option != "data-raw" && file == "-" && input != nil:
		if a.option == "d" {
			input = bytes.ReplaceAll(bytes.ReplaceAll(input, []byte("\r"), nil), []byte("\n"), nil)
		}
		b.data = append(b.data, input)
	case isFile && a.option != "data-raw" && file == "-":
		b.piped++
	case isFile && a.option != "data-raw":
		b.missing++
	default:
		b.data = append(b.data, []byte(a.value))
	}
	b.json = b.json || a.option == "json"
}

// encoded encodes a value as --data-urlencode and --url-query do: of "name=value" only
// the value. Raw leaves all of it.
func encoded(s string, raw bool) string {
	if raw {
		return s
	}
	name, value, named := strings.Cut(s, "=")
	if !named {
		name, value = "", s
	}
	value = strings.ReplaceAll(url.QueryEscape(value), "+", "%20")
	if name == "" {
		return value
	}
	return name + "=" + value
}

// request puts the request together.
func (b *builder) request() (r api.Request, notes []string) {
	body := b.joined()
	r = api.Request{Method: b.verb(), Headers: api.Headers{}, BodyUnknown: b.missing+b.piped+b.fields > 0}
	r.URL, notes = b.address()
	if b.get && len(body) > 0 {
		b.query, body = append(b.query, string(body)), nil
	}
	if len(b.query) > 0 && r.URL != "" {
		r.URL = withQuery(r.URL, strings.Join(b.query, "&"))
	}
	r.Body = body
	r.Headers = append(r.Headers, b.headers...)
	b.defaults(&r)
	if b.missing > 0 {
		notes = append(notes, "the body was in a file that is not in what was given: it is missing here")
	}
	if b.piped > 0 {
		notes = append(notes, "the body came from another command or from the keyboard: it is missing here")
	}
	if b.fields > 0 {
		notes = append(notes, fmt.Sprintf("the form of -F (%s) was not read: the body is missing here", count(b.fields, "field", "fields")))
	}
	if b.files > 0 {
		notes = append(notes, "headers, cookies or options were in a file that is not in what was given: they are missing here")
	}
	return r, notes
}

// joined returns the data as curl joins it: pieces of a form with &, JSON as it is.
func (b *builder) joined() []byte {
	if b.missing+b.piped > 0 {
		return nil
	}
	if b.json {
		return bytes.Join(b.data, nil)
	}
	return bytes.Join(b.data, []byte("&"))
}

func (b *builder) verb() string {
	switch {
	case isToken(b.method):
		return b.method
	case b.head:
		return http.MethodHead
	case b.get:
		return http.MethodGet
	case b.upload:
		return http.MethodPut
	case b.hasData, b.fields > 0:
		return http.MethodPost
	}
	return http.MethodGet
}

// address returns the command's address: the first that looks like one.
func (b *builder) address() (address string, notes []string) {
	at := 0
	for i, u := range b.urls {
		if strings.Contains(u, "://") {
			at = i
			break
		}
	}
	if len(b.urls) == 0 {
		return "", []string{"the command names no address"}
	}
	for i, u := range b.urls {
		if i != at && strings.Contains(u, "://") {
			b.aside.urls = append(b.aside.urls, u)
		}
	}
	if more := len(b.urls) - 1; more > 0 {
		notes = append(notes, count(more, "more word of the command that could be an address was", "more words of the command that could be addresses were")+" passed over")
	}
	address = b.urls[at]
	if !strings.Contains(address, "://") && !strings.HasPrefix(address, "{{") && !strings.HasPrefix(address, "$") {
		address = "http://" + address
		notes = append(notes, "the command names no scheme: http was taken, as curl does")
	}
	return address, notes
}

// withQuery adds to the query of an address, before its fragment.
func withQuery(address, query string) string {
	address, fragment, has := strings.Cut(address, "#")
	sign := "?"
	if strings.Contains(address, "?") {
		sign = "&"
	}
	address += sign + query
	if has {
		address += "#" + fragment
	}
	return address
}

// defaults adds the headers that curl adds for an option, unless the command names or
// removes them.
func (b *builder) defaults(r *api.Request) {
	put := func(name, value string) {
		if _, ok := r.Headers.Get(name); ok || value == "" {
			return
		}
		for _, removed := range b.removed {
			if strings.EqualFold(removed, name) {
				return
			}
		}
		r.Headers = append(r.Headers, api.Header{Name: name, Value: value})
	}
	put("Authorization", cmp.Or(b.login, userinfo(r.URL)))
	put("User-Agent", b.agent)
	put("Referer", b.referer)
	put("Cookie", strings.Join(b.cookies, "; "))
	switch {
	case b.json && !b.get:
		put("Content-Type", "application/json")
		put("Accept", "application/json")
	case b.hasData && !b.get:
		put("Content-Type", "application/x-www-form-urlencoded")
	}
}
