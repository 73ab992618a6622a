// Package views is the terminal UI: the root model with its stack of screens, the
// lines above and below them, the overlays, and where each key goes.
package views

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"casebook/ui"
	"casebook/views/nav"
)

// quitWithin is how long leaving the program waits for the record of a call in
// flight.
const quitWithin = 500 * time.Millisecond

// Options are what the UI is run with.
type Options struct {
	// Setup makes what the screens share. It is called once, outside the program's
	// loop. Theme and Calls are filled in by the UI.
	Setup   func() (nav.Setup, error)
	Getenv  func(variable string) string // of the process's environment
	NoColor bool
	Privacy bool // personal values are hidden from the first frame on
	// Care is done once beside the screens, after they are there; what it says, if
	// anything, is shown. Nil: nothing is done.
	Care func(context.Context) (said string, err error)
	// Said waits for the next sentence about what is done with the history, for instance
	// while it is written anew; nil: there is none.
	Said   func(context.Context) (string, error)
	Input  io.Reader // nil: the terminal
	Output io.Writer // nil: the terminal
}

// Run runs the UI until it is left or ctx ends, and leaves the terminal as it was.
// Calls in flight are then cancelled, and up to 500 ms are waited for their
// records. It returns the error of Setup, [ErrFault], that of ctx, or one of the
// terminal.
func Run(ctx context.Context, o Options) error {
	keepFromTraces()
	m := newRoot(o)
	m.guard, m.await = true, awaitChange
	program := tea.NewProgram(m, programOptions(ctx, o)...)
	m.stop = program.Quit
	m.ask = func() { askBackground(o) }
	_, err := program.Run()
	m.close()
	switch {
	case m.failed != nil:
		return m.failed
	case errors.Is(err, tea.ErrProgramPanic):
		return ErrFault
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return err
}

func programOptions(ctx context.Context, o Options) []tea.ProgramOption {
	// Signals end ctx, for the whole program alike.
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithoutSignalHandler()}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	}
	if o.Output != nil {
		options = append(options, tea.WithOutput(o.Output))
	}
	return options
}

// askBackground asks the terminal for its background colour. tea.RequestBackgroundColor
// would leave with the first frame, and the answer change the colours of that in the
// second; asked now, most terminals have answered before the first.
func askBackground(o Options) {
	out := o.Output
	if out == nil {
		out = os.Stdout
	}
	_, _ = io.WriteString(out, ansi.RequestBackgroundColor) // a terminal that takes nothing shows in the frame
}

// close ends what is in flight and closes the screens. What is typed and not sent is
// kept.
func (m *root) close() {
	m.settle(writeWithin)
	m.calls.Stop(quitWithin)
	m.copying.settle(quitWithin)
	m.watching.task.Cancel()
	m.caring.Cancel()
	m.hearing.Cancel()
	for _, screen := range m.everyScreen() {
		screen.Close()
	}
	m.closeDrafts()
}

// newRoot makes the root model. It draws nothing but its frame until it is ready.
func newRoot(o Options) *root {
	m := &root{care: o.Care, said: o.Said, setUp: o.Setup, getenv: o.Getenv, noColor: o.NoColor, calls: nav.NewCalls(), aside: aside}
	m.theme = ui.NewTheme(false, o.NoColor)
	m.privacy.set(m, o.Privacy)
	return m
}
