package request

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"casebook/views/panes"
)

// keys are the screen's own bindings. Those of the form and the answer are theirs.
type keys struct {
	send, cancel, back, outgoing, flip, ticket, reply, restore, scroll, views key.Binding
	solve, answers, causes, paste, redact, join                               key.Binding // of the case, and of what is shown
	discard                                                                   key.Binding // of what is typed
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
		solve:    bind("alt+s", "case solved…", "alt+s"),
		answers:  bind("alt+y n u v", "answer", "alt+y", "alt+n", "alt+u", "alt+v"),
		causes:   bind("alt+j/k", "cause", "alt+j", "alt+k"),
		paste:    bind("paste", "explain it", "paste"),
		join:     bind("alt+c", "put into its case", "alt+c"),
		redact:   bind("alt+r", "redact again under today's rules", "alt+r"),
		discard:  bind("ctrl+x", "discard the draft…", "ctrl+x"),
	}
}

// Keys lists what the help line shows now, most useful first.
func (s *Screen) Keys() []key.Binding {
	k := s.keys
	if s.unread != "" {
		return []key.Binding{k.back}
	}
	leave := k.back
	var list []key.Binding
	if s.onAnswer && !s.onOutgoing {
		list = s.answer.ActKeys()
	}
	if !s.sending.Running() {
		list = append(list, k.send)
	} else {
		if !s.cancelling {
			leave = k.cancel
		}
		list = append(list, leave)
	}
	if s.onOutgoing {
		k.outgoing.SetHelp(k.outgoing.Help().Key, "answer again")
	}
	if list = append(list, s.paneKeys(k)...); !s.sending.Running() {
		list = append(list, leave)
	}
	return list
}

// paneKeys are the keys of the pane that has the focus, and those that work beside it.
func (s *Screen) paneKeys(k keys) []key.Binding {
	id, _ := s.answer.Content().Attempt()
	letters := s.answering()
	k.ticket.SetEnabled(id != "")
	k.reply.SetEnabled(s.answer.Content().Reply() != "")
	k.solve.SetEnabled(s.about() != 0)
	k.join.SetEnabled(s.joinable())
	if s.joinable() {
		k.join.SetHelp(k.join.Help().Key, fmt.Sprintf("put into case %d", s.belonging.offered.ID))
	}
	k.discard.SetEnabled(s.discardable())
	if s.isSolved() {
		k.solve.SetHelp(k.solve.Help().Key, "solved: change…")
	}
	if !s.onAnswer {
		k.restore.SetEnabled(s.canRestore())
		k.answers.SetEnabled(letters != "")
		k.answers.SetHelp("alt+"+strings.Join(strings.Split(letters, ""), " "), k.answers.Help().Desc)
		k.causes.SetEnabled(letters != "" && s.answer.Stops() > 1)
		return append(s.form.Keys(), k.restore, k.flip, k.join, k.ticket, k.solve, k.answers, k.outgoing, k.reply, k.discard, k.causes, k.scroll, k.views)
	}
	k.flip.SetHelp(k.flip.Help().Key, "form")
	if s.onOutgoing {
		return []key.Binding{k.flip, k.join, k.ticket, k.solve, k.reply, k.outgoing, k.paste, k.discard}
	}
	return slices.Concat([]key.Binding{k.flip, k.join, k.ticket, k.solve, k.reply}, s.answer.Keys(), []key.Binding{k.outgoing, k.paste, k.discard})
}

// Commands lists what the palette offers: of the views each by its name.
func (s *Screen) Commands() []key.Binding {
	several := []string{"1", "alt+1", "left", "y", "v", "u", "alt+y", "j", "alt+j", "p"} // the first keys of bindings that stand for several, or only move
	list := slices.DeleteFunc(s.Keys(), func(b key.Binding) bool { return slices.Contains(several, b.Keys()[0]) })
	if s.unread != "" {
		return list
	}
	if at := slices.IndexFunc(list, func(b key.Binding) bool { return b.Keys()[0] == s.keys.solve.Keys()[0] }); at >= 0 && s.isSolved() {
		list[at].SetHelp(s.keys.solve.Help().Key, "reopen the case, or change what solved it…")
	}
	for i, name := range s.answer.Views() {
		press := fmt.Sprintf("alt+%d", i+1)
		list = append(list, key.NewBinding(key.WithKeys(press), key.WithHelp(press, "view: "+name)))
	}
	if s.redactable() {
		list = append(list, s.keys.redact)
	}
	return append(list, s.answerCommands()...)
}

// viewOf returns the view that a key of the views binding asks for.
func viewOf(name string) panes.Tab { return panes.Tab(name[len(name)-1] - '1') }
