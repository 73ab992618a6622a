package views

import (
	"errors"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
)

// ErrFault is returned after a fault in the program itself. The terminal is as it
// was, and what was recorded is in the history.
var ErrFault = errors.New("casebook stopped because of a fault in itself; what was recorded is in the history")

// fault is ErrFault with the place in the code. What a panic says is shown nowhere.
func fault(at string) error {
	if at == "" {
		return ErrFault
	}
	return fmt.Errorf("%w (%s)", ErrFault, at)
}

// faulted says that a command panicked.
type faulted struct{ at string }

// guarded makes a panic in a command, or in one of those that it gives, a message: the
// toolkit would print what it says.
func (m *root) guarded(cmd tea.Cmd) tea.Cmd {
	if !m.guard {
		return cmd
	}
	return guard(cmd)
}

func guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if recover() != nil {
				msg = faulted{safe.FaultAt()}
			}
		}()
		msg = cmd()
		batch, ok := msg.(tea.BatchMsg)
		if !ok {
			return msg
		}
		all := make(tea.BatchMsg, len(batch))
		for i := range batch {
			all[i] = guard(batch[i])
		}
		return all
	}
}

// keepFromTraces takes away the variables by which the toolkit is told to write down
// every key and frame, and what a panic says: there are passwords among them.
func keepFromTraces() {
	for _, name := range []string{"TEA_TRACE", "TEA_DEBUG", "UV_DEBUG"} {
		_ = os.Unsetenv(name) // it fails only for a name that can be no variable
	}
}
