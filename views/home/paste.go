package home

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/intake"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

// explainWithin is how long reading and explaining a paste may take.
const explainWithin = 20 * time.Second

// pasted is a paste that was read: the call in it that matters most, and what would
// be kept of that.
type pasted struct {
	exchange api.Exchange
	attempt  history.Attempt
	calls    int      // in the paste
	at       int      // which of them it is, from 1
	notes    []string // what was mended or could not be read
}

// keep is the user's word that a pasted call is to be kept.
type keep struct{ exchange api.Exchange }

// paste starts reading what was pasted. Line ends arrive as carriage returns.
func (s *Screen) paste(text string) tea.Cmd {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	runner := s.setup.Runner
	return s.intake.Start(explainWithin, func(ctx context.Context) (pasted, error) {
		return readPaste(ctx, runner, text)
	})
}

func readPaste(ctx context.Context, runner *attempt.Runner, text string) (pasted, error) {
	read, err := intake.Read("the paste", []byte(text))
	if err != nil {
		return pasted{}, err
	}
	at := telltale(runner.Packs, read.Exchanges)
	p := pasted{exchange: read.Exchanges[at], at: at + 1, calls: len(read.Exchanges), notes: read.Notes}
	p.attempt, err = runner.Receive(ctx, p.exchange, nil)
	return p, err
}

// telltale returns the position of the first call of a known operation that did not
// end in success, else of the first of a known operation, else of the first.
func telltale(packs *systems.Packs, calls []api.Exchange) int {
	known := -1
	for i, x := range calls {
		if _, operation := packs.Match(x.Request); operation == nil {
			continue
		}
		if explain.Exchange(packs, x).Outcome != api.Success {
			return i
		}
		if known < 0 {
			known = i
		}
	}
	return max(known, 0)
}

// pasteResult takes what came of a paste, in its three steps: read, agreed to, kept.
func (s *Screen) pasteResult(msg tea.Msg) tea.Cmd {
	if p, err, ok := s.intake.Finish(msg); ok {
		if err != nil {
			return say(ui.Warn, safe.Line(err.Error()).String())
		}
		return s.offer(p)
	}
	if a, err, ok := s.keeping.Finish(msg); ok {
		if err != nil {
			return say(ui.Fail, safe.Line(err.Error()).String())
		}
		return tea.Batch(nav.Go(nav.Recorded{Case: a.Case, Attempt: a.ID}), s.show(a))
	}
	if agreed, ok := msg.(keep); ok {
		runner := s.setup.Runner
		return s.keeping.Start(explainWithin, func(ctx context.Context) (history.Attempt, error) {
			return begin(ctx, runner, agreed.exchange)
		})
	}
	return nil
}

// begin keeps a call as the first of a new case.
func begin(ctx context.Context, runner *attempt.Runner, x api.Exchange) (history.Attempt, error) {
	a, err := runner.Receive(ctx, x, nil)
	if err != nil {
		return a, err
	}
	title := a.System + " · " + a.Operation
	if pack, operation, err := runner.Packs.Find(a.System, a.Operation); err == nil {
		title = pack.Name + " · " + operation.Name
	}
	if a.Title != "" {
		title += ": " + a.Title
	}
	return runner.Store.Add(ctx, a, &history.Case{Title: title, State: history.Open})
}

// offer asks whether a call is to be kept and opened. Without a known operation
// there is no form to open it in.
func (s *Screen) offer(p pasted) tea.Cmd {
	a := p.attempt
	pack, operation, err := s.setup.Packs.Find(a.System, a.Operation)
	if err != nil {
		return nav.Go(nav.Tell{Title: "explain this", Text: s.alone(p)})
	}
	text := "The paste is " + s.became("a call of "+pack.Name+" · "+operation.Name, a) + "."
	if p.calls > 1 {
		text += fmt.Sprintf(" It is %s of %s calls in it.", ui.Grouped(p.at), ui.Grouped(p.calls))
	}
	for _, note := range p.notes[:min(2, len(p.notes))] {
		text += " " + safe.Line(note).String() + "."
	}
	return nav.Go(nav.Ask{Question: ui.Question{
		Title: "explain this", Text: text + " It would be kept in the history without its secrets.",
		Yes: "keep it and show why", No: "drop it",
		Do: nav.Go(keep{p.exchange}),
	}})
}

// alone explains an answer that no known operation is known to have made.
func (s *Screen) alone(p pasted) string {
	text := "The paste is " + s.became("an answer", p.attempt) + "."
	if p.calls > 1 {
		text += fmt.Sprintf(" It is %s of %s calls in it.", ui.Grouped(p.at), ui.Grouped(p.calls))
	}
	if e, err := attempt.Explanation(p.attempt); err == nil && e.First() != nil {
		text += "\n\n" + safe.Line(e.First().Cause).String()
	}
	return text + "\n\nWhich call it answers is not in it, so there is no form to open it in. " +
		"For all that is known, save it to a file and run casebook explain FILE."
}

// became says what a call came to, in a few words.
func (s *Screen) became(what string, a history.Attempt) string {
	if a.Outcome != api.Pending && a.Outcome != "" {
		what += ", " + a.Outcome.String()
	}
	if a.Answer != nil && a.Answer.Status != 0 {
		what += fmt.Sprintf(" (%d)", a.Answer.Status)
	}
	if a.Title != "" {
		what += ": " + safe.Line(a.Title).String()
	}
	return what
}
