package panes

import (
	"fmt"
	"strings"

	"casebook/api"
	"casebook/history"
	"casebook/ui"
)

// Columns of the timing view, in cells.
const (
	phaseColumn = 13
	timeColumn  = 9
	factColumn  = 13
)

// phase is one span of a call, in milliseconds from its start.
type phase struct {
	name        string
	start, took float64
	seen        bool
}

// phases lays the spans of a call end to end; what no phase accounts for is
// sending the request and reading the body.
func phases(t history.Timing) []phase {
	list := []phase{{name: "name lookup", took: t.DNS}, {name: "connect", took: t.Connect}, {name: "TLS", took: t.TLS}, {name: "first byte", took: t.FirstByte}}
	at := 0.0
	for i := range list {
		list[i].start, list[i].seen = at, list[i].took > 0
		at += list[i].took
	}
	rest := max(0, t.Total-at)
	return append(list, phase{"the rest", at, rest, rest > 0}, phase{"total", 0, t.Total, t.Total > 0})
}

// timed is the timing view. A time that is not known may be told there.
func (c *Content) timed(s *sheet, keys handles) {
	bars := min(40, s.width-phaseColumn-timeColumn-2)
	for _, p := range phases(c.timing) {
		took := s.theme.Muted.Render("-")
		if p.seen {
			took = milliseconds(p.took)
		}
		name := s.theme.Label.Render(p.name) + strings.Repeat(" ", phaseColumn-len(p.name))
		row := name + strings.Repeat(" ", max(0, timeColumn-ui.Width(took))) + took
		if p.seen && bars >= 8 {
			row += "  " + bar(p, c.timing.Total, bars)
		}
		s.row(row)
	}
	s.blank()
	for _, f := range c.facts {
		s.hang(s.theme.Label.Render(f.name), factColumn, ui.Style{}, f.text)
		if f.name == happenedFact && c.happened.open {
			s.flow(factColumn, 2, append([]string{strings.Repeat(" ", factColumn-2)}, c.happenedKeys(s.theme, keys)...)...)
		}
	}
}

// bar draws a span as its part of the total; what took any time has a cell.
func bar(p phase, total float64, width int) string {
	cell := func(at float64) int { return min(width, int(at/total*float64(width)+0.5)) }
	start := min(cell(p.start), width-1)
	return strings.Repeat(" ", start) + strings.Repeat("━", max(1, cell(p.start+p.took)-start))
}

// happenedFact is the name of the line that says when a call was made.
const happenedFact = "happened"

// facts are what is known around a call.
func facts(a history.Attempt, told happened) []fact {
	var list []fact
	add := func(name, text string) {
		if text != "" {
			list = append(list, fact{name, shown(text)})
		}
	}
	if a.Happened.IsZero() {
		add(happenedFact, told.sentence())
	} else {
		local, utc := clock(a.Happened)
		add(happenedFact, local)
		add("in UTC", utc)
	}
	if !a.Recorded.IsZero() {
		local, _ := clock(a.Recorded)
		add("recorded", local)
	}
	if t := a.Transport; t != nil {
		add("failed", fmt.Sprintf("%s, while %s", t.Kind, during(t.Phase)))
		add("sent", string(t.Sent))
	}
	add("remote", a.Remote)
	if a.Answer != nil {
		add("protocol", a.Answer.Protocol)
		add("TLS", a.Answer.TLS)
		add("body", size(a.Answer))
	}
	add("environment", a.Environment)
	add("attempt", a.ID)
	return list
}

// size says how long an answer's body was, and what of it is missing.
func size(a *history.Answer) string {
	text := ui.Grouped(a.Length) + " bytes"
	if a.Wire > 0 && a.Wire != int64(a.Length) {
		text += fmt.Sprintf(", %s on the wire", ui.Grouped(int(a.Wire)))
	}
	if a.Cut {
		text += fmt.Sprintf("; longer than %d MiB, the rest was not read", api.MaxBody>>20)
	}
	if broken := a.Broken.String(); broken != "" {
		text += "; " + broken
	}
	return text
}

// missing says in a few words each what there is not of an answer's body.
func missing(a *history.Answer) []string {
	var parts []string
	if a.Broken.String() != "" {
		parts = append(parts, "the answer broke off")
	}
	if kept := len(a.Body.String()); a.RecordMessage.Cut {
		whole := mebibytes(a.Length)
		if a.Cut {
			whole = "more than " + whole
		}
		parts = append(parts, fmt.Sprintf("%s of %s kept", mebibytes(kept), whole))
	}
	return parts
}

// mebibytes writes a size roughly from 1 MiB on, and exactly below.
func mebibytes(n int) string {
	if n < 1<<20 {
		return ui.Grouped(n) + " bytes"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/(1<<20)), ".0") + " MiB"
}

// during says what was being done in a phase.
func during(p api.Phase) string {
	words := map[api.Phase]string{
		api.PhaseRequest: "building the request", api.PhaseDNS: "looking up the name", api.PhaseConnect: "connecting",
		api.PhaseTLS: "agreeing on TLS", api.PhaseSend: "sending the request", api.PhaseFirstByte: "waiting for the answer",
		api.PhaseBody: "reading the answer",
	}
	if word := words[p]; word != "" {
		return word
	}
	return string(p)
}
