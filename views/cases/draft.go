package cases

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/views/panes"
)

// takeDraft returns the work that makes a draft of the notes, redacted as the history
// would have them. Where that cannot be done there is none.
func (s *Screen) takeDraft() func() (draft.Draft, bool) {
	run, id, text, was := s.runner, s.id, s.notes.editor.Value(), s.notes.stored
	return func() (draft.Draft, bool) {
		ctx, cancel := context.WithTimeout(context.Background(), writeWithin)
		defer cancel()
		note, err := run.Kept(ctx, id, text)
		if err != nil || text == was {
			return draft.Draft{}, false
		}
		before, err := run.Kept(ctx, id, was)
		return draft.Draft{Case: id, Note: note, Fields: map[string]safe.Record{panes.StoredNotes: before}}, err == nil
	}
}

// redraft follows a writing of the notes: what was typed meanwhile, or could not be
// written, is a draft still.
func (s *Screen) redraft() tea.Cmd {
	switch {
	case !s.notes.dirty():
		return s.drafting.Discard()
	case s.drafting.Has():
		return s.drafting.Changed()
	}
	return nil
}

// bringBack puts notes that were being typed when a window went away among those of the
// case, once that is read, and writes them in a moment.
func (s *Screen) bringBack() tea.Cmd {
	d := s.found
	if d == nil || !s.read {
		return nil
	}
	s.found = nil
	text, clean := attempt.Merge(d.Fields[panes.StoredNotes].String(), s.notes.stored, d.Note.String())
	switch {
	case s.notes.dirty():
		s.drafting.Renew() // it is there when the case is opened next
		return nil
	case text == s.notes.stored:
		return s.drafting.Discard()
	}
	s.notes.editor.SetValue(text)
	s.notes.edits++
	due := rested{s, s.notes.edits}
	said := "the notes are as they were being typed, " + s.notes.since
	if !clean {
		said += "; lines that were changed since stand beside them"
	}
	return tea.Batch(say(ui.Note, said), tea.Tick(restFor, func(time.Time) tea.Msg { return due }))
}
