package explain

import (
	"fmt"
	"slices"
	"time"

	"casebook/api"
	"casebook/api/systems"
)

// limit returns a limit of the pack.
func (s *study) limit(id string) (systems.Limit, bool) {
	return s.pack.Limit(id)
}

// wait is how long a limit keeps a caller waiting, in words.
func wait(l systems.Limit) string { return span(time.Duration(max(l.Block, l.Window)) * time.Second) }

// within counts the requests of this user that a limit counts in its window up to the
// call, the call included.
func (s *study) within(l systems.Limit) int {
	tries := 1
	for _, e := range s.sameUser() {
		if counts(l, e.Operation) && s.past.At.Sub(e.At) < time.Duration(l.Window)*time.Second {
			tries += e.tries()
		}
	}
	return tries
}

// tries are the requests that an attempt made: one, unless more are known or nothing
// left.
func (e Event) tries() int {
	if e.Tries == 0 && e.Outcome == api.NoAnswer {
		return 0
	}
	return max(1, e.Tries)
}

func counts(l systems.Limit, operation string) bool {
	return len(l.Operations) == 0 || slices.Contains(l.Operations, operation)
}

// limitReached says that this user used a limit up.
func (s *study) limitReached(id string) string {
	l, known := s.limit(id)
	if !known || l.Scope != "user" || s.past.User == "" || s.past.At.IsZero() {
		return ""
	}
	if tries := s.within(l); tries >= l.Count {
		return fmt.Sprintf("this is attempt %d by this user within %s; the limit is %d", tries, span(time.Duration(l.Window)*time.Second), l.Count)
	}
	if first := s.blockedSince(l); first.Before(s.past.At) {
		return fmt.Sprintf("this user was blocked %s; the block lasts %s", s.when(first), span(time.Duration(l.Block)*time.Second))
	}
	return ""
}

// fewer says that fewer attempts than a limit counts are known: this speaks against
// the limit, though not much, since the customer's own tries count too.
func (s *study) fewer(id string) string {
	l, known := s.limit(id)
	if !known || l.Scope != "user" || s.past.User == "" || s.past.At.IsZero() || len(s.past.Earlier) == 0 {
		return ""
	}
	return fmt.Sprintf("only %d of %d attempts are known here for that time; the customer's own tries count too", s.within(l), l.Count)
}

// blockedSince returns when the block began that the call met: with the first refusal by
// the same limit within a block's length before it, else with the call's own.
func (s *study) blockedSince(l systems.Limit) time.Time {
	since := s.past.At
	for _, e := range s.sameUser() {
		row := s.pack.Row(e.Row)
		if e.Outcome != api.Refused || row == nil || row.Limit != l.ID {
			continue
		}
		if s.past.At.Sub(e.At) < time.Duration(l.Block)*time.Second {
			since = e.At
		}
	}
	return since
}

// until returns when the block ends that the answer is about; false when there is
// none, or no time is known.
func (s *study) until(row *systems.Row) (time.Time, bool) {
	if row == nil {
		return time.Time{}, false
	}
	l, known := s.limit(row.Limit)
	if !known || l.Block == 0 || s.past.At.IsZero() {
		return time.Time{}, false
	}
	return s.blockedSince(l).Add(time.Duration(l.Block) * time.Second).In(s.past.At.Location()), true
}

// Until writes when a block ends as it is said everywhere: to the minute, never too
// early, and with the day where that is another than now's.
func Until(end, now time.Time) string {
	end = WholeMinute(end.In(now.Location()))
	if end.Year() == now.Year() && end.YearDay() == now.YearDay() {
		return end.Format(clockLayout)
	}
	return end.Format("2006-01-02 " + clockLayout)
}

const clockLayout = "15:04"

// WholeMinute returns the first whole minute at which t has passed for sure.
func WholeMinute(t time.Time) time.Time {
	whole := t.Truncate(time.Minute)
	if whole.Before(t) {
		return whole.Add(time.Minute)
	}
	return whole
}

// Standing is how a user stands to a limit before a call is made.
type Standing struct {
	Limit systems.Limit
	Try   int       // which try within the window the call would be, from 1, as far as is known here
	Until time.Time // when a block that is known ends; zero: none
}

// StandingOf says how the user of a call stands to the limit that counts it; false when
// no limit does, or it is not known whom the call is about.
func StandingOf(packs *systems.Packs, system, operation string, past Past) (Standing, bool) {
	s := study{packs: packs, pack: packs.System(system), past: past}
	s.past.Earlier = byTime(past.Earlier)
	if s.pack == nil || past.User == "" || past.At.IsZero() {
		return Standing{}, false
	}
	for _, l := range s.pack.Limits {
		if l.Scope != "user" || !counts(l, operation) {
			continue
		}
		standing := Standing{Limit: l, Try: s.within(l)}
		if since := s.blockedSince(l); since.Before(past.At) {
			standing.Until = since.Add(time.Duration(l.Block) * time.Second).In(past.At.Location())
		}
		return standing, true
	}
	return Standing{}, false
}
