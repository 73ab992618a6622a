package history

import (
	"bytes"
	"os"
	"testing"
	"time"
)

func TestRetentionForgetsOnceADayAndSparesOpenCases(t *testing.T) {
	t.Parallel()
	s, _ := aged(t)
	now := s.now()
	s.now = func() time.Time { return now }
	retain := func(force bool, attempts int, what string) {
		t.Helper()
		if done := must[Retained](t)(s.Retain(t.Context(), force)); done.Removed.Attempts != attempts {
			t.Errorf("%s: %+v", what, done)
		}
		whole(t, s)
	}
	retain(true, 0, "none is set")
	if err := s.SetRetention(t.Context(), 60); err != nil {
		t.Fatal(err)
	}
	if days := must[int](t)(s.Retention(t.Context())); days != 60 {
		t.Errorf("%d days", days)
	}
	retain(false, 3, "first")
	now = now.AddDate(0, 0, 1).Add(-time.Minute)
	if err := s.SetRetention(t.Context(), 20); err != nil {
		t.Fatal(err)
	}
	retain(false, 0, "on the same day")
	now = now.Add(time.Minute)
	retain(false, 1, "a day later")
	must[Compacted](t)(s.Compact(t.Context(), nil))
	if days := must[int](t)(s.Retention(t.Context())); days != 20 {
		t.Errorf("%d days after compacting", days)
	}
	now = now.AddDate(0, 0, -50) // the clock went back
	retain(false, 0, "the clock went back")
	now = now.AddDate(0, 0, 80)
	if err := s.SetRetention(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	retain(true, 0, "off")
	if report := whole(t, s); report.Attempts != 3 {
		t.Errorf("%+v", report)
	}
}

func TestRetentionLeavesAloneWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	if done := must[Retained](t)(fresh(t).Retain(t.Context(), true)); done.Days != 0 {
		t.Errorf("%+v", done)
	}
	s, content := older(t)
	must[Retained](t)(s.Retain(t.Context(), true))
	if !bytes.Equal(must[[]byte](t)(os.ReadFile(s.Path())), content) {
		t.Error("a history of another schema was changed")
	}
	// A setting that cannot be read forgets nothing.
	s, _ = aged(t)
	if err := s.SetRetention(t.Context(), 30); err != nil {
		t.Fatal(err)
	}
	text := must[[]byte](t)(os.ReadFile(s.Path()))
	key := append([]byte(retentionKey), blockVersion)
	damaged := store(t, bytes.ReplaceAll(text, key, append([]byte(retentionKey), blockVersion+7)))
	damaged.now = s.now
	if _, err := damaged.Retain(t.Context(), true); !isOneLine(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
	if rows := must[[]Summary](t)(damaged.Attempts(t.Context(), Page{})); len(rows) != 7 {
		t.Errorf("%d attempts", len(rows))
	}
}
