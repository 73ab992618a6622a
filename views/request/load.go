package request

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/views/panes"
)

// loaded is what the screen was opened with, read.
type loaded struct {
	attempt history.Attempt
	content *panes.Content // nil: only a case was asked for
	recall  recall
	title   string       // of the case
	of      history.Case // that was asked for without an attempt
}

// load reads the attempt and the case that the screen was opened with.
func (s *Screen) load() tea.Cmd {
	id, inCase, store, packs, to := s.opening, s.inCase, s.store, s.setup.Packs, s.setup.Environment
	run, now := s.runner, s.setup.Now
	if id == "" && inCase == 0 {
		return nil
	}
	return s.loading.Start(0, func(ctx context.Context) (loaded, error) {
		if id == "" {
			c, err := store.Case(ctx, inCase)
			return loaded{title: shown(c.Title), of: c}, err
		}
		o, err := run.Open(ctx, id)
		a := o.Attempt
		if a.ID == "" {
			return loaded{}, err
		}
		title := shown(o.Case.Title)
		if inCase != 0 && inCase != a.Case {
			title = titleOf(ctx, store, inCase)
		}
		return loaded{attempt: a, content: panes.Open(packs, o, now()), recall: recalled(packs, a, to), title: title}, nil
	})
}

// opened shows what was read. A form that was changed meanwhile, or an answer that
// came meanwhile, stays.
func (s *Screen) opened(result loaded, err error) {
	if err != nil {
		s.refuse(err)
		return
	}
	if result.content == nil {
		s.title = result.title
		s.heed(result.of)
		return
	}
	if id, _ := s.answer.Content().Attempt(); id != "" || s.sending.Running() {
		return
	}
	s.join(result)
	// A form that was typed in meanwhile asks for another call.
	call := attempt.Call{System: result.attempt.System, Operation: result.attempt.Operation}
	typed := s.touched
	if !typed {
		s.refill(result.recall)
		call = s.call()
	}
	s.show(result.content, call)
	if typed {
		s.setAside()
		s.consider()
	}
	if !typed && s.stacked() {
		s.focusAnswer(true) // an attempt is opened to be read; one screen shows one of the two
	}
}

// refuse says in the form's place that what was asked for cannot be read. What was
// typed meanwhile stays: it is a call of its own.
func (s *Screen) refuse(err error) {
	if s.touched {
		s.answer.SetProblem(err.Error())
		return
	}
	what := "This attempt"
	if s.opening == "" {
		what = "This case"
	}
	s.unread = what + " cannot be read: " + shown(err.Error())
	s.answer.SetCalm("")
}

// join takes over the attempt's case, unless one was given: what is sent from here
// belongs to it. The simulator's attempts and real ones share no case.
func (s *Screen) join(result loaded) {
	a := result.attempt
	if s.inCase == 0 && a.Simulated == s.setup.Environment.Simulated {
		s.inCase, s.meant = a.Case, a.Case != 0
	}
	if s.inCase != 0 {
		s.title = result.title
	}
}

// titleOf is the title of a case, neutralised; empty when it cannot be read.
func titleOf(ctx context.Context, store store, id uint64) string {
	c, err := store.Case(ctx, id)
	if err != nil {
		return "" // the number alone tells the case
	}
	return shown(c.Title)
}
