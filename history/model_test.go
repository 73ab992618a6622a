package history

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/api"
)

// machine does the same to a history and to a plain one, and compares what they say.
type machine struct {
	windows []*Store // on one file, as two windows have it
	plain   *plain
	grow    *grower
	now     time.Time
	made    int // attempts that were drawn
}

// TestAHistoryIsWhatAPlainOneIs holds the store against a list in memory, from histories
// that are empty, small, and about to fill a chunk, the tail and the lines of cases.
func TestAHistoryIsWhatAPlainOneIs(t *testing.T) {
	t.Parallel()
	type beginning struct {
		content []byte
		plain   *plain
	}
	beginnings := map[int]beginning{}
	for _, n := range []int{7, 250, 382, 762} {
		beginnings[n] = beginning{must[[]byte](t)(os.ReadFile(grown(t, n).Path())), plainGrown(t, n)}
	}
	grow, folder := newGrower(t), t.TempDir()
	rapid.Check(t, func(d *rapid.T) {
		path := filepath.Join(must2[string](d)(os.MkdirTemp(folder, "")), "history.db")
		m := &machine{grow: grow, plain: &plain{cases: map[uint64]Case{}}, now: grow.start.Add(24 * time.Hour), made: 5000}
		if n := rapid.SampledFrom([]int{0, 0, 0, 7, 7, 7, 7, 250, 382, 762}).Draw(d, "beginning"); n > 0 {
			m.plain = beginnings[n].plain.clone()
			must2[int](d)(0, os.WriteFile(path, beginnings[n].content, 0o600))
		}
		chance := repeatable(t).entropy
		for _, slice := range []time.Duration{200 * time.Microsecond, time.Hour} { // a search stops often, or never
			s := At(path)
			s.now, s.entropy, s.slice = func() time.Time { return m.now }, chance, slice
			m.windows = append(m.windows, s)
		}
		d.Repeat(map[string]func(*rapid.T){
			"begin": m.begin, "complete": m.complete, "add": m.add, "note": m.note, "assign": m.assign, "remove": m.remove,
			"rewrite": m.rewrite, "import": m.bring, "compact": m.compact, "wrong": m.wrong, "": m.sample,
		})
		m.all(d)
	})
}

// must2 is must for what rapid draws.
func must2[T any](d *rapid.T) func(T, error) T {
	return func(v T, err error) T {
		d.Helper()
		if err != nil {
			d.Fatal(err)
		}
		return v
	}
}

// store returns the history as one of the windows has it.
func (m *machine) store(d *rapid.T) *Store {
	return m.windows[rapid.IntRange(0, 1).Draw(d, "window")]
}

// like fails unless got and want are the same as JSON.
func like(d *rapid.T, what string, got, want any) {
	d.Helper()
	if g, w := asJSON(got), asJSON(want); g != w {
		d.Fatalf("%s\ngot  %s\nwant %s", what, g, w)
	}
}

// drawn draws an attempt that is in no history yet.
func (m *machine) drawn(d *rapid.T) plainRow {
	return m.varied(rapid.IntRange(0, 6*4*4-1).Draw(d, "attempt"))
}

// varied returns an attempt that is in no history yet, of one of 96 sorts.
func (m *machine) varied(sort int) plainRow {
	m.made++
	row := plainRowOf(m.grow, m.made)
	row.ID, row.Case, row.Recorded = "", 0, time.Time{}
	row.User = []string{row.User, "", "Rana@example.com", "rana@example.com", "rana@example.com.jo", "Élodie"}[sort%6]
	row.Simulated, row.Counted = sort/6%2 == 1, sort/12%2 == 1
	if sort/24%4 == 3 {
		row.Answer, row.req = nil, ""
	}
	return row
}

// place draws where an attempt goes: into none, into a case that there is or a new one.
func (m *machine) place(d *rapid.T) (number uint64, open *Case) {
	switch rapid.IntRange(0, 2).Draw(d, "place") {
	case 1:
		return m.number(d), nil
	case 2:
		c := Case{}
		fill := m.change(d)
		fill(&c)
		return 0, &c
	}
	return 0, nil
}

// number draws one of the cases, mostly a new one; 0 when there are none.
func (m *machine) number(d *rapid.T) uint64 {
	numbers := m.plain.numbers()
	if len(numbers) == 0 {
		return 0
	}
	return numbers[min(len(numbers)-1, rapid.IntRange(0, len(numbers)-1).Draw(d, "case"))]
}

