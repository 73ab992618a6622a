package views

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
)

// watching asks at times whether the history is another than it was.
type watching struct {
	task    ui.Task[history.Stamp]
	waiting bool          // a timer is set
	known   bool          // it was asked before
	stamp   history.Stamp // what it said then
}

// watchEvery is how long another window's change may go unseen, at most.
const watchEvery = 700 * time.Millisecond

// watchNow says that the timer has run out.
type watchNow struct{}

// watch sets the timer while a screen is on top that shows what may change.
func (m *root) watch() tea.Cmd {
	watcher, ok := m.top().(nav.Watcher)
	if m.setup.Store == nil || m.watching.waiting || m.watching.task.Running() || !ok || !watcher.Watches() {
		return nil
	}
	m.watching.waiting = true
	return tea.Tick(watchEvery, func(time.Time) tea.Msg { return watchNow{} })
}

// lookUp asks for the history's stamp.
func (m *root) lookUp() tea.Cmd {
	m.watching.waiting = false
	return m.watching.task.Start(watchEvery, m.setup.Store.Stamp)
}

// looked tells the screens when the history has changed. One that cannot be asked just now
// has not.
func (m *root) looked(stamp history.Stamp, err error) tea.Cmd {
	if err != nil {
		return nil
	}
	before, known := m.watching.stamp, m.watching.known
	m.watching.stamp, m.watching.known = stamp, true
	if !known || before == stamp {
		return nil
	}
	return m.toAll(nav.Changed{})
}
