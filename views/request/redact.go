package request

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// redone is what redacting the shown attempt again, and its case, came to.
type redone struct {
	attempt.Redone
	content *panes.Content // the attempt as it is now; nil: it cannot be read
}

// redactable reports whether what is shown was redacted under older rules.
func (s *Screen) redactable() bool {
	return s.answer.Content().OlderRules() && !s.redacting.Running() && !s.sending.Running()
}

// redact redacts the attempt that is shown, and its case, again under today's rules, also
// when the screen is left meanwhile.
func (s *Screen) redact() tea.Cmd {
	if !s.redactable() {
		return nil
	}
	id, _ := s.answer.Content().Attempt()
	run, packs, now := s.runner, s.setup.Packs, s.setup.Now
	return s.setup.Writes.Do(s.redacting.Start(0, func(ctx context.Context) (redone, error) {
		done, err := run.Redo(ctx, id, false)
		if err != nil {
			return redone{Redone: done}, err
		}
		o, err := run.Open(ctx, id)
		if o.Attempt.ID == "" {
			return redone{Redone: done}, err
		}
		return redone{done, panes.Open(packs, o, now())}, nil
	}))
}

// redacted shows the attempt anew, all its views, and says what was cut. Whoever lists
// attempts reads them again.
func (s *Screen) redacted(result redone, err error) tea.Cmd {
	if err != nil {
		return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Fail, Text: "not all was redacted again: " + shown(err.Error())}})
	}
	id, inCase := result.content.Attempt()
	if now, _ := s.answer.Content().Attempt(); now == id {
		s.answer.SetContent(result.content)
	}
	s.renew(result.content)
	s.tellAbout()
	notice := ui.Notice{Severity: ui.Pass, Text: redoneWords(result.Redone)}
	return tea.Batch(nav.Go(nav.Recorded{Case: inCase, Attempt: id}), nav.Go(nav.Say{Notice: notice}))
}

// redoneWords says what was redacted again, and what was cut.
func redoneWords(done attempt.Redone) string {
	what := ui.Counted(len(done.Attempts), "attempt") + " redacted again: "
	if done.Case != 0 {
		what = fmt.Sprintf("case %d redacted again: ", done.Case)
	}
	values := 0
	for _, c := range done.Cut {
		values += c.Values
	}
	switch {
	case values == 1:
		what += "1 value newly cut; free file pages and backups may hold it"
	case values > 1:
		what += ui.Counted(values, "value") + " newly cut; free file pages and backups may hold them"
	case done.Changed() > 0 || done.Texts:
		what += "known values are cut in more places"
	default:
		what += "nothing more had to be cut"
	}
	if done.Rotate != "" {
		what += "; to the customer: " + done.Rotate
	}
	if done.Unread != nil {
		what += "; some of it cannot be read, " + history.SalvageMend
	}
	return what
}
