package ticket

import (
	"regexp"
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
)

// reproduction writes the call that the ticket is about as a curl command. Secrets
// stand as shell variables, other cut values as their marks.
func (w *writer) reproduction() {
	if !w.subject.fresh {
		return
	}
	call := w.curl(w.subject)
	w.notes = append(w.notes, call.lacks...)
	if !call.whole {
		return
	}
	w.section(systems.PartReproduction, "Reproduce")
	b := block{kind: command, term: termCommand, code: call.text}
	if len(w.attempts) > 1 {
		b.text = w.say("Attempt %s. ", w.subject.number)
	}
	if len(w.tokens()) > 0 || len(call.variables) > 0 {
		b.text = append(b.text, w.set(call.variables)...)
	}
	w.add(b)
}

// set says which variables the shell must have, and what to do about marks.
func (w *writer) set(variables []string) prose {
	if len(variables) == 0 {
		return w.say("Put a value of your own in the place of each mark in [brackets].")
	}
	named := make([]prose, len(variables))
	for i, v := range variables {
		named[i] = w.say("%q", "$"+v)
	}
	return w.say("Set %s first, and put a value of your own in the place of each mark in [brackets].", join(named, safe.Const(" and ")))
}

// shellCall is a call as a command of the shell.
type shellCall struct {
	text      safe.Text
	variables []string // of the shell, that it takes credentials from
	lacks     []string // what of the call is not in it, our words
	whole     bool     // there is one
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
func (w *writer) curl(a explained) (call shellCall) {
	address := a.Request.URL.String()
	if address == "" || a.Request.Method == "" {
		return call
	}
	// curl would read a file: URL from the disk of whoever runs the command.
	if !overHTTP.MatchString(address) {
		call.lacks = append(call.lacks, "the request's URL is not of http or https, so there is no curl command")
		return call
	}
	call.whole = true
	var b safe.Builder
	b.Words("curl --globoff --include")
	if lettersOnly.MatchString(a.Request.Method) {
		b.Words(" --request ")
		b.Text(safe.Shell(w.sharer.Words(a.Request.Method)))
	} else {
		call.lacks = append(call.lacks, "the request's method is not of letters only: the curl command leaves it out")
	}
	b.Words(" --url ")
	b.Text(safe.Shell(w.sharer.Text(a.Request.URL)))
	w.curlHeaders(&b, &call, a)
	if a.Request.Body.String() != "" {
		b.Words(" \\\n  --data-raw ")
		word := safe.Shell
		if some, _ := a.Request.Body.CRLF(); some {
			word = safe.ShellLines
		}
		b.Text(word(w.sharer.Text(a.Request.Body)))
	}
	b.Words("\n")
	call.text = b.Done()
	return call
}

func (w *writer) curlHeaders(b *safe.Builder, call *shellCall, a explained) {
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
		b.Words(" \\\n  ")
		b.Text(w.curlHeader(call, a, h))
	}
	if odd > 0 {
		call.lacks = append(call.lacks, "the curl command leaves out "+count(odd, "header")+" that HTTP does not allow")
	}
}

// curlHeader is one header as options of curl, a credential as its variable.
func (w *writer) curlHeader(call *shellCall, a explained, h safe.RecordHeader) safe.Text {
	name, value := h.Name.String(), h.Value.String()
	var b safe.Builder
	scheme, _, _ := strings.Cut(value, " ")
	user, password := w.credential(a, systems.BasicUser), w.credential(a, systems.BasicPassword)
	switch bearer := w.credential(a, systems.Bearer); {
	case strings.EqualFold(name, "Authorization") && strings.EqualFold(scheme, "Basic") && user != "" && password != "":
		b.Words("--user ")
		w.expanded(&b, "$"+call.takes(user)+":$"+call.takes(password))
	case strings.EqualFold(name, "Authorization") && strings.EqualFold(scheme, "Bearer") && bearer != "":
		b.Words("--header ")
		w.expanded(&b, name+": Bearer $"+call.takes(bearer))
	case w.variable(name) != "":
		b.Words("--header ")
		w.expanded(&b, name+": $"+call.takes(w.variable(name)))
	default:
		var line safe.Builder
		name, value := w.sharer.Header(h)
		line.Text(name)
		line.Words(": ")
		line.Text(value)
		b.Words("--header ")
		b.Text(safe.Shell(line.Done()))
	}
	return b.Done()
}

// expanded writes a word in which the shell puts the values of variables.
func (w *writer) expanded(b *safe.Builder, text string) {
	b.Words(`"`)
	b.Text(w.sharer.Words(text))
	b.Words(`"`)
}

// takes notes a variable that the call takes a credential from, and returns its name.
func (c *shellCall) takes(variable string) string {
	variable = notInVariable.ReplaceAllString(variable, "_")
	if !slices.Contains(c.variables, variable) {
		c.variables = append(c.variables, variable)
	}
	return variable
}

// credential is the variable of the call's credential in a place, or "".
func (w *writer) credential(a explained, place systems.Place) string {
	o := w.pack.Operation(a.Operation)
	if o == nil {
		return ""
	}
	for _, f := range w.pack.Fields(o) {
		if f.Place == place && f.Credential() {
			return f.Variable
		}
	}
	return ""
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
