package draft

import "sync"

// Hold is which draft of a window is worked on. Screens that work on the same one share
// it. All of it belongs to the program's loop, but for the work that InOrder returns.
type Hold struct {
	// ID names the draft; empty: there is none yet.
	ID string

	taken   int
	mu      sync.Mutex // of what follows
	written int
}

// InOrder returns work that is done unless later work is done already: what was taken
// earlier must not be written over what was taken later.
func (h *Hold) InOrder(work func() error) func() error {
	h.taken++
	turn := h.taken
	return func() error {
		h.mu.Lock()
		defer h.mu.Unlock()
		if turn < h.written {
			return nil
		}
		h.written = turn
		return work()
	}
}
