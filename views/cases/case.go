// Package cases holds the screens of the cases: one case with its timeline, its notes and
// what any two of its attempts differ in; the list of cases; and what is handed over.
package cases

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// store is what the screens need of the history.
type store interface {
	Case(ctx context.Context, id uint64) (history.Case, error)
	Attempts(ctx context.Context, p history.Page) ([]history.Summary, error)
	Attempt(ctx context.Context, id string) (history.Attempt, error)
	SearchCases(ctx context.Context, q history.Query, before uint64, limit int) (history.FoundCases, error)
}

// runner is what the screens need of history/attempt.
type runner interface {
	Open(ctx context.Context, id string) (attempt.Opened, error)
	Write(ctx context.Context, inCase uint64, edits ...attempt.Edit) (attempt.Written, error)
	NewCase(ctx context.Context, ids ...string) (history.Case, error)
	Join(ctx context.Context, inCase uint64, ids ...string) (history.Case, error)
	Kept(ctx context.Context, inCase uint64, text string) (safe.Record, error)
}

// pane is a part of the screen that keys can go to.
type pane int

const (
	casePane pane = iota
	notesPane
	timelinePane
	panesCount
)

func (p pane) name() string { return [...]string{"CASE", "NOTES", "TIMELINE"}[p] }

// Screen is one case.
type Screen struct {
	setup  nav.Setup
	store  store
	runner runner
	id     uint64

	of       history.Case
	read     bool           // it was read at least once
	now      time.Time      // when it was read
	trouble  string         // what is wrong with the history, one line; empty: nothing
	checks   []explain.Item // the checklist of its newest attempt
	personal []string       // values that its newest attempt holds
	loading  ui.Task[reading]

	facts     *ui.List // what is known of the case, line by line
	lines     []fact
	rows      []factRow // these as they are wrapped
	notes     notes
	drafting  *panes.Drafting // of the notes
	found     *draft.Draft    // that comes back once the case is read; nil: none
	lining    *panes.Lining   // of the lines
	timeline  timeline
	comparing comparing

	acts    *panes.Queue[act]
	writing int   // acts that are not written yet
	wrote   int   // acts that were written, or could not be
	behind  bool  // a reading came while something was being written
	leaving bool  // the screen is left once the notes are written
	undo    []act // what takes back what was done, the last one last

	focus  pane
	layout layout
}

// New makes the screen of a case. Nothing is read before Init.
func New(setup nav.Setup, open nav.OpenCase) *Screen {
	s := newScreen(setup, setup.Store, setup.Runner, open.Case)
	if len(open.Begun) > 0 {
		s.undo = []act{unbegin(open)}
	}
	return s
}

func newScreen(setup nav.Setup, store store, runner runner, id uint64) *Screen {
	s := &Screen{setup: setup, store: store, runner: runner, id: id, acts: &panes.Queue[act]{}}
	s.facts = ui.NewList(setup.Theme, "reading the case", s.factRow)
	s.facts.SetBare(true)
	s.notes.editor = ui.NewEditor(setup.Theme, attempt.MostNotes)
	s.drafting = panes.NewDrafting(setup, s.takeDraft)
	s.lining = panes.NewLining(setup, runner.Kept)
	s.lining.At(nav.Place{Case: id})
	s.timeline = newTimeline(setup, s.timelineRow)
	s.comparing.pager = ui.NewPager()
	s.focusOn(timelinePane)
	return s
}

// Init reads the case, and looks for notes that were being typed when a window went away.
func (s *Screen) Init() tea.Cmd { return tea.Batch(s.load(), s.drafting.Find(), s.lining.Find()) }

// Close gives up what is being read; what is being written is finished.
func (s *Screen) Close() {
	s.loading.Cancel()
	s.timeline.paging.Cancel()
	s.comparing.task.Cancel()
	s.drafting.Close()
	s.lining.Close()
}

// Leave writes what was typed and is not written yet.
func (s *Screen) Leave() tea.Cmd { return panes.Leaves(s.lining.Leave(), s.leaveNotes()) }

// leaveNotes writes the notes that are not written yet, at first as a draft: the history may be
// in use.
func (s *Screen) leaveNotes() tea.Cmd {
	keep, write := s.drafting.Unsaved(), s.writeNotes()
	if write == nil || keep == nil {
		return write
	}
	return func() tea.Msg {
		_ = keep() // what is wrong with the disk is said of the notes themselves
		return write()
	}
}

// Watches reports that another window's changes are to be seen at once.
func (s *Screen) Watches() bool { return true }

// Typing says that letters go into the notes.
func (s *Screen) Typing() bool { return s.focus == notesPane && !s.comparing.open }

// Heading names the case.
func (s *Screen) Heading() nav.Heading {
	return nav.Heading{
		Case: s.id, Title: s.of.Title, Place: s.callName(), Solved: s.of.State == history.Solved, Simulated: s.of.Simulated,
	}
}

// callName is the call that the case is about, as people say it.
func (s *Screen) callName() string {
	if pack, operation, err := s.setup.Packs.Find(s.of.System, s.of.Operation); err == nil {
		return pack.Name + " · " + operation.Name
	}
	return s.of.System
}

// Personal names whom the case is about.
func (s *Screen) Personal() []string {
	values := s.personal
	for i := range s.timeline.rows {
		if user := s.timeline.rows[i].User; user != "" {
			values = append(values[:len(values):len(values)], user)
		}
	}
	return append(values[:len(values):len(values)], s.comparing.personal...)
}

// Texts are those of the case and of the attempts that are listed, and the notes as they
// are typed.
func (s *Screen) Texts() []string {
	texts := nav.CaseTexts([]string{s.notes.editor.Value(), s.trouble, s.timeline.trouble}, &s.of)
	for _, rows := range [][]history.Summary{s.timeline.rows, s.timeline.newest} {
		for i := range rows {
			texts = nav.AttemptTexts(texts, &rows[i])
		}
	}
	for _, item := range s.checks {
		texts = append(texts, item.Text)
	}
	return texts
}

// focusOn moves the focus to a pane.
func (s *Screen) focusOn(to pane) {
	s.focus = to
	s.facts.SetActive(to == casePane)
	s.timeline.list.SetActive(to == timelinePane)
	s.arrange()
}
