package cases

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

// List is the list of cases, narrowed by state and by what is typed.
type List struct {
	setup nav.Setup
	store store

	field   ui.Input
	states  int // which of the filters by state holds
	rows    []history.Case
	next    uint64 // where the search goes on; 0: it is at its end
	owners  int    // the widest owner among them, in cells, as far as there is a column for it
	wordy   int    // the widest state among them, in cells
	read    bool   // for what is asked now
	now     time.Time
	trouble string
	search  ui.Task[foundCases]

	list   *ui.List
	layout struct {
		width, height int
		panes         ui.Panes
	}
}

// foundCases is what one part of a search came to.
type foundCases struct {
	history.FoundCases
	before  uint64 // where it began
	now     time.Time
	trouble error
}

// stateFilter is which states a list shows.
type stateFilter struct {
	name   string
	states []history.State // none: all
}

// stateFilters are those to choose from.
func stateFilters() []stateFilter {
	filters := []stateFilter{{"to do", []history.State{history.Open, history.WaitingCustomer, history.WaitingVendor}}}
	for _, state := range attempt.States() {
		name := strings.Replace(string(state), "waiting for ", "for ", 1)
		filters = append(filters, stateFilter{name, []history.State{state}})
	}
	return append(filters, stateFilter{name: "all"})
}

// NewList makes the list. Nothing is read before Init.
func NewList(setup nav.Setup) *List { return newList(setup, setup.Store) }

func newList(setup nav.Setup, store store) *List {
	l := &List{setup: setup, store: store}
	l.list = ui.NewList(setup.Theme, "reading the cases", l.row)
	return l
}

// Init reads the cases.
func (l *List) Init() tea.Cmd { return l.find(0) }

// Close gives up what is being read.
func (l *List) Close() { l.search.Cancel() }

// Typing says that letters go into the field.
func (l *List) Typing() bool { return true }

// Watches reports that another window's changes are to be seen at once.
func (l *List) Watches() bool { return true }

// Heading says what is shown.
func (l *List) Heading() nav.Heading {
	return nav.Heading{Title: "Cases", Place: l.setup.Environment.Name, Simulated: l.setup.Environment.Simulated}
}

// Personal names whom the cases in the list are about.
func (l *List) Personal() []string {
	var values []string
	for i := range l.rows {
		if user := l.rows[i].Last.User; user != "" {
			values = append(values, user)
		}
	}
	return values
}

// query is what the list is asked for.
func (l *List) query() history.Query {
	var q history.Query
	if states := stateFilters()[l.states].states; len(states) > 0 {
		var values []string
		for _, state := range states {
			values = append(values, string(state))
		}
		q.All = append(q.All, history.Condition{Field: history.InState, Values: values})
	}
	for _, word := range strings.Fields(l.field.Value()) {
		q.All = append(q.All, condition(word))
	}
	return q
}

// number is the case that is asked for by its number alone: "42" or "case:42"; 0 for none.
func (l *List) number() uint64 {
	text := strings.TrimPrefix(strings.TrimSpace(l.field.Value()), "case:")
	id, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0
	}
	return id
}

// condition is what a word asks for: "owner:mira", "tag:vip", "ref:ZD-881", else text of
// the case.
func condition(word string) history.Condition {
	name, value, named := strings.Cut(word, ":")
	switch f := history.Field(name); f {
	case history.OfOwner, history.WithTag, history.WithRef:
		if named && value != "" {
			return history.Condition{Field: f, Values: []string{history.Fold(value)}}
		}
	}
	return history.Condition{Field: history.AnyText, Values: []string{history.Fold(word)}}
}

// find reads the cases below before; 0 is from the newest on. A new question ends the
// search for the one before; what was found for that stays until there is an answer.
func (l *List) find(before uint64) tea.Cmd {
	store, q, now, number := l.store, l.query(), l.setup.Now, l.number()
	return l.search.Start(readWithin, func(ctx context.Context) (foundCases, error) {
		found := foundCases{before: before, now: now()}
		if number != 0 {
			if c, err := store.Case(ctx, number); err == nil {
				found.Rows = []history.Case{c}
				return found, nil
			}
		}
		for at := before; ; at = found.Next {
			part, err := store.SearchCases(ctx, q, at, pageSize)
			if err != nil && !errors.As(err, new(*history.Damaged)) {
				return found, err
			}
			found.trouble = cmp.Or(found.trouble, err)
			found.Rows, found.Next = append(found.Rows, part.Rows...), part.Next
			if len(found.Rows) >= pageSize || part.Next == 0 {
				return found, nil
			}
		}
	})
}

