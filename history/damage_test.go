package history

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api"
)

// specimen is a history's bytes and what is in it.
type specimen struct {
	content  []byte
	attempts []Attempt
}

// repeatable returns a new history whose clock and chance are the same each time.
func repeatable(t testing.TB) *Store {
	t.Helper()
	s := fresh(t)
	now := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	s.now = func() time.Time {
		now = now.Add(time.Second)
		return now
	}
	s.entropy = rand.NewChaCha8([32]byte{})
	return s
}

// collected returns a specimen with branches in both of its trees.
func collected(t testing.TB) specimen {
	t.Helper()
	s := repeatable(t)
	var sp specimen
	for i := range 40 {
		a := sample(t, fmt.Sprintf("evidence-%03d", i))
		a.Title = fmt.Sprintf("title-%03d", i)
		var open *Case
		if i%4 == 0 {
			open = &Case{Title: fmt.Sprintf("case-%03d", i), Notes: strings.Repeat("a note ", 80)}
		} else {
			a.Case = uint64(i/4 + 1)
		}
		a.Outcome = api.Refused
		sp.attempts = append(sp.attempts, must[Attempt](t)(s.Add(t.Context(), a, open)))
	}
	sp.content = must[[]byte](t)(os.ReadFile(s.Path()))
	return sp
}

// store puts content under a name of its own.
func store(t testing.TB, content []byte) *Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "history.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return unhurried(path)
}

// survey uses all of a history and returns how many attempts read as they were
// written. An attempt that reads as anything else fails the test, and so does an
// error that is not about damage.
func (sp specimen) survey(t testing.TB, s *Store) (intact int) {
	t.Helper()
	damage := func(way string, err error) {
		if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrForeign) && !errors.Is(err, ErrNewer) ||
			err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", way, err)
		}
	}
	known := map[string]Attempt{}
	for _, a := range sp.attempts {
		known[a.ID] = a
		got, err := s.Attempt(t.Context(), a.ID)
		damage("attempt", err)
		if err != nil {
			continue
		}
		intact++
		if !reflect.DeepEqual(got, a) {
			t.Errorf("attempt %s is something else than was recorded", a.ID)
		}
	}
	rows, err := s.Attempts(t.Context(), Page{Limit: 1000})
	damage("attempts", err)
	for _, row := range rows {
		if a, found := known[row.ID]; found && !reflect.DeepEqual(row, a.Summary()) {
			t.Errorf("attempt %s is listed as something else", a.ID)
		}
	}
	if err == nil && len(rows) < intact {
		t.Errorf("%d rows, %d attempts are there, and no error", len(rows), intact)
	}
	rows, err = throughout(t, s)
	damage("search", err)
	if err == nil && len(rows) < intact {
		t.Errorf("a search finds %d, %d attempts are there, and no error", len(rows), intact)
	}
	for _, row := range rows {
		if a, found := known[row.ID]; found && !reflect.DeepEqual(row, a.Summary()) {
			t.Errorf("attempt %s is found as something else", a.ID)
		}
	}
	_, err = s.Count(t.Context(), Query{All: []Condition{{Field: AnyText, Values: []string{"title"}}}}, Page{})
	damage("count", err)
	_, err = s.SearchCases(t.Context(), Query{}, 0, 1000)
	damage("search of cases", err)
	recent, err := s.Recent(t.Context(), CasePlace{}, 1000)
	damage("recent cases", err)
	cases, err := s.Cases(t.Context(), 0, 1000)
	damage("cases", err)
	if len(recent.Rows) < len(cases) {
		t.Errorf("of %d cases %d are listed by time", len(cases), len(recent.Rows))
	}
	_, err = s.Attempts(t.Context(), Page{Case: 3})
	damage("members", err)
	return intact
}

// throughout returns all that a search for everything finds, and its last error.
func throughout(t testing.TB, s *Store) (rows []Summary, err error) {
	t.Helper()
	p := Page{Limit: 1000}
	for range 1000 {
		found, foundErr := s.Search(t.Context(), Query{}, p)
		rows, err = append(rows, found.Rows...), cmp.Or(foundErr, err)
		if found.Next == "" {
			return rows, err
		}
		if p.Before != "" && found.Next >= p.Before {
			t.Fatalf("a search at %s goes on at %s", p.Before, found.Next)
		}
		p.Before = found.Next
	}
	t.Fatal("a search comes to no end")
	return nil, nil
}

