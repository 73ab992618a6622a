package ui

import "charm.land/bubbles/v2/key"

// Section is a group of keys in the help.
type Section struct {
	Title string
	Keys  []key.Binding
}

// NewHelp opens the overlay that lists every key, derived from the bindings themselves. Disabled bindings and empty
// sections are left out.
func NewHelp(theme *Theme, sections ...Section) *Sheet {
	column := 0
	for _, section := range sections {
		for _, binding := range section.Keys {
			column = max(column, Width(binding.Help().Key))
		}
	}
	var lines []string
	for _, section := range sections {
		keys := section.lines(theme, column)
		if len(keys) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(append(lines, theme.Title.Render(section.Title)), keys...)
	}
	return NewSheet(theme, "help", lines)
}

// lines are the section's keys, what they do in one column.
func (s Section) lines(theme *Theme, column int) []string {
	var lines []string
	for _, binding := range s.Keys {
		if help := binding.Help(); binding.Enabled() && help.Desc != "" {
			lines = append(lines, pad(indent)+theme.Key.Render(help.Key)+pad(column+3-Width(help.Key))+help.Desc)
		}
	}
	return lines
}
