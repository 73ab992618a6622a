package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"casebook/ui"
	"casebook/ui/uitest"
)

func newEditor(text string, width, height int) *ui.Editor {
	theme := ui.NewTheme(false, true)
	e := ui.NewEditor(&theme, 0)
	e.SetSize(width, height)
	e.Update(tea.PasteMsg{Content: text})
	return e
}

func pressIn(e *ui.Editor, names ...string) {
	for _, msg := range uitest.Keys(names...) {
		e.Update(msg)
	}
}

func typeIn(e *ui.Editor, text string) {
	for _, msg := range uitest.Type(text) {
		e.Update(msg)
	}
}

func TestAnEditorEditsLines(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		keys []string
		want string
	}{
		"a line break":             {[]string{"enter", "x"}, "one\ntwo\nx"},
		"over a break backwards":   {[]string{"home", "backspace"}, "onetwo"},
		"over a break forwards":    {[]string{"up", "end", "delete"}, "onetwo"},
		"to the line's start":      {[]string{"home", "x"}, "one\nxtwo"},
		"the line alone":           {[]string{"ctrl+u"}, "one\n"},
		"a word, not the break":    {[]string{"home", "ctrl+w"}, "one\ntwo"},
		"left over a break":        {[]string{"home", "left", "x"}, "onex\ntwo"},
		"right over a break":       {[]string{"ctrl+home", "end", "right", "x"}, "one\nxtwo"},
		"up keeps the column":      {[]string{"home", "right", "up", "x"}, "oxne\ntwo"},
		"to the ends of the text":  {[]string{"ctrl+home", "x", "ctrl+end", "y"}, "xone\ntwoy"},
		"below the last is itself": {[]string{"down", "x"}, "one\ntwox"},
	} {
		e := newEditor("one\ntwo", 20, 5)
		pressIn(e, test.keys...)
		if e.Value() != test.want {
			t.Errorf("%s: %q", name, e.Value())
		}
	}
}

func TestAnEditorKeepsItsColumnOverShorterLines(t *testing.T) {
	t.Parallel()
	e := newEditor("abcdef\nx\nabcdef", 20, 5)
	pressIn(e, "up", "up", "|")
	if e.Value() != "abcdef|\nx\nabcdef" {
		t.Errorf("%q", e.Value())
	}
}

func TestAnEditorWrapsAtBlanksAndShowsTheCursor(t *testing.T) {
	t.Parallel()
	e := newEditor("the customer says\nno", 10, 2)
	if got := e.View().Body; got != "says\nno" {
		t.Errorf("the end is %q", got)
	}
	pressIn(e, "ctrl+home")
	frame := e.View()
	if frame.Body != "the \ncustomer " || frame.Cursor.X != 0 || frame.Cursor.Y != 0 {
		t.Errorf("%q, cursor %+v", frame.Body, frame.Cursor)
	}
	pressIn(e, "end")
	if at := e.View().Cursor; at.X != 4 || at.Y != 1 {
		t.Errorf("the line's end is at %+v", at)
	}
}

func TestAnEditorTakesNoMoreThanItMay(t *testing.T) {
	t.Parallel()
	theme := ui.NewTheme(false, true)
	e := ui.NewEditor(&theme, 5)
	e.SetSize(20, 3)
	typeIn(e, "12345")
	typeIn(e, "6")
	if e.Value() != "12345" || e.Notice() != "not put in: this takes at most 5 bytes and is full; shorten it to go on" {
		t.Errorf("%q, %q", e.Value(), e.Notice())
	}
	pressIn(e, "backspace")
	if e.Value() != "1234" || e.Notice() != "" {
		t.Errorf("%q, %q", e.Value(), e.Notice())
	}
}

func TestAnEditorWhoseTextIsReplacedKeepsItsPlace(t *testing.T) {
	t.Parallel()
	e := newEditor("mine\nrest", 20, 5)
	pressIn(e, "up", "end")
	e.SetValue("theirs\nmine\nrest")
	typeIn(e, "!")
	if e.Value() != "theirs\nmine!\nrest" {
		t.Errorf("%q", e.Value())
	}
}

func TestAnEditorTakesAClick(t *testing.T) {
	t.Parallel()
	e := newEditor("one\ntwo", 20, 5)
	e.Click(1, 0)
	typeIn(e, "x")
	e.Click(9, 1)
	typeIn(e, "y")
	e.Click(3, 4)
	typeIn(e, "z")
	if e.Value() != "oxne\ntwoyz" {
		t.Errorf("%q", e.Value())
	}
}

// Whatever is done to it: every row fits, the cursor is on the screen, and the rows are the
// text.
func TestAnEditorShowsItsTextAndItsCursor(t *testing.T) {
	t.Parallel()
	keys := []string{
		"up", "down", "left", "right", "home", "end", "pgup", "pgdown", "ctrl+home", "ctrl+end", "enter", "backspace", "delete",
		"ctrl+w", "ctrl+k", "ctrl+u", "alt+b", "alt+f", "a", "b", "space", "ü", "漢", "1", "2", "3",
	}
	rapid.Check(t, func(t *rapid.T) {
		e := newEditor(rapid.StringOf(rapid.RuneFrom([]rune("ab \n\té漢\u202e\u0301👍🏽\r"))).Draw(t, "text"), 40, 200)
		for range rapid.IntRange(0, 30).Draw(t, "presses") {
			pressIn(e, rapid.SampledFrom(keys).Draw(t, "key"))
		}
		width, height := rapid.IntRange(1, 20).Draw(t, "width"), rapid.IntRange(1, 8).Draw(t, "height")
		text := e.Value()
		e.SetSize(width, height)
		frame := e.View()
		rows := strings.Split(frame.Body, "\n")
		if at := frame.Cursor; at.X < 0 || at.X >= width || at.Y < 0 || at.Y >= height || at.Y >= len(rows) {
			t.Fatalf("the cursor is at %+v of %dx%d", at, width, height)
		}
		for _, row := range rows {
			if len(rows) > height || ansi.StringWidth(row) > width {
				t.Fatalf("%q does not fit %dx%d", frame.Body, width, height)
			}
		}
		e.SetSize(400, 400)
		if got := e.View().Body; e.Value() != text || strings.Count(got, "\n") != strings.Count(text, "\n") {
			t.Fatalf("%q is drawn as %q", text, got)
		}
	})
}

