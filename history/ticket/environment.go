package ticket

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/systems"
)

// environment says where the calls went, as whom, and how our clock stands to the
// vendor's.
func (w *writer) environment() {
	attempts := w.fresh()
	if len(attempts) == 0 {
		return
	}
	w.section(systems.PartEnvironment, "Environment")
	places := map[string][]int{}
	var order []explained // one of each place
	for _, a := range attempts {
		place := w.whereabouts(a)
		if places[place] == nil {
			order = append(order, a)
		}
		places[place] = append(places[place], a.number)
	}
	for _, a := range order {
		var of prose
		if len(order) > 1 {
			of = w.say(" (%s)", numbered(places[w.whereabouts(a)]))
		}
		w.item(termEnvironment, "%s%s", w.place(a), of)
	}
	if who := w.calledAs(w.subject); len(who) > 0 {
		w.item(termCaller, "%s", join(who, safe.Const(", ")))
	}
	if skew := w.skew(attempts); skew != "" {
		w.item(termClock, "%s", skew)
	}
}

// place is where an attempt was sent: the name that we have for it, the address, and
// what that is known to be.
func (w *writer) place(a explained) prose {
	address, host := base(a)
	switch {
	case a.Simulated:
		return w.say("the built-in simulator, SIMULATED")
	case host == "":
		return w.say("%s", cmp.Or(a.Environment, "not known"))
	}
	text := w.say("%q, %s", address, w.hostWords(host))
	if a.Environment != "" {
		text = append(w.say("%s: ", a.Environment), text...)
	}
	if guess := byName(a.Environment, host); guess != "" {
		text = append(text, w.say("; "+guess+" by its name")...)
	}
	return text
}

// whereabouts tells places apart. The simulator is one, whatever port it listens on.
func (w *writer) whereabouts(a explained) string {
	if a.Simulated {
		return "simulator"
	}
	address, _ := base(a)
	return fmt.Sprint(a.Environment, " ", address)
}

// base is the scheme and host of an attempt's address; user names in it are no part of
// where. Both are empty where no address is known.
func base(a explained) (address, host string) {
	u, err := url.Parse(a.Request.URL.String())
	if err != nil || u.Host == "" {
		return "", ""
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host}).String(), u.Hostname()
}

// hostWords says what is known of a host.
func (w *writer) hostWords(host string) string {
	documented, err := url.Parse(w.pack.BaseURL)
	switch {
	case err == nil && documented.Hostname() != "" && strings.EqualFold(documented.Hostname(), host):
		return "the address that " + w.pack.Name + " documents"
	case w.pack.ID != "" && w.source.Packs.Owner(host) == w.pack:
		return "a host of " + w.pack.Name
	}
	return "no host that " + w.pack.Name + " documents"
}

// byName guesses from its name what an environment is for.
func byName(names ...string) string {
	for _, name := range names {
		for _, part := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune(".-_ ", r) }) {
			switch part {
			case "sandbox", "staging", "stage", "test", "testing", "uat", "qa", "dev", "demo", "preprod", "preview":
				return "a test environment"
			case "prod", "production", "live":
				return "production"
			}
		}
	}
	return ""
}

// numbered names attempts by their numbers.
func numbered(numbers []int) string {
	if len(numbers) == 1 {
		return fmt.Sprintf("attempt %d", numbers[0])
	}
	if last := len(numbers) - 1; numbers[last]-numbers[0] == last {
		return fmt.Sprintf("attempts %d to %d", numbers[0], numbers[last])
	}
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = fmt.Sprint(n)
	}
	return "attempts " + strings.Join(words, ", ")
}

// calledAs are the credentials of a call: who called stands in clear, what proves it
// as its mark.
func (w *writer) calledAs(a explained) (who []prose) {
	request := asSent(a)
	sent := w.pack.Recall(w.pack.Operation(a.Operation), request)
	for _, f := range w.pack.AllCredentials() {
		v, present := sent.Values[f.ID]
		if !present || v.Text == "" || !slices.Contains([]systems.Place{systems.InHeader, systems.InQuery, systems.InBody}, f.Place) {
			continue
		}
		_, text := w.sharer.Header(header(f.Wire(), v.Text))
		who = append(who, w.say("%s %s", f.Wire(), text))
	}
	return who
}

// asSent is the request of an attempt as far as it is kept.
func asSent(a explained) *api.Request {
	r := &api.Request{Method: a.Request.Method, URL: a.Request.URL.String(), Body: []byte(a.Request.Body.String())}
	for _, h := range a.Request.Headers {
		r.Headers = append(r.Headers, api.Header{Name: h.Name.String(), Value: h.Value.String()})
	}
	return r
}

// header is a header of the record that was taken apart before.
func header(name, value string) safe.RecordHeader {
	var h safe.RecordHeader
	_ = h.Name.UnmarshalText([]byte(name)) // never fail
	_ = h.Value.UnmarshalText([]byte(value))
	return h
}
