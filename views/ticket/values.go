package ticket

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/ui"
	"casebook/views/nav"
)

// cutKind is the kind of the values that are cut because the user wants it so.
const cutKind = "cut"

// selected is the value that the keys are about; its zero value when nothing was cut.
func (s *Screen) selected() value {
	if at := s.values.Selected(); at >= 0 && at < len(s.made.values) {
		return s.made.values[at]
	}
	return value{}
}

// goValue selects a value and shows where it stands first.
func (s *Screen) goValue(at int) {
	n := len(s.made.values)
	if n == 0 {
		return
	}
	s.values.Select((at + n) % n)
	s.place, s.gone = 0, true
	s.follow()
}

// nextValue goes some values on; to begin with, to the one that is selected.
func (s *Screen) nextValue(by int) {
	if !s.gone {
		by = 0
	}
	s.goValue(s.values.Selected() + by)
}

// goPlace shows the next place of the selected value.
func (s *Screen) goPlace() {
	if spots := s.placesOf(s.values.Selected()); len(spots) > 0 {
		s.place = (s.place + 1) % len(spots)
		s.follow()
	}
}

// follow scrolls the text to the selected value.
func (s *Screen) follow() {
	spots := s.placesOf(s.values.Selected())
	if len(spots) == 0 {
		return
	}
	at, side := spots[min(s.place, len(spots)-1)], ui.RightSide
	if s.current() == originalPane && !s.wide() {
		side = ui.LeftSide
		at.offset = s.oppositeOf(at)
	}
	s.text.Reveal(side, at.line, at.offset)
}

// oppositeOf is where the original has what stands at a spot of the ticket.
func (s *Screen) oppositeOf(at spot) int {
	if marks := s.made.leaves.sheet.marks[ui.LeftSide]; at.line < len(marks) {
		for _, m := range marks[at.line] {
			if m.value == s.values.Selected() {
				return m.from
			}
		}
	}
	return 0
}

func (s *Screen) placesOf(at int) []spot {
	if at < 0 || at >= len(s.made.leaves.spots) {
		return nil
	}
	return s.made.leaves.spots[at]
}

// reveal shows a value in clear on the user's word, hides one that is, and says why one
// cannot be shown.
func (s *Screen) reveal() tea.Cmd {
	v := s.selected()
	_, asCut := s.made.cutAs(v)
	switch {
	case v.Name == "":
		return say(ui.Note, "nothing is cut, so there is nothing to show")
	case v.Revealed:
		return s.hide(v.Name)
	case v.Kind == cutKind:
		return s.uncut(v)
	case v.Class == safe.Personal && asCut:
		return say(ui.Warn, v.Name+" is to be cut, as you had it: x lists that, and takes it back")
	case v.Class != safe.Personal:
		return say(ui.Warn, v.Name+" is "+classPhrase(v.Class)+": it leaves in no ticket, and only its shape was kept")
	}
	return s.askReveal(v)
}

func classPhrase(c safe.Class) string {
	switch c {
	case safe.OneTime:
		return "a one-time value"
	case safe.Proof:
		return "a proof"
	}
	return "a secret"
}

// revealed is the user's word that a value may stand in clear.
type revealed struct {
	screen *Screen
	name   string
}

// askReveal asks whether a value may stand in clear, and says who will read it.
func (s *Screen) askReveal(v value) tea.Cmd {
	text := v.Name + shapeOf(v) + " will stand in clear in " + ui.Counted(max(1, s.times(s.made.names[v.Name])), "place") + ". "
	if s.made.ticket.Training {
		text += "This ticket is for training: whoever you show it to will read the value."
	} else {
		text += deskName(s.made.ticket.Desk) + " will read it, and whoever reads their mail."
	}
	text += " That it was shown is written in the ticket"
	if s.made.inCase != 0 {
		text += " and kept with the case"
	}
	return nav.Go(nav.Ask{Question: ui.Question{
		Title: "show " + v.Name + " in clear?", Text: text + ".", Yes: "show it", No: "leave it cut", Do: nav.Go(revealed{s, v.Name}),
	}})
}

// shapeOf is a value's shape in brackets, where one is known.
func shapeOf(v value) string {
	if v.Shape == "" {
		return ""
	}
	return " (" + safe.Line(v.Shape).String() + ")"
}

// showClear shows in clear what was agreed to.
func (s *Screen) showClear(name string) tea.Cmd {
	if !slices.Contains(s.draft.reveal, name) {
		s.draft.reveal = append(slices.Clone(s.draft.reveal), name)
	}
	return s.Init()
}

func (s *Screen) hide(name string) tea.Cmd {
	s.draft.reveal = slices.DeleteFunc(slices.Clone(s.draft.reveal), func(shown string) bool { return shown == name })
	return s.Init()
}

// uncut takes back that a value is cut on the user's word.
func (s *Screen) uncut(v value) tea.Cmd {
	if kept, known := s.made.cutAs(v); known {
		return s.cutNoMore(kept)
	}
	return say(ui.Note, "x lists what you had cut, and takes it back")
}

// cutAs is what the user had cut that a value is.
func (m *made) cutAs(v value) (kept string, known bool) {
	who, _ := m.ticket.Who(v.Name)
	for _, kept := range m.cutting() {
		if slices.ContainsFunc(append([]string{who.String()}, v.writings...), func(w string) bool { return strings.EqualFold(w, kept) }) {
			return kept, true
		}
	}
	return "", false
}
