package explain

import (
	"fmt"
	"slices"
	"time"

	"casebook/api"
	"casebook/api/systems"
)

// Past is what is known around a call when it is explained: its own time and the
// earlier attempts. Its zero value knows nothing. Whoever fills it leaves out what
// must not count: simulated attempts count only among themselves.
type Past struct {
	At          time.Time         // when the call was made; zero: unknown, and then nothing is said of time
	Environment string            // its environment's name; empty for a call that was made elsewhere
	User        string            // whom it is about, as recorded; empty: unknown
	Marks       map[string]string // field id → fingerprint of the secret or one-time value that it carried
	Earlier     []Event           // in any order
}

// Event is an earlier attempt, as far as explaining a later one needs it.
type Event struct {
	ID          string
	Case        uint64
	At          time.Time // when it happened; zero: unknown
	System      string
	Operation   string
	Environment string
	Outcome     api.Outcome
	Status      int
	Codes       []string
	Row         string
	User        string
	Tries       int // requests that it sent
	Marks       map[string]string
}

// How far back attempts speak for something.
const (
	nearby    = 10 * time.Minute // failures of other users that point to the vendor
	elsewhere = 24 * time.Hour   // a success in another environment
	crowd     = 3                // users that fail alike before it is said
)

// sameUser yields the events about the call's user, of this system and with a time,
// newest first.
func (s *study) sameUser() []Event {
	if s.past.User == "" || s.past.At.IsZero() || s.pack == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.past.Earlier), func(e Event) bool {
		return e.System != s.pack.ID || e.User != s.past.User || e.At.IsZero() || e.At.After(s.past.At)
	})
}

// byTime returns events newest first, those without a time last. A history keeps
// attempts as they were recorded, and what a file tells of may have happened long before.
func byTime(events []Event) []Event {
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b Event) int { return b.At.Compare(a.At) })
	return sorted
}

// shows says in a sentence that earlier attempts show sign for row; empty when they do
// not.
func (s *study) shows(sign systems.Sign, row *systems.Row) string {
	switch sign {
	case systems.CodeUsed:
		return s.accepted()
	case systems.CodeRefused:
		if s.accepted() != "" {
			return "" // the refusals after that are what a used value looks like
		}
		return s.sameValue(api.Refused, "this very %s was refused %s already")
	case systems.CodeOld:
		return s.tooOld()
	case systems.CodeReplaced:
		return s.replaced()
	case systems.LimitReached:
		return s.limitReached(row.Limit)
	case systems.WorksElsewhere:
		return s.worksElsewhere()
	case systems.ManyUsers:
		return s.manyUsers()
	}
	return ""
}

// denies says in a sentence that earlier attempts speak against row, which hopes for
// sign; empty when they do not.
func (s *study) denies(sign systems.Sign, row *systems.Row) string {
	switch {
	case sign == systems.LimitReached:
		return s.fewer(row.Limit)
	case sign == systems.CodeRefused && !slices.Contains(row.Past, systems.CodeUsed):
		return s.accepted()
	}
	return ""
}

// accepted says that the call's one-time value was right once; empty when that is not
// known.
func (s *study) accepted() string {
	return s.sameValue(api.Success, "this very %s was accepted %s")
}

// sameValue looks for an attempt with the same one-time value that ended so.
func (s *study) sameValue(outcome api.Outcome, format string) string {
	for _, e := range s.past.Earlier {
		if s.pack == nil || e.System != s.pack.ID || e.Operation != s.operationID() || e.Outcome != outcome || later(e.At, s.past.At) || s.another(e) {
			continue
		}
		for _, l := range s.pack.Lifetimes {
			if mark := s.past.Marks[l.Field]; mark != "" && e.Marks[l.Field] == mark {
				return fmt.Sprintf(format, l.Field, s.when(e.At))
			}
		}
	}
	return ""
}

// another reports whether an event is known to be about another user: six digits are
// soon the same by chance.
func (s *study) another(e Event) bool {
	return e.User != "" && s.past.User != "" && e.User != s.past.User
}

func later(a, b time.Time) bool { return !a.IsZero() && !b.IsZero() && a.After(b) }

// made returns the newest success of an operation that makes a value of l for the
// call's user.
func (s *study) made(l systems.Lifetime) (Event, bool) {
	for _, e := range s.sameUser() {
		if e.Outcome == api.Success && slices.Contains(l.MadeBy, e.Operation) {
			return e, true
		}
	}
	return Event{}, false
}

