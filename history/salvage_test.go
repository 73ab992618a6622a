package history

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/api"
)

// salvaged salvages content, and makes sure that the damaged file is kept and the new one
// sound.
func salvaged(t testing.TB, content []byte) (*Store, Salvaged) {
	t.Helper()
	s := store(t, content)
	attempts, cases, err := s.Salvageable(t.Context())
	dry := must[Salvaged](t)(s.Salvage(t.Context(), true, nil))
	done := must[Salvaged](t)(s.Salvage(t.Context(), false, nil))
	if err != nil || attempts != done.Attempts || cases != done.Cases || dry.Attempts != done.Attempts || dry.Cases != done.Cases {
		t.Errorf("%d attempts and %d cases can be salvaged, %v; dry %+v; done %+v", attempts, cases, err, dry, done)
	}
	if !bytes.Equal(must[[]byte](t)(os.ReadFile(done.Kept)), content) {
		t.Errorf("%s is not the damaged file", done.Kept)
	}
	whole(t, s)
	return s, done
}

// agree counts the attempts that read as they were recorded; one that reads otherwise
// fails the test.
func (sp specimen) agree(t testing.TB, s *Store, done Salvaged) (intact int) {
	t.Helper()
	for _, a := range sp.attempts {
		got, err := s.Attempt(t.Context(), a.ID)
		switch {
		case errors.Is(err, ErrNotFound), slices.Contains(done.Partly, a.ID):
			continue
		case err != nil:
			t.Fatal(err)
		}
		same(t, got, a)
		intact++
	}
	return intact
}

func TestASoundHistoryIsNotSalvaged(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	if _, err := s.Salvage(t.Context(), false, nil); err == nil || !strings.Contains(err.Error(), "is not there") {
		t.Errorf("%v", err)
	}
	mixed(t, s, 5)
	if _, err := s.Salvage(t.Context(), false, nil); !isOneLine(err, ErrWhole) {
		t.Errorf("%v", err)
	}
	alone(t, s)
}

