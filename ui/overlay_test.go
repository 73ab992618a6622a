package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
)

// binding is a key with its help.
func binding(name, what string) key.Binding {
	return key.NewBinding(key.WithKeys(name), key.WithHelp(name, what))
}

// requestKeys are the bindings of a screen.
func requestKeys() []key.Binding {
	off := binding("ctrl+x", "switched off")
	off.SetEnabled(false)
	return []key.Binding{
		binding("ctrl+s", "send"), binding("tab", "next"), off, binding("ctrl+o", "what will be sent"),
		binding("ctrl+t", "vendor ticket"), binding("ctrl+p", "all commands"),
	}
}

// alwaysKeys are help and quit.
func alwaysKeys() []key.Binding {
	return []key.Binding{binding("?", "help"), binding("ctrl+c", "quit")}
}

// backdrop is a window full of text.
func backdrop(w, h int) string {
	return ui.Fit(strings.Repeat(strings.Repeat("語 backdrop \x1b[1mbold\x1b[m ", 20)+"\n", max(1, h)), w, h)
}

// openPalette is a palette in a window of 80×24.
func openPalette() *ui.Palette {
	palette := ui.NewPalette(plainTheme(), ui.CommandsOf(append(requestKeys(), alwaysKeys()...)...)...)
	palette.SetSize(80, 24)
	return palette
}

func TestThePaletteOffersEveryEnabledBinding(t *testing.T) {
	t.Parallel()
	view := openPalette().View(backdrop(80, 24)).Body
	uitest.MustContain(t, view, "send", "next", "what will be sent", "vendor ticket", "ctrl+t", "quit")
	uitest.MustNotContain(t, view, "switched off")
}

func TestThePaletteNarrowsAndPressesTheKeyOfWhatIsChosen(t *testing.T) {
	t.Parallel()
	palette := openPalette()
	for _, msg := range uitest.Type("vtick") {
		if cmd, closed := palette.Update(msg); cmd != nil || closed {
			t.Fatal("typing closed the palette")
		}
	}
	view := palette.View(backdrop(80, 24))
	uitest.MustContain(t, view.Body, "> vtick", "vendor ticket")
	uitest.MustNotContain(t, view.Body, "what will be sent")
	cmd, closed := palette.Update(ui.KeyPress("enter"))
	if !closed || cmd == nil {
		t.Fatal("enter did not choose")
	}
	if press, ok := cmd().(tea.KeyPressMsg); !ok || press.String() != "ctrl+t" {
		t.Errorf("the command sent %v", cmd())
	}
}

func TestThePaletteTakesPastesAndClosesByEsc(t *testing.T) {
	t.Parallel()
	palette := openPalette()
	palette.Update(tea.PasteMsg{Content: " nothing like it\nsecond line"})
	uitest.MustContain(t, palette.View("").Body, "> nothing like it", "no command has these letters")
	if cmd, closed := palette.Update(ui.KeyPress("enter")); cmd != nil || closed {
		t.Error("enter chose something out of nothing")
	}
	if cmd, closed := palette.Update(ui.KeyPress("esc")); cmd != nil || !closed {
		t.Error("esc did not close")
	}
}

func TestThePaletteMovesByArrows(t *testing.T) {
	t.Parallel()
	palette := openPalette()
	palette.Update(ui.KeyPress("down"))
	cmd, _ := palette.Update(ui.KeyPress("enter"))
	if press, ok := cmd().(tea.KeyPressMsg); !ok || press.String() != "tab" {
		t.Errorf("the second command sent %v", cmd())
	}
}

func TestThePaletteFindsACommandByItsOtherWordsAndSaysHowMuchIsBelow(t *testing.T) {
	t.Parallel()
	commands := []ui.Command{{Title: "documented answers", Also: []string{"codes"}, Run: func() tea.Msg { return "opened" }}}
	for i := range 30 {
		commands = append(commands, ui.Command{Title: fmt.Sprintf("command %d", i)})
	}
	palette := ui.NewPalette(plainTheme(), commands...)
	palette.SetSize(80, 24)
	uitest.MustContain(t, palette.View(backdrop(80, 24)).Body, "… 13 more below")
	for _, msg := range uitest.Type("codes") {
		palette.Update(msg)
	}
	view := palette.View(backdrop(80, 24)).Body
	uitest.MustContain(t, view, "▌ documented answers")
	uitest.MustNotContain(t, view, "more below")
	if cmd, closed := palette.Update(ui.KeyPress("enter")); !closed || cmd == nil || cmd() != "opened" {
		t.Error("enter did not run what was found")
	}
}

