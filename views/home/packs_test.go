package home

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/api/systems"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestAPackThatCannotBeUsedIsSaidBelowTheField(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	packs := *setup.Packs
	packs.Problems = []*systems.Problem{{File: "acme.yaml", Line: 12, Column: 3, Text: "unknown key colour"}, {File: "b.yaml", Line: 1, Column: 1, Text: "x"}, {File: "b.yaml", Line: 2, Column: 1, Text: "y"}}
	setup.Packs = &packs
	d := drive(t, setup, 120, 34)
	uitest.MustContain(t, view(d), "! left out: acme.yaml:12:3: unknown key colour ", "! left out: b.yaml:1:1: x; 1 more: casebook pack check b.yaml ", "TRY IN THE SIMULATOR")
	x, y := find(t, view(d), "Number without its country code")
	d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if d.Model.lists[inScenarios].Selected() != 1 {
		t.Error("a click below the problem does not find its row")
	}
	s := d.Model
	uitest.Sweep(t, func(w, h int) string {
		s.SetSize(w, h)
		return s.View().Body
	})
}

// broken is a setup in which each of so many packs has two problems.
func broken(t testing.TB, files ...string) nav.Setup {
	t.Helper()
	setup := newSetup(t)
	packs := *setup.Packs
	for _, file := range files {
		for line := range 2 {
			packs.Problems = append(packs.Problems, &systems.Problem{File: file, Line: 3 + line, Column: 1, Text: "unknown key colour, with more words than a narrow row has room for"})
		}
	}
	setup.Packs = &packs
	return setup
}

func TestEveryPackThatCannotBeUsedIsNamedAsFarAsThereIsRoom(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		files         []string
		width, height int
		want          []string
	}{
		"one has two rows": {[]string{"a.yaml"}, 80, 24, []string{
			" ! left out: a.yaml:3:1: unknown key colour, with more words than a narrow row",
			"   has room for; 1 more: casebook pack check a.yaml",
		}},
		"two have one each": {[]string{"a.yaml", "b.yaml"}, 80, 24, []string{
			" ! left out: a.yaml:3:1: unknown key colour, with more words than a narrow row …",
			" ! left out: b.yaml:3:1: unknown key colour, with more words than a narrow row …",
		}},
		"a wide window says all of three": {[]string{"a.yaml", "b.yaml", "c.yaml"}, 160, 34, []string{
			" ! left out: a.yaml:3:1: unknown key colour, with more words than a narrow row has room for; 1 more: casebook pack check a.yaml",
			" ! left out: b.yaml:3:1: unknown key colour, with more words than a narrow row has room for; 1 more: casebook pack check b.yaml",
			" ! left out: c.yaml:3:1: unknown key colour, with more words than a narrow row has room for; 1 more: casebook pack check c.yaml",
		}},
		"of more the places": {[]string{"a.yaml", "b.yaml", "c.yaml", "d.yaml"}, 120, 34, []string{
			" ! left out: a.yaml:3:1, b.yaml:3:1, c.yaml:3:1, d.yaml:3:1",
		}},
		"a low window has one row": {[]string{"a.yaml", "b.yaml", "c.yaml"}, 40, 10, []string{
			" ! left out: a.yaml:3:1 and 2 more",
		}},
	} {
		d := drive(t, broken(t, test.files...), test.width, test.height)
		if rows := uitest.Plain(strings.Join(d.Model.packRows(), "\n")); rows != strings.Join(test.want, "\n") {
			t.Errorf("%s:\n%s", name, rows)
		}
	}
}

func TestVeryManyBrokenPacksLeaveRoomForTheRest(t *testing.T) {
	t.Parallel()
	var files []string
	for letter := 'a'; letter <= 'z'; letter++ {
		files = append(files, strings.Repeat(string(letter), 30)+".yaml")
	}
	d := drive(t, broken(t, files...), 80, 24)
	rows := d.Model.packRows()
	if len(rows) != 2 || !strings.HasSuffix(uitest.Plain(rows[1]), " and 24 more") {
		t.Errorf("it says\n%s", strings.Join(rows, "\n"))
	}
	uitest.Sweep(t, func(w, h int) string {
		d.Model.SetSize(w, h)
		return d.Model.View().Body
	})
}
