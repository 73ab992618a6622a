package nav

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Writes knows what was decided to be written and is not yet. The program's loop drops
// commands that it has not begun when it ends, and waits for none of the others; what
// stands here is written all the same. It may be used from several goroutines. The zero
// value is ready, a nil Writes knows nothing.
type Writes struct {
	mu   sync.Mutex
	open []*write
}

// write is one piece of work.
type write struct {
	cmd   tea.Cmd
	begun atomic.Bool
	done  chan struct{} // closed when it is
	said  tea.Msg
}

// do does the work, or where another does waits for that.
func (one *write) do() tea.Msg {
	if !one.begun.CompareAndSwap(false, true) {
		<-one.done
		return one.said
	}
	defer close(one.done)
	one.said = one.cmd()
	return one.said
}

// Do returns cmd as a command that Finish does, or waits for, if the program's loop has
// not done it by then. It is called in the program's loop when the work is decided on;
// cmd must write something and come to an end by itself.
func (w *Writes) Do(cmd tea.Cmd) tea.Cmd {
	if w == nil || cmd == nil {
		return cmd
	}
	one := &write{cmd: cmd, done: make(chan struct{})}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.open = append(w.open, one)
	return func() tea.Msg {
		defer w.forget(one)
		return one.do()
	}
}

func (w *Writes) forget(one *write) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.open = slices.DeleteFunc(w.open, func(other *write) bool { return other == one })
}

// Finish begins all that was not begun and waits until everything is done, at most for
// limit: a disk may hang. It reports whether everything is. A fault in one piece keeps no
// other from being done.
func (w *Writes) Finish(limit time.Duration) bool {
	if w == nil {
		return true
	}
	w.mu.Lock()
	open := slices.Clone(w.open)
	w.mu.Unlock()
	if len(open) == 0 {
		return true
	}
	var all sync.WaitGroup
	for _, one := range open {
		all.Go(func() {
			defer func() { _ = recover() }() // the program ends, and says why already
			defer w.forget(one)
			one.do()
		})
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}
