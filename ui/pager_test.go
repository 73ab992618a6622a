package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"casebook/ui"
	"casebook/ui/uitest"
)

// countedLines are n lines that name themselves.
func countedLines(n int) []string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf("line %d", i)
	}
	return lines
}

func TestAPagerScrollsAndStopsAtItsEnds(t *testing.T) {
	t.Parallel()
	pager := ui.NewPager()
	pager.SetSize(20, 5)
	pager.SetLines(countedLines(20))
	for _, step := range []struct {
		msg  tea.Msg
		want int
	}{
		{ui.KeyPress("up"), 0}, {ui.KeyPress("down"), 1}, {ui.KeyPress("pgdown"), 5}, {ui.KeyPress("space"), 9},
		{ui.KeyPress("pgup"), 5}, {ui.KeyPress("end"), 15}, {ui.KeyPress("down"), 15}, {ui.KeyPress("home"), 0},
		{tea.MouseWheelMsg{Button: tea.MouseWheelDown}, 3}, {tea.MouseWheelMsg{Button: tea.MouseWheelUp}, 0},
	} {
		if !pager.Update(step.msg) || pager.Top() != step.want {
			t.Fatalf("after %v: line %d at the top instead of %d", step.msg, pager.Top(), step.want)
		}
	}
	pager.Show(7)
	uitest.MustContain(t, pager.View().Body, "line 7\nline 8")
	pager.Show(19)
	if pager.Top() != 15 {
		t.Errorf("the last page begins at line %d", pager.Top())
	}
	if pager.Update(ui.KeyPress("x")) || pager.Update("other") {
		t.Error("the pager took what is not its own")
	}
}

func TestWhereALineGoesOnItIsSetIn(t *testing.T) {
	t.Parallel()
	pager := ui.NewPager()
	pager.SetSize(16, 6)
	pager.SetHanging([]string{"name  one two three four", "x  y", "\x1b[1mA\x1b[m " + strings.Repeat("z", 16)}, []int{6, 3, 2})
	want := "name  one two\n      three four\nx  y\nA zzzzzzzzzzzzzz\n  zz"
	if got := uitest.Plain(pager.View().Body); got != want {
		t.Errorf("drawn is\n%s\nwant\n%s", got, want)
	}
	pager.SetSize(8, 9)
	uitest.MustContain(t, uitest.Plain(pager.View().Body), "name\n    one\n    two\n    thre\n    e\n    four\nx  y")
}

// Whatever the text and the width, walking down row by row shows every row once, and walking up goes the same way back.
func TestAPagerShowsEveryRowOnceInBothDirections(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringMatching(`[a-z語 ]{0,60}`)
		lines := rapid.SliceOfN(line, 1, 8).Draw(t, "lines")
		width := rapid.IntRange(2, 20).Draw(t, "width")
		pager := ui.NewPager()
		pager.SetSize(width, 1)
		pager.SetLines(lines)
		rows := ui.Wrap(strings.Join(lines, "\n"), width)
		for i, row := range rows {
			if got := pager.View().Body; got != row {
				t.Fatalf("walking down, row %d is %q instead of %q", i, got, row)
			}
			pager.Update(ui.KeyPress("down"))
		}
		for i := len(rows) - 1; i >= 0; i-- {
			if got := pager.View().Body; got != rows[i] {
				t.Fatalf("walking up, row %d is %q instead of %q", i, got, rows[i])
			}
			pager.Update(ui.KeyPress("up"))
		}
	})
}

func TestALineLongerThanTheScreenIsPagedThrough(t *testing.T) {
	t.Parallel()
	pager := ui.NewPager()
	pager.SetSize(50, 10)
	pager.SetText(strings.Repeat("0123456789", 100_000))
	pager.Update(ui.KeyPress("end"))
	for range 3 {
		pager.Update(ui.KeyPress("pgup"))
	}
	rows := strings.Split(pager.View().Body, "\n")
	if len(rows) != 10 {
		t.Fatalf("%d rows on a screen of 10", len(rows))
	}
	for _, row := range rows {
		if len(row) > 50 || row == "" {
			t.Fatalf("a row of %d cells", len(row))
		}
	}
	pager.Update(ui.KeyPress("home"))
	uitest.MustContain(t, pager.View().Body, "01234567890123456789")
}

func TestAPieceIsNeverCutInsideACharacter(t *testing.T) {
	t.Parallel()
	pager := ui.NewPager()
	pager.SetSize(37, 8)
	pager.SetText(strings.Repeat("é語x", 5000))
	for range 200 {
		if view := pager.View().Body; strings.Trim(view, "é語x\n") != "" {
			t.Fatalf("broken characters in %q", view)
		}
		pager.Update(ui.KeyPress("pgdown"))
	}
}

func TestAResizeKeepsTheLineAtTheTop(t *testing.T) {
	t.Parallel()
	pager := ui.NewPager()
	pager.SetSize(40, 5)
	pager.SetText(strings.Repeat("some words that wrap at narrow widths\n", 50))
	pager.Show(20)
	pager.SetSize(10, 8)
	pager.SetSize(33, 4)
	if pager.Top() != 20 {
		t.Errorf("line %d at the top instead of 20", pager.Top())
	}
}

func TestAPagerStylesOnlyWhatItShows(t *testing.T) {
	t.Parallel()
	theme := plainTheme()
	pager := ui.NewPager()
	styled := 0
	pager.SetStyle(func(line int, row string) string {
		styled++
		if line == 2 {
			return theme.Fail.Render(row)
		}
		return row
	})
	pager.SetLines(countedLines(10_000))
	pager.SetSize(20, 4)
	if view := pager.View().Body; !strings.Contains(view, theme.Fail.Render("line 2")) {
		t.Errorf("no style in %q", view)
	}
	if styled > 4 {
		t.Errorf("%d rows styled for 4", styled)
	}
}

func TestAPagerFitsEverySize(t *testing.T) {
	t.Parallel()
	pager := ui.NewPager()
	uitest.Sweep(t, func(w, h int) string { pager.SetSize(w, h); return pager.View().Body })
	pager.SetText(strings.Repeat("語 words \x1b[1mthat wrap\x1b[m and a verylongwordthatdoesnot\n\n", 30))
	uitest.Sweep(t, func(w, h int) string {
		pager.SetSize(w, h)
		pager.Update(ui.KeyPress("pgdown"))
		return pager.View().Body
	})
}
