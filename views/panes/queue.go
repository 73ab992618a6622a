package panes

import (
	"errors"
	"sync"
)

// Queue holds acts until they are written, in the order in which they were done,
// whichever command comes to write them. It may be used from several goroutines. The
// zero value is empty.
type Queue[A any] struct {
	writing sync.Mutex
	mu      sync.Mutex
	acts    []A
}

// Put adds an act behind the others.
func (q *Queue[A]) Put(act A) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.acts = append(q.acts, act)
}

func (q *Queue[A]) take() (act A, waiting bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.acts) == 0 {
		return act, false
	}
	act = q.acts[0]
	q.acts = q.acts[1:]
	return act, true
}

// Drain writes every act that waits, and goes on when one cannot be written.
func (q *Queue[A]) Drain(write func(A) error) error {
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
