package panes

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/intake"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

// Paste is what becomes of a paste outside a field: it is read, what can be done with
// it is offered, and what the user takes is done: kept and explained, or put into a
// form. A screen has one of its own and gives it every message. What is pasted lives
// in memory only, until the user says that it is to be kept.
type Paste struct {
	// Words takes what was pasted where it is words only, on one line; nil: documented
	// answers are offered by them.
	Words func(text string) tea.Cmd

	setup   nav.Setup
	reading ui.Task[pasted]
	keeping ui.Task[history.Attempt]
}

// NewPaste makes one for a screen.
func NewPaste(setup nav.Setup) *Paste { return &Paste{setup: setup} }

const (
	readWithin = 20 * time.Second // how long reading or keeping a paste may take
	mostListed = 200              // calls that are offered one by one
)

// pasted is a paste that was read.
type pasted struct {
	calls   []call   // of known systems, a stretch of them where there are very many
	known   int      // how many there are
	foreign int      // calls of no known system
	telling int      // which of calls matters most
	notes   []string // what was mended or could not be read
	words   string   // all that it is: no call and no answer
}

// call is one call of a paste.
type call struct {
	exchange  api.Exchange
	at        int             // its place among the known calls of the paste, from 1
	earlier   []explain.Event // those before it, newest first
	runner    *attempt.Runner // knows what the other calls of the paste carry
	attempt   history.Attempt // what would be kept of it
	pack      *systems.Pack
	operation *systems.Operation // nil: it is not known what was called
	near      history.Case       // of the same user within a day; its number is 0 where there is none
}

// Start reads what was pasted; see [Evidence] for what that is worth.
func (p *Paste) Start(text string) tea.Cmd {
	text, runner := unified(text), p.setup.Runner
	return p.reading.Start(readWithin, func(ctx context.Context) (pasted, error) {
		return readPaste(ctx, runner, text)
	})
}

// Finish takes every message that the screen does not know, and reports whether it
// was about a paste of this screen.
func (p *Paste) Finish(msg tea.Msg) (tea.Cmd, bool) {
	if read, err, ok := p.reading.Finish(msg); ok {
		if err != nil {
			return warn(err), true
		}
		return p.offer(read), true
	}
	if kept, err, ok := p.keeping.Finish(msg); ok {
		if err != nil {
			return warn(err), true
		}
		return tea.Batch(nav.Go(nav.Recorded{Case: kept.Case, Attempt: kept.ID}), p.open(kept)), true
	}
	if t, ok := msg.(taken); ok && t.of == p {
		return t.do(), true
	}
	return nil, false
}

// Cancel gives up what is being read. What the user said is to be kept is kept.
func (p *Paste) Cancel() { p.reading.Cancel() }

// taken is a way that the user took.
type taken struct {
	of *Paste
	do func() tea.Cmd
}

// way is one thing to do about a paste.
func (p *Paste) way(key, verb string, do func() tea.Cmd) ui.Way {
	return ui.Way{Key: key, Verb: verb, Do: nav.Go(taken{p, do})}
}

func warn(err error) tea.Cmd {
	return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Warn, Text: shown(err.Error())}})
}

// readPaste reads a text and explains the calls of known systems in it: of very many
// those around the one that matters most.
func readPaste(ctx context.Context, runner *attempt.Runner, text string) (pasted, error) {
	read, err := intake.Read("the paste", []byte(text))
	switch {
	case errors.As(err, new(*intake.WordsError)):
		return pasted{words: spoken(text)}, nil
	case err != nil:
		return pasted{}, err
	}
	p := pasted{notes: read.Notes}
	for _, x := range read.Exchanges {
		x = attempt.Turned(runner.Packs, x)
		if pack, _ := runner.Packs.Match(x.Request); pack != nil || x.Request.URL == "" {
			p.calls = append(p.calls, call{exchange: x, at: len(p.calls) + 1})
		}
	}
	p.known, p.foreign = len(p.calls), len(read.Exchanges)-len(p.calls)
	if p.known == 0 {
		p.calls, p.known, p.foreign = []call{{exchange: read.Exchanges[0], at: 1}}, 1, p.foreign-1
	}
	p.telling = telltale(runner.Packs, p.calls)
	p.narrow()
	if runner, err = p.together(runner); err != nil {
		return p, err
	}
	var earlier []explain.Event
	for i := range p.calls {
		if err := p.calls[i].receive(ctx, runner, earlier); err != nil {
			return p, err
		}
		earlier = slices.Insert(slices.Clone(earlier), 0, attempt.EventOf(p.calls[i].attempt.Summary()))
	}
	return p, nil
}

