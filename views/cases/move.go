package cases

import (
	"context"
	"fmt"

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

func (m move) make(ctx context.Context, in store) error {
	_, err := in.Assign(ctx, m.ids, m.to, nil)
	return err
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
	return s.do(act{move: moves, done: fmt.Sprintf("%s put into case %d; u takes it back", ui.Counted(n, "attempt"), s.id)})
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
		done: fmt.Sprintf("%s taken out of case %d and kept in the history; u takes it back", ui.Counted(len(ids), "attempt"), s.id),
	})
}

// begun is a new case that marked attempts were put into.
type begun struct {
	screen *Screen
	of     history.Case
	err    error
}

// newCase puts the chosen attempts into a case of their own, and opens it.
func (s *Screen) newCase() tea.Cmd {
	var ids []string
	rows := s.chosen()
	for _, row := range rows {
		if row.Simulated != rows[0].Simulated {
			return say(ui.Warn, "attempts of the simulator and real ones share no case")
		}
		ids = append(ids, row.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	s.timeline.unmark()
	runner := s.runner
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), writeWithin)
		defer cancel()
		c, err := runner.NewCase(ctx, ids...)
		return begun{s, c, err}
	}
}

// tookCase opens the new case.
func (s *Screen) tookCase(b begun) tea.Cmd {
	if b.err != nil {
		return say(ui.Fail, "no case was begun: "+sentence(b.err))
	}
	return tea.Batch(s.load(), nav.Go(nav.OpenCase{Case: b.of.ID}))
}
