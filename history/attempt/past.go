package attempt

import (
	"context"
	"iter"
	"slices"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/history"
)

// How far back earlier attempts are looked at: what was recorded more than a day ago says
// nothing of a code, a block or an outage, and the newest some hundred are read in a
// millisecond or two.
const (
	pastReach = 24 * time.Hour
	PastRows  = 512
	pastPage  = 64
)

// past gathers what is known around an attempt: those of the history, and earlier,
// which are in none. Simulated and real attempts know nothing of each other, and what was
// given to us twice is no past of itself.
func (r *Runner) past(ctx context.Context, a history.Attempt, earlier []explain.Event) explain.Past {
	p := explain.Past{At: a.Happened, Environment: a.Environment, User: a.User, Marks: a.Marks, Earlier: slices.Clone(earlier[:min(len(earlier), PastRows)])}
	for row := range r.around(ctx, a.User) {
		if row.ID != a.ID && row.Simulated == a.Simulated && row.Outcome != api.Pending && !r.twin(ctx, a, row) {
			p.Earlier = append(p.Earlier, EventOf(row))
		}
	}
	return p
}

// userRows is how many attempts about one user are looked at beyond the newest of all.
const userRows = 64

// around yields the newest attempts of the history, and then older ones of a day that are
// about user, newest first.
func (r *Runner) around(ctx context.Context, user string) iter.Seq[history.Summary] {
	return func(yield func(history.Summary) bool) {
		oldest := ""
		for row := range r.recent(ctx) {
			if oldest = row.ID; !yield(row) {
				return
			}
		}
		if user == "" || oldest == "" {
			return
		}
		rows, _ := r.Store.OfUser(ctx, user, userRows)
		for _, row := range rows {
			if row.ID < oldest && !r.tooOld(row) && !yield(row) {
				return
			}
		}
	}
}

// recent yields the attempts of the history that are worth a look, newest first. What
// cannot be read is missing here as everywhere: the others count.
func (r *Runner) recent(ctx context.Context) iter.Seq[history.Summary] {
	return func(yield func(history.Summary) bool) {
		for page, read := (history.Page{Limit: pastPage}), 0; r.Store != nil && read < PastRows; {
			rows, _ := r.Store.Attempts(ctx, page)
			for _, row := range rows {
				if r.tooOld(row) || !yield(row) {
					return
				}
			}
			if len(rows) == 0 || r.tooOld(rows[len(rows)-1]) {
				return
			}
			read += len(rows)
			page.Before = rows[len(rows)-1].ID
		}
	}
}

func (r *Runner) tooOld(row history.Summary) bool { return r.Now().Sub(row.Recorded) > pastReach }

// EventOf is what explaining a later call needs to know of an attempt. A time that is
// not known stays unknown: when it was recorded says nothing of when it happened.
func EventOf(s history.Summary) explain.Event {
	return explain.Event{
		ID: s.ID, Case: s.Case, At: s.Happened, System: s.System, Operation: s.Operation, Environment: s.Environment,
		Outcome: s.Outcome, Status: s.Status, Codes: s.Codes, Row: s.Row, User: s.User, Tries: s.Tries, Marks: s.Marks,
	}
}

// markLength is how much of a fingerprint tells two values apart in a history: 64 bits.
const markLength = 16

// marks returns the fingerprints of the one-time values and proofs that a request
// carried, by field id.
func (r *Runner) marks(request api.Request, facts []safe.Fact) map[string]string {
	pack, operation := r.identify(request)
	if pack == nil || operation == nil {
		return nil
	}
	sent := pack.Recall(operation, &request)
	var marks map[string]string
	for _, f := range pack.Fields(operation) {
		if f.Class != safe.OneTime && f.Class != safe.Proof || sent.Masked(f) { // two masks are not the same code twice
			continue
		}
		for _, fact := range facts {
			if fact.Name != f.Wire() || fact.Fingerprint == "" || strings.HasPrefix(fact.Place, "answer") {
				continue
			}
			if marks == nil {
				marks = map[string]string{}
			}
			marks[f.ID] = string(fact.Fingerprint)[:markLength]
			break
		}
	}
	return marks
}
