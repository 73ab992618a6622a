// Package ticket is the screen of the vendor's ticket: the original beside the text as
// it would leave, every value that was cut, what the vendor's desk asks for, and the
// ways out, the clipboard and a file.
package ticket

import (
	"context"
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// makeWithin is how long reading the case and writing the ticket may take.
const makeWithin = 10 * time.Second

// Screen is the ticket of one case or attempt.
type Screen struct {
	setup nav.Setup
	of    nav.OpenTicket

	draft    draft
	making   ui.Task[made]
	dressing ui.Task[leaves]
	made     made
	trouble  string              // why there is no ticket; empty while there is one or it is being made
	seen     map[string][]string // how originals wrote values, by the name of their token

	text   *ui.Twin
	values *ui.List
	place  int  // which of the places of the selected value is shown
	gone   bool // one was gone to
	desk   *ui.Pager
	stops  []stop // of the desk pane, as they follow there
	stop   string // the one that the keys are about
	pane   pane   // which one the keys go to

	save   saving
	lining *panes.Lining // of when the call was made
	acts   *panes.Queue[act]
	sought string // what the user had cut last, until it is known where it stands
	agreed string // the gaps with which the user lets it leave
	layout layout
}

// New makes the screen. Nothing is read before Init.
func New(setup nav.Setup, of nav.OpenTicket) *Screen {
	s := &Screen{
		setup: setup, of: of, draft: draft{format: ticket.Markdown}, seen: map[string][]string{},
		text: ui.NewTwin(), desk: ui.NewPager(), acts: &panes.Queue[act]{},
	}
	s.lining = panes.NewLining(setup, setup.Runner.Kept)
	s.text.SetPaint(s.paints)
	s.text.SetMargin(s.margin)
	s.values = ui.NewList(setup.Theme, "Nothing had to be cut.", s.valueRow)
	return s
}

// Init makes the ticket.
func (s *Screen) Init() tea.Cmd {
	setup, of, want, seen := s.setup, s.of, s.draft, maps.Clone(s.seen)
	return s.making.Start(makeWithin, func(ctx context.Context) (made, error) { return write(ctx, setup, of, want, seen) })
}

// Close gives up what is being read; what is being written is finished.
func (s *Screen) Close() {
	s.making.Cancel()
	s.dressing.Cancel()
	s.save.dressing.Cancel()
	s.lining.Close()
}

// Leave writes what was typed last.
func (s *Screen) Leave() tea.Cmd { return s.lining.Leave() }

// Typing says that a file name is being typed.
func (s *Screen) Typing() bool { return s.save.open }

// Heading names the case.
func (s *Screen) Heading() nav.Heading {
	title := s.made.of.Title
	if title == "" {
		title = s.made.ticket.Title
	}
	return nav.Heading{Case: s.of.Case, Title: title, Place: "vendor ticket", Simulated: s.made.ticket.Training}
}

// Personal returns the values that the screen shows as they are and that its ticket
// hides: personal ones, and those that are cut on the user's word.
func (s *Screen) Personal() []string {
	var values []string
	for _, v := range s.made.values {
		values = append(values, v.writings...)
	}
	return values
}

// Texts are those of the case, the file's name that is typed, and what is said of the ticket.
func (s *Screen) Texts() []string {
	t := &s.made.ticket
	texts := nav.CaseTexts([]string{t.Title, s.save.name.Value(), s.trouble}, &s.made.of)
	for _, want := range t.Wants {
		texts = append(texts, want.Text, want.Missing)
	}
	return append(texts, t.Notes...)
}

// ready says that there is a ticket.
func (s *Screen) ready() bool { return s.made.ticket.Text.String() != "" }

// take shows a ticket that was made, or says why there is none. Where one was made
// before, it stays when another cannot be.
func (s *Screen) take(m made, err error) tea.Cmd {
	switch {
	case err != nil && s.ready():
		s.draft = s.made.draft
		return say(ui.Warn, sentence(safe.Line(err.Error()).String()))
	case err != nil:
		s.trouble = safe.Line(err.Error()).String()
		return nil
	}
	s.trouble = ""
	name := s.selected().Name
	s.made = m
	s.save.dressing.Cancel() // it was of the one before
	for _, v := range m.values {
		s.seen[v.Name] = v.writings
	}
	s.show()
	if at, same := m.names[name]; same {
		s.values.Select(at)
	}
	return tea.Batch(s.followTime(), s.nowhere())
}

// show draws the ticket in its form, the text where it was.
func (s *Screen) show() {
	top := s.text.Top()
	lines := s.made.leaves.sheet.lines
	s.text.SetLines(lines[ui.LeftSide], lines[ui.RightSide])
	s.values.SetCount(len(s.made.values))
	s.arrange()
	s.text.Show(top)
}
