package ui_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"casebook/ui"
	"casebook/ui/uitest"
)

func TestAnInputEditsWithTheKeysOfAShell(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		start, keys, want string
	}{
		{"one two", "backspace", "one tw"},
		{"one two", "left left delete", "one to"},
		{"one two", "ctrl+w", "one "},
		{"one two  ", "alt+backspace", "one "},
		{"one two", "home alt+d", " two"},
		{"one two", "ctrl+a ctrl+f ctrl+k", "o"},
		{"one two", "ctrl+left ctrl+u", "two"},
		{"one two", "alt+b ctrl+d", "one wo"},
		{"one two", "home ctrl+right x", "onex two"},
		{"one", "ctrl+a X end Y", "XoneY"},
		{"e\u0301👩‍👩‍👧", "backspace", "e\u0301"},
		{"e\u0301👩‍👩‍👧", "backspace backspace", ""},
		{"a\tb", "left backspace", "ab"},
		{"", "backspace delete left right ctrl+w alt+d", ""},
	} {
		var in ui.Input
		in.SetValue(test.start)
		for _, msg := range uitest.Keys(strings.Fields(test.keys)...) {
			if !in.Update(msg) {
				t.Errorf("%v was not taken", msg)
			}
		}
		if in.Value() != test.want {
			t.Errorf("%q after %s: %q, want %q", test.start, test.keys, in.Value(), test.want)
		}
	}
}

func TestAnInputLeavesOtherKeysAlone(t *testing.T) {
	t.Parallel()
	var in ui.Input
	for _, name := range []string{"tab", "enter", "esc", "up", "down", "ctrl+p", "ctrl+s", "ctrl+y", "ctrl+o", "ctrl+t", "ctrl+r", "f1", "pgup", "alt+x"} {
		if in.Update(ui.KeyPress(name)) {
			t.Errorf("%s was taken", name)
		}
	}
	if in.Update("other") || in.Value() != "" {
		t.Error("another message was taken")
	}
}

func TestWhatCannotBeSeenIsShownAsAnEscape(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"+962 79":       "+962 79",
		"a\tb":          `a\tb`,
		"\x1b[2J":       `\x1b[2J`,
		"a\u202eb":      `a\u{202E}b`,
		"a\u200bb":      `a\u{200B}b`,
		"a\u00a0b":      `a\u{00A0}b`,
		"x\xffy":        `x\xffy`,
		"a\u0085b":      `a\u{0085}b`,
		"é語":            "é語",
		"عمان":          "عمان",
		"\r\n":          `\r\n`,
		"\ufeff{":       `\u{FEFF}{`,
		"a\u2028b":      `a\u{2028}b`,
		"\a\x7f":        `\x07\x7f`,
		"\xef":          `\xef`,
		"a\ufffd":       "a\ufffd",
		"👩\u200d👩 ❤️👍🏽": `👩\u{200D}👩 ❤️👍🏽`,
		"\u0301e\u0301": `\u{0301}e` + "\u0301",
		"a\u3164b":      `a\u{3164}b`,
		"❤️\x9b2J":      `❤️\x9b2J`,
		"plain words.":  "plain words.",
	} {
		if got := ui.Visible(value); got != want {
			t.Errorf("Visible(%q) = %q, want %q", value, got, want)
		}
		var in ui.Input
		in.SetValue(value)
		text, _ := in.View(plainTheme(), 60)
		if got := uitest.Plain(text); got != want {
			t.Errorf("an input shows %q as %q, want %q", value, got, want)
		}
		if in.Value() != value {
			t.Errorf("the value %q became %q", value, in.Value())
		}
	}
}

// Whatever is typed and however narrow the line: it fits, the cursor is in it, and the value stays a sequence of whole
// characters.
func TestAnInputFitsItsWidthWithTheCursorInSight(t *testing.T) {
	t.Parallel()
	names := []string{
		"a", "語", "é", "space", "left", "right", "home", "end", "backspace", "delete", "ctrl+w", "alt+b", "alt+f", "ctrl+u", "ctrl+k",
	}
	rapid.Check(t, func(t *rapid.T) {
		in := ui.Input{Mask: rapid.Bool().Draw(t, "mask")}
		in.SetValue(rapid.StringN(0, 30, -1).Draw(t, "value"))
		width := rapid.IntRange(1, 25).Draw(t, "width")
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(names), 0, 30).Draw(t, "keys") {
			in.Update(ui.KeyPress(name))
			text, cursor := in.View(plainTheme(), width)
			if ui.Width(text) > width || cursor < 0 || cursor >= width || cursor > ui.Width(text) {
				t.Fatalf("%q in %d cells: %q takes %d, cursor at %d", in.Value(), width, text, ui.Width(text), cursor)
			}
			if !utf8.ValidString(in.Value()) {
				t.Fatalf("a character was cut: %q", in.Value())
			}
		}
	})
}

func TestTheCursorFollowsIntoALongValue(t *testing.T) {
	t.Parallel()
	theme := plainTheme()
	var in ui.Input
	in.SetValue("abcdefghijklmnopqrstuvwxyz")
	for _, step := range []struct {
		key, want string
		cursor    int
	}{
		{"end", "…stuvwxyz", 9}, {"home", "abcdefghi…", 0}, {"right", "abcdefghi…", 1},
	} {
		in.Update(ui.KeyPress(step.key))
		text, cursor := in.View(theme, 10)
		if uitest.Plain(text) != step.want || cursor != step.cursor {
			t.Errorf("after %s: %q, cursor %d; want %q, %d", step.key, uitest.Plain(text), cursor, step.want, step.cursor)
		}
	}
	// In the middle both ends are cut, and the cursor stands on the letter that a key would delete.
	for range 12 {
		in.Update(ui.KeyPress("right"))
	}
	text, cursor := in.View(theme, 10)
	plain := []rune(uitest.Plain(text))
	if plain[0] != '…' || plain[len(plain)-1] != '…' || plain[cursor] != 'n' {
		t.Errorf("in the middle: %q, cursor at %d", string(plain), cursor)
	}
}

func TestAMaskedInputShowsNoWordEnds(t *testing.T) {
	t.Parallel()
	in := ui.Input{Mask: true}
	in.SetValue("fake secret")
	in.Update(ui.KeyPress("alt+b"))
	text, cursor := in.View(plainTheme(), 40)
	if text != strings.Repeat("•", 11) || cursor != 0 {
		t.Errorf("%q, cursor %d", text, cursor)
	}
	in.Update(ui.KeyPress("ctrl+right"))
	if _, cursor = in.View(plainTheme(), 40); cursor != 11 {
		t.Errorf("cursor %d", cursor)
	}
}
