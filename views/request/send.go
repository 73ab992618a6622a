package request

import (
	"context"
	"net/url"

	tea "charm.land/bubbletea/v2"

	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// sent is what came of a send.
type sent struct {
	call    attempt.Call
	content *panes.Content // nil: nothing was sent
	inCase  uint64
	title   string // of the case
}

// confirmed says that the engineer wants a call sent after a question.
type confirmed struct {
	screen *Screen
	call   attempt.Call
}

// ask sends the call, or asks first where it would show nothing or costs
// something. While a call is under way it does nothing.
func (s *Screen) ask() tea.Cmd {
	if s.sending.Running() || s.unread != "" {
		return nil
	}
	s.touched = true
	s.consider()
	call := s.call()
	if _, err := s.runner.Build(call); err != nil {
		return nil // consider has said why
	}
	if costs(s.operation) != "" && !call.Environment.Simulated {
		return s.count(call)
	}
	return s.confirm(call, ui.Question{Yes: "send it", No: "do not send"})
}

// host is where a URL leads, neutralised.
func host(address string) string {
	target, err := url.Parse(address)
	if err != nil {
		return "the vendor"
	}
	return shown(target.Host)
}

// send starts the call. Who lists attempts is told by a command of its own, so
// that it hears of the record when this screen is gone.
func (s *Screen) send(call attempt.Call) tea.Cmd {
	if s.sending.Running() {
		return nil
	}
	s.cancelling, s.onOutgoing = false, false
	s.answer.SetProblem("")
	if s.stacked() {
		s.focusAnswer(true)
	}
	recorded := make(chan nav.Recorded, 1)
	run, packs, calls, now, undraft := s.runner, s.setup.Packs, s.setup.Calls, s.setup.Now, s.drafting.Ending()
	work := func(ctx context.Context) (sent, error) {
		defer close(recorded)
		ctx, done := calls.Context(ctx)
		defer done()
		a, err := run.Send(ctx, call)
		if a.ID == "" {
			return sent{}, err
		}
		_ = undraft() // what cannot be written there is said when something is typed
		recorded <- nav.Recorded{Case: a.Case, Attempt: a.ID}
		o, _ := run.Around(context.WithoutCancel(ctx), a) // what cannot be read of it is said by panes.Open
		return sent{call, panes.Open(packs, o, now()), a.Case, shown(o.Case.Title)}, err
	}
	cmd := tea.Batch(s.sending.Start(0, work), s.pulse.Start(), func() tea.Msg {
		if move, ok := <-recorded; ok {
			return move
		}
		return nil
	})
	s.wait()
	return cmd
}

// wait says what is under way.
func (s *Screen) wait() {
	if s.cancelling {
		s.answer.SetWaiting(s.pulse.View() + "  cancelling")
		return
	}
	s.answer.SetWaiting(s.pulse.View() + "  waiting for the answer   " + s.keys.cancel.Help().Key + " " + s.keys.cancel.Help().Desc)
}

// finish takes the results of work.
func (s *Screen) finish(msg tea.Msg) tea.Cmd {
	if result, err, ok := s.sending.Finish(msg); ok {
		return s.answered(result, err)
	}
	if cmd, content, ok := s.keeping.Finish(msg, s.answer); ok {
		s.renew(content)
		return cmd
	}
	if cmd, ok := s.paste.Finish(msg); ok {
		return cmd
	}
	if c, err, ok := s.solving.Finish(msg); ok {
		return s.closed(c, err)
	}
	if result, err, ok := s.redacting.Finish(msg); ok {
		return s.redacted(result, err)
	}
	if found, err, ok := s.counting.Finish(msg); ok {
		return s.counted(found, err)
	}
	if result, err, ok := s.loading.Finish(msg); ok {
		s.opened(result, err)
		return tea.Batch(s.bringBack(), s.lookForCase(result.attempt.Summary()), s.keeping.GoOn(s.answer), s.findLines())
	}
	if c, err, ok := s.belonging.looking.Finish(msg); ok && err == nil {
		return s.offerCase(c)
	}
	if j, err, ok := s.belonging.joining.Finish(msg); ok {
		return s.tookCase(j, err)
	}
	if s.lining.Found(msg) {
		return s.judgeLines()
	}
	if c, err, ok := s.judging.Finish(msg); ok {
		return s.bringLines(c, err)
	}
	if cmd, ok := s.lining.Finish(msg); ok {
		return cmd
	}
	if found, when := s.drafting.Found(msg, s.fits); found != nil {
		s.found, s.brought = found, when
		return s.bringBack()
	}
	if cmd, ok := s.drafting.Finish(msg); ok {
		return cmd
	}
	if lines, err, ok := s.drawing.Finish(msg); ok {
		if err != nil {
			lines = []string{shown(err.Error())}
		}
		s.sheet.SetLines(lines)
		return nil
	}
	if text, err, ok := s.wording.Finish(msg); ok {
		if err != nil {
			return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Fail, Text: "not copied: " + shown(err.Error())}})
		}
		return nav.Go(nav.Copy{Text: text, What: "reply"})
	}
	return nil
}

// answered shows what came of a send.
func (s *Screen) answered(result sent, err error) tea.Cmd {
	s.pulse.Stop()
	s.cancelling = false
	s.answer.SetWaiting("")
	if result.content == nil {
		s.answer.SetProblem("Not sent: " + errorText(err))
		if s.drafting.Has() {
			return s.drafting.Changed()
		}
		return nil
	}
	s.drafting.Renew()
	s.brought, s.clean = "", nil
	s.inCase, s.title = result.inCase, result.title
	s.show(result.content, result.call)
	if err != nil {
		s.answer.SetProblem("The record is not complete: " + errorText(err))
	}
	return nil
}

func errorText(err error) string {
	if err == nil {
		return "no reason is known"
	}
	return err.Error()
}
