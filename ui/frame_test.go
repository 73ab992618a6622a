package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
)

// requestScreen is what the request screen draws: a form and an answer side by side.
type requestScreen struct {
	theme  *ui.Theme
	form   *ui.Form
	answer *ui.Pager
	panes  ui.Panes
}

// newRequestScreen is a full one: 14 fields, lints, and an answer with styles.
func newRequestScreen() *requestScreen {
	s := &requestScreen{theme: plainTheme(), answer: ui.NewPager()}
	fields := verifyFields()
	for i := range 7 {
		fields = append(fields, ui.Field{ID: fmt.Sprintf("extra%d", i), Value: "some value", Help: "what it is"})
	}
	s.form = ui.NewForm(s.theme, fields...)
	s.form.Focus("mobileNumber")
	s.form.SetLints("mobileNumber", []ui.Lint{{Severity: ui.Fail, Text: "not E.164: no + and country code", Mend: "+962791234567"}})
	for range 12 {
		s.answer.SetLines(append([]string{
			s.theme.Fail.Render("✗ refused") + "   400 Bad Request   INVALID_MOBILE_NUMBER   182 ms", "",
			s.theme.Title.Render("1 The number is not in E.164 form") + "    " + s.theme.Pass.Render("certain"),
			"  because  mobileNumber starts with 0, not +", "  fix      send +962791234567",
		}, countedLines(40)...))
	}
	s.setSize(120, 38)
	return s
}

func (s *requestScreen) setSize(width, height int) {
	s.panes = ui.SideBySide(width, height, ui.Fill(2), ui.Fill(3))
	left, right := s.panes.Area(0), s.panes.Area(1)
	s.form.SetSize(left.Width, left.Height)
	s.answer.SetSize(right.Width, right.Height)
}

func (s *requestScreen) view(width int) string {
	body := s.panes.View(s.theme, s.form.View(), s.answer.View()).Body
	return ui.Ends(" casebook   Case 42", s.theme.Simulated.Render("SIMULATED, not the vendor"), width) + "\n" + body + "\n" +
		ui.StatusLine(s.theme, width, ui.Notice{}, requestKeys(), alwaysKeys())
}

func TestAWholeScreenFitsAndShowsItsKeysAtEverySize(t *testing.T) {
	t.Parallel()
	s := newRequestScreen()
	for _, size := range uitest.Sizes() {
		if size.Height < 3 {
			continue
		}
		s.setSize(size.Width, size.Height-2)
		view := s.view(size.Width)
		if lines := strings.Count(view, "\n") + 1; lines != size.Height {
			t.Errorf("%d lines in a window of %dx%d", lines, size.Width, size.Height)
		}
		if size.Width >= 8 {
			uitest.MustContain(t, view, "?", "ctrl+c")
		}
	}
}

// The numbers of allocations are what a frame costs today with a third to spare; a widget that begins to draw what is
// not seen goes far beyond them.
func TestAFrameCostsByWhatIsSeen(t *testing.T) {
	list := func(count int) float64 {
		l := ui.NewList(plainTheme(), "", func(int, int, bool) string { return "a row" })
		l.SetSize(80, 40)
		l.SetCount(count)
		l.Select(count / 2)
		return testing.AllocsPerRun(20, func() { l.View() })
	}
	if few, many := list(100), list(10_000_000); few != many || many > 120 {
		t.Errorf("a list of 100 costs %v allocations a frame, one of 10 million %v", few, many)
	}
	pager := func(lines int) float64 {
		p := ui.NewPager()
		p.SetLines(countedLines(lines))
		p.SetSize(80, 40)
		p.Show(lines / 2)
		return testing.AllocsPerRun(20, func() { p.View() })
	}
	if few, many := pager(100), pager(200_000); few != many || many > 120 {
		t.Errorf("a text of 100 lines costs %v allocations a frame, one of 200 000 %v", few, many)
	}
	s := newRequestScreen()
	if n := testing.AllocsPerRun(20, func() { s.view(120) }); n > 500 {
		t.Errorf("a full screen costs %v allocations", n)
	}
}

func BenchmarkFrameOfAFullRequestScreen(b *testing.B) {
	s := newRequestScreen()
	b.ReportAllocs()
	for b.Loop() {
		s.form.Update(ui.KeyPress("7"))
		s.form.Update(ui.KeyPress("backspace"))
		s.view(120)
	}
}

func BenchmarkFrameOfAListOfAMillion(b *testing.B) {
	theme := plainTheme()
	list := ui.NewList(theme, "", func(i, width int, _ bool) string {
		return ui.Ends(theme.Fail.Render("✗")+fmt.Sprintf(" row %d", i), "422 nextreason", width)
	})
	list.SetSize(120, 38)
	list.SetCount(1_000_000)
	b.ReportAllocs()
	for b.Loop() {
		list.Update(ui.KeyPress("pgdown"))
		list.View()
	}
}

func BenchmarkPagerAt10MB(b *testing.B) {
	for name, text := range map[string]string{
		"lines":   strings.Repeat(`    "member": "a value of a document",`+"\n", 10<<20/39),
		"oneLine": strings.Repeat(`"member":"a value of a document",`, 10<<20/33),
	} {
		b.Run(name, func(b *testing.B) {
			pager := ui.NewPager()
			pager.SetSize(120, 38)
			pager.SetText(text)
			b.ReportAllocs()
			for b.Loop() {
				pager.Update(ui.KeyPress("pgdown"))
				pager.View()
			}
		})
	}
}

func BenchmarkPagerOpens10MB(b *testing.B) {
	text := strings.Repeat(`    "member": "a value of a document",`+"\n", 10<<20/39)
	for b.Loop() {
		pager := ui.NewPager()
		pager.SetSize(120, 38)
		pager.SetText(text)
		pager.View()
	}
}

func BenchmarkOverlay(b *testing.B) {
	base := newRequestScreen().view(120)
	palette := openPalette()
	palette.SetSize(120, 40)
	b.ReportAllocs()
	for b.Loop() {
		palette.Update(tea.PasteMsg{Content: "t"})
		palette.Update(ui.KeyPress("backspace"))
		palette.View(base)
	}
}
