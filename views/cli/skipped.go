package cli

import (
	"cmp"
	"fmt"
	"net/url"

	"casebook/api"
	"casebook/api/safe"
)

// skipped are calls of an input that are of no known system: by method and host, which
// tell what they were. Their paths may hold what is nobody's business.
type skipped struct {
	Source string `json:"source"`
	Method string `json:"method"`
	Host   string `json:"host"`
	Calls  []int  `json:"calls"` // places in the input, from 1
}

// skip keeps that a call was passed over.
func (e *explainer) skip(name string, place int, x api.Exchange) {
	host := "an address that cannot be read"
	if u, err := url.Parse(x.Request.URL); err == nil {
		host = safe.Line(u.Hostname()).String()
	}
	s := skipped{Source: label(name), Method: safe.Line(cmp.Or(x.Request.Method, "?")).String(), Host: host, Calls: []int{place}}
	for i := range e.result.Skipped {
		known := &e.result.Skipped[i]
		if known.Source == s.Source && known.Method == s.Method && known.Host == s.Host {
			known.Calls = append(known.Calls, place)
			return
		}
	}
	e.result.Skipped = append(e.result.Skipped, s)
}

// mostSkipped is how many lines of passed-over calls are shown to people.
const mostSkipped = 20

func showSkipped(p *paper, all []skipped) {
	for i, s := range all {
		if i == 0 {
			p.blank()
		}
		if i == mostSkipped {
			p.item("skipped  ", "calls to %d more hosts", len(all)-i)
			return
		}
		times := ""
		if n := len(s.Calls); n > 1 {
			times = fmt.Sprintf(" (%d calls)", n)
		}
		p.item("skipped  ", "%s %s%s", s.Method, s.Host, times)
	}
}
