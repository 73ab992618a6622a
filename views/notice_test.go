package views

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

const longNotice = "another window changed the lines of the notes that you are at: both stand there now"

// lines are the window's lines.
func lines(d *uitest.Driver[*root]) []string {
	return strings.Split(uitest.Plain(content(d)), "\n")
}

func TestALongNoticeCoversWhatIsBelowUntilTheNextKey(t *testing.T) {
	t.Parallel()
	for _, size := range []uitest.Size{{Width: 100, Height: 30}, {Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		d := start(t, size.Width, size.Height)
		before := lines(d)
		d.Send(nav.Say{Notice: ui.Notice{Severity: ui.Warn, Text: longNotice}})
		during := lines(d)
		if said := strings.Join(strings.Fields(strings.Join(during, " ")), " "); !strings.Contains(said, "! another window changed") || !strings.Contains(said, "both stand there now") {
			t.Errorf("at %v it says\n%s", size, strings.Join(during, "\n"))
		}
		if len(during) != size.Height {
			t.Errorf("%d lines at %v", len(during), size)
		}
		for i := range size.Height - 3 {
			if during[i] != before[i] {
				t.Errorf("at %v line %d became %q", size, i, during[i])
			}
		}
		d.Keys("down", "up")
		if after := lines(d); strings.Join(after, "\n") != strings.Join(before, "\n") {
			t.Errorf("at %v it is not as it was:\n%s", size, strings.Join(after, "\n"))
		}
	}
}

func TestAClickOnALongNoticeTakesItAwayAndNothingElse(t *testing.T) {
	t.Parallel()
	d := start(t, 40, 12)
	p := &probe{}
	over(t, d, p)
	d.Send(nav.Say{Notice: ui.Notice{Text: longNotice}})
	heard := len(p.heard)
	d.Send(tea.MouseWheelMsg{X: 3, Y: 9, Button: tea.MouseWheelDown}, tea.MouseClickMsg{X: 3, Y: 9, Button: tea.MouseLeft})
	if len(p.heard) != heard || d.Model.notice.Text != "" {
		t.Errorf("below it was heard %v; it says %q", p.heard[heard:], d.Model.notice.Text)
	}
	d.Send(tea.MouseClickMsg{X: 3, Y: 9, Button: tea.MouseLeft})
	if len(p.heard) == heard {
		t.Errorf("then was heard %v", p.heard[heard:])
	}
}

func TestADialogStandsAboveALongNotice(t *testing.T) {
	t.Parallel()
	d := start(t, 40, 12)
	d.Send(nav.Ask{Question: ui.Question{Title: "Leave?", Text: strings.Repeat("many words ", 6), Yes: "leave it", No: "stay here"}})
	d.Send(nav.Say{Notice: ui.Notice{Text: longNotice}})
	uitest.MustContain(t, content(d), "leave it", "stay here", "another window changed")
	d.Keys("up")
	uitest.MustContain(t, content(d), "leave it", "stay here")
	if d.Model.statusTall != 1 {
		t.Errorf("it keeps %d rows free", d.Model.statusTall)
	}
}

func TestTheCursorIsNotOnANoticeThatCoversItsPlace(t *testing.T) {
	t.Parallel()
	d := start(t, 40, 12)
	over(t, d, &probe{typing: true, view: func() ui.Frame { return ui.Frame{Body: "probe", Cursor: tea.NewCursor(2, 8)} }})
	if d.Model.View().Cursor == nil {
		t.Fatal("there is none")
	}
	d.Send(nav.Say{Notice: ui.Notice{Text: longNotice}})
	if at := d.Model.View().Cursor; at != nil {
		t.Errorf("it is at %d,%d", at.X, at.Y)
	}
}

func TestAPersonalValueIsHiddenAcrossTheRowsOfANotice(t *testing.T) {
	t.Parallel()
	d := start(t, 60, 20)
	d.Model.privacy.set(d.Model, true)
	d.Send(nav.Say{Notice: ui.Notice{Text: "the number that is written in the notes of this: +962 79 000 1234, is kept"}})
	uitest.MustContain(t, content(d), "the number that is written")
	uitest.MustNotContain(t, content(d), "79", "000", "1234")
}
