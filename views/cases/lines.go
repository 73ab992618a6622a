package cases

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
)

// lineTyped says that a line was typed on, or left by esc: it is there when the same is
// typed again.
type lineTyped struct {
	screen  *Screen
	field   attempt.CaseField
	was, is string // what was kept while it was typed, and what was
}

// wasKept begins the field of a draft that holds what was kept while a line was typed.
const wasKept = "was "

// keepLine keeps what was typed of a line until it is written.
func (s *Screen) keepLine(l lineTyped) tea.Cmd {
	s.setup.Lines.Leave(s.id, l.field, l.was, l.is)
	return s.lining.Changed()
}

// dropLine forgets what was typed of a line.
func (s *Screen) dropLine(field attempt.CaseField) tea.Cmd {
	s.setup.Lines.Drop(s.id, field)
	if !s.lining.Has() {
		return nil
	}
	return s.lining.Changed()
}

// takeLines returns the work that makes a draft of the lines that were typed and are not
// written, redacted as the history would have them.
func (s *Screen) takeLines() func() (draft.Draft, bool) {
	run, id, texts := s.runner, s.id, map[string]string{}
	s.setup.Lines.Of(id, func(field attempt.CaseField, was, is string) {
		texts[string(field)], texts[wasKept+string(field)] = is, was
	})
	return func() (draft.Draft, bool) {
		ctx, cancel := context.WithTimeout(context.Background(), writeWithin)
		defer cancel()
		d := draft.Draft{Case: id, Fields: map[string]safe.Record{}}
		for name, text := range texts {
			kept, err := run.Kept(ctx, id, text)
			if err != nil {
				return draft.Draft{}, false
			}
			d.Fields[name] = kept
		}
		return d, len(texts) > 0
	}
}

// bringLines brings lines back that were being typed when a window went away, once the
// case is read: they are there when the same is typed. What was typed over something else
// than what is kept now is dropped.
func (s *Screen) bringLines() tea.Cmd {
	d := s.foundLines
	if d == nil || !s.read {
		return nil
	}
	s.foundLines = nil
	var back []string
	for _, field := range attempt.CaseFields() {
		is, typed := d.Fields[string(field)]
		was := d.Fields[wasKept+string(field)].String()
		if _, newer := s.setup.Lines.Left(s.id, field, was); !typed || newer || was != field.Of(s.of) {
			continue
		}
		s.setup.Lines.Leave(s.id, field, was, is.String())
		back = append(back, strings.ToLower(label(field)))
	}
	if len(back) == 0 {
		return s.lining.Changed()
	}
	return tea.Batch(s.lining.Changed(), say(ui.Note, strings.Join(back, ", ")+" typed "+s.linesSince+" and not kept yet; enter on it goes on"))
}
