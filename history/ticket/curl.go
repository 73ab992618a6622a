package ticket

import (
	"regexp"
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
)

// reproduction writes the last attempt as a curl command. Secrets stand as shell
// variables, other cut values as their marks.
func (w *writer) reproduction() {
	last := w.attempts[len(w.attempts)-1]
	if last.Request.URL.String() == "" || last.Request.Method == "" {
		return
	}
	// curl would read a file: URL from the disk of whoever runs the command.
	if !overHTTP.MatchString(last.Request.URL.String()) {
		w.note("the request's URL is not of http or https, so there is no curl command")
		return
	}
	w.section("Reproduce")
	w.out.Text(safe.Fenced("sh", w.curl(last)))
}

var (
	overHTTP    = regexp.MustCompile(`(?i)^https?://`)
	lettersOnly = regexp.MustCompile(`^[A-Za-z]+$`)
	// token is what a header may be called, RFC 9110 section 5.6.2. curl would take
	// the name of a file from one that begins with @.
	token = regexp.MustCompile("^[-!#$%&'*+.^_`|~0-9A-Za-z]+$")
	// notInVariable is what no POSIX shell has in the name of a variable.
	notInVariable = regexp.MustCompile(`[^A-Z0-9_]|^[0-9]`)
)

// left are headers that curl makes by itself.
var left = []string{"host", "content-length", "connection", "accept-encoding", "transfer-encoding"}

// curl gives every value of the exchange behind the option that takes it, so that
// none is taken for an option.
func (w *writer) curl(a explained) safe.Text {
	var b safe.Builder
	b.Words("curl --globoff --include")
	if lettersOnly.MatchString(a.Request.Method) {
		b.Words(" --request ")
		b.Text(safe.Shell(w.sharer.Words(a.Request.Method)))
	} else {
		w.note("the request's method is not of letters only: the curl command leaves it out")
	}
	b.Words(" --url ")
	b.Text(safe.Shell(w.sharer.Text(a.Request.URL)))
	odd := 0
	for _, h := range a.Request.Headers {
		name := h.Name.String()
		if slices.Contains(left, strings.ToLower(name)) || strings.HasPrefix(name, ":") {
			continue
		}
		if !token.MatchString(name) || strings.Contains(h.Value.String(), "\n") {
			odd++
			continue
		}
		b.Words(" \\\n  --header ")
		b.Text(w.header(h))
	}
	if odd > 0 {
		w.note("the curl command leaves out %s that HTTP does not allow", count(odd, "header"))
	}
	if a.Request.Body.String() != "" {
		b.Words(" \\\n  --data-raw ")
		b.Text(safe.Shell(w.sharer.Text(a.Request.Body)))
	}
	b.Words("\n")
	return b.Done()
}

// header is one header as a word of the shell, a credential as its variable.
func (w *writer) header(h safe.RecordHeader) safe.Text {
	var line safe.Builder
	if variable := w.variable(h.Name.String()); variable != "" {
		line.Words(`"`)
		line.Text(w.sharer.Words(h.Name.String() + ": $" + notInVariable.ReplaceAllString(variable, "_")))
		line.Words(`"`)
		return line.Done()
	}
	name, value := w.sharer.Header(h)
	line.Text(name)
	line.Words(": ")
	line.Text(value)
	return safe.Shell(line.Done())
}

// variable is the environment variable that stands for a credential header, or "".
func (w *writer) variable(header string) string {
	for _, f := range w.pack.AllCredentials() {
		if f.Place == systems.InHeader && f.Class != safe.Plain && strings.EqualFold(f.Wire(), header) {
			return f.Variable
		}
	}
	if strings.EqualFold(header, "Authorization") {
		return strings.ToUpper(w.pack.ID) + "_AUTHORIZATION"
	}
	return ""
}
