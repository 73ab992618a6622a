package request

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// solvedBy is what the engineer says solved a case.
type solvedBy struct {
	screen *Screen
	inCase uint64
	by     string
}

// solveWithin is how long closing a case may take.
const solveWithin = 10 * time.Second

// about is the case that the screen is about: that of the next send, else that of the
// answer; 0 for none.
func (s *Screen) about() uint64 {
	if s.inCase != 0 {
		return s.inCase
	}
	_, inCase := s.answer.Content().Attempt()
	return inCase
}

// isSolved reports whether the case that the screen is about is solved.
func (s *Screen) isSolved() bool {
	_, solved := s.solved[s.about()]
	return solved
}

// askSolved asks what solved the case that the screen is about.
func (s *Screen) askSolved() tea.Cmd {
	inCase := s.about()
	if inCase == 0 {
		return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Warn, Text: "there is no case yet: the first send begins one"}})
	}
	entry := ui.Entry{
		Title: "What solved it?", Verb: "close the case",
		Text: fmt.Sprintf("Case %d is closed as solved. What you write is shown when the same comes again.", inCase),
		Do:   func(by string) tea.Cmd { return nav.Go(solvedBy{s, inCase, by}) },
	}
	if by, solved := s.solved[inCase]; solved {
		entry.Text, entry.Verb = fmt.Sprintf("Case %d is solved. Change what solved it, or leave nothing here and the case is open again.", inCase), "keep it"
		entry.Value, entry.Optional, entry.Empty = by, true, "reopen"
		entry.Remark = func(value string) string {
			if strings.TrimSpace(value) == "" {
				return "enter opens the case again"
			}
			return ""
		}
	}
	before := s.lining.At(nav.Place{Case: inCase})
	entry = s.lining.GoOn(solvedLine, s.noted[inCase], entry)
	return tea.Batch(before, nav.Go(nav.Prompt{Entry: entry}))
}

// solve closes a case, or without a note opens it again, also when the screen is left
// meanwhile.
func (s *Screen) solve(wish solvedBy) tea.Cmd {
	run := s.runner
	return s.setup.Writes.Do(s.solving.Start(0, func(ctx context.Context) (history.Case, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), solveWithin)
		defer cancel()
		if wish.by == "" {
			return run.Reopen(ctx, wish.inCase)
		}
		return run.Solve(ctx, wish.inCase, wish.by)
	}))
}

// closed takes what became of a case that was to be closed or opened again.
func (s *Screen) closed(c history.Case, err error) tea.Cmd {
	if err != nil {
		return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Fail, Text: "the case is as it was: " + shown(err.Error())}})
	}
	s.heed(c)
	return tea.Batch(s.lining.At(nav.Place{Case: c.ID}), s.lining.Drop(solvedLine), nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Pass, Text: closedText(c)}}))
}

// closedText says that a case is closed, or open again.
func closedText(c history.Case) string {
	if c.State != history.Solved {
		return fmt.Sprintf("case %d is open again", c.ID)
	}
	return fmt.Sprintf("case %d is solved: “%s”", c.ID, shown(c.SolvedBy))
}

// solvedLine is the line of a case that says what solved it.
const solvedLine = string(attempt.CaseSolvedBy)

// findLines looks for lines of the case that were being typed when a window went away.
func (s *Screen) findLines() tea.Cmd {
	inCase := s.about()
	if inCase == 0 {
		return nil
	}
	return tea.Batch(s.lining.At(nav.Place{Case: inCase}), s.lining.Find())
}

// judgeLines reads the case, since lines that were found are worth something only as long
// as what they were typed over is kept.
func (s *Screen) judgeLines() tea.Cmd {
	store, inCase := s.store, s.lining.Of().Case
	return s.judging.Start(solveWithin, func(ctx context.Context) (history.Case, error) { return store.Case(ctx, inCase) })
}

// bringLines brings lines of the case back, and says so of what solved it: the others are
// there on the case's own screen.
func (s *Screen) bringLines(c history.Case, err error) tea.Cmd {
	if err != nil || c.ID != s.lining.Of().Case {
		return nil // they are there when the case is opened next
	}
	back, written := s.lining.Bring(panes.CaseLines(), panes.CaseLine(c))
	at := slices.IndexFunc(back, func(line panes.Back) bool { return line.Name == solvedLine })
	if at < 0 {
		return written
	}
	text := "solved by typed " + back[at].Since + " and not kept yet; " + s.keys.solve.Help().Key + " goes on"
	return tea.Batch(written, nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Note, Text: text}}))
}
