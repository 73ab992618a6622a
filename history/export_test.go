package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/api"
	"casebook/api/safe"
)

// exported returns the export of a history, or of what a query asks for.
func exported(t testing.TB, s *Store, conditions ...Condition) ([]byte, ExportEnd) {
	t.Helper()
	var out bytes.Buffer
	end := must[ExportEnd](t)(s.Export(context.Background(), &out, Export{Query: Query{conditions}, Program: "test"}))
	return out.Bytes(), end
}

// imported records an export, n records a commit.
func imported(t testing.TB, s *Store, text []byte, n int) (sum Imported, numbers map[uint64]uint64) {
	t.Helper()
	reader := must[*ExportReader](t)(ReadExport(bytes.NewReader(text)))
	batch := Batch{Numbers: map[uint64]uint64{}, Opened: must[Opened](t)(s.Opened(context.Background()))}
	flush := func() {
		done := must[Imported](t)(s.Import(context.Background(), batch))
		sum.Attempts += done.Attempts
		sum.AttemptsHere += done.AttemptsHere
		sum.Cases += done.Cases
		sum.CasesHere += done.CasesHere
		sum.Caseless += done.Caseless
		batch.Cases, batch.Attempts = nil, nil
	}
	for {
		record, err := reader.Next()
		if err == io.EOF {
			flush()
			if reader.End == nil || reader.Changed {
				t.Errorf("the end: %+v, changed: %t", reader.End, reader.Changed)
			}
			return sum, batch.Numbers
		}
		if err != nil {
			t.Fatal(err)
		}
		if record.Case != nil {
			batch.Cases = append(batch.Cases, *record.Case)
		} else {
			batch.Attempts = append(batch.Attempts, *record.Kept)
		}
		if len(batch.Cases)+len(batch.Attempts) >= n {
			flush()
		}
	}
}

