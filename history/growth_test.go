package history

import (
	"context"
	"encoding/binary"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history/column"

	bolt "go.etcd.io/bbolt"
)

// grown returns a history of n complete attempts in n/3 cases, written by bbolt in
// few transactions.
func grown(t testing.TB, n int) *Store {
	t.Helper()
	return unhurried(grownAt(t, filepath.Join(t.TempDir(), "history.db"), n).Path())
}

// grownAt is grown at a path.
func grownAt(t testing.TB, path string, n int) *Store {
	t.Helper()
	s := At(path)
	if err := s.create(); err != nil {
		t.Fatal(err)
	}
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
	grow := newGrower(t)
	for from := 0; from < n; from += 10_000 {
		err := db.Update(func(tx *bolt.Tx) error {
			for i := from; i < min(n, from+10_000); i++ {
				if err := apply(tx, grow.attempt(t, i)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}

// grower makes many attempts, three of a case, of several systems, users and answers.
type grower struct {
	packer packer
	start  time.Time
	rows   []column.Entry
	lines  []column.Line
	packed uint64
	like   Attempt
}

func newGrower(t testing.TB) *grower {
	return &grower{start: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), lines: make([]column.Line, 1, linesOf), like: sample(t, "grown")}
}

// kind is what an attempt can be.
type kind struct {
	system, operation, code, title, path, message string
	status                                        int
	outcome                                       api.Outcome
}

// kinds are what attempts are.
var kinds = []kind{
	{"authmatech", "verify", "INVALID_MOBILE_NUMBER", "The number is not in E.164 form", "/v1/verify", "mobileNumber must be in E.164 format", 400, api.Refused},
	{"authmatech", "verify", "", "", "/v1/verify", "", 200, api.Success},
	{"nextreason", "otp_verify", "invalid_code", "The code is not the one that was sent", "/v1/otp/verify", "user_id: invalid verification code", 422, api.Refused},
	{"nextreason", "otp_send", "rate_limit", "Five tries in a minute: blocked for five", "/v1/otp/send", "too many attempts", 429, api.Refused},
	{"nextreason", "otp_verify", "", "", "/v1/otp/verify", "", 200, api.Success},
	{"scayle", "login", "unauthorized", "The password is wrong", "/api/auth/login", "The user credentials were incorrect.", 401, api.Negative},
	{"scayle", "token", "invalid_client", "The client is not known", "/oauth/token", "Client authentication failed", 401, api.Refused},
}

// kindOf returns the kind of attempt i.
func kindOf(i int) kind { return kinds[uint64(i)*0x9E3779B97F4A7C15>>40%uint64(len(kinds))] }

// grownAttempt returns attempt i, whose id and case are set.
func (g *grower) grownAttempt(i int) (Attempt, attemptID) {
	var id attemptID
	binary.BigEndian.PutUint64(id[:], uint64(g.start.Add(time.Duration(i)*time.Second).UnixMilli())<<16)
	mixed := uint64(i) * 0x9E3779B97F4A7C15
	binary.BigEndian.PutUint64(id[8:], mixed)
	kind := kindOf(i)
	a := g.like
	a.ID, a.Case, a.Recorded = id.String(), uint64(i/3+1), g.start.Add(time.Duration(i)*time.Second)
	a.Happened = a.Recorded
	a.System, a.Operation, a.Title, a.Outcome = kind.system, kind.operation, kind.title, kind.outcome
	a.Codes = nil
	if kind.code != "" {
		a.Codes = []string{kind.code}
	}
	a.User = fmt.Sprintf("+96279%07d", mixed>>20%3_000_000)
	answer := *a.Answer
	answer.Status = kind.status
	text := func(s string) (r safe.Record) { _ = r.UnmarshalText([]byte(s)); return r }
	answer.Body = text(fmt.Sprintf(`{"request_id":"%016x","code":%q,"message":%q}`, mixed, kind.code, kind.message))
	a.Answer = &answer
	a.Request.URL = text("https://api.example.com" + kind.path)
	a.Explanation = text(fmt.Sprintf(`{"messages":[%q],"causes":[%s{}]}`, kind.message, strings.Repeat(`{"row":"authmatech.verify.1"},`, 8)))
	return a, id
}

// attempt returns the changes that record attempt i, and its case with the first of three;
// attempts come in order.
func (g *grower) attempt(t testing.TB, i int) []put {
	t.Helper()
	a, id := g.grownAttempt(i)
	row := listing{Summary: a.Summary(), Written: a.Recorded, Find: findingOf(a)}
	key := memberKey(a.Case, id)
	changes := append(entriesOf(id, &row),
		put{bucket: attemptsBucket, key: id[:], value: must[[]byte](t)(g.packer.encodeAttempt(a, id, row))},
		put{bucket: casesBucket, key: key, value: encodeOrdinal(key, i%3+1)},
		caseTimeOf(a.Case, a.Recorded, id).entry(),
		sequenced(attemptsBucket, uint64(i+1)))
	g.rows = append(g.rows, entryOf(id, row))
	if len(g.rows) == chunkRows {
		changes = append(changes, put{bucket: chunksBucket, key: g.rows[0].ID[:], value: sealChunk(g.rows)})
		g.packed += uint64(len(g.rows))
		changes = append(changes, sequenced(chunksBucket, g.packed))
		g.rows = nil
	}
	if i%3 > 0 {
		before := caseTimeOf(a.Case, a.Recorded.Add(-time.Second), attemptID{})
		return append(changes, put{bucket: casetimesBucket, key: before.key(), gone: true})
	}
	c := grownCase(a)
	changes = append(changes,
		put{bucket: casesBucket, key: caseKey(c.ID), value: must[[]byte](t)(encodeCase(c))},
		sequenced(casesBucket, c.ID))
	g.lines = append(g.lines, lineOf(c))
	if len(g.lines) == linesOf {
		part := caseKey(c.ID / linesOf)
		changes = append(changes, put{bucket: linesBucket, key: part, value: sealLines(part, g.lines)}, sequenced(linesBucket, c.ID))
		g.lines = nil
	}
	return changes
}

// grownCase returns the case that a grown attempt opens.
func grownCase(a Attempt) Case {
	return Case{
		ID: a.Case, Title: fmt.Sprintf("Login fails after SIM swap, %05d", a.Case%50_000), State: []State{Solved, Open, WaitingVendor, Dropped}[a.Case%4],
		System: a.System, Operation: a.Operation, OurRef: fmt.Sprintf("ZD-%d", a.Case), Notes: "called twice, has a new phone since Monday", Opened: a.Recorded, Changed: a.Recorded,
	}
}

func sequenced(bucket string, n uint64) put { return put{bucket: bucket, sequence: &n} }

// pagesOf returns how many pages bbolt allocates to apply changes, the list of free
// pages included.
func pagesOf(t testing.TB, s *Store, plan func(*source) ([]put, error)) int {
	t.Helper()
	var changes []put
	err := s.read(context.Background(), func(src *source) (err error) {
		changes, err = plan(src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{Timeout: time.Second}))
	tx := must[*bolt.Tx](t)(db.Begin(true))
	if err := apply(tx, changes); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	stats := tx.Stats()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return int(stats.GetPageCount())
}

// These are the pages of a commit: the newest leaf of attempts (two pages when its
// records are long) and the branches above it, three from 33 000 attempts to four
// million; the same for cases, one branch less; of cases by time the leaf that a case was
// in and the one that it gets into; the tree of buckets; the list of free pages.
func TestACommitWritesFewPagesWhateverTheSize(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ size, open, join, complete int }{
		{1_024, 15, 14, 8},
		{36_352, 20, 17, 10},
	}[:rounds(2)] {
		s := grown(t, test.size)
		for range 6 {
			a := sample(t, "new")
			a.Outcome = api.Pending
			opened := pagesOf(t, s, func(src *source) ([]put, error) { return s.planAdd(src, &a, &Case{Title: "new"}) })
			joined := pagesOf(t, s, func(src *source) ([]put, error) { return s.planAdd(src, &a, nil) })
			a.Outcome = api.Success
			completed := pagesOf(t, s, func(src *source) ([]put, error) { return s.completing(src, &a) })
			if opened > test.open || joined > test.join || completed > test.complete {
				t.Errorf("with %d attempts: %d pages to open a case (at most %d), %d to join one (%d), %d to complete (%d)",
					test.size, opened, test.open, joined, test.join, completed, test.complete)
			}
		}
	}
}

// completing returns the changes that complete a.
func (s *Store) completing(src *source, a *Attempt) ([]put, error) {
	e := src.edit()
	if err := s.planComplete(e, a); err != nil {
		return nil, err
	}
	return e.finish()
}

// reads returns how many pages look makes s read.
func reads(t testing.TB, s *Store, look func(*source) error) (pages int) {
	t.Helper()
	err := s.read(t.Context(), func(src *source) error {
		err := look(src)
		pages = src.reads
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestAPageReadsAsMuchInALongHistoryAsInAShortOne(t *testing.T) {
	t.Parallel()
	const rows = 40
	counts := map[int][]int{}
	for _, n := range []int{1_000, 200 * rounds(100)} {
		s := grown(t, n)
		counts[n] = []int{
			reads(t, s, func(src *source) error { return take(src.listings(nil, &Damaged{}), rows) }),
			reads(t, s, func(src *source) error { return take(src.members(uint64(n/6), nil, &Damaged{}), 3) }),
			reads(t, s, func(src *source) error {
				list, err := src.cases(0, rows, &Damaged{})
				if len(list) != rows {
					t.Errorf("%d cases", len(list))
				}
				return err
			}),
		}
	}
	for i, small := range counts[1_000] {
		// Two levels more of each of the two trees are the way to the first row.
		if large := counts[200*rounds(100)][i]; large > small+4 {
			t.Errorf("list %d: %d pages read with 20 000 attempts, %d with 1 000", i, large, small)
		}
	}
}

// take reads n rows.
func take(rows iter.Seq2[listing, error], n int) error {
	for _, err := range rows {
		if n--; n == 0 || err != nil {
			return err
		}
	}
	return fmt.Errorf("%d rows too few", n)
}
