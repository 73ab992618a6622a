package request

import (
	"context"
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
)

// toAnswer gives a key to the answer: those that answer and tick are kept with the
// case, the others move.
func (s *Screen) toAnswer(press tea.KeyPressMsg) tea.Cmd {
	if act, is := s.answer.Act(press.Keystroke()); is {
		return s.keeping.Do(s.answer, act)
	}
	s.answer.Update(press)
	return nil
}

// fromAfar answers, or goes to another cause, by a key that works in the form too.
func (s *Screen) fromAfar(key string) tea.Cmd {
	if !s.showsAnswer() || s.onOutgoing {
		return nil
	}
	switch key {
	case "j":
		s.answer.Go(1)
		return nil
	case "k":
		s.answer.Go(-1)
		return nil
	}
	if act, is := s.answer.Act(key); is {
		return s.keeping.Do(s.answer, act)
	}
	return nil
}

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
	return nav.Go(nav.Prompt{Entry: entry})
}

// solve closes a case, or without a note opens it again, also when the screen is left
// meanwhile.
func (s *Screen) solve(wish solvedBy) tea.Cmd {
	run := s.runner
	return s.solving.Start(0, func(ctx context.Context) (history.Case, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), solveWithin)
		defer cancel()
		if wish.by == "" {
			return run.Reopen(ctx, wish.inCase)
		}
		return run.Solve(ctx, wish.inCase, wish.by)
	})
}

// closed says that a case is closed, or open again.
func (s *Screen) closed(c history.Case, err error) tea.Cmd {
	if err != nil {
		return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Fail, Text: "the case is as it was: " + shown(err.Error())}})
	}
	s.heed(c)
	if c.State != history.Solved {
		return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Pass, Text: fmt.Sprintf("case %d is open again", c.ID)}})
	}
	return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Pass, Text: fmt.Sprintf("case %d is solved: “%s”", c.ID, shown(c.SolvedBy))}})
}

// answering are the letters of the keys that answer what is on the screen.
func (s *Screen) answering() string {
	if !s.showsAnswer() || s.onOutgoing {
		return ""
	}
	return s.answer.Answering()
}

// answerCommands are the keys that answer and tick, each by what it does.
func (s *Screen) answerCommands() []key.Binding {
	var list []key.Binding
	add := func(press, does string) {
		list = append(list, key.NewBinding(key.WithKeys(press), key.WithHelp(press, does)))
	}
	words := map[rune]string{'y': "yes", 'n': "no", 'u': "unknown", 'v': "enter a value"}
	letters := s.answering()
	for _, letter := range letters {
		add("alt+"+string(letter), "the caller says: "+words[letter])
	}
	if letters != "" && s.answer.Stops() > 1 {
		add("alt+j", "next cause")
		add("alt+k", "previous cause")
	}
	if s.onAnswer && !s.onOutgoing && s.answer.Ticking() {
		add("p", "tick: pass")
		add("f", "tick: fail")
		add("x", "tick: not applicable")
		add("backspace", "tick: take back")
	}
	return list
}
