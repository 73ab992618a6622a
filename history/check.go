package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	bolt "go.etcd.io/bbolt"
)

// Report is what Check found.
type Report struct {
	Path     string    `json:"path"`
	Bytes    int64     `json:"bytes"`    // of the file; 0 when there is none
	Attempts int       `json:"attempts"` // that can be read
	Pending  int       `json:"pending"`  // attempts whose call did not end: in flight, or their program died
	Cases    int       `json:"cases"`    // that can be read
	Problems []Problem `json:"problems"`
}

// Problem is one thing that is wrong with a history.
type Problem struct {
	ID   string `json:"id,omitempty"` // of the attempt, or "case 7"; empty when it is the file
	Text string `json:"text"`         // one line
}

// Mend is what to do about the problems.
func (r Report) Mend() string {
	for _, problem := range r.Problems {
		if !strings.HasSuffix(problem.Text, mendIndex) {
			return SalvageMend
		}
	}
	return mendIndex
}

// Check reads the whole history and reports everything that is wrong with it: each
// record's checksum, whether attempts and cases agree, the file's pages and, when
// these are sound, what bbolt's own check says of them. Nothing is changed. The
// error is for a file that cannot be read as a history at all. Other programs wait
// with their writes meanwhile.
func (s *Store) Check(ctx context.Context) (Report, error) {
	report := Report{Path: s.path, Problems: []Problem{}}
	file, err := s.acquire(ctx, false)
	if errors.Is(err, fs.ErrNotExist) {
		return report, nil
	}
	if err != nil {
		return report, err
	}
	defer release(file)
	src, err := s.inspect(file)
	if err != nil {
		return report, err
	}
	if info, err := file.Stat(); err == nil {
		report.Bytes = info.Size()
	}
	// Every page is passed once: keeping them would cost memory for nothing.
	src.seen = nil
	c := checker{ctx: ctx, report: &report, source: src, sound: true, owner: map[attemptID]uint64{}}
	src.verify = c.verify
	c.file()
	c.records()
	c.indexes()
	if err := ctx.Err(); err != nil {
		return report, fmt.Errorf("history %s: %w", s.path, err)
	}
	// bbolt's check believes what it reads: on unsound pages it may never end.
	if c.sound {
		err = s.guard(func() error { return s.checkPages(&report) })
	}
	return report, err
}

// checkPages adds what bbolt's own check finds.
func (s *Store) checkPages(report *Report) error {
	db, err := bolt.Open(s.path, 0o600, &bolt.Options{Timeout: s.patience, ReadOnly: true})
	if err != nil {
		return failure(s.path, err)
	}
	err = db.View(func(tx *bolt.Tx) error {
		for problem := range tx.Check() {
			report.Problems = append(report.Problems, Problem{Text: problem.Error()})
		}
		return nil
	})
	return failure(s.path, errors.Join(err, db.Close()))
}
