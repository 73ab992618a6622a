package history

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"casebook/history/column"
)

// selector holds a query against chunks.
type selector struct {
	source *source
	query  Query
	cases  caseHits
	whole  column.Set // what remains of the rows of a chunk
	some   column.Set // those that have one condition
	more   column.Set
}

func newSelector(s *source, q Query, known *caseSets) *selector {
	return &selector{source: s, query: q, cases: caseHits{source: s, query: q, known: known}}
}

// rows returns the rows of a chunk that have all that can be told without reading
// attempts.
func (s *selector) rows(c *column.Columns, below *attemptID) (found column.Set, looked int) {
	s.whole = c.All(s.whole)
	if below != nil {
		for i := c.Len() - 1; i >= 0 && below.compare(c.ID(i)) <= 0; i-- {
			s.whole[i/64] &^= 1 << (i % 64)
		}
	}
	looked = s.whole.Count()
	for _, costly := range []bool{false, true} {
		for number, asked := range s.query.All {
			if asked.Field.costly() != costly || asked.Field == InBody {
				continue
			}
			if s.whole.Count() == 0 {
				return s.whole, looked
			}
			s.some = c.None(s.some)
			s.one(number, asked, c)
			s.whole.Keep(s.some, asked.Not)
		}
	}
	return s.whole, looked
}

// costly reports whether a condition needs more than the columns.
func (f Field) costly() bool { return f == AnyText || f == OfUser || f == InBody || f.ofCase() }

// one adds to s.some the rows that have one condition.
func (s *selector) one(number int, asked Condition, c *column.Columns) {
	if attr, is := attrOf[asked.Field]; is {
		c.Where(s.some, attr, asked.fitsAttr())
		return
	}
	switch asked.Field {
	case Since:
		c.Between(s.some, asked.At.UnixNano(), math.MaxInt64)
	case Until:
		c.Between(s.some, math.MinInt64, asked.At.UnixNano())
	case InCase:
		s.each(c, func(i int) bool { return asked.whole(caseText(c.Case(i))) })
	case WithID:
		s.withID(asked, c)
	case Is:
		s.is(asked, c)
	case OfUser, AnyText:
		s.text(number, asked, c)
	default:
		s.each(c, func(i int) bool { return s.cases.has(number, c.Case(i)) })
	}
}

func caseText(number uint64) string {
	if number == 0 {
		return ""
	}
	return strconv.FormatUint(number, 10)
}

// attrOf are the fields that are an attribute of a chunk's rows.
var attrOf = map[Field]column.Attr{
	InSystem: column.System, InOperation: column.Operation, InEnvironment: column.Environment, WithOutcome: column.Outcome,
	WithHTTP: column.Status, WithCode: column.Codes, WithRow: column.Row,
}

// fitsAttr returns what tells whether the value of an attribute fits.
func (a Condition) fitsAttr() func(string) bool {
	switch a.Field {
	case WithHTTP:
		return func(value string) bool {
			status, err := strconv.Atoi(value)
			return err == nil && a.status(status)
		}
	case WithCode:
		return func(value string) bool { return a.whole(strings.Split(value, column.Part)...) }
	}
	return func(value string) bool { return a.whole(value) }
}

// each adds the rows that remain and fit.
func (s *selector) each(c *column.Columns, fits func(int) bool) {
	for i := s.whole.Below(c.Len()); i >= 0; i = s.whole.Below(i) {
		if fits(i) {
			s.some.Add(i)
		}
	}
}

// withID adds the rows whose id begins or ends as asked.
func (s *selector) withID(asked Condition, c *column.Columns) {
	s.each(c, func(i int) bool {
		id := attemptID(c.ID(i)).String()
		return slices.ContainsFunc(asked.Values, func(part string) bool { return ofID(id, part) })
	})
}

// is adds the rows that are as asked.
func (s *selector) is(asked Condition, c *column.Columns) {
	c.Where(s.some, column.Flags, func(flags string) bool {
		words := strings.Fields(flags)
		return slices.ContainsFunc(asked.Values, func(value string) bool {
			if value == IsOlderRules {
				rules, _ := strconv.Atoi(words[0])
				return Summary{Rules: rules}.OlderRules()
			}
			return slices.Contains(words, value)
		})
	})
	if slices.Contains(asked.Values, IsCaseless) {
		s.each(c, func(i int) bool { return c.Case(i) == 0 })
	}
}

// searched are the attributes that AnyText looks at.
var searched = []column.Attr{
	column.System, column.Operation, column.Environment, column.Codes, column.Row, column.Title, column.Path, column.Messages,
}

// text adds the rows that hold one of the values: in what repeats, in users and ids, and
// of those that remain the ones whose case holds it.
func (s *selector) text(number int, asked Condition, c *column.Columns) {
	onlyUser := asked.Field == OfUser
	if !onlyUser {
		for _, attr := range searched {
			c.Where(s.some, attr, func(value string) bool { return asked.holds(value) })
		}
	}
	for _, value := range asked.Values {
		if value == "" {
			s.some = c.All(s.some)
			continue
		}
		c.Text(s.some, []byte(value), onlyUser)
	}
	if onlyUser {
		return
	}
	s.more = append(s.more[:0], s.whole...)
	s.more.Keep(s.some, true)
	for i := s.more.Below(c.Len()); i >= 0; i = s.more.Below(i) {
		if s.cases.has(number, c.Case(i)) {
			s.some.Add(i)
		}
	}
}

// holds reports whether a text, as Fold writes it, holds one of the values.
func (a Condition) holds(text string) bool {
	return slices.ContainsFunc(a.Values, func(value string) bool { return strings.Contains(text, value) })
}
