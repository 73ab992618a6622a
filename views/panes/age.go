package panes

import (
	"fmt"
	"time"
)

// Age says how long before now t was, in at most 6 cells: "now", "12 min", "3 h",
// "2 d"; from a week on the day, "23 Nov", and in another year only that.
func Age(now, t time.Time) string {
	passed := now.Sub(t)
	switch {
	case t.IsZero():
		return ""
	case passed < time.Minute:
		return "now"
	case passed < time.Hour:
		return fmt.Sprintf("%d min", int(passed.Minutes()))
	case passed < 24*time.Hour:
		return fmt.Sprintf("%d h", int(passed.Hours()))
	case passed < 7*24*time.Hour:
		return fmt.Sprintf("%d d", int(passed.Hours()/24))
	case t.Year() == now.Year():
		return t.Format("2 Jan")
	}
	return t.Format("2006")
}