// narrow leaves out the calls that lie far from the one that matters most, where there
// are more than anybody would look through.
func (p *pasted) narrow() {
	if p.known > mostListed {
		first := max(0, min(p.telling-mostListed/2, p.known-mostListed))
		p.calls, p.telling = p.calls[first:first+mostListed], p.telling-first
	}
}

// together returns a runner to which the calls are of one input.
func (p *pasted) together(runner *attempt.Runner) (*attempt.Runner, error) {
	var exchanges []api.Exchange
	for _, c := range p.calls {
		exchanges = append(exchanges, c.exchange)
	}
	return runner.Among(exchanges)
}

// telltale returns the position of the first call of a known operation that did not
// end in success, else of the first of a known operation, else of the first.
func telltale(packs *systems.Packs, calls []call) int {
	known := -1
	for i, c := range calls {
		if _, operation := packs.Match(c.exchange.Request); operation == nil {
			continue
		}
		if explain.Exchange(packs, c.exchange).Outcome != api.Success {
			return i
		}
		if known < 0 {
			known = i
		}
	}
	return max(known, 0)
}

// receive explains a call as it would be kept.
func (c *call) receive(ctx context.Context, runner *attempt.Runner, earlier []explain.Event) error {
	var err error
	c.earlier, c.runner = earlier, runner
	if c.attempt, err = runner.Receive(ctx, c.exchange, earlier); err != nil {
		return err
	}
	if pack, operation, err := runner.Packs.Find(c.attempt.System, c.attempt.Operation); err == nil {
		c.pack, c.operation = pack, operation
		c.near, _ = runner.CaseFor(ctx, c.attempt.Summary())
	}
	return nil
}

// keepIn keeps a call with a case.
func (p *Paste) keepIn(c call, number uint64) tea.Cmd {
	runner := p.setup.Runner
	return p.setup.Writes.Do(p.keeping.Start(readWithin, func(ctx context.Context) (history.Attempt, error) {
		within, err := c.runner.Within(ctx, number)
		if err != nil {
			return history.Attempt{}, err
		}
		a, err := within.Receive(ctx, c.exchange, c.earlier)
		if err != nil {
			return a, err
		}
		a.Case = number
		return runner.Store.Add(ctx, a, nil)
	}))
}

// keep begins a case with a call.
func (p *Paste) keep(c call) tea.Cmd {
	runner := p.setup.Runner
	return p.setup.Writes.Do(p.keeping.Start(readWithin, func(ctx context.Context) (history.Attempt, error) {
		a, err := c.runner.Receive(ctx, c.exchange, c.earlier)
		if err != nil {
			return a, err
		}
		title := c.pack.Name + " · " + c.operation.Name
		if what := headline(a); what != "" {
			title += ": " + what
		}
		return runner.Store.Add(ctx, a, &history.Case{Title: title, State: history.Open})
	}))
}

// open shows a kept call. What is sent from there joins its case, unless the one is
// simulated and the other is not: those share no case.
func (p *Paste) open(a history.Attempt) tea.Cmd {
	open := nav.OpenRequest{System: a.System, Operation: a.Operation, Attempt: a.ID}
	if a.Simulated == p.setup.Environment.Simulated {
		open.Case = a.Case
	}
	return nav.Go(open)
}
