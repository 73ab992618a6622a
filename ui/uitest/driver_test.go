package uitest_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
)

// echo is a pointer model that answers some messages with commands and writes down the rest.
type echo struct {
	heard []string
	task  ui.Task[string]
	pulse ui.Pulse
}

func (e *echo) Init() tea.Cmd { return say("init") }

// say is a command with a text as its message.
func say(text string) tea.Cmd { return func() tea.Msg { return text } }

func (e *echo) Update(msg tea.Msg) tea.Cmd {
	if value, _, ok := e.task.Finish(msg); ok {
		e.heard = append(e.heard, value)
		return nil
	}
	switch msg := msg.(type) {
	case string:
		e.heard = append(e.heard, msg)
	case tea.PasteMsg:
		e.heard = append(e.heard, "paste "+msg.Content)
	case tea.KeyPressMsg:
		return e.key(msg.String())
	case ui.Beat:
		return e.pulse.Update(msg)
	}
	return nil
}

func (e *echo) key(name string) tea.Cmd {
	switch name {
	case "b":
		return tea.Batch(say("one"), tea.Sequence(say("two"), say("three")), nil)
	case "t":
		return tea.Tick(time.Hour, func(time.Time) tea.Msg { return "tick" })
	case "e":
		return tea.Every(time.Hour, func(time.Time) tea.Msg { return "every" })
	case "p":
		return e.pulse.Start()
	case "w":
		return e.task.Start(0, func(ctx context.Context) (string, error) { return fmt.Sprint("work ", ctx.Err()), nil })
	case "esc":
		e.task.Interrupt()
	case "q":
		return tea.Quit
	default:
		e.heard = append(e.heard, name)
	}
	return nil
}

func TestADriverRunsInitAndWhatKeysLeadTo(t *testing.T) {
	t.Parallel()
	d := uitest.Drive(t, &echo{})
	d.Keys("b", "ctrl+s")
	d.Type("x Y")
	d.Paste("text")
	if got, want := strings.Join(d.Model.heard, ","), "init,one,two,three,ctrl+s,x,space,Y,paste text"; got != want {
		t.Errorf("heard %s, want %s", got, want)
	}
}

func TestTimersArePutAsideAndTickOnRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := uitest.Drive(t, &echo{})
		d.Keys("t", "e", "p")
		if len(d.Timers) != 3 {
			t.Fatalf("%d timers put aside instead of 3", len(d.Timers))
		}
		d.Tick()
		if got := strings.Join(d.Model.heard, ","); got != "init,tick,every" {
			t.Errorf("heard %s", got)
		}
		if len(d.Timers) != 1 {
			t.Errorf("a running pulse left %d timers", len(d.Timers))
		}
		d.Model.pulse.Stop()
		d.Tick()
		if len(d.Timers) != 0 {
			t.Errorf("a stopped pulse left %d timers", len(d.Timers))
		}
	})
}

func TestHeldWorkRunsAtRelease(t *testing.T) {
	t.Parallel()
	d := uitest.Drive(t, &echo{})
	d.Hold()
	d.Keys("w")
	if !d.Model.task.Running() {
		t.Error("held work is not running")
	}
	d.Keys("esc")
	if n := d.Release(); n != 1 {
		t.Errorf("released %d commands", n)
	}
	if got := strings.Join(d.Model.heard, ","); got != "init,work context canceled" {
		t.Errorf("heard %s", got)
	}
}

func TestQuitIsNotGivenToTheModel(t *testing.T) {
	t.Parallel()
	d := uitest.Drive(t, &echo{})
	d.Keys("q")
	if !d.Quit || len(d.Model.heard) != 1 {
		t.Errorf("quit %v, heard %v", d.Quit, d.Model.heard)
	}
}

// counter is a model of the framework's own kind: Update returns a copy.
type counter int

func (c counter) Init() tea.Cmd  { return nil }
func (c counter) View() tea.View { return tea.NewView(fmt.Sprint(int(c))) }
func (c counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return c + 1, say("counted")
	}
	return c, nil
}

func TestPumpTakesModelsThatReturnThemselves(t *testing.T) {
	t.Parallel()
	if got := uitest.Pump(t, counter(0), uitest.Keys("a", "b", "c")...); got != 3 {
		t.Errorf("counted %d of 3 keys", got)
	}
}

func TestKeysAreNamedAsTheFrameworkNamesThem(t *testing.T) {
	t.Parallel()
	names := []string{
		"a", "A", "?", "é", "space", "enter", "tab", "shift+tab", "esc", "backspace", "delete", "up", "down", "left",
		"right", "home", "end", "pgup", "pgdown", "f1", "f12", "f", "ctrl+s", "ctrl+left", "alt+b", "alt+enter", "ctrl+@", "+",
		"ctrl++", "ctrl+space",
	}
	for _, name := range names {
		press, ok := uitest.Keys(name)[0].(tea.KeyPressMsg)
		if !ok || press.String() != name {
			t.Errorf("the key press for %q calls itself %q", name, press.String())
		}
	}
}

func TestPlainKeepsTheTextAlone(t *testing.T) {
	t.Parallel()
	if got := uitest.Plain("\x1b[1mone\x1b[m  \ntwo "); got != "one\ntwo" {
		t.Errorf("Plain = %q", got)
	}
}
