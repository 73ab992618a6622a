package explain

import (
	"cmp"
	"slices"

	"casebook/api"
	"casebook/api/systems"
	"casebook/api/tree"
)

// Predict says what a call would run into if it were sent as it stands: causes
// that its form alone shows, and the checklist as far as it can be ticked.
func Predict(packs *systems.Packs, request api.Request) Explanation {
	return Exchange(packs, api.Exchange{Request: request})
}

// Blocked returns why the call cannot be made at all, or nil. Sending it anyway
// shows nothing about the customer's failure.
func (e *Explanation) Blocked() *Cause {
	i := slices.IndexFunc(e.Causes, func(c Cause) bool { return c.Blocks })
	if i < 0 {
		return nil
	}
	return &e.Causes[i]
}

// Block puts a reason first why the call cannot be made. Its likelihood and basis
// are set here.
func (e *Explanation) Block(c Cause) {
	c.Blocks, c.Likelihood, c.Basis = true, Certain, systems.Inferred
	c.Settle = cmp.Or(c.Settle, c.Fix)
	if c.Because == nil {
		c.Because = []string{}
	}
	e.Causes = append([]Cause{c}, e.Causes...)
}

// predictions are the rows that the request alone points to, the surest first and what
// cannot be made at all before them: those that failed checks name, and those whose
// clues it shows.
func (s *study) predictions() []Cause {
	causes := s.without()
	if s.pack == nil {
		return causes
	}
	for _, f := range s.findings {
		row := s.predicted(f.Check)
		if f.State != systems.Fail || row == nil {
			continue
		}
		i := slices.IndexFunc(causes, func(c Cause) bool { return c.Row == row.ID })
		if i >= 0 {
			causes[i].Because = append(causes[i].Because, f.Because)
			continue
		}
		c := candidate{row: row, because: []string{f.Because}}
		causes = append(causes, s.cause(c, s.expected(f)))
	}
	causes = s.foretold(causes)
	surestFirst(causes)
	return causes
}

// predicted returns the row to expect when a check fails: of those that it names the
// first that is of this call and that the request does not contradict.
func (s *study) predicted(check *systems.Check) *systems.Row {
	for _, id := range check.Predicts {
		row := s.pack.Row(id)
		if row == nil || row.Operation != "" && s.operation != nil && row.Operation != s.operation.ID || s.otherVariant(row) {
			continue
		}
		c := candidate{row: row}
		if s.weighClues(&c); !c.refuted {
			return row
		}
	}
	return nil
}

// foretold adds the refusals that are documented for a request like this one.
func (s *study) foretold(causes []Cause) []Cause {
	if s.operation == nil {
		return causes
	}
	for i := range s.pack.Rows {
		row := &s.pack.Rows[i]
		if row.Operation != s.operation.ID || !refuses(row) || s.otherVariant(row) || !slices.ContainsFunc(row.Request, systems.Clue.Fault) {
			continue
		}
		c := candidate{row: row}
		s.weighClues(&c)
		known := slices.ContainsFunc(causes, func(other Cause) bool { return other.Row == row.ID || other.Title == row.Title })
		if !c.clued || known {
			continue
		}
		likelihood := Likely
		if row.Basis != systems.Documented {
			likelihood = Possible
		}
		causes = append(causes, s.cause(c, likelihood))
	}
	return causes
}

// refuses reports whether a row is an answer that says no.
func refuses(row *systems.Row) bool {
	return len(row.When.Status) == 0 || slices.Max(row.When.Status) >= 300
}

// expected is how surely a failed check leads to its row: the vendor documents the
// demand, or we infer it.
func (s *study) expected(f systems.Finding) Likelihood {
	if f.Check.Basis == systems.Documented {
		return Likely
	}
	return Possible
}

// without lists the fields whose absence means that the call cannot be made.
func (s *study) without() []Cause {
	causes := []Cause{}
	if s.operation == nil {
		return causes
	}
	sent := s.sent()
	for _, field := range s.operation.Fields {
		value, present := sent.Values[field.ID]
		given := present && (value.Text != "" || value.Kind != tree.String)
		if field.Without == nil || given || sent.Unreadable(field) {
			continue
		}
		causes = append(causes, Cause{
			Row:        s.pack.ID + "." + s.operation.ID + ".without." + field.ID,
			Title:      field.Without.Title,
			Likelihood: Certain,
			Basis:      systems.Inferred,
			Cause:      field.Without.Cause,
			Because:    []string{sent.Fault(field)},
			Fix:        field.Without.Ask,
			Settle:     field.Without.Ask,
			Blocks:     true,
		})
	}
	return causes
}