// stored returns the records of attempts and cases, as they are in the file.
func stored(t testing.TB, s *Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := s.read(context.Background(), func(src *source) error {
		_, err := src.records(context.Background(), false, func(bucket string, key, _ []byte, blocks [][]byte) error {
			if bucket != metaBucket {
				all[fmt.Sprintf("%s %x", bucket, key)] = string(bytes.Join(blocks, nil))
			}
			return nil
		}, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// drawn records what a history may hold.
func drawn(t *rapid.T, s *Store) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("ab é\u202e\u2028\x1b<&\"\\\n\t٣😀")))
	words := func(name string) safe.Record {
		var r safe.Record
		if err := r.UnmarshalText([]byte(text.Draw(t, name))); err != nil {
			t.Fatal(err)
		}
		return r
	}
	for range rapid.IntRange(0, 12).Draw(t, "attempts") {
		a := Attempt{
			System: rapid.SampledFrom([]string{"authmatech", "nextreason", ""}).Draw(t, "system"), User: text.Draw(t, "user"),
			Outcome: rapid.SampledFrom([]api.Outcome{api.Success, api.Pending, api.Refused}).Draw(t, "outcome"),
			Codes:   rapid.SliceOfN(text, 0, 2).Draw(t, "codes"), Title: text.Draw(t, "title"),
			Request: Request{Method: "POST"}, Notes: []safe.Record{words("note")},
			Timing: Timing{Total: rapid.Float64Range(0, 1e6).Draw(t, "total")}, Explanation: words("explanation"),
			Facts: []safe.Fact{{Place: "header X", Name: "X", Kind: "key", Class: safe.ClassSecret, Length: 8, Charset: "hex", Fingerprint: "00ff"}},
			Marks: map[string]string{"code": "0123456789abcdef"},
		}
		var open *Case
		if cases, err := s.Cases(context.Background(), 0, 1000); err != nil {
			t.Fatal(err)
		} else if pick := rapid.IntRange(-2, len(cases)).Draw(t, "case"); pick == -1 {
			open = &Case{
				Title: text.Draw(t, "title"), Notes: text.Draw(t, "notes"), OurRef: text.Draw(t, "ref"), Owner: text.Draw(t, "owner"),
				Tags: rapid.SliceOfN(text, 0, 2).Draw(t, "tags"), State: rapid.SampledFrom([]State{Open, Solved, Dropped}).Draw(t, "state"),
				Checklist: map[string]string{"e164": "pass"}, Answers: map[string]Hearsay{"q": {Said: words("said"), At: s.now()}},
				Left:    []Left{{At: s.now(), Way: "copied", Format: "markdown", SHA256: "ff", Attempts: []string{"x"}, Known: []string{"00"}}},
				CutAlso: []safe.Record{words("cut")},
			}
		} else if pick > 0 {
			a.Case = cases[pick-1].ID
		}
		if _, err := s.Add(context.Background(), a, open); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnExportComesBackByteForByte(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		from, to := repeatable(t), fresh(t)
		drawn(rt, from)
		text, end := exported(t, from)
		done, numbers := imported(t, to, text, rapid.IntRange(1, 20).Draw(rt, "at once"))
		if want := stored(t, from); !maps.Equal(want, stored(t, to)) {
			rt.Fatalf("%d records came back otherwise", len(want))
		}
		for from, to := range numbers {
			if from != to {
				rt.Fatalf("case %d became %d", from, to)
			}
		}
		whole(t, to)
		again, _ := imported(t, to, text, 7)
		if done.Attempts != end.Attempts || done.Cases != end.Cases || again.Attempts != 0 || again.Cases != 0 ||
			again.AttemptsHere != end.Attempts || again.CasesHere != end.Cases {
			rt.Fatalf("%+v, then %+v of %+v", done, again, end)
		}
	})
}

func TestAttemptsJoinTheirCasesInTheOrderOfTheirIDs(t *testing.T) {
	t.Parallel()
	from := repeatable(t)
	mixed(t, from, 40)
	text, _ := exported(t, from)
	lines := bytes.SplitAfter(bytes.TrimSpace(text), []byte("\n"))
	// The attempts come newest first: each goes before all that are there.
	attempts := slices.DeleteFunc(slices.Clone(lines), func(line []byte) bool { return !bytes.HasPrefix(line, []byte(`{"attempt"`)) })
	slices.Reverse(attempts)
	cases := slices.DeleteFunc(slices.Clone(lines), func(line []byte) bool { return !bytes.HasPrefix(line, []byte(`{"case"`)) })
	reader := must[*ExportReader](t)(ReadExport(bytes.NewReader(bytes.Join(slices.Concat(lines[:1], cases, attempts), nil))))
	to := fresh(t)
	batch := Batch{Numbers: map[uint64]uint64{}, Opened: Opened{}}
	for {
		record, err := reader.Next()
		if err != nil {
			break
		}
		batch.Cases, batch.Attempts = nil, nil
		if record.Case != nil {
			batch.Cases = []Case{*record.Case}
		} else {
			batch.Attempts = []Kept{*record.Kept}
		}
		must[Imported](t)(to.Import(t.Context(), batch))
	}
	if !maps.Equal(stored(t, from), stored(t, to)) {
		t.Error("the records came back otherwise")
	}
	whole(t, to)
}

func TestACaseWhoseNumberIsTakenGetsANewOne(t *testing.T) {
	t.Parallel()
	ours, theirs := fresh(t), fresh(t)
	mixed(t, ours, 10)
	mixed(t, theirs, 15)
	before := keptIn(t, ours)
	text, _ := exported(t, theirs)
	for range 2 {
		done, numbers := imported(t, ours, text, 6)
		if !maps.Equal(numbers, map[uint64]uint64{1: 3, 2: 4, 3: 5}) && !maps.Equal(numbers, map[uint64]uint64{1: 4, 2: 5, 3: 3}) {
			t.Errorf("%+v: %v", done, numbers)
		}
	}
	after := keptIn(t, ours)
	if len(after.Attempts) != 25 || len(after.Cases) != 5 {
		t.Errorf("%d attempts in %d cases", len(after.Attempts), len(after.Cases))
	}
	same(t, after.Cases[3:], before.Cases)
	whole(t, ours)
	a := run(t, ours, sample(t, "next"), &Case{})
	if a.Case != 6 {
		t.Errorf("the next case is %d", a.Case)
	}
}

func TestAnExportOfAQueryHoldsWhatItAsksForAndTheirCases(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	mixed(t, s, 20)
	a := sample(t, "other")
	a.System = "nextreason"
	a = run(t, s, a, &Case{Title: "theirs"})
	text, end := exported(t, s, Condition{Field: InSystem, Values: []string{"nextreason"}})
	if end.Attempts != 1 || end.Cases != 1 || !bytes.Contains(text, []byte(a.ID)) || bytes.Contains(text, []byte("case 5")) {
		t.Errorf("%+v: %s", end, text)
	}
}

func TestTheLinesOfAnExportAreTheContract(t *testing.T) {
	t.Parallel()
	s := repeatable(t)
	a := Attempt{System: "authmatech", Outcome: api.Success}
	must[Attempt](t)(s.Add(t.Context(), a, &Case{Title: "Login fails"}))
	text, _ := exported(t, s)
	lines := strings.Split(string(text), "\n")
	want := []string{
		`{"format":"casebook history","version":1,"program":"test","exported":"2026-02-01T00:00:02Z","cases":1,"attempts":1}`,
		`{"case":{"id":1,"title":"Login fails","state":"open","system":"authmatech","opened":"2026-02-01T00:00:01Z","changed":"2026-02-01T00:00:01Z","attempts":0}}`,
	}
	if len(lines) != 5 || !slices.Equal(lines[:2], want) || !strings.HasPrefix(lines[2], `{"attempt":{"id":"`) ||
		!strings.HasSuffix(lines[2], `,"written":"2026-02-01T00:00:01Z"}`) || !strings.HasPrefix(lines[3], `{"end":true,"cases":1,"attempts":1,"sha256":"`) {
		t.Errorf("%s", text)
	}
}

func TestWhatIsNoExportIsRefusedAndBadLinesAreNamed(t *testing.T) {
	t.Parallel()
	for text, kind := range map[string]error{
		"": ErrNoExport, "{}": ErrNoExport, "hello\n": ErrNoExport, `{"format":"casebook history","version":2}`: ErrNewer,
		`{"log":{"version":"1.2"}}`: ErrNoExport,
	} {
		if _, err := ReadExport(strings.NewReader(text)); !isOneLine(err, kind) {
			t.Errorf("%q: %v", text, err)
		}
	}
	const head = `{"format":"casebook history","version":1}` + "\n"
	lines := []string{"{", `{"case":{"id":"x"}}`, `{"case":{"id":3}}`, "null", `{"attempt":{"id":1}}`, "\x00", `{"attempt":{},"case":{}}`}
	reader := must[*ExportReader](t)(ReadExport(strings.NewReader(head + strings.Join(lines, "\n"))))
	var bad []int
	for {
		record, err := reader.Next()
		var line *LineError
		if errors.As(err, &line) {
			bad = append(bad, line.Line)
			continue
		}
		if err == io.EOF {
			break
		}
		if err != nil || record.Case == nil || record.Case.ID != 3 {
			t.Fatalf("%+v, %v", record, err)
		}
	}
	if !slices.Equal(bad, []int{2, 3, 5, 6, 7, 8}) || reader.End != nil {
		t.Errorf("bad lines %v", bad)
	}
}

// Editors and shells put a byte order mark before a text that they save.
func TestAByteOrderMarkBeforeAnExportIsNoneOfIt(t *testing.T) {
	t.Parallel()
	from, to := fresh(t), fresh(t)
	mixed(t, from, 10)
	text, end := exported(t, from)
	marked := append([]byte("\xef\xbb\xbf"), text...)
	if done, _ := imported(t, to, marked, 7); done.Attempts != end.Attempts || done.Cases != end.Cases {
		t.Errorf("%+v of %+v", done, end)
	}
	path := filepath.Join(t.TempDir(), "all.ndjson")
	if err := os.WriteFile(path, marked, 0o600); err != nil {
		t.Fatal(err)
	}
	must[ExportEnd](t)(from.ExportFile(t.Context(), path, Export{}))
	lines := bytes.SplitAfterN(text, []byte("\n"), 2)
	for what, text := range map[string][]byte{"two marks": append([]byte("\xef\xbb\xbf"), marked...), "nothing but it": marked[:3]} {
		if _, err := ReadExport(bytes.NewReader(text)); !isOneLine(err, ErrNoExport) {
			t.Errorf("%s: %v", what, err)
		}
	}
	second := must[*ExportReader](t)(ReadExport(bytes.NewReader(append(append(lines[0], "\xef\xbb\xbf"...), lines[1]...))))
	if _, err := second.Next(); !errors.As(err, new(*LineError)) {
		t.Errorf("in the second line: %v", err)
	}
}

func TestALineThatIsTooLongIsPassedOver(t *testing.T) {
	t.Parallel()
	const head = `{"format":"casebook history","version":1}` + "\n"
	long := io.MultiReader(strings.NewReader(head), io.LimitReader(endless('x'), LongestLine+5), strings.NewReader("\n"+`{"case":{"id":3}}`))
	reader := must[*ExportReader](t)(ReadExport(long))
	if _, err := reader.Next(); err == nil || err.Error() != "line 2: it is longer than 64 MiB" {
		t.Errorf("%v", err)
	}
	if record, err := reader.Next(); err != nil || record.Case == nil {
		t.Errorf("%+v, %v", record, err)
	}
}

// endless reads as one byte for ever.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func TestAnIDOfTheFutureIsNotImported(t *testing.T) {
	t.Parallel()
	s := repeatable(t)
	good := Attempt{ID: must[attemptID](t)(nextID(attemptID{}, s.now(), s.entropy)).String(), Outcome: api.Success, Recorded: s.now()}
	if err := s.CheckImported(good); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*Attempt){
		"future":   func(a *Attempt) { a.ID = strings.Repeat("7", 1) + strings.Repeat("z", idText-1) },
		"no id":    func(a *Attempt) { a.ID = "" },
		"outcome":  func(a *Attempt) { a.Outcome = "" },
		"recorded": func(a *Attempt) { a.Recorded = time.Time{} },
	} {
		a := good
		change(&a)
		if s.CheckImported(a) == nil {
			t.Errorf("%s: it is taken", name)
		}
	}
}

func TestAnExportOfADamagedHistoryNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	s := store(t, bytes.ReplaceAll(sp.content, []byte("evidence-007"), []byte("evidence-oo7")))
	var out bytes.Buffer
	end, err := s.Export(t.Context(), &out, Export{})
	var gaps *Damaged
	if !errors.As(err, &gaps) || !slices.Equal(gaps.IDs, []string{sp.attempts[7].ID}) || end.Attempts != len(sp.attempts)-1 || end.Cases != 10 {
		t.Errorf("%+v, %v", end, err)
	}
	to := fresh(t)
	if done, _ := imported(t, to, out.Bytes(), 100); done.Attempts != len(sp.attempts)-1 || done.Caseless != 0 {
		t.Errorf("%+v", done)
	}
	whole(t, to)
}

func TestAnExportThatWasKilledLeavesTheOldFileOrTheWholeNewOne(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	mixed(t, s, 60)
	path := s.Path() + ".ndjson"
	takes := round(t, s, "export")
	must[ExportEnd](t)(s.ExportFile(t.Context(), path, Export{Program: "the old one"}))
	olds := 0
	for range rounds(60) {
		endedEarly(t, s, "export", takes)
		text := must[[]byte](t)(os.ReadFile(path))
		reader := must[*ExportReader](t)(ReadExport(bytes.NewReader(text)))
		records := 0
		for {
			if _, err := reader.Next(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			records++
		}
		if reader.End == nil || reader.Changed || records != 72 {
			t.Fatalf("%d records; the end: %+v", records, reader.End)
		}
		if reader.Head.Program == "the old one" {
			olds, takes = olds+1, longer(takes)
		}
	}
	if olds == 60 {
		t.Error("no export ever came to its end")
	}
	must[ExportEnd](t)(s.ExportFile(t.Context(), path, Export{}))
	if left := must[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(path))); len(left) != 2 {
		t.Errorf("left in the folder: %v", left)
	}
}

