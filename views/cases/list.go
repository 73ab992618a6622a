package cases

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/query"
	"casebook/ui"
	"casebook/views/nav"
)

// List is the list of cases, narrowed by state and by what is typed.
type List struct {
	setup nav.Setup
	store store

	words  *query.Vocabulary
	field  ui.Input
	states int // which of the filters by state holds
	asked  asked
	found
	search ui.Task[foundCases]

	list   *ui.List
	moved  bool // the user chose a case; until then the first is chosen
	layout struct {
		width, height int
		panes         ui.Panes
	}
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
	l := &List{setup: setup, store: store, words: query.VocabularyOf(setup.Packs)}
	l.list = ui.NewList(setup.Theme, "reading the cases", l.row)
	return l
}

// Init reads the cases.
func (l *List) Init() tea.Cmd { return l.ask() }

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

// Texts are those of the cases in the list, and what stands in the field.
func (l *List) Texts() []string {
	texts := []string{l.field.Value()}
	for i := range l.rows {
		texts = nav.CaseTexts(texts, &l.rows[i])
	}
	return texts
}

// nothing says why no case is listed.
func (l *List) nothing() string {
	switch {
	case l.next != 0:
		return "looking through the cases"
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
		return l.took(found, err)
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return l.key(msg)
	case tea.PasteMsg:
		return l.typed(func() { l.field.Insert(strings.Join(strings.Fields(msg.Content), " ")) })
	case tea.MouseWheelMsg:
		l.moved = l.list.Update(msg) || l.moved
		return l.more()
	case tea.MouseClickMsg:
		return l.click(msg)
	case nav.Recorded, nav.Shown, nav.Changed:
		return l.again()
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
		return l.again()
	case "tab", "shift+tab":
		return l.turn(map[string]int{"tab": 1, "shift+tab": -1}[press.Keystroke()])
	case "right", "left":
		if l.field.Value() == "" {
			return l.turn(map[string]int{"right": 1, "left": -1}[press.Keystroke()])
		}
		l.field.Update(press)
	case "home", "end", "up", "down", "pgup", "pgdown":
		l.moved = l.list.Update(press) || l.moved
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

// turn narrows the list to the next state.
func (l *List) turn(by int) tea.Cmd {
	n := len(stateFilters())
	l.states = (l.states + by + n) % n
	return l.ask()
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
