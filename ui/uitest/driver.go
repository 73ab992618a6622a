// Package uitest drives screens in tests without a terminal: it presses keys, runs the commands that come back and
// feeds their messages in until nothing is left to do, compares pictures with golden files, and sweeps over sizes.
//
// Nothing here sleeps. A command runs to its end in the test's goroutine, so a test is as deterministic as the work it
// does; work that never ends is named after a minute. Timers would make that endless: commands made by tea.Tick and tea.Every are recognised by the name of their
// function and put aside, see [Driver.Timers]. Work that a test wants to look at while it is running is put aside with
// [Driver.Hold] and run with [Driver.Release].
package uitest

import (
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// workLimit is how long one command may take before the test program is stopped with the command's name, instead of the
// silent end of the whole run much later.
const workLimit = time.Minute

// stepLimit is how many messages one Send may lead to; more is taken for a loop.
const stepLimit = 10_000

// Driver feeds messages to one model: a tea.Model, or anything with "Update(tea.Msg) tea.Cmd", such as a screen.
type Driver[M any] struct {
	// Model is the model after the last message.
	Model M
	// Seen holds every message given to the model, in order.
	Seen []tea.Msg
	// Timers holds the timer commands that were asked for and put aside. An idle screen asks for none.
	Timers []tea.Cmd
	// Quit says that tea.Quit was asked for; the message itself is not given to the model, as in a real program.
	Quit bool

	t    testing.TB
	hold bool
	held []tea.Cmd
}

// Drive makes a driver; it runs the model's Init first when it has one.
func Drive[M any](t testing.TB, model M) *Driver[M] {
	t.Helper()
	d := &Driver[M]{Model: model, t: t}
	if starts, ok := any(model).(interface{ Init() tea.Cmd }); ok {
		d.run(starts.Init())
	}
	return d
}

// Pump gives messages to a model, runs what they lead to, and returns the model. It does not run Init.
func Pump[M any](t testing.TB, model M, msgs ...tea.Msg) M {
	t.Helper()
	d := &Driver[M]{Model: model, t: t}
	d.Send(msgs...)
	return d.Model
}

// Send gives messages to the model one by one, each with everything that it leads to.
func (d *Driver[M]) Send(msgs ...tea.Msg) {
	d.t.Helper()
	for _, msg := range msgs {
		d.settle(msg)
	}
}

// Keys presses keys by their names in turn; see [Keys].
func (d *Driver[M]) Keys(names ...string) {
	d.t.Helper()
	d.Send(Keys(names...)...)
}

// Type presses the key of every character of text in turn.
func (d *Driver[M]) Type(text string) {
	d.t.Helper()
	d.Send(Type(text)...)
}

// Paste gives text as a terminal does for a bracketed paste.
func (d *Driver[M]) Paste(text string) {
	d.t.Helper()
	d.Send(tea.PasteMsg{Content: text})
}

// Hold puts commands aside from now on, timers apart, as if their work took long.
func (d *Driver[M]) Hold() { d.hold = true }

// Release runs the commands that were put aside, and everything they lead to, and ends the hold. It returns how many
// there were.
func (d *Driver[M]) Release() int {
	d.t.Helper()
	held := d.held
	d.hold, d.held = false, nil
	for _, cmd := range held {
		d.run(cmd)
	}
	return len(held)
}

// Tick runs the timers that were put aside and gives their messages to the model. It waits for them: inside
// testing/synctest that takes no time.
func (d *Driver[M]) Tick() {
	d.t.Helper()
	timers := d.Timers
	d.Timers = nil
	for _, timer := range timers {
		d.settle(timer())
	}
}

// run does a command and everything it leads to.
func (d *Driver[M]) run(cmd tea.Cmd) {
	d.t.Helper()
	switch {
	case cmd == nil:
	case isTimer(cmd):
		d.Timers = append(d.Timers, cmd)
	case d.hold:
		d.held = append(d.held, cmd)
	default:
		watch := time.AfterFunc(workLimit, func() {
			panic("uitest: the command " + nameOf(cmd) + " does not end; put it aside with Hold, or let it end")
		})
		msg := cmd()
		watch.Stop()
		d.settle(msg)
	}
}

// settle gives a message to the model, and runs the commands that come back until none is left.
func (d *Driver[M]) settle(msg tea.Msg) {
	d.t.Helper()
	if len(d.Seen) > stepLimit {
		d.t.Fatalf("more than %d messages: the model keeps itself busy", stepLimit)
	}
	if msg == nil {
		return
	}
	if cmds, ok := parts(msg); ok {
		for _, cmd := range cmds {
			d.run(cmd)
		}
		return
	}
	if _, quit := msg.(tea.QuitMsg); quit {
		d.Quit = true
		return
	}
	d.Seen = append(d.Seen, msg)
	d.run(d.update(msg))
}

// update calls the model's Update, of whichever kind it is.
func (d *Driver[M]) update(msg tea.Msg) tea.Cmd {
	d.t.Helper()
	switch model := any(d.Model).(type) {
	case interface{ Update(tea.Msg) tea.Cmd }:
		return model.Update(msg)
	case tea.Model:
		next, cmd := model.Update(msg)
		same, ok := next.(M)
		if !ok {
			d.t.Fatalf("Update returned a %T instead of a %T", next, d.Model)
		}
		d.Model = same
		return cmd
	default:
		d.t.Fatalf("%T has no Update that a driver can call", d.Model)
		return nil
	}
}

// parts returns the commands in a batch or a sequence. The type of sequences is not exported, hence by reflection.
func parts(msg tea.Msg) ([]tea.Cmd, bool) {
	if batch, ok := msg.(tea.BatchMsg); ok {
		return batch, true
	}
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	cmds := make([]tea.Cmd, v.Len())
	for i := range cmds {
		cmds[i], _ = v.Index(i).Interface().(tea.Cmd)
	}
	return cmds, true
}

// nameOf is the name of a command's function.
func nameOf(cmd tea.Cmd) string { return runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name() }

// isTimer says that a command was made by tea.Tick or tea.Every. The compiler may have inlined those into the caller, so
// the function's name alone does not tell; the file it was written in does.
func isTimer(cmd tea.Cmd) bool {
	entry := reflect.ValueOf(cmd).Pointer()
	file, _ := runtime.FuncForPC(entry).FileLine(entry)
	name := nameOf(cmd)
	return strings.Contains(file, "charm.land/bubbletea") &&
		(strings.Contains(name, "Tick.func") || strings.Contains(name, "Every.func"))
}
