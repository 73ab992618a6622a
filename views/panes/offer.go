package panes

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

const (
	offerTitle   = "the paste"
	mostRemarks  = 3  // notes that are shown with an offer
	mostForeseen = 3  // causes that are told of a call that was not sent
	calledCells  = 34 // of method and path in a list
)

// offer says what a paste is, and what can be done with it; of several calls the user
// first picks one.
func (p *Paste) offer(read pasted) tea.Cmd {
	switch n := len(read.calls); {
	case n == 1 || n > mostListed:
		return p.offerCall(read, read.calls[read.telling])
	default:
		return p.offerList(read)
	}
}

// offerList lets the user pick one of several calls.
func (p *Paste) offerList(read pasted) tea.Cmd {
	offer := ui.Offer{Title: offerTitle, At: read.telling}
	for i, c := range read.calls {
		offer.Ways = append(offer.Ways, p.way(strconv.Itoa(i+1), p.row(c), func() tea.Cmd {
			return p.offerCall(pasted{calls: read.calls, all: read.all}, c)
		}))
	}
	head := fmt.Sprintf("The paste holds %s calls of known systems.", ui.Grouped(len(read.calls)))
	offer.Text = lines(append([]string{prose(head, skipped(read))}, remarks(read.notes)...)...)
	offer.Ways = append(offer.Ways, drop())
	return nav.Go(nav.Choose{Offer: offer})
}

func drop() ui.Way { return ui.Way{Key: "d", Verb: "drop it"} }

// offerCall says what one call is, and what can be done with it. What is likeliest
// wanted stands first: for a one-time code that is to explain, since sending uses it
// up; for a request without its answer, to fill the form.
func (p *Paste) offerCall(read pasted, c call) tea.Cmd {
	if c.operation == nil {
		return p.offerAnswer(read, c)
	}
	f := c.filling()
	answered := c.exchange.Answer != nil || c.exchange.Failure != nil
	explaining := p.way("e", "explain this", func() tea.Cmd { return p.foresee(c) })
	kept := ""
	if answered {
		explaining = p.way("e", "explain this and keep it", func() tea.Cmd { return p.keep(c) })
		kept = "Explaining keeps it in the history as a case, without its secrets."
	}
	filling := p.way("f", "fill the form", func() tea.Cmd { return nav.Go(f.open) })
	ways := []ui.Way{explaining, filling, drop()}
	switch {
	case !c.requested():
		f = filled{}
		ways = []ui.Way{explaining, drop()}
	case !answered && f.code == "":
		ways = []ui.Way{filling, explaining, drop()}
	}
	head := "The paste is a call of " + c.pack.Name + " · " + c.operation.Name + ", " + sentence(p.became(c.attempt))
	text := append([]string{prose(head, which(read, c))}, remarks(append(read.notes, recorded(c.attempt)...))...)
	text = append(text, f.caution(), prose(append([]string{kept}, f.remarks...)...))
	return nav.Go(nav.Choose{Offer: ui.Offer{Title: offerTitle, Text: lines(text...), Ways: ways}})
}

// caution says what sending a one-time value would do.
func (f *filled) caution() string {
	if f.code == "" {
		return ""
	}
	return "Its " + f.code + " can be used once: sending it again from the form would use it up, or count as a wrong try. Explaining sends nothing."
}

// requested reports whether anything of the request is known.
func (c *call) requested() bool {
	return c.exchange.Request.URL != "" || len(c.exchange.Request.Body) > 0
}

// foresee tells what a request alone shows. Nothing is kept.
func (p *Paste) foresee(c call) tea.Cmd {
	text := "What the request alone shows, " + c.pack.Name + " · " + c.operation.Name + ":"
	e, err := attempt.Explanation(c.attempt)
	switch {
	case err != nil:
		text = shown(err.Error())
	case len(e.Causes) == 0:
		text += "\n\nNothing that the vendor documents is missing or odd in it. What comes of it only its answer tells."
	default:
		text += told(e.Causes)
	}
	return nav.Go(nav.Tell{Title: "explain this", Text: text})
}

// told sets out the first causes.
func told(causes []explain.Cause) string {
	var b strings.Builder
	for i, cause := range causes[:min(mostForeseen, len(causes))] {
		cause = shownCause(cause)
		fmt.Fprintf(&b, "\n\n%d  %s (%s)", i+1, cause.Title, cause.Likelihood)
		for _, because := range cause.Because {
			b.WriteString("\nbecause " + because)
		}
		b.WriteString("\nfix: " + cause.Fix)
	}
	return b.String()
}

// offerAnswer explains an answer that no known operation is known to have made: there
// is no form to open it in, and nothing to keep it as.
func (p *Paste) offerAnswer(read pasted, c call) tea.Cmd {
	a, what, why := c.attempt, "an answer", "Which call it answers is not in it, so there is nothing to keep it as."
	if c.exchange.Request.URL != "" {
		what, why = "a call", "It is of no known system: "+host(a.Request.URL.String())+" is in no pack."
	}
	text := append([]string{prose("The paste is "+what+", "+a.Outcome.String()+statusOf(a)+".", which(read, c))},
		remarks(append(read.notes, recorded(a)...))...)
	e, err := attempt.Explanation(a)
	first := e.First()
	if err != nil || first == nil {
		text = append(text, "Nothing documented is known of it.", why)
		return nav.Go(nav.Tell{Title: offerTitle, Text: lines(text...)})
	}
	cause := shownCause(*first)
	text = append(text, prose(sentence(cause.Title), cause.Cause), why)
	return nav.Go(nav.Choose{Offer: ui.Offer{Title: offerTitle, Text: lines(text...), Ways: []ui.Way{
		p.way("e", "explain this", func() tea.Cmd { return nav.Go(nav.OpenCodes{Row: first.Row}) }),
		drop(),
	}}})
}
