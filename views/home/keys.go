package home

import "charm.land/bubbles/v2/key"

func bind(enabled bool, name, does string) key.Binding {
	b := key.NewBinding(key.WithKeys(name), key.WithHelp(name, does))
	b.SetEnabled(enabled)
	return b
}

func nextKey() key.Binding {
	return key.NewBinding(key.WithKeys("tab", "shift+tab"), key.WithHelp("tab", "next part"))
}

// newKey leads to the calls, from anywhere else.
func (s *Screen) newKey() key.Binding { return bind(s.focus != inCalls, "ctrl+n", "new call") }

func reloadKey() key.Binding { return bind(true, "f5", "read again") }

// systemKey turns to the next system, or the one before.
func systemKey(enabled bool) key.Binding {
	b := key.NewBinding(key.WithKeys("right", "left"), key.WithHelp("left/right", "system"))
	b.SetEnabled(enabled)
	return b
}

// codesKey opens the documented answers of what is selected.
func (s *Screen) codesKey() key.Binding {
	query, name := s.documentedQuery()
	return bind(query != "", "ctrl+l", name)
}

func clearKey(does string) key.Binding { return bind(true, "esc", does) }

// pasteBinding stands for what is no key: a paste.
func pasteBinding() key.Binding { return bind(true, "paste", "explain it") }

func moveKey() key.Binding {
	return key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown", "home", "end"), key.WithHelp("up/down", "choose"))
}

// takeKey takes what is offered for the word at the cursor.
func (s *Screen) takeKey() key.Binding {
	b := key.NewBinding(key.WithKeys("tab", "right"), key.WithHelp("tab", "complete"))
	b.SetEnabled(s.offered())
	return b
}

// caseKey leads to the case of what is selected.
func (s *Screen) caseKey() key.Binding { return bind(s.caseNumber() != 0, "ctrl+o", "its case") }

// otherKey leads to the other of the two lists of what was found.
func (s *Screen) otherKey() key.Binding {
	name := "tab"
	if s.offered() {
		name = "shift+tab"
	}
	b := key.NewBinding(key.WithKeys("tab", "shift+tab"), key.WithHelp(name, "other list"))
	b.SetEnabled(len(s.filled()) > 1)
	return b
}

// Commands lists what can be done here by names that say enough on their own.
func (s *Screen) Commands() []key.Binding {
	chosen := map[section]string{inCases: "case", inCalls: "call", inScenarios: "scenario", inAnswers: "documented answer", inPast: "attempt"}[s.focus]
	names := map[string]string{
		"open": "open the chosen " + chosen, "fill in": "fill in the chosen " + chosen, "read": "read the chosen " + chosen,
		"its case":      "the chosen case: notes, timeline, where it stands",
		"vendor ticket": "vendor ticket of the chosen " + chosen, "read again": "read the history again",
		"new call": "new call: choose one of a system", "system": "calls of the next system", "clear": "clear the field",
		draftVerb: "go on with a draft: what was typed and not sent",
		"try it":  "try the chosen documented answer in the simulator", "list them all": "list all that were found",
		"answers to its call": "answers to the call of the chosen case", "answers to this call": "answers to the chosen call",
	}
	keys := s.Keys()
	for i, b := range keys {
		if name := names[b.Help().Desc]; name != "" {
			keys[i].SetHelp(b.Help().Key, name)
		}
	}
	return keys
}