func TestAnImportThatWasKilledGoesOnWhereItWas(t *testing.T) {
	t.Parallel()
	from := fresh(t)
	mixed(t, from, 100)
	want := stored(t, from)
	text, _ := exported(t, from)
	empty := func() *Store {
		to := fresh(t)
		if err := errors.Join(os.MkdirAll(filepath.Dir(to.Path()), 0o700), os.WriteFile(to.Path()+".ndjson", text, 0o600)); err != nil {
			t.Fatal(err)
		}
		return to
	}
	takes, unfinished := round(t, empty(), "import"), 0
	for range rounds(60) {
		to := empty()
		endedEarly(t, to, "import", takes)
		whole(t, to)
		if n := len(stored(t, to)); n > 0 && n < len(want) {
			unfinished++
		}
		if err := importOnce(to); err != nil {
			t.Fatal(err)
		}
		if !maps.Equal(stored(t, to), want) {
			t.Fatal("what was taken up again is not what was exported")
		}
	}
	if unfinished == 0 {
		t.Error("no import was ended on its way")
	}
}

// FuzzReadExport reads whatever bytes as an export: it ends, and what it takes for records
// is imported into a history that stays sound.
func FuzzReadExport(f *testing.F) {
	s := repeatable(f)
	mixed(f, s, 6)
	text, _ := exported(f, s)
	f.Add(text)
	f.Add(text[:len(text)/2])
	f.Add([]byte(`{"format":"casebook history","version":1}` + "\n" + `{"case":{"id":18446744073709551615}}` + "\n" + `{"attempt":{"id":"0"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		reader, err := ReadExport(bytes.NewReader(text))
		if err != nil {
			return
		}
		to := fresh(t)
		batch := Batch{Numbers: map[uint64]uint64{}, Opened: Opened{}}
		for range 1000 {
			record, err := reader.Next()
			var bad *LineError
			switch {
			case errors.As(err, &bad):
				continue
			case err == io.EOF:
				if _, err := to.Import(t.Context(), batch); err != nil {
					t.Fatal(err)
				}
				whole(t, to)
				return
			case err != nil:
				t.Fatal(err)
			case record.Case != nil:
				batch.Cases = append(batch.Cases, *record.Case)
			case to.CheckImported(record.Kept.Attempt) == nil:
				batch.Attempts = append(batch.Attempts, *record.Kept)
			}
		}
	})
}
