package ui_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
)

// answer is work that returns text at once.
func answer(text string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { return text, nil }
}

func TestATaskHandsItsResultOver(t *testing.T) {
	t.Parallel()
	var task ui.Task[string]
	cmd := task.Start(time.Second, answer("hello"))
	if !task.Running() {
		t.Error("a started task is not running")
	}
	value, err, ok := task.Finish(cmd())
	if value != "hello" || err != nil || !ok {
		t.Errorf("Finish = %q, %v, %v", value, err, ok)
	}
	if task.Running() {
		t.Error("a finished task is still running")
	}
}

func TestAStaleResultIsDropped(t *testing.T) {
	t.Parallel()
	var task ui.Task[string]
	first := task.Start(0, answer("first"))
	second := task.Start(0, answer("second"))
	late := first()
	if value, _, ok := task.Finish(late); ok {
		t.Errorf("the first run's result %q was taken for the second's", value)
	}
	if !task.Running() {
		t.Error("a stale result ended the second run")
	}
	if value, _, ok := task.Finish(second()); !ok || value != "second" {
		t.Errorf("the second run's result: %q, %v", value, ok)
	}
}

func TestAResultIsTakenOnce(t *testing.T) {
	t.Parallel()
	var task ui.Task[string]
	result := task.Start(0, answer("once"))()
	task.Finish(result)
	if _, _, ok := task.Finish(result); ok {
		t.Error("the same result was taken twice")
	}
}

func TestTwoTasksOfOneTypeDoNotTakeEachOthersResults(t *testing.T) {
	t.Parallel()
	var left, right ui.Task[string]
	left.Start(0, answer("left"))
	result := right.Start(0, answer("right"))()
	if _, _, ok := left.Finish(result); ok {
		t.Error("left took the result of right")
	}
	if value, _, ok := right.Finish(result); !ok || value != "right" {
		t.Errorf("right = %q, %v", value, ok)
	}
}

func TestACancelledTaskEndsItsWorkAndDropsTheResult(t *testing.T) {
	t.Parallel()
	var task ui.Task[string]
	cmd := task.Start(0, waitForTheEnd)
	task.Cancel()
	if _, _, ok := task.Finish(cmd()); ok || task.Running() {
		t.Error("a cancelled run's result was taken")
	}
}

func TestAnInterruptedTaskIsStillHeard(t *testing.T) {
	t.Parallel()
	var task ui.Task[string]
	cmd := task.Start(0, waitForTheEnd)
	task.Interrupt()
	if _, err, ok := task.Finish(cmd()); !ok || !errors.Is(err, context.Canceled) {
		t.Errorf("Finish after Interrupt: %v, %v", err, ok)
	}
}

func TestAStartEndsTheWorkOfTheRunBefore(t *testing.T) {
	t.Parallel()
	var task ui.Task[string]
	cmd := task.Start(0, waitForTheEnd)
	task.Start(0, answer("second"))
	done, _ := cmd().(ui.Done[string])
	if !errors.Is(done.Err, context.Canceled) {
		t.Errorf("the first run ended with %v", done.Err)
	}
}

func TestATaskEndsAtItsTimeout(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var task ui.Task[string]
		_, err, ok := task.Finish(task.Start(time.Minute, waitForTheEnd)())
		if !ok || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("after its timeout: %v, %v", err, ok)
		}
	})
}

// waitForTheEnd is work that ends only with its context.
func waitForTheEnd(ctx context.Context) (string, error) {
	<-ctx.Done()
	return "", ctx.Err()
}

func TestAPanicInWorkIsAnErrorThatTellsNothingOfWhatItSaid(t *testing.T) {
	t.Parallel()
	var task ui.Task[int]
	cmd := task.Start(0, func(context.Context) (int, error) { panic("CANARY-not-a-real-key\nsecond line") })
	_, err, ok := task.Finish(cmd())
	if !ok || err == nil || strings.Contains(err.Error(), "CANARY") || strings.Contains(err.Error(), "\n") {
		t.Errorf("a panic became %v, %v", err, ok)
	}
}

func TestOtherMessagesAreNoResults(t *testing.T) {
	t.Parallel()
	var task ui.Task[string]
	task.Start(0, answer("x"))
	for _, msg := range []tea.Msg{nil, "x", ui.Done[int]{}, ui.Done[string]{}} {
		if _, _, ok := task.Finish(msg); ok {
			t.Errorf("%#v was taken for a result", msg)
		}
	}
}

func TestAPulseBeatsOnlyWhileItRuns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var pulse ui.Pulse
		beat := pulse.Start()()
		next := pulse.Update(beat)
		if next == nil {
			t.Fatal("a running pulse asked for no beat")
		}
		for range 12 {
			next = pulse.Update(next())
		}
		if view := pulse.View(); !strings.HasSuffix(view, " 1.2 s") {
			t.Errorf("after 12 beats: %q", view)
		}
		pulse.Stop()
		if pulse.Update(next()) != nil || pulse.Running() {
			t.Error("a stopped pulse asked for another beat")
		}
	})
}

func TestABeatOfAnEarlierStartIsDropped(t *testing.T) {
	t.Parallel()
	var pulse ui.Pulse
	stale := pulse.Start()()
	pulse.Start()
	if pulse.Update(stale) != nil {
		t.Error("two chains of beats run at once")
	}
	if pulse.Update("something else") != nil {
		t.Error("another message was taken for a beat")
	}
}

func TestElapsedSpeaksInSecondsAndMinutes(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{
		-time.Second:            "0.0 s",
		0:                       "0.0 s",
		1290 * time.Millisecond: "1.2 s",
		9999 * time.Millisecond: "9.9 s",
		10 * time.Second:        "10 s",
		59 * time.Second:        "59 s",
		125 * time.Second:       "2 min 05 s",
	} {
		if got := ui.Elapsed(d, 3); !strings.HasSuffix(got, " "+want) {
			t.Errorf("Elapsed(%v) = %q, want %q", d, got, want)
		}
	}
	if ui.Elapsed(0, 0) == ui.Elapsed(0, 1) {
		t.Error("the mark does not move")
	}
}
