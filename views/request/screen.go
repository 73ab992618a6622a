// Package request is the screen on which a call is made: its form at the left, and
// at the right what is foreseen of it, and then what came of it.
package request

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// runner is what the screen needs of history/attempt.
type runner interface {
	Build(attempt.Call) (api.Request, error)
	Send(context.Context, attempt.Call) (history.Attempt, error)
	Predict(attempt.Call) (explain.Explanation, error)
	Preview(attempt.Call) (history.Attempt, explain.Explanation, error)
	Around(context.Context, history.Attempt) (attempt.Opened, error)
	Standing(context.Context, attempt.Call) (explain.Standing, bool)
	AnswersSimulated(context.Context, environment.Environment) bool
	Solve(ctx context.Context, inCase uint64, by string) (history.Case, error)
	Reopen(ctx context.Context, inCase uint64) (history.Case, error)
	Redo(ctx context.Context, id string, dry bool) (attempt.Redone, error)
	CaseFor(ctx context.Context, a history.Summary) (history.Case, bool)
	Join(ctx context.Context, inCase uint64, ids ...string) (history.Case, error)
	panes.Keeper
}

// store is what the screen needs of the history.
type store interface {
	Case(ctx context.Context, id uint64) (history.Case, error)
}

// Screen is the request screen.
type Screen struct {
	setup  nav.Setup
	runner runner
	store  store
	key    func() (safe.Key, error)
	keys   keys

	form   *ui.Form
	answer *panes.Answer
	sheet  *ui.Pager // what will be sent
	panes  ui.Panes
	width  int
	height int

	pack      *systems.Pack
	operation *systems.Operation
	fields    []systems.Field   // of the operation
	body      *string           // what is sent in place of the fields of the body; nil: these are
	kept      map[string]string // values by field id, over changes of the operation
	own       map[string]bool   // credentials that the engineer has set or left out himself
	cut       map[string]string // fields that had a value which is not kept, and what had it
	inCase    uint64            // the case that sends join; 0: the next begins one
	title     string            // of that case
	solved    map[uint64]string // what solved the cases that are, by number
	noted     map[uint64]string // what stands as that in cases, also in open ones
	meant     bool              // that case was chosen by whoever opened the screen, not begun by a send of this one
	opening   string            // the attempt to show first
	resume    string            // the draft to go on with; empty: any of the same call and case
	resumes   bool              // a draft may come back
	pasted    bool              // what the form begins with is a draft already
	last      outcome           // what was shown last
	unread    string            // why what the screen was opened with cannot be read; empty: it can

	onAnswer   bool // the keys go to the answer
	onOutgoing bool // what will be sent is shown in the answer's place
	touched    bool // the form is not as it was opened: what is missing is said aloud
	cancelling bool
	terse      bool // the form is too low for help: what is wrong with a field goes before

	found   *draft.Draft // that comes back once what the screen was opened with is read; nil: none
	brought string       // when the draft that came back was written; empty: none did
	clean   *filling     // the form without its draft; nil: there is none

	loading   ui.Task[loaded]
	sending   ui.Task[sent]
	counting  ui.Task[standing] // the user's tries, before a call is asked about
	drawing   ui.Task[[]string] // of what will be sent
	wording   ui.Task[safe.Text]
	solving   ui.Task[history.Case]
	redacting ui.Task[redone]
	belonging belonging
	keeping   *panes.Keeping        // what is answered and ticked in the answer
	lining    *panes.Lining         // what is typed of what solved the case
	judging   ui.Task[history.Case] // the case, for lines that were found
	drafting  *panes.Drafting
	paste     *panes.Paste // outside the form
	pulse     ui.Pulse
}

// outcome is an answer with the call that it is to, and the case that it is in.
type outcome struct {
	content *panes.Content // nil: none yet
	call    attempt.Call
	inCase  uint64
	title   string // of the case
}

// calm is what the answer says before there is anything to say.
const calm = "Fill in what the customer's call had. What is missing or odd shows here before anything is sent."

