package views

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/history/draft"
	"casebook/ui"
	"casebook/views/nav"
)

// writeWithin is how long the end of the program waits for a disk to take what was typed.
const writeWithin = 2 * time.Second

// openDraft goes on with a draft: a form as it was, an answer beside its attempt, a note
// or another line in its case.
func (m *root) openDraft(d *draft.Draft) tea.Cmd {
	switch {
	case d.Attempt != "":
		return nav.Go(nav.OpenRequest{Attempt: d.Attempt})
	case !d.OfCall():
		return m.openCase(nav.OpenCase{Case: d.Case})
	}
	return nav.Go(nav.OpenRequest{System: d.System, Operation: d.Operation, Case: d.Case, Draft: d.ID})
}

// closeDrafts leaves the drafts to the next window.
func (m *root) closeDrafts() {
	if drafts := m.setup.Drafts; drafts != nil {
		within(writeWithin, drafts.Close)
	}
}

// settle writes what was typed and what was decided to be written, when the program's loop
// has ended. One screen in which something went wrong keeps no other from it.
func (m *root) settle(limit time.Duration) {
	for _, screen := range m.everyScreen() {
		m.lastWords(screen)
	}
	m.setup.Writes.Finish(limit)
}

// lastWords has what was typed on a screen be written.
func (m *root) lastWords(screen ui.Screen) {
	defer func() { _ = recover() }() // the program ends, and says why already
	if leaver, ok := screen.(nav.Leaver); ok {
		m.setup.Writes.Do(leaver.Leave())
	}
}

// within does work, and does not wait for it longer than limit: a disk may hang.
func within(limit time.Duration, work func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { _ = recover() }() // the program ends, and says why already
		work()
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
	}
}
