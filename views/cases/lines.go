package cases

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/panes"
)

// goOn makes an entry for a field begin with what was typed for it and left.
func (s *Screen) goOn(field attempt.CaseField, entry ui.Entry) ui.Entry {
	return s.lining.GoOn(string(field), entry.Value, entry)
}

// bringLines brings lines back that were being typed when a window went away, once the
// case is read.
func (s *Screen) bringLines() tea.Cmd {
	if !s.read {
		return nil
	}
	back, written := s.lining.Bring(panes.CaseLines(), panes.CaseLine(s.of))
	if len(back) == 0 {
		return written
	}
	return tea.Batch(written, say(ui.Note, s.broughtText(back)))
}

// broughtText says which lines came back, and what goes on with them.
func (s *Screen) broughtText(back []panes.Back) string {
	var names, keys []string
	for _, line := range back {
		field, key := attempt.CaseField(line.Name), "enter on it"
		names = append(names, strings.ToLower(label(field)))
		if field == attempt.CaseSolvedBy && s.of.State != history.Solved {
			key = stateKey(slices.Index(attempt.States(), history.Solved)) // it may be no line yet
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return strings.Join(names, ", ") + " typed " + back[0].Since + " and not kept yet; " + strings.Join(keys, " or ") + " goes on"
}
