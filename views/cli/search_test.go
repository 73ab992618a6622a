package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"casebook/history"
)

// found is a history that answers a search part by part, as a long one does.
type found struct {
	parts []history.Found
	asked []history.Page
	block func(context.Context) error // nil: it never does; called before the last part
	err   error                       // beside the rows of the first part
}

func (h *found) Search(ctx context.Context, _ history.Query, p history.Page) (history.Found, error) {
	n := len(h.asked)
	h.asked = append(h.asked, p)
	if n == len(h.parts)-1 && h.block != nil {
		if err := h.block(ctx); err != nil {
			return history.Found{}, err
		}
	}
	if n == 0 {
		return h.parts[n], h.err
	}
	return h.parts[n], nil
}

func (h *found) Count(ctx context.Context, _ history.Query, p history.Page) (history.Facets, error) {
	part, err := h.Search(ctx, history.Query{}, p)
	return history.Facets{Total: len(part.Rows), Looked: part.Looked, Next: part.Next}, err
}

func rows(ids ...string) []history.Summary {
	var list []history.Summary
	for _, id := range ids {
		list = append(list, history.Summary{ID: id})
	}
	return list
}

// over returns a search of h whose rows are written as their ids.
func over(b *bench, h searcher, limit int) (*search, *run) {
	r := &run{Program: b.Program}
	r.out = bufio.NewWriter(&b.out)
	s := &search{run: r, store: h, path: "h.db", limit: limit}
	s.show = func(row history.Summary) error {
		_, err := fmt.Fprintln(r.out, row.ID)
		return err
	}
	return s, r
}

func TestWhatIsFoundIsWrittenBeforeTheSearchEnds(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	h := &found{parts: []history.Found{{Rows: rows("c", "b"), Looked: 70, Next: "b"}, {Looked: 64, Next: "aa"}, {Rows: rows("a"), Looked: 9}}}
	written := ""
	h.block = func(context.Context) error {
		written = b.out.String()
		return nil
	}
	s, _ := over(b, h, 0)
	if err := s.list(t.Context(), history.Page{Case: 7}); err != nil {
		t.Fatal(err)
	}
	if written != "c\nb\n" || b.out.String() != "c\nb\na\n" || s.looked != 143 {
		t.Errorf("while it searched %q was written, then %q; looked at %d", written, &b.out, s.looked)
	}
	if len(h.asked) != 3 || h.asked[1].Before != "b" || h.asked[2].Before != "aa" || h.asked[2].Case != 7 {
		t.Errorf("it asked %+v", h.asked)
	}
}

func TestASearchStopsWhenItHasWhatItMayShow(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	h := &found{parts: []history.Found{{Rows: rows("c"), Next: "c"}, {Rows: rows("b", "a"), Next: "a"}, {}}}
	s, _ := over(b, h, 2)
	if err := s.list(t.Context(), history.Page{}); err != nil {
		t.Fatal(err)
	}
	if b.out.String() != "c\nb\n" || !s.more || len(h.asked) != 2 || h.asked[0].Limit != 3 || h.asked[1].Limit != 2 {
		t.Errorf("%q was written, more %v, asked %+v", &b.out, s.more, h.asked)
	}
}

func TestACancelledSearchKeepsWhatItFoundAndEndsWith130(t *testing.T) {
	t.Parallel()
	for name, work := range map[string]func(*search, context.Context) error{
		"list": func(s *search, ctx context.Context) error { return s.list(ctx, history.Page{}) },
		"count": func(s *search, ctx context.Context) error {
			_, err := s.count(ctx, history.Page{})
			return err
		},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		b := newBench(t, nil)
		h := &found{parts: []history.Found{{Rows: rows("b"), Looked: 64, Next: "b"}, {}}}
		h.block = func(ctx context.Context) error {
			cancel()
			<-ctx.Done()
			return ctx.Err()
		}
		s, r := over(b, h, 0)
		if got := r.end(work(s, ctx)); got != statusCancelled {
			t.Errorf("%s ended with %d", name, got)
		}
		if name == "list" && b.out.String() != "b\n" || !strings.HasPrefix(b.problems.String(), "casebook: cancelled after 64 attempts") {
			t.Errorf("%s wrote %q and said %q", name, &b.out, &b.problems)
		}
	}
}

func TestWhatCannotBeReadIsNamedAfterTheRest(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	h := &found{parts: []history.Found{{Rows: rows("b"), Next: "b"}, {Rows: rows("a")}}, err: &history.Damaged{IDs: []string{"lost"}}}
	s, _ := over(b, h, 0)
	err := s.list(t.Context(), history.Page{})
	var gaps *history.Damaged
	if !errors.As(err, &gaps) || gaps.Path != "h.db" || len(gaps.IDs) != 1 || b.out.String() != "b\na\n" {
		t.Errorf("%q was written, %v", &b.out, err)
	}
}

func TestATerminalIsToldHowFarALongSearchIs(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.ErrIsTerminal = true
	h := &found{parts: []history.Found{{Looked: 500, Next: "b"}, {Rows: rows("a")}}}
	s, _ := over(b, h, 0)
	s.bodies, s.told = true, time.Now().Add(-time.Hour)
	if err := s.list(t.Context(), history.Page{}); err != nil {
		t.Fatal(err)
	}
	want := wipeLine + "body: reads every attempt whole: 500 attempts, 0 found" + wipeLine
	if got := b.problems.String(); got != want {
		t.Errorf("the terminal was shown %q, want %q", got, want)
	}
}

func TestAQueryThatIsWrongIsPointedAtOnATerminal(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.ErrIsTerminal = true
	b.expect(t, statusUsage, "history", "رقم http:400", "system:nope")
	want := "casebook: column 21: no system is called \"nope\"; known are authmatech, nextreason, scayle\n" +
		"  رقم http:400 system:nope\n" +
		"                      ^\n"
	if got := b.problems.String(); got != want {
		t.Errorf("it said\n%s\nwant\n%s", got, want)
	}
	b.expect(t, statusUsage, "--privacy", "history", "user:0791234567", "http:x")
	if got := b.problems.String(); strings.Count(got, "\n") != 1 || strings.Contains(got, "1234567") {
		t.Errorf("while others look on it said %q", got)
	}
}

func TestWordsThatExcludeAreNoFlags(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"history -code:x http:422 --json": "history http:422 --json -- -code:x",
		"history --limit 1 -- -word":      "history --limit 1 -- -word",
		"--privacy history -is:counted":   "--privacy history -- -is:counted",
		"history -x:y":                    "history -x:y",
		"send -code:x":                    "send -code:x",
	} {
		if got := strings.Join(excluding(strings.Fields(line)), " "); got != want {
			t.Errorf("%q becomes %q, want %q", line, got, want)
		}
	}
}