func TestHelpListsTheBindingsThemselves(t *testing.T) {
	t.Parallel()
	help := ui.NewHelp(plainTheme(), ui.Section{Title: "Request", Keys: requestKeys()},
		ui.Section{Title: "Empty"}, ui.Section{Title: "Everywhere", Keys: alwaysKeys()})
	help.SetSize(80, 24)
	view := help.View(backdrop(80, 24)).Body
	uitest.MustContain(t, view, "Request", "ctrl+s   send", "Everywhere", "ctrl+c   quit")
	uitest.MustNotContain(t, view, "Empty", "switched off")
	for _, name := range []string{"esc", "enter", "q", "?", "f1"} {
		if _, closed := help.Update(ui.KeyPress(name)); !closed {
			t.Errorf("%s did not close the help", name)
		}
	}
	help.SetSize(80, 9)
	if _, closed := help.Update(ui.KeyPress("end")); closed {
		t.Error("scrolling closed the help")
	}
	uitest.MustContain(t, help.View("").Body, "quit")
}

func TestASheetScrollsAndSaysThatThereIsMore(t *testing.T) {
	t.Parallel()
	sheet := ui.NewSheet(plainTheme(), "what will be sent", countedLines(30))
	sheet.SetSize(80, 14)
	uitest.MustContain(t, sheet.View("").Body, "what will be sent", "line 0", "… more below")
	if _, closed := sheet.Update(ui.KeyPress("end")); closed {
		t.Error("scrolling closed the sheet")
	}
	uitest.MustContain(t, sheet.View("").Body, "line 29")
	uitest.MustNotContain(t, sheet.View("").Body, "more below")
}

// question asks before a counted call.
func question() ui.Question {
	return ui.Question{
		Title: "Send again?", Text: "This uses one of 5 tries of +962791234567, and the customer is locked out after the last.",
		Yes: "send it again", No: "do not send", Do: func() tea.Msg { return "sent" },
	}
}

func TestAConfirmSaysNoUnlessYesIsMeant(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		keys   string
		closed bool
		does   bool
	}{
		{"enter", true, false}, {"esc", true, false}, {"n", true, false}, {"N", true, false}, {"y", true, true}, {"Y", true, true},
		{"tab enter", true, true}, {"tab tab enter", true, false}, {"left", false, false}, {"x", false, false}, {"space", false, false},
	} {
		confirm := ui.NewConfirm(plainTheme(), question())
		confirm.SetSize(80, 24)
		var cmd tea.Cmd
		var closed bool
		for _, msg := range uitest.Keys(strings.Fields(test.keys)...) {
			cmd, closed = confirm.Update(msg)
		}
		if closed != test.closed || (cmd != nil) != test.does {
			t.Errorf("%s: closed %v, does it %v", test.keys, closed, cmd != nil)
		}
	}
	confirm := ui.NewConfirm(plainTheme(), question())
	if cmd, closed := confirm.Update(tea.PasteMsg{Content: "y"}); cmd != nil || closed {
		t.Error("a paste answered")
	}
}

func TestTheAnswersOfAConfirmAreAlwaysSeen(t *testing.T) {
	t.Parallel()
	confirm := ui.NewConfirm(plainTheme(), question())
	for _, size := range []uitest.Size{{Width: 120, Height: 40}, {Width: 40, Height: 9}, {Width: 30, Height: 4}, {Width: 20, Height: 2}} {
		confirm.SetSize(size.Width, size.Height)
		uitest.MustContain(t, confirm.View(backdrop(size.Width, size.Height)).Body, "n  do not send", "y  send it again")
	}
}