// change draws what is done to a case.
func (m *machine) change(d *rapid.T) func(*Case) {
	word := rapid.SampledFrom([]string{"", "Rana", "VIP", "ZD-7", "zd-881", "on monday", "Élodie"})
	title, owner, ref, tags := word.Draw(d, "title"), word.Draw(d, "owner"), word.Draw(d, "ref"), rapid.SliceOfN(word, 0, 2).Draw(d, "tags")
	state := rapid.SampledFrom([]State{Open, WaitingCustomer, WaitingVendor, Solved, Dropped}).Draw(d, "state")
	return func(c *Case) {
		c.Title, c.Owner, c.VendorRef, c.Tags, c.State, c.Notes = title, owner, ref, tags, state, c.Notes+owner
	}
}

// chosen draws some of the attempts: neighbours, or any.
func (m *machine) chosen(d *rapid.T, most int) (ids []string) {
	n := len(m.plain.rows)
	if n == 0 {
		return nil
	}
	if rapid.Bool().Draw(d, "neighbours") {
		from := rapid.IntRange(0, n-1).Draw(d, "from")
		for _, row := range m.plain.rows[from:min(n, from+rapid.IntRange(1, most).Draw(d, "many"))] {
			ids = append(ids, row.ID)
		}
		return ids
	}
	for range rapid.IntRange(1, 6).Draw(d, "some") {
		ids = append(ids, m.plain.rows[rapid.IntRange(0, n-1).Draw(d, "one")].ID)
	}
	return ids
}

// step lets time go by.
func (m *machine) step() { m.now = m.now.Add(1500 * time.Millisecond) }

func (m *machine) begin(d *rapid.T) { m.record(d, true) }
func (m *machine) add(d *rapid.T)   { m.record(d, false) }

// record begins or adds an attempt.
func (m *machine) record(d *rapid.T, pending bool) {
	m.step()
	row := m.drawn(d)
	number, open := m.place(d)
	row.Case = number
	put := m.store(d).Add
	if pending {
		row.Outcome = api.Pending
		put = func(ctx context.Context, a Attempt, open *Case) (Attempt, error) {
			return m.store(d).Begin(ctx, a, open)
		}
	}
	got := must2[Attempt](d)(put(context.Background(), row.Attempt, open))
	if open != nil {
		row.Case = m.plain.open(*open, row.Attempt, m.now)
	}
	if len(m.plain.rows) > 0 && got.ID <= m.plain.rows[len(m.plain.rows)-1].ID {
		d.Fatalf("the id %s is not the greatest", got.ID)
	}
	row.ID, row.Recorded = got.ID, m.now
	like(d, "recorded", got, row.Attempt)
	m.plain.insert(row)
}

func (m *machine) complete(d *rapid.T) {
	m.step()
	var pending []int
	for i, row := range m.plain.rows {
		if row.Outcome == api.Pending {
			pending = append(pending, i)
		}
	}
	if len(pending) == 0 {
		d.Skip("none is pending")
	}
	at := rapid.SampledFrom(pending).Draw(d, "which")
	old, row := m.plain.rows[at], m.drawn(d)
	row.ID, row.Case, row.Recorded = old.ID, old.Case, old.Recorded
	var change func(*Case)
	if rapid.Bool().Draw(d, "note") {
		change = m.change(d)
	}
	must2[int](d)(0, m.store(d).Complete(context.Background(), row.Attempt, change))
	m.plain.rows[at] = row
	if c, is := m.plain.cases[row.Case]; is && change != nil {
		change(&c)
		c.Changed = m.now
		m.plain.cases[row.Case] = c
	}
}

func (m *machine) note(d *rapid.T) {
	m.step()
	number := m.number(d)
	if number == 0 {
		d.Skip("no case")
	}
	change := m.change(d)
	got := must2[Case](d)(m.store(d).UpdateCase(context.Background(), number, change))
	c := m.plain.cases[number]
	change(&c)
	c.Changed = m.now
	m.plain.cases[number] = c
	like(d, "noted", got, m.plain.aCase(number))
}

func (m *machine) assign(d *rapid.T) {
	m.step()
	ids := m.chosen(d, 40)
	if ids == nil {
		d.Skip("no attempts")
	}
	to, open := m.place(d)
	got := must2[Case](d)(m.store(d).Assign(context.Background(), ids, to, open))
	if open != nil {
		to = m.plain.open(*open, m.plain.rows[m.plain.at(slices.Min(ids))].Attempt, m.now)
	}
	changed := map[uint64]bool{to: true}
	for _, id := range ids {
		at := m.plain.at(id)
		changed[m.plain.rows[at].Case] = true
		m.plain.rows[at].Case = to
	}
	for number := range changed {
		if c, is := m.plain.cases[number]; is {
			c.Changed = m.now
			m.plain.cases[number] = c
		}
	}
	like(d, "assigned", got, m.plain.aCase(to))
}

