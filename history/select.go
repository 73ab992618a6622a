package history

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

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

func (s *source) selector(q Query) *selector {
	return &selector{source: s, query: q, cases: newCaseHits(s, q)}
}

// rows returns the rows of a chunk that have all that can be told without reading
// attempts. text returns the chunk's text.
func (s *selector) rows(c *column.Columns, text func() ([]byte, error), below *attemptID) (column.Set, error) {
	s.whole = c.All(s.whole)
	if below != nil {
		for i := c.Len() - 1; i >= 0 && below.compare(c.ID(i)) <= 0; i-- {
			s.whole[i/64] &^= 1 << (i % 64)
		}
	}
	for _, costly := range []bool{false, true} {
		for number, asked := range s.query.All {
			if asked.Field.costly() != costly || asked.Field == InBody {
				continue
			}
			if s.whole.Count() == 0 {
				return s.whole, nil
			}
			s.some = c.None(s.some)
			if err := s.one(number, asked, c, text); err != nil {
				return nil, err
			}
			s.whole.Keep(s.some, asked.Not)
		}
	}
	return s.whole, nil
}

// costly reports whether a condition needs more than the columns.
func (f Field) costly() bool { return f == AnyText || f == OfUser || f == InBody || f.ofCase() }

// one adds to s.some the rows that have one condition.
func (s *selector) one(number int, asked Condition, c *column.Columns, text func() ([]byte, error)) error {
	if attr, is := attrOf[asked.Field]; is {
		c.Where(s.some, attr, asked.fitsAttr())
		return nil
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
		return s.text(number, asked, c, text)
	default:
		s.each(c, func(i int) bool { return s.cases.has(number, c.Case(i)) })
	}
	return nil
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
func (s *selector) text(number int, asked Condition, c *column.Columns, text func() ([]byte, error)) error {
	onlyUser := asked.Field == OfUser
	if !onlyUser {
		for _, attr := range searched {
			c.Where(s.some, attr, func(value string) bool { return asked.holds(value) })
		}
	}
	data, err := text()
	if err != nil {
		return err
	}
	for _, value := range asked.Values {
		if value == "" {
			s.some = c.All(s.some)
			continue
		}
		c.Text(s.some, data, []byte(value), onlyUser)
	}
	if onlyUser {
		return nil
	}
	s.more = append(s.more[:0], s.whole...)
	s.more.Keep(s.some, true)
	for i := s.more.Below(c.Len()); i >= 0; i = s.more.Below(i) {
		if s.cases.has(number, c.Case(i)) {
			s.some.Add(i)
		}
	}
	return nil
}

// holds reports whether a text, as Fold writes it, holds one of the values.
func (a Condition) holds(text string) bool {
	return slices.ContainsFunc(a.Values, func(value string) bool { return strings.Contains(text, value) })
}

// scan is one look through the history for a query, newest first, a slice of time long.
type scan struct {
	*selector
	ctx    context.Context
	gaps   *Damaged
	stop   time.Time
	looked int
	next   string    // where it goes on; empty when it came to the end
	buffer [2][]byte // of columns and text
}

// run calls visit for the rows of each chunk below bound that have what is asked for,
// until it returns false; visit says then where to go on.
func (s *scan) run(bound []byte, visit func(c *column.Columns, rows column.Set) bool) error {
	tail, through, err := s.source.tail()
	if err != nil {
		return err
	}
	var below *attemptID
	if bound != nil {
		id := attemptID(bound)
		below = &id
	}
	if tail != nil && (below == nil || below.compare(through) > 0) {
		if on, err := s.look(tail.columns, func() ([]byte, error) { return tail.text, nil }, below, visit); !on || err != nil {
			return err
		}
	}
	chunks, err := s.source.must(chunksBucket)
	if err != nil {
		return err
	}
	if bound == nil || through.compare(attemptID(bound)) < 0 {
		bound = append(through[:], 0)
	}
	above := bound // the chunk before, for what must be made anew
	columns := &column.Columns{}
	chunks.backward(bound, func(key []byte, v value) bool {
		var on bool
		on, err = s.chunk(columns, attemptID(key), v, above, below, visit)
		above, below = key, nil
		return on && err == nil
	}, s.gaps.page)
	return err
}

// chunk looks through a stored chunk.
func (s *scan) chunk(columns *column.Columns, first attemptID, v value, above []byte, below *attemptID, visit func(*column.Columns, column.Set) bool) (bool, error) {
	head, size, err := v.block(first[:], 0, &s.buffer[0])
	if err == nil {
		err = columns.Reset(head)
	}
	text := func() ([]byte, error) {
		data, _, err := v.block(first[:], size, &s.buffer[1])
		return data, err
	}
	if err == nil {
		var on bool
		if on, err = s.look(columns, text, below, visit); err == nil {
			return on, nil
		}
	}
	if ctxErr := s.ctx.Err(); ctxErr != nil {
		return false, ctxErr
	}
	// Damaged: what it was made from tells the same.
	rows, err := s.source.chunkEntries(chunkKey{first: first}, v, above)
	if err != nil || len(rows) == 0 {
		return true, err
	}
	made, data := packRows(rows)
	return s.look(made, func() ([]byte, error) { return data, nil }, below, visit)
}

// look holds the query against a chunk, and reports whether the scan goes on.
func (s *scan) look(c *column.Columns, text func() ([]byte, error), below *attemptID, visit func(*column.Columns, column.Set) bool) (bool, error) {
	if err := s.ctx.Err(); err != nil {
		return false, err
	}
	rows, err := s.rows(c, text, below)
	if err != nil {
		return false, err
	}
	s.looked += c.Len()
	if !visit(c, rows) {
		return false, nil
	}
	if time.Now().After(s.stop) {
		s.next = attemptID(c.ID(0)).String()
		return false, nil
	}
	return true, nil
}

// packRows packs rows that are in no chunk.
func packRows(rows []column.Entry) (*column.Columns, []byte) {
	head, text := column.Encode(rows)
	c, _ := column.Read(head) // Encode made it
	return c, text
}
