package ticket

import (
	"context"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/views/nav"
)

// mendable lists which wants are missing and can be added here; of those that are added
// by the same thing only the first.
func (s *Screen) mendable() []int {
	var wants []int
	all := s.made.ticket.Wants
	for i, want := range all {
		same := func(at int) bool { return all[at].Mend == want.Mend && all[at].Token == want.Token }
		if !want.There && mends(want.Mend) != "" && !slices.ContainsFunc(wants, same) {
			wants = append(wants, i)
		}
	}
	return wants
}

// mends says in a few words how a missing thing is added; empty when it cannot be.
func mends(m ticket.Mend) string {
	switch m {
	case ticket.MendReveal:
		return "show the number in clear"
	case ticket.MendUncut:
		return "bring it back"
	case ticket.MendTime:
		return "say when it happened"
	case ticket.MendStep:
		return "decide the open steps"
	case ticket.MendResend:
		return "make the call again"
	}
	return ""
}

// does says in a few words how a missing thing is added here: of several numbers which one
// is shown.
func (s *Screen) does(want ticket.Want) string {
	if want.Mend != ticket.MendReveal {
		return mends(want.Mend)
	}
	at, known := s.made.names[want.Token]
	alike := func(v value) bool { return v.Kind == s.made.values[at].Kind && v.Name != want.Token }
	if known && slices.ContainsFunc(s.made.values, alike) {
		return "show " + want.Token + " in clear"
	}
	return mends(want.Mend)
}

// mendKey is the key that adds a missing thing, and what it does.
func (s *Screen) mendKey(want int) (key, does string) {
	at := slices.Index(s.mendable(), want)
	if at < 0 || at >= ownKeys {
		return "", ""
	}
	return strconv.Itoa(at + 1), s.does(s.made.ticket.Wants[want])
}

// mendBy adds the missing thing of a digit.
func (s *Screen) mendBy(digit string) tea.Cmd {
	n, err := strconv.Atoi(digit)
	if wants := s.mendable(); err == nil && n >= 1 && n <= len(wants) {
		return s.mend(s.made.ticket.Wants[wants[n-1]])
	}
	return nil
}

// mend adds a missing thing, or goes where it is added.
func (s *Screen) mend(want ticket.Want) tea.Cmd {
	switch want.Mend {
	case ticket.MendReveal:
		return s.revealFor(want.Token)
	case ticket.MendUncut:
		if at, known := s.made.names[want.Token]; known {
			return s.uncut(s.made.values[at])
		}
	case ticket.MendTime:
		return s.askTime()
	case ticket.MendStep:
		return s.goSteps()
	case ticket.MendResend:
		a := s.made.about
		return nav.Go(nav.OpenRequest{System: a.System, Operation: a.Operation, Case: s.made.inCase, Attempt: a.ID})
	}
	return nil
}

// revealFor asks whether the value may stand in clear by which the desk finds the call.
func (s *Screen) revealFor(token string) tea.Cmd {
	at, known := s.made.names[token]
	if !known || s.made.values[at].Revealed {
		return say(ui.Note, "nothing is left to show")
	}
	s.goValue(at)
	return s.askReveal(s.made.values[at])
}

// goSteps goes to the first open step in the desk pane.
func (s *Screen) goSteps() tea.Cmd {
	open := s.openSteps()
	if len(open) == 0 {
		return say(ui.Note, "no step is open")
	}
	s.pane, s.stop = deskPane, "step "+open[0].ID
	s.arrange()
	s.showStop()
	return nil
}

// tick decides the step that the keys are about.
func (s *Screen) tick(state string) tea.Cmd {
	at := s.stepAt()
	if at < 0 {
		return nil
	}
	if s.made.inCase == 0 {
		return say(ui.Warn, attempt.ErrNoCase.Error())
	}
	runner, in, step := s.setup.Runner, s.made.inCase, s.made.steps[at]
	if state == "" && step.By != explain.Engineer {
		return nil
	}
	if state != "" {
		s.goStop(1)
	}
	return s.do(act{again: true, failed: "not kept: ", write: func(ctx context.Context) (history.Case, error) {
		return runner.Tick(ctx, in, step.ID, state)
	}})
}

// stopAt is what of the desk pane the keys are about.
func (s *Screen) stopAt() stop {
	if s.current() == deskPane {
		for _, stop := range s.stops {
			if stop.id == s.stop {
				return stop
			}
		}
	}
	return stop{want: -1, step: -1}
}

// stepAt is which step the keys are about; -1 for none.
func (s *Screen) stepAt() int { return s.stopAt().step }

// wantAt is which missing thing the keys are about; -1 for none.
func (s *Screen) wantAt() int { return s.stopAt().want }

// goStop moves to another stop of the desk pane, and scrolls where there is none.
func (s *Screen) goStop(by int) bool {
	at := slices.IndexFunc(s.stops, func(stop stop) bool { return stop.id == s.stop })
	to := at + by
	if to < 0 || to >= len(s.stops) {
		return false
	}
	s.stop = s.stops[to].id
	s.arrange()
	s.showStop()
	return true
}

// showStop scrolls the desk pane to the stop that the keys are about.
func (s *Screen) showStop() {
	for _, stop := range s.stops {
		if stop.id != s.stop {
			continue
		}
		rows := s.layout.deskRows
		switch top := s.desk.Top(); {
		case stop.from < top:
			s.desk.Show(stop.from)
		case stop.to > top+rows:
			s.desk.Show(stop.to - rows)
		}
	}
}
