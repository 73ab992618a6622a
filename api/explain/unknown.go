package explain

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/systems"
)

// nearest offers, for a code that no row names, the documented code that comes
// nearest to it.
func (s *study) nearest(causes []Cause) []Cause {
	if !s.undocumented(causes) {
		return nil
	}
	for _, code := range s.signature.Codes {
		if row := s.kin(code); row != nil && !slices.ContainsFunc(causes, func(c Cause) bool { return c.Row == row.ID }) {
			c := candidate{row: row, because: []string{"its code is the nearest documented one to the answer's"}}
			c.against = []string{s.codeUnknown("the answer's own code")}
			return []Cause{s.cause(c, Possible)}
		}
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

// kin returns the row of the operation whose code is nearest to code: a few slips
// away, else of the same family, which the code's first word names.
func (s *study) kin(code string) *systems.Row {
	var codes []string
	rows := map[string]*systems.Row{}
	for i := range s.pack.Rows {
		row := &s.pack.Rows[i]
		if row.Operation != "" && s.operation != nil && row.Operation != s.operation.ID || s.otherVariant(row) {
			continue
		}
		for _, named := range row.When.Code {
			if rows[named] == nil {
				rows[named], codes = row, append(codes, named)
			}
		}
	}
	if near := systems.Nearest(code, codes); near != "" {
		return rows[near]
	}
	family, _, _ := strings.Cut(strings.ToLower(code), "_")
	for _, named := range codes {
		if first, _, more := strings.Cut(strings.ToLower(named), "_"); more && first == family {
			return rows[named]
		}
	}
	return nil
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