// tooOld looks for a value that was made longer ago than it lives.
func (s *study) tooOld() string {
	if s.pack == nil {
		return ""
	}
	for _, l := range s.pack.Lifetimes {
		if s.operation == nil || !s.has(l.Field) {
			continue
		}
		made, known := s.made(l)
		age := s.past.At.Sub(made.At)
		if known && age > time.Duration(l.Seconds)*time.Second {
			return fmt.Sprintf("the last %s for this user was sent %s, %s before; it is taken to live %s (%s)",
				l.Field, s.when(made.At), span(age), span(time.Duration(l.Seconds)*time.Second), l.Basis)
		}
	}
	return ""
}

// has reports whether the call's operation has a field.
func (s *study) has(field string) bool {
	_, has := s.pack.Field(s.operation, field)
	return has
}

// replaced looks for a value that was tried before a newer one was sent.
func (s *study) replaced() string {
	if s.pack == nil {
		return ""
	}
	for _, l := range s.pack.Lifetimes {
		made, known := s.made(l)
		mark := s.past.Marks[l.Field]
		if !known || mark == "" {
			continue
		}
		if slices.ContainsFunc(s.sameUser(), func(e Event) bool { return e.Marks[l.Field] == mark && e.At.Before(made.At) }) {
			return fmt.Sprintf("a newer %s was sent %s, after this one was first tried", l.Field, s.when(made.At))
		}
	}
	return ""
}

// worksElsewhere looks for the same call in another environment.
func (s *study) worksElsewhere() string {
	for _, e := range s.past.Earlier {
		if e.Outcome == api.Success && s.pack != nil && e.System == s.pack.ID && e.Operation == s.operationID() && s.past.Environment != "" &&
			e.Environment != "" && e.Environment != s.past.Environment && !s.past.At.IsZero() && !later(e.At, s.past.At) && s.past.At.Sub(e.At) < elsewhere {
			what := "a call of the same operation"
			if e.User != "" && e.User == s.past.User {
				what = "the same call"
			}
			return fmt.Sprintf("%s succeeded in the environment %s %s", what, e.Environment, s.when(e.At))
		}
	}
	return ""
}

// manyUsers looks for users who fail alike at the same time.
func (s *study) manyUsers() string {
	users := map[string]bool{s.past.User: s.past.User != ""}
	for _, e := range s.past.Earlier {
		if s.pack != nil && e.System == s.pack.ID && e.Operation == s.operationID() && e.User != "" && !s.past.At.IsZero() && !e.At.IsZero() &&
			s.past.At.Sub(e.At).Abs() < nearby && e.Status == s.signature.Status && e.Outcome == s.outcome() && slices.Equal(e.Codes, s.codes()) {
			users[e.User] = true
		}
	}
	delete(users, "")
	if len(users) < crowd {
		return ""
	}
	return fmt.Sprintf("%d users fail alike within %s: that points to the vendor or to a setting they share, not to this customer", len(users), span(nearby))
}

// codes are the codes of the answer as they were written.
func (s *study) codes() []string {
	var codes []string
	for _, m := range s.envelope.Messages {
		if m.Code != "" {
			codes = append(codes, m.Code)
		}
	}
	return codes
}

func (s *study) operationID() string {
	if s.operation == nil {
		return ""
	}
	return s.operation.ID
}

// when says a moment in the call's own zone; the day only when it is another.
func (s *study) when(t time.Time) string {
	if t.IsZero() {
		return "before"
	}
	at := s.past.At
	if at.IsZero() {
		return "at " + t.Format("2006-01-02 15:04:05")
	}
	t = t.In(at.Location())
	if t.YearDay() == at.YearDay() && t.Year() == at.Year() {
		return "at " + t.Format("15:04:05")
	}
	return "on " + t.Format("2006-01-02 at 15:04:05")
}

// span writes a duration as people say it, to the unit that matters.
func span(d time.Duration) string {
	unit, n := "second", int(d.Round(time.Second)/time.Second)
	switch {
	case d >= 48*time.Hour:
		unit, n = "day", int(d.Hours()/24)
	case d >= 2*time.Hour:
		unit, n = "hour", int(d.Hours())
	case d >= 2*time.Minute || d == time.Minute:
		unit, n = "minute", int(d.Minutes())
	}
	if n != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", n, unit)
}
