package ticket_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"text/template"
	"time"

	"go.yaml.in/yaml/v4"

	"casebook/api"
)

// written is one exchange of the corpus: what was sent and answered, what must not be
// recoverable from its ticket, and what must stand there as it was.
type written struct {
	file      string // that it is of, without its ending
	Name, Why string
	With      map[string]string // values that stand in several places, as {{.name}}
	Method    string            // POST where nothing is said
	URL       string
	Sent      []string // headers of the request
	Request   string
	Status    int
	Headers   []string // of the answer
	Answer    string
	Broken    string // why the answer ended early
	Failure   string // why there is none
	Plant     plants
	Keep      []string
}

// plants are the values of an exchange by class. A phone number stands as its
// national digits.
type plants struct {
	Secret   []string
	OneTime  []string `yaml:"one-time"`
	Proof    []string
	Personal []string
}

// cut are the plants that not even the history may hold.
func (p plants) cut() plants { p.Personal = nil; return p }

func (p plants) count() int { return len(p.Secret) + len(p.OneTime) + len(p.Proof) + len(p.Personal) }

// writing are the ways to write a value that the data names: {{b64 `…`}}.
var writing = template.FuncMap{
	"b64":    func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"b64raw": func(s string) string { return base64.RawStdEncoding.EncodeToString([]byte(s)) },
	"b64url": func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) },
	"hex":    func(s string) string { return hex.EncodeToString([]byte(s)) },
	"upper":  strings.ToUpper,
	"pct":    url.QueryEscape,
	"pct2":   func(s string) string { return url.QueryEscape(url.QueryEscape(s)) },
	"pctAll": func(s string) string { return strings.ToUpper(eachByte(s, "%%%02x")) },
	"html":   html.EscapeString,
	"quoted": func(s string) string { q := strconv.Quote(s); return q[1 : len(q)-1] },
	"latin1": latin1,
	"jwt":    jwt,
}

func jwt(header, claims string) string {
	b64 := base64.RawURLEncoding.EncodeToString
	return b64([]byte(header)) + "." + b64([]byte(claims)) + "." + b64([]byte("FAKE signature of " + claims)[:24])
}

// latin1 writes every character as one byte, as ISO 8859-1 does.
func latin1(s string) string {
	var b []byte
	for _, c := range s {
		b = append(b, byte(c))
	}
	return string(b)
}

func eachByte(s, format string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, format, s[i])
	}
	return b.String()
}

// corpus reads all exchanges, in the order of the files.
func corpus(t *testing.T) []written {
	t.Helper()
	paths, err := filepath.Glob("testdata/corpus/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []written
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var read []written
		if err := yaml.Load(data, &read, yaml.WithKnownFields()); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for i := range read {
			read[i].file = strings.TrimSuffix(filepath.Base(path), ".yaml")
		}
		all = append(all, read...)
	}
	for i := range all {
		all[i].expand(t)
	}
	return all
}

// expand fills in the values that are written as {{…}}.
func (w *written) expand(t *testing.T) {
	t.Helper()
	with := map[string]string{}
	fill := func(s *string) {
		if !strings.Contains(*s, "{{") {
			return
		}
		var b bytes.Buffer
		parsed, err := template.New(w.Name).Funcs(writing).Option("missingkey=error").Parse(*s)
		if err == nil {
			err = parsed.Execute(&b, with)
		}
		if err != nil {
			t.Fatalf("%s: %v", w.Name, err)
		}
		*s = b.String()
	}
	for name, value := range w.With {
		fill(&value)
		with[name] = value
	}
	for _, one := range []*string{&w.URL, &w.Request, &w.Answer, &w.Broken, &w.Failure} {
		fill(one)
	}
	for _, list := range [][]string{w.Sent, w.Headers, w.Plant.Secret, w.Plant.OneTime, w.Plant.Proof, w.Plant.Personal, w.Keep} {
		for i := range list {
			fill(&list[i])
		}
	}
	if w.Method == "" {
		w.Method = "POST"
	}
}

// exchange is w as an import would hand it over.
func (w *written) exchange() api.Exchange {
	at := time.Date(2026, 11, 4, 10, 5, 6, 789e6, time.FixedZone("", 3*3600))
	x := api.Exchange{Happened: at, Request: api.Request{Method: w.Method, URL: w.URL, Headers: headers(w.Sent), Body: []byte(w.Request), Pasted: true}}
	if w.Failure != "" {
		x.Failure = &api.TransportError{Phase: api.PhaseConnect, Kind: api.KindTimeout, Sent: api.SentNo, Text: w.Failure}
		return x
	}
	x.Answer = &api.Answer{Status: w.Status, Headers: headers(w.Headers), Body: []byte(w.Answer), Broken: w.Broken}
	return x
}

func headers(lines []string) (all api.Headers) {
	for _, line := range lines {
		at := strings.Index(line[1:], ":") + 1 // those of HTTP/2 begin with a colon
		all = append(all, api.Header{Name: line[:at], Value: strings.TrimPrefix(line[at+1:], " ")})
	}
	return all
}

// transcript is w as it would be pasted into a mail, with nothing taken out.
func (w *written) transcript() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n%s\n\n%s\n\n", w.Method, w.URL, strings.Join(w.Sent, "\n"), w.Request)
	fmt.Fprintf(&b, "%d\n%s\n\n%s\n%s%s\n", w.Status, strings.Join(w.Headers, "\n"), w.Answer, w.Broken, w.Failure)
	return b.String()
}
