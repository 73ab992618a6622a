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
// part is about, the answer's own status first. Hints says the keys that tick.
func (c *Content) ticked(s *sheet, hints bool) {
	if len(c.checklist) == 0 {
		s.hang("", 0, ui.Style{}, "No checklist is known for this call.")
		return
	}
	if hints && c.tickable() {
		keys := handles{active: true}
		s.flow(0, 2, keys.hint(s.theme, "p", "pass"), keys.hint(s.theme, "f", "fail"), keys.hint(s.theme, "x", "n/a"),
			keys.hint(s.theme, "space", "take back"), keys.hint(s.theme, "j/k", "next to check"))
	}
	group := -1
	for _, item := range c.inOrder() {
		if g := c.groupOf(item); g != group {
			group = g
			s.blank()
			s.row(s.theme.Title.Render(groupTitle(group)))
		}
		from := len(s.rows)
		tick(s, item)
		s.span(item.ID, from)
	}
}

// inOrder lists the checklist as it stands on the screen.
func (c *Content) inOrder() []explain.Item {
	items := make([]explain.Item, 0, len(c.checklist))
	for _, group := range c.groups() {
		for _, item := range c.checklist {
			if c.groupOf(item) == group {
				items = append(items, item)
			}
		}
	}
	return items
}

// undecided reports whether an item is for people to decide, or was decided by them.
func undecided(item explain.Item) bool { return item.State == systems.Ask || item.By != "" }

// tickable reports whether anything of the checklist can be ticked and kept.
func (c *Content) tickable() bool {
	return c.id != "" && c.inCase != 0 && slices.ContainsFunc(c.checklist, undecided)
}

// selectedItem returns the position of the item that is selected, and the items; -1
// without any. To begin with it is the first that nobody has decided.
func (a *Answer) selectedItem() (at int, items []explain.Item) {
	if a.content == nil || a.content.id == "" || len(a.content.checklist) == 0 {
		return -1, nil
	}
	items = a.content.inOrder()
	at = slices.IndexFunc(items, func(i explain.Item) bool { return i.ID == a.item })
	if at < 0 {
		at = slices.IndexFunc(items, func(i explain.Item) bool { return i.State == systems.Ask })
	}
	return max(0, at), items
}

// beginAt shows the item that the keys are about to begin with.
func (a *Answer) beginAt() {
	if at, items := a.selectedItem(); at >= 0 && a.active && a.tab == Checklist && a.item == "" {
		a.reveal(items[at].ID)
	}
}

// selectItem moves the selection by some items and shows it; false when there is none
// or it stands at that end.
func (a *Answer) selectItem(by int) bool {
	at, items := a.selectedItem()
	if at < 0 {
		return false
	}
	to := max(0, min(at+by, len(items)-1))
	a.item = items[to].ID
	a.reveal(a.item)
	return to != at
}

// goUndecided moves the selection to the next item that is for people to decide, or to
// the one before.
func (a *Answer) goUndecided(by int) bool {
	at, items := a.selectedItem()
	for to := at + by; at >= 0 && to >= 0 && to < len(items); to += by {
		if undecided(items[to]) {
			return a.selectItem(to - at)
		}
	}
	return at >= 0
}

// tick is Act in the checklist.
func (a *Answer) tick(act Act, key string) (Act, bool) {
	state, is := map[string]systems.State{"p": systems.Pass, "f": systems.Fail, "x": systems.NA, "space": "", "backspace": ""}[key]
	at, items := a.selectedItem()
	if !is || at < 0 || !a.active {
		return Act{}, false
	}
	item := items[at]
	if !undecided(item) {
		act.refused = "the call itself decides this step"
		return act, true
	}
	now := ""
	if item.By == explain.Engineer {
		now = string(item.State)
	}
	act.item, act.state = item.ID, a.again(tickOf(item.ID), string(state), now)
	return act, true
}

// tickOf is the name under which a tick that is not kept yet is remembered.
func tickOf(item string) string { return "tick of " + item }

// groups lists the statuses of the checklist, the answer's own first. An item of several
// stands under that, else under its first.
func (c *Content) groups() []int {
	var groups []int
	for _, item := range c.checklist {
		if g := c.groupOf(item); !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	if own := slices.Index(groups, c.status); own > 0 {
		groups = slices.Insert(slices.Delete(groups, own, own+1), 0, c.status)
	}
	return groups
}

func (c *Content) groupOf(item explain.Item) int {
	switch {
	case len(item.Group) == 0:
		return 0
	case slices.Contains(item.Group, c.status):
		return c.status
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
