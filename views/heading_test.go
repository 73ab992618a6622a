package views

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api/environment"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// headed is a probe with a heading.
type headed struct {
	probe
	about nav.Heading
}

func (h *headed) Heading() nav.Heading { return h.about }

// commander is a probe that names commands of its own.
type commander struct {
	probe
	commands []key.Binding
}

func (c *commander) Commands() []key.Binding { return c.commands }

func TestWhereARealCallGoesIsInTheFirstLineAtEveryWidth(t *testing.T) {
	t.Parallel()
	d := start(t, 120, 24)
	real, _, err := environment.FromVariables(func(name string) (string, bool) {
		return "https://api.example.com", name == environment.BaseURLVariable
	})
	if err != nil {
		t.Fatal(err)
	}
	d.Model.setup.Environment = real
	d.Model.push(&headed{about: nav.Heading{Case: 7, Title: strings.Repeat("a long title ", 9), Place: "authmatech · verify"}})
	for _, width := range []int{120, 80, 60, 40, 30, 20} {
		d.Send(tea.WindowSizeMsg{Width: width, Height: 24})
		line, _, _ := strings.Cut(content(d), "\n")
		uitest.MustContain(t, line, "api.example.com")
		uitest.MustNotContain(t, line, "SIMULATED")
	}
}

func TestBackStandsOnceInPaletteAndHelp(t *testing.T) {
	t.Parallel()
	esc := key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "back"))
	for name, keys := range map[string][]key.Binding{"the screen's": {esc}, "the root's": nil} {
		d := start(t, 80, 40)
		over(t, d, &probe{keys: keys})
		for _, open := range []string{"ctrl+p", "f1"} {
			d.Keys(open)
			if n := strings.Count(uitest.Plain(content(d)), " back"); n != 1 {
				t.Errorf("%s back stands %d times after %s:\n%s", name, n, open, uitest.Plain(content(d)))
			}
			d.Keys("esc")
		}
	}
}

func TestThePaletteOffersAScreensOwnCommands(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 40)
	paste := key.NewBinding(key.WithKeys("paste"), key.WithHelp("paste", "explain it"))
	view := key.NewBinding(key.WithKeys("alt+3"), key.WithHelp("alt+3", "view: checklist"))
	c := &commander{probe: probe{keys: []key.Binding{key.NewBinding(key.WithKeys("alt+1", "alt+2"), key.WithHelp("alt+1-5", "view"))}}, commands: []key.Binding{view, paste}}
	d.Model.push(c)
	d.Keys("ctrl+p")
	uitest.MustContain(t, content(d), "view: checklist")
	uitest.MustNotContain(t, content(d), "alt+1-5", "explain it")
	d.Keys("enter")
	if strings.Join(c.heard, "") != "alt+3" {
		t.Errorf("the screen heard %v", c.heard)
	}
}

func TestAScreenHearsThatItIsOnTopAgain(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	shown := 0
	over(t, d, &probe{update: func(msg tea.Msg) tea.Cmd {
		if _, ok := msg.(nav.Shown); ok {
			shown++
		}
		return nil
	}})
	over(t, d, &probe{})
	if shown != 0 {
		t.Fatal("it heard so while another was on top")
	}
	d.Keys("esc")
	if shown != 1 {
		t.Errorf("it heard %d times", shown)
	}
}

func TestATextIsShownWholeOverTheScreen(t *testing.T) {
	t.Parallel()
	d := start(t, 60, 24)
	d.Send(nav.Tell{Title: "explain this", Text: strings.Repeat("word ", 30) + "\n\nrun casebook explain FILE."})
	uitest.MustContain(t, content(d), "explain this", "run casebook explain FILE.")
	if strings.Count(content(d), "word") < 30 {
		t.Error("words are missing")
	}
	d.Keys("esc")
	if len(d.Model.overlays) != 0 {
		t.Error("it does not close")
	}
}

var _ ui.Screen = (*headed)(nil)

func TestARealCallThatIsShownIsNotUnderTheSimulatorsMark(t *testing.T) {
	t.Parallel()
	d := start(t, 120, 24)
	d.Model.push(&headed{about: nav.Heading{Case: 7, Title: "Login fails", Place: "authmatech · verify", From: "pasted", Solved: true}})
	for _, width := range []int{120, 60, 40} {
		d.Send(tea.WindowSizeMsg{Width: width, Height: 24})
		line, _, _ := strings.Cut(content(d), "\n")
		uitest.MustContain(t, line, "Case 7  ✓ solved", "pasted")
		uitest.MustNotContain(t, line, "SIMULATED")
	}
}
