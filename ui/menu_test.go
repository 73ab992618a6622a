package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
)

// offer is a paste with what can be done with it.
func offer() ui.Offer {
	does := func(what string) tea.Cmd { return func() tea.Msg { return what } }
	return ui.Offer{
		Title: "the paste", Text: "The paste is a call of Authmatech · Verify, refused (400).\nExplaining keeps it in the history as a case, without its secrets.",
		Ways: []ui.Way{{"e", "explain this and keep it", does("explained")}, {"f", "fill the form", does("filled")}, {"d", "drop it", nil}},
	}
}

func TestAMenuTakesAWayByItsKeyOrByEnterAndNoneByEsc(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		at     int
		keys   string
		closed bool
		does   string
	}{
		{0, "enter", true, "explained"}, {1, "enter", true, "filled"}, {0, "e", true, "explained"}, {0, "F", true, "filled"},
		{0, "down enter", true, "filled"}, {0, "tab tab tab enter", true, "explained"}, {0, "shift+tab enter", true, ""},
		{0, "up enter", true, "explained"}, {0, "d", true, ""}, {0, "esc", true, ""}, {0, "x", false, ""}, {0, "space", false, ""},
	} {
		made := offer()
		made.At = test.at
		menu := ui.NewMenu(plainTheme(), made)
		menu.SetSize(80, 24)
		var cmd tea.Cmd
		var closed bool
		for _, msg := range uitest.Keys(strings.Fields(test.keys)...) {
			cmd, closed = menu.Update(msg)
		}
		does := ""
		if cmd != nil {
			does, _ = cmd().(string)
		}
		if closed != test.closed || does != test.does {
			t.Errorf("%s from %d: closed %v, did %q", test.keys, test.at, closed, does)
		}
	}
	menu := ui.NewMenu(plainTheme(), offer())
	if cmd, closed := menu.Update(tea.PasteMsg{Content: "f"}); cmd != nil || closed {
		t.Error("a paste took a way")
	}
}

func TestTheWaysOfAMenuAreSeenWhereTheTextIsCut(t *testing.T) {
	t.Parallel()
	menu := ui.NewMenu(plainTheme(), offer())
	for _, size := range []uitest.Size{{Width: 120, Height: 40}, {Width: 40, Height: 9}, {Width: 30, Height: 4}} {
		menu.SetSize(size.Width, size.Height)
		uitest.MustContain(t, menu.View(backdrop(size.Width, size.Height)).Body, "▌ e  explain this", "f  fill the form", "d  drop it")
	}
}

func TestALongMenuScrollsToTheSelectedWay(t *testing.T) {
	t.Parallel()
	long := ui.Offer{Title: "many", Text: "Pick one.", At: 8}
	for i := range 9 {
		long.Ways = append(long.Ways, ui.Way{Key: string(rune('1' + i)), Verb: "call " + string(rune('1'+i))})
	}
	menu := ui.NewMenu(plainTheme(), long)
	menu.SetSize(40, 9)
	uitest.MustContain(t, menu.View(backdrop(40, 9)).Body, "▌ 9  call 9")
	for range 8 {
		menu.Update(ui.KeyPress("up"))
	}
	uitest.MustContain(t, menu.View(backdrop(40, 9)).Body, "▌ 1  call 1", "more below")
}
