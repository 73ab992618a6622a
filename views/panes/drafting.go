package panes

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/history/draft"
	"casebook/ui"
	"casebook/views/nav"
)

// draftEvery is how long after a change a draft is written. While changes go on it is
// written as often.
const draftEvery = 400 * time.Millisecond

// Drafting keeps what is typed on a screen as a draft, until it is sent, saved or
// discarded. The screen makes one with [NewDrafting], calls Changed after each change,
// gives Finish the messages that are not its own, and implements [nav.Leaver] by
// Leave. What was typed earlier comes back by Find and Found. Its methods belong to the
// program's loop; the work that they return runs elsewhere.
type Drafting struct {
	drafts *draft.Window // nil: none are kept
	writes *nav.Writes
	now    func() time.Time
	take   Taking

	hold    *draft.Hold  // on the draft that is worked on
	fresh   bool         // there are changes that were not given to be written
	last    func() error // writes the draft whose end was decided on, should that not come; nil: it is written
	waiting *draftPause  // until it is written; nil: nothing is to be
	saving  ui.Task[struct{}]
	finding ui.Task[*Drafts]
}

// Taking returns the work that makes a draft of what a screen holds now. It is called in
// the program's loop and captures values; the work runs elsewhere, redacts them, and
// says false when nothing of it is worth keeping. ID and Saved are filled in.
type Taking func() func() (made draft.Draft, worth bool)

// Drafts are those of a window that no screen works on, newest first, with the time at
// which they were read and what of other windows cannot be read.
type Drafts struct {
	List    []*draft.Draft
	Now     time.Time
	Trouble []string
}

// StoredNotes is the field of a draft of notes that holds them as its writer saw them last.
const StoredNotes = "stored"

// draftPause is the identity of one wait.
type draftPause struct{ of *Drafting }

// paused says that a wait is over.
type paused struct{ wait *draftPause }

// NewDrafting makes what keeps drafts of a screen.
func NewDrafting(setup nav.Setup, take Taking) *Drafting {
	return sharedDrafting(setup, take, &draft.Hold{})
}

// sharedDrafting makes what keeps a draft of a screen that others may hold too.
func sharedDrafting(setup nav.Setup, take Taking, hold *draft.Hold) *Drafting {
	if setup.Drafts != nil && hold.ID != "" {
		setup.Drafts.Claim(hold.ID)
	}
	return &Drafting{drafts: setup.Drafts, writes: setup.Writes, now: setup.Now, take: take, hold: hold}
}

// ReadDrafts returns the drafts of a window: work for a [ui.Task].
func ReadDrafts(window *draft.Window, now func() time.Time) *Drafts {
	if window == nil {
		return &Drafts{Now: now()}
	}
	list := slices.DeleteFunc(window.Drafts(), func(d *draft.Draft) bool { return window.Claimed(d.ID) })
	return &Drafts{List: list, Now: now(), Trouble: window.Trouble()}
}

// Find looks for drafts that there are; see Found.
func (d *Drafting) Find() tea.Cmd {
	if d.drafts == nil {
		return nil
	}
	drafts, now := d.drafts, d.now
	return d.finding.Start(0, func(context.Context) (*Drafts, error) { return ReadDrafts(drafts, now), nil })
}

// Found takes what Find found out of msg, and the newest draft of it that fits and that
// no other screen works on. It is the one that is worked on from now on, unless there is
// one already; what was typed meanwhile goes before.
func (d *Drafting) Found(msg tea.Msg, fits func(*draft.Draft) bool) (found *draft.Draft, when string) {
	drafts, err, done := d.finding.Finish(msg)
	if !done || err != nil || d.fresh || d.works() {
		return nil, ""
	}
	for _, known := range drafts.List {
		if fits(known) && d.drafts.Claim(known.ID) {
			d.hold.ID = known.ID
			return known, known.When(drafts.Now)
		}
	}
	return nil, ""
}

// works reports whether there is a draft that is worked on, or one is being written.
func (d *Drafting) works() bool {
	return d.hold.ID != "" && (d.saving.Running() || d.drafts.Has(d.hold.ID))
}

// Has reports whether there is a draft, or will be in a moment.
func (d *Drafting) Has() bool { return d.hold.ID != "" || d.fresh }

// ID names the draft that is worked on, or was when the screen was left; empty: there is
// none that was given to be written.
func (d *Drafting) ID() string { return d.hold.ID }

