package attempt_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"casebook/history"
	"casebook/history/attempt"
)

func TestOfManyLeavingsTheOldestAreToldWithLaterOnes(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	kept := keep(t, b, history.Case{Title: "x"}, older(`{}`))
	var c history.Case
	for i := range 54 {
		left := history.Left{
			Way: "copied", At: time.Unix(int64(i), 0).UTC(), To: "desk",
			Attempts: []string{"all", fmt.Sprint("a", i)}, Known: []string{fmt.Sprint("k", i)}, Revealed: []string{"phone-1"},
		}
		switch i {
		case 0: // to another desk, alone of its kind
			left.To = "other"
		case 1: // a training ticket is another thing, too
			left.Training = true
		}
		var err error
		if c, err = b.NoteLeft(t.Context(), kept[0].Case, left); err != nil {
			t.Fatal(err)
		}
	}
	if len(c.Left) != 50 || c.Left[0].To != "other" || !c.Left[1].Training || !c.Left[49].At.Equal(time.Unix(53, 0)) {
		t.Fatalf("%d are kept: %+v", len(c.Left), c.Left)
	}
	want := history.Left{
		Way: "copied", At: time.Unix(6, 0).UTC(), To: "desk", Earlier: 4, Revealed: []string{"phone-1"},
		Attempts: []string{"all", "a2", "a3", "a4", "a5", "a6"}, Known: []string{"k2", "k3", "k4", "k5", "k6"},
	}
	if !reflect.DeepEqual(c.Left[2], want) {
		t.Errorf("the oldest of its kind is %+v, want %+v", c.Left[2], want)
	}
	if c.Left[1].Earlier != 0 || c.Left[3].Earlier != 0 || len(c.Left[3].Attempts) != 2 {
		t.Errorf("others hold more than their own: %+v", c.Left[:4])
	}
	if _, err := b.NoteLeft(t.Context(), 0, history.Left{}); !errors.Is(err, attempt.ErrNoCase) {
		t.Errorf("without a case: %v", err)
	}
}
