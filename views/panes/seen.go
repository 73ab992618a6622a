package panes

import (
	"fmt"
	"time"

	"casebook/history/attempt"
	"casebook/ui"
)

// seenReach is how many attempts are looked through at least before looking ends with
// the history not at its end.
const seenReach = 2000

// seenBefore says how often the same answer came before; empty when it did not.
func seenBefore(s attempt.Seen, now time.Time) string {
	if s.Attempts == 0 {
		return ""
	}
	text := ui.Counted(s.Attempts, "attempt")
	if s.Cases > 0 {
		text += ", " + ui.Counted(s.Cases, "case")
	}
	if s.Reach >= seenReach {
		text += " among the newest " + ui.Grouped(s.Reach)
	}
	if !s.Last.IsZero() {
		text += ", last " + ago(now.Sub(s.Last))
	}
	if s.SolvedBy != "" {
		text += fmt.Sprintf("; last solved by “%s” (case %d)", shown(s.SolvedBy), s.Case)
	}
	return text
}

// ago says how long ago something was, to the unit that matters.
func ago(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h ago", int(d.Hours()))
	}
	return ui.Counted(int(d.Hours()/24), "day") + " ago"
}