// Changed says that what the screen holds has changed, and returns the command that
// writes it in a moment.
func (d *Drafting) Changed() tea.Cmd {
	if d.drafts == nil {
		return nil
	}
	d.fresh = true
	if d.waiting != nil || d.saving.Running() {
		return nil
	}
	wait := &draftPause{d}
	d.waiting = wait
	return tea.Tick(draftEvery, func(time.Time) tea.Msg { return paused{wait} })
}

// Finish takes the messages of keeping drafts; others it leaves alone.
func (d *Drafting) Finish(msg tea.Msg) (cmd tea.Cmd, done bool) {
	if p, is := msg.(paused); is && p.wait.of == d {
		if p.wait != d.waiting {
			return nil, true
		}
		d.waiting = nil
		return d.run(d.Unsaved()), true
	}
	_, err, done := d.saving.Finish(msg)
	if !done {
		return nil, false
	}
	var again tea.Cmd
	if d.fresh {
		again = d.Changed()
	}
	return tea.Batch(again, unwritten(err)), true
}

// run does work of drafts.
func (d *Drafting) run(work func() error) tea.Cmd {
	if work == nil {
		return nil
	}
	return d.writes.Do(d.saving.Start(0, func(context.Context) (struct{}, error) { return struct{}{}, work() }))
}

// unwritten says why a draft is not on disk.
func unwritten(err error) tea.Cmd {
	if err == nil {
		return nil
	}
	return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Warn, Text: shown(err.Error())}})
}

// Unsaved returns the work that writes what was not given to be written yet; nil: nothing.
func (d *Drafting) Unsaved() func() error {
	if !d.fresh || d.drafts == nil {
		return nil
	}
	d.fresh, d.last = false, nil
	if d.hold.ID == "" {
		d.hold.ID = d.drafts.New()
	}
	drafts, id, made := d.drafts, d.hold.ID, d.take()
	return d.hold.InOrder(func() error {
		taken, worth := made()
		if !worth {
			return drafts.End(id)
		}
		taken.ID = id
		return drafts.Put(taken)
	})
}

// Leave returns the command that writes what was typed last, for a screen that is left
// or a program that ends; nil: there is nothing to write.
func (d *Drafting) Leave() tea.Cmd {
	work := d.Unsaved()
	if work == nil {
		work, d.last = d.last, nil
	}
	if work == nil {
		return nil
	}
	return d.writes.Do(func() tea.Msg {
		return tea.BatchMsg{nav.Go(nav.Drafted{}), unwritten(work())}
	})
}

// Leaves returns the command that does commands of leaving one after another; nil where all
// are.
func Leaves(cmds ...tea.Cmd) tea.Cmd {
	cmds = slices.DeleteFunc(cmds, func(cmd tea.Cmd) bool { return cmd == nil })
	if len(cmds) < 2 {
		return tea.Batch(cmds...)
	}
	return func() tea.Msg {
		var said tea.BatchMsg
		for _, cmd := range cmds {
			said = append(said, nav.Go(cmd()))
		}
		return said
	}
}

// Ending returns the work that ends the draft, for work that sends or saves what it was
// a draft of: it is to be done when that is recorded, and not if it is not. Nothing is
// written meanwhile, unless Leave comes first. Then comes Renew, or if it was not recorded
// Changed.
func (d *Drafting) Ending() func() error {
	if !d.Has() || d.drafts == nil {
		return func() error { return nil }
	}
	if d.hold.ID == "" {
		d.hold.ID = d.drafts.New()
	}
	if work := d.Unsaved(); work != nil {
		d.last = work
	}
	d.waiting = nil
	drafts, id := d.drafts, d.hold.ID
	return d.hold.InOrder(func() error { return drafts.End(id) })
}

// Renew leaves the draft, if there is one: what is typed from now on is another.
func (d *Drafting) Renew() {
	if d.hold.ID != "" {
		d.drafts.Release(d.hold.ID)
	}
	d.hold, d.fresh, d.last, d.waiting = &draft.Hold{}, false, nil, nil
}

// Discard forgets the draft.
func (d *Drafting) Discard() tea.Cmd {
	work := d.Ending()
	d.Renew()
	return d.run(work)
}

// Close leaves the draft, if there is one, to the next screen that finds it.
func (d *Drafting) Close() {
	d.finding.Cancel()
	if d.waiting = nil; d.hold.ID != "" {
		d.drafts.Release(d.hold.ID)
	}
}
