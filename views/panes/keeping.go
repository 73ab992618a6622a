package panes

import (
	"cmp"
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

// Keeper is what keeping answers and ticks needs of history/attempt.
type Keeper interface {
	Open(ctx context.Context, id string) (attempt.Opened, error)
	Hear(ctx context.Context, inCase uint64, answer attempt.Answer) (history.Case, error)
	Tick(ctx context.Context, inCase uint64, item, state string) (history.Case, error)
	Kept(ctx context.Context, inCase uint64, text string) (safe.Record, error)
}

// Keeping keeps with a case what is answered and ticked in a pane, and then shows it
// there. A value that is being typed is kept as a draft meanwhile; Leave and Close are
// those of its [Lining].
type Keeping struct {
	keeper Keeper
	packs  *systems.Packs
	now    func() time.Time
	acts   *Queue[Act]
	writes *nav.Writes
	task   ui.Task[*Content]
	lining *Lining
}

// NewKeeping makes what keeps by keeper.
func NewKeeping(setup nav.Setup, keeper Keeper) *Keeping {
	return &Keeping{keeper: keeper, packs: setup.Packs, now: setup.Now, acts: &Queue[Act]{}, writes: setup.Writes, lining: NewLining(setup, keeper.Kept)}
}

// typed is a value for an act, from a prompt.
type typed struct {
	keeping *Keeping
	act     Act
}

// keepWithin is how long keeping and reading again may take.
const keepWithin = 10 * time.Second

// Do keeps what was done in a pane, or asks for its value first.
func (k *Keeping) Do(pane *Answer, act Act) tea.Cmd {
	switch {
	case act.refused != "":
		return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Warn, Text: act.refused}})
	case act.value:
		return k.prompt(pane, act)
	}
	return k.keep(pane, act)
}

// prompt asks for the value of an answer.
func (k *Keeping) prompt(pane *Answer, act Act) tea.Cmd {
	entry := ui.Entry{
		Title: "What does the caller say?", Text: shown(act.answer.Question), Verb: "keep it", Private: act.field.Class == safe.Personal,
		Do: func(value string) tea.Cmd {
			act.value, act.answer.Said = false, value
			return nav.Go(typed{k, act})
		},
	}
	entry.Check = func(value string) string { return unfit(act.field, value) }
	if act.field.ID != "" {
		entry.Remark = func(string) string { return "the value of " + shown(act.field.ID) + ", kept as the caller's word" }
	}
	if h := pane.content.happened; act.answer.ID == h.id {
		entry = HappenedEntry(pane.content.recorded, entry.Do)
	}
	said, _ := pane.content.hearsay(act.answer.ID)
	if said != "" {
		entry.Optional, entry.Empty = true, "take the answer back"
	}
	before := k.lining.At(nav.Place{Case: act.inCase, Attempt: act.attempt})
	return tea.Batch(before, nav.Go(nav.Prompt{Entry: k.lining.GoOn(act.answer.ID, said, entry)}))
}

// keep writes an act and reads the attempt again. It is written even when a later one
// comes meanwhile or the screen is left: what was answered is not lost.
func (k *Keeping) keep(pane *Answer, act Act) tea.Cmd {
	pane.expect(act)
	k.acts.Put(act)
	keeper, packs, now, acts := k.keeper, k.packs, k.now, k.acts
	return k.writes.Do(k.task.Start(0, func(ctx context.Context) (*Content, error) {
		writing, cancel := context.WithTimeout(context.WithoutCancel(ctx), keepWithin)
		defer cancel()
		failed := acts.Drain(func(act Act) error { return write(writing, keeper, act) })
		o, err := keeper.Open(ctx, act.attempt)
		if o.Attempt.ID == "" {
			return nil, cmp.Or(failed, err)
		}
		return Open(packs, o, now()), failed
	}))
}

// Again reads the attempt that a pane shows anew: what is kept with its case may have
// been changed elsewhere. While something is being kept, that reads it.
func (k *Keeping) Again(pane *Answer) tea.Cmd {
	id, inCase := pane.content.Attempt()
	if id == "" || inCase == 0 || k.task.Running() {
		return nil
	}
	keeper, packs, now := k.keeper, k.packs, k.now
	return k.task.Start(keepWithin, func(ctx context.Context) (*Content, error) {
		o, err := keeper.Open(ctx, id)
		if err != nil || o.Attempt.ID == "" {
			return nil, nil // what is shown was true when it was read
		}
		return Open(packs, o, now()), nil
	})
}

func write(ctx context.Context, keeper Keeper, act Act) error {
	var err error
	if act.item != "" {
		_, err = keeper.Tick(ctx, act.inCase, act.item, act.state)
	} else {
		_, err = keeper.Hear(ctx, act.inCase, act.answer)
	}
	return err
}

// Finish takes the results of keeping: the pane shows them, and content is what it then
// shows, nil when nothing could be read again. Other messages it leaves alone.
func (k *Keeping) Finish(msg tea.Msg, pane *Answer) (cmd tea.Cmd, content *Content, done bool) {
	if t, is := msg.(typed); is && t.keeping == k {
		return k.keep(pane, t.act), nil, true
	}
	if k.lining.Found(msg) {
		return k.bring(pane), nil, true
	}
	if cmd, done = k.lining.Finish(msg); done {
		return cmd, nil, true
	}
	content, err, done := k.task.Finish(msg)
	if !done {
		return nil, nil, false
	}
	pane.asked = nil
	if content != nil {
		pane.Renew(content)
		cmd = k.prune(content)
	}
	if err != nil {
		cmd = tea.Batch(cmd, nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Fail, Text: "not kept: " + shown(err.Error())}}))
	}
	return cmd, content, true
}

// expect remembers what an act asks for until it is kept.
func (a *Answer) expect(act Act) {
	if a.asked == nil {
		a.asked = map[string]string{}
	}
	if act.item != "" {
		a.asked[tickOf(act.item)] = act.state
		a.item = act.item
	} else {
		a.asked[act.answer.ID] = act.answer.Said
		a.told = act.answer.ID
	}
}

// readAs says how a time was understood that is being typed.
func readAs(value string, recorded time.Time) string {
	if strings.TrimSpace(value) == "" {
		return ""
	}
	if read := readTime(value, recorded); read != "" {
		return "read as " + read
	}
	return "kept in these words"
}
