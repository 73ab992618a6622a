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

// predictions are the rows that failed checks point to, what cannot be made at all
// first.
func (s *study) predictions() []Cause {
	causes := s.without()
	if s.pack == nil {
		return causes
	}
	for _, f := range s.findings {
		row := s.pack.Row(f.Check.Predicts)
		if f.State != systems.Fail || row == nil {
			continue
		}
		i := slices.IndexFunc(causes, func(c Cause) bool { return c.Row == row.ID })
		if i >= 0 {
			causes[i].Because = append(causes[i].Because, f.Because)
			continue
		}
		c := candidate{row: row, because: []string{f.Because}}
		causes = append(causes, c.cause(s.expected(f)))
	}
	return causes
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
		if field.Without == nil || given || sent.BodyError != nil {
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
