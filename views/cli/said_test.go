package cli

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

func TestAHistoryThatIsBroughtUpToDateIsToldInSteps(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	var told []string
	hears := upToDate(func(text string) { told = append(told, text) }, func() time.Time { return now })
	for step := range int64(10) {
		hears(step, 10)
		now = now.Add(500 * time.Millisecond)
	}
	hears(1, 1)
	want := []string{
		"the history is brought up to date for this version, once: 30 % of 10 bytes are done; changes wait for it",
		"the history is brought up to date for this version, once: 60 % of 10 bytes are done; changes wait for it",
		"the history is brought up to date for this version, once: 90 % of 10 bytes are done; changes wait for it",
		"the history is up to date",
	}
	if !slices.Equal(told, want) {
		t.Errorf("%q", told)
	}
	told = nil
	quick := upToDate(func(text string) { told = append(told, text) }, func() time.Time { return now })
	quick(1, 10)
	quick(1, 1)
	if len(told) > 0 {
		t.Errorf("of what took a moment: %q", told)
	}
}

func TestWhatWaitsIsSaidOnTheScreens(t *testing.T) {
	t.Parallel()
	var s Setup
	s.tellScreens()
	for range told + 3 {
		s.waiting("process 7 has been compacting it since 12:00")
	}
	if text, err := s.Said(t.Context()); err != nil || text != "waiting for the history: process 7 has been compacting it since 12:00" {
		t.Errorf("%q, %v", text, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var silent Setup
	if _, err := silent.Said(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