func TestALineBegunAtTheEndIsOneOfTheTextOnceSomethingComesIntoIt(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text string
		keys []string
		want string
	}{
		"nothing":                 {"one", nil, "one"},
		"a letter":                {"one", []string{"x"}, "one\nx"},
		"two letters":             {"one", []string{"x", "y"}, "one\nxy"},
		"enter, from habit":       {"one", []string{"enter", "x"}, "one\nx"},
		"enter twice":             {"one", []string{"enter", "enter", "x"}, "one\n\nx"},
		"down stays":              {"one", []string{"down", "home", "right", "x"}, "one\nx"},
		"behind the text":         {"one", []string{"end", "x"}, "onex"},
		"back to the line before": {"one", []string{"backspace", "x"}, "onex"},
		"left":                    {"one", []string{"left", "x"}, "onex"},
		"up":                      {"one", []string{"up", "x"}, "onex"},
		"to the start":            {"one", []string{"ctrl+home", "x"}, "xone"},
		"a word is not deleted":   {"one two", []string{"backspace", "backspace", "x"}, "one twx"},
		"an empty text":           {"", []string{"x"}, "x"},
		"a text with the break":   {"one\n", []string{"x"}, "one\nx"},
	} {
		e := newEditor(test.text, 20, 5)
		e.BeginLine()
		if e.Value() != test.text {
			t.Errorf("%s: before any key %q", name, e.Value())
		}
		pressIn(e, test.keys...)
		if e.Value() != test.want {
			t.Errorf("%s: %q", name, e.Value())
		}
	}
	e := newEditor("one", 20, 5)
	e.BeginLine()
	if at := e.View().Cursor; at.X != 0 || at.Y != 1 {
		t.Errorf("the cursor is at %d, %d", at.X, at.Y)
	}
	e.SetValue("one\ntwo from elsewhere")
	e.Update(tea.PasteMsg{Content: "three"})
	if e.Value() != "one\ntwo from elsewhere\nthree" {
		t.Errorf("%q", e.Value())
	}
}

func TestALineBegunInsideTheTextIsNone(t *testing.T) {
	t.Parallel()
	e := newEditor("one", 20, 5)
	pressIn(e, "left")
	e.BeginLine()
	typeIn(e, "x")
	e.Click(0, 0)
	typeIn(e, "y")
	if e.Value() != "yonxe" {
		t.Errorf("%q", e.Value())
	}
}

func TestALineThatIsTooMuchIsNotBegun(t *testing.T) {
	t.Parallel()
	theme := ui.NewTheme(false, true)
	e := ui.NewEditor(&theme, 3)
	e.SetSize(20, 5)
	e.SetValue("one")
	e.BeginLine()
	typeIn(e, "x")
	if e.Value() != "one" || e.Notice() == "" {
		t.Errorf("%q, %q", e.Value(), e.Notice())
	}
}

func TestAPasteThatIsTooLongPutsNothingInAndSaysWhatFits(t *testing.T) {
	t.Parallel()
	theme := ui.NewTheme(false, true)
	e := ui.NewEditor(&theme, 2_000)
	e.SetSize(20, 5)
	e.SetValue(strings.Repeat("x", 500))
	e.ToEnd()
	e.BeginLine()
	e.Update(tea.PasteMsg{Content: strings.Repeat("line\r\n", 1_000)})
	if want := "not put in: the paste has 5 000 bytes, and 1 499 of 2 000 are free here; paste less of it"; e.Notice() != want {
		t.Errorf("%q", e.Notice())
	}
	if e.Value() != strings.Repeat("x", 500) {
		t.Errorf("%q", e.Value())
	}
	typeIn(e, "y")
	if e.Value() != strings.Repeat("x", 500)+"\ny" {
		t.Errorf("%q", e.Value())
	}
}

func TestTheCursorStaysInItsLineWhenTheTextIsReplaced(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text string
		keys []string
		news string
		want string
	}{
		"a line below":               {"one\nmine", nil, "one\nmine\ntheirs", "one\nminex\ntheirs"},
		"a line above":               {"one\nmine", nil, "theirs\none\nmine", "theirs\none\nminex"},
		"lines above and below":      {"one\nmine", nil, "theirs\none\nmine\ntheirs", "theirs\none\nminex\ntheirs"},
		"above, inside a line":       {"one\nmine", []string{"left"}, "theirs\none\nmine", "theirs\none\nminxe"},
		"below, inside a line":       {"one\nmine", []string{"left"}, "one\nmine\ntheirs", "one\nminxe\ntheirs"},
		"the line is no more":        {"one\nmine", nil, "theirs", "theirsx"},
		"an empty line at the end":   {"one\n", nil, "theirs\none\n", "theirs\none\nx"},
		"at the start of the text":   {"one", []string{"home"}, "one\ntheirs", "xone\ntheirs"},
		"a shorter text than it was": {"one two", []string{"left"}, "y", "yx"},
	} {
		e := newEditor(test.text, 20, 5)
		pressIn(e, test.keys...)
		e.SetValue(test.news)
		typeIn(e, "x")
		if e.Value() != test.want {
			t.Errorf("%s: %q", name, e.Value())
		}
	}
}
