package history

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"casebook/api"
)

// plain is a history as a list in memory: what a Store must be like from outside. It knows
// nothing of buckets, chunks and lines.
type plain struct {
	rows  []plainRow // in the order of their ids
	cases map[uint64]Case
	last  uint64 // the greatest number that a case ever had
}

// plainRow is an attempt, and what searches find in it besides its fields.
type plainRow struct {
	Attempt
	said, path, req string
}

// plainRowOf makes grown attempt i a row.
func plainRowOf(g *grower, i int) plainRow {
	a, _ := g.grownAttempt(i)
	kind := kindOf(i)
	return plainRow{Attempt: a, said: kind.message, path: kind.path, req: fmt.Sprintf("%016x", uint64(i)*0x9E3779B97F4A7C15)}
}

// began is the time in the id: its first ten digits of Crockford's are ms.
func (row plainRow) began() time.Time {
	var ms int64
	for _, digit := range row.ID[:10] {
		ms = ms<<5 | int64(strings.IndexRune("0123456789abcdefghjkmnpqrstvwxyz", digit))
	}
	return time.UnixMilli(ms)
}

// plainGrown is what grown makes.
func plainGrown(t testing.TB, n int) *plain {
	p, g := &plain{cases: map[uint64]Case{}}, newGrower(t)
	for i := range n {
		row := plainRowOf(g, i)
		if i%3 == 0 {
			p.cases[row.Case] = grownCase(row.Attempt)
			p.last = row.Case
		}
		p.rows = append(p.rows, row)
	}
	return p
}

// clone returns a copy that can be changed.
func (p *plain) clone() *plain {
	return &plain{rows: slices.Clone(p.rows), cases: maps.Clone(p.cases), last: p.last}
}

func (p *plain) at(id string) int {
	return slices.IndexFunc(p.rows, func(row plainRow) bool { return row.ID == id })
}

func (p *plain) insert(row plainRow) {
	at, _ := slices.BinarySearchFunc(p.rows, row.ID, func(row plainRow, id string) int { return cmp.Compare(row.ID, id) })
	p.rows = slices.Insert(p.rows, at, row)
}

// open adds a case whose first attempt is first.
func (p *plain) open(c Case, first Attempt, now time.Time) uint64 {
	p.last++
	c.ID, c.Opened, c.Changed = p.last, now, now
	c.State = cmp.Or(c.State, Open)
	c.System, c.Operation, c.Simulated = first.System, first.Operation, first.Simulated
	p.cases[c.ID] = c
	return c.ID
}

// members returns the attempts of a case, newest first.
func (p *plain) members(number uint64) (rows []plainRow) {
	for _, row := range slices.Backward(p.rows) {
		if row.Case == number {
			rows = append(rows, row)
		}
	}
	return rows
}

// aCase returns a case with what is known from its attempts.
func (p *plain) aCase(number uint64) Case {
	c := p.cases[number] // none: the zero one
	if rows := p.members(number); number != 0 && len(rows) > 0 {
		c.Attempts, c.Last = len(rows), rows[0].Summary()
		if began := rows[0].began(); began.After(c.Changed) {
			c.Changed = began
		}
	}
	return c
}

// remove deletes attempts as Remove does.
func (p *plain) remove(ids []string) (removed Removed) {
	left := map[uint64]bool{}
	for _, id := range ids {
		at := p.at(id)
		if at < 0 || p.rows[at].Outcome == api.Pending {
			continue
		}
		left[p.rows[at].Case] = true
		p.rows = slices.Delete(p.rows, at, at+1)
		removed.Attempts++
	}
	for _, number := range slices.Sorted(maps.Keys(left)) {
		c, is := p.cases[number]
		if is && (c.State == Solved || c.State == Dropped) && len(p.members(number)) == 0 {
			delete(p.cases, number)
			removed.Cases = append(removed.Cases, number)
		}
	}
	return removed
}

// summaries returns a page of attempts.
func (p *plain) summaries(page Page) []Summary {
	list := []Summary{}
	for _, row := range slices.Backward(p.rows) {
		if (page.Before == "" || row.ID < page.Before) && (page.Case == 0 || row.Case == page.Case) && len(list) < page.Limit {
			list = append(list, row.Summary())
		}
	}
	return list
}

