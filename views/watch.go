package views

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
)

// watching waits for what other programs do to the history. It waits in one command, not by
// timers: each message draws the window anew.
type watching struct {
	task  ui.Task[history.Stamp]
	stamp history.Stamp // of what the screens were read from, or earlier
}

// watchEvery is how often the history is looked at while somebody looks at what it holds.
const watchEvery = 700 * time.Millisecond

// stamper tells one state of a history from another.
type stamper interface {
	Stamp(ctx context.Context) (history.Stamp, error)
}

// awaitChange returns the stamp of the history once it is another than before.
func awaitChange(ctx context.Context, store stamper, before history.Stamp) (history.Stamp, error) {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for {
		if now, err := store.Stamp(ctx); err == nil && now != before {
			return now, nil
		}
		select {
		case <-ctx.Done():
			return before, ctx.Err()
		case <-tick.C:
		}
	}
}

// watch waits for a change while a screen is on top that shows what may change.
func (m *root) watch() tea.Cmd {
	watcher, ok := m.top().(nav.Watcher)
	switch {
	case m.await == nil || m.setup.Store == nil:
	case !ok || !watcher.Watches():
		m.watching.task.Cancel()
	case !m.watching.task.Running():
		await, store, before := m.await, m.setup.Store, m.watching.stamp
		return m.watching.task.Start(0, func(ctx context.Context) (history.Stamp, error) { return await(ctx, store, before) })
	}
	return nil
}

// changed tells the screens that the history has changed.
func (m *root) changed(stamp history.Stamp, err error) tea.Cmd {
	if err != nil || stamp == m.watching.stamp {
		return nil
	}
	m.watching.stamp = stamp
	return m.toAll(nav.Changed{})
}