func (m *machine) remove(d *rapid.T) {
	m.step()
	ids := append(m.chosen(d, 300), "00000000000000000000000000")
	got := must2[Removed](d)(m.store(d).Remove(context.Background(), ids))
	like(d, "removed", got, m.plain.remove(ids))
}

func (m *machine) rewrite(d *rapid.T) {
	m.step()
	ids := m.chosen(d, 1)
	if ids == nil {
		d.Skip("no attempts")
	}
	at := m.plain.at(ids[0])
	row, other := m.plain.rows[at], m.drawn(d)
	row.User, row.Title, row.Codes, row.Row, row.Answer, row.req = other.User, other.Title, other.Codes, other.Row, other.Answer, other.req
	got := must2[Attempt](d)(m.store(d).Rewrite(context.Background(), row.ID, func(a *Attempt) error {
		a.User, a.Title, a.Codes, a.Row, a.Answer = row.User, row.Title, row.Codes, row.Row, row.Answer
		return nil
	}))
	like(d, "rewritten", got, row.Attempt)
	m.plain.rows[at] = row
}

func (m *machine) compact(d *rapid.T) {
	if rapid.IntRange(0, 2).Draw(d, "seldom") > 0 {
		d.Skip("it takes long")
	}
	must2[Compacted](d)(m.store(d).Compact(context.Background(), nil))
}

// wrong asks for what is not there: nothing changes.
func (m *machine) wrong(d *rapid.T) {
	s, none := m.store(d), m.plain.last+7
	_, assign := s.Assign(context.Background(), append(m.chosen(d, 3), "00000000000000000000000000"), 0, nil)
	_, add := s.Add(context.Background(), Attempt{Case: none, Outcome: api.Success}, nil)
	_, note := s.UpdateCase(context.Background(), none, func(*Case) {})
	for _, err := range []error{assign, add, note} {
		if !isOneLine(err, ErrNotFound) {
			d.Fatalf("what is not there: %v", err)
		}
	}
}

// bring imports a batch: of cases and attempts that are older than all, or lie between
// them, or are there already.
func (m *machine) bring(d *rapid.T) {
	m.step()
	s := m.store(d)
	b := Batch{Numbers: map[uint64]uint64{}, Opened: must2[Opened](d)(s.Opened(context.Background()))}
	numbers, want := map[uint64]uint64{0: 0}, Imported{}
	for i := range rapid.IntRange(0, 3).Draw(d, "cases") {
		c := Case{ID: rapid.SampledFrom([]uint64{0, 1, 2, 127, 128, 300, 511, 512, 699}).Draw(d, "number"), Opened: m.now.Add(time.Duration(i)), Changed: m.now, System: "nextreason"}
		m.change(d)(&c)
		if numbers[c.ID] != 0 {
			continue
		}
		b.Cases = append(b.Cases, c)
		from := c.ID
		if _, taken := m.plain.cases[c.ID]; taken || c.ID == 0 {
			c.ID = m.plain.last + 1
		}
		m.plain.last = max(m.plain.last, c.ID)
		m.plain.cases[c.ID], numbers[from] = c, c.ID
		want.Cases++
	}
	from := rapid.SampledFrom([]int{-400, -3, 0, 1, 100, 511, 761, 5000}).Draw(d, "from")
	sort := rapid.IntRange(0, 95).Draw(d, "sort")
	fractions := rapid.IntRange(1, 1<<15).Draw(d, "fraction")
	for i := range rapid.SampledFrom([]int{0, 1, 1, 2, 2, 20, 20, 130, 300}).Draw(d, "attempts") {
		row := m.varied(sort + i*7)
		_, id := m.grow.grownAttempt(from + i)
		// Between two that were grown, and those of one batch in rising order.
		id[6], id[7] = byte(fractions>>8), byte(fractions)
		row.ID, row.Case, row.Recorded = id.String(), []uint64{0, 1, 300, 699, 9000}[(sort+i)%5], m.now
		b.Attempts = append(b.Attempts, Kept{Attempt: row.Attempt, Written: m.now.Add(-time.Hour)})
		if m.plain.at(row.ID) >= 0 {
			want.AttemptsHere++
			continue
		}
		if row.Case != 0 && numbers[row.Case] == 0 {
			want.Caseless++
		}
		row.Case = numbers[row.Case]
		m.plain.insert(row)
		want.Attempts++
	}
	like(d, "imported", must2[Imported](d)(s.Import(context.Background(), b)), want)
}