// found returns the rows that have what q asks for, newest first.
func (p *plain) found(q Query, inCase uint64) (rows []plainRow) {
	for _, row := range slices.Backward(p.rows) {
		has := func(c Condition) bool { return p.has(row, c) != c.Not }
		if (inCase == 0 || row.Case == inCase) && !slices.ContainsFunc(q.All, func(c Condition) bool { return !has(c) }) {
			rows = append(rows, row)
		}
	}
	return rows
}

// has holds one condition against a row.
func (p *plain) has(row plainRow, c Condition) bool {
	switch c.Field {
	case Since:
		return !row.Recorded.Before(c.At)
	case Until:
		return row.Recorded.Before(c.At)
	}
	status := 0
	if row.Answer != nil {
		status = row.Answer.Status
	}
	for _, value := range c.Values {
		fits := false
		switch c.Field {
		case AnyText:
			texts := append([]string{row.System, row.Operation, row.Environment, row.Title, row.User, row.Row, row.said, row.path, row.req}, row.Codes...)
			fits = holds(value, texts...) || row.Case != 0 && p.caseHas(p.cases[row.Case], AnyText, value)
		case InSystem:
			fits = row.System == value
		case InOperation:
			fits = row.Operation == value
		case InEnvironment:
			fits = row.Environment == value
		case WithOutcome:
			fits = string(row.Outcome) == value
		case WithHTTP:
			fits = status != 0 && (strconv.Itoa(status) == value || strconv.Itoa(status/100)+"xx" == value)
		case WithCode:
			fits = slices.ContainsFunc(row.Codes, func(code string) bool { return strings.EqualFold(code, value) })
		case OfUser:
			fits = holds(value, row.User)
		case WithID:
			fits = strings.HasPrefix(row.ID, value) || strings.HasSuffix(row.ID, value)
		case InCase:
			fits = row.Case != 0 && strconv.FormatUint(row.Case, 10) == value
		case Is:
			fits = value == IsCaseless && row.Case == 0 || value == IsSimulated && row.Simulated || value == IsCounted && row.Counted
		default:
			fits = row.Case != 0 && p.caseHas(p.cases[row.Case], c.Field, value)
		}
		if fits {
			return true
		}
	}
	return false
}

// caseHas holds a condition on cases against one.
func (p *plain) caseHas(c Case, field Field, value string) bool {
	is := func(text string) bool { return text != "" && strings.ToLower(text) == value }
	switch field {
	case AnyText:
		return holds(value, append([]string{c.Title, c.Notes, c.OurRef, c.VendorRef, c.Owner}, c.Tags...)...)
	case InState:
		return is(string(c.State))
	case WithRef:
		return is(c.OurRef) || is(c.VendorRef)
	case OfOwner:
		return is(c.Owner)
	case WithTag:
		return slices.ContainsFunc(c.Tags, is)
	}
	return false
}

// holds reports whether a value, which is in small letters, is a part of one of texts.
func holds(value string, texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(strings.ToLower(text), value) })
}

// counts are the facets of rows.
func (p *plain) counts(rows []plainRow) map[Field]map[string]int {
	by := map[Field]map[string]int{}
	add := func(field Field, value string) {
		if value == "" {
			return
		}
		if by[field] == nil {
			by[field] = map[string]int{}
		}
		by[field][strings.ToLower(value)]++
	}
	for _, row := range rows {
		add(InSystem, row.System)
		add(InOperation, row.Operation)
		add(InEnvironment, row.Environment)
		add(WithOutcome, string(row.Outcome))
		if row.Answer != nil {
			add(WithHTTP, strconv.Itoa(row.Answer.Status))
		}
		for _, code := range row.Codes {
			add(WithCode, code)
		}
		add(InState, string(p.cases[row.Case].State))
	}
	return by
}

// alike counts as Store.Alike does.
func (p *plain) alike(like Summary) (alike Alike) {
	answer := func(s Summary) string {
		return fmt.Sprintf("%q", []any{s.System, s.Operation, s.Simulated, s.Outcome, s.Status, s.Row, s.Codes})
	}
	for _, row := range slices.Backward(p.rows) {
		s := row.Summary()
		if s.Outcome == api.Pending || answer(s) != answer(like) || s.ID == like.ID || s.Case != 0 && s.Case == like.Case {
			continue
		}
		alike.Attempts++
		if len(alike.IDs) < 64 {
			alike.IDs = append(alike.IDs, s.ID)
		}
		if s.Case != 0 && !slices.Contains(alike.Cases, s.Case) {
			alike.Cases = append(alike.Cases, s.Case)
		}
	}
	return alike
}

// asJSON is how got and want are compared.
func asJSON(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}
