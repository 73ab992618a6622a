package history

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"casebook/api"
)

// checker is one pass over a history.
type checker struct {
	ctx    context.Context
	report *Report
	source *source
	sound  bool                 // all pages could be read
	owner  map[attemptID]uint64 // attempts → the case that each says it belongs to, until that lists it
	tally  tally
	met    int // attempts, also those that are damaged
	packed int // rows of chunks
}

// unknown is the owner of an attempt that cannot be read.
const unknown = ^uint64(0)

// tally is what is known of a case when its attempts have passed, newest first.
type tally struct {
	number  uint64
	counted int  // attempts that passed
	claimed int  // how many there are, as the newest of them says
	met     bool // the case itself has passed too
}

func (c *checker) problem(id, format string, values ...any) {
	c.report.Problems = append(c.report.Problems, Problem{id, fmt.Sprintf(format, values...)})
}

// page notes a page that cannot be read.
func (c *checker) page(err error) {
	c.sound = false
	c.problem("", "%v", err)
}

// verify notes what is wrong inside a page, and has what is whole of it read.
func (c *checker) verify(p *page) error {
	if err := p.sound(); err != nil {
		c.page(err)
	}
	return nil
}

// file looks at what stands outside the buckets.
func (c *checker) file() {
	if c.source.lame {
		c.problem("", "one of the two header pages is damaged: the newest change may be missing; the next change mends it")
	}
	if _, err := c.source.freePages(); err != nil {
		c.page(err)
	}
}

// records reads every value of every bucket.
func (c *checker) records() {
	visits := map[string]func([]byte, value){attemptsBucket: c.attempt, casesBucket: c.entry}
	// Buckets come in the order of their names, greatest first, and attempts must
	// be known before cases.
	var cases *tree
	c.source.buckets().backward(nil, func(name []byte, v value) bool {
		t, err := c.source.open(v)
		switch {
		case !v.bucket:
			err = &pageError{v.page.number, "a record stands where a bucket should"}
		case err == nil && string(name) == casesBucket:
			cases = &t
			return true
		}
		if err != nil {
			c.page(err)
			return true
		}
		c.walk(t, visits[string(name)])
		return true
	}, c.page)
	if cases != nil {
		c.walk(*cases, visits[casesBucket])
	}
	c.settle()
	for _, id := range slices.SortedFunc(maps.Keys(c.owner), attemptID.compare) {
		if number := c.owner[id]; number != 0 && number != unknown {
			c.problem(id.String(), "it says that it belongs to case %d, which does not list it", number)
		}
	}
}

// walk passes a bucket's values to visit, which may be nil.
func (c *checker) walk(t tree, visit func([]byte, value)) {
	t.backward(nil, func(key []byte, v value) bool {
		switch {
		case v.bucket:
			c.page(&pageError{v.page.number, "a bucket stands where a record should"})
		case visit != nil:
			visit(key, v)
		default:
			if _, err := v.all(); err != nil {
				c.page(err)
			}
		}
		return c.ctx.Err() == nil
	}, c.page)
}

// attempt looks at one attempt.
func (c *checker) attempt(key []byte, v value) {
	c.met++
	var short listing
	a, err := v.decodeAttempt(key)
	if err == nil {
		err = v.decode(key, &short)
	}
	if err != nil {
		name := v.trueName(key)
		c.problem(name, "it is damaged (%v)", err)
		if id, err := parseID(name); err == nil {
			c.owner[id] = unknown
		}
		return
	}
	c.report.Attempts++
	id := attemptID(key)
	c.owner[id] = a.Case
	if a.ID != id.String() || short.ID != a.ID {
		c.problem(id.String(), "it is recorded under another's id")
	}
	if short.Case != a.Case || short.Outcome != a.Outcome {
		c.problem(id.String(), "lists show it as something else than it is")
	}
	if a.Outcome == api.Pending {
		c.report.Pending++
	}
}

// entry looks at a case, or at a line that says that an attempt belongs to one.
func (c *checker) entry(key []byte, v value) {
	number, id, member, err := parseMember(key)
	if err != nil {
		c.problem("", "page %d: an entry cannot be read: %v", v.page.number, err)
		return
	}
	if number != c.tally.number {
		c.settle()
		c.tally = tally{number: number}
	}
	if !member {
		c.tally.met = true
		var found Case
		if err := v.decode(key, &found); err != nil {
			c.problem(caseName(number), "it is damaged (%v)", err)
			return
		}
		c.report.Cases++
		if found.ID != number {
			c.problem(caseName(number), "it is recorded under another's number")
		}
		return
	}
	c.tally.counted++
	ordinal, err := v.ordinal(key)
	if err != nil {
		c.problem(id.String(), "its line in case %d is damaged (%v)", number, err)
	}
	if c.tally.counted == 1 {
		c.tally.claimed = ordinal
	}
	c.claim(number, id)
}

// claim compares what a case and an attempt say of each other.
func (c *checker) claim(number uint64, id attemptID) {
	owner, there := c.owner[id]
	switch {
	case !there:
		c.problem(id.String(), "case %d lists it, and it is not there", number)
	case owner == number || owner == unknown:
		delete(c.owner, id)
	default:
		c.problem(id.String(), "case %d lists it, but it says that it does not belong there", number)
	}
}

// settle looks at the case whose attempts have all passed.
func (c *checker) settle() {
	last := c.tally
	if last.number != 0 && !last.met {
		c.problem(caseName(last.number), "it is not there, though attempts belong to it")
	}
	if last.counted != last.claimed {
		c.problem(caseName(last.number), "it has %d attempts and says %d", last.counted, last.claimed)
	}
}
