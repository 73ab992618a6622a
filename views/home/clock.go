package home

import "time"

// clock is a moment, with its offset from UTC.
func clock(t time.Time) string { return t.Format("2006-01-02 15:04:05 -07:00") }