// New makes the screen for an operation. The system's first operation, or the
// first system's, stands in for what open leaves out or no pack knows.
func New(setup nav.Setup, open nav.OpenRequest) *Screen {
	s := &Screen{
		setup: setup, runner: setup.Runner, store: setup.Store, key: setup.Runner.Key, keys: newKeys(),
		form: ui.NewForm(setup.Theme), sheet: ui.NewPager(),
		solved: map[uint64]string{}, noted: map[uint64]string{}, kept: map[string]string{}, own: map[string]bool{}, cut: map[string]string{},
		inCase: open.Case, meant: open.Case != 0, opening: open.Attempt,
	}
	s.drafting = panes.NewDrafting(setup, s.takeDraft)
	s.resume, s.resumes, s.pasted = open.Draft, resumable(open), open.Pasted
	s.keeping, s.paste = panes.NewKeeping(setup, setup.Runner), panes.NewPaste(setup)
	s.lining = panes.NewLining(setup, setup.Runner.Kept)
	s.form.SetLines(s.keys.flip.Help().Key + ", then paste, explains it")
	s.answer = panes.NewAnswer(setup.Theme, s.keys.reply.Help().Key)
	s.answer.SetCalm(calm)
	s.choose(open.System, open.Operation)
	if open.Pasted {
		s.clean = s.filled()
	}
	s.fill(open.Inputs, open.Unset)
	s.body = open.Body
	s.touched = len(open.Inputs)+len(open.Unset) > 0 || open.Body != nil
	s.rebuild()
	s.focusFirst()
	s.consider()
	return s
}

// choose sets system and operation, as near to what is asked for as there is.
func (s *Screen) choose(system, operation string) {
	s.pack = s.setup.Packs.System(system)
	if s.pack == nil {
		s.pack = s.setup.Packs.Systems[0]
	}
	s.operation = s.pack.Operation(operation)
	if s.operation == nil {
		s.operation = &s.pack.Operations[0]
	}
	s.fields = s.pack.Fields(s.operation)
}

// known returns the operation's field with an id.
func (s *Screen) known(id string) (systems.Field, bool) {
	for _, f := range s.fields {
		if f.ID == id {
			return f, true
		}
	}
	return systems.Field{}, false
}

// Init reads the attempt or the case that the screen was opened with, and looks for a
// draft, or begins one with what was pasted.
func (s *Screen) Init() tea.Cmd {
	if s.pasted {
		return tea.Batch(s.load(), s.drafting.Changed())
	}
	return tea.Batch(s.load(), s.findDraft())
}

// SetSize gives the screen its area in cells.
func (s *Screen) SetSize(width, height int) {
	s.width, s.height = width, height
	if s.stacked() {
		s.panes = ui.SideBySide(width, height, ui.Fill(1))
	} else {
		s.panes = ui.SideBySide(width, height, ui.Fixed(max(formMin, min(formMax, width*formShare/100))), ui.Fill(1))
	}
	left, right := s.panes.Area(0), s.panes.Area(s.rightPane())
	s.form.SetSize(left.Width, s.formHeight(left.Height))
	if terse := s.formHeight(left.Height) < terseBelow; terse != s.terse {
		s.terse = terse
		s.keep()
		s.rebuild()
		s.consider()
	}
	s.answer.SetSize(right.Width, right.Height)
	s.sheet.SetSize(min(right.Width, ui.TextWidth), max(0, right.Height-s.sheetTop(right.Height)))
}

// Typing says that letters go into the form.
func (s *Screen) Typing() bool { return !s.onAnswer && s.unread == "" && s.form.Typing() }

// Watches reports that another window may change what is kept with the case that is shown.
func (s *Screen) Watches() bool { return s.about() != 0 }

// Close ends what nobody else waits for. A call that is under way goes on: it may
// count already, its record is completed by its own work, and [nav.Calls] ends it
// when the program quits.
func (s *Screen) Close() {
	s.loading.Cancel()
	s.belonging.looking.Cancel()
	s.drafting.Close()
	s.keeping.Close()
	s.lining.Close()
	s.judging.Cancel()
	s.counting.Cancel()
	s.drawing.Cancel()
	s.wording.Cancel()
	s.paste.Cancel()
	s.pulse.Stop()
}
