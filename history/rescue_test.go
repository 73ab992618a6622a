package history

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"casebook/api"
)

// Whatever pages are lost: what is saved, what is named as lost and what is counted as lost is
// all that there was, or it is said that it may be more.
func TestSalvagingSaysHowMuchIsLost(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	size := os.Getpagesize()
	pages := len(sp.content) / size
	random := rand.New(rand.NewPCG(3, 4))
	told := 0
	for i := range rounds(150) {
		from := 2 + random.IntN(pages-2)
		most := min(pages, from+1+random.IntN(12))
		if i == 0 {
			from, most = 2, 14
		}
		content := bytes.Clone(sp.content)
		clear(content[from*size : most*size])
		s := store(t, content)
		done, err := s.Salvage(t.Context(), true, nil)
		if err != nil {
			if !errors.Is(err, ErrWhole) && !errors.Is(err, ErrDamaged) {
				t.Errorf("pages %d to %d: %v", from, most-1, err)
			}
			continue
		}
		lost := 0
		for _, name := range done.Lost {
			if !strings.HasPrefix(name, "case ") {
				lost++
			}
		}
		if sum := done.Attempts + lost + done.Unnamed; sum > len(sp.attempts) || sum < len(sp.attempts) && !done.AtLeast {
			t.Errorf("pages %d to %d: %+v", from, most-1, done)
		}
		if !done.AtLeast {
			told++
		}
	}
	if told < rounds(150)/5 {
		t.Errorf("only %d are exact", told)
	}
}

// Where neither the indexes nor the cases can be read, how many there were still is.
func TestSalvagingCountsWhatHasNoName(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	content := bytes.Clone(sp.content)
	h, _, err := readHeader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	keep := []uint64{h.root, h.freelist}
	at := spots(t, store(t, content), attemptsBucket)[0].at
	for number := uint64(2); number < h.high; number++ {
		if p, err := readPage(bytes.NewReader(content), h, number); err == nil && p.kind == leafKind && p.offset <= at && at < p.offset+p.extent {
			for i := range p.further + 1 {
				keep = append(keep, number+i)
			}
		}
	}
	for page := uint64(2); page < h.high; page++ {
		if !slices.Contains(keep, page) {
			clear(content[int64(page)*h.pageSize:][:h.pageSize])
		}
	}
	_, done := salvaged(t, content)
	if !slices.Equal(done.Lost, []string{"case 10"}) || done.Unnamed != len(sp.attempts)-done.Attempts || done.Attempts == 0 || done.AtLeast {
		t.Errorf("%+v", done)
	}
	clear(content[int64(h.root)*h.pageSize:][:h.pageSize])
	if _, done = salvaged(t, content); done.Unnamed != 0 || !done.AtLeast || done.Once > len(sp.attempts) {
		t.Errorf("without the root: %+v", done)
	}
}

// lossy is a salvaged history of which an attempt and a case were spoilt.
func lossy(t testing.TB) (s *Store, done Salvaged, a Attempt, c Case) {
	t.Helper()
	from, known := packedHistory(t, 900)
	a = known[30]
	c = must[Case](t)(from.Case(t.Context(), 5))
	content := spoilt(t, from, a.ID)
	for _, p := range spots(t, from, casesBucket) {
		if p.name() == "case 5" {
			content[p.at+blockHeader+3] ^= 1
		}
	}
	s = store(t, content)
	done = must[Salvaged](t)(s.Salvage(t.Context(), false, nil))
	whole(t, s)
	return s, done, a, c
}

func TestWhatOnlySearchesHoldIsSalvaged(t *testing.T) {
	t.Parallel()
	s, done, a, c := lossy(t)
	if !slices.Equal(done.Searched, []string{a.ID, "case 5"}) || len(done.Lost)+len(done.Partly)+done.Unnamed > 0 || done.AtLeast || done.Attempts != 900 {
		t.Errorf("%+v", done)
	}
	got, want := must[Attempt](t)(s.Attempt(t.Context(), a.ID)).Summary(), a.Summary()
	if got.Outcome != want.Outcome || got.Status != want.Status || got.User != Fold(want.User) || got.Case != want.Case ||
		!got.Recorded.Equal(want.Recorded) || got.System != want.System || len(got.Codes) != len(want.Codes) || got.Row != want.Row {
		t.Errorf("%+v, was %+v", got, want)
	}
	of := must[Case](t)(s.Case(t.Context(), 5))
	if of.State != c.State || of.Title != Fold(c.Title) || of.OurRef != Fold(c.OurRef) || of.Notes != Fold(c.Notes) || of.Attempts != c.Attempts {
		t.Errorf("%+v, was %+v", of, c)
	}
}

func TestALostCasesNumberIsNotGivenToAnother(t *testing.T) {
	t.Parallel()
	s := repeatable(t)
	mixed(t, s, 30)
	last := must[Case](t)(s.NewestCase(t.Context())).ID
	if err := s.write(t.Context(), func(src *source) ([]put, error) {
		n := last + 7 // seven were forgotten
		return []put{{bucket: casesBucket, sequence: &n}}, nil
	}); err != nil {
		t.Fatal(err)
	}
	content := bytes.ReplaceAll(must[[]byte](t)(os.ReadFile(s.Path())), []byte("kept 3"), []byte("kept x"))
	to, _ := salvaged(t, content)
	if a := run(t, to, sample(t, "next"), &Case{}); a.Case != last+8 {
		t.Errorf("the next case is %d", a.Case)
	}
}

func TestSalvagingKeepsTheRetentionWhereItCanBeRead(t *testing.T) {
	t.Parallel()
	s := repeatable(t)
	mixed(t, s, 30)
	unset := must[[]byte](t)(os.ReadFile(s.Path()))
	if err := s.SetRetention(t.Context(), 180); err != nil {
		t.Fatal(err)
	}
	content := must[[]byte](t)(os.ReadFile(s.Path()))
	damage := func(content []byte) []byte { return bytes.ReplaceAll(content, []byte("kept 3"), []byte("kept x")) }
	headless := bytes.Clone(content)
	clear(headless[:2*os.Getpagesize()])
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
	if err := errors.Join(db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte(metaBucket)).Put([]byte(retentionKey), []byte("damaged"))
	}), db.Close()); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		content []byte
		says    string
		days    int
	}{
		"never set": {damage(unset), "", 0}, "set": {damage(content), RetentionKept, 180}, "without a header": {headless, RetentionKept, 180},
		"damaged": {damage(must[[]byte](t)(os.ReadFile(s.path))), RetentionLost, 0},
	} {
		to, done := salvaged(t, test.content)
		days := must[int](t)(to.Retention(t.Context()))
		if done.Retention != test.says || days != test.days {
			t.Errorf("%s: %q, %d days", name, done.Retention, days)
		}
		if a := run(t, to, sample(t, "next"), nil); a.Outcome != api.Refused {
			t.Errorf("%s: %s", name, a.Outcome)
		}
	}
}
