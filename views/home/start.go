package home

import (
	"strings"

	"casebook/api/systems"
	"casebook/ui"
)

// callRow draws an operation that a call can be made of. The simulator uses nothing
// up.
func (s *Screen) callRow(i, width int, selected bool) string {
	name := s.calls[i].operation.Name
	if !s.layout.named {
		name = s.calls[i].name()
	}
	if selected {
		name = s.setup.Theme.Title.Render(name) // its scenarios are listed below, whatever the keys go to
	}
	if s.setup.Environment.Simulated {
		return ui.Truncate(name, width)
	}
	return s.warned(name, uses(s.calls[i].operation), width)
}

// leastUses is how much of what a call uses up is worth showing, in cells; with less
// room a mark says that there is something.
const leastUses = 8

// warned puts what a call uses up behind its name: all of it, or where there is no room
// its first part, cut where it must be. It never goes without a sign of it.
func (s *Screen) warned(name, uses string, width int) string {
	if uses == "" {
		return ui.Truncate(name, width)
	}
	room := width - ui.Width(name) - 2
	if ui.Width(uses) > room {
		uses, _, _ = strings.Cut(uses, ";")
	}
	if room < min(leastUses, ui.Width(uses)) {
		return ui.Ends(ui.Truncate(name, max(0, width-3)), s.setup.Theme.Mark(ui.Warn), width)
	}
	return ui.Ends(name, s.setup.Theme.Muted.Render(ui.Truncate(uses, room)), width)
}

// whole puts two texts at the ends of a row, or only the left one where it would be
// cut for the other.
func whole(left, right string, width int) string {
	if ui.Width(left)+2+ui.Width(right) > width {
		right = ""
	}
	return ui.Ends(left, right, width)
}

// uses says what a call uses up or makes.
func uses(o *systems.Operation) string {
	if o.Counted != "" {
		return o.Counted
	}
	return o.Creates
}

// scenarioRow draws a scenario: its title, and the value that makes it.
func (s *Screen) scenarioRow(i, width int, _ bool) string {
	t := s.scenarios[i]
	title := t.Title
	if !s.setup.Environment.Simulated {
		title = s.setup.Theme.Muted.Render(title)
	}
	right := t.telling
	if ui.Width(title)+2+ui.Width(right) > width {
		right = t.brief
	}
	return whole(title, s.setup.Theme.Muted.Render(right), width)
}

// callDetail says what the selected operation is, and of a real one all that it uses up.
func (s *Screen) callDetail() []string {
	at := s.lists[inCalls].Selected()
	if at < 0 {
		return nil
	}
	o := s.calls[at].operation
	head := s.setup.Theme.Title.Render(o.Method + " " + o.Path)
	if text := uses(o); text != "" && !s.setup.Environment.Simulated {
		head += "   " + s.setup.Theme.Mark(ui.Warn) + " " + text
	}
	return []string{head, o.Help}
}

// scenarioDetail says what the selected scenario puts where, and which documented
// answer comes of it.
func (s *Screen) scenarioDetail() []string {
	at := s.lists[inScenarios].Selected()
	if at < 0 {
		return nil
	}
	t := s.scenarios[at]
	how := "An honest request: the simulator answers it by the documented rules."
	if t.Stand != "" {
		how = "A stand-in: this value in " + t.Stand + " makes the simulator answer what no request can bring about."
	}
	if t.Note != "" {
		how = t.Note
	}
	answer := t.Expect
	if row := s.setup.Packs.Row(t.Expect); row != nil {
		answer = row.Title
	}
	return []string{s.setup.Theme.Title.Render("Answers: " + answer), how}
}
