package views

import (
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/views/nav"
)

// errNoShell says that the program cannot be put aside, since nobody would bring it back.
var errNoShell = errors.New("no shell is here that fg could bring casebook back to: open another window for it, or quit with ctrl+c, and what is typed is kept")

// resumed says that the program goes on, or why it was not put aside.
type resumed struct{ err error }

// suspend puts the program aside until the shell brings it back, once all that was typed is
// written. While a call is under way it is not: its answer would come to nobody.
func (m *root) suspend() tea.Cmd {
	if m.calls.InFlight() {
		m.notice = ui.Notice{Severity: ui.Warn, Text: "a call is under way: its answer would come to nobody; ctrl+z again once it is there"}
		return nil
	}
	var leaves []tea.Cmd
	for _, screen := range m.everyScreen() {
		if leaver, ok := screen.(nav.Leaver); ok {
			leaves = append(leaves, m.setup.Writes.Do(leaver.Leave()))
		}
	}
	writes, aside := m.setup.Writes, m.aside
	return tea.Sequence(tea.Batch(leaves...), func() tea.Msg {
		writes.Finish(writeWithin)
		return aside()
	})
}

// aside gives the terminal back to the shell and stops the program, where there is one. It
// is the message that has the toolkit do so.
func aside() tea.Msg {
	if !ofShell() {
		return resumed{errNoShell}
	}
	return tea.Exec(stopped{}, func(err error) tea.Msg { return resumed{err} })()
}

// goOn says why the program was not put aside.
func (m *root) goOn(back resumed) {
	if back.err != nil {
		m.notice = ui.Notice{Severity: ui.Warn, Text: back.err.Error()}
	}
}

// stopped is the time in which the program is put aside, for the toolkit one of the programs
// that it gives the terminal to.
type stopped struct{}

// Run returns when the shell has brought the program back, or an error at once.
func (stopped) Run() error { return stop() }

// SetStdin does nothing: what is stopped reads nothing.
func (stopped) SetStdin(io.Reader) {}

// SetStdout does nothing.
func (stopped) SetStdout(io.Writer) {}

// SetStderr does nothing.
func (stopped) SetStderr(io.Writer) {}
