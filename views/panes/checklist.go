package panes

import (
	"slices"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/ui"
)

// stateColumn is what a mark and the word for a state take, in cells.
const stateColumn = 13

// stateWord is how a state is marked and called.
func stateWord(state systems.State) (ui.Severity, string) {
	switch state {
	case systems.Pass:
		return ui.Pass, "pass"
	case systems.Fail:
		return ui.Fail, "fail"
	case systems.Ask:
		return ui.Ask, "you check"
	}
	return ui.Note, "n/a"
}

// ticked is the checklist view: the vendor's checklist by the status that each
// part is about, the answer's own status first.
func (c *Content) ticked(s *sheet) {
	if len(c.checklist) == 0 {
		s.hang("", 0, ui.Style{}, "No checklist is known for this call.")
		return
	}
	for _, group := range c.groups() {
		s.blank()
		s.row(s.theme.Title.Render(groupTitle(group)))
		for _, item := range c.checklist {
			if groupOf(item) == group {
				tick(s, item)
			}
		}
	}
}

// groups lists the statuses of the checklist. An item of several stands under its
// first.
func (c *Content) groups() []int {
	var groups []int
	for _, item := range c.checklist {
		if g := groupOf(item); !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	if own := slices.Index(groups, c.status); own > 0 {
		groups = slices.Insert(slices.Delete(groups, own, own+1), 0, c.status)
	}
	return groups
}

func groupOf(item explain.Item) int {
	if len(item.Group) == 0 {
		return 0
	}
	return item.Group[0]
}

func groupTitle(group int) string {
	if group == 0 {
		return "whatever the status"
	}
	return statusWord(group)
}

func tick(s *sheet, item explain.Item) {
	mark, word := stateWord(item.State)
	glyph, style := s.theme.Mark(mark), ui.Style{}
	if item.State == systems.NA {
		glyph, style = s.theme.Muted.Render("-"), s.theme.Muted
	}
	s.hang("  "+glyph+" "+style.Render(word), headIndent+stateColumn, style, item.Text)
	if item.Because != "" && item.Because != item.Text {
		s.hang("", headIndent+stateColumn, s.theme.Muted, item.Because)
	}
}
