package panes

import (
	"errors"
	"sync"
)

// queue holds acts until they are written, in the order in which they were done,
// whichever command comes to write them.
type queue struct {
	writing sync.Mutex
	mu      sync.Mutex
	acts    []Act
}

func (q *queue) put(act Act) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.acts = append(q.acts, act)
}

func (q *queue) take() (Act, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.acts) == 0 {
		return Act{}, false
	}
	act := q.acts[0]
	q.acts = q.acts[1:]
	return act, true
}

// drain writes every act that waits, and goes on when one cannot be written.
func (q *queue) drain(write func(Act) error) error {
	q.writing.Lock()
	defer q.writing.Unlock()
	var failed []error
	for {
		act, waiting := q.take()
		if !waiting {
			return errors.Join(failed...)
		}
		if err := write(act); err != nil {
			failed = append(failed, err)
		}
	}
}
