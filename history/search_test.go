package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"casebook/api"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"
)

// asked draws a query whose values are those that grown attempts have, parts of them, and
// some that none has.
func asked(d *rapid.T) Query {
	any := func(values ...string) []string {
		return rapid.SliceOfN(rapid.SampledFrom(values), 1, 2).Draw(d, "values")
	}
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	at := start.Add(time.Duration(rapid.IntRange(-10, 3000).Draw(d, "at")) * time.Second)
	conditions := []Condition{
		{Field: AnyText, Values: any("e.164", "+96279", "00", "7", "sim swap", "zd-1", "0001", "monday", "v1/verify", "nextreason", "nothing has this", "login", "zd-100", "swap, 00017", "credentials", "99999")},
		{Field: InSystem, Values: any("authmatech", "nextreason", "scayle", "none")},
		{Field: InOperation, Values: any("verify", "otp_verify", "token")},
		{Field: InEnvironment, Values: any("staging", "production")},
		{Field: WithOutcome, Values: any("success", "failure", "negative", "pending")},
		{Field: WithHTTP, Values: any("422", "4xx", "200", "5xx")},
		{Field: WithCode, Values: any("invalid_code", "rate_limit", "invalid", "none")},
		{Field: WithRow, Values: any("authmatech.verify.1", "x")},
		{Field: OfUser, Values: any("7912", "+96279", "00", "3")},
		{Field: WithID, Values: any("01kdw0", "000000", "vvvvvv")},
		{Field: Is, Values: any(IsSimulated, IsCounted, IsCaseless, IsOlderRules)},
		{Field: InCase, Values: any("1", "17", "300", "9999")},
		{Field: InState, Values: any("open", "solved", "waiting for vendor")},
		{Field: WithRef, Values: any("zd-3", "zd-100", "zd")},
		{Field: OfOwner, Values: any("rana", "")},
		{Field: WithTag, Values: any("vip")},
		{Field: Since, At: at}, {Field: Until, At: at},
		{Field: InBody, Values: any("request_id", "incorrect")},
	}
	q := Query{All: rapid.SliceOfN(rapid.SampledFrom(conditions), 0, 3).Draw(d, "conditions")}
	for i := range q.All {
		q.All[i].Not = rapid.IntRange(0, 3).Draw(d, "not") == 0
	}
	return q
}

// everything returns the ids that a search finds, page by page, and how many of its
// pages were asked for.
func everything(t testing.TB, s *Store, q Query, p Page) (ids []string) {
	t.Helper()
	looked := 0
	for {
		found, err := s.Search(context.Background(), q, p)
		if err != nil {
			t.Fatal(err)
		}
		if looked += found.Looked; found.Next == "" && looked < len(ids)+len(found.Rows) {
			t.Errorf("%d attempts were looked at, %d found", looked, len(ids)+len(found.Rows))
		}
		for _, row := range found.Rows {
			ids = append(ids, row.ID)
		}
		if found.Next == "" {
			return ids
		}
		p.Before = found.Next
	}
}

