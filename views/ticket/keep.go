package ticket

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/ui"
	"casebook/views/panes"
)

// act is something to be written to the case.
type act struct {
	write  func(context.Context) (history.Case, error)
	failed string // what is said before the reason when it could not be
	again  bool   // the ticket is another after it
}

// kept is what came of writing acts.
type kept struct {
	screen *Screen
	of     history.Case // what the case became; without number when nothing was written
	again  bool
	failed string // why something was not written, in our words; empty: everything was
}

// keepWithin is how long writing to the case may take.
const keepWithin = 10 * time.Second

// do writes an act, after those before it. It is written even when the screen is left,
// and what came of it is never stale: hence no task.
func (s *Screen) do(a act) tea.Cmd {
	s.acts.Put(a)
	acts := s.acts
	return s.setup.Writes.Do(func() tea.Msg { return s.drain(acts) })
}

// drain writes what waits to be written.
func (s *Screen) drain(acts *panes.Queue[act]) kept {
	ctx, cancel := context.WithTimeout(context.Background(), keepWithin)
	defer cancel()
	k := kept{screen: s}
	_ = acts.Drain(func(a act) error {
		c, err := a.write(ctx)
		if err != nil {
			k.failed = a.failed + safe.Line(err.Error()).String()
			return nil
		}
		k.of, k.again = c, k.again || a.again
		return nil
	})
	return k
}

// tookKept takes what was written.
func (s *Screen) tookKept(k kept) tea.Cmd {
	if k.of.ID != 0 {
		s.made.of.Left, s.made.of.CutAlso = k.of.Left, k.of.CutAlso
		s.arrange()
	}
	var cmds []tea.Cmd
	if k.again {
		cmds = append(cmds, s.Init())
	}
	if k.failed != "" {
		cmds = append(cmds, say(ui.Fail, k.failed))
	}
	return tea.Batch(cmds...)
}
