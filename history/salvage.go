package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Salvaged is what could be read of a damaged history.
type Salvaged struct {
	Path     string   `json:"path"`
	Kept     string   `json:"kept"` // the damaged file's name now; empty when nothing was written
	Attempts int      `json:"attempts"`
	Cases    int      `json:"cases"`
	Partly   []string `json:"partly"`         // attempts of which only what lists show is left
	Searched []string `json:"searched"`       // attempts and cases of which only what searches look at is left, in small letters
	Earlier  []string `json:"earlier"`        // attempts and cases of which an earlier version was found
	Lost     []string `json:"lost"`           // attempts and cases whose names are known and nothing else
	Unnamed  int      `json:"unnamed"`        // attempts that are known to be lost besides, without names
	AtLeast  bool     `json:"at_least"`       // more attempts than these may be lost
	Once     int      `json:"once,omitempty"` // attempts, as an earlier count says, where the last cannot be read
	Pages    int      `json:"pages"`          // parts that could not be read

	Retention string `json:"retention,omitempty"` // what became of the setting; empty: there was none
}

// What becomes of a setting.
const (
	RetentionKept = "kept"
	RetentionLost = "lost" // it was set, or may have been
)

// ErrWhole is returned for a history that is not damaged: nothing is to be salvaged.
var ErrWhole = errors.New("not damaged")

// Salvage reads all that can be read of a damaged history into a new file, page by page,
// whatever leads to a page and whether or not the file's header can be read, and puts it
// into the place of the damaged one, which is kept under another name. Of two versions of a
// record the later one is taken. With dry nothing is written.
func (s *Store) Salvage(ctx context.Context, dry bool, told Progress) (Salvaged, error) {
	done := Salvaged{Path: s.path, Partly: []string{}, Earlier: []string{}, Lost: []string{}, Searched: []string{}}
	report, err := s.Check(ctx)
	if err == nil && report.Bytes == 0 {
		return done, fmt.Errorf("history %s is not there: there is nothing to salvage", s.path)
	}
	if err == nil && len(report.Problems) == 0 {
		return done, fmt.Errorf("history %s is %w: there is nothing to salvage", s.path, ErrWhole)
	}
	if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) {
		return done, err
	}
	file, err := s.acquire(ctx, true)
	if err != nil {
		return done, err
	}
	defer func() { release(file) }()
	path, err := s.place()
	if err != nil {
		return done, err
	}
	found, err := s.sift(ctx, file, stirring(path, told))
	if err != nil {
		return done, err
	}
	found.account(&done)
	if dry {
		return done, nil
	}
	return done, failure(s.path, s.renew(ctx, path, found, &done))
}

// Salvageable returns how many attempts and cases Salvage would save of a damaged history.
// Nothing is changed.
func (s *Store) Salvageable(ctx context.Context) (attempts, cases int, err error) {
	file, err := s.acquire(ctx, false)
	if err != nil {
		return 0, 0, err
	}
	defer release(file)
	found, err := s.sift(ctx, file, nil)
	if err != nil {
		return 0, 0, err
	}
	var done Salvaged
	found.account(&done)
	return done.Attempts, done.Cases, nil
}

// sift finds all records of a file.
func (s *Store) sift(ctx context.Context, file *os.File, told Progress) (*sieve, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, failure(s.path, err)
	}
	h, lame, headErr := readHeader(file, info.Size())
	if errors.Is(headErr, ErrNewer) {
		return nil, s.refusal(headErr)
	}
	found := newSieve(ctx, file, info.Size(), told)
	found.now = s.now()
	if h.pageSize != 0 {
		src := &source{file: file, header: h, verify: lenient}
		if err := src.recognise(); errors.Is(err, ErrNewer) {
			return nil, s.refusal(err)
		} else if headErr == nil && errors.Is(err, ErrForeign) {
			headErr = err
		}
		found.pageSize = h.pageSize
		found.mapOut(src)
		if lame {
			// The newest commit is what the header that is lost led to: its pages are free
			// for the one before.
			found.standing, found.guess, found.asSet, found.hints.counted = map[uint64]standing{}, true, false, false
		}
		err = found.pages()
	} else {
		found.guess = true
		err = found.anyPages()
	}
	if err != nil {
		return nil, fmt.Errorf("history %s: %w", s.path, err)
	}
	if len(found.attempts)+len(found.cases) > 0 {
		return found, nil
	}
	if headErr == nil {
		headErr = &fileError{ErrDamaged, "no record in it can be read"}
	}
	return nil, s.refusal(headErr)
}

