package ui

import "strings"

// tabGap parts the names in a line of tabs.
const tabGap = 3

// Tabs draws the names of views on one line of at most width cells, the active one bold, and in the accent colour where
// the keys go. When they do not all fit, names before the active one are left out.
func Tabs(theme *Theme, names []string, active, width int, focused bool) string {
	chosen := theme.Title
	if focused {
		chosen = theme.Focus
	}
	first := firstTab(names, active, width)
	var b strings.Builder
	if first > 0 {
		b.WriteString(theme.Muted.Render(GlyphMore) + " ")
	}
	for i := first; i < len(names); i++ {
		if i > first {
			b.WriteString(pad(tabGap))
		}
		if i == active {
			b.WriteString(chosen.Render(names[i]))
		} else {
			b.WriteString(theme.Muted.Render(names[i]))
		}
	}
	return Truncate(b.String(), width)
}

// TabAt returns the tab drawn at column x by [Tabs] with the same arguments; -1 for none.
func TabAt(names []string, active, width, x int) int {
	first := firstTab(names, active, width)
	left := 0
	if first > 0 {
		left = 2
	}
	for i := first; i < len(names); i++ {
		right := left + Width(names[i])
		if x >= left && x < right && x < width {
			return i
		}
		left = right + tabGap
	}
	return -1
}

// firstTab returns the first name to draw so that the active one ends within width.
func firstTab(names []string, active, width int) int {
	end := 0
	for i := range min(active+1, len(names)) {
		if i > 0 {
			end += tabGap
		}
		end += Width(names[i])
	}
	if active+1 < len(names) {
		// Room for the mark that there are more.
		end++
	}
	first := 0
	for end > width && first < active {
		if first == 0 {
			end += 2
		}
		end -= Width(names[first]) + tabGap
		first++
	}
	return first
}
