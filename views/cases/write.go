package cases

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

// act is something to be written to the case.
type act struct {
	edits []attempt.Edit
	move  []move       // attempts to put into cases
	drop  bool         // the case is dropped if nothing is in it any more
	done  string       // what is said of it when it is written; empty: nothing
	undo  bool         // it takes back another
	notes *chain       // it is the notes; nil: it is not
	kept  func() error // ends the draft of what is written; nil: there is none
}

// wrote is what came of writing acts.
type wrote struct {
	screen *Screen
	acts   []written
}

// written is what came of one of them.
type written struct {
	act     act
	of      attempt.Written
	emptied []uint64 // cases that have no attempt any more, by their numbers
	left    int      // attempts that another window had put elsewhere
	dropped bool     // the case was dropped: nothing is in it any more
	err     error
}

// writeWithin is how long writing to the case may take.
const writeWithin = 10 * time.Second

// do writes an act, after those before it. It is written even when the screen is left, and
// what came of it is never stale: hence no task.
func (s *Screen) do(a act) tea.Cmd {
	s.acts.Put(a)
	s.writing++
	acts, w := s.acts, writer{s.id, s.store, s.runner}
	return s.setup.Writes.Do(func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), writeWithin)
		defer cancel()
		all := wrote{screen: s}
		_ = acts.Drain(func(a act) error {
			done := w.write(ctx, a)
			if done.err == nil && a.kept != nil {
				_ = a.kept() // a draft of what is written does no harm
			}
			all.acts = append(all.acts, done)
			return nil
		})
		return all
	})
}

// writer writes acts.
type writer struct {
	id     uint64
	store  store
	runner runner
}

func (w writer) write(ctx context.Context, a act) (done written) {
	if done.act = a; a.notes != nil {
		a.edits[0].Was = a.notes.base()
		defer func() { a.notes.failed = done.err != nil }()
	}
	for _, m := range a.move {
		left, err := m.make(ctx, w.store, w.runner)
		if done.err = err; err != nil {
			return done
		}
		done.left += left
		done.emptied = append(done.emptied, empty(ctx, w.store, m.from)...)
	}
	if len(a.edits) == 0 {
		done.of.Case, done.err = w.store.Case(ctx, w.id)
	}
	if c := done.of.Case; a.drop && done.err == nil && c.Attempts == 0 {
		a.edits = []attempt.Edit{{Field: attempt.CaseState, Was: string(c.State), Is: string(history.Dropped)}}
		done.dropped = true
	}
	if len(a.edits) > 0 {
		done.of, done.err = w.runner.Write(ctx, w.id, a.edits...)
	}
	return done
}

// said is what is said of an act that is written.
func (w written) said() string {
	switch a := w.act; {
	case w.dropped:
		return a.done + "; this case is empty and dropped"
	case len(a.move) > 0 && a.undo:
		return a.done + nowEmpty(w.emptied)
	case len(a.move) > 0:
		return a.done + nowEmpty(w.emptied) + "; u takes it back"
	default:
		return a.done
	}
}

// edit writes one field, and remembers how to take it back.
func (s *Screen) edit(done string, edits ...attempt.Edit) tea.Cmd {
	return s.do(act{edits: edits, done: done})
}

// set makes a field be what was typed.
func (s *Screen) set(e attempt.Edit) tea.Cmd {
	if e.Was == e.Is {
		return s.lining.Drop(string(e.Field))
	}
	return s.edit("", e)
}

// took takes what came of acts.
func (s *Screen) took(all wrote) tea.Cmd {
	var cmds []tea.Cmd
	for _, w := range all.acts {
		s.writing--
		s.wrote++
		cmds = append(cmds, s.tookOne(w))
	}
	s.arrange()
	if s.notes.again && len(s.notes.sent) == 0 {
		cmds = append(cmds, s.writeNotes())
	}
	cmds = append(cmds, s.catchUp())
	return tea.Batch(append(cmds, s.leave())...)
}

func (s *Screen) tookOne(w written) tea.Cmd {
	failed := ""
	var cmds []tea.Cmd
	if w.err != nil {
		failed = sentence(w.err)
	}
	if w.act.notes != nil {
		if !s.notes.wrote(w.of.Case.Notes, failed) && len(w.of.Clashes) == 0 {
			cmds = append(cmds, bothStand())
		}
		cmds = append(cmds, s.redraft())
	}
	if failed != "" {
		return tea.Batch(append(cmds, s.stay(failed))...)
	}
	for _, e := range w.act.edits {
		if !w.act.undo { // it is not typed any more, it is kept
			cmds = append(cmds, s.lining.Drop(string(e.Field)))
		}
	}
	if !w.act.undo && w.act.notes == nil {
		s.undo = append(s.undo, w.reverse())
	}
	cmds = append(cmds, s.follow(w.of.Case))
	switch said := w.of.Said(); {
	case said != "":
		cmds = append(cmds, say(ui.Warn, said))
	case w.left > 0:
		cmds = append(cmds, say(ui.Warn, fmt.Sprintf("another window had put %s elsewhere meanwhile; what it put there stays", ui.Counted(w.left, "attempt"))))
	case w.act.done != "":
		cmds = append(cmds, say(ui.Pass, w.said()))
	}
	if len(w.act.move) > 0 {
		cmds = append(cmds, s.load())
	}
	return tea.Batch(cmds...)
}

// reverse is what takes an act back.
func (w written) reverse() act {
	back := act{undo: true, done: "it is as it was before"}
	for i := len(w.act.edits) - 1; i >= 0; i-- {
		e := w.act.edits[i]
		back.edits = append(back.edits, attempt.Edit{Field: e.Field, Was: e.Field.Of(w.of.Case), Is: e.Was})
	}
	for _, m := range w.act.move {
		back.move = append(back.move, move{ids: m.ids, from: m.to, to: m.from})
	}
	return back
}

// takeBack takes back what was done last.
func (s *Screen) takeBack() tea.Cmd {
	n := len(s.undo)
	if n == 0 {
		return say(ui.Note, "nothing was changed here that could be taken back")
	}
	last := s.undo[n-1]
	s.undo = s.undo[:n-1]
	return s.do(last)
}

// say shows a notice.
func say(severity ui.Severity, text string) tea.Cmd {
	return nav.Go(nav.Say{Notice: ui.Notice{Severity: severity, Text: text}})
}

// stay says that something was not kept. Who was about to leave is asked whether to leave
// without it.
func (s *Screen) stay(failed string) tea.Cmd {
	if !s.leaving {
		return say(ui.Fail, "not kept: "+failed)
	}
	s.leaving = false
	return nav.Go(nav.Ask{Question: ui.Question{
		Title: "The notes are not kept", Text: failed + ". What you typed last is only on this screen.",
		No: "stay", Yes: "leave without it", Do: nav.Go(nav.Back{}),
	}})
}

// leave leaves the screen when that was asked for and everything is written.
func (s *Screen) leave() tea.Cmd {
	switch {
	case !s.leaving:
		return nil
	case s.notes.dirty():
		return s.saveNotes()
	case s.writing > 0:
		return nil
	}
	s.leaving = false
	return nav.Go(nav.Back{})
}
