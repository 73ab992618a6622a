package cases

import "time"

// clock is a moment, to the minute.
func clock(t time.Time) string { return t.Format("2006-01-02 15:04") }
