package ui_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/ui"
	"casebook/ui/uitest"
)

func twin(width, height int, left, right string) *ui.Twin {
	t := ui.NewTwin()
	t.SetLines(strings.Split(left, "\n"), strings.Split(right, "\n"))
	t.SetSize(width, width, height)
	return t
}

func TestALineBeginsInTheSameRowOnBothSides(t *testing.T) {
	t.Parallel()
	both := twin(8, 10, "one two three\nlast", "one\nlast\nmore")
	if got := both.View(ui.LeftSide).Body; got != "one two\nthree\nlast\n" {
		t.Errorf("the left side is %q", got)
	}
	if got := both.View(ui.RightSide).Body; got != "one\n\nlast\nmore" {
		t.Errorf("the right side is %q", got)
	}
}

func TestTheFurtherRowsOfAnItemStandInBelowItsText(t *testing.T) {
	t.Parallel()
	both := twin(12, 20, "- one two three\n   - four five\n10. six seven\n  \"key\": \"value\"\nplain words here", "")
	want := "- one two\n  three\n   - four\n    five\n10. six\n    seven\n  \"key\":\n    \"value\"\nplain words\nhere"
	if got := both.View(ui.LeftSide).Body; got != want {
		t.Errorf("drawn as\n%s\nwant\n%s", got, want)
	}
	if line, offset, ok := both.At(ui.LeftSide, 3, 1); line != 0 || offset != 11 || !ok {
		t.Errorf("under the mouse is byte %d of line %d, %v", offset, line, ok)
	}
}

func TestASideWithoutWidthTakesNoRows(t *testing.T) {
	t.Parallel()
	one := twin(8, 10, "one two three\nlast\nand more", "one\nlast")
	one.SetSize(0, 8, 10)
	if left, right := one.View(ui.LeftSide).Body, one.View(ui.RightSide).Body; left != "" || right != "one\nlast" {
		t.Errorf("the sides are %q and %q", left, right)
	}
}

func TestASpanIsStyledAlsoWhereItsRowEnds(t *testing.T) {
	t.Parallel()
	theme := ui.NewTheme(true, false)
	both := twin(9, 10, "a [phone-1: x] b", "plain")
	both.SetPaint(func(side, line, _, _ int) []ui.Paint {
		if side == ui.LeftSide && line == 0 {
			return []ui.Paint{{From: 2, To: 14, Style: theme.Accent}}
		}
		return nil
	})
	want := "a\n" + theme.Accent.Render("[phone-1:") + "\n" + theme.Accent.Render("x]") + " b"
	if got := both.View(ui.LeftSide).Body; got != want {
		t.Errorf("drawn as %q, want %q", got, want)
	}
	if got := both.View(ui.RightSide).Body; got != "plain\n\n" {
		t.Errorf("the other side is %q", got)
	}
}

func TestRevealShowsTheRowWithAByteAndLeavesWhatIsSeen(t *testing.T) {
	t.Parallel()
	lines := make([]string, 100)
	for i := range lines {
		lines[i] = "line"
	}
	lines[50] = strings.Repeat("word ", 2000) + "[here]"
	text := strings.Join(lines, "\n")
	both := twin(20, 9, text, text)
	both.Reveal(ui.RightSide, 3, 0)
	if both.Top() != 0 {
		t.Errorf("what was seen was scrolled to line %d", both.Top())
	}
	both.Reveal(ui.RightSide, 50, len(lines[50])-1)
	if rows := strings.Split(both.View(ui.RightSide).Body, "\n"); !slices.ContainsFunc(rows, func(row string) bool { return strings.Contains(row, "[here]") }) {
		t.Errorf("not shown:\n%s", strings.Join(rows, "\n"))
	}
	both.Reveal(ui.RightSide, 99, 0)
	if !both.AtEnd() {
		t.Error("the last line is not shown")
	}
}

func TestAClickFindsTheByteUnderIt(t *testing.T) {
	t.Parallel()
	both := twin(8, 10, "one two three\nlast", "one\nlast\nmore")
	for _, c := range []struct {
		side, x, y   int
		line, offset int
		ok           bool
	}{
		{ui.LeftSide, 0, 0, 0, 0, true}, {ui.LeftSide, 1, 1, 0, 9, true}, {ui.LeftSide, 3, 2, 1, 3, true},
		{ui.RightSide, 0, 1, 0, 0, false}, {ui.RightSide, 2, 3, 2, 2, true}, {ui.RightSide, 7, 3, 0, 0, false}, {ui.RightSide, 0, 9, 0, 0, false},
	} {
		line, offset, ok := both.At(c.side, c.x, c.y)
		if ok != c.ok || ok && (line != c.line || offset != c.offset) {
			t.Errorf("at %d,%d of side %d: line %d byte %d %v", c.x, c.y, c.side, line, offset, ok)
		}
	}
}

func TestATwinFitsEverySize(t *testing.T) {
	t.Parallel()
	theme := ui.NewTheme(true, false)
	both := twin(8, 10, strings.Repeat("left 日本語 \U0001F600 words\n", 30), strings.Repeat("right\n", 40))
	both.SetPaint(func(_, _, _, _ int) []ui.Paint { return []ui.Paint{{From: 0, To: 5, Style: theme.Accent}} })
	for _, side := range []int{ui.LeftSide, ui.RightSide} {
		uitest.Sweep(t, func(w, h int) string {
			both.SetSize(w, w, h)
			both.Reveal(side, 29, 3)
			return both.View(side).Body
		})
	}
}

func TestWhatStandsBeforeARowIsNoPartOfIt(t *testing.T) {
	t.Parallel()
	both := ui.NewTwin()
	words := strings.Repeat("word ", 11) // 55 bytes
	both.SetLines([]string{words + "end"}, []string{"other"})
	both.SetMargin(func(side, _, from, to int) string {
		if side == ui.LeftSide && from <= 55 && 55 < to {
			return "@!"
		}
		return ""
	})
	both.SetSize(50, 49, 5)
	want := "   " + strings.TrimSpace(strings.Repeat("word ", 9)) + "\n@! word word end"
	if got := both.View(ui.LeftSide).Body; got != want {
		t.Errorf("drawn as %q, want %q", got, want)
	}
	if got := both.View(ui.RightSide).Body; got != "other\n" {
		t.Errorf("a narrow side has a margin: %q", got)
	}
	if _, offset, ok := both.At(ui.LeftSide, 3, 1); offset != 45 || !ok {
		t.Errorf("under the mouse is byte %d, %v", offset, ok)
	}
	if _, _, ok := both.At(ui.LeftSide, 1, 1); ok {
		t.Error("the margin is no text")
	}
}
