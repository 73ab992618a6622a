package history

import "slices"

// caseTimeRun is the index of cases by time for cases that come one after another, each
// with its attempts behind it.
type caseTimeRun []caseTime

// begin adds a case, of which no attempts are known yet.
func (r *caseTimeRun) begin(c Case) { *r = append(*r, caseTimeOf(c.ID, c.Changed, attemptID{})) }

// member says that a case has an attempt: the one that came last, or none that is there.
func (r caseTimeRun) member(number uint64, id attemptID) {
	if n := len(r); n > 0 && r[n-1].number == number {
		r[n-1].at = max(r[n-1].at, id.time().UnixMilli())
	}
}

// flush writes the index.
func (r caseTimeRun) flush(b *builder) error {
	slices.SortFunc(r, caseTime.compare)
	for _, c := range r {
		if err := b.put(c.entry()); err != nil {
			return err
		}
	}
	return nil
}
