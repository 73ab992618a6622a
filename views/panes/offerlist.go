package panes

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/views/nav"
)

const (
	calledCells = 28 // of method and path in a list
	mostKeys    = 9  // calls of a list that have a key of their own
)

// offerList lets the user pick one of several calls.
func (p *Paste) offerList(read pasted) tea.Cmd {
	offer := ui.Offer{Title: offerTitle, At: read.telling}
	cells := p.cells(read.calls)
	leaking, of := false, " of known systems"
	for i, c := range read.calls {
		leaking = leaking || leaks(c.attempt)
		if c.pack == nil && c.attempt.System == "" {
			of = ""
		}
		way := p.way("", "", func() tea.Cmd {
			chosen := read
			chosen.telling, chosen.notes = i, nil
			return p.offerCall(chosen, c)
		})
		if way.Cells = cells[i]; i < mostKeys {
			way.Key = strconv.Itoa(i + 1)
		}
		offer.Ways = append(offer.Ways, way)
	}
	if leaking {
		offer.Warnings = []string{leaked}
	}
	head := "The paste holds " + ui.Grouped(read.known) + " calls" + of + "."
	if n := len(read.calls); n < read.known {
		first, last := read.calls[0].at, read.calls[n-1].at
		head += " These are " + ui.Grouped(first) + " to " + ui.Grouped(last) + "; casebook explain FILE explains them all."
	}
	offer.Text = lines(append([]string{prose(head, skipped(read))}, remarks(read.notes)...)...)
	offer.Ways = append(offer.Ways, drop())
	return nav.Go(nav.Choose{Offer: offer})
}

// cells are the rows of a list of calls: when, system, operation, what came of it, and
// its code. A column that would say nothing, or the same in every row, is left out.
func (p *Paste) cells(calls []call) [][]string {
	rows := make([][]string, len(calls))
	timed, mixed := false, false
	for _, c := range calls {
		timed = timed || !c.attempt.Happened.IsZero()
		mixed = mixed || c.attempt.System != calls[0].attempt.System
	}
	for i, c := range calls {
		if a := c.attempt; timed {
			at := ""
			if !a.Happened.IsZero() {
				at = a.Happened.Format("15:04:05")
			}
			rows[i] = append(rows[i], at)
		}
		if mixed {
			rows[i] = append(rows[i], p.systemOf(c))
		}
		code := ""
		if codes := c.attempt.Codes; len(codes) > 0 {
			code = shown(codes[0])
		}
		rows[i] = append(rows[i], called(c), p.became(c.attempt), code)
	}
	return rows
}

func (p *Paste) systemOf(c call) string {
	if pack := p.setup.Packs.System(c.attempt.System); pack != nil {
		return pack.Name
	}
	return shown(c.attempt.System)
}

// called is what was called: the operation, or where none is known method and path.
func called(c call) string {
	if c.operation != nil {
		return c.operation.Name
	}
	if address := c.attempt.Request.URL.String(); address != "" {
		return ui.Truncate(shown(c.attempt.Request.Method+" "+path(address)), calledCells)
	}
	return "an answer"
}
