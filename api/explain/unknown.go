package explain

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/systems"
)

// nearest offers, for a code that no row names, the documented code that comes
// nearest to it: of its rows the one that the request speaks for, or least against.
func (s *study) nearest(causes []Cause) []Cause {
	if !s.undocumented(causes) {
		return nil
	}
	for _, code := range s.signature.Codes {
		kin := s.kin(code)
		if len(kin) == 0 {
			continue
		}
		c := slices.MaxFunc(kin, candidate.compare)
		if slices.ContainsFunc(causes, func(known Cause) bool { return known.Row == c.row.ID }) {
			continue
		}
		c.because = slices.Insert(c.because, 0, "its code is the nearest documented one to the answer's")
		c.against = append(c.against, s.codeUnknown("the answer's own code"))
		return []Cause{s.cause(c, Possible)}
	}
	return nil
}

// undocumented reports whether the answer has a code and no cause rests on it.
func (s *study) undocumented(causes []Cause) bool {
	if s.pack == nil || len(s.signature.Codes) == 0 {
		return false
	}
	return !slices.ContainsFunc(s.pack.Rows, func(r systems.Row) bool {
		return s.hasCode(&r) && slices.ContainsFunc(causes, func(c Cause) bool { return c.Row == r.ID })
	})
}

// codeUnknown says of a code on which no cause rests whether the vendor documents it at
// all.
func (s *study) codeUnknown(code string) string {
	if slices.ContainsFunc(s.pack.Rows, func(r systems.Row) bool { return s.hasCode(&r) }) {
		return code + " is documented for other calls than this one only"
	}
	return fmt.Sprintf("%s is not documented as of %s", code, s.pack.AsOf)
}

// hasCode reports whether the row names one of the answer's codes.
func (s *study) hasCode(row *systems.Row) bool {
	return slices.ContainsFunc(s.documentedCodes(row), func(named string) bool {
		return slices.ContainsFunc(s.signature.Codes, func(code string) bool { return strings.EqualFold(named, code) })
	})
}

// kin returns the rows of the operation whose code is nearest to code: a few slips
// away, else of the same family, which the code's first word names.
func (s *study) kin(code string) []candidate {
	var codes []string
	rows := map[string][]candidate{}
	for i := range s.pack.Rows {
		row := &s.pack.Rows[i]
		if row.Operation != "" && s.operation != nil && row.Operation != s.operation.ID || s.otherVariant(row) {
			continue
		}
		c := s.candidate(row)
		c.position = i
		s.weighClues(&c)
		for _, named := range row.When.Code {
			if rows[named] == nil {
				codes = append(codes, named)
			}
			rows[named] = append(rows[named], c)
		}
	}
	if near := systems.Nearest(code, codes); near != "" {
		return rows[near]
	}
	return rows[relative(code, codes)]
}

// relative is the code of code's family that begins most like it; "" when it has none.
func relative(code string, codes []string) (best string) {
	code = strings.ToLower(code)
	family, _, _ := strings.Cut(code, "_")
	most := 0
	for _, named := range codes {
		lower := strings.ToLower(named)
		first, _, more := strings.Cut(lower, "_")
		if alike := sharedStart(lower, code); more && first == family && alike > most {
			best, most = named, alike
		}
	}
	return best
}

// sharedStart is how many bytes a and b begin alike with.
func sharedStart(a, b string) (n int) {
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// remarks are notes that are no cause: what is not documented, and what other attempts
// say of the failure as a whole.
func (s *study) remarks(causes []Cause) []string {
	var notes []string
	if s.undocumented(causes) {
		notes = append(notes, s.codeUnknown("the answer's code"))
	}
	if outcome := s.outcome(); outcome != api.Refused && outcome != api.NoAnswer && outcome != api.Unreadable {
		return notes
	}
	for _, sign := range []systems.Sign{systems.ManyUsers, systems.WorksElsewhere} {
		said := func(why string) bool {
			return slices.ContainsFunc(causes, func(c Cause) bool { return slices.Contains(c.Because, why) })
		}
		if why := s.shows(sign, &systems.Row{}); why != "" && !said(why) {
			notes = append(notes, why)
		}
	}
	return notes
}
