// Package ticket is the screen of the vendor's ticket: the text as it would leave,
// beside it what was cut from it and what the vendor's desk asks for, and the two
// ways out, the terminal's clipboard and a file.
package ticket

import (
	"context"
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/views/nav"
)

// makeWithin is how long reading the case and writing the ticket may take.
const makeWithin = 10 * time.Second

// Screen is the ticket of one case or attempt.
type Screen struct {
	setup nav.Setup
	of    nav.OpenTicket

	making  ui.Task[made]
	made    made
	trouble string // why there is no ticket; empty while there is one or it is being made

	text   *ui.Pager
	side   *ui.Pager
	onSide bool // the keys go to the side column
	save   saving
	layout layout
}

// made is a ticket with the case that it is of.
type made struct {
	of     history.Case // its zero value for an attempt that belongs to none
	ticket ticket.Ticket
	lines  []line
}

// New makes the screen. Nothing is read before Init.
func New(setup nav.Setup, of nav.OpenTicket) *Screen {
	s := &Screen{setup: setup, of: of, text: ui.NewPager(), side: ui.NewPager()}
	s.text.SetStyle(s.styled)
	return s
}

// Init makes the ticket.
func (s *Screen) Init() tea.Cmd {
	setup, of := s.setup, s.of
	return s.making.Start(makeWithin, func(ctx context.Context) (made, error) { return write(ctx, setup, of) })
}

// write reads the case and writes its ticket.
func write(ctx context.Context, setup nav.Setup, of nav.OpenTicket) (made, error) {
	ref := of.Attempt
	if ref == "" && of.Case != 0 {
		ref = strconv.FormatUint(of.Case, 10)
	}
	c, attempts, err := ticket.Load(ctx, setup.Store, ref)
	if err != nil {
		return made{}, err
	}
	key, err := setup.Runner.Key()
	if err != nil {
		return made{}, err
	}
	t, err := ticket.Make(ticket.Source{
		Case: c, Attempts: attempts, Packs: setup.Packs, Key: key, Now: setup.Now(), Program: setup.Runner.Program,
	})
	return made{of: c, ticket: t, lines: linesOf(t.Text.String())}, err
}

// Close gives up what is being read; a file that is being written is finished.
func (s *Screen) Close() { s.making.Cancel() }

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

// ready says that there is a ticket.
func (s *Screen) ready() bool { return s.made.ticket.Text.String() != "" }

// Keys lists what can be done with the ticket.
func (s *Screen) Keys() []key.Binding {
	if s.save.open {
		return []key.Binding{writeKey(), cancelKey()}
	}
	keys := []key.Binding{copyKey(s.ready()), saveKey(s.ready()), flipKey(s.onSide), scrollKey()}
	if s.trouble != "" {
		keys = append(keys, againKey())
	}
	return keys
}

// take shows a ticket that was made, or says why there is none.
func (s *Screen) take(m made, err error) {
	s.trouble = ""
	if err != nil {
		s.trouble = safe.Line(err.Error()).String()
		return
	}
	top := s.text.Top()
	s.made = m
	s.text.SetLines(texts(m.lines))
	s.text.Show(top)
	s.arrange()
}
