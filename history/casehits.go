package history

import (
	"slices"
	"strings"
	"sync"

	"casebook/history/column"
)

// caseHits tells which cases have the conditions of a query that look at cases. It reads
// lines when it is asked for a case in them, and keeps a bit for each case and condition.
type caseHits struct {
	source *source
	query  Query
	lines  *lineSource
	tail   *caseSet
	first  uint64 // number of the first case of the tail
	known  *caseSets
	last   *caseSet // the one that was asked before, and its part
	number uint64
}

// caseSets are the sets that are known by all that look through the history at once, by
// part.
type caseSets struct {
	mutex  sync.Mutex
	parts  map[uint64]*caseSet
	wanted []wanted // by condition; nil until it is known
}

func newCaseSets() *caseSets { return &caseSets{parts: map[uint64]*caseSet{}} }

func (c *caseSets) get(part uint64) *caseSet {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.parts[part]
}

func (c *caseSets) add(part uint64, set *caseSet) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.parts[part] = set
}

// caseSet is what is known of some cases that follow each other.
type caseSet struct {
	hits   []column.Set // by condition; nil for those that do not look at cases
	states []string
	codes  []byte // index in states, by case
}

// has reports whether a case has a condition of the query. A case that cannot be read has
// none.
func (h *caseHits) has(condition int, number uint64) bool {
	if h.known.wanted != nil && h.known.wanted[condition].known {
		return h.known.wanted[condition].has(number)
	}
	set, at := h.of(number)
	return set != nil && at < len(set.codes) && set.hits[condition].Has(at)
}

// state returns the state of a case; empty when it is not there.
func (h *caseHits) state(number uint64) string {
	set, at := h.of(number)
	if set == nil || at >= len(set.codes) {
		return ""
	}
	return set.states[set.codes[at]]
}

// of returns what is known of a case, and which of its set it is.
func (h *caseHits) of(number uint64) (*caseSet, int) {
	if number == 0 || h.lines == nil && !h.open() {
		return nil, 0
	}
	if number >= h.first {
		return h.tail, int(min(number-h.first, column.Most))
	}
	part := number / linesOf
	if h.last == nil || h.number != part {
		h.last, h.number = h.known.get(part), part
	}
	if h.last == nil {
		lines, err := h.lines.part(part)
		if err != nil {
			lines = column.Lines{} // what cannot be read has nothing
		}
		h.last = h.study(lines)
		h.known.add(part, h.last)
	}
	return h.last, int(number % linesOf)
}

// open prepares reading.
func (h *caseHits) open() bool {
	lines, err := h.source.lineSource()
	if err != nil {
		return false
	}
	tail, err := h.source.wholeTail()
	if err != nil {
		return false
	}
	h.lines, h.first, h.tail = lines, tail.first, h.study(tail.cases)
	return true
}

// study holds the query against lines.
func (h *caseHits) study(lines column.Lines) *caseSet {
	set := &caseSet{hits: make([]column.Set, len(h.query.All)), codes: make([]byte, lines.Len())}
	for i := range set.codes {
		state := lines.State(i)
		at := slices.Index(set.states, state)
		if at < 0 {
			at = len(set.states)
			set.states = append(set.states, state)
		}
		set.codes[i] = byte(at)
	}
	for condition, asked := range h.query.All {
		if asked.ofLine() {
			set.hits[condition] = asked.among(lines)
		}
	}
	return set
}

// among returns the lines that have a condition.
func (a Condition) among(lines column.Lines) column.Set {
	hits := lines.None()
	if a.Field == InState {
		for i := range lines.Len() {
			if slices.Contains(a.Values, lines.State(i)) {
				hits.Add(i)
			}
		}
		return hits
	}
	for _, value := range a.Values {
		if value != "" {
			lines.Find(hits, []byte(value))
		}
	}
	if a.Field == AnyText {
		return hits
	}
	whole := lines.None()
	for i := hits.Below(lines.Len()); i >= 0; i = hits.Below(i) {
		if a.fitsLine(lines, i) {
			whole.Add(i)
		}
	}
	return whole
}

// fitsLine holds a condition on a field of a case against its line.
func (a Condition) fitsLine(lines column.Lines, i int) bool {
	fields := strings.SplitN(string(lines.Text(i)), column.Part, lineFields+1)
	if len(fields) <= lineFields {
		return false
	}
	switch a.Field {
	case WithRef:
		return a.whole(fields[lineOurRef], fields[lineVendorRef])
	case OfOwner:
		return a.whole(fields[lineOwner])
	case WithTag:
		return a.whole(strings.Split(fields[lineTags], partTag)...)
	}
	return false
}
