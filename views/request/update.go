package request

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/ui"
	"casebook/views/nav"
)

// Update takes a message; the screen changes itself.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.PasteMsg:
		if s.onAnswer && s.unread == "" {
			return s.paste.Start(msg.Content)
		}
		return s.edit(msg)
	case tea.MouseClickMsg:
		s.click(msg)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	case nav.Shown, nav.Changed:
		return s.keeping.Again(s.answer)
	case discarded:
		if msg.screen == s {
			return s.discard()
		}
	case confirmed:
		if msg.screen == s {
			return s.send(msg.call)
		}
	case solvedBy:
		if msg.screen == s {
			return s.solve(msg)
		}
	case ui.Beat:
		next := s.pulse.Update(msg)
		if next != nil {
			s.wait()
		}
		return next
	default:
		return s.finish(msg)
	}
	return nil
}

// press answers a key: the screen's own first, since they are keys that no field
// edits with.
func (s *Screen) press(msg tea.KeyPressMsg) tea.Cmd {
	k := s.keys
	switch {
	case s.unread != "" && !key.Matches(msg, k.back):
	case key.Matches(msg, k.send):
		return s.ask()
	case key.Matches(msg, k.back):
		return s.leave()
	case key.Matches(msg, k.outgoing):
		return s.flipOutgoing()
	case key.Matches(msg, k.flip):
		s.focusAnswer(!s.onAnswer)
	case key.Matches(msg, k.ticket):
		return s.openTicket()
	case key.Matches(msg, k.reply):
		return s.copyReply()
	case key.Matches(msg, k.solve):
		return s.askSolved()
	case key.Matches(msg, k.join):
		return s.joinCase()
	case key.Matches(msg, k.redact):
		return s.redact()
	case key.Matches(msg, k.discard) && s.discardable():
		return s.askDiscard()
	case key.Matches(msg, k.answers, k.causes):
		return s.fromAfar(strings.TrimPrefix(msg.Keystroke(), "alt+"))
	case key.Matches(msg, k.views):
		s.onOutgoing = false
		s.answer.Show(viewOf(msg.Keystroke()))
	case s.onOutgoing && (s.onAnswer || key.Matches(msg, k.scroll)):
		s.sheet.Update(msg)
	case s.onAnswer:
		return s.toAnswer(msg)
	case key.Matches(msg, k.scroll):
		s.answer.Scroll(msg)
	default:
		return s.edit(msg)
	}
	return nil
}

// edit gives a key or a paste to the form, and follows what it changed.
func (s *Screen) edit(msg tea.Msg) tea.Cmd {
	if s.sending.Running() || s.unread != "" {
		return nil
	}
	before, field := s.form.Changes(), s.form.Focused()
	if s.clean == nil {
		s.clean = s.filled()
	}
	if field == bodyField && s.writeBody(msg) {
		return s.changed()
	}
	if press, ok := msg.(tea.KeyPressMsg); !ok || !s.credentialKey(field, press) {
		s.form.Update(msg)
	} else if s.form.Changes() == before {
		return s.changed() // the environment's credential is back
	}
	if s.form.Changes() == before {
		return nil
	}
	s.touched = true
	if field == operationField {
		s.switchOperation()
	} else if f, known := s.known(field); known && f.Credential() && s.form.Edited(field) {
		s.own[field] = true
	}
	return s.changed()
}

// changed follows a change of the form's values.
func (s *Screen) changed() tea.Cmd {
	s.keep()
	s.consider()
	s.compare()
	if s.found != nil { // what is typed goes before what was typed once
		s.found = nil
		s.drafting.Renew()
	}
	if s.onOutgoing {
		return tea.Batch(s.drafting.Changed(), s.drawOutgoing())
	}
	return s.drafting.Changed()
}

// credentialKey answers the keys that a credential has beside those of its field:
// deleting leaves out a value that the form does not know, and putting back takes
// the environment's again.
func (s *Screen) credentialKey(id string, press tea.KeyPressMsg) bool {
	f, known := s.known(id)
	if !known || !f.Credential() {
		return false
	}
	if key.Matches(press, s.keys.restore) && s.canRestore() {
		s.forget(id)
		s.rebuild()
		return true
	}
	switch press.Keystroke() {
	case "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+h", "ctrl+d":
		if s.form.Value(id) == "" && !s.own[id] && s.setup.Environment.Credential(f.Variable).Source != "" {
			s.form.SetValue(id, "")
			return true
		}
	}
	return false
}

// mendable reports whether the form itself has a use for ctrl+y now.
func (s *Screen) mendable() bool {
	for _, binding := range s.form.Keys() {
		if key.Matches(ui.KeyPress(s.keys.restore.Keys()[0]), binding) {
			return true
		}
	}
	return false
}

// switchOperation makes the form of the operation that was chosen; values of
// fields with equal ids stay. What authorises calls of one system is never taken
// to another.
func (s *Screen) switchOperation() {
	s.keep()
	before, fields := s.pack, s.fields
	system, operation, _ := strings.Cut(s.form.Value(operationField), " ")
	s.body = nil
	s.choose(system, operation)
	for _, f := range fields {
		if s.pack != before && (f.Credential() || f.Class >= safe.Proof) {
			s.forget(f.ID)
		}
	}
	s.rebuild()
	s.setAside()
}

// forget drops what is known of a field's value.
func (s *Screen) forget(id string) {
	delete(s.kept, id)
	delete(s.own, id)
	delete(s.cut, id)
}

// leave cancels a call that is under way, closes what will be sent, or goes back.
func (s *Screen) leave() tea.Cmd {
	switch {
	case s.sending.Running() && !s.cancelling:
		s.cancelling = true
		s.sending.Interrupt()
		s.wait()
		return nil
	case s.onOutgoing:
		s.onOutgoing = false
		return nil
	}
	return nav.Go(nav.Back{})
}

// focusAnswer moves the keys between form and answer.
func (s *Screen) focusAnswer(on bool) {
	s.onAnswer = on
	s.form.SetActive(!on)
	s.answer.SetActive(on)
}

func (s *Screen) openTicket() tea.Cmd {
	id, inCase := s.answer.Content().Attempt()
	switch {
	case id == "":
		return nil
	case inCase != 0:
		return nav.Go(nav.OpenTicket{Case: inCase})
	}
	return nav.Go(nav.OpenTicket{Attempt: id})
}

// click takes a press of the mouse at a cell of the screen's area.
func (s *Screen) click(msg tea.MouseClickMsg) {
	mouse := msg.Mouse()
	left, right := s.panes.Area(0), s.panes.Area(s.rightPane())
	switch {
	case s.showsAnswer() && right.Contains(mouse.X, mouse.Y):
		s.focusAnswer(true)
		if !s.onOutgoing {
			s.answer.Click(mouse.X-right.X, mouse.Y-right.Y)
		}
	case s.showsForm() && left.Contains(mouse.X, mouse.Y):
		s.focusAnswer(false)
		s.form.Click(mouse.Y - left.Y - s.formTop(left.Height))
	}
}

// wheel scrolls what will be sent, or the answer.
func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	right := s.panes.Area(s.rightPane())
	switch {
	case !s.showsAnswer() || !right.Contains(msg.Mouse().X, msg.Mouse().Y):
	case s.onOutgoing:
		s.sheet.Update(msg)
	default:
		s.answer.Scroll(msg)
	}
}

// costs is what a call costs, in words; empty for a safe read.
func costs(o *systems.Operation) string {
	var all []string
	for _, cost := range []string{o.Counted, o.Creates} {
		if cost != "" {
			all = append(all, shown(cost))
		}
	}
	return strings.Join(all, " and ")
}
