package nav

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestStopCancelsWhatIsInFlightAndWaitsForIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		calls := NewCalls()
		ctx, done := calls.Context(t.Context())
		go func() {
			<-ctx.Done()
			time.Sleep(300 * time.Millisecond) // the record is being written
			done()
		}()
		start := time.Now()
		if !calls.Stop(500 * time.Millisecond) {
			t.Error("a record that took 300 ms was not waited for")
		}
		if took := time.Since(start); took != 300*time.Millisecond || calls.InFlight() {
			t.Errorf("waited %s, in flight %v", took, calls.InFlight())
		}
	})
}

func TestStopDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		calls := NewCalls()
		_, done := calls.Context(t.Context())
		start := time.Now()
		if calls.Stop(500*time.Millisecond) || time.Since(start) != 500*time.Millisecond {
			t.Errorf("waited %s for a record that never came", time.Since(start))
		}
		done()
		if !calls.Stop(0) {
			t.Error("the late record still counts as in flight")
		}
	})
}

func TestACallThatBeginsAfterStopIsCancelled(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		calls := NewCalls()
		calls.Stop(0)
		ctx, done := calls.Context(t.Context())
		defer done()
		synctest.Wait()
		if ctx.Err() == nil {
			t.Error("it may go out")
		}
	})
}

func TestEachCallCountsOnce(t *testing.T) {
	t.Parallel()
	calls := NewCalls()
	_, first := calls.Context(t.Context())
	_, second := calls.Context(t.Context())
	first()
	first()
	if !calls.InFlight() {
		t.Error("one call that ended twice took the other with it")
	}
	second()
	if calls.InFlight() {
		t.Error("calls that ended are in flight")
	}
}

func TestWithoutCallsNothingIsHeldBack(t *testing.T) {
	t.Parallel()
	var calls *Calls
	ctx, done := calls.Context(context.Background())
	done()
	if ctx.Err() != nil || calls.InFlight() || !calls.Stop(0) {
		t.Error("no calls are not idle")
	}
}
