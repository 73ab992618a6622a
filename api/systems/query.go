package systems

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Query is what a search among documented answers asks for, read from one line of
// text. Its zero value asks for every row.
type Query struct {
	System    string   // what a system's id or name begins with; empty: any
	Operation string   // what an operation's id begins with; empty: any
	Status    string   // digits that an HTTP status begins with; three name one status
	Words     []string // lower case, letters and digits only; each but the fillers must be found
	Notes     []string // what could not be taken as it was meant, a sentence each

	text    string   // all but the filters, in lower case
	telling []string // the words without fillers, as far as there are others
	phrase  []string // the words from the first of those to the last
	numbers []string // bare numbers among the words that may be a status
	spoken  int      // words as they were written
	nothing bool     // a filter names what there is nothing of
}

// filters are the names of filters, and what each filters by.
func filters() map[string]string {
	return map[string]string{"system": "system", "operation": "operation", "op": "operation", "status": "status", "http": "status"}
}

// ParseQuery reads what somebody typed: words, and the filters system:, operation: (or
// op:) and status: (or http:). A filter without a value is one that is still being
// typed, and counts for nothing.
func (p *Packs) ParseQuery(text string) Query {
	var q Query
	var rest []string
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		name, value, is := strings.Cut(word, ":")
		if is && q.filter(name, value) {
			continue
		}
		rest = append(rest, word)
		parts := wordsOf(word)
		q.Words = append(q.Words, parts...)
		q.spoken += min(1, len(parts))
		if len(parts) == 1 && parts[0] == strings.Trim(word, ".,;!?()[]\"'") && isStatus(parts[0]) {
			q.numbers = append(q.numbers, parts[0])
		}
	}
	q.text = strings.Join(rest, " ")
	q.gist(rest)
	q.verify(p)
	return q
}

// filter takes a filter, or reports that the word is none.
func (q *Query) filter(name, value string) bool {
	known := filters()
	switch known[name] {
	case "system":
		q.System = value
	case "operation":
		q.Operation = value
	case "status":
		q.Status = value
	default:
		near := Nearest(name, []string{"system", "operation", "status"})
		if len(name) < 4 || near == "" || value == "" {
			return false
		}
		q.Notes = append(q.Notes, fmt.Sprintf("there is no filter %q; did you mean %q?", name+":", near+":"))
	}
	return true
}

// verify says which filters name what there is nothing of.
func (q *Query) verify(p *Packs) {
	if strings.Trim(q.Status, "0123456789") != "" || len(q.Status) > 3 {
		q.fail("%q is no HTTP status; they go from 100 to 599", q.Status)
	}
	packs := slices.DeleteFunc(p.all(), func(pack *Pack) bool { return !q.ofSystem(pack) })
	if len(packs) == 0 {
		q.fail("no system begins with %q%s", q.System, DidYouMean(q.System, ids(p.all(), func(s **Pack) string { return (*s).ID })))
		return
	}
	var operations []string
	for _, pack := range packs {
		operations = append(operations, ids(pack.Operations, func(o *Operation) string { return o.ID })...)
	}
	begins := func(id string) bool { return strings.HasPrefix(strings.ToLower(id), q.Operation) }
	if q.Operation != "" && !slices.ContainsFunc(operations, begins) {
		q.fail("no operation begins with %q%s", q.Operation, DidYouMean(q.Operation, operations))
	}
}

func (q *Query) fail(format string, args ...any) {
	q.nothing = true
	q.Notes = append(q.Notes, fmt.Sprintf(format, args...))
}

// ofSystem reports whether the rows of pack are asked for.
func (q *Query) ofSystem(pack *Pack) bool {
	return strings.HasPrefix(strings.ToLower(pack.ID), q.System) || strings.HasPrefix(strings.ToLower(pack.Name), q.System)
}

// Allows reports whether a row passes the filters. A row that is about any call of
// its system passes for each of the system's operations.
func (q *Query) Allows(pack *Pack, row *Row) bool {
	if q.nothing || !q.ofSystem(pack) {
		return false
	}
	begins := func(id string) bool { return strings.HasPrefix(strings.ToLower(id), q.Operation) }
	switch {
	case q.Operation == "":
	case row.Operation != "" && !begins(row.Operation):
		return false
	case row.Operation == "" && !slices.ContainsFunc(pack.Operations, func(o Operation) bool { return begins(o.ID) }):
		return false
	}
	return q.Status == "" || slices.ContainsFunc(row.Statuses(), func(status int) bool {
		return strings.HasPrefix(fmt.Sprint(status), q.Status)
	})
}

// all returns every pack, that of HTTP last.
func (p *Packs) all() []*Pack {
	packs := slices.Clone(p.Systems)
	if p.HTTP != nil {
		packs = append(packs, p.HTTP)
	}
	return packs
}

// Statuses returns the HTTP statuses that the row names, each once.
func (r *Row) Statuses() []int {
	var statuses []int
	for _, w := range append([]When{r.When}, r.Also...) {
		for _, status := range w.Status {
			if status != 0 && !slices.Contains(statuses, status) {
				statuses = append(statuses, status)
			}
		}
	}
	return statuses
}

// wordsOf splits text into its words: letters and digits, in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func isStatus(word string) bool {
	return len(word) == 3 && word >= "100" && word <= "599" && strings.Trim(word, "0123456789") == ""
}
