package explain

import (
	"strings"
	"time"

	"casebook/api/systems"
)

// reply returns a row's words for the customer, filled in from the exchange.
func (s *study) reply(row *systems.Row) string {
	known := map[string]string{"mended": s.mended(row)}
	if l, is := s.limit(row.Limit); is {
		known["wait"] = span(time.Duration(max(l.Block, l.Window)) * time.Second)
	}
	if until, is := s.until(row); is {
		known["until"] = until.Format("15:04")
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
		about[f.Field] = about[f.Field] || named(row.Evidence, f.Check.ID)
		if f.State == systems.Fail && f.Mend != "" && about[f.Field] {
			return f.Mend
		}
	}
	return ""
}

func named(list []string, id string) bool {
	for _, name := range list {
		if name == id {
			return true
		}
	}
	return false
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
			if filled := fill(alternative, known); !strings.Contains(filled, "{") {
				out.WriteString(filled)
				break
			}
		}
		words = after
	}
}

// fill replaces the names whose values are known.
func fill(words string, known map[string]string) string {
	for name, value := range known {
		if value != "" {
			words = strings.ReplaceAll(words, "{"+name+"}", value)
		}
	}
	return words
}