// write tries each kind of commit.
func (sp specimen) write(t testing.TB, s *Store) {
	t.Helper()
	_, open := s.Begin(t.Context(), Attempt{}, &Case{})
	_, join := s.Begin(t.Context(), Attempt{Case: 3}, nil)
	_, update := s.UpdateCase(t.Context(), 3, func(c *Case) { c.Notes = "noted" })
	for _, err := range []error{open, join, update} {
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("write: %v", err)
		}
	}
}

func TestATruncatedFileIsNamedAndNothingDies(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for range 200 {
		content := sp.content[:rnd.IntN(len(sp.content))]
		s := store(t, content)
		intact := sp.survey(t, s)
		report, err := s.Check(t.Context())
		if err == nil && (intact != len(sp.attempts) || len(report.Problems) > 0) {
			t.Errorf("cut to %d of %d bytes: check passes with %d attempts intact: %v", len(content), len(sp.content), intact, report.Problems)
		}
		sp.write(t, s)
		if err == nil {
			continue
		}
		refused++
		if !bytes.Equal(must[[]byte](t)(os.ReadFile(s.Path())), content) {
			t.Errorf("cut to %d bytes: the file was changed", len(content))
		}
	}
	if refused < 100 {
		t.Errorf("only %d of 200 truncations were noticed", refused)
	}
}

func TestAFlippedByteIsNoticedWhereverItCounts(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	rnd := rand.New(rand.NewPCG(3, 4))
	reported := 0
	for range 80 {
		content := bytes.Clone(sp.content)
		at := rnd.IntN(len(content))
		content[at] ^= byte(1 + rnd.IntN(255))
		s := store(t, content)
		intact := sp.survey(t, s)
		report, err := s.Check(t.Context())
		if err == nil && len(report.Problems) == 0 && intact != len(sp.attempts) {
			t.Errorf("byte %d: %d of %d attempts, and check finds nothing", at, intact, len(sp.attempts))
		}
		if err != nil || len(report.Problems) > 0 {
			reported++
		}
		sp.write(t, s)
	}
	if reported < 10 { // most of the file is free
		t.Errorf("only %d flipped bytes were noticed", reported)
	}
}

func TestAFlippedByteInsideARecordIsReportedByItsID(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	for i, a := range sp.attempts {
		for _, mark := range []string{"evidence", "title"} {
			// Older commits have left copies behind: which is live does not matter.
			mark := fmt.Appendf(nil, "%s-%03d", mark, i)
			s := store(t, bytes.ReplaceAll(sp.content, mark, bytes.ToTitle(mark)))
			_, err := s.Attempt(t.Context(), a.ID)
			if !isOneLine(err, ErrDamaged) || !strings.Contains(err.Error(), a.ID) {
				t.Fatalf("%s: %v", mark, err)
			}
			if i%8 > 0 {
				continue
			}
			if intact := sp.survey(t, s); intact != len(sp.attempts)-1 {
				t.Errorf("%s: %d of the %d others are intact", mark, intact, len(sp.attempts)-1)
			}
			report := must[Report](t)(s.Check(t.Context()))
			if len(report.Problems) != 1 || report.Problems[0].ID != a.ID {
				t.Errorf("%s: check reports %v", mark, report.Problems)
			}
			var gaps *Damaged
			rows, err := s.Attempts(t.Context(), Page{Limit: 1000})
			listed := bytes.HasPrefix(mark, []byte("evidence"))
			if listed && (err != nil || len(rows) != len(sp.attempts)) {
				t.Errorf("%s: the list has %d rows, %v", mark, len(rows), err)
			}
			if !listed && (!errors.As(err, &gaps) || !slices.Equal(gaps.IDs, []string{a.ID}) || len(rows) != len(sp.attempts)-1) {
				t.Errorf("%s: the list has %d rows, %v", mark, len(rows), err)
			}
		}
	}
}

