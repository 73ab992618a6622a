package panes

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

const (
	offerTitle   = "the paste"
	mostRemarks  = 3 // notes that are shown with an offer
	mostForeseen = 3 // causes that are told of a call that was not sent
	mostTitles   = 4 // documented answers that are named where it could be any of them
)

// offer says what a paste is, and what can be done with it; of several calls the user
// first picks one.
func (p *Paste) offer(read pasted) tea.Cmd {
	switch {
	case read.words != "":
		return p.offerWords(read.words)
	case len(read.calls) > 1:
		return p.offerList(read)
	}
	return p.offerCall(read, read.calls[read.telling])
}

// offerWords gives words to the field that looks for documented answers, or where there
// is none offers to look for them.
func (p *Paste) offerWords(words string) tea.Cmd {
	if p.Words != nil {
		return p.Words(words)
	}
	return nav.Go(nav.Choose{Offer: ui.Offer{
		Title: offerTitle, Text: "The paste is words: no call and no answer of a system is in it.",
		Ways: []ui.Way{
			p.way("l", "look for documented answers", func() tea.Cmd { return nav.Go(nav.OpenCodes{Query: words}) }),
			drop(),
		},
	}})
}

func drop() ui.Way { return ui.Way{Key: "d", Verb: "drop it"} }

// leaving are the ways that do nothing with a call: back to the others, if there are
// any, or away.
func (p *Paste) leaving(read pasted) []ui.Way {
	if len(read.calls) < 2 {
		return []ui.Way{drop()}
	}
	return []ui.Way{p.way("b", "back to the list", func() tea.Cmd { return p.offerList(read) }), drop()}
}

// offerCall says what one call is, and what can be done with it. What is likeliest
// wanted stands first: for a request without its answer that is to fill the form, to
// send it. To explain is first where there is an answer, and where the call holds a
// one-time code, which sending would use up.
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
	ways := []ui.Way{explaining, filling}
	switch {
	case !c.requested():
		f = filled{}
		ways = []ui.Way{explaining}
	case !answered && f.code == "":
		ways = []ui.Way{filling, explaining}
	}
	if answered && c.near.ID != 0 {
		verb := fmt.Sprintf("explain this and keep it in case %d: %s", c.near.ID, shown(c.near.Title))
		ways = slices.Insert(ways, 1, p.way("k", verb, func() tea.Cmd { return p.keepIn(c, c.near.ID) }))
		kept += " " + fmt.Sprintf("Case %d is of the same user within a day.", c.near.ID)
	}
	head := "The paste is a call of " + c.pack.Name + " · " + c.operation.Name + ", " + sentence(p.meant(c.attempt))
	text := []string{prose(head, which(read, c))}
	if e, err := attempt.Explanation(c.attempt); err == nil && answered && unsettled(e) {
		text = append(text, couldBe(e))
	}
	text = append(append(text, remarks(slices.Concat(read.notes, recorded(c.attempt)))...), prose(append([]string{kept}, f.remarks...)...))
	return nav.Go(nav.Choose{Offer: ui.Offer{
		Title: offerTitle, Text: lines(text...), Warnings: warnings(c.attempt, f.caution()), Ways: append(ways, p.leaving(read)...),
	}})
}

// caution says what sending a one-time value would do.
func (f *filled) caution() string {
	if f.code == "" {
		return ""
	}
	return "Its " + f.code + " can be used once: sending it again would use it up, or count as a wrong try. Nothing here sends it."
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
// is no form to open it in, and a case is of a call, so nothing to keep it as.
func (p *Paste) offerAnswer(read pasted, c call) tea.Cmd {
	a, what, why := c.attempt, "an answer", "Which call it answers is not in it, so there is nothing to keep it as: paste the call with it to have a case."
	pack := p.setup.Packs.System(a.System)
	switch {
	case c.exchange.Request.URL != "" && pack != nil:
		what, why = "a call", "No operation of "+pack.Name+" has its method and path, so there is nothing to keep it as."
	case c.exchange.Request.URL != "":
		what, why = "a call", "It is of no known system: "+host(a.Request.URL.String())+" is in no pack."
	}
	if pack != nil {
		what += " of " + pack.Name
	}
	notes := slices.Concat(read.notes, recorded(a))
	text := []string{prose("The paste is "+what+", "+p.became(a)+".", which(read, c))}
	e, err := attempt.Explanation(a)
	switch {
	case err != nil || len(e.Causes) == 0:
		text = append(append(text, remarks(notes)...), "Nothing documented is known of it.", why)
		return nav.Go(nav.Choose{Offer: ui.Offer{Title: offerTitle, Text: lines(text...), Warnings: warnings(a), Ways: p.leaving(read)}})
	case unsettled(e):
		text = append(text, couldBe(e))
	default:
		cause := shownCause(*e.First())
		text = append(text, prose(sentence(cause.Title), cause.Cause))
	}
	open := nav.OpenCodes{Notes: notes}
	for _, cause := range e.Causes {
		open.Rows = append(open.Rows, cause.Row)
	}
	explaining := p.way("e", "explain this", func() tea.Cmd { return nav.Go(open) })
	return nav.Go(nav.Choose{Offer: ui.Offer{
		Title: offerTitle, Text: lines(append(append(text, remarks(notes)...), why)...), Warnings: warnings(a),
		Ways: append([]ui.Way{explaining}, p.leaving(read)...),
	}})
}
