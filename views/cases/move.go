package cases

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
)

// move is attempts that are put out of one case into another; 0 is none.
type move struct {
	ids      []string
	from, to uint64
}

// make moves them. What is not where it would be taken from is left where it is: another
// window has put it there.
func (m move) make(ctx context.Context, in store, by runner) (left int, err error) {
	var ids []string
	for _, id := range m.ids {
		a, err := in.Attempt(ctx, id)
		if err != nil {
			return 0, err
		}
		if a.Case == m.from {
			ids = append(ids, id)
		}
	}
	if len(ids) > 0 {
		_, err = by.Join(ctx, m.to, ids...)
	}
	return len(m.ids) - len(ids), err
}

// chosen are the marked attempts of the list that is shown, or without any the one under
// the cursor.
func (s *Screen) chosen() []history.Summary {
	var rows []history.Summary
	for _, row := range s.timeline.shown() {
		if s.timeline.marked[row.ID] {
			rows = append(rows, row)
		}
	}
	if at := s.timeline.selected(); at != nil && len(rows) == 0 {
		rows = append(rows, *at)
	}
	return rows
}

// takeIn puts the chosen attempts into this case.
func (s *Screen) takeIn() tea.Cmd {
	from := map[uint64][]string{}
	n := 0
	for _, row := range s.chosen() {
		switch {
		case row.Simulated != s.of.Simulated:
			return say(ui.Warn, "attempts of the simulator and real ones share no case")
		case row.Case != s.id:
			from[row.Case] = append(from[row.Case], row.ID)
			n++
		}
	}
	if n == 0 {
		return say(ui.Note, "it is in this case already")
	}
	var moves []move
	for number, ids := range from {
		moves = append(moves, move{ids: ids, from: number, to: s.id})
	}
	s.timeline.unmark()
	return s.do(act{move: moves, done: fmt.Sprintf("%s put into case %d", ui.Counted(n, "attempt"), s.id)})
}

// takeOut takes the chosen attempts out of this case. They stay in the history.
func (s *Screen) takeOut() tea.Cmd {
	var ids []string
	for _, row := range s.chosen() {
		if row.Case == s.id {
			ids = append(ids, row.ID)
		}
	}
	if len(ids) == 0 {
		return say(ui.Note, "no attempt of this case is chosen")
	}
	s.timeline.unmark()
	return s.do(act{
		move: []move{{ids: ids, from: s.id}},
		done: fmt.Sprintf("%s taken out of case %d and kept in the history", ui.Counted(len(ids), "attempt"), s.id),
	})
}

// begun is a new case that marked attempts were put into.
type begun struct {
	screen  *Screen
	of      history.Case
	taken   []nav.Taken
	emptied []uint64 // cases that have no attempt any more
	err     error
}

// newCase puts the chosen attempts into a case of their own, and opens it.
func (s *Screen) newCase() tea.Cmd {
	var ids []string
	var taken []nav.Taken
	rows := s.chosen()
	for _, row := range rows {
		if row.Simulated != rows[0].Simulated {
			return say(ui.Warn, "attempts of the simulator and real ones share no case")
		}
		ids = append(ids, row.ID)
		at := slices.IndexFunc(taken, func(t nav.Taken) bool { return t.From == row.Case })
		if at < 0 {
			at, taken = len(taken), append(taken, nav.Taken{From: row.Case})
		}
		taken[at].IDs = append(taken[at].IDs, row.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	s.timeline.unmark()
	store, runner := s.store, s.runner
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), writeWithin)
		defer cancel()
		c, err := runner.NewCase(ctx, ids...)
		b := begun{screen: s, of: c, taken: taken, err: err}
		if err == nil {
			for _, t := range taken {
				b.emptied = append(b.emptied, empty(ctx, store, t.From)...)
			}
		}
		return b
	}
}

// tookCase opens the new case.
func (s *Screen) tookCase(b begun) tea.Cmd {
	if b.err != nil {
		return say(ui.Fail, "no case was begun: "+sentence(b.err))
	}
	said := fmt.Sprintf("case %d is begun with %s%s; u takes it back", b.of.ID, ui.Counted(b.of.Attempts, "attempt"), nowEmpty(b.emptied))
	return tea.Sequence(s.load(), nav.Go(nav.OpenCase{Case: b.of.ID, Begun: b.taken}), say(ui.Pass, said))
}

// unbegin is what takes back that a case was begun: its first attempts are where they were,
// and the case, if that leaves nothing in it, is dropped.
func unbegin(open nav.OpenCase) act {
	back := act{undo: true, drop: true}
	for _, t := range open.Begun {
		back.move = append(back.move, move{ids: t.IDs, from: open.Case, to: t.From})
	}
	back.done = "its attempts are where they were before"
	return back
}

// empty is a case, if it has no attempt.
func empty(ctx context.Context, in store, number uint64) []uint64 {
	if number == 0 {
		return nil
	}
	if c, err := in.Case(ctx, number); err != nil || c.Attempts > 0 {
		return nil
	}
	return []uint64{number}
}

// nowEmpty says of which cases nothing is left but what was written about them.
func nowEmpty(numbers []uint64) string {
	switch len(numbers) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("; case %d is empty now", numbers[0])
	}
	return fmt.Sprintf("; %d cases are empty now", len(numbers))
}