func TestACheckCountsWhatCanBeRead(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	h, _, err := readHeader(bytes.NewReader(sp.content), int64(len(sp.content)))
	if err != nil {
		t.Fatal(err)
	}
	var root uint64
	err = store(t, sp.content).read(t.Context(), func(src *source) error {
		attempts, err := src.must(attemptsBucket)
		root = attempts.root
		return err
	})
	if err != nil || root < 2 {
		t.Fatal(root, err)
	}
	rootless := bytes.Clone(sp.content)
	clear(rootless[int64(root)*h.pageSize : int64(root+1)*h.pageSize])
	for name, test := range map[string]struct {
		content                                []byte
		attempts, cases, allAttempts, allCases int
	}{
		"an attempt":  {bytes.ReplaceAll(sp.content, []byte("evidence-007"), []byte("evidence-oo7")), 39, 10, 40, 10},
		"a case":      {bytes.ReplaceAll(sp.content, []byte("case-008"), []byte("case-oo8")), 40, 9, 40, 10},
		"what leads":  {rootless, 0, 10, 40, 10},
		"the headers": {append(make([]byte, 2*h.pageSize), sp.content[2*h.pageSize:]...), 0, 0, 40, 10},
	} {
		s := store(t, test.content)
		report, err := s.Check(t.Context())
		if report.Attempts != test.attempts || report.Cases != test.cases || err == nil && len(report.Problems) == 0 {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
		if attempts, cases, err := s.Salvageable(t.Context()); attempts != test.allAttempts || cases != test.allCases || err != nil {
			t.Errorf("%s: %d attempts and %d cases can be salvaged, %v", name, attempts, cases, err)
		}
		for _, problem := range report.Problems {
			if strings.Contains(problem.Text, "it says that it has") {
				t.Errorf("%s: %v", name, problem)
			}
		}
		if !bytes.Equal(must[[]byte](t)(os.ReadFile(s.Path())), test.content) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestAForeignOrNewerFileIsNotSalvaged(t *testing.T) {
	t.Parallel()
	for name, content := range map[string][]byte{
		"text": []byte("hello, this is a text"), "empty": {}, "zeros": make([]byte, 40_000), "sqlite": append([]byte("SQLite format 3\x00"), make([]byte, 9000)...),
		"bbolt": foreignBolt(t, "other"),
	} {
		s := store(t, content)
		if _, err := s.Salvage(t.Context(), false, nil); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(must[[]byte](t)(os.ReadFile(s.Path())), content) {
			t.Errorf("%s: the file was changed", name)
		}
		alone(t, s)
	}
}

func TestADamagedRecordIsSalvagedAsFarAsItCanBeRead(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	a := sp.attempts[7]
	for mark, check := range map[string]func(Salvaged, *Store){
		// The body of every version is damaged: what lists show is left.
		"evidence": func(done Salvaged, s *Store) {
			if !slices.Equal(done.Partly, []string{a.ID}) || len(done.Lost) > 0 {
				t.Errorf("%+v", done)
			}
			got := must[Attempt](t)(s.Attempt(t.Context(), a.ID))
			same(t, got.Summary(), a.Summary())
		},
		// The title is in both of its blocks: nothing is left but its name.
		"title": func(done Salvaged, s *Store) {
			if !slices.Equal(done.Lost, []string{a.ID}) || len(done.Partly) > 0 {
				t.Errorf("%+v", done)
			}
		},
	} {
		mark := mark + "-007"
		s, done := salvaged(t, bytes.ReplaceAll(sp.content, []byte(mark), []byte(strings.ToUpper(mark))))
		check(done, s)
		if n := sp.agree(t, s, done); n != len(sp.attempts)-1 || done.Cases != 10 || done.Pages != 0 {
			t.Errorf("%s: %d attempts, %+v", mark, n, done)
		}
	}
}

func TestACaseWhoseTextIsLostStillHoldsItsAttempts(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	s, done := salvaged(t, bytes.ReplaceAll(sp.content, []byte("case-008"), []byte("case-oo8")))
	if !slices.Equal(done.Lost, []string{"case 3"}) || sp.agree(t, s, done) != len(sp.attempts) {
		t.Errorf("%+v", done)
	}
	c := must[Case](t)(s.Case(t.Context(), 3))
	if c.Title != "Case 3, whose text was lost" || c.Attempts != 4 || c.State != Open {
		t.Errorf("%+v", c)
	}
	if a := run(t, s, sample(t, "next"), &Case{}); a.Case != 11 {
		t.Errorf("the next case is %d", a.Case)
	}
}

// Whatever happens to the file, what is salvaged is as it was recorded.
func TestEveryRecordThatIsStillThereIsSalvaged(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	size := os.Getpagesize()
	h, _, err := readHeader(bytes.NewReader(sp.content), int64(len(sp.content)))
	if err != nil {
		t.Fatal(err)
	}
	used := int64(h.high) * h.pageSize
	headless := bytes.Clone(sp.content)
	clear(headless[:2*size])
	scrawled := bytes.Clone(sp.content)
	copy(scrawled, bytes.Repeat([]byte("scrawl "), 2*size/7))
	for name, test := range map[string]struct {
		content []byte
		least   int
	}{
		"no header":       {headless, len(sp.attempts)},
		"scrawled header": {scrawled, len(sp.attempts)},
		"half":            {sp.content[:used/2], 10},
		"three quarters":  {sp.content[:used*3/4], 20},
	} {
		s, done := salvaged(t, test.content)
		if n := sp.agree(t, s, done); n < test.least {
			t.Errorf("%s: %d of %d attempts: %+v", name, n, len(sp.attempts), done)
		}
	}
	// A page of zeros costs at most what no other version is left of.
	for at := 2 * size; at < len(sp.content); at += size {
		content := bytes.Clone(sp.content)
		clear(content[at:min(at+size, len(content))])
		s := store(t, content)
		if _, err := s.Salvage(t.Context(), false, nil); errors.Is(err, ErrWhole) {
			continue
		} else if err != nil {
			t.Fatalf("page %d: %v", at/size, err)
		}
		if report := whole(t, s); report.Attempts < len(sp.attempts)-5 {
			t.Errorf("page %d: %d attempts", at/size, report.Attempts)
		}
	}
}

func TestTheNewestCommitIsSalvagedWhenItsHeaderIsLost(t *testing.T) {
	t.Parallel()
	s := repeatable(t)
	mixed(t, s, 30)
	a := run(t, s, sample(t, "the newest"), nil)
	content := must[[]byte](t)(os.ReadFile(s.Path()))
	h, _, err := readHeader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	// Each commit writes the page of its number's parity.
	content[int64(h.commit%2)*h.pageSize+40] ^= 1
	to, _ := salvaged(t, content)
	if got := must[Attempt](t)(to.Attempt(t.Context(), a.ID)); got.Outcome != api.Refused {
		t.Errorf("it is %s", got.Outcome)
	}
	if report := whole(t, to); report.Attempts != 31 || report.Pending != 0 {
		t.Errorf("%+v", report)
	}
}

func TestWhatWasDeletedIsNotSalvaged(t *testing.T) {
	t.Parallel()
	s := withOldBytes(t, 20)
	content := must[[]byte](t)(os.ReadFile(s.Path()))
	// A record of no importance is damaged; the old version of another is still in free pages.
	content = bytes.ReplaceAll(content, []byte("kept 3"), []byte("kept x"))
	to, done := salvaged(t, content)
	if len(done.Lost)+len(done.Partly) != 1 || done.Attempts < 20 {
		t.Errorf("%+v", done)
	}
	if holds := folderHolds(t, to, canary); !slices.Equal(holds, []string{filepath.Base(done.Kept)}) {
		t.Errorf("the old bytes are in %v", holds)
	}
}

func TestSalvagingDryWritesNothing(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	content := sp.content[:len(sp.content)/2]
	s := store(t, content)
	done := must[Salvaged](t)(s.Salvage(t.Context(), true, nil))
	if done.Kept != "" || done.Attempts == 0 || !bytes.Equal(must[[]byte](t)(os.ReadFile(s.Path())), content) {
		t.Errorf("%+v", done)
	}
	alone(t, s)
}

func TestTwoDamagedFilesOfOneSecondAreBothKept(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	s := store(t, sp.content[:len(sp.content)/2])
	s.now = repeatable(t).now
	now := s.now()
	s.now = repeatable(t).now
	taken := s.Path() + ".damaged-" + now.Format("20060102-150405")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if done := must[Salvaged](t)(s.Salvage(t.Context(), false, nil)); done.Kept != taken+"-2" {
		t.Errorf("%+v", done)
	}
	if string(must[[]byte](t)(os.ReadFile(taken))) != "mine" {
		t.Error("what stood there was overwritten")
	}
}

func TestAnyDamageIsSalvagedOrRefused(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range rounds(150) {
		content := bytes.Clone(sp.content)
		for range 1 + random.IntN(40) {
			at := random.IntN(len(content))
			switch random.IntN(3) {
			case 0:
				content[at] ^= byte(1 + random.IntN(255))
			case 1:
				clear(content[at:min(len(content), at+random.IntN(3000))])
			default:
				binary.NativeEndian.PutUint64(content[at&^7:][:8:8], random.Uint64N(200))
			}
		}
		content = content[:len(content)-random.IntN(2)*random.IntN(len(content))]
		s := store(t, content)
		done, err := s.Salvage(t.Context(), false, nil)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%d: %v", i, err)
			}
			continue
		}
		report := whole(t, s)
		if t.Failed() {
			t.Fatal(fmt.Sprint(i, " ", done, report))
		}
		sp.agree(t, s, done)
	}
}

// A number that a flipped bit made huge is damage: nobody counts up to it, or in circles.
func TestADamagedCaseNumberEndsNothing(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	for _, number := range []uint64{0, 1, 9, 1 << 40, 1<<64 - 1} {
		// Cases begin under their number, and their record follows it.
		was, is := append(caseKey(10), blockVersion, 0, 0), append(caseKey(number), blockVersion, 0, 0)
		content := bytes.ReplaceAll(sp.content, was, is)
		s := store(t, content)
		_, _ = s.Export(t.Context(), io.Discard, Export{})
		_, _ = s.Opened(t.Context())
		if _, err := s.Compact(t.Context(), nil); !isOneLine(err, ErrDamaged) {
			t.Errorf("%d: compact: %v", number, err)
		}
		if _, err := s.Add(t.Context(), sample(t, "x"), &Case{}); number > mostCases && !isOneLine(err, ErrDamaged) {
			t.Errorf("%d: add: %v", number, err)
		}
		to, done := salvaged(t, content)
		if sp.agree(t, to, done) != len(sp.attempts) || done.Cases != 10 {
			t.Errorf("%d: %+v", number, done)
		}
	}
}
