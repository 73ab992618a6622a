package nav

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

func TestWhatWasDecidedOnIsDoneOnceWhoeverBeginsIt(t *testing.T) {
	t.Parallel()
	for name, loop := range map[string]func(tea.Cmd){
		"the loop drops it": func(tea.Cmd) {},
		"the loop does it":  func(cmd tea.Cmd) { cmd() },
		"the loop is in it": func(cmd tea.Cmd) { go cmd() },
		"the loop is slow":  func(cmd tea.Cmd) { go func() { time.Sleep(time.Minute); cmd() }() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var w Writes
				var times atomic.Int32
				cmd := w.Do(func() tea.Msg {
					time.Sleep(time.Second)
					times.Add(1)
					return nil
				})
				w.Do(func() tea.Msg { panic("a fault") })
				loop(cmd)
				if !w.Finish(3*time.Second) || times.Load() != 1 {
					t.Errorf("it was done %d times", times.Load())
				}
				if begin := time.Now(); !w.Finish(0) || time.Since(begin) > 0 {
					t.Error("there is more to do")
				}
				time.Sleep(2 * time.Minute) // until the loop is done too
				if times.Load() != 1 {
					t.Errorf("in the end it was done %d times", times.Load())
				}
			})
		})
	}
}

func TestADiskThatHangsIsNotWaitedForForEver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var w Writes
		var other atomic.Bool
		w.Do(func() tea.Msg { time.Sleep(time.Hour); return nil })
		w.Do(func() tea.Msg { other.Store(true); return nil })
		begin := time.Now()
		if w.Finish(2*time.Second) || time.Since(begin) != 2*time.Second || !other.Load() {
			t.Errorf("after %s the other was done: %t", time.Since(begin), other.Load())
		}
		time.Sleep(time.Hour)
	})
}

func TestWithoutWritesACommandIsWhatItWas(t *testing.T) {
	t.Parallel()
	var w *Writes
	if msg := w.Do(func() tea.Msg { return "done" })(); msg != "done" || w.Do(nil) != nil || !w.Finish(0) {
		t.Errorf("it gives %v", msg)
	}
}
