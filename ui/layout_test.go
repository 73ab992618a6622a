package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"casebook/ui"
	"casebook/ui/uitest"
)

func TestASplitFillsItsAreaWithoutOverlap(t *testing.T) {
	t.Parallel()
	size := rapid.Custom(func(t *rapid.T) ui.Size {
		n := rapid.IntRange(-1, 30).Draw(t, "n")
		if rapid.Bool().Draw(t, "fill") {
			return ui.Fill(n)
		}
		return ui.Fixed(n)
	})
	rapid.Check(t, func(t *rapid.T) {
		area := ui.Rect{X: 3, Y: 4, Width: rapid.IntRange(0, 100).Draw(t, "w"), Height: rapid.IntRange(0, 50).Draw(t, "h")}
		sizes := append(rapid.SliceOfN(size, 0, 4).Draw(t, "sizes"), ui.Fill(1))
		x := area.X
		for _, part := range area.Columns(sizes...) {
			if part.X != x || part.Width < 0 || part.Y != area.Y || part.Height != area.Height {
				t.Fatalf("column %+v of %+v does not begin at %d", part, area, x)
			}
			x += part.Width
		}
		y := area.Y
		for _, part := range area.Rows(sizes...) {
			if part.Y != y || part.Height < 0 || part.X != area.X || part.Width != area.Width {
				t.Fatalf("row %+v of %+v does not begin at %d", part, area, y)
			}
			y += part.Height
		}
		if x != area.X+area.Width || y != area.Y+area.Height {
			t.Fatalf("the parts end at %d, %d", x, y)
		}
	})
}

func TestFixedPartsComeFirstAndWeightsShareTheRest(t *testing.T) {
	t.Parallel()
	parts := ui.Rect{Width: 31}.Columns(ui.Fill(1), ui.Fixed(1), ui.Fill(2))
	if parts[0].Width != 10 || parts[1].Width != 1 || parts[2].Width != 20 {
		t.Errorf("widths %d, %d, %d", parts[0].Width, parts[1].Width, parts[2].Width)
	}
	parts = ui.Rect{Height: 3}.Rows(ui.Fixed(2), ui.Fixed(5), ui.Fill(1))
	if parts[0].Height != 2 || parts[1].Height != 1 || parts[2].Height != 0 {
		t.Errorf("heights %d, %d, %d", parts[0].Height, parts[1].Height, parts[2].Height)
	}
}

func TestARectKnowsItsCells(t *testing.T) {
	t.Parallel()
	r := ui.Rect{X: 2, Y: 3, Width: 4, Height: 2}
	for _, test := range []struct {
		x, y int
		want bool
	}{{2, 3, true}, {5, 4, true}, {6, 4, false}, {5, 5, false}, {1, 3, false}, {2, 2, false}} {
		if r.Contains(test.x, test.y) != test.want {
			t.Errorf("%d, %d in %+v: %v", test.x, test.y, r, !test.want)
		}
	}
}

func TestPanesArePartedByOneRuleAndFillTheirArea(t *testing.T) {
	t.Parallel()
	theme := plainTheme()
	frames := []ui.Frame{{Body: "REQUEST\n\nleft"}, {Body: "ANSWER   cause\n\nright\nmore", Cursor: tea.NewCursor(2, 3)}}
	panes := ui.SideBySide(60, 8, ui.Fixed(25), ui.Fill(1))
	view := panes.View(theme, frames...)
	uitest.Golden(t, "panes-60x8", view.Body)
	area := panes.Area(1)
	if view.Cursor == nil || view.Cursor.X != area.X+2 || view.Cursor.Y != area.Y+3 {
		t.Errorf("cursor %+v in the pane at %+v", view.Cursor, area)
	}
	for _, sizes := range [][]ui.Size{{ui.Fill(1)}, {ui.Fill(2), ui.Fill(3)}, {ui.Fixed(30), ui.Fill(1), ui.Fill(1)}} {
		uitest.Sweep(t, func(w, h int) string {
			body := ui.SideBySide(w, h, sizes...).View(theme, frames...).Body
			lines := strings.Split(body, "\n")
			if len(lines) != h {
				t.Fatalf("%d lines in a body of %d", len(lines), h)
			}
			for _, line := range lines {
				if ui.Width(line) != w {
					t.Fatalf("a line of %d cells in a body of %dx%d: %q", ui.Width(line), w, h, line)
				}
			}
			return body
		})
	}
}

