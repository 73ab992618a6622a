package request

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// belonging is a case that the shown attempt, which has none, may belong to.
type belonging struct {
	attempt string       // id
	offered history.Case // its number is 0 while none is offered
	looking ui.Task[history.Case]
	joining ui.Task[joined]
}

// joined is an attempt that was put into a case.
type joined struct {
	of      history.Case
	content *panes.Content // the attempt as it is now; nil: it cannot be read
}

// lookForCase looks for a case that the attempt which was opened may belong to.
func (s *Screen) lookForCase(row history.Summary) tea.Cmd {
	s.belonging.offered = history.Case{}
	if s.belonging.attempt = row.ID; row.ID == "" || row.Case != 0 {
		return nil
	}
	run := s.runner
	return s.belonging.looking.Start(solveWithin, func(ctx context.Context) (history.Case, error) {
		c, _ := run.CaseFor(ctx, row)
		return c, nil
	})
}

// offerCase offers the case that was found, in one line, with its key.
func (s *Screen) offerCase(c history.Case) tea.Cmd {
	if s.belonging.offered = c; c.ID == 0 {
		return nil
	}
	text := fmt.Sprintf("this attempt is in no case; %s puts it into case %d, of the same user within a day: %s", s.keys.join.Help().Key, c.ID, shown(c.Title))
	return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Ask, Text: text}})
}

// joinable reports whether the attempt that is shown can be put into the case on offer.
func (s *Screen) joinable() bool {
	id, inCase := s.answer.Content().Attempt()
	return s.belonging.offered.ID != 0 && id == s.belonging.attempt && inCase == 0 && !s.belonging.joining.Running()
}

// joinCase puts the shown attempt into the case on offer, also when the screen is left
// meanwhile.
func (s *Screen) joinCase() tea.Cmd {
	if !s.joinable() {
		return nil
	}
	id, into := s.belonging.attempt, s.belonging.offered.ID
	run, packs, now := s.runner, s.setup.Packs, s.setup.Now
	return s.setup.Writes.Do(s.belonging.joining.Start(0, func(ctx context.Context) (joined, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), solveWithin)
		defer cancel()
		c, err := run.Join(ctx, into, id)
		if err != nil {
			return joined{}, err
		}
		o, err := run.Open(ctx, id)
		if o.Attempt.ID == "" {
			return joined{of: c}, err
		}
		return joined{c, panes.Open(packs, o, now())}, nil
	}))
}

// tookCase shows the attempt as one of its case; what is sent next joins that.
func (s *Screen) tookCase(j joined, err error) tea.Cmd {
	if err != nil {
		return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Fail, Text: "the attempt is in no case still: " + shown(err.Error())}})
	}
	s.belonging.offered = history.Case{}
	if now, _ := s.answer.Content().Attempt(); now == s.belonging.attempt && j.content != nil {
		s.answer.SetContent(j.content)
		s.renew(j.content)
	}
	if s.inCase == 0 && j.of.Simulated == s.setup.Environment.Simulated {
		s.inCase, s.meant, s.title = j.of.ID, true, shown(j.of.Title)
	}
	return tea.Batch(
		nav.Go(nav.Recorded{Case: j.of.ID, Attempt: s.belonging.attempt}),
		nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Pass, Text: fmt.Sprintf("put into case %d", j.of.ID)}}),
	)
}
