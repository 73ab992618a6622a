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
	editor *ui.Editor
	stored string   // as the history has them, as far as is known
	sent   []string // as they are being written, the first one first
	again  bool     // they were typed on since, and are to be written once more
	chain  *chain   // the writing that began last
	edits  int      // changes so far; a timer that was set at another number is stale
	since  string   // when the draft that came back was written
	failed string   // why they could not be written; empty: they could
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
	case n.failed != "":
		return "not kept: " + n.failed, ui.Fail
	case n.dirty():
		return "typing", ui.Note
	case n.stored != "":
		return "kept", ui.Note
	}
	return "", ui.Note
}

// beyond says how many rows of the notes are out of sight, and in fewer words; empty: none
// are.
func (n *notes) beyond() (full, brief string) {
	above, below := n.editor.Hidden()
	switch {
	case above > 0 && below > 0:
		brief = ui.GlyphMore + " " + ui.Grouped(above+below) + " more"
		return ui.GlyphMore + " " + ui.Grouped(above) + " above, " + ui.Grouped(below) + " below", brief
	case above > 0:
		brief = ui.GlyphMore + " " + ui.Grouped(above) + " above"
	case below > 0:
		brief = ui.GlyphMore + " " + ui.Grouped(below) + " below"
	}
	return brief, brief
}

// beginNotes leads to the notes. What is typed at their end begins a line of its own; until
// then they are as they were.
func (s *Screen) beginNotes() {
	s.focusOn(notesPane)
	s.notes.editor.BeginLine()
}

// typeNotes gives a key or paste to the notes, and sets the timer that writes them. What they
// do not take is said.
func (s *Screen) typeNotes(msg tea.Msg) tea.Cmd {
	before := s.notes.editor.Value()
	s.notes.editor.Update(msg)
	if refused := s.notes.editor.Notice(); refused != "" {
		return say(ui.Warn, refused)
	}
	if s.notes.editor.Value() == before {
		return nil
	}
	s.notes.edits++
	due := rested{s, s.notes.edits}
	return tea.Batch(s.drafting.Changed(), tea.Tick(restFor, func(time.Time) tea.Msg { return due }))
}

// saveNotes writes the notes. What was typed since a writing began that is still under way is written
// when it has come to its end.
func (s *Screen) saveNotes() tea.Cmd {
	if n := &s.notes; len(n.sent) > 0 {
		n.again = n.editor.Value() != n.sent[len(n.sent)-1]
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
	next := &chain{was: n.stored}
	if sent := len(n.sent); sent > 0 {
		next = &chain{before: n.chain, was: n.sent[sent-1]}
	}
	is := n.editor.Value()
	n.sent, n.again = append(n.sent, is), false
	n.chain = next
	return s.do(act{edits: []attempt.Edit{{Field: attempt.CaseNotes, Is: is}}, notes: next, kept: s.drafting.Ending()})
}

// chain is a writing of the notes, after another that may be under way. Only who writes
// them looks into it.
type chain struct {
	before *chain // nil: none was under way
	was    string // what its text was made of
	failed bool
}

// base is what the text was made of that is to be written: where that before it was not
// written, what that one was made of.
func (c *chain) base() string {
	if c.before != nil && c.before.failed {
		c.was = c.before.was
	}
	c.before = nil
	return c.was
}

// wrote takes what became of the notes that were written first of those under way. What
// was typed since, or is under way still, goes on from what the history has now.
func (n *notes) wrote(stored, failed string) (clean bool) {
	sent := n.sent[0]
	n.sent = n.sent[1:]
	if n.failed = failed; failed != "" {
		return true
	}
	for i := range n.sent {
		n.sent[i], _ = attempt.Merge(sent, stored, n.sent[i])
	}
	return n.rebase(sent, stored)
}

// rebase puts what is typed on top of what the history has, where it was typed on top of
// base.
func (n *notes) rebase(base, stored string) (clean bool) {
	text, at, clean := attempt.MergeAt(base, stored, n.editor.Value(), n.editor.At())
	n.stored = stored
	empty := n.editor.Value() == ""
	if n.editor.Follow(text, at); empty {
		n.editor.BeginLine() // who is about to type does not go on with what others wrote
	}
	return clean
}

// follow takes the notes as another window left them. While something is being written,
// what comes of that tells.
func (n *notes) follow(stored string, writing bool) tea.Cmd {
	if stored == n.stored || writing || n.rebase(n.stored, stored) {
		return nil
	}
	return bothStand()
}

func bothStand() tea.Cmd {
	return say(ui.Warn, "another window changed the lines of the notes that you are at: both stand there now")
}
