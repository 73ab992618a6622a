package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"casebook/history"
	"casebook/history/draft"
)

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
