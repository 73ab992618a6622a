package codes

import (
	"strings"
	"testing"

	"casebook/api/systems"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestEveryTitleOfACallBeginsInOneColumn(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	setup.Packs = systems.Embedded()
	s := New(setup, nav.OpenCodes{Query: "system:authmatech operation:verify "})
	for width, want := range map[int]int{120: 29, 80: 29, 60: 24} {
		s.SetSize(width, 60)
		bare := 0
		for i, line := range s.lines {
			if line.heading != "" {
				continue
			}
			hit := s.found.Hits[line.hit]
			if answer(hit.Row) == "" {
				bare++
			}
			row := uitest.Plain(s.row(i, s.layout.panes.Area(0).Width-2, false))
			before, _, found := strings.Cut(row, hit.Row.Title[:12])
			if at := ui.Width(before); !found || at != want {
				t.Errorf("at %d columns the title of %s begins at %d, not %d: %q", width, hit.Row.ID, at, want, row)
			}
		}
		if bare < 5 {
			t.Errorf("only %d rows have no code", bare)
		}
	}
}
