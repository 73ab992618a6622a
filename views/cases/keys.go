package cases

import (
	"charm.land/bubbles/v2/key"

	"casebook/history/attempt"
	"casebook/ui"
)

// stateKeys are the letters that stand for the states, in the order of attempt.States.
const stateKeys = "ocvsd"

func stateKey(i int) string { return stateKeys[i : i+1] }

// keys are the bindings of the case's screen.
type keys struct {
	back, next, reload, ticket, save                                           key.Binding
	open, undo, notes, call, compare, mark, turn, add, takeOut, begin, scrolls key.Binding
	states                                                                     []key.Binding
}

func bind(help, does string, names ...string) key.Binding {
	return key.NewBinding(key.WithKeys(names...), key.WithHelp(help, does))
}

func newKeys() keys {
	k := keys{
		back:    bind("esc", "back", "esc"),
		next:    bind("tab", "next part", "tab", "shift+tab"),
		reload:  bind("f5", "read again", "f5"),
		ticket:  bind("ctrl+t", "vendor ticket", "ctrl+t"),
		save:    bind("ctrl+s", "keep now", "ctrl+s"),
		open:    bind("enter", "open", "enter"),
		undo:    bind("u", "take back", "u"),
		notes:   bind("n", "notes", "n"),
		call:    bind("ctrl+n", "new call", "ctrl+n"),
		compare: bind("=", "what differs", "="),
		mark:    bind("space", "mark", "space"),
		turn:    bind("r", "oldest first", "r"),
		add:     bind("a", "add attempts", "a"),
		takeOut: bind("-", "take out", "-"),
		begin:   bind("N", "new case of them", "N"),
		scrolls: bind("up/down", "choose", "up", "down", "pgup", "pgdown", "home", "end"),
	}
	for i, state := range attempt.States() {
		k.states = append(k.states, bind(stateKey(i), string(state), stateKey(i)))
	}
	return k
}

// Keys lists what the help line shows now, most useful first.
func (s *Screen) Keys() []key.Binding {
	k := newKeys()
	switch {
	case s.comparing.open:
		k.back.SetHelp("esc", "timeline again")
		k.scrolls.SetHelp("up/down", "scroll")
		return []key.Binding{k.back, k.scrolls}
	case s.focus == notesPane:
		k.back.SetHelp("esc", "done")
		k.save.SetEnabled(s.notes.dirty())
		return []key.Binding{k.back, k.save, k.next, k.ticket, k.reload}
	}
	k.undo.SetEnabled(len(s.undo) > 0)
	if s.timeline.adding {
		k.back.SetHelp("esc", "timeline again")
	}
	pane := s.paneKeys(&k)
	keys := append([]key.Binding{pane[0], k.next, k.notes, s.stateKey(), k.undo}, pane[1:]...)
	keys = append(keys, k.ticket, k.call)
	if s.focus != timelinePane {
		keys = append(keys, k.add)
	}
	return append(keys, k.scrolls, k.reload, k.back)
}

// stateKey stands for the keys of all states.
func (s *Screen) stateKey() key.Binding {
	b := bind("o c v s d", "state", "o")
	b.SetEnabled(s.read)
	return b
}

// paneKeys are the keys of the pane that has the focus.
func (s *Screen) paneKeys(k *keys) []key.Binding {
	if s.focus == casePane {
		k.open.SetHelp("enter", "change")
		if at := s.chosenFact(); at >= 0 && s.lines[at].field == "" {
			k.open.SetHelp("enter", "read")
			k.open.SetEnabled(s.lines[at].sheet != "")
		}
		return []key.Binding{k.open}
	}
	row := s.timeline.selected()
	k.open.SetEnabled(row != nil)
	k.mark.SetEnabled(row != nil)
	k.compare.SetEnabled(len(s.timeline.shown()) > 1)
	if s.timeline.adding {
		k.open.SetHelp("enter", "put into the case")
		k.begin.SetEnabled(row != nil)
		return []key.Binding{k.open, k.mark, k.begin, k.compare}
	}
	if s.timeline.oldest {
		k.turn.SetHelp("r", "newest first")
	}
	k.takeOut.SetEnabled(row != nil)
	k.begin.SetEnabled(len(s.timeline.marked) > 0)
	return []key.Binding{k.open, k.compare, k.mark, k.turn, k.add, k.takeOut, k.begin}
}

// Help says of each key what there is room for in the help.
func (s *Screen) Help() []key.Binding {
	if s.comparing.open || s.focus == notesPane {
		return s.Keys()
	}
	var keys []key.Binding
	for _, b := range s.Keys() {
		if b.Keys()[0] == "o" && b.Help().Desc == "state" {
			for _, state := range newKeys().states {
				state.SetHelp(state.Help().Key, "state: "+state.Help().Desc)
				keys = append(keys, state)
			}
			continue
		}
		keys = append(keys, longer(b))
	}
	return keys
}

// longer is a binding with what it does in more words.
func longer(b key.Binding) key.Binding {
	does := map[string]string{
		"=": "what the two marked attempts differ in, or this one and the one before", "space": "mark this attempt, to compare or move several",
		"r": "turn the timeline: " + b.Help().Desc, "a": "add attempts of other cases, or of none", "-": "take the marked attempts out of the case",
		"N": "put the marked attempts into a new case",
		"u": "take back what was changed last", "n": "write notes; they are kept by themselves",
	}[b.Help().Key]
	if b.Help().Key == "enter" && b.Help().Desc == "open" {
		does = "open this attempt"
	}
	if does != "" {
		b.SetHelp(b.Help().Key, does)
	}
	return b
}

// Commands lists what can be done here by names that say enough on their own.
func (s *Screen) Commands() []key.Binding {
	keys := s.Help()
	for i, b := range keys {
		if b.Help().Key == "esc" {
			keys[i].SetEnabled(false)
		}
	}
	return keys
}

// turnHint is how the timeline is ordered, in words.
func (s *Screen) turnHint() string {
	switch {
	case s.timeline.adding:
		return "newest of all"
	case s.timeline.oldest:
		return "oldest first, " + ui.Counted(s.timeline.total, "attempt")
	}
	return "newest first, " + ui.Counted(s.timeline.total, "attempt")
}