func TestALongQuestionIsReadByThePageKeys(t *testing.T) {
	t.Parallel()
	long := question()
	long.Text = strings.Repeat("This costs a try. ", 20) + "The last word."
	confirm := ui.NewConfirm(plainTheme(), long)
	confirm.SetSize(40, 12)
	view := confirm.View(backdrop(40, 12)).Body
	uitest.MustContain(t, view, "pgdn reads on", "n  do not send", "y  send it again")
	uitest.MustNotContain(t, view, "The last word.")
	for range 5 {
		if cmd, closed := confirm.Update(ui.KeyPress("pgdown")); cmd != nil || closed {
			t.Fatal("reading answered")
		}
	}
	view = confirm.View(backdrop(40, 12)).Body
	uitest.MustContain(t, view, "The last word.", "n  do not send")
	uitest.MustNotContain(t, view, "reads on")
}

func TestOverlaysLookAsDesigned(t *testing.T) {
	t.Parallel()
	palette := openPalette()
	for _, msg := range uitest.Type("en") {
		palette.Update(msg)
	}
	overlays := map[string]ui.Overlay{
		"palette": palette,
		"help":    ui.NewHelp(plainTheme(), ui.Section{Title: "Request", Keys: requestKeys()}, ui.Section{Title: "Everywhere", Keys: alwaysKeys()}),
		"confirm": ui.NewConfirm(plainTheme(), question()),
		"prompt":  typedPrompt(),
		"menu":    ui.NewMenu(plainTheme(), offer()),
	}
	for name, overlay := range overlays {
		for _, size := range []uitest.Size{{Width: 80, Height: 24}, {Width: 40, Height: 12}, {Width: 24, Height: 6}} {
			overlay.SetSize(size.Width, size.Height)
			view := overlay.View(backdrop(size.Width, size.Height))
			uitest.Golden(t, fmt.Sprintf("%s-%dx%d", name, size.Width, size.Height), view.Body)
		}
	}
}

func TestOverlaysFillEverySizeExactly(t *testing.T) {
	t.Parallel()
	overlays := []ui.Overlay{
		openPalette(), ui.NewHelp(plainTheme(), ui.Section{Title: "Request", Keys: requestKeys()}), ui.NewConfirm(plainTheme(), question()),
		ui.NewMenu(plainTheme(), offer()), ui.NewMenu(plainTheme(), listing(20)), typedPrompt(),
	}
	for _, overlay := range overlays {
		uitest.Sweep(t, func(w, h int) string {
			overlay.SetSize(w, h)
			view := overlay.View(backdrop(w, h))
			if c := view.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= w || c.Y >= h) {
				t.Fatalf("%T: the cursor %d,%d is outside of %dx%d", overlay, c.X, c.Y, w, h)
			}
			for _, line := range strings.Split(view.Body, "\n") {
				if ui.Width(line) != w {
					t.Fatalf("%T at %dx%d: a line of %d cells", overlay, w, h, ui.Width(line))
				}
			}
			return view.Body
		})
		if len(overlay.Keys()) == 0 {
			t.Errorf("%T has no keys", overlay)
		}
	}
}

func TestHelpAndQuitNeverVanish(t *testing.T) {
	t.Parallel()
	theme := plainTheme()
	for width := 1; width < 160; width++ {
		for _, notice := range []ui.Notice{{}, {Severity: ui.Fail, Text: "cannot reach the vendor: no route to host, tried for 30 s"}} {
			line := ui.StatusLine(theme, width, notice, requestKeys(), alwaysKeys())
			if ui.Width(line) != width {
				t.Fatalf("a line of %d cells at width %d", ui.Width(line), width)
			}
			if width >= 8 {
				uitest.MustContain(t, line, "?", "ctrl+c")
			}
			if width >= 21 && notice.Text == "" {
				uitest.MustContain(t, line, "? help", "ctrl+c quit")
			}
		}
	}
	wide := ui.StatusLine(theme, 120, ui.Notice{}, requestKeys(), alwaysKeys())
	want := " ctrl+s send   tab next   ctrl+o what will be sent   ctrl+t vendor ticket   ctrl+p all commands"
	uitest.MustContain(t, wide, want)
	narrow := ui.StatusLine(theme, 60, ui.Notice{}, requestKeys(), alwaysKeys())
	uitest.MustContain(t, narrow, " ctrl+s send   tab next ", "? help   ctrl+c quit")
	uitest.MustNotContain(t, narrow, "ctrl+o", "ctrl+p")
}

