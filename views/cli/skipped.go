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
	key := [3]string{s.Source, s.Method, s.Host}
	if at, known := e.skippedAt[key]; known {
		e.result.Skipped[at].Calls = append(e.result.Skipped[at].Calls, place)
		return
	}
	if e.skippedAt == nil {
		e.skippedAt = map[[3]string]int{}
	}
	e.skippedAt[key] = len(e.result.Skipped)
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
