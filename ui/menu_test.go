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
		Ways: []ui.Way{
			{Key: "e", Verb: "explain this and keep it", Do: does("explained")}, {Key: "f", Verb: "fill the form", Do: does("filled")}, {Key: "d", Verb: "drop it"},
		},
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

func TestATextThatIsCutIsReadByThePageKeysAndItsWarningsComeFirst(t *testing.T) {
	t.Parallel()
	made := offer()
	made.Warnings = []string{"Its code can be used once: sending it again would use it up."}
	menu := ui.NewMenu(plainTheme(), made)
	menu.SetSize(40, 12)
	view := menu.View(backdrop(40, 12)).Body
	uitest.MustContain(t, view, "! Its code can be used once", "pgdn reads on", "▌ e  explain this", "d  drop it")
	uitest.MustNotContain(t, view, "without its secrets")
	for range 3 {
		if _, closed := menu.Update(ui.KeyPress("pgdown")); closed {
			t.Fatal("reading closed the offer")
		}
	}
	view = menu.View(backdrop(40, 12)).Body
	uitest.MustContain(t, view, "secrets. ", "▌ e  explain this", "d  drop it")
	uitest.MustNotContain(t, view, "reads on")
}

// listing is an offer of n calls that are told apart by their columns.
func listing(n int) ui.Offer {
	made := ui.Offer{Title: "the paste", Text: "The paste holds calls."}
	for i := range n {
		key := ""
		if i < 9 {
			key = string(rune('1' + i))
		}
		made.Ways = append(made.Ways, ui.Way{Key: key, Cells: []string{"14:02:11", "nextReason", "OTP verify", "refused (422)", "invalid_parameters"}})
	}
	made.Ways = append(made.Ways, ui.Way{Key: "d", Verb: "drop it"})
	return made
}

func TestAListOfCallsIsAsWideAsItAsksForAndLeavesOutItsFirstColumnsWhereItMust(t *testing.T) {
	t.Parallel()
	menu := ui.NewMenu(plainTheme(), listing(20))
	menu.SetSize(120, 36)
	uitest.MustContain(t, menu.View(backdrop(120, 36)).Body, "1  14:02:11  nextReason  OTP verify  refused (422)  invalid_parameters")
	menu.SetSize(40, 12)
	view := menu.View(backdrop(40, 12)).Body
	uitest.MustContain(t, view, "The paste holds calls.", "1  OTP verify  refused", "15 more below")
	menu.Update(ui.KeyPress("end"))
	uitest.MustContain(t, menu.View(backdrop(40, 12)).Body, "d  drop it")
}

func TestTheRowsOfAListAreNotNamedAsKeys(t *testing.T) {
	t.Parallel()
	menu := ui.NewMenu(plainTheme(), listing(12))
	menu.SetSize(120, 36)
	var named []string
	for _, binding := range menu.Keys() {
		named = append(named, binding.Help().Key+" "+binding.Help().Desc)
	}
	if got := strings.Join(named, ", "); got != "enter do it, up/down move, 1-9 choose, d drop it, esc close" {
		t.Errorf("the keys are %s", got)
	}
}

func TestThePageKeysChooseNothingWhereAllOfAMenuIsSeen(t *testing.T) {
	t.Parallel()
	menu := ui.NewMenu(plainTheme(), offer())
	menu.SetSize(80, 24)
	menu.Update(ui.KeyPress("down"))
	for _, name := range []string{"pgdown", "pgdown", "pgup"} {
		menu.Update(ui.KeyPress(name))
		uitest.MustContain(t, menu.View(backdrop(80, 24)).Body, "▌ f  fill the form")
	}
	long := ui.NewMenu(plainTheme(), listing(20))
	long.SetSize(80, 16)
	long.Update(ui.KeyPress("pgdown"))
	uitest.MustNotContain(t, long.View(backdrop(80, 16)).Body, "▌ 1")
}
