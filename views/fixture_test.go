package views

import (
	"path/filepath"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// noon is when the tests take place.
func noon() time.Time {
	return time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3*60*60))
}

func newSetup(t testing.TB) nav.Setup {
	t.Helper()
	packs := systems.Embedded()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	store := history.At(filepath.Join(t.TempDir(), "history.db"))
	return nav.Setup{
		Packs: packs, Store: store, Now: noon,
		Environment: environment.Simulator("http://127.0.0.1:1", nil),
		Runner: &attempt.Runner{
			Packs: packs, Store: store, Client: &api.Client{}, Now: noon, Program: "test",
			Key: func() (safe.Key, error) { return key, nil },
		},
	}
}

// start drives a root that is ready, in a window of width × height cells.
func start(t testing.TB, width, height int) *uitest.Driver[*root] {
	t.Helper()
	setup := newSetup(t)
	m := newRoot(Options{
		Setup:  func() (nav.Setup, error) { return setup, nil },
		Getenv: func(string) string { return "" },
	})
	d := uitest.Drive(t, m)
	d.Send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// probe is a screen that writes down what it is given.
type probe struct {
	heard         []string
	pasted        []string
	texts         []string
	typing        bool
	keys          []key.Binding
	closed        bool
	width, height int
	view          func() ui.Frame
	update        func(tea.Msg) tea.Cmd
}

func (p *probe) Init() tea.Cmd       { return nil }
func (p *probe) SetSize(w, h int)    { p.width, p.height = w, h }
func (p *probe) Keys() []key.Binding { return p.keys }
func (p *probe) Typing() bool        { return p.typing }
func (p *probe) Personal() []string  { return nil }
func (p *probe) Texts() []string     { return p.texts }
func (p *probe) Close()              { p.closed = true }

func (p *probe) View() ui.Frame {
	if p.view != nil {
		return p.view()
	}
	return ui.Frame{Body: "probe"}
}

func (p *probe) Update(msg tea.Msg) tea.Cmd {
	if p.update != nil {
		return p.update(msg)
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		p.heard = append(p.heard, msg.String())
	case tea.PasteMsg:
		p.pasted = append(p.pasted, msg.Content)
	case tea.MouseClickMsg:
		p.heard = append(p.heard, "click", string(rune('0'+msg.X)), string(rune('0'+msg.Y)))
	case nav.Recorded:
		p.heard = append(p.heard, "recorded")
	}
	return nil
}

// over puts a probe on top of home.
func over(t testing.TB, d *uitest.Driver[*root], p *probe) *probe {
	t.Helper()
	d.Model.push(p)
	return p
}

func content(d *uitest.Driver[*root]) string { return d.Model.View().Content }
