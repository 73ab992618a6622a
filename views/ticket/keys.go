package ticket

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"

	"casebook/api/safe"
	"casebook/history/ticket"
)

func binding(enabled bool, name, does string, keys ...string) key.Binding {
	b := key.NewBinding(key.WithKeys(keys...), key.WithHelp(name, does))
	b.SetEnabled(enabled)
	return b
}

// Keys lists what can be done with the ticket.
func (s *Screen) Keys() []key.Binding {
	switch {
	case s.save.open:
		return []key.Binding{binding(true, "enter", "write the file", "enter"), binding(true, "esc", "do not save", "esc")}
	case s.trouble != "":
		return []key.Binding{binding(true, "r", "try again", "r")}
	}
	return append(s.deciding(), s.doing()...)
}

// deciding are the keys for what of the desk pane they are about.
func (s *Screen) deciding() []key.Binding {
	if want := s.wantAt(); want >= 0 {
		return []key.Binding{binding(true, "enter", s.does(s.made.ticket.Wants[want]), "enter")}
	}
	if s.stepAt() < 0 || s.made.inCase == 0 {
		return nil
	}
	return []key.Binding{
		binding(true, "y", "done", "y", "p"), binding(true, "n", "fails", "n"), binding(true, "-", "does not apply", "-"),
		binding(true, "backspace", "take back", "backspace"),
	}
}

// doing are the keys that work in every pane.
func (s *Screen) doing() []key.Binding {
	ready, zip := s.ready(), s.made.leaves.format == ticket.Zip
	keys := []key.Binding{
		binding(ready && !zip, "c", "copy", "c"), binding(ready, "s", "save", "s"), binding(ready && !zip, "b", "both", "b"),
	}
	keys = append(keys, binding(ready, "tab", s.nextPane(1).name(), "tab", "shift+tab"))
	if v := s.selected(); v.Name != "" {
		next := binding(ready, "n/N", "next value", "n", "N")
		if s.stepAt() >= 0 {
			next = binding(ready, "N", "value before", "N")
		}
		keys = append(keys, binding(ready, "r", showing(v), "r"), next)
	}
	keys = append(keys, binding(ready, "x", "cut more", "x"))
	if wants := s.mendable(); len(wants) > 0 {
		name, does := "1", s.does(s.made.ticket.Wants[wants[0]])
		digits := []string{"1"}
		for i := 1; i < min(len(wants), ownKeys); i++ {
			digits = append(digits, strconv.Itoa(i+1))
			name, does = "1-"+digits[i], "add missing"
		}
		keys = append(keys, binding(ready, name, does, digits...))
	}
	keys = append(keys, binding(ready, "f", "format", "f"))
	if len(s.made.of.Left) > 0 || s.draft.addendum {
		does := "what is new"
		if s.draft.addendum {
			does = "the whole ticket"
		}
		keys = append(keys, binding(ready, "a", does, "a"))
	}
	if len(s.placesOf(s.values.Selected())) > 1 {
		keys = append(keys, binding(ready, "o", "its next place", "o"))
	}
	return append(keys, binding(ready, "up/down", s.moving(), "up", "down", "pgup", "pgdown", "home", "end", "space"),
		binding(ready, "t", "show the texts", "t"), binding(ready, "v", "show the values", "v"), binding(ready, "d", "show the desk's wishes", "d"))
}

// showing is what the key that shows a value does with this one.
func showing(v value) string {
	switch {
	case v.Revealed:
		return "cut it again"
	case v.Kind == cutKind:
		return "cut it no more"
	case v.Class != safe.Personal:
		return "why it stays cut"
	}
	return "show it"
}

// moving is what the arrows do in the pane that they go to.
func (s *Screen) moving() string {
	switch s.current() {
	case valuesPane:
		return "choose a value"
	case deskPane:
		if len(s.stops) > 0 {
			return "choose"
		}
	}
	return "scroll"
}

// Commands offers by name what several keys together do.
func (s *Screen) Commands() []key.Binding {
	var commands []key.Binding
	for _, b := range s.Keys() {
		switch name := b.Help().Key; {
		case name == "n/N":
			commands = append(commands, binding(b.Enabled(), "n", "next value", "n"), binding(b.Enabled(), "N", "value before", "N"))
		case b.Keys()[0] == "1":
			for i, want := range s.mendable() {
				if i < ownKeys {
					digit := strconv.Itoa(i + 1)
					commands = append(commands, binding(b.Enabled(), digit, "add what is missing: "+s.does(s.made.ticket.Wants[want]), digit))
				}
			}
		case longer(name) != "":
			commands = append(commands, binding(b.Enabled(), name, longer(name), name))
		default:
			commands = append(commands, b)
		}
	}
	return commands
}

// Help says of each key what there is room for in the help.
func (s *Screen) Help() []key.Binding {
	keys := s.Keys()
	for i, b := range keys {
		name := b.Help().Key
		if does, _, _ := strings.Cut(longer(name), ": Markdown"); does != "" { // those are seen when it is pressed
			keys[i].SetHelp(name, does)
		}
	}
	return keys
}

// longer is what a key does where there is room to say it.
func longer(key string) string {
	switch key {
	case "c":
		return "copy the ticket"
	case "s":
		return "save the ticket to a file"
	case "b":
		return "copy the ticket and save it"
	case "f":
		return "choose the format: Markdown, text, JSON, HAR, curl, zip"
	case "x":
		return "cut more from the ticket"
	case "a":
		return "addendum: only what is new, or the whole ticket"
	case "o":
		return "next place of the value"
	case "1-2", "1-3", "1-4", "1-5", "1-6", "1-7", "1-8", "1-9":
		return "add what the desk will miss"
	case "tab":
		return "next pane: texts, values, desk"
	}
	return ""
}