func TestAFlippedKeyIsReportedByTheIDThatTheRecordHas(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	a := sp.attempts[30]
	id, err := parseID(a.ID)
	if err != nil {
		t.Fatal(err)
	}
	// The attempt's own key is followed by its value, which begins like this.
	key := append(id[:], blockVersion, 0, 0)
	flipped := bytes.Clone(key)
	flipped[len(id)-1] ^= 1
	s := store(t, bytes.ReplaceAll(sp.content, key, flipped))
	report := must[Report](t)(s.Check(t.Context()))
	if !slices.ContainsFunc(report.Problems, func(p Problem) bool { return p.ID == a.ID && strings.Contains(p.Text, "damaged") }) {
		t.Errorf("check reports %v", report.Problems)
	}
	if intact := sp.survey(t, s); intact != len(sp.attempts)-1 {
		t.Errorf("%d attempts are intact", intact)
	}
}

func TestAZeroedLeafHidesOnlyItsOwnRecords(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	size := os.Getpagesize()
	h, _, err := readHeader(bytes.NewReader(sp.content), int64(len(sp.content)))
	if err != nil {
		t.Fatal(err)
	}
	for at := 2 * size; at < len(sp.content); at += size {
		content := bytes.Clone(sp.content)
		clear(content[at:min(at+size, len(content))])
		s := store(t, content)
		intact := sp.survey(t, s)
		report, err := s.Check(t.Context())
		if err == nil && len(report.Problems) == 0 && intact != len(sp.attempts) {
			t.Errorf("page %d: %d attempts are intact and check finds nothing", at/size, intact)
		}
		rows, err := s.Attempts(t.Context(), Page{Limit: 1000})
		if len(rows) < len(sp.attempts) && !errors.Is(err, ErrDamaged) {
			t.Errorf("page %d: %d rows, %v", at/size, len(rows), err)
		}
		leaf := binary.NativeEndian.Uint16(sp.content[at+8:]) == leafKind && at/size != int(h.root)
		if leaf && len(rows) < len(sp.attempts)-5 {
			t.Errorf("leaf %d: %d rows, %v", at/size, len(rows), err)
		}
		sp.write(t, s)
	}
}

func TestPagesThatLeadInCirclesEnd(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	size := os.Getpagesize()
	branches := 0
	for at := 2 * size; at < len(sp.content); at += size {
		page := sp.content[at : at+size]
		if binary.NativeEndian.Uint16(page[8:]) != branchKind {
			continue
		}
		branches++
		count := int(binary.NativeEndian.Uint16(page[10:]))
		for i := range count {
			content := bytes.Clone(sp.content)
			binary.NativeEndian.PutUint64(content[at+pageHeader+i*elementSize+8:], uint64(at/size))
			s := store(t, content)
			intact := sp.survey(t, s)
			report, err := s.Check(t.Context())
			if err == nil && len(report.Problems) == 0 && intact != len(sp.attempts) {
				t.Errorf("page %d: %d attempts are intact and check finds nothing", at/size, intact)
			}
			sp.write(t, s)
		}
	}
	if branches == 0 {
		t.Error("the specimen has no branches")
	}
}

func TestAWrongListOfFreePagesStopsWritesNotReads(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	h, _, err := readHeader(bytes.NewReader(sp.content), int64(len(sp.content)))
	if err != nil {
		t.Fatal(err)
	}
	content := bytes.Clone(sp.content)
	// A free page past the end: bbolt would write there and then lose it.
	binary.NativeEndian.PutUint64(content[int64(h.freelist)*h.pageSize+pageHeader:], h.high+7)
	s := store(t, content)
	if intact := sp.survey(t, s); intact != len(sp.attempts) {
		t.Errorf("%d attempts are intact", intact)
	}
	if _, err := s.Begin(t.Context(), Attempt{}, nil); !isOneLine(err, ErrDamaged) {
		t.Errorf("begin: %v", err)
	}
	if !bytes.Equal(must[[]byte](t)(os.ReadFile(s.Path())), content) {
		t.Error("the file was changed")
	}
}
