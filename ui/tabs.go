package ui

import "strings"

// Between the names in a line of tabs there are so many cells, where all have room so, and else the fewer.
const (
	tabGap      = 3
	tabGapClose = 2
)

// tabs is which names stand in a line of tabs, and how far apart.
type tabs struct{ first, end, gap int }

// Tabs draws the names of views on one line of at most width cells, the active one bold, and in the accent colour where
// the keys go. When they do not all fit they stand closer; then whole names are left out, and a mark stands for them: last
// ones, and as many before the active one as let it be seen.
func Tabs(theme *Theme, names []string, active, width int, focused bool) string {
	chosen := theme.Title
	if focused {
		chosen = theme.Focus
	}
	at := layTabs(names, active, width)
	var b strings.Builder
	if at.first > 0 {
		b.WriteString(theme.Muted.Render(GlyphMore) + " ")
	}
	for i := at.first; i < at.end; i++ {
		if i > at.first {
			b.WriteString(pad(at.gap))
		}
		if i == active {
			b.WriteString(chosen.Render(names[i]))
		} else {
			b.WriteString(theme.Muted.Render(names[i]))
		}
	}
	if at.end < len(names) {
		b.WriteString(" " + theme.Muted.Render(GlyphMore))
	}
	return Truncate(b.String(), width)
}

// TabAt returns the tab drawn at column x by [Tabs] with the same arguments; -1 for none.
func TabAt(names []string, active, width, x int) int {
	at := layTabs(names, active, width)
	left := 0
	if at.first > 0 {
		left = 2
	}
	for i := at.first; i < at.end; i++ {
		right := left + Width(names[i])
		if x >= left && x < right && x < width {
			return i
		}
		left = right + at.gap
	}
	return -1
}

// TabsFit reports that [Tabs] leaves no name out.
func TabsFit(names []string, width int) bool {
	return tabsWidth(names, 0, len(names), tabGapClose) <= width
}

// layTabs chooses the names that are drawn in width cells. The active one is, however narrow that is.
func layTabs(names []string, active, width int) tabs {
	at := tabs{end: len(names), gap: tabGap}
	if tabsWidth(names, 0, at.end, at.gap) <= width {
		return at
	}
	at.gap = tabGapClose
	active = max(0, min(active, len(names)-1))
	for at.end > active+1 && tabsWidth(names, 0, at.end, at.gap) > width {
		at.end--
	}
	for at.first < active && tabsWidth(names, at.first, at.end, at.gap) > width {
		at.first++
	}
	return at
}

// tabsWidth is what the names from first to end take, with the marks for those left out.
func tabsWidth(names []string, first, end, gap int) int {
	width := max(0, end-first-1) * gap
	for _, name := range names[first:end] {
		width += Width(name)
	}
	if first > 0 {
		width += 2
	}
	if end < len(names) {
		width += 2
	}
	return width
}
