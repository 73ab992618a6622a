package history

import (
	"errors"
	"iter"
	"strings"
	"sync"
	"testing"
	"time"

	"casebook/api"
)

func TestAClockThatGoesBackStillGivesRisingIDs(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	now := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	last := ""
	for _, step := range []time.Duration{0, 0, -time.Hour, -time.Hour, 3 * time.Hour, -time.Millisecond} {
		now = now.Add(step)
		a := must[Attempt](t)(s.Begin(t.Context(), Attempt{}, nil))
		if a.ID <= last {
			t.Errorf("after %v: %s follows %s", step, a.ID, last)
		}
		if !a.Recorded.Equal(now) {
			t.Errorf("after %v: recorded %v at %v", step, a.Recorded, now)
		}
		last = a.ID
	}
}

func TestAnAttemptIsFoundByEitherEndOfItsID(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	now := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	var ids []string
	for range 3 {
		ids = append(ids, must[Attempt](t)(s.Add(t.Context(), sample(t, "x"), nil)).ID)
		now = now.Add(24 * time.Hour)
	}
	// The fourth shares its beginning with the third.
	now = now.Add(-24*time.Hour + time.Millisecond)
	ids = append(ids, must[Attempt](t)(s.Add(t.Context(), sample(t, "x"), nil)).ID)
	for name, want := range map[string]string{
		ids[0]: ids[0], strings.ToUpper(ids[1]): ids[1], " " + ids[1][:8]: ids[1], ids[0][:6]: ids[0],
		ids[0][20:]: ids[0], ids[3][10:]: ids[3],
	} {
		if got := must[Attempt](t)(s.Attempt(t.Context(), name)); got.ID != want {
			t.Errorf("%q is %s, want %s", name, got.ID, want)
		}
	}
	for name, words := range map[string]string{
		ids[2][:6]: "more than one", ids[0][:5]: "at least 6", "zzzzzz": "not in the history",
		ids[0] + "0": "at least 6", "\x1b[31m00": "not in the history", ids[0][3:12]: "not in the history",
	} {
		_, err := s.Attempt(t.Context(), name)
		if !isOneLine(err, ErrNotFound) || !strings.Contains(err.Error(), words) || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestJoiningACaseThatIsNotThereRecordsNothing(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	_, err := s.Begin(t.Context(), Attempt{Case: 7}, nil)
	if !isOneLine(err, ErrNotFound) || !strings.Contains(err.Error(), "case 7") {
		t.Errorf("got %v", err)
	}
	if report := whole(t, s); report.Attempts != 0 || report.Cases != 0 {
		t.Errorf("%d attempts, %d cases", report.Attempts, report.Cases)
	}
}

var errTooMany = errors.New("3 of 3 tries are used up")

// atMost lets a call go out while fewer than limit counted ones are recorded.
func atMost(limit int) Admit {
	return func(recent iter.Seq2[Summary, error]) error {
		for row, err := range recent {
			if err != nil {
				return err
			}
			if row.Counted && !row.Simulated {
				limit -= row.Tries
			}
		}
		if limit <= 0 {
			return errTooMany
		}
		return nil
	}
}

func TestAGuardDecidesInsideTheCommit(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	var group sync.WaitGroup
	var mutex sync.Mutex
	begun, refused := 0, 0
	for range 8 {
		group.Go(func() {
			for range 5 {
				_, err := s.Begin(t.Context(), sample(t, "x"), &Case{}, atMost(3))
				mutex.Lock()
				switch {
				case err == nil:
					begun++
				case err == errTooMany:
					refused++
				default:
					t.Error(err)
				}
				mutex.Unlock()
			}
		})
	}
	group.Wait()
	if begun != 3 || refused != 37 {
		t.Errorf("%d went out and %d were refused", begun, refused)
	}
	if report := whole(t, s); report.Attempts != 3 || report.Cases != 3 {
		t.Errorf("%d attempts, %d cases", report.Attempts, report.Cases)
	}
}

func TestAGuardHearsOfAttemptsThatItCannotRead(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	content := []byte(strings.ReplaceAll(string(sp.content), "title-039", "title-O39"))
	s := store(t, content)
	_, err := s.Begin(t.Context(), Attempt{}, nil, atMost(1000))
	if err == nil || errors.Is(err, errTooMany) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Begin(t.Context(), Attempt{}, nil); err != nil {
		t.Errorf("without a guard: %v", err)
	}
}

func TestAddKeepsTheOutcome(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := must[Attempt](t)(s.Add(t.Context(), Attempt{Outcome: api.Unreadable, Happened: time.Unix(0, 0).UTC()}, &Case{Title: "from a HAR"}))
	stored := must[Attempt](t)(s.Attempt(t.Context(), a.ID))
	if stored.Outcome != api.Unreadable || stored.Case != 1 || stored.Happened.Unix() != 0 {
		t.Errorf("got %+v", stored)
	}
}
