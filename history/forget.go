package history

import (
	"context"
	"maps"
	"slices"
	"time"
)

const (
	// guarded is how long an attempt counts among a user's tries, and a good while more:
	// until then it is not forgotten, lest a call be made that locks him out.
	guarded = 10 * time.Minute
	// inFlight is how long a call without an answer may be on its way; an older one is of
	// a program that died.
	inFlight = time.Hour

	forgottenAtOnce = 500 // attempts of one commit
)

// Forget is what is to be forgotten: attempts that all of it fits.
type Forget struct {
	Query  Query
	IDs    []string  // of attempts, whole; none: any
	Before time.Time // recorded before it; zero: any time. Those of open cases are spared then
	// AlsoOpen takes, by their age, also attempts of cases that are open or waiting.
	AlsoOpen bool
}

// Doomed is what would go.
type Doomed struct {
	Attempts int            `json:"attempts"`
	Systems  map[string]int `json:"systems"`
	States   map[State]int  `json:"states"` // of the attempts' cases; "" of those that belong to none
	Cases    []uint64       `json:"cases"`  // solved or dropped ones that would go with their last attempt
	Oldest   time.Time      `json:"oldest,omitzero"`
	Newest   time.Time      `json:"newest,omitzero"`
	Open     int            `json:"spared_open"`   // spared: their cases are open or waiting
	Recent   int            `json:"spared_recent"` // spared: they still count among a user's tries, or are on their way

	// Users are those about whom nothing would stay, folded. They are personal.
	Users []string `json:"-"`

	ids []attemptID
}

// Doomed finds what f asks for. Nothing is deleted. When some records cannot be read it
// returns the others, and a *Damaged that names those that are missing.
func (s *Store) Doomed(ctx context.Context, f Forget) (Doomed, error) {
	d := dooming{
		Forget: f, store: s, states: map[uint64]State{}, members: map[uint64]int{}, users: map[string]int{}, now: s.now(),
		out: Doomed{Systems: map[string]int{}, States: map[State]int{}, Cases: []uint64{}},
	}
	if !f.Before.IsZero() {
		d.Query.All = append(slices.Clone(d.Query.All), Condition{Field: Until, At: f.Before})
	}
	gaps := &Damaged{Path: s.path}
	ids, err := d.candidates(ctx, gaps)
	if err != nil {
		return d.out, err
	}
	for part := range slices.Chunk(ids, forgottenAtOnce) {
		if err := s.read(ctx, func(src *source) error { return d.take(src, part, gaps) }); err != nil {
			return d.out, err
		}
	}
	if err := s.read(ctx, d.closing); err != nil {
		return d.out, err
	}
	return d.out, gaps.orNil()
}

// dooming is a search for what is to be forgotten.
type dooming struct {
	Forget
	store   *Store
	now     time.Time
	states  map[uint64]State
	members map[uint64]int // cases → attempts of theirs that would go
	users   map[string]int // folded → attempts about them that would go
	out     Doomed
}

// candidates are the ids that are named, or those that the query finds.
func (d *dooming) candidates(ctx context.Context, gaps *Damaged) (ids []attemptID, err error) {
	named := map[attemptID]bool{}
	for _, name := range d.IDs {
		id, err := parseID(name)
		if err != nil {
			return nil, err
		}
		named[id] = true
	}
	if len(named) > 0 && len(d.Query.All) == 0 {
		return slices.SortedFunc(maps.Keys(named), attemptID.compare), nil
	}
	ids, err = d.store.idsOf(ctx, d.Query, gaps)
	if len(named) > 0 {
		ids = slices.DeleteFunc(ids, func(id attemptID) bool { return !named[id] })
	}
	return ids, err
}

// take looks at attempts one by one.
func (d *dooming) take(src *source, ids []attemptID, gaps *Damaged) error {
	for _, id := range ids {
		row, err := src.listing(id, &Damaged{})
		if err != nil {
			gaps.name(id.String())
			continue
		}
		state, err := d.state(src, row.Case)
		if err != nil {
			gaps.name(caseName(row.Case))
			continue
		}
		age := d.now.Sub(row.Recorded)
		open := row.Case != 0 && state != Solved && state != Dropped
		switch {
		case age < guarded || !row.settled() && age < inFlight:
			d.out.Recent++
			continue
		case open && !d.Before.IsZero() && !d.AlsoOpen:
			d.out.Open++
			continue
		}
		d.count(id, row, state)
	}
	return nil
}

func (d *dooming) count(id attemptID, row listing, state State) {
	out := &d.out
	out.Attempts++
	out.Systems[row.System]++
	out.States[state]++
	if row.Case != 0 {
		d.members[row.Case]++
	}
	if out.Oldest.IsZero() || row.Recorded.Before(out.Oldest) {
		out.Oldest = row.Recorded
	}
	if row.Recorded.After(out.Newest) {
		out.Newest = row.Recorded
	}
	if row.User != "" {
		d.users[Fold(row.User)]++
	}
	out.ids = append(out.ids, id)
}

// state returns the state of a case; none of none.
func (d *dooming) state(src *source, number uint64) (State, error) {
	state, known := d.states[number]
	if number == 0 || known {
		return state, nil
	}
	cases, err := src.must(casesBucket)
	if err != nil {
		return "", err
	}
	c, err := cases.readCase(number)
	d.states[number] = c.State
	return c.State, err
}

// closing finds the closed cases, and the users, that would lose all of their attempts.
func (d *dooming) closing(src *source) error {
	cases, err := src.must(casesBucket)
	if err != nil {
		return err
	}
	for _, number := range slices.Sorted(maps.Keys(d.members)) {
		if state := d.states[number]; state != Solved && state != Dropped {
			continue
		}
		if has, _, err := cases.newest(number); err == nil && has == d.members[number] {
			d.out.Cases = append(d.out.Cases, number)
		}
	}
	for _, user := range slices.Sorted(maps.Keys(d.users)) {
		has := 0
		err := src.indexed(usersBucket, userPrefix(user), &Damaged{}, func(attemptID, uint64) bool {
			has++
			return has <= d.users[user]
		})
		if err != nil {
			return err
		}
		if has == d.users[user] {
			d.out.Users = append(d.out.Users, user)
		}
	}
	return nil
}

// Forget deletes what was found, some hundred attempts a commit, each durable by itself:
// what was interrupted can be done again. The bytes leave the history, not the disk: see
// Compact.
func (s *Store) Forget(ctx context.Context, d Doomed, told Progress) (sum Removed, err error) {
	for part := range slices.Chunk(d.ids, forgottenAtOnce) {
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		names := make([]string, len(part))
		for i, id := range part {
			names[i] = id.String()
		}
		removed, err := s.Remove(ctx, names)
		if err != nil {
			return sum, err
		}
		sum.Attempts += removed.Attempts
		sum.Cases = append(sum.Cases, removed.Cases...)
		told.Tell(int64(sum.Attempts), int64(len(d.ids)))
	}
	return sum, nil
}
