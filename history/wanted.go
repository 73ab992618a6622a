package history

import (
	"reflect"
	"runtime"
	"slices"
	"sync"

	"casebook/history/column"
)

// fewCases is how many cases that have a condition are known by number.
const fewCases = 64

// wanted is the cases that have a condition, when they are few.
type wanted struct {
	known   bool
	numbers []uint64 // rising
	terms   []column.Term
}

// has reports whether a case is one of them.
func (w wanted) has(number uint64) bool {
	_, is := slices.BinarySearch(w.numbers, number)
	return is
}

// knownCases is wantCases, unless the search before, or the part of this one before, has
// asked the same.
func (s *scan) knownCases() []wanted {
	cache := s.source.tails
	if cache == nil {
		return s.wantCases()
	}
	cache.mutex.Lock()
	cases, same := cache.wanted, cache.last != nil && cache.last.of(s.source) && reflect.DeepEqual(cache.query, s.query)
	cache.mutex.Unlock()
	if cases != nil && same {
		return cases
	}
	cases = s.wantCases()
	cache.mutex.Lock()
	defer cache.mutex.Unlock()
	if cache.last != nil && cache.last.of(s.source) {
		cache.query, cache.wanted = s.query, cases
	}
	return cases
}

// wantCases looks through the lines of all cases for those that have the conditions that
// look at cases, by condition. It stops where there are many of them.
func (s *scan) wantCases() []wanted {
	list := make([]wanted, len(s.query.All))
	for i, asked := range s.query.All {
		list[i].known = asked.ofLine() && !asked.Not && asked.filtered()
	}
	if !slices.ContainsFunc(list, func(w wanted) bool { return w.known }) {
		return list
	}
	hits := caseHits{source: s.source.another(), query: s.query, known: s.known}
	if !hits.open() {
		return make([]wanted, len(s.query.All))
	}
	parts := hits.lines.lines.sequence/linesOf + 1
	several := uint64(runtime.GOMAXPROCS(0))
	found := make([][]wanted, several)
	var all sync.WaitGroup
	for i := range several {
		part := &wanting{caseHits: hits, list: slices.Clone(list), source: s.source.another()}
		all.Go(func() { found[i] = part.run(parts*i/several, parts*(i+1)/several) })
	}
	all.Wait()
	for i := range list {
		for _, part := range found {
			list[i].known = list[i].known && part[i].known
			list[i].numbers = append(list[i].numbers, part[i].numbers...)
		}
		list[i].add(i, hits.tail, hits.first)
		if !list[i].known {
			list[i].numbers = nil
			continue
		}
		for _, number := range list[i].numbers {
			list[i].terms = append(list[i].terms, caseTerm(number))
		}
	}
	return list
}

// filtered reports whether filters can tell that a condition does not hold.
func (a Condition) filtered() bool {
	return a.Field != AnyText && a.Field != OfUser || !slices.ContainsFunc(a.Values, func(value string) bool { return len(value) < column.Shortest })
}

// add adds the cases of a set, of which first is the number of its first one, that have a
// condition.
func (w *wanted) add(condition int, set *caseSet, first uint64) {
	if !w.known || set == nil {
		return
	}
	hits := set.hits[condition]
	for i := range set.codes {
		if hits.Has(i) {
			w.numbers = append(w.numbers, first+uint64(i))
		}
	}
	w.known = len(w.numbers) <= fewCases
}

// wanting looks through some of the lines.
type wanting struct {
	caseHits
	source *source
	list   []wanted
	buffer filterBuffer
}

// run looks through the parts from one on and before another.
func (w *wanting) run(from, to uint64) []wanted {
	lines, err := w.source.lineSource()
	if err != nil {
		return make([]wanted, len(w.list))
	}
	for part := from; part < to; part++ {
		if !slices.ContainsFunc(w.list, func(one wanted) bool { return one.known }) {
			break
		}
		if !w.may(lines, part) {
			continue
		}
		found, err := lines.part(part)
		if err != nil {
			continue // what cannot be read has nothing
		}
		set := w.study(found)
		for i := range w.list {
			w.list[i].add(i, set, part*linesOf)
		}
	}
	return w.list
}

// may reports whether a part has to be looked through.
func (w *wanting) may(lines *lineSource, part uint64) bool {
	key := caseKey(part)
	v, found, err := lines.lines.find(key)
	if err != nil || !found {
		return true
	}
	data, err := v.behind(key, &w.buffer)
	if err != nil {
		return true
	}
	f, err := column.ReadFilter(data)
	if err != nil {
		return true
	}
	for i, asked := range w.query.All {
		if w.list[i].known && mayLine(f, asked) {
			return true
		}
	}
	return false
}
