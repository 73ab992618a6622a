package views

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/ui"
	"casebook/views/cases"
	"casebook/views/nav"
	"casebook/views/request"
)

// desk is a case that was worked on in this window: the screens above home as they were
// left, or none where they are closed.
type desk struct {
	number  uint64 // 0: a call that has no case yet
	title   string
	screens []ui.Screen
	form    *nav.OpenRequest // goes on with the form that was left by esc half filled; nil: there is none
}

// name is a desk in a few words.
func (d desk) name() string {
	if d.number == 0 {
		return "the call without a case: " + safe.Line(d.title).String()
	}
	return caseName(d.number) + ": " + safe.Line(d.title).String()
}

// mostDesks is how many cases are kept at hand: those before are closed.
const mostDesks = 9

// atHand is the case that the screens above home are about; its number is 0 where they are
// about none.
func (m *root) atHand() desk {
	for _, screen := range slices.Backward(m.screens) {
		if headed, ok := screen.(nav.Headed); ok {
			if about := headed.Heading(); about.Case != 0 {
				return desk{number: about.Case, title: about.Title}
			}
		}
	}
	return desk{}
}

// park puts the screens above home aside as they are. Where they are about no case and hold
// no call they are closed.
func (m *root) park() tea.Cmd {
	at := m.atHand()
	if at.number == 0 {
		form := slices.IndexFunc(m.screens, func(screen ui.Screen) bool { _, is := screen.(*request.Screen); return is })
		if form < 0 {
			return m.closeAbove(1)
		}
		at.title = m.screens[form].(*request.Screen).Heading().Place
	}
	at.screens = slices.Clone(m.screens[1:])
	m.screens = slices.Delete(m.screens, 1, len(m.screens))
	return m.keep(at)
}

// keep puts a desk before all others. A desk of the same case is closed.
func (m *root) keep(at desk) tea.Cmd {
	var cmds []tea.Cmd
	m.desks = slices.DeleteFunc(m.desks, func(other desk) bool {
		switch {
		case other.number != at.number || at.number == 0:
			return false
		case at.screens == nil:
			at.screens = other.screens
		default:
			cmds = append(cmds, closeAll(other.screens))
		}
		return true
	})
	m.desks = append(m.desks, at)
	for len(m.desks) > mostDesks {
		cmds = append(cmds, closeAll(m.desks[0].screens))
		m.desks = slices.Delete(m.desks, 0, 1)
	}
	return tea.Batch(cmds...)
}

// openCase shows a case: where it was left, or anew.
func (m *root) openCase(open nav.OpenCase) tea.Cmd {
	number := open.Case
	if top, ok := m.top().(*cases.Screen); ok && top.Heading().Case == number {
		return nil
	}
	if at := slices.IndexFunc(m.desks, func(d desk) bool { return d.number == number && d.screens != nil }); at >= 0 {
		return m.resume(at)
	}
	var parked tea.Cmd
	if now := m.atHand().number; now != 0 && now != number {
		parked = m.park()
	}
	return tea.Batch(parked, m.push(cases.New(m.setup, open)))
}

// resumeDesk is asked for by the palette.
type resumeDesk struct{ desk }

// find is where a desk is; -1 where it is no more.
func (m *root) find(d desk) int {
	return slices.IndexFunc(m.desks, func(other desk) bool {
		return other.number == d.number && other.form == d.form && slices.Equal(other.screens, d.screens)
	})
}

// resume shows a parked case again, in the place of what is shown.
func (m *root) resume(at int) tea.Cmd {
	d := m.desks[at]
	m.desks = slices.Delete(m.desks, at, at+1)
	parked := m.park()
	m.screens = append(m.screens, d.screens...)
	switch {
	case d.form != nil:
		return tea.Batch(parked, m.push(request.New(m.setup, *d.form)))
	case d.screens == nil:
		return tea.Batch(parked, m.push(cases.New(m.setup, nav.OpenCase{Case: d.number})))
	}
	m.resize()
	return tea.Batch(parked, m.top().Update(nav.Shown{}))
}

// left is the desk of a screen that was left: its case, and the form that it was, if that
// is half filled.
func (m *root) left(at desk, screen ui.Screen) tea.Cmd {
	if form, is := screen.(*request.Screen); is {
		if open, half := form.HalfFilled(); half {
			at.form = &open
			if at.number == 0 {
				at.title = form.Heading().Place
			}
		}
	}
	if at.number == 0 && at.form == nil {
		return nil
	}
	return m.keep(at)
}

// dropStale forgets the forms that cannot be gone on with: they were sent or discarded, or
// stand on a screen again.
func (m *root) dropStale() {
	seen := map[string]bool{}
	for i, d := range slices.Backward(m.desks) {
		if d.form == nil {
			continue
		}
		if id := d.form.Draft; seen[id] || m.setup.Drafts.Claimed(id) || !m.setup.Drafts.Has(id) {
			m.desks[i].form = nil
		}
		seen[d.form.Draft] = true
	}
	m.desks = slices.DeleteFunc(m.desks, func(d desk) bool { return d.number == 0 && d.form == nil && d.screens == nil })
}

// switchCase shows the case before, and parks the one that is shown.
func (m *root) switchCase() tea.Cmd {
	now := m.atHand().number
	m.dropStale()
	for at, d := range slices.Backward(m.desks) {
		if d.number != now || now == 0 {
			return m.resume(at)
		}
	}
	m.notice = ui.Notice{Text: "no other case was worked on in this window yet; " + casesKey().Help().Key + " lists them"}
	return nil
}

// openCases shows the case of what is on the screen, or parks that case and lists all.
func (m *root) openCases() tea.Cmd {
	if about, ok := m.top().(nav.Headed); ok {
		if _, isCase := m.top().(*cases.Screen); !isCase && about.Heading().Case != 0 {
			return m.openCase(nav.OpenCase{Case: about.Heading().Case})
		}
	}
	if _, listed := m.top().(*cases.List); listed {
		return nil
	}
	parked := m.park()
	return tea.Batch(parked, m.push(cases.NewList(m.setup)))
}

// closeAbove closes the screens above the first n.
func (m *root) closeAbove(n int) tea.Cmd {
	above := slices.Clone(m.screens[min(n, len(m.screens)):])
	m.screens = slices.Delete(m.screens, min(n, len(m.screens)), len(m.screens))
	return closeAll(above)
}

// closeAll closes screens, and writes what was typed in them.
func closeAll(screens []ui.Screen) tea.Cmd {
	var cmds []tea.Cmd
	for _, screen := range screens {
		if leaver, ok := screen.(nav.Leaver); ok {
			cmds = append(cmds, leaver.Leave())
		}
		screen.Close()
	}
	return tea.Batch(cmds...)
}

// everyScreen are all that there are, those of parked cases too.
func (m *root) everyScreen() []ui.Screen {
	all := slices.Clone(m.screens)
	for _, d := range m.desks {
		all = append(all, d.screens...)
	}
	return all
}
