package history

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

// searches are what is looked for, the first page of it.
var searches = []struct {
	name string
	q    []Condition
}{
	{"all", nil},
	{"system", []Condition{{Field: InSystem, Values: []string{"scayle"}}}},
	{"http", []Condition{{Field: WithHTTP, Values: []string{"4xx"}}}},
	{"code", []Condition{{Field: WithCode, Values: []string{"invalid_code"}}}},
	{"outcome", []Condition{{Field: WithOutcome, Values: []string{"negative"}}}},
	{"state", []Condition{{Field: InState, Values: []string{"open"}}}},
	{"since", []Condition{{Field: Since, At: time.Date(2026, 1, 1, 0, 1, 0, 0, time.UTC)}}},
	{"until", []Condition{{Field: Until, At: time.Date(2026, 1, 1, 0, 0, 40, 0, time.UTC)}}},
	{"user", []Condition{{Field: OfUser, Values: []string{"791234567"}}}},
	{"ref", []Condition{{Field: WithRef, Values: []string{"zd-7"}}}},
	{"text-common", []Condition{{Field: AnyText, Values: []string{"verification"}}}},
	{"text-rare", []Condition{{Field: AnyText, Values: []string{"swap, 00017"}}}},
	{"text-none", []Condition{{Field: AnyText, Values: []string{"nothing has this"}}}},
	{"text-short", []Condition{{Field: AnyText, Values: []string{"zzz"}}}},
	{"text-two", []Condition{{Field: AnyText, Values: []string{"zz"}}}},
	{"user-part", []Condition{{Field: OfUser, Values: []string{"79123"}}}},
	{"row", []Condition{{Field: WithRow, Values: []string{"no such row"}}}},
	{"id", []Condition{{Field: WithID, Values: []string{"01kdw0"}}}},
	{"case", []Condition{{Field: InCase, Values: []string{"77"}}}},
	{"not-user", []Condition{{Field: OfUser, Not: true, Values: []string{"+96279"}}}},
	{"not-text", []Condition{{Field: AnyText, Not: true, Values: []string{"sim swap"}}}},
	{"not-state", []Condition{{Field: InState, Not: true, Values: []string{"open", "solved", "waiting for vendor", "dropped"}}}},
	{"two-none", []Condition{{Field: AnyText, Values: []string{"monday"}}, {Field: WithCode, Values: []string{"no such code"}}}},
}

// firstPage searches until there is a page, or the end, as if nobody had asked the same before.
func firstPage(b *testing.B, s *Store, q Query) {
	b.Helper()
	s.tails.wanted = nil
	for p := (Page{Limit: 50}); ; {
		found, err := s.Search(context.Background(), q, p)
		if err != nil {
			b.Fatal(err)
		}
		if p.Before = found.Next; p.Before == "" || len(found.Rows) > 0 {
			return
		}
	}
}

// countAll counts all that a query finds.
func countAll(b *testing.B, s *Store, q Query) {
	b.Helper()
	s.tails.wanted = nil
	for p := (Page{}); ; {
		counts, err := s.Count(context.Background(), q, p)
		if err != nil {
			b.Fatal(err)
		}
		if p.Before = counts.Next; p.Before == "" {
			return
		}
	}
}

// The yardstick of a search is bbolt stepping over the attempts, reading how each begins;
// grep-ms is grep counting lines of the same texts, as a process.
func BenchmarkSearch(b *testing.B) {
	sizes(b, func(b *testing.B, s *Store) {
		firstPage(b, s, Query{All: searches[len(searches)-1].q}) // the file is in memory
		bare := median(3, func() { bareScan(b, s) })
		lines := textOf(b, s)
		for _, search := range searches {
			for kind, run := range map[string]func(*testing.B, *Store, Query){"page": firstPage, "count": countAll} {
				b.Run(search.name+"/"+kind, func(b *testing.B) {
					var took []time.Duration
					for b.Loop() {
						start := time.Now()
						run(b, s, Query{All: search.q})
						took = append(took, time.Since(start))
					}
					slices.Sort(took)
					middle := took[len(took)/2]
					b.ReportMetric(float64(middle), "ns/op")
					b.ReportMetric(float64(took[len(took)*99/100]), "p99-ns")
					b.ReportMetric(float64(middle)/float64(bare), "ratio")
				})
			}
		}
		b.Run("grep-none", func(b *testing.B) {
			for b.Loop() {
				_ = exec.Command("grep", "-c", "nothing has this", lines).Run() // 1: it counts none
			}
		})
	})
}

// median returns the median time of n runs.
func median(n int, run func()) time.Duration {
	var took []time.Duration
	for range n {
		start := time.Now()
		run()
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	return took[n/2]
}

func bareScan(b *testing.B, s *Store) {
	b.Helper()
	db := must[*bolt.DB](b)(bolt.Open(s.path, 0o600, &bolt.Options{ReadOnly: true, Timeout: time.Second}))
	rows := 0
	err := db.View(func(tx *bolt.Tx) error {
		cursor := tx.Bucket([]byte(attemptsBucket)).Cursor()
		for key, value := cursor.Last(); key != nil; key, value = cursor.Prev() {
			if bytes.Contains(value[:min(len(value), 400)], []byte("nothing has this")) {
				rows++
			}
		}
		return nil
	})
	if err := cmp.Or(err, db.Close()); err != nil || rows > 0 {
		b.Fatal(rows, err)
	}
}

// textOf writes what searches look through in attempts, a line each.
func textOf(b *testing.B, s *Store) (path string) {
	b.Helper()
	path = filepath.Join(b.TempDir(), "lines")
	var text bytes.Buffer
	err := s.read(b.Context(), func(src *source) error {
		chunks, err := src.must(chunksBucket)
		if err != nil {
			return err
		}
		return chunks.forward(nil, func(key []byte, v value) error {
			data, err := v.all()
			if err != nil {
				return err
			}
			c, err := readChunk(attemptID(key), data)
			if err != nil {
				return err
			}
			rows, err := c.Entries()
			for _, row := range rows {
				fmt.Fprintln(&text, row.User, strings.Join(row.IDs, " "), row.Attrs)
			}
			return err
		}, nil)
	})
	if err := cmp.Or(err, os.WriteFile(path, text.Bytes(), 0o600)); err != nil {
		b.Fatal(err)
	}
	return path
}

// A later page is a seek; what was seen before, and what a user did, are looks into an index.
func BenchmarkLook(b *testing.B) {
	sizes(b, func(b *testing.B, s *Store) {
		p := Page{Limit: 50}
		for range 19 { // page 500 where there are so many
			if rows := must[[]Summary](b)(s.Attempts(b.Context(), Page{Limit: 1000, Before: p.Before})); len(rows) == 1000 {
				p.Before = rows[999].ID
			}
		}
		row := must[[]Summary](b)(s.Attempts(b.Context(), Page{Limit: 1}))[0]
		for name, look := range map[string]func() error{
			"page-500": func() error { _, err := s.Attempts(b.Context(), p); return err },
			"seen":     func() error { _, err := s.Alike(b.Context(), row, 2000); return err },
			"user":     func() error { _, err := s.OfUser(b.Context(), row.User, 64); return err },
			"stamp":    func() error { _, err := s.Stamp(b.Context()); return err },
		} {
			b.Run(name, func(b *testing.B) {
				for b.Loop() {
					if err := look(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	})
}