// plainly returns what a query finds when it is held against one attempt after the other.
func plainly(t testing.TB, s *Store, q Query) (ids []string, counts Facets) {
	t.Helper()
	err := s.read(context.Background(), func(src *source) error {
		cases := map[uint64]*Case{}
		for row, err := range src.listings(nil, &Damaged{}) {
			if err != nil {
				return err
			}
			if c := src.caseOf(cases, row.Case); q.fits(row, c, func() string { return src.bodyOf(row.ID) }) {
				ids = append(ids, row.ID)
				counts.take(row.Summary, c)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids, counts
}

func facetsOf(t testing.TB, s *Store, q Query) (all Facets) {
	t.Helper()
	for p := (Page{}); ; p.Before = all.Next {
		counts, err := s.Count(context.Background(), q, p)
		if err != nil {
			t.Fatal(err)
		}
		if all.Add(counts); all.Next == "" {
			return all
		}
	}
}

func TestASearchFindsWhatHoldingItAgainstEachAttemptFinds(t *testing.T) {
	t.Parallel()
	s := grown(t, 1100)
	// The newest are in no chunk, some of a chunk have changed since, some are caseless.
	for i := range 40 {
		a := sample(t, fmt.Sprint("later ", i))
		a.User = fmt.Sprintf("+96279%07d", i*31)
		if a.Outcome = api.Refused; i%5 == 0 {
			a.Outcome = api.Success
		}
		must[Attempt](t)(s.Add(t.Context(), a, nil))
	}
	must[Case](t)(s.UpdateCase(t.Context(), 17, func(c *Case) { c.Owner, c.Tags, c.Title = "Rana", []string{"VIP", "x"}, "Nothing has this" }))
	id := must[[]Summary](t)(s.Attempts(t.Context(), Page{Limit: 400}))[399].ID
	rapid.Check(t, func(d *rapid.T) {
		s.eager = rapid.SampledFrom([]int{0, 1, oneByOne}).Draw(d, "eager")
		q := asked(d)
		if part := rapid.SampledFrom([]string{"", id[:12], id[len(id)-7:], "x" + id[4:11]}).Draw(d, "id"); part != "" {
			q.All = append(q.All, Condition{Field: WithID, Values: []string{Fold(part)}})
		}
		want, counts := plainly(t, s, q)
		limit := rapid.SampledFrom([]int{1, 7, 50, 5000}).Draw(d, "limit")
		if len(want) > 30 {
			limit = max(limit, 100)
		}
		if got := everything(t, s, q, Page{Limit: limit}); !slices.Equal(got, want) {
			d.Fatalf("%+v: found %d, want %d", q, len(got), len(want))
		}
		got := facetsOf(t, s, q)
		got.Looked, got.Next = 0, ""
		if !reflect.DeepEqual(got, counts) {
			d.Fatalf("%+v: counted %+v, want %+v", q, got, counts)
		}
	})
}

// Filters leave out what they are asked about and nothing else, and where there are none
// everything is looked through.
func TestASearchLooksThroughFewChunks(t *testing.T) {
	t.Parallel()
	s := grown(t, 3600)
	bare := store(t, must[[]byte](t)(os.ReadFile(s.path)))
	withoutFilters(t, bare)
	clean(t, bare)
	for name, test := range map[string]struct {
		q      []Condition
		chunks int // of 7, and one may be there by chance
	}{
		"nothing":     {[]Condition{{Field: AnyText, Values: []string{"nothing has this"}}}, 1},
		"a case":      {[]Condition{{Field: WithRef, Values: []string{"zd-77"}}}, 2},
		"its text":    {[]Condition{{Field: AnyText, Values: []string{"swap, 00017"}}}, 2},
		"a user":      {[]Condition{{Field: OfUser, Values: []string{"+962791234567890"}}}, 1},
		"no code":     {[]Condition{{Field: WithCode, Values: []string{"no such code"}}}, 1},
		"a case's":    {[]Condition{{Field: InCase, Values: []string{"17"}}}, 2},
		"until early": {[]Condition{{Field: Until, At: time.Date(2026, 1, 1, 0, 1, 0, 0, time.UTC)}}, 1},
		"not":         {[]Condition{{Field: WithCode, Not: true, Values: []string{"no such code"}}}, 7},
		"short":       {[]Condition{{Field: AnyText, Values: []string{"zz"}}}, 7},
	} {
		q := Query{All: test.q}
		for s, most := range map[*Store]int{s: test.chunks, bare: 7} {
			looked := 0
			s.eager = 0
			err := s.read(t.Context(), func(src *source) error {
				look := src.scan(t.Context(), q, &Damaged{}, func(l *looker) bool { looked++; return true })
				look.stop = time.Now().Add(time.Hour)
				err := look.run(nil)
				if err == nil && look.looked != 3600 {
					t.Errorf("%s: %d rows were looked at", name, look.looked)
				}
				return err
			})
			if looked -= 1; err != nil || looked > most { // the tail
				t.Errorf("%s: %d chunks were looked through, at most %d are to be: %v", name, looked, most, err)
			}
			want, _ := plainly(t, s, q)
			if got := everything(t, s, q, Page{Limit: 5000}); !slices.Equal(got, want) {
				t.Errorf("%s: found %d, want %d", name, len(got), len(want))
			}
		}
	}
}

// withoutFilters takes the filters out of a history, as if a program that knows none had
// written it.
func withoutFilters(t testing.TB, s *Store) {
	t.Helper()
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
	err := db.Update(func(tx *bolt.Tx) error {
		for _, name := range []string{chunksBucket, linesBucket} {
			b := tx.Bucket([]byte(name))
			bare := map[string][]byte{}
			_ = b.ForEach(func(key, value []byte) error {
				size, err := sizeBehind(value)
				if err != nil {
					t.Error(err)
				}
				bare[string(key)] = slices.Clone(value[:int64(len(value))-size])
				return nil
			})
			for key, value := range bare {
				if err := b.Put([]byte(key), value); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestManyChunksLookedThroughAtOnceAreFoundInOrder(t *testing.T) {
	t.Parallel()
	s := grown(t, 3600)
	for name, q := range map[string]Query{
		"nothing":    {All: []Condition{{Field: AnyText, Values: []string{"nothing has this"}}}},
		"a case":     {All: []Condition{{Field: WithRef, Values: []string{"zd-77", "zd-900"}}}},
		"text":       {All: []Condition{{Field: AnyText, Values: []string{"00017"}}}},
		"user, code": {All: []Condition{{Field: OfUser, Values: []string{"+9627911"}}, {Field: WithCode, Values: []string{"invalid_code"}}}},
	} {
		want, counts := plainly(t, s, q)
		if got := everything(t, s, q, Page{}); !slices.Equal(got, want) {
			t.Errorf("%s: found %d, want %d", name, len(got), len(want))
		}
		if got := facetsOf(t, s, q); got.Total != counts.Total {
			t.Errorf("%s: counted %d, want %d", name, got.Total, counts.Total)
		}
	}
}

func TestEachAttemptIsLookedAtOnce(t *testing.T) {
	t.Parallel()
	s := grown(t, 1300)
	for limit := range rounds(200) {
		looked, p := 0, Page{Limit: limit + 7}
		for {
			found := must[Found](t)(s.Search(t.Context(), Query{All: []Condition{{Field: WithCode, Values: []string{"invalid_code"}}}}, p))
			if looked += found.Looked; found.Next == "" {
				break
			}
			p.Before = found.Next
		}
		if looked != 1300 {
			t.Fatalf("in pages of %d: %d of 1300 attempts were looked at", p.Limit, looked)
		}
	}
}

func TestASearchNamesWhatIsDamagedInTheTail(t *testing.T) {
	t.Parallel()
	s := grown(t, 1100)
	id := must[[]Summary](t)(s.Attempts(t.Context(), Page{Limit: 5}))[4].ID
	spoil(t, s, attemptsBucket, func(value []byte) { value[blockHeader+3] ^= 1 }, must[attemptID](t)(parseID(id)))
	found, err := s.Search(t.Context(), Query{}, Page{Limit: 20})
	var gaps *Damaged
	if !errors.As(err, &gaps) || !slices.Equal(gaps.IDs, []string{id}) || len(found.Rows) != 20 {
		t.Errorf("%d rows, %v", len(found.Rows), err)
	}
}

// spoil changes the value of an attempt.
func spoil(t testing.TB, s *Store, bucket string, change func([]byte), id attemptID) {
	t.Helper()
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
	err := db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		value := slices.Clone(b.Get(id[:]))
		change(value)
		return b.Put(id[:], value)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestACancelledSearchEndsAtOnce(t *testing.T) {
	t.Parallel()
	s := grown(t, 600)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Search(ctx, Query{}, Page{}); !errors.Is(err, context.Canceled) {
		t.Errorf("search: %v", err)
	}
	if _, err := s.Count(ctx, Query{}, Page{}); !errors.Is(err, context.Canceled) {
		t.Errorf("count: %v", err)
	}
}

func TestASearchForCasesFindsWhatHoldingItAgainstEachFinds(t *testing.T) {
	t.Parallel()
	s := grown(t, 2200)
	for i := range 30 {
		run(t, s, sample(t, "x"), &Case{Title: fmt.Sprint("later ", i), Owner: []string{"Rana", "Omar"}[i%2], Tags: []string{"VIP"}, State: []State{Open, WaitingCustomer}[i%2]})
	}
	must[Case](t)(s.UpdateCase(t.Context(), 17, func(c *Case) { c.Owner, c.State, c.NextStep = "Rana", WaitingVendor, "call the vendor" }))
	var ids []string
	for number := uint64(300); number < 310; number++ {
		must[Case](t)(s.UpdateCase(t.Context(), number, func(c *Case) { c.State = Dropped }))
		ids = append(ids, members(t, s, number)...)
	}
	if removed := must[Removed](t)(s.Remove(t.Context(), ids)); len(removed.Cases) != 10 {
		t.Fatalf("removed %+v", removed)
	}
	all := must[[]Case](t)(s.Cases(t.Context(), 0, 10_000))
	rapid.Check(t, func(d *rapid.T) {
		q := asked(d)
		if rapid.Bool().Draw(d, "of a case") {
			q.All = append(q.All, rapid.SampledFrom([]Condition{
				{Field: OfOwner, Values: []string{"rana"}}, {Field: InState, Values: []string{"waiting for vendor", "waiting for customer"}},
				{Field: AnyText, Values: []string{"later 1", "call the"}}, {Field: WithTag, Values: []string{"vip"}},
			}).Draw(d, "condition"))
		}
		var want, got []uint64
		for _, c := range all {
			if q.fitsCase(c) {
				want = append(want, c.ID)
			}
		}
		limit := rapid.SampledFrom([]int{3, 50}).Draw(d, "limit")
		if len(want) > 50 {
			limit = 200
		}
		for before := uint64(0); ; {
			found, err := s.SearchCases(context.Background(), q, before, limit)
			if err != nil {
				d.Fatal(err)
			}
			for _, c := range found.Rows {
				got = append(got, c.ID)
			}
			if before = found.Next; before == 0 {
				break
			}
		}
		if !slices.Equal(got, want) {
			d.Fatalf("%+v: found %v, want %v", q, got, want)
		}
	})
}
