package query

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"casebook/history"
)

// timesTaken are the writings of a time.
const timesTaken = "90m, 2h, 2d, 3w, today, yesterday, monday, 2026-11-01, 2026-11-01T14:30"

// mostBack is how many of a unit a time may lie back.
const mostBack = 99_999

// layouts are the writings of a date, in small letters; without a zone it is now's.
func layouts() []string {
	return []string{
		"2006-01-02", "2006-01-02t15:04", "2006-01-02 15:04", "2006-01-02t15:04:05", "2006-01-02 15:04:05",
		"2006-01-02t15:04z07:00", "2006-01-02t15:04:05z07:00", "2006-01-02t15:04:05.999999999z07:00",
	}
}

// time takes a time: so long ago, a day, or a date. A day begins at midnight; a day of
// the week is the latest of its name, today's included.
func (r *reader) time(v Value) reading {
	text := strings.TrimSpace(history.Fold(v.Text))
	if at, ok := ago(text, r.now); ok {
		return reading{at: at}
	}
	if at, ok := dayNamed(text, r.now); ok {
		return reading{at: at}
	}
	for _, layout := range layouts() {
		if at, err := time.ParseInLocation(strings.ToUpper(layout), strings.ToUpper(text), r.now.Location()); err == nil {
			return reading{at: at}
		}
	}
	switch {
	case text != "" && strings.Trim(text, "0123456789") == "" && len(text) < len("2026"):
		return reading{wants: text + " waits for its unit: m, h, d or w"}
	case begunDay(text), begunDate(text):
		return reading{wants: "a time is one of " + timesTaken}
	}
	return reading{wrong: clipped(v.Text) + " is no time; write " + timesTaken}
}

// ago reads how long ago a time is, as 2d.
func ago(text string, now time.Time) (time.Time, bool) {
	if len(text) < 2 {
		return time.Time{}, false
	}
	last := len(text) - 1
	n, err := strconv.Atoi(text[:last])
	if err != nil || n < 0 || n > mostBack || text[0] == '+' {
		return time.Time{}, false
	}
	switch text[last] {
	case 'm':
		return now.Add(-time.Duration(n) * time.Minute), true
	case 'h':
		return now.Add(-time.Duration(n) * time.Hour), true
	case 'd':
		return now.AddDate(0, 0, -n), true
	case 'w':
		return now.AddDate(0, 0, -7*n), true
	}
	return time.Time{}, false
}

// shortDay is how many letters of a day of the week are enough.
const shortDay = 3

// dayNamed reads the name of a day.
func dayNamed(text string, now time.Time) (time.Time, bool) {
	back := -1
	switch text {
	case "today":
		back = 0
	case "yesterday":
		back = 1
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		if len(text) >= shortDay && strings.HasPrefix(strings.ToLower(day.String()), text) {
			back = int(now.Weekday()-day+7) % 7
		}
	}
	if back < 0 {
		return time.Time{}, false
	}
	return time.Date(now.Year(), now.Month(), now.Day()-back, 0, 0, 0, 0, now.Location()), true
}

// days are the names of days, in the order in which they are offered.
func days() []string {
	list := []string{"today", "yesterday"}
	for day := range 7 {
		list = append(list, strings.ToLower(time.Weekday((day+1)%7).String()))
	}
	return list
}

// begunDay reports whether text is the beginning of a day's name.
func begunDay(text string) bool {
	return text != "" && slices.ContainsFunc(days(), func(day string) bool { return strings.HasPrefix(day, text) })
}

// begunDate reports whether text is the beginning of a date, with or without a time.
func begunDate(text string) bool {
	if text == "" {
		return false
	}
	if day := time.DateOnly; len(text) >= len(day) {
		if _, err := time.Parse(day, text[:len(day)]); err != nil {
			return false
		}
	}
	const fraction = ".0000000"
	for _, whole := range []string{"0000-00-00t00:00:00z", "0000-00-00t00:00:00+00:00", "0000-00-00t00:00+00:00", "0000-00-00t00:00:00" + fraction} {
		if len(text) < len(whole) && shaped(text, whole) {
			return true
		}
	}
	return false
}

// shaped reports whether text is a beginning of shape, where a digit stands for any, + for
// - as well, and t for a blank.
func shaped(text, shape string) bool {
	for i := range len(text) {
		c, want := text[i], shape[i]
		digit := want == '0' && '0' <= c && c <= '9'
		if !digit && c != want && !(want == '+' && c == '-') && !(want == 't' && c == ' ') {
			return false
		}
	}
	return true
}
