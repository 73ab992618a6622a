package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Task runs one cancellable piece of work at a time for a screen. The zero value is ready. Start, Finish, Interrupt,
// Cancel and Running belong to the program's loop; only the work itself runs elsewhere.
type Task[T any] struct {
	current *run
}

// run is the identity of one start: its address tells a live result from a stale one. It must not be empty, because
// the addresses of empty values may be equal.
type run struct {
	cancel context.CancelFunc
}

// Done carries the result of one run of a [Task] back to the screen; give it to [Task.Finish].
type Done[T any] struct {
	run *run
	// Value is what the work returned; its zero value when the work panicked.
	Value T
	// Err is the work's error; nil when it succeeded.
	Err error
}

// Start cancels the run before it and returns the command that does the work. The context ends after timeout, or never
// by itself when timeout is 0. Work captures the values it needs, never the screen; a panic in it becomes an error.
func (t *Task[T]) Start(timeout time.Duration, work func(context.Context) (T, error)) tea.Cmd {
	t.Cancel()
	ctx, cancel := within(timeout)
	started := &run{cancel: cancel}
	t.current = started
	return func() tea.Msg {
		value, err := guarded(ctx, work)
		return Done[T]{run: started, Value: value, Err: err}
	}
}

// Finish takes the result of the current run out of msg. It returns false, and the message is to be dropped, when msg
// is something else or the result of a run that was cancelled or replaced.
func (t *Task[T]) Finish(msg tea.Msg) (T, error, bool) {
	done, ok := msg.(Done[T])
	if !ok || done.run == nil || done.run != t.current {
		var none T
		return none, nil, false
	}
	t.Cancel()
	return done.Value, done.Err, true
}

// Interrupt ends the work's context but still waits for its result, so that what the work says about being cut short
// is heard. Without a current run it does nothing.
func (t *Task[T]) Interrupt() {
	if t.current != nil {
		t.current.cancel()
	}
}

// Cancel ends the work's context and forgets the run: its result will be stale.
func (t *Task[T]) Cancel() {
	t.Interrupt()
	t.current = nil
}

// Running says that a result is awaited.
func (t *Task[T]) Running() bool { return t.current != nil }

// within returns a context that ends after timeout, or only by its cancel function when timeout is 0.
func within(timeout time.Duration) (context.Context, context.CancelFunc) {
	if timeout > 0 {
		return context.WithTimeout(context.Background(), timeout)
	}
	return context.WithCancel(context.Background())
}

// errFault is the error of work that panicked. What the panic says is left out: it may hold a value.
var errFault = errors.New("a fault in the program kept this from being done; please report what you did before it")

// guarded does the work and turns a panic into an error.
func guarded[T any](ctx context.Context, work func(context.Context) (T, error)) (value T, err error) {
	defer func() {
		if recover() != nil {
			err = errFault
		}
	}()
	return work(ctx)
}
