package cases

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/history/attempt"
	"casebook/ui"
)

// restFor is how long typing must pause before the notes are written.
const restFor = time.Second

// notes are the notes of a case as they are being typed.
type notes struct {
	editor  *ui.Editor
	stored  string // as the history has them, as far as is known
	sent    string // as they are being written
	sending int    // writings that are under way
	edits   int    // changes so far; a timer that was set at another number is stale
	since   string // when the draft that came back was written
	failed  string // why they could not be written; empty: they could
}

// rested says that typing has paused.
type rested struct {
	screen *Screen
	edits  int
}

// dirty says that something typed is not written yet.
func (n *notes) dirty() bool { return n.editor.Value() != n.stored }

// state says how far the notes are kept.
func (n *notes) state() (text string, severity ui.Severity) {
	switch {
	case n.editor.Notice() != "":
		return n.editor.Notice(), ui.Warn
	case n.failed != "":
		return "not kept: " + n.failed, ui.Fail
	case n.dirty():
		return "typing", ui.Note
	case n.stored != "":
		return "kept", ui.Note
	}
	return "", ui.Note
}

// beginNotes leads to the notes. What is typed at their end begins a line of its own; until
// then they are as they were.
func (s *Screen) beginNotes() {
	s.focusOn(notesPane)
	s.notes.editor.BeginLine()
}

// typeNotes gives a key or paste to the notes, and sets the timer that writes them.
func (s *Screen) typeNotes(msg tea.Msg) tea.Cmd {
	before := s.notes.editor.Value()
	s.notes.editor.Update(msg)
	if s.notes.editor.Value() == before {
		return nil
	}
	s.notes.edits++
	due := rested{s, s.notes.edits}
	return tea.Batch(s.drafting.Changed(), tea.Tick(restFor, func(time.Time) tea.Msg { return due }))
}

// saveNotes writes the notes if that is not done yet, nor under way.
func (s *Screen) saveNotes() tea.Cmd {
	if n := &s.notes; n.sending > 0 && n.editor.Value() == n.sent {
		return nil
	}
	return s.writeNotes()
}

// writeNotes writes the notes as they are, also where that is under way: what is under way
// when the program ends may not come to its end.
func (s *Screen) writeNotes() tea.Cmd {
	n := &s.notes
	if !n.dirty() {
		return nil
	}
	was := n.stored
	if n.sending > 0 {
		was = n.sent
	}
	n.sent = n.editor.Value()
	n.sending++
	return s.do(act{edits: []attempt.Edit{{Field: attempt.CaseNotes, Was: was, Is: n.sent}}, notes: true, kept: s.drafting.Ending()})
}

// wrote takes what became of the notes that were written as sent.
func (n *notes) wrote(sent, stored, failed string) {
	n.sending--
	if n.failed = failed; failed != "" {
		return
	}
	text, _ := attempt.Merge(sent, stored, n.editor.Value())
	n.stored = stored
	n.editor.SetValue(text)
}

// follow takes the notes as another window left them. While something is being written,
// what comes of that tells.
func (n *notes) follow(stored string, writing bool) tea.Cmd {
	if stored == n.stored || writing {
		return nil
	}
	text, clean := attempt.Merge(n.stored, stored, n.editor.Value())
	n.stored = stored
	empty := n.editor.Value() == ""
	if n.editor.SetValue(text); empty {
		n.editor.BeginLine() // who is about to type does not go on with what others wrote
	}
	if !clean {
		return say(ui.Warn, "another window changed the lines of the notes that you are at: both stand there now")
	}
	return nil
}
