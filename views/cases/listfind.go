package cases

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/query"
	"casebook/ui"
	"casebook/views/panes"
)

// found is what the list shows.
type found struct {
	rows            []history.Case
	coming          []history.Case // what takes the place of rows once it reaches as far
	next            uint64         // where the search goes on; 0: it is at its end
	stale           bool           // rows are of what was asked before
	owners          int            // the widest owner among rows, in cells, as far as there is a column for it
	wordy, short    int            // the widest state among them, in words and in its short form, in cells
	simulated, real bool           // some of them are of the simulator, some are not
	now             time.Time
	trouble         string
}

// asked is what the list is asked for.
type asked struct {
	query  history.Query
	number uint64 // the case that is asked for by its number alone; 0: none
	wrong  string // why it cannot be asked; empty: it can
}

// foundCases is what one part of a search came to.
type foundCases struct {
	history.FoundCases
	first   bool // it is the newest part
	now     time.Time
	trouble error
}

// reading is what stands in the field, and which states are chosen.
func (l *List) reading() asked {
	text := strings.TrimSpace(l.field.Value())
	number, err := strconv.ParseUint(strings.TrimPrefix(text, "case:"), 10, 64)
	if err == nil && number != 0 {
		return asked{number: number}
	}
	parsed, err := l.words.Parse(text, l.now)
	q, ofCases := parsed.OfCases()
	a := asked{query: q}
	if wrong := new(query.Error); errors.As(err, &wrong) {
		a.wrong = wrong.Problem
	} else if !ofCases {
		a.wrong = "only what is written about cases is searched here; home's field searches attempts"
	}
	if states := stateFilters()[l.states].states; len(states) > 0 && !parsed.Has(history.InState) {
		c := history.Condition{Field: history.InState}
		for _, state := range states {
			c.Values = append(c.Values, string(state))
		}
		a.query.All = append([]history.Condition{c}, a.query.All...)
	}
	return a
}

// ask searches for what is asked now, from the newest on. The search for what was asked
// before ends; what that found stays until there is something in its place.
func (l *List) ask() tea.Cmd {
	l.asked = l.reading()
	l.SetSize(l.layout.width, l.layout.height) // what is wrong with it takes rows
	l.search.Cancel()
	l.coming, l.next = nil, 0
	if l.asked.wrong != "" {
		return nil
	}
	l.stale = true
	return l.find(0)
}

// again searches for the same once more, as something was written meanwhile.
func (l *List) again() tea.Cmd {
	if l.asked.wrong != "" {
		return nil
	}
	l.search.Cancel()
	l.coming = nil
	return l.find(0)
}

// find looks at the next part of the cases, for some milliseconds; 0 is from the newest on.
func (l *List) find(before uint64) tea.Cmd {
	store, a, now := l.store, l.asked, l.setup.Now
	return l.search.Start(readWithin, func(ctx context.Context) (foundCases, error) {
		part := foundCases{first: before == 0, now: now()}
		if a.number != 0 {
			c, err := store.Case(ctx, a.number)
			if err == nil {
				part.Rows = []history.Case{c}
			}
			if errors.Is(err, history.ErrNotFound) {
				err = nil
			}
			return part, err
		}
		var err error
		part.FoundCases, err = store.SearchCases(ctx, a.query, before, pageSize)
		if errors.As(err, new(*history.Damaged)) {
			part.trouble, err = err, nil
		}
		return part, err
	})
}

// took shows a part of what was found, and looks on as far as it is seen.
func (l *List) took(part foundCases, err error) tea.Cmd {
	if part.first {
		l.trouble = ""
	}
	if part.trouble != nil {
		l.trouble = sentence(part.trouble)
	}
	if err != nil {
		l.trouble = sentence(err)
		return nil
	}
	l.now, l.next = part.now, part.Next
	if part.first {
		l.coming = nil
	}
	l.coming = append(l.coming, part.Rows...)
	// What takes the place of the same rows does so at once, so that nothing jumps.
	if !l.stale && l.next != 0 && len(l.coming) < len(l.rows) {
		return l.find(l.next)
	}
	l.show(l.coming)
	if len(l.coming) > 0 || l.next == 0 {
		l.stale = false
	}
	return l.more()
}

// show lists cases. The cursor stays on its case, unless nobody moved it from the first.
func (l *List) show(rows []history.Case) {
	if l.stale && len(rows) == 0 && l.next != 0 {
		return // what was found before stays until there is something
	}
	id := l.selected().ID
	if l.stale {
		l.moved = false
		l.list.Select(0)
	}
	l.rows = slices.Clone(rows)
	l.owners, l.wordy, l.short, l.simulated, l.real = 0, 0, 0, false, false
	for _, c := range l.rows {
		l.simulated, l.real = l.simulated || c.Simulated, l.real || !c.Simulated
		l.owners, l.wordy = max(l.owners, min(ownerColumn, ui.Width(c.Owner))), max(l.wordy, ui.Width(panes.StateWord(c.State)))
		l.short = max(l.short, ui.Width(panes.StateShort(c.State)))
	}
	l.list.SetEmpty(l.nothing())
	l.list.SetCount(len(l.rows))
	if i := slices.IndexFunc(l.rows, func(c history.Case) bool { return c.ID == id }); i >= 0 && l.moved {
		l.list.Follow(i)
	}
}

// more looks on when the end of what was found comes near.
func (l *List) more() tea.Cmd {
	if l.next == 0 || l.search.Running() || !l.list.AtEnd() {
		return nil
	}
	return l.find(l.next)
}
