package explain

import (
	"slices"
	"strings"

	"casebook/api/systems"
)

// reply returns a row's words for the customer, filled in from the exchange.
func (s *study) reply(row *systems.Row) string {
	known := map[string]string{"mended": s.mended(row)}
	if l, is := s.limit(row.Limit); is {
		known["wait"] = wait(l)
	}
	if until, is := s.until(row); is {
		known["until"] = WholeMinute(until).Format(clockLayout)
	}
	return Fill(row.Reply, known)
}

// mended returns the value that would be right in place of the one that the row is
// about; empty when none is likely.
func (s *study) mended(row *systems.Row) string {
	about := map[string]bool{}
	for _, c := range row.Request {
		about[c.Field] = true
	}
	if row.Question != nil {
		about[row.Question.Field] = true
	}
	for _, f := range s.findings {
		about[f.Field] = about[f.Field] || slices.Contains(row.Evidence, f.Check.ID)
		if f.State == systems.Fail && f.Mend != "" && about[f.Field] {
			return f.Mend
		}
	}
	return ""
}

// Fill puts what is known into words: {name} stands for a value, and of
// [one|another] the first alternative counts whose values are all known, none where
// none is.
func Fill(words string, known map[string]string) string {
	var out strings.Builder
	for {
		before, rest, open := strings.Cut(words, "[")
		out.WriteString(fill(before, known))
		choice, after, closed := strings.Cut(rest, "]")
		if open && !closed {
			out.WriteString(fill(rest, known))
		}
		if !closed {
			return strings.Join(strings.Fields(out.String()), " ")
		}
		for _, alternative := range strings.Split(choice, "|") {
			if allKnown(alternative, known) {
				out.WriteString(fill(alternative, known))
				break
			}
		}
		words = after
	}
}

// allKnown reports whether every name in words has a value.
func allKnown(words string, known map[string]string) bool {
	for _, part := range strings.Split(words, "{")[1:] {
		if name, _, _ := strings.Cut(part, "}"); known[name] == "" {
			return false
		}
	}
	return true
}

// fill replaces the names whose values are known, in one pass: what a value holds is no
// name.
func fill(words string, known map[string]string) string {
	var pairs []string
	for name, value := range known {
		if value != "" {
			pairs = append(pairs, "{"+name+"}", value)
		}
	}
	return strings.NewReplacer(pairs...).Replace(words)
}
