package history

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// spot is where a live value stands in a file.
type spot struct {
	bucket   string
	key      []byte
	at, size int64
}

// spots returns all live values of some buckets.
func spots(t testing.TB, s *Store, buckets ...string) (all []spot) {
	t.Helper()
	err := s.read(t.Context(), func(src *source) error {
		for _, name := range buckets {
			b, err := src.must(name)
			if err != nil {
				return err
			}
			b.backward(nil, func(key []byte, v value) bool {
				all = append(all, spot{name, bytes.Clone(key), v.page.offset + v.offset, v.size})
				return true
			}, func(err error) { t.Error(err) })
			if b.inline != nil {
				t.Fatalf("the bucket %s is too small to have pages", name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// name is what a check calls the spot's record.
func (p spot) name() string {
	if p.bucket == casesBucket && len(p.key) == 8 {
		return caseName(binary.BigEndian.Uint64(p.key))
	}
	return attemptID(p.key[len(p.key)-len(attemptID{}):]).String()
}

// flipped returns content with one byte of a value changed.
func (p spot) flipped(content []byte, r *rand.Rand) []byte {
	content = bytes.Clone(content)
	content[p.at+r.Int64N(p.size)] ^= byte(1 + r.IntN(255))
	return content
}

// readable returns the attempts that read as they were, and fails the test for one that
// reads as something else.
func readable(t testing.TB, s *Store, known []Attempt) (ids []string) {
	t.Helper()
	for _, a := range known {
		got, err := s.Attempt(t.Context(), a.ID)
		if err != nil {
			if !isOneLine(err, ErrDamaged) || !strings.Contains(err.Error(), a.ID) || !strings.HasSuffix(err.Error(), SalvageMend) {
				t.Errorf("attempt %s: %v", a.ID, err)
			}
			continue
		}
		ids = append(ids, a.ID)
		if asJSON(got) != asJSON(a) {
			t.Errorf("attempt %s is something else than was recorded", a.ID)
		}
	}
	return ids
}

// named fails the test unless rows are all attempts, newest first, or all but one that err
// names.
func named(t testing.TB, what string, rows []Summary, err error, known []Attempt, id string) {
	t.Helper()
	var gaps *Damaged
	if err != nil && (!errors.As(err, &gaps) || !slices.Contains(gaps.IDs, id) || !strings.HasSuffix(err.Error(), SalvageMend)) {
		t.Errorf("%s: %v does not name %s", what, err, id)
	}
	var got, want []string
	for _, row := range rows {
		got = append(got, row.ID)
	}
	for _, a := range slices.Backward(known) {
		if a.ID != id || err == nil {
			want = append(want, a.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: %d of %d rows, %v", what, len(got), len(want), err)
	}
}

// packedHistory is a history of n attempts whose records are deflated.
func packedHistory(t testing.TB, n int) (s *Store, known []Attempt) {
	t.Helper()
	s = grown(t, n)
	for i := range n {
		a, _ := newGrower(t).grownAttempt(i)
		known = append(known, a)
	}
	content, packed := must[[]byte](t)(os.ReadFile(s.Path())), 0
	for _, p := range spots(t, s, attemptsBucket) {
		first := must[int64](t)(blockSize(content[p.at:]))
		if content[p.at+first] == blockPacked {
			packed++
		}
	}
	if packed < n/2 {
		t.Fatalf("%d of %d records are deflated", packed, n)
	}
	return s, known
}

func TestAFlippedByteInALiveRecordIsNamed(t *testing.T) {
	t.Parallel()
	from, known := packedHistory(t, 40)
	content := must[[]byte](t)(os.ReadFile(from.Path()))
	all := spots(t, from, attemptsBucket, casesBucket, usersBucket, answersBucket)
	r := rand.New(rand.NewPCG(9, 10))
	for range rounds(240) {
		p := all[r.IntN(len(all))]
		s := store(t, p.flipped(content, r))
		id := p.name()
		report := must[Report](t)(s.Check(t.Context()))
		// A case may not know any more how many attempts it has.
		said := slices.DeleteFunc(report.Problems, func(p Problem) bool { return strings.Contains(p.Text, " attempts and says ") })
		if len(said) != 1 || said[0].ID != id {
			t.Errorf("%s %x, %d bytes at %d: %v", p.bucket, p.key, p.size, p.at, said)
		}
		others := readable(t, s, known)
		if len(others) < len(known)-1 || len(others) < len(known) && (p.bucket != attemptsBucket || slices.Contains(others, id)) {
			t.Errorf("%s of %s: %d of %d are readable", p.bucket, id, len(others), len(known))
		}
		rows, err := s.Attempts(t.Context(), Page{Limit: 1000})
		named(t, "list", rows, err, known, id)
		rows, err = throughout(t, s)
		named(t, "search", rows, err, known, id)
		if p.bucket == usersBucket {
			user := known[slices.IndexFunc(known, func(a Attempt) bool { return a.ID == id })].User
			if rows, err := s.OfUser(t.Context(), user, 1000); !isOneLine(err, ErrDamaged) || !strings.Contains(err.Error(), id) || len(rows) > len(known) {
				t.Errorf("of the user of %s: %v", id, err)
			}
		}
		if t.Failed() {
			return
		}
	}
}

func TestAFlippedByteInWhatSearchesLookThroughHidesNothing(t *testing.T) {
	t.Parallel()
	from := grown(t, 256)
	must[Attempt](t)(from.Add(t.Context(), sample(t, "one more"), nil)) // it makes a chunk
	must[Imported](t)(from.Import(t.Context(), Batch{
		Cases: []Case{{ID: 200, Title: "far on", State: Open, Opened: time.Unix(1, 0)}}, Numbers: map[uint64]uint64{}, Opened: Opened{},
	})) // it fills lines
	content := must[[]byte](t)(os.ReadFile(from.Path()))
	queries := []Query{{}, {All: []Condition{{Field: InState, Values: []string{"open"}}}}, {All: []Condition{{Field: AnyText, Values: []string{"0001"}}}}, {All: []Condition{{Field: AnyText, Values: []string{"swap, 00017"}}}}, {All: []Condition{{Field: AnyText, Values: []string{"nothing has"}}}}}
	var want [][]string
	for _, q := range queries {
		want = append(want, everything(t, from, q, Page{}))
	}
	all := spots(t, from, chunksBucket, linesBucket)
	r := rand.New(rand.NewPCG(11, 12))
	for range rounds(60) {
		p := all[r.IntN(len(all))]
		s := store(t, p.flipped(content, r))
		s.eager = 0
		report := must[Report](t)(s.Check(t.Context()))
		if !slices.ContainsFunc(report.Problems, func(p Problem) bool { return strings.Contains(p.Text, "of what searches look through is damaged") }) {
			t.Errorf("%s: %v", p.bucket, report.Problems)
		}
		for i, q := range queries {
			if got := everything(t, s, q, Page{}); !slices.Equal(got, want[i]) {
				t.Errorf("%s, query %d: %d of %d are found", p.bucket, i, len(got), len(want[i]))
			}
		}
		if t.Failed() {
			return
		}
	}
}

// Without the checksum a flipped byte passes for the truth: what is above can fail.
func TestItIsTheChecksumThatNoticesAFlippedByte(t *testing.T) {
	t.Parallel()
	from, known := packedHistory(t, 40)
	content := must[[]byte](t)(os.ReadFile(from.Path()))
	all := spots(t, from, attemptsBucket)
	r := rand.New(rand.NewPCG(13, 14))
	unnoticed := 0
	const flips = 100
	for range flips {
		p := all[r.IntN(len(all))]
		changed := bytes.Clone(content)
		first := changed[p.at:][:must[int64](t)(blockSize(changed[p.at:]))]
		first[blockHeader+r.IntN(len(first)-blockHeader)] ^= byte(1 + r.IntN(255))
		binary.BigEndian.PutUint32(first[5:], checksum(p.key, first[blockHeader:]))
		rows, err := store(t, changed).Attempts(t.Context(), Page{Limit: 1000})
		i := slices.IndexFunc(known, func(a Attempt) bool { return a.ID == p.name() })
		if at := len(known) - 1 - i; err == nil && len(rows) == len(known) && asJSON(rows[at]) != asJSON(known[i].Summary()) {
			unnoticed++
		}
	}
	if unnoticed < flips/4 {
		t.Errorf("without the checksum %d of %d flipped bytes are unnoticed", unnoticed, flips)
	}
	t.Logf("without the checksum %d of %d flipped bytes pass for the truth", unnoticed, flips)
}

func TestAFlippedByteInAHeaderLeavesAWholeCommit(t *testing.T) {
	t.Parallel()
	from, known := packedHistory(t, 40)
	last := run(t, from, sample(t, "the last"), nil)
	content := must[[]byte](t)(os.ReadFile(from.Path()))
	r := rand.New(rand.NewPCG(15, 16))
	told := 0
	for i := range 60 {
		changed := bytes.Clone(content)
		changed[i%2*os.Getpagesize()+r.IntN(pageHeader+headerSize)] ^= byte(1 + r.IntN(255))
		s := store(t, changed)
		if n := len(readable(t, s, known)); n != len(known) {
			t.Errorf("%d of %d are readable", n, len(known))
		}
		// The header that is left may be the one before the last completion.
		if a := must[Attempt](t)(s.Attempt(t.Context(), last.ID)); a.ID != last.ID {
			t.Errorf("the last is %s", a.ID)
		}
		report := must[Report](t)(s.Check(t.Context()))
		if told += len(report.Problems); len(report.Problems) > 1 {
			t.Errorf("%v", report.Problems)
		}
		run(t, s, sample(t, "after"), nil)
		run(t, s, sample(t, "after"), nil)
		whole(t, s)
	}
	if told < 40 {
		t.Errorf("%d of 60 were told", told)
	}
}

func TestAZeroedPageIsSaidAndNothingDies(t *testing.T) {
	t.Parallel()
	from, known := packedHistory(t, 100)
	content := must[[]byte](t)(os.ReadFile(from.Path()))
	size := os.Getpagesize()
	r := rand.New(rand.NewPCG(17, 18))
	refused, told := 0, 0
	for range 100 {
		changed := bytes.Clone(content)
		at := (2 + r.IntN(len(content)/size-2)) * size
		clear(changed[at : at+size])
		s := store(t, changed)
		report, err := s.Check(t.Context())
		if err != nil {
			if refused++; !isOneLine(err, ErrDamaged) {
				t.Errorf("page %d: %v", at/size, err)
			}
			continue
		}
		intact := 0
		for _, a := range known {
			got, err := s.Attempt(t.Context(), a.ID)
			if err == nil && asJSON(got) != asJSON(a) {
				t.Errorf("attempt %s is something else than was recorded", a.ID)
			}
			if err == nil {
				intact++
			}
		}
		rows, listErr := s.Attempts(t.Context(), Page{Limit: 1000})
		found, err := throughout(t, s)
		if intact < len(known) && (len(report.Problems) == 0 || len(rows) == len(known)) || len(rows) < intact && listErr == nil {
			t.Errorf("page %d: %d intact, %d rows, %v; check: %v", at/size, intact, len(rows), listErr, report.Problems)
		}
		// What a search cannot look through is said.
		if len(found) < len(known) && !errors.Is(err, ErrDamaged) || len(found) < len(rows) {
			t.Errorf("page %d: a search finds %d of %d: %v", at/size, len(found), len(rows), err)
		}
		if len(report.Problems) > 0 {
			told++
		}
	}
	t.Logf("100 zeroed pages: %d refused, %d told, the others were free", refused, told)
}

func TestADamagedAttemptIsNamedAlsoWhenItIsPackedForSearches(t *testing.T) {
	t.Parallel()
	from, known := packedHistory(t, 40)
	content := must[[]byte](t)(os.ReadFile(from.Path()))
	all := spots(t, from, attemptsBucket)
	p := all[slices.IndexFunc(all, func(p spot) bool { return p.name() == known[30].ID })]
	content[p.at+blockHeader+20] ^= 1 // in what lists show
	s := store(t, content)
	for i := range 300 {
		must[Attempt](t)(s.Add(t.Context(), sample(t, "later"), nil))
		if i%50 > 0 {
			continue
		}
		for _, q := range []Query{{}, {All: []Condition{{Field: InSystem, Values: []string{known[0].System}}}}} {
			found, err := s.Search(t.Context(), q, Page{Limit: 1000})
			var gaps *Damaged
			if !errors.As(err, &gaps) || !slices.Equal(gaps.IDs, []string{known[30].ID}) || gaps.Pages > 0 || len(q.All) == 0 && len(found.Rows) != 40+i {
				t.Fatalf("with %d more: %d rows, %v", i+1, len(found.Rows), err)
			}
			if _, err := s.Count(t.Context(), q, Page{}); !errors.As(err, &gaps) || !slices.Equal(gaps.IDs, []string{known[30].ID}) {
				t.Fatalf("with %d more: count: %v", i+1, err)
			}
		}
	}
	report := must[Report](t)(s.Check(t.Context()))
	if len(report.Problems) != 1 || report.Problems[0].ID != known[30].ID {
		t.Errorf("check: %v", report.Problems)
	}
	if removed := must[Removed](t)(s.Remove(t.Context(), []string{known[30].ID})); removed.Attempts != 1 {
		t.Errorf("removed: %+v", removed)
	}
	whole(t, s)
	if got := everything(t, s, Query{}, Page{}); len(got) != 339 {
		t.Errorf("%d are left", len(got))
	}
}