func TestANoticeStandsInPlaceOfTheKeys(t *testing.T) {
	t.Parallel()
	line := ui.StatusLine(plainTheme(), 80, ui.Notice{Severity: ui.Warn, Text: "sent to the terminal,\nunconfirmed"}, requestKeys(), alwaysKeys())
	uitest.MustContain(t, line, `! sent to the terminal,\nunconfirmed`, "? help")
	uitest.MustNotContain(t, line, "ctrl+s")
	line = ui.StatusLine(plainTheme(), 80, ui.Notice{Text: "kept"}, requestKeys(), alwaysKeys())
	uitest.MustContain(t, line, " kept ")
}

// longNotice is one that is longer than most windows are wide.
const longNotice = "another window changed the lines of the notes that you are at: both stand there now"

func TestALongNoticeIsReadInWholeInAFewRows(t *testing.T) {
	t.Parallel()
	for width, rows := range map[int]int{120: 1, 110: 1, 108: 2, 100: 2, 80: 2, 60: 2, 40: 3, 38: 3} {
		got := ui.StatusRows(plainTheme(), width, ui.NoticeRows, ui.Notice{Severity: ui.Warn, Text: longNotice}, requestKeys(), alwaysKeys())
		if len(got) != rows {
			t.Errorf("%d rows at width %d: %q", len(got), width, got)
		}
		said := uitest.Plain(strings.Join(got, " "))
		if said = strings.Join(strings.Fields(said), " "); !strings.Contains(said, "! "+longNotice) {
			t.Errorf("at width %d it says %q", width, said)
		}
	}
}

func TestTheRowsOfANoticeFillTheWindowAndKeepHelpAndQuit(t *testing.T) {
	t.Parallel()
	for width := 1; width < 160; width++ {
		for _, text := range []string{"kept", longNotice, strings.Repeat("many words ", 40), strings.Repeat("/a/long/path", 30), "né\nxt 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"} {
			for most := 1; most <= ui.NoticeRows; most++ {
				rows := ui.StatusRows(plainTheme(), width, most, ui.Notice{Severity: ui.Fail, Text: text}, requestKeys(), alwaysKeys())
				if len(rows) < 1 || len(rows) > most {
					t.Fatalf("%d rows of %d at width %d", len(rows), most, width)
				}
				for _, row := range rows {
					if ui.Width(row) != width {
						t.Fatalf("a row of %d cells at width %d: %q", ui.Width(row), width, row)
					}
				}
				if width >= 8 {
					uitest.MustContain(t, rows[len(rows)-1], "?", "ctrl+c")
				}
			}
		}
	}
}

func TestFuzzyPrefersWordsAndRuns(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ pattern, better, worse string }{
		{"vt", "vendor ticket", "invert"},
		{"send", "send", "what will be sent, and"},
		{"tick", "vendor ticket", "that is a click"},
		{"q", "quit", "request"},
	} {
		better, _ := ui.Fuzzy(test.pattern, test.better)
		worse, _ := ui.Fuzzy(test.pattern, test.worse)
		if better <= worse || better < 0 {
			t.Errorf("%q: %q has %d, %q has %d", test.pattern, test.better, better, test.worse, worse)
		}
	}
	if score, at := ui.Fuzzy("EÉ", "a é e é"); score < 0 || len(at) != 2 || at[0] != 5 || at[1] != 7 {
		t.Errorf("letters at %v, score %d", at, score)
	}
	if score, _ := ui.Fuzzy("xyz", "vendor ticket"); score >= 0 {
		t.Errorf("letters that are not there score %d", score)
	}
	for _, pattern := range []string{"", " "} {
		if score, at := ui.Fuzzy(pattern, ""); score != 0 || at != nil {
			t.Errorf("nothing asked scores %d at %v", score, at)
		}
	}
	if score, _ := ui.Fuzzy("a", ""); score >= 0 {
		t.Error("a letter was found in nothing")
	}
}

func TestTheHelpLineOfAConfirmNamesTheHarmlessAnswerFirst(t *testing.T) {
	t.Parallel()
	var named []string
	for _, binding := range ui.NewConfirm(plainTheme(), question()).Keys() {
		named = append(named, binding.Help().Key+" "+binding.Help().Desc)
	}
	if got := strings.Join(named, ", "); got != "esc do not send, y send it again, tab choose" {
		t.Errorf("the keys are %s", got)
	}
}
