package attempt_test

import (
	"errors"
	"testing"
	"time"

	"casebook/history"
	"casebook/history/attempt"
)

func TestLeavingsOfATicketAreKeptTheNewestFifty(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	kept := keep(t, b, history.Case{Title: "x"}, older(`{}`))
	var c history.Case
	for i := range 53 {
		var err error
		if c, err = b.NoteLeft(t.Context(), kept[0].Case, history.Left{Way: "copied", At: time.Unix(int64(i), 0).UTC()}); err != nil {
			t.Fatal(err)
		}
	}
	if len(c.Left) != 50 || !c.Left[0].At.Equal(time.Unix(3, 0)) || !c.Left[49].At.Equal(time.Unix(52, 0)) {
		t.Errorf("%d are kept, from %s on", len(c.Left), c.Left[0].At)
	}
	if _, err := b.NoteLeft(t.Context(), 0, history.Left{}); !errors.Is(err, attempt.ErrNoCase) {
		t.Errorf("without a case: %v", err)
	}
}
