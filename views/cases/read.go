package cases

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/views/panes"
)

const (
	pageSize   = 64              // rows that are read at once
	readWithin = 5 * time.Second // how long reading a page may take
)

// reading is a case as it was read.
type reading struct {
	of       history.Case
	rows     []history.Summary // its newest attempts, newest first
	checks   []explain.Item
	personal []string
	trouble  error // what could not be read of it
	now      time.Time
	wrote    int // what this window had written when the reading began
}

// load reads the case, and its newest attempts.
func (s *Screen) load() tea.Cmd {
	store, runner, id, now, wrote := s.store, s.runner, s.id, s.setup.Now, s.wrote
	return s.loading.Start(readWithin, func(ctx context.Context) (reading, error) {
		r, err := read(ctx, store, runner, id, now())
		r.wrote = wrote
		return r, err
	})
}

func read(ctx context.Context, store store, runner runner, id uint64, now time.Time) (reading, error) {
	r := reading{now: now}
	var err error
	if r.of, err = store.Case(ctx, id); err != nil {
		return r, err
	}
	r.rows, r.trouble = store.Attempts(ctx, history.Page{Case: id, Limit: pageSize})
	if r.trouble != nil && !errors.As(r.trouble, new(*history.Damaged)) {
		return r, r.trouble
	}
	if len(r.rows) == 0 {
		return r, nil
	}
	if o, err := runner.Open(ctx, r.rows[0].ID); err == nil { // what cannot be read is named in the timeline
		r.checks, r.personal = o.Why.Checklist, told(o)
	}
	return r, nil
}

// told are the values that the caller gave.
func told(o attempt.Opened) (values []string) {
	for _, answer := range o.Case.Answers {
		switch said := answer.Said.String(); said {
		case "", explain.SaidYes, explain.SaidNo, explain.SaidUnknown:
		default:
			values = append(values, said)
		}
	}
	slices.Sort(values)
	return values
}

// take shows what was read.
func (s *Screen) take(r reading, err error) tea.Cmd {
	s.trouble = ""
	if err := cmp.Or(err, r.trouble); err != nil {
		s.trouble = sentence(err)
	}
	if err != nil {
		return nil // what is shown was true when it was read
	}
	if s.read && (s.writing > 0 || r.wrote != s.wrote) {
		s.behind = true // it may be from before what was written
		return s.catchUp()
	}
	s.read, s.now = true, r.now
	s.checks, s.personal = r.checks, r.personal
	cmd := tea.Batch(s.follow(r.of), s.bringBack(), s.bringLines(), s.lining.Prune(panes.CaseLine(r.of)))
	s.timeline.join(r.rows)
	s.measure()
	s.timeline.list.SetEmpty(s.emptied())
	s.arrange()
	if s.timeline.adding {
		cmd = tea.Batch(cmd, s.page(history.Page{Limit: pageSize})) // in which case each is now
	}
	return cmd
}

// emptied says that nothing is in the case, and what can be done.
func (s *Screen) emptied() string {
	if s.of.State == history.Dropped {
		return "No attempt is in this case, which is dropped. a adds some."
	}
	return "No attempt is in this case. a adds some, d drops the case."
}

// catchUp reads the case anew where a reading came while something was being written: it
// may lack that, or have what came after.
func (s *Screen) catchUp() tea.Cmd {
	if !s.behind || s.writing > 0 {
		return nil
	}
	s.behind = false
	return s.load()
}

// follow shows the case as it is now.
func (s *Screen) follow(c history.Case) tea.Cmd {
	cmd := s.notes.follow(c.Notes, s.writing > 0)
	s.of = c
	s.lines = s.factsOf()
	s.timeline.total = c.Attempts
	return cmd
}

// sentence is an error in one line.
func sentence(err error) string {
	text := safe.Line(err.Error()).String()
	if errors.Is(err, history.ErrBusy) {
		text += ": press f5"
	}
	return strings.TrimSuffix(text, ".")
}
