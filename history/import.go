package history

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Batch is what Import records in one commit.
type Batch struct {
	Cases    []Case
	Attempts []Kept // their cases are among Cases, or in Numbers from batches before
	// Numbers are the cases of the file → their numbers here. Import adds to it.
	Numbers map[uint64]uint64
	// Opened are the cases that are here already, so that one that is imported again is
	// known under whatever number it got; see Opened.
	Opened Opened
}

// Opened tells cases apart by when each was opened, to the nanosecond.
type Opened map[opening]uint64

type opening struct {
	at                int64
	system, operation string
}

func openingOf(c Case) opening {
	if c.Opened.IsZero() {
		return opening{}
	}
	return opening{c.Opened.UnixNano(), c.System, c.Operation}
}

// Imported is what became of a batch.
type Imported struct {
	Cases, Attempts         int // recorded
	CasesHere, AttemptsHere int // were here already, and stay as they are
	Caseless                int // attempts whose case is not in the file: they belong to none here
}

// Opened reads which cases there are.
func (s *Store) Opened(ctx context.Context) (Opened, error) {
	known := Opened{}
	for after := uint64(0); ; {
		var list []Case
		err := s.read(ctx, func(src *source) (err error) {
			list, after, err = src.casesAfter(after, exportedAtOnce, &Damaged{})
			return err
		})
		if err != nil {
			return nil, err
		}
		for _, c := range list {
			known[openingOf(c)] = c.ID
		}
		if after == 0 || len(list) == 0 {
			return known, nil
		}
	}
}

// Import records cases and attempts that were exported, with their ids and times, in one
// commit that is durable when it returns. What is here already stays as it is. A case keeps
// its number, and gets a new one where another case has it.
func (s *Store) Import(ctx context.Context, b Batch) (Imported, error) {
	var done Imported
	var numbers map[uint64]uint64
	err := s.write(ctx, func(src *source) ([]put, error) {
		in, err := src.planImport(b)
		if err != nil {
			return nil, err
		}
		done, numbers = in.done, in.numbers
		return in.finish()
	})
	if err != nil {
		return Imported{}, err
	}
	maps.Copy(b.Numbers, numbers)
	return done, nil
}

// importing is the plan of an import.
type importing struct {
	moves
	batch    Batch
	cases    tree
	attempts tree
	last     uint64 // the greatest number that a case has or had
	most     uint64 // the greatest that is kept
	numbers  map[uint64]uint64
	done     Imported
}

func (s *source) planImport(b Batch) (*importing, error) {
	in := &importing{moves: moves{edit: s.edit(), members: map[uint64][]attemptID{}}, batch: b, numbers: maps.Clone(b.Numbers)}
	cases, err := s.must(casesBucket)
	attempts, otherErr := s.must(attemptsBucket)
	next, nextErr := s.nextCase()
	if err := cmp.Or(err, otherErr, nextErr); err != nil {
		return nil, err
	}
	in.cases, in.attempts, in.last, in.most = cases, attempts, next-1, min(next+mostGap, mostCases)
	for _, c := range b.Cases {
		if err := in.take(c); err != nil {
			return nil, err
		}
	}
	for _, kept := range b.Attempts {
		if err := in.takeAttempt(kept); err != nil {
			return nil, err
		}
	}
	if in.last != cases.sequence && in.done.Cases > 0 {
		in.sequence(casesBucket, in.last)
	}
	return in, in.number()
}

// mostGap is how far after the greatest number a case may keep its own when it is imported:
// what searches look at of cases has a place for each number.
const mostGap = 300_000

// take plans a case.
func (in *importing) take(c Case) error {
	number := c.ID
	if _, met := in.numbers[number]; met {
		return nil
	}
	if here := in.batch.Opened[openingOf(c)]; here != 0 && !c.Opened.IsZero() {
		if _, err := in.cases.readCase(here); err == nil || in.edit.cases[here] != nil {
			in.numbers[number] = here
			in.done.CasesHere++
			return nil
		}
	}
	_, found, err := in.cases.find(caseKey(number))
	if err != nil {
		return err
	}
	if found || in.edit.cases[number] != nil || number == 0 || number > in.most {
		c.ID = in.last + 1
	}
	in.last = max(in.last, c.ID)
	in.numbers[number], in.batch.Opened[openingOf(c)] = c.ID, c.ID
	in.members[c.ID] = nil
	in.done.Cases++
	return in.aCase(c)
}

// takeAttempt plans an attempt.
func (in *importing) takeAttempt(kept Kept) error {
	a := kept.Attempt
	id, err := parseID(a.ID)
	if err != nil {
		return err
	}
	_, found, err := in.attempts.find(id[:])
	if err != nil {
		return err
	}
	if _, seen := in.rows[id]; found || seen {
		in.done.AttemptsHere++
		return nil
	}
	number := in.numbers[a.Case]
	if a.Case != 0 && number == 0 {
		in.done.Caseless++
	}
	a.ID, a.Case = id.String(), number
	if number != 0 {
		if err := in.load(number); err != nil {
			return err
		}
		at, _ := slices.BinarySearchFunc(in.members[number], id, attemptID.compare)
		in.members[number] = slices.Insert(in.members[number], at, id)
	}
	in.done.Attempts++
	return in.edit.attempt(id, nil, a, firstTime(kept.Written, a.Recorded))
}

// Exists reports which of some ids are of attempts that are here.
func (s *Store) Exists(ctx context.Context, ids []string) (here map[string]bool, err error) {
	here = map[string]bool{}
	err = s.read(ctx, func(src *source) error {
		attempts, err := src.must(attemptsBucket)
		if err != nil {
			return err
		}
		for _, name := range ids {
			id, err := parseID(name)
			if err != nil {
				continue
			}
			if _, found, err := attempts.find(id[:]); err == nil && found {
				here[name] = true
			}
		}
		return nil
	})
	return here, err
}

// latestID is how far in the future an id may lie: past it, ids that are made here would
// have to follow it.
const latestID = 24 * time.Hour

// CheckImported says what keeps an attempt from being imported; nil where nothing does.
func (s *Store) CheckImported(a Attempt) error {
	id, err := parseID(a.ID)
	if err != nil {
		return err
	}
	switch {
	case id.time().After(s.now().Add(latestID)):
		return fmt.Errorf("the id %s is of a time that has not come", id)
	case a.Outcome == "":
		return errors.New("it has no outcome")
	case a.Recorded.IsZero():
		return errors.New("it does not say when it was recorded")
	}
	return nil
}
