package panes

import (
	"testing"
	"time"

	"casebook/ui"
)

func TestAgesAreShortAndReadAtAGlance(t *testing.T) {
	t.Parallel()
	for before, want := range map[time.Duration]string{
		-time.Hour: "now", 0: "now", 59 * time.Second: "now", time.Minute: "1 min", 59 * time.Minute: "59 min",
		time.Hour: "1 h", 23*time.Hour + 59*time.Minute: "23 h", 24 * time.Hour: "1 d", 6 * 24 * time.Hour: "6 d",
		7 * 24 * time.Hour: "16 Nov", 400 * 24 * time.Hour: "2025",
	} {
		got := Age(noon(), noon().Add(-before))
		if got != want || ui.Width(got) > 6 {
			t.Errorf("%s ago is %q, want %q", before, got, want)
		}
	}
	if got := Age(noon(), time.Time{}); got != "" {
		t.Errorf("an unknown time is %q", got)
	}
}
