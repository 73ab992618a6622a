package systems

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api"
)

//go:generate env CASEBOOK_COMPILE_PACKS=1 go test -run TestTheCompiledPacks .

// Packs are the systems that the program knows.
type Packs struct {
	Systems []*Pack // in the order in which people see them
	HTTP    *Pack   // what HTTP itself tells, whatever the system: consulted after the system's own rows

	// Problems are what kept packs of the team from being used, wholly: the others are.
	Problems []*Problem
}

// httpPack is the id of the pack that belongs to no vendor.
const httpPack = "http"

// Embedded returns the packs that came with the program.
func Embedded() *Packs {
	packs := &Packs{}
	for _, pack := range compiled() {
		if pack.ID == httpPack {
			packs.HTTP = pack
			continue
		}
		packs.Systems = append(packs.Systems, pack)
	}
	return packs
}

// System returns the pack with this id, or nil.
func (p *Packs) System(id string) *Pack {
	for _, pack := range p.Systems {
		if pack.ID == id {
			return pack
		}
	}
	return nil
}

// Row returns the row with this id of any pack, or nil.
func (p *Packs) Row(id string) *Row {
	for _, pack := range append(slices.Clone(p.Systems), p.HTTP) {
		if pack == nil {
			continue
		}
		if row := pack.Row(id); row != nil {
			return row
		}
	}
	return nil
}

// Find returns a system's operation by their ids. The error names what is not
// known, and what is.
func (p *Packs) Find(system, operation string) (*Pack, *Operation, error) {
	pack := p.System(system)
	if pack == nil {
		var known []string
		for _, s := range p.Systems {
			known = append(known, s.ID)
		}
		return nil, nil, fmt.Errorf("no system %q%s", system, DidYouMean(system, known))
	}
	op := pack.Operation(operation)
	if op == nil {
		var known []string
		for _, o := range pack.Operations {
			known = append(known, o.ID)
		}
		return nil, nil, fmt.Errorf("%s has no operation %q%s", pack.Name, operation, DidYouMean(operation, known))
	}
	return pack, op, nil
}

// OutcomeWord is what people call an outcome of an operation. Where an operation
// gives no verdict nothing was verified, only accepted.
func (p *Packs) OutcomeWord(system, operation string, outcome api.Outcome) string {
	_, o, err := p.Find(system, operation)
	if outcome == api.Success && (err != nil || o.Verdict == nil) {
		return "accepted"
	}
	return outcome.String()
}

// Operation returns the operation with this id, or nil.
func (p *Pack) Operation(id string) *Operation {
	i := slices.IndexFunc(p.Operations, func(o Operation) bool { return o.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Operations[i]
}

// Row returns the row with this id, or nil.
func (p *Pack) Row(id string) *Row {
	i := slices.IndexFunc(p.Rows, func(r Row) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Rows[i]
}

// Check returns the check with this id, or nil.
func (p *Pack) Check(id string) *Check {
	i := slices.IndexFunc(p.Checks, func(c Check) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Checks[i]
}

// Fields returns everything that a form for o asks for: its own fields, then the
// system's credentials that it does not name itself.
func (p *Pack) Fields(o *Operation) []Field {
	fields := slices.Clone(o.Fields)
	for _, credential := range p.Credentials {
		if !slices.ContainsFunc(o.Fields, func(f Field) bool { return f.ID == credential.ID }) {
			fields = append(fields, credential)
		}
	}
	return fields
}

// Limit returns the limit with this id; false when there is none. p may be nil.
func (p *Pack) Limit(id string) (Limit, bool) {
	if p == nil || id == "" {
		return Limit{}, false
	}
	for _, l := range p.Limits {
		if l.ID == id {
			return l, true
		}
	}
	return Limit{}, false
}

// AllCredentials returns the credentials of the system and of its operations, each
// variable once.
func (p *Pack) AllCredentials() []Field {
	all := slices.Clone(p.Credentials)
	for _, o := range p.Operations {
		for _, f := range o.Fields {
			if f.Credential() && !slices.ContainsFunc(all, func(known Field) bool { return known.Variable == f.Variable }) {
				all = append(all, f)
			}
		}
	}
	return all
}

// Field returns the field of o (its own or a credential) with this id.
func (p *Pack) Field(o *Operation, id string) (Field, bool) {
	for _, fields := range [][]Field{o.Fields, p.Credentials} {
		for i := range fields {
			if strings.EqualFold(fields[i].ID, id) {
				return fields[i], true
			}
		}
	}
	return Field{}, false
}
