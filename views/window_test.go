package views

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// states are what a window can show; each prepares a fresh program.
func states(t *testing.T) map[string]func(*uitest.Driver[*root]) {
	long := strings.Repeat("many words ", 40)
	return map[string]func(*uitest.Driver[*root]){
		"home":    func(*uitest.Driver[*root]) {},
		"palette": func(d *uitest.Driver[*root]) { d.Keys("ctrl+p") },
		"help":    func(d *uitest.Driver[*root]) { d.Keys("?") },
		"typing":  func(d *uitest.Driver[*root]) { over(t, d, &probe{typing: true}) },
		"notice":  func(d *uitest.Driver[*root]) { d.Send(nav.Say{Notice: ui.Notice{Severity: ui.Fail, Text: long}}) },
		"question": func(d *uitest.Driver[*root]) {
			d.Send(nav.Ask{Question: ui.Question{Title: "t", Text: long, Yes: "yes it", No: "no it"}})
		},
		"offer": func(d *uitest.Driver[*root]) {
			d.Send(nav.Choose{Offer: ui.Offer{Title: "t", Text: long, Ways: []ui.Way{{Key: "a", Verb: "do it"}, {Key: "b", Verb: long}, {Key: "c", Verb: "drop it"}}}})
		},
		"searching": func(d *uitest.Driver[*root]) { d.Type("invalid code") },
		"request":   func(d *uitest.Driver[*root]) { d.Keys("enter") },
		"ticket":    func(d *uitest.Driver[*root]) { d.Send(nav.OpenTicket{Case: 1}) },
	}
}

func TestHelpAndQuitStandOnEveryWindow(t *testing.T) {
	t.Parallel()
	for name, prepare := range states(t) {
		d := start(t, 80, 24)
		prepare(d)
		for _, size := range uitest.Sizes() {
			if size.Width < 20 || size.Height < 3 {
				continue
			}
			d.Send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
			lines := strings.Split(uitest.Plain(content(d)), "\n")
			status := lines[len(lines)-1]
			if !strings.Contains(status, "f1") && !strings.Contains(status, "?") || !strings.Contains(status, "ctrl+c") {
				t.Errorf("%s at %dx%d: the last line is %q", name, size.Width, size.Height, status)
			}
		}
	}
}

func TestEveryWindowIsFilledAndNoneOverflows(t *testing.T) {
	t.Parallel()
	for name, prepare := range states(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := start(t, 80, 24)
			prepare(d)
			uitest.Sweep(t, func(w, h int) string {
				d.Model.route(tea.WindowSizeMsg{Width: w, Height: h})
				body := content(d)
				if rows := strings.Count(body, "\n") + 1; rows != h {
					t.Errorf("%d rows in a window of %d", rows, h)
				}
				return body
			})
		})
	}
}

func TestThePaletteReachesEveryOperationFromAnyScreen(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	d.Send(nav.OpenTicket{Case: 1})
	d.Keys("ctrl+p")
	d.Type("new call verify")
	d.Keys("enter")
	heading := d.Model.top().(nav.Headed).Heading()
	if heading.Place != "authmatech · verify" {
		t.Errorf("the palette opened %+v", heading)
	}
	d.Keys("ctrl+p")
	d.Type("home")
	d.Keys("enter")
	if len(d.Model.screens) != 1 {
		t.Errorf("home lies under %d screens", len(d.Model.screens)-1)
	}
}

func TestADocumentedAnswerIsTriedFromThePalette(t *testing.T) {
	t.Parallel()
	d := start(t, 120, 36)
	d.Keys("ctrl+p")
	d.Type("documented answers")
	d.Keys("enter")
	uitest.MustContain(t, content(d), "DOCUMENTED ANSWERS", "ctrl+s try it", "tab read the page", "f1 help")
	d.Type("authmatech.errors.code.03")
	uitest.MustContain(t, content(d), "esc clear")
	d.Keys("enter")
	if heading := d.Model.top().(nav.Headed).Heading(); heading.Place != "authmatech · verify" {
		t.Errorf("trying it opened %+v", heading)
	}
	uitest.MustContain(t, content(d), "0790000000")
	d.Keys("esc", "esc")
	uitest.MustContain(t, content(d), "DOCUMENTED ANSWERS")
	d.Keys("esc")
	if len(d.Model.screens) != 1 {
		t.Errorf("esc left %d screens", len(d.Model.screens))
	}
}

func TestTheFirstLineNamesCaseAndPlaceAndMarksTheSimulator(t *testing.T) {
	t.Parallel()
	d := start(t, 120, 36)
	uitest.MustContain(t, strings.SplitN(content(d), "\n", 2)[0], "casebook", "SIMULATED, not the vendor", "simulator")
	for _, width := range []int{30, 20, 12} {
		d.Send(tea.WindowSizeMsg{Width: width, Height: 10})
		uitest.MustContain(t, strings.SplitN(content(d), "\n", 2)[0], "SIMULATED")
	}
}

func TestTheWindowLooksAsItDid(t *testing.T) {
	t.Parallel()
	for name, size := range map[string]uitest.Size{"120x36": {Width: 120, Height: 36}, "80x24": {Width: 80, Height: 24}, "40x12": {Width: 40, Height: 12}} {
		d := start(t, size.Width, size.Height)
		uitest.Golden(t, "home-"+name, content(d))
		d.Keys("ctrl+p")
		uitest.Golden(t, "palette-"+name, content(d))
		d.Keys("esc", "?")
		uitest.Golden(t, "help-"+name, content(d))
	}
}

func BenchmarkWindowFrame(b *testing.B) {
	d := start(b, 120, 40)
	b.ReportAllocs()
	for b.Loop() {
		d.Model.View()
	}
}
