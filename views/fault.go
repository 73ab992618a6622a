package views

import (
	"errors"
	"fmt"
	"os"
	"reflect"

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
		return guardAll(cmd())
	}
}

// guardAll guards the commands that a message consists of: a batch, or a sequence, whose
// type the toolkit keeps to itself.
func guardAll(msg tea.Msg) tea.Msg {
	given := reflect.ValueOf(msg)
	if !given.IsValid() || given.Kind() != reflect.Slice || given.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	all := reflect.MakeSlice(given.Type(), given.Len(), given.Len())
	for i := range given.Len() {
		all.Index(i).Set(reflect.ValueOf(guard(given.Index(i).Interface().(tea.Cmd))))
	}
	return all.Interface()
}

// keepFromTraces takes away the variables by which the toolkit is told to write down
// every key and frame, and what a panic says: there are passwords among them.
func keepFromTraces() {
	for _, name := range []string{"TEA_TRACE", "TEA_DEBUG", "UV_DEBUG"} {
		_ = os.Unsetenv(name) // it fails only for a name that can be no variable
	}
}
