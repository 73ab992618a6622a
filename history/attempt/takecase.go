package attempt

import (
	"context"
	"fmt"
	"slices"

	"casebook/api/safe"
	"casebook/history"
)

// TakenCase is what became of a case from elsewhere.
type TakenCase struct {
	Case     uint64          `json:"case"`     // its number here
	From     uint64          `json:"from"`     // in the file
	Here     bool            `json:"here"`     // the case was here already, and what is written about it stays
	Attempts int             `json:"attempts"` // recorded now
	Known    int             `json:"known"`    // attempts that were here already, and stay as they are
	Cut      int             `json:"cut"`      // attempts in which something was cut that the file has in clear
	Personal []PersonalCount `json:"personal"` // what stands in it in clear
}

// TakeCase records a case that ExportCase returned elsewhere, all of it or nothing, with the
// ids and times of its attempts. It is redacted again under today's rules whatever it says
// of itself: a file may hold anything. Where another case has its number it gets a new one.
func (r *Runner) TakeCase(ctx context.Context, f CaseFile) (TakenCase, error) {
	taken := TakenCase{From: f.Case.ID}
	key, err := r.Key()
	if err != nil {
		return taken, err
	}
	for i, a := range f.Attempts {
		if err := r.Store.CheckImported(a); err != nil {
			return taken, fmt.Errorf("attempt %d of it cannot be kept, so nothing was: %w", i+1, err)
		}
	}
	c, kept := r.adopted(&adoption{r, key}, f, &taken)
	taken.Personal = personalIn(r.Packs, key, c, attemptsOf(kept))
	opened, err := r.Store.Opened(ctx)
	if err != nil {
		return taken, err
	}
	batch := history.Batch{Cases: []history.Case{c}, Attempts: kept, Numbers: map[uint64]uint64{}, Opened: opened}
	done, err := r.Store.Import(ctx, batch)
	if err != nil {
		return taken, err
	}
	taken.Case, taken.Here = batch.Numbers[f.Case.ID], done.CasesHere > 0
	taken.Attempts, taken.Known = done.Attempts, done.AttemptsHere
	return taken, nil
}

// adopted returns a case and its attempts as they may be recorded here: what is cut in one
// of them is cut in all.
func (r *Runner) adopted(d *adoption, f CaseFile, taken *TakenCase) (history.Case, []history.Kept) {
	attempts := slices.Clone(f.Attempts)
	for i := range attempts {
		attempts[i].Rules = 0
	}
	c, renewed := Renew(r.Packs, d.key, f.Case, attempts)
	kept := make([]history.Kept, len(renewed))
	for i, a := range renewed {
		clean, _ := d.attempt(a)
		if hidden(clean.Facts) > hidden(f.Attempts[i].Facts) {
			taken.Cut++
		}
		clean.Case = f.Case.ID
		kept[i].Attempt = clean
	}
	c = d.aCase(c)
	if !slices.Contains(States(), c.State) {
		c.State = history.Open
	}
	return c, kept
}

func attemptsOf(kept []history.Kept) []history.Attempt {
	var attempts []history.Attempt
	for _, k := range kept {
		attempts = append(attempts, k.Attempt)
	}
	return attempts
}

// hidden is how many facts are of values that nobody may see.
func hidden(facts []safe.Fact) int {
	n := 0
	for _, f := range facts {
		if f.Class >= safe.Proof {
			n++
		}
	}
	return n
}
