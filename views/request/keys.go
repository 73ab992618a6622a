package request

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"

	"casebook/views/panes"
)

// keys are the screen's own bindings. Those of the form and the answer are theirs.
type keys struct {
	send, cancel, back, outgoing, flip, ticket, reply, restore, scroll, views key.Binding
}

func newKeys() keys {
	bind := func(help, does string, names ...string) key.Binding {
		return key.NewBinding(key.WithKeys(names...), key.WithHelp(help, does))
	}
	return keys{
		send:     bind("ctrl+s", "send", "ctrl+s"),
		cancel:   bind("esc", "cancels", "esc"),
		back:     bind("esc", "back", "esc"),
		outgoing: bind("ctrl+o", "what will be sent", "ctrl+o"),
		flip:     bind("ctrl+g", "answer", "ctrl+g", "f6"),
		ticket:   bind("ctrl+t", "vendor ticket", "ctrl+t"),
		reply:    bind("ctrl+r", "copy reply", "ctrl+r"),
		restore:  bind("ctrl+y", "put back", "ctrl+y"),
		scroll:   bind("pgup/pgdn", "scroll the answer", "pgup", "pgdown"),
		views:    bind("alt+1-5", "view", "alt+1", "alt+2", "alt+3", "alt+4", "alt+5"),
	}
}

// Keys lists what the help line shows now, most useful first.
func (s *Screen) Keys() []key.Binding {
	k := s.keys
	if s.unread != "" {
		return []key.Binding{k.back}
	}
	leave := k.back
	list := []key.Binding{k.send}
	if s.sending.Running() {
		list = nil
		if !s.cancelling {
			leave = k.cancel
		}
		list = append(list, leave)
	}
	if s.onOutgoing {
		k.outgoing.SetHelp(k.outgoing.Help().Key, "answer again")
	}
	id, _ := s.answer.Content().Attempt()
	k.ticket.SetEnabled(id != "")
	k.reply.SetEnabled(s.answer.Content().Reply() != "")
	if s.onAnswer {
		k.flip.SetHelp(k.flip.Help().Key, "form")
		list = append(list, k.flip, k.ticket, k.reply)
		list = append(list, s.answer.Keys()...)
		list = append(list, k.outgoing)
	} else {
		list = append(list, s.form.Keys()...)
		k.restore.SetEnabled(s.canRestore())
		list = append(list, k.restore, k.flip, k.ticket, k.outgoing, k.reply, k.scroll, k.views)
	}
	if !s.sending.Running() {
		list = append(list, leave)
	}
	return list
}

// Commands lists what the palette offers: of the views each by its name.
func (s *Screen) Commands() []key.Binding {
	list := slices.DeleteFunc(s.Keys(), func(b key.Binding) bool { return slices.Contains(b.Keys(), "1") || slices.Contains(b.Keys(), "alt+1") })
	if s.unread != "" {
		return list
	}
	for i, name := range s.answer.Views() {
		press := fmt.Sprintf("alt+%d", i+1)
		list = append(list, key.NewBinding(key.WithKeys(press), key.WithHelp(press, "view: "+name)))
	}
	return list
}

// viewOf returns the view that a key of the views binding asks for.
func viewOf(name string) panes.Tab { return panes.Tab(name[len(name)-1] - '1') }
