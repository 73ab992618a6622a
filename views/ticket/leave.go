package ticket

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/views/nav"
)

// way is how a ticket leaves.
type way int

const (
	byCopy way = iota
	bySave
	byBoth
)

// What the case keeps of a way.
const (
	wasCopied = "copied"
	wasSaved  = "saved"
)

// anyway is the user's word that the ticket may leave with its gaps.
type anyway struct {
	screen *Screen
	by     way
	gaps   string
}

// gone is a ticket that leaves by a way.
type gone struct {
	way    string
	ticket ticket.Ticket
	leaves leaves
}

// leave lets the ticket out by a way, unless something in it must not leave. Where it
// has gaps that were not named yet it asks first.
func (s *Screen) leave(by way) tea.Cmd {
	if cmd, held := s.held(by); held {
		return cmd
	}
	if text, verb := s.gaps(); text != "" && text != s.agreed {
		return nav.Go(nav.Ask{Question: ui.Question{
			Title: "not complete yet", Text: text + "\nLet it leave anyway?", Yes: verb[by], No: "not yet", Do: nav.Go(anyway{s, by, text}),
		}})
	}
	return s.let(by)
}

// let lets the ticket out.
func (s *Screen) let(by way) tea.Cmd {
	switch by {
	case byCopy:
		return s.copy("")
	case bySave:
		return s.propose()
	}
	return s.both()
}

// held says that the ticket may not leave this way, and why.
func (s *Screen) held(by way) (tea.Cmd, bool) {
	l := s.made.leaves
	switch {
	case !s.ready():
		return nil, true
	case len(s.made.ticket.Leaks) > 0:
		return say(ui.Fail, "nothing left: the second scan found "+safe.Line(s.made.ticket.Leaks[0]).String()), true
	case l.format != s.draft.format || s.making.Running():
		return say(ui.Note, "the ticket is being written; press again"), true
	case l.out == nil:
		return say(ui.Fail, sentence(l.trouble)), true
	}
	if _, text := l.out.(safe.Text); !text && by != bySave {
		return say(ui.Warn, "a zip cannot be copied: s saves it"), true
	}
	return nil, false
}

// stepsItem is the desk's wish that the checklist be gone through.
const stepsItem = "checklist"

// namedSteps is how many open steps are named before the ticket leaves.
const namedSteps = 3

// gaps says what is open and missing, and what lets the ticket leave without it, by way.
func (s *Screen) gaps() (text string, verbs map[way]string) {
	var open, missing []string
	for _, step := range s.made.ticket.Open {
		open = append(open, safe.Line(step).String())
	}
	for _, want := range s.made.ticket.Wants {
		if !want.There && want.Item != stepsItem { // those are named one by one
			missing = append(missing, safe.Line(want.Text).String()+" ("+safe.Line(want.Missing).String()+")")
		}
	}
	var parts []string
	if len(open) > 0 {
		parts = append(parts, ui.Counted(len(open), "step")+" of the checklist "+isAre(len(open))+" open: "+listed(open, namedSteps)+".")
	}
	if len(missing) > 0 {
		parts = append(parts, "The desk will miss: "+listed(missing, len(missing))+".")
	}
	return strings.Join(parts, "\n"), map[way]string{byCopy: "copy it", bySave: "save it", byBoth: "copy and save it"}
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// listed names the first of texts, without the stops at their ends.
func listed(texts []string, most int) string {
	var named []string
	for _, text := range texts[:min(most, len(texts))] {
		named = append(named, strings.TrimRight(text, "."))
	}
	line := strings.Join(named, "; ")
	if more := len(texts) - most; more > 0 {
		line += "; and " + ui.Grouped(more) + " more"
	}
	return line
}

// copy puts the ticket on the clipboard. In is the file that it was saved in before, if
// there is one.
func (s *Screen) copy(in string) tea.Cmd {
	l := s.made.leaves
	text, ok := l.out.(safe.Text)
	if !ok {
		return nil
	}
	return nav.Go(nav.Copy{Text: text, What: "ticket", File: "s", Saved: in, Then: s.record(gone{wasCopied, s.made.ticket, l})})
}

// record returns the command that keeps with the case that the ticket left; nil for a
// ticket of no case. It is part of the work by which the ticket leaves, so that the case
// knows of it although the screen is left, or the program, in that moment.
func (s *Screen) record(g gone) tea.Cmd {
	runner, in, now := s.setup.Runner, s.made.inCase, s.setup.Now
	if in == 0 {
		return nil
	}
	left := act{failed: g.way + ", but the case does not know of it: ", write: func(ctx context.Context) (history.Case, error) {
		return runner.NoteLeft(ctx, in, g.ticket.Left(g.way, g.leaves.format, g.leaves.out, now()))
	}}
	acts := s.acts
	return func() tea.Msg {
		acts.Put(left)
		return s.drain(acts)
	}
}

// toggleAddendum turns between the whole ticket and what is new since it left.
func (s *Screen) toggleAddendum() tea.Cmd {
	if !s.ready() || !s.draft.addendum && len(s.made.of.Left) == 0 {
		return say(ui.Note, "the ticket has not left yet, so all of it is new")
	}
	s.draft.addendum = !s.draft.addendum
	return s.Init()
}

// chosen is the form that the user wants.
type chosen struct {
	screen *Screen
	format ticket.Format
}

// offerFormats lets the user choose the form in which the ticket leaves.
func (s *Screen) offerFormats() tea.Cmd {
	if !s.ready() {
		return nil
	}
	offer := ui.Offer{Title: "the format it leaves in"}
	for i, f := range ticket.Formats() {
		if f == s.draft.format {
			offer.At = i
		}
		offer.Ways = append(offer.Ways, ui.Way{
			Key: strconv.Itoa(i + 1), Cells: []string{formatName(f), formatFor(f)}, Do: nav.Go(chosen{s, f}),
		})
	}
	return nav.Go(nav.Choose{Offer: offer})
}

// formatFor says what a form is good for.
func formatFor(f ticket.Format) string {
	switch f {
	case ticket.Markdown:
		return "for a web form or mail that shows it"
	case ticket.Plain:
		return "for plain mail"
	case ticket.JSON:
		return "for another program"
	case ticket.HAR:
		return "the calls, for a browser"
	case ticket.Curl:
		return "the last call, to be made again"
	}
	return "all of them, as a file"
}

// setFormat puts the ticket into another form.
func (s *Screen) setFormat(f ticket.Format) tea.Cmd {
	s.draft.format = f
	if s.making.Running() {
		return s.Init()
	}
	m := s.made
	return s.dressing.Start(makeWithin, func(context.Context) (leaves, error) { return m.dress(f), nil })
}

// tookForm shows the ticket in the form that was asked for.
func (s *Screen) tookForm(l leaves, err error) tea.Cmd {
	if err != nil {
		s.draft.format = s.made.format
		return say(ui.Fail, safe.Line(err.Error()).String())
	}
	s.made.format, s.made.leaves = l.format, l
	s.show()
	s.text.Show(0)
	return nil
}
