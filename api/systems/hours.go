package systems

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Now says whether the desk is open at a time, and until or from when: "desk is open,
// until 18:00 Amman, 2 h 10 min left", "desk is closed now, opens Sunday 09:00 Amman,
// in 13 h". words is empty where no hours are documented.
func (d Desk) Now(at time.Time) (open bool, words string) {
	if d.Hours() == "" {
		return false, ""
	}
	zone, err := zone(d.Zone)
	if err != nil || d.Zone == "" {
		return false, "desk hours are " + d.Hours()
	}
	next := time.Time{}
	local := at.In(zone)
	// The day before may reach past midnight; the same day next week is the last that
	// can be next.
	for day := -1; day <= 7; day++ {
		opens, closes, works := d.window(local, day)
		switch {
		case !works:
		case !at.Before(opens) && at.Before(closes):
			if closes = d.throughout(local, day, closes); closes.Sub(at) > 7*24*time.Hour {
				return true, "desk is open, day and night"
			}
			return true, fmt.Sprintf("desk is open, until %s %s, %s left", closes.Format("15:04"), city(d.Zone), span(closes.Sub(at)))
		case opens.After(at) && next.IsZero():
			next = opens
		}
	}
	if next.IsZero() {
		return false, "desk hours are " + d.Hours()
	}
	return false, fmt.Sprintf("desk is closed now, opens %s %s %s, in %s", next.Weekday(), next.Format("15:04"), city(d.Zone), span(next.Sub(at)))
}

// throughout returns when a desk really closes that would on a day so many from local's: one
// that opens again by then stays open, for a week and more.
func (d Desk) throughout(local time.Time, day int, closes time.Time) time.Time {
	for next := day + 1; next <= day+9; next++ {
		opens, then, works := d.window(local, next)
		if !works || opens.After(closes) {
			break
		}
		closes = then
	}
	return closes
}

// window returns when the desk opens and closes on the day so many days from local's;
// works is false on a day off. A desk that closes no later than it opens does so on
// the day after.
func (d Desk) window(local time.Time, day int) (opens, closes time.Time, works bool) {
	from, err := time.Parse("15:04", d.Opens)
	to, otherErr := time.Parse("15:04", d.Closes)
	if err != nil || otherErr != nil {
		return opens, closes, false
	}
	on := func(clock time.Time, day int) time.Time {
		return time.Date(local.Year(), local.Month(), local.Day()+day, clock.Hour(), clock.Minute(), 0, 0, local.Location())
	}
	opens, closes = on(from, day), on(to, day)
	if !to.After(from) {
		closes = on(to, day+1)
	}
	// Noon is on the day that is meant, however the clocks are changed at midnight.
	noon := time.Date(local.Year(), local.Month(), local.Day()+day, 12, 0, 0, 0, local.Location())
	return opens, closes, slices.Contains(d.Days, noon.Weekday().String()[:3])
}

// city is what people call a zone: the last part of its name.
func city(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}

// span says how long something lasts, to the minute and never less than it does.
func span(d time.Duration) string {
	minutes := int((d + time.Minute - 1) / time.Minute)
	hours := minutes / 60
	minutes %= 60
	var words []string
	if days := hours / 24; days >= 2 {
		words = append(words, fmt.Sprintf("%d days", days))
		hours %= 24
	}
	if hours > 0 {
		words = append(words, fmt.Sprintf("%d h", hours))
	}
	if minutes > 0 {
		words = append(words, fmt.Sprintf("%d min", minutes))
	}
	return strings.Join(words, " ")
}
