package panes

import (
	"fmt"
	"time"

	"casebook/history/attempt"
	"casebook/ui"
)

// seenBefore says how often the same answer came before; empty when it did not.
func seenBefore(s attempt.Seen, now time.Time) string {
	if s.Attempts == 0 {
		return ""
	}
	text := ui.Counted(s.Attempts, "attempt")
	if s.More {
		text = ui.Grouped(s.Attempts) + " attempts and more"
	}
	if s.Cases > 0 {
		text += ", " + ui.Counted(s.Cases, "case")
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