// took shows what was found.
func (l *List) took(found foundCases, err error) {
	l.trouble = ""
	if err := cmp.Or(err, found.trouble); err != nil {
		l.trouble = sentence(err)
	}
	if err != nil {
		return
	}
	l.read, l.now = true, found.now
	at, id := l.list.Selected(), l.selected().ID
	if found.before == 0 {
		l.rows = found.Rows
	} else {
		l.rows = append(l.rows, found.Rows...)
	}
	l.next = found.Next
	l.owners, l.wordy = 0, 0
	for _, c := range l.rows {
		l.owners, l.wordy = max(l.owners, min(ownerColumn, ui.Width(c.Owner))), max(l.wordy, len(c.State))
	}
	l.list.SetEmpty(l.nothing())
	l.list.SetCount(len(l.rows))
	if i := slices.IndexFunc(l.rows, func(c history.Case) bool { return c.ID == id }); i >= 0 && at > 0 {
		l.list.Select(i)
	}
}

// nothing says why no case is listed.
func (l *List) nothing() string {
	switch {
	case strings.TrimSpace(l.field.Value()) != "":
		return "No case has these words. esc clears them; left and right choose another state."
	case l.states == 0:
		return "Nothing is open. A call that is sent or a paste that is kept begins a case."
	}
	if states := stateFilters()[l.states].states; len(states) > 0 {
		return "No case is " + string(states[0]) + "."
	}
	return "No cases yet. A call that is sent or a paste that is kept begins one."
}

// selected is the case under the cursor; the zero Case when there is none.
func (l *List) selected() history.Case {
	if at := l.list.Selected(); at >= 0 && at < len(l.rows) {
		return l.rows[at]
	}
	return history.Case{}
}

// Update takes a message.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	if found, err, ok := l.search.Finish(msg); ok {
		l.took(found, err)
		return nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return l.key(msg)
	case tea.PasteMsg:
		return l.typed(func() { l.field.Insert(strings.Join(strings.Fields(msg.Content), " ")) })
	case tea.MouseWheelMsg:
		l.list.Update(msg)
		return l.more()
	case tea.MouseClickMsg:
		return l.click(msg)
	case nav.Recorded, nav.Shown, nav.Changed:
		return l.find(0)
	}
	return nil
}

func (l *List) key(press tea.KeyPressMsg) tea.Cmd {
	switch press.Keystroke() {
	case "enter":
		return l.open()
	case "esc":
		return l.typed(func() { l.field.SetValue("") })
	case "ctrl+t":
		if c := l.selected(); c.ID != 0 {
			return nav.Go(nav.OpenTicket{Case: c.ID})
		}
	case "ctrl+o":
		return nav.Go(nav.OpenHandover{})
	case "f5":
		return l.find(0)
	case "tab", "shift+tab":
		return l.turn(map[string]int{"tab": 1, "shift+tab": -1}[press.Keystroke()])
	case "right", "left":
		if l.field.Value() == "" {
			return l.turn(map[string]int{"right": 1, "left": -1}[press.Keystroke()])
		}
		l.field.Update(press)
	case "home", "end", "up", "down", "pgup", "pgdown":
		l.list.Update(press)
		return l.more()
	default:
		return l.typed(func() { l.field.Update(press) })
	}
	return nil
}

// typed changes the field, and searches when that asks for something else.
func (l *List) typed(change func()) tea.Cmd {
	before := l.field.Value()
	change()
	if l.field.Value() == before {
		return nil
	}
	return l.ask()
}

// ask searches anew, from the first row.
func (l *List) ask() tea.Cmd {
	l.read = false
	l.list.Select(0)
	return l.find(0)
}

// turn narrows the list to the next state.
func (l *List) turn(by int) tea.Cmd {
	n := len(stateFilters())
	l.states = (l.states + by + n) % n
	return l.ask()
}

// more reads on when the end of what was found comes near.
func (l *List) more() tea.Cmd {
	if l.next == 0 || l.search.Running() || !l.list.AtEnd() {
		return nil
	}
	return l.find(l.next)
}

func (l *List) open() tea.Cmd {
	if c := l.selected(); c.ID != 0 {
		return nav.Go(nav.OpenCase{Case: c.ID})
	}
	return nil
}

// Keys lists what the help line shows now, most useful first.
func (l *List) Keys() []key.Binding {
	open, ticket := bind("enter", "open", "enter"), bind("ctrl+t", "vendor ticket", "ctrl+t")
	open.SetEnabled(l.selected().ID != 0)
	ticket.SetEnabled(l.selected().ID != 0)
	state := bind("tab", "next state", "tab", "shift+tab")
	if l.field.Value() == "" {
		state = bind("left/right", "state", "right", "left", "tab", "shift+tab")
	}
	keys := []key.Binding{open, state, bind("ctrl+o", "hand over", "ctrl+o"), ticket}
	if l.field.Value() != "" {
		keys = append(keys, bind("esc", "clear", "esc"))
	}
	return append(keys, bind("up/down", "choose", "up", "down", "pgup", "pgdown"), bind("f5", "read again", "f5"))
}
