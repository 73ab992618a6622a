package ui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"casebook/ui"
)

// The quick way to measure must never disagree with the library that the renderer uses.
func TestEveryCharacterIsAsWideAsTheRendererDrawsIt(t *testing.T) {
	t.Parallel()
	neighbours := []string{"", "a", "é", "│", "\u0301", "\ufe0f", "\u200d", "ع", "\x1b[1m", "語", "🇯"}
	for r := rune(0x20); r < 0x3100; r++ {
		if r >= 0x7f && r < 0xa0 {
			continue
		}
		for _, n := range neighbours {
			for _, text := range []string{string(r) + n, n + string(r), n + string(r) + n} {
				if got, want := ui.Width(text), ansi.StringWidth(text); got != want {
					t.Fatalf("%U: Width(%q) = %d, the renderer takes %d", r, text, got, want)
				}
			}
		}
	}
}

// pieces of text as screens draw them: words, styles, wide and joined characters.
func styledText() *rapid.Generator[string] {
	part := rapid.SampledFrom([]string{
		"a", "word", " ", "  ", "é", "語", "👩‍👩‍👧", "e\u0301", "│", "✓", "\x1b[1m", "\x1b[m", "\x1b[35m", "\x1b[0m",
		"\x1b]8;;http://x\x07", "a very long word", "\u202e", "\xff", "longlonglonglonglong",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(part, 0, 30).Draw(t, "parts"), "")
	})
}

func TestTruncateNeverExceedsItsWidthAndKeepsWhatFits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		line := styledText().Draw(t, "line")
		width := rapid.IntRange(0, 40).Draw(t, "width")
		got := ui.Truncate(line, width)
		if ui.Width(got) > width {
			t.Fatalf("Truncate(%q, %d) = %q takes %d cells", line, width, got, ui.Width(got))
		}
		if ui.Width(line) <= width && got != line {
			t.Fatalf("Truncate(%q, %d) changed a line that fits: %q", line, width, got)
		}
	})
}

func TestFitIsExactlyItsSize(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(styledText(), 0, 6).Draw(t, "lines"), "\n")
		width := rapid.IntRange(0, 30).Draw(t, "width")
		height := rapid.IntRange(1, 8).Draw(t, "height")
		lines := strings.Split(ui.Fit(text, width, height), "\n")
		if len(lines) != height {
			t.Fatalf("%d lines instead of %d", len(lines), height)
		}
		for _, line := range lines {
			if ui.Width(line) != width {
				t.Fatalf("%q takes %d cells instead of %d", line, ui.Width(line), width)
			}
		}
	})
}

func TestWrapKeepsEveryWordAndNeverExceedsItsWidth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := styledText().Draw(t, "text")
		width := rapid.IntRange(2, 30).Draw(t, "width")
		rows := ui.Wrap(text, width)
		for _, row := range rows {
			if ui.Width(row) > width {
				t.Fatalf("Wrap(%q, %d): %q takes %d cells", text, width, row, ui.Width(row))
			}
		}
		if got, want := letters(strings.Join(rows, "")), letters(text); got != want {
			t.Fatalf("Wrap(%q, %d) kept %q of %q", text, width, got, want)
		}
	})
}

// letters is text without blanks and styles.
func letters(text string) string {
	var b strings.Builder
	for _, r := range ansi.Strip(text) {
		if r != ' ' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestWrapBreaksAtBlanksAndCarriesStyles(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"a short line stays", "one two", 10, []string{"one two"}},
		{"a blank is a place to break", "one two three", 8, []string{"one two", "three"}},
		{"the break swallows all blanks", "one   two", 5, []string{"one", "two"}},
		{"a long word is cut", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"an indent is kept", "  key: value and more", 12, []string{"  key: value", "and more"}},
		{"lines stay lines", "a\n\nb", 4, []string{"a", "", "b"}},
		{"a style goes on in the next row", "\x1b[1mone two\x1b[m x", 4, []string{"\x1b[1mone\x1b[m", "\x1b[1mtwo\x1b[m", "x"}},
		{"wide characters do not straddle", "語語語", 5, []string{"語語", "語"}},
		{"exactly full", "abcd efgh", 4, []string{"abcd", "efgh"}},
	} {
		got := ui.Wrap(test.text, test.width)
		if strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%s: Wrap(%q, %d) = %q, want %q", test.name, test.text, test.width, got, test.want)
		}
	}
}

func TestTruncateReadsNoFurtherThanTheCut(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	allocations := testing.AllocsPerRun(100, func() { ui.Truncate(long, 20) })
	if allocations > 1 {
		t.Errorf("%v allocations for a cut of 20 cells", allocations)
	}
}

func TestEndsKeepsBothEndsOrTheLeftOne(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		left, right string
		width       int
		want        string
	}{
		{"left", "right", 12, "left   right"},
		{"a longer left", "right", 16, "a longer…  right"},
		{"a longer left", "right", 12, "a longer le…"},
		{"left", "", 10, "left"},
		{"x", "right", 8, "x  right"},
	} {
		if got := ui.Ends(test.left, test.right, test.width); got != test.want {
			t.Errorf("Ends(%q, %q, %d) = %q, want %q", test.left, test.right, test.width, got, test.want)
		}
	}
}

func TestALineIsClippedBetweenWords(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		line  string
		width int
		want  string
	}{
		{"ask for the number", 18, "ask for the number"},
		{"ask for the number", 17, "ask for the …"},
		{"ask for the number", 13, "ask for the …"},
		{"ask for the number", 12, "ask for …"},
		{"call him, then write", 13, "call him …"},
		{"ask for the number", 2, "a…"},
		{"ask for the number", 1, "…"},
		{"ask for the number", 0, ""},
		{"a verylongwordindeed", 12, "a verylongw…"},
		{"verylongwordindeed", 12, "verylongwor…"},
		{"", 0, ""},
	} {
		if got := ui.Clip(test.line, test.width); got != test.want || ui.Width(got) > test.width {
			t.Errorf("%q in %d cells is %q", test.line, test.width, got)
		}
	}
}
