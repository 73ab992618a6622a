package panes

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

const (
	offerTitle    = "the paste"
	mostRemarks   = 3 // notes that are shown with an offer
	mostForeseen  = 3 // causes that are told of a call that was not sent
	callTextCells = 34
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
	text := []string{fmt.Sprintf("The paste holds %s calls of known systems.", ui.Grouped(len(read.calls)))}
	offer := ui.Offer{Title: offerTitle, At: read.telling}
	for i, c := range read.calls {
		offer.Ways = append(offer.Ways, p.way(strconv.Itoa(i+1), p.row(c), func() tea.Cmd {
			return p.offerCall(pasted{calls: read.calls, all: read.all}, c)
		}))
	}
	text = append(append(text, skipped(read)...), remarks(read.notes)...)
	offer.Text, offer.Ways = strings.Join(text, " "), append(offer.Ways, drop())
	return nav.Go(nav.Choose{Offer: offer})
}

func drop() ui.Way { return ui.Way{Key: "d", Verb: "drop it"} }

// row is a call in a list: method, path and what came of it.
func (p *Paste) row(c call) string {
	what := c.attempt.Request.Method + " " + path(c.attempt.Request.URL.String())
	if c.attempt.Request.URL.String() == "" {
		what = "an answer"
	}
	return ui.Truncate(shown(what), callTextCells) + "  " + p.became(c.attempt)
}

// path is the path of a URL that is redacted.
func path(address string) string {
	if u, err := url.Parse(address); err == nil && u.Path != "" {
		return u.Path
	}
	before, _, _ := strings.Cut(address, "?")
	return before
}

// became says what a call came to, in a few words.
func (p *Paste) became(a history.Attempt) string {
	if a.Answer == nil && a.Transport == nil {
		return "without its answer"
	}
	what := shown(p.setup.Packs.OutcomeWord(a.System, a.Operation, a.Outcome))
	if a.Answer != nil && a.Answer.Status != 0 {
		what += " (" + strconv.Itoa(a.Answer.Status) + ")"
	}
	if a.Title != "" {
		what += ": " + shown(a.Title)
	}
	return what
}

// offerCall says what one call is, and what can be done with it. What is likeliest
// wanted stands first: for a one-time code that is to explain, since sending uses it
// up; for a request without its answer, to fill the form.
func (p *Paste) offerCall(read pasted, c call) tea.Cmd {
	if c.operation == nil {
		return p.offerAnswer(read, c)
	}
	f := c.filling()
	text := append([]string{"The paste is a call of " + c.pack.Name + " · " + c.operation.Name + ", " + p.became(c.attempt) + "."}, which(read, c)...)
	text = append(append(text, remarks(append(read.notes, recorded(c.attempt)...))...), "")
	answered := c.exchange.Answer != nil || c.exchange.Failure != nil
	explaining := p.way("e", "explain this: keep it as a case and show why", func() tea.Cmd { return p.keep(c) })
	kept := "Explaining keeps it in the history, without its secrets."
	if !answered {
		explaining = p.way("e", "explain this: what the request alone shows", func() tea.Cmd { return p.foresee(c) })
		kept = "Explaining keeps nothing."
	}
	filling := p.way("f", "fill the form with its values", func() tea.Cmd { return nav.Go(f.open) })
	offer := ui.Offer{Title: offerTitle, Ways: []ui.Way{explaining, filling, drop()}}
	switch {
	case !c.requested():
		offer.Ways = []ui.Way{explaining, drop()}
	case f.code != "":
		text = append(text, "Its "+f.code+" can be used once: to send it again from the form would use it up, or count as one more wrong try. To explain it sends nothing.")
	case !answered:
		offer.Ways = []ui.Way{filling, explaining, drop()}
	}
	if answered {
		text = append(text, kept)
	}
	if c.requested() {
		text = append(text, f.remarks...)
	}
	offer.Text = paragraphs(text)
	return nav.Go(nav.Choose{Offer: offer})
}

// paragraphs joins sentences; an empty one begins a new paragraph.
func paragraphs(sentences []string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.Join(sentences, " "), "  ", "\n"))
}

// requested reports whether anything of the request is known.
func (c *call) requested() bool { return c.exchange.Request.URL != "" || len(c.exchange.Request.Body) > 0 }

// which says which of several calls is meant, and what of the others.
func which(read pasted, c call) []string {
	var text []string
	if read.all > 1 {
		text = append(text, fmt.Sprintf("It is %s of %s calls in it.", ui.Grouped(c.at), ui.Grouped(read.all)))
	}
	if len(read.calls) > mostListed {
		text = append(text, fmt.Sprintf("It is the first that failed of %s; casebook explain FILE explains them all.", ui.Grouped(len(read.calls))))
	}
	return text
}

// skipped says how many calls are of no known system.
func skipped(read pasted) []string {
	switch n := read.all - len(read.calls); n {
	case 0:
		return nil
	case 1:
		return []string{"1 more is of no known system and was passed over."}
	default:
		return []string{fmt.Sprintf("%s more are of no known system and were passed over.", ui.Grouped(n))}
	}
}

// recorded are the notes of a call, redacted.
func recorded(a history.Attempt) []string {
	var notes []string
	for _, note := range a.Notes {
		notes = append(notes, note.String())
	}
	return notes
}

// remarks are the first notes, a sentence each.
func remarks(notes []string) []string {
	var text []string
	for _, note := range notes[:min(mostRemarks, len(notes))] {
		text = append(text, sentence(shown(note)))
	}
	if more := len(notes) - mostRemarks; more > 0 {
		text = append(text, fmt.Sprintf("There is %s more to say of how it was read.", ui.Grouped(more)))
	}
	return text
}

// sentence begins a text with a capital and ends it with a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.TrimRight(strings.ToUpper(text[:1])+text[1:], ".") + "."
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
	a := c.attempt
	text := append([]string{"The paste is an answer, " + a.Outcome.String() + statusOf(a) + "."}, which(read, c)...)
	text = append(text, remarks(append(read.notes, recorded(a)...))...)
	e, err := attempt.Explanation(a)
	first := e.First()
	if err != nil || first == nil {
		text = append(text, "", "Nothing documented is known of it, and which call it answers is not in it.")
		return nav.Go(nav.Tell{Title: offerTitle, Text: paragraphs(text)})
	}
	cause := shownCause(*first)
	text = append(text, "", sentence(cause.Title), cause.Cause, "", "Which call it answers is not in it, so there is nothing to keep it as.")
	return nav.Go(nav.Choose{Offer: ui.Offer{Title: offerTitle, Text: paragraphs(text), Ways: []ui.Way{
		p.way("e", "explain this: open the documented answer", func() tea.Cmd { return nav.Go(nav.OpenCodes{Row: first.Row}) }),
		drop(),
	}}})
}

func statusOf(a history.Attempt) string {
	if a.Answer == nil || a.Answer.Status == 0 {
		return ""
	}
	return " (" + strconv.Itoa(a.Answer.Status) + ")"
}
