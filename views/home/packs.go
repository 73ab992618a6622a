package home

import (
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/ui"
)

// How many rows say what is wrong with packs, by the rows of the window.
const (
	tallPackRows  = 3
	roomyPackRows = 2
	lowPackRows   = 1
)

// packRows say what keeps packs of the team from being used: a row a file with its first
// problem, or of more files than there are rows the names and places.
func (s *Screen) packRows() []string {
	lines := systems.Summarise(s.setup.Packs.Problems)
	mark, width, most := s.setup.Theme.Mark(ui.Warn), s.layout.width, lowPackRows
	switch h := s.layout.height; {
	case len(lines) == 0 || h < fieldFrom:
		return nil
	case h >= tallFrom:
		most = tallPackRows
	case h >= roomyFrom:
		most = roomyPackRows
	}
	switch {
	case len(lines) == 1:
		return notice(mark, leftOut+lines[0], width, min(most, mostNoticeRows))
	case len(lines) > most:
		return notice(mark, placesOf(s.setup.Packs.Problems, width, most), width, most)
	}
	margin := ""
	if width >= marginFrom {
		margin = " "
	}
	for i, line := range lines {
		lines[i] = ui.Truncate(margin+mark+" "+safe.Line(leftOut+line).String(), width)
	}
	return lines
}

// leftOut begins what is said of a pack that cannot be used.
const leftOut = "left out: "

// placesOf names files and where each is wrong, as many as fit so many rows, and counts
// the others.
func placesOf(problems []*systems.Problem, width, most int) string {
	var places []string
	for _, p := range systems.FirstProblems(problems) {
		places = append(places, p.Place())
	}
	for n := len(places); n > 1; n-- {
		text := leftOut + strings.Join(places[:n], ", ")
		if more := len(places) - n; more > 0 {
			text += " and " + ui.Grouped(more) + " more"
		}
		if len(noticeLines(text, width)) <= most {
			return text
		}
	}
	return leftOut + places[0] + " and " + ui.Grouped(len(places)-1) + " more"
}