// numbers returns the cases' numbers, rising.
func (p *plain) numbers() (numbers []uint64) {
	for number := range p.cases {
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	return numbers
}

// sample compares some of what can be read.
func (m *machine) sample(d *rapid.T) {
	reads := map[string]func(*rapid.T, *Store){
		"page": m.readPage, "attempt": m.readAttempt, "cases": m.readCases, "search": m.search, "search cases": m.searchCases, "recent": m.recents, "of user": m.ofUser,
	}
	reads[rapid.SampledFrom([]string{"page", "attempt", "cases", "search", "search", "search cases", "recent", "of user"}).Draw(d, "read")](d, m.store(d))
}

// all compares everything, and has it checked.
func (m *machine) all(d *rapid.T) {
	s := m.store(d)
	report := must2[Report](d)(s.Check(context.Background()))
	if len(report.Problems) > 0 || report.Attempts != len(m.plain.rows) || report.Cases != len(m.plain.cases) {
		d.Fatalf("of %d attempts, %d cases: %+v", len(m.plain.rows), len(m.plain.cases), report)
	}
	rows := must2[[]Summary](d)(s.Attempts(context.Background(), Page{Limit: 1 << 20}))
	like(d, "all", append([]Summary{}, rows...), m.plain.summaries(Page{Limit: 1 << 20}))
	for _, row := range m.plain.rows {
		if row.ID > m.plain.rows[max(0, len(m.plain.rows)-40)].ID {
			like(d, "attempt", must2[Attempt](d)(s.Attempt(context.Background(), row.ID)), row.Attempt)
		}
	}
	for _, read := range []func(*rapid.T, *Store){m.readCases, m.search, m.searchCases, m.recents, m.ofUser} {
		read(d, s)
	}
}

func (m *machine) readPage(d *rapid.T, s *Store) {
	page := Page{Limit: rapid.SampledFrom([]int{1, 7, 50}).Draw(d, "limit")}
	if rapid.Bool().Draw(d, "of a case") {
		page.Case = m.number(d)
	}
	if ids := m.chosen(d, 1); ids != nil && rapid.Bool().Draw(d, "before") {
		page.Before = ids[0]
	}
	got := must2[[]Summary](d)(s.Attempts(context.Background(), page))
	like(d, "page", append([]Summary{}, got...), m.plain.summaries(page))
}

func (m *machine) readAttempt(d *rapid.T, s *Store) {
	if ids := m.chosen(d, 1); ids != nil {
		like(d, "attempt", must2[Attempt](d)(s.Attempt(context.Background(), ids[0])), m.plain.rows[m.plain.at(ids[0])].Attempt)
	}
}

func (m *machine) readCases(d *rapid.T, s *Store) {
	before := m.number(d)
	list := []Case{}
	for _, number := range slices.Backward(m.plain.numbers()) {
		if (before == 0 || number < before) && len(list) < 9 {
			list = append(list, m.plain.aCase(number))
		}
	}
	like(d, "cases", append([]Case{}, must2[[]Case](d)(s.Cases(context.Background(), before, 9))...), list)
	if before != 0 {
		like(d, "case", must2[Case](d)(s.Case(context.Background(), before)), m.plain.aCase(before))
	}
}

// query draws a query whose values are in small letters, as Fold writes them.
func (m *machine) query(d *rapid.T) Query {
	q := asked(d)
	// The plain history does not read bodies, nor the versions of rules.
	q.All = slices.DeleteFunc(q.All, func(c Condition) bool { return c.Field == InBody || c.Field == WithRow || c.Field == Is })
	more := []Condition{
		{Field: AnyText, Values: []string{"rana"}}, {Field: OfUser, Values: []string{"rana@"}}, {Field: OfOwner, Values: []string{"rana"}},
		{Field: WithTag, Values: []string{"vip", "zd-7"}}, {Field: WithRef, Values: []string{"zd-881", "zd-7"}}, {Field: AnyText, Values: []string{"élodie"}},
		{Field: InState, Values: []string{"waiting for customer"}}, {Field: Since, At: m.now.Add(-10 * time.Second)}, {Field: WithOutcome, Values: []string{"pending"}},
		{Field: Is, Values: []string{IsCaseless}}, {Field: Is, Values: []string{IsSimulated, IsCounted}},
	}
	if c := rapid.SampledFrom(append(more, Condition{})).Draw(d, "more"); c.Values != nil || !c.At.IsZero() {
		c.Not = rapid.Bool().Draw(d, "not")
		q.All = append(q.All, c)
	}
	return q
}

func (m *machine) search(d *rapid.T, s *Store) {
	q, p := m.query(d), Page{Limit: rapid.SampledFrom([]int{3, 50, 5000}).Draw(d, "limit")}
	if rapid.IntRange(0, 3).Draw(d, "of a case") == 0 {
		p.Case = m.number(d)
	}
	rows := m.plain.found(q, p.Case)
	if len(rows) > 40 {
		p.Limit = max(p.Limit, 50)
	}
	want := []Summary{}
	for _, row := range rows {
		want = append(want, row.Summary())
	}
	got, counts := []Summary{}, Facets{}
	for page := p; ; {
		found := must2[Found](d)(s.Search(context.Background(), q, page))
		got = append(got, found.Rows...)
		if page.Before = found.Next; found.Next == "" {
			break
		}
	}
	like(d, asJSON(q), got, want)
	for page := p; ; page.Before = counts.Next {
		counts.Add(must2[Facets](d)(s.Count(context.Background(), q, page)))
		if counts.Next == "" {
			break
		}
	}
	if counts.By == nil {
		counts.By = map[Field]map[string]int{}
	}
	if by := m.plain.counts(rows); counts.Total != len(rows) || !reflect.DeepEqual(counts.By, by) {
		d.Fatalf("%+v: counted %d %v, want %d %v", q, counts.Total, counts.By, len(rows), by)
	}
}

func (m *machine) searchCases(d *rapid.T, s *Store) {
	all := []Condition{{Field: AnyText, Values: []string{"rana"}}, {Field: InState, Values: []string{"open"}}, {Field: WithTag, Values: []string{"vip"}}, {Field: WithRef, Values: []string{"zd-7"}}}
	q := Query{All: rapid.SliceOfN(rapid.SampledFrom(all), 0, 2).Draw(d, "conditions")}
	for i := range q.All {
		q.All[i].Not = rapid.Bool().Draw(d, "not")
	}
	want, got := []Case{}, []Case{}
	for _, number := range slices.Backward(m.plain.numbers()) {
		has := func(c Condition) bool {
			return slices.ContainsFunc(c.Values, func(value string) bool { return m.plain.caseHas(m.plain.cases[number], c.Field, value) }) != c.Not
		}
		if !slices.ContainsFunc(q.All, func(c Condition) bool { return !has(c) }) {
			want = append(want, m.plain.aCase(number))
		}
	}
	for before := uint64(0); ; {
		found := must2[FoundCases](d)(s.SearchCases(context.Background(), q, before, 50))
		got = append(got, found.Rows...)
		if before = found.Next; before == 0 {
			break
		}
	}
	like(d, "cases that have "+asJSON(q), got, want)
}

// recents compares the cases in the order in which they were changed.
func (m *machine) recents(d *rapid.T, s *Store) {
	want, got := []Case{}, []Case{}
	for number := range m.plain.cases {
		want = append(want, m.plain.aCase(number))
	}
	slices.SortFunc(want, func(a, b Case) int {
		return -cmp.Or(cmp.Compare(a.Changed.UnixMilli(), b.Changed.UnixMilli()), cmp.Compare(a.ID, b.ID))
	})
	limit := 50
	if len(want) < 50 {
		limit = rapid.IntRange(1, 50).Draw(d, "limit")
	}
	for from := (CasePlace{}); ; {
		found := must2[RecentCases](d)(s.Recent(context.Background(), from, limit))
		if got = append(got, found.Rows...); len(found.Rows) > limit || len(found.Lost) > 0 {
			d.Fatalf("%d cases, and %d lost", len(found.Rows), len(found.Lost))
		}
		if from = found.Next; from == (CasePlace{}) {
			break
		}
	}
	like(d, "cases that changed last", got, want)
}

// ofUser compares who called before, and who got the same answer.
func (m *machine) ofUser(d *rapid.T, s *Store) {
	ids := m.chosen(d, 1)
	if ids == nil {
		return
	}
	row := m.plain.rows[m.plain.at(ids[0])]
	if row.User != "" {
		want := m.plain.found(Query{All: []Condition{{Field: OfUser, Values: []string{Fold(row.User)}}}}, 0)
		want = slices.DeleteFunc(want, func(other plainRow) bool { return Fold(other.User) != Fold(row.User) })
		got := must2[[]Summary](d)(s.OfUser(context.Background(), row.User, 2000))
		if !slices.EqualFunc(got, want, func(a Summary, b plainRow) bool { return asJSON(a) == asJSON(b.Summary()) }) {
			d.Fatalf("of %q: %d, want %d", row.User, len(got), len(want))
		}
	}
	if row.Outcome != api.Pending {
		like(d, "alike", must2[Alike](d)(s.Alike(context.Background(), row.Summary(), 1<<20)), m.plain.alike(row.Summary()))
	}
}
