package cli

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"casebook/history"
	"casebook/history/draft"
)

// told is how many sentences wait for the screens; more are dropped.
const told = 8

// tellScreens has what a change of the history waits for said on the screens.
func (s *Setup) tellScreens() {
	said := make(chan string, told)
	s.said = said
	tell := func(text string) {
		select {
		case said <- text:
		default:
		}
	}
	s.waiting = func(who string) { tell("waiting for the history: " + who) }
	s.migrating = upToDate(tell, s.Now)
}

// upToDate tells that a history is written anew for this version, when that takes longer than
// a moment, and when it is done.
func upToDate(tell func(string), now func() time.Time) history.Progress {
	var mutex sync.Mutex
	var begun, last time.Time
	return func(done, total int64) {
		mutex.Lock()
		defer mutex.Unlock()
		at := now()
		if begun.IsZero() {
			begun = at
		}
		switch {
		case done >= total && !last.IsZero():
			tell("the history is up to date")
		case done < total && at.Sub(begun) > patient && at.Sub(last) > patient:
			last = at
			tell(fmt.Sprintf("the history is brought up to date for this version, once: %d %% of %s are done; changes wait for it", 100*done/max(1, total), history.Size(total)))
		}
	}
}

// Said waits for the next sentence about what is done with the history.
func (s *Setup) Said(ctx context.Context) (string, error) {
	select {
	case text := <-s.said:
		return text, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// careAfter is how long after the screens are there care of the history begins: the first
// keys count more.
const careAfter = 3 * time.Second

// Care forgets what is older than the retention, once a day, beside the screens. It says
// what it did, nothing when that is nothing.
func (s *Setup) Care(ctx context.Context) (said string, err error) {
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case <-time.After(careAfter):
	}
	return s.retain(ctx)
}

func (s *Setup) retain(ctx context.Context) (said string, err error) {
	store, err := s.Store()
	if err != nil {
		return "", err
	}
	done, err := store.Retain(ctx, false)
	if n := done.Removed.Attempts; n > 0 {
		if _, draftErr := draft.Forget(store.Path(), draft.Doomed{Cases: done.Removed.Cases}, false); err == nil {
			err = draftErr
		}
		said = fmt.Sprintf("%s older than %s forgotten; casebook history compact wipes their bytes", count(n, "attempt"), count(done.Days, "day"))
	}
	if isSaidAlready(err) {
		err = nil
	}
	return said, err
}

// isSaidAlready reports whether an error is one that the screens show themselves, or that
// will have passed when care is taken the next time.
func isSaidAlready(err error) bool {
	for _, kind := range []error{history.ErrBusy, history.ErrDamaged, history.ErrForeign, history.ErrNewer} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}
