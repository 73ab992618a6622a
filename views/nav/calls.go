package nav

import (
	"context"
	"sync"
	"time"
)

// Calls keeps the sends in flight apart from the screens that started them:
// leaving a screen does not end a call that counts, leaving the program does. It
// may be used from several goroutines. A nil Calls runs work and stops nothing.
type Calls struct {
	ctx     context.Context
	cancel  context.CancelFunc
	mu      sync.Mutex
	running int
	idle    chan struct{} // closed when running falls to 0
}

// NewCalls returns Calls with none in flight.
func NewCalls() *Calls {
	c := &Calls{}
	c.ctx, c.cancel = context.WithCancel(context.Background())
	return c
}

// Context returns a context that ends with ctx or when the program quits, and a
// function that must be called when the call has ended and its record is written:
// quitting waits for it.
func (c *Calls) Context(ctx context.Context) (context.Context, func()) {
	if c == nil {
		return ctx, func() {}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running == 0 {
		c.idle = make(chan struct{})
	}
	c.running++
	ctx, cancel := context.WithCancel(ctx)
	unhook := context.AfterFunc(c.ctx, cancel)
	return ctx, sync.OnceFunc(func() {
		unhook()
		cancel()
		c.done()
	})
}

func (c *Calls) done() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running--; c.running == 0 {
		close(c.idle)
	}
}

// InFlight reports whether a call has not ended yet.
func (c *Calls) InFlight() bool {
	if c == nil {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.running > 0
}

// Stop cancels every call, those that begin later too, and waits until their
// records are written, at most for limit. It reports whether all are.
func (c *Calls) Stop(limit time.Duration) bool {
	if c == nil {
		return true
	}
	c.cancel()
	c.mu.Lock()
	running, idle := c.running, c.idle
	c.mu.Unlock()
	if running == 0 {
		return true
	}
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-idle:
		return true
	case <-timer.C:
		return false
	}
}