// account drops what was discarded on purpose, and takes down what is lost.
func (s *sieve) account(done *Salvaged) {
	// Where whole pages are lost nobody knows what was in them.
	unknown := s.guess || s.gaps.Pages > 0
	wanted := s.wanted()
	doubtful := 0
	for id, found := range s.attempts {
		switch name := id.String(); {
		case found.standing != live && !unknown && !wanted[name]:
			delete(s.attempts, id)
			continue
		case !found.whole:
			done.Partly = append(done.Partly, name)
		case found.standing != live && !s.guess:
			done.Earlier = append(done.Earlier, name)
		}
		if found.standing == discarded && !wanted[id.String()] {
			doubtful++ // it may have been deleted on purpose
		}
		if found.inCase != 0 {
			wanted[caseName(found.inCase)] = true
		}
	}
	for number, found := range s.cases {
		switch name := caseName(number); {
		case found.standing != live && !unknown && !wanted[name]:
			delete(s.cases, number)
		case found.standing != live && !s.guess:
			done.Earlier = append(done.Earlier, name)
		}
	}
	s.lose(wanted, done)
	done.Attempts, done.Cases, done.Pages = len(s.attempts)+len(s.hints.rows), len(s.numbers(nil)), s.gaps.Pages
	if unknown || slices.Contains(s.gaps.IDs, attemptID{}.String()) {
		s.miss(done, doubtful)
	}
	done.Retention = s.hints.retention(s.asSet)
	for _, names := range [][]string{done.Partly, done.Searched, done.Earlier, done.Lost} {
		slices.Sort(names)
	}
}

// wanted are the names of what is known to have been there.
func (s *sieve) wanted() map[string]bool {
	wanted := map[string]bool{}
	for _, name := range s.gaps.IDs {
		wanted[name] = true
	}
	// A key of zeros is none that was given.
	delete(wanted, attemptID{}.String())
	for id := range s.hints.ids {
		wanted[id.String()] = true
	}
	for number := range s.hints.cases {
		wanted[caseName(number)] = true
	}
	return wanted
}

// lose names what is known to have been there and was not found, and what only searches know.
func (s *sieve) lose(wanted map[string]bool, done *Salvaged) {
	for number := range s.cases {
		delete(wanted, caseName(number))
		delete(s.hints.lines, number)
	}
	for id := range s.attempts {
		delete(wanted, id.String())
		delete(s.hints.rows, id)
	}
	for number := range s.hints.lines {
		delete(wanted, caseName(number))
		done.Searched = append(done.Searched, caseName(number))
	}
	for id := range s.hints.rows {
		delete(wanted, id.String())
		done.Searched = append(done.Searched, id.String())
	}
	done.Lost = slices.AppendSeq(done.Lost, maps.Keys(wanted))
}

// miss counts the attempts that are lost without a name, as far as their number is known.
func (s *sieve) miss(done *Salvaged, doubtful int) {
	accounted := done.Attempts
	for _, name := range done.Lost {
		if _, err := parseID(name); err == nil {
			accounted++
		}
	}
	done.AtLeast = !s.hints.counted || doubtful > 0
	if !s.hints.counted {
		done.Once = int(s.hints.once)
	}
	if s.hints.counted && s.hints.total > uint64(accounted) {
		done.Unnamed = int(s.hints.total) - accounted
	}
}

// renew writes what was found into a new history and puts it into the place of the damaged
// one, which keeps another name.
func (s *Store) renew(ctx context.Context, path string, found *sieve, done *Salvaged) error {
	file, err := s.beside(path, salvaging)
	if err != nil {
		return err
	}
	fresh := file.Name()
	defer func() { _ = os.Remove(fresh) }()
	if err := s.guard(func() error { return found.build(file, done) }); err != nil {
		return err
	}
	report, err := At(fresh).Check(ctx)
	if err != nil {
		return err
	}
	if len(report.Problems) > 0 {
		return fmt.Errorf("what was salvaged is not sound (%s); the damaged file was left as it is", report.Problems[0].Text)
	}
	folder := filepath.Dir(path)
	if done.Kept, err = s.keepAs(path, path+".damaged-"+found.now.Format("20060102-150405")); err != nil {
		return err
	}
	return errors.Join(syncFolder(folder), os.Rename(fresh, path), syncFolder(folder))
}

// keepAs gives the file at path a second name: name, or one with a number behind it when
// that is taken.
func (s *Store) keepAs(path, name string) (string, error) {
	as := name
	for n := 2; ; n++ {
		err := s.link(path, as)
		if noLinks(err) {
			if _, there := os.Lstat(as); errors.Is(there, fs.ErrNotExist) {
				return as, os.Rename(path, as)
			}
			err = fs.ErrExist
		}
		if !errors.Is(err, fs.ErrExist) || n > 99 {
			return as, err
		}
		as = fmt.Sprintf("%s-%d", name, n)
	}
}