func TestBeforeTheFirstSizeNothingIsDrawn(t *testing.T) {
	t.Parallel()
	var panes ui.Panes
	if area := panes.Area(1); area != (ui.Rect{}) {
		t.Errorf("area %+v", area)
	}
	form := ui.NewForm(plainTheme(), verifyFields()...)
	palette := ui.NewPalette(plainTheme())
	frames := map[string]ui.Frame{
		"panes": panes.View(plainTheme(), ui.Frame{Body: "x"}), "form": form.View(), "pager": ui.NewPager().View(),
		"list": ui.NewList(plainTheme(), "empty", nil).View(), "tree": ui.NewTree(plainTheme()).View(), "palette": palette.View(""),
	}
	for name, frame := range frames {
		if frame.Body != "" {
			t.Errorf("%s draws %q in no area", name, frame.Body)
		}
	}
	if form.Update(ui.KeyPress("tab")); form.Click(0) {
		t.Error("a click hit a field that is not drawn")
	}
}

func TestACursorOutsideOfItsPaneIsHidden(t *testing.T) {
	t.Parallel()
	panes := ui.SideBySide(60, 8, ui.Fill(1), ui.Fill(1))
	for _, cursor := range []*tea.Cursor{nil, tea.NewCursor(40, 0), tea.NewCursor(0, 6), tea.NewCursor(-1, 0)} {
		if view := panes.View(plainTheme(), ui.Frame{Cursor: cursor}); view.Cursor != nil {
			t.Errorf("the cursor %+v is shown at %+v", cursor, view.Cursor)
		}
	}
}

func TestAThemeKeepsToColoursThatHoldOnAnyBackground(t *testing.T) {
	t.Parallel()
	unknown := ui.NewTheme(false, false)
	for _, style := range styles(&unknown) {
		text := style.Render("x")
		for _, code := range []string{"30", "33", "37", "90", "91", "92", "93", "94", "95", "96", "97", "38", "48"} {
			if strings.Contains(text, "["+code) || strings.Contains(text, ";"+code) {
				t.Errorf("%q is not legible on every background", text)
			}
		}
	}
}

func TestWithoutColourTheFocusIsStillSeen(t *testing.T) {
	t.Parallel()
	theme := ui.NewTheme(true, true)
	for _, style := range styles(&theme) {
		if text := style.Render("x"); strings.Contains(text, "3") || strings.Contains(text, "4m") && text != theme.Match.Render("x") {
			t.Errorf("%q has a colour", text)
		}
	}
	for name, style := range map[string]ui.Style{
		"focus": theme.Focus, "title": theme.Title, "selected": theme.Selected, "simulated": theme.Simulated, "match": theme.Match,
	} {
		if style.Render("x") == "x" {
			t.Errorf("%s looks like everything else", name)
		}
	}
	for severity, glyph := range map[ui.Severity]string{ui.Pass: "✓", ui.Fail: "✗", ui.Ask: "?", ui.Warn: "!", ui.Note: " "} {
		if got := uitest.Plain(theme.Mark(severity) + "|"); got != glyph+"|" {
			t.Errorf("severity %d is marked %q", severity, got)
		}
	}
}

// styles are all styles of a theme.
func styles(t *ui.Theme) []ui.Style {
	return []ui.Style{
		t.Title, t.Focus, t.Accent, t.Muted, t.Rule, t.Placeholder, t.Pass, t.Ask, t.Warn, t.Fail, t.Label, t.Value, t.Key,
		t.KeyHint, t.Selected, t.Match, t.Simulated, t.Production,
	}
}

func TestAStyleOverOtherStylesGoesOnBehindThem(t *testing.T) {
	t.Parallel()
	theme := plainTheme()
	bold := theme.Title.Render("|")
	on, off, _ := strings.Cut(bold, "|")
	text := "a" + theme.Fail.Render("b") + "c"
	if got, want := theme.Title.Over(text), on+strings.ReplaceAll(text, off, off+on)+off; got != want {
		t.Errorf("Over = %q, want %q", got, want)
	}
	var none ui.Style
	if none.Render("x") != "x" || none.Over("x") != "x" || theme.Title.Render("") != "" {
		t.Error("nothing became something")
	}
}
