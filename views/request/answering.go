package request

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// toAnswer gives a key to the answer: those that answer and tick are kept with the
// case, the others move.
func (s *Screen) toAnswer(press tea.KeyPressMsg) tea.Cmd {
	if act, is := s.answer.Act(press.Keystroke()); is {
		return s.keeping.Do(s.answer, act)
	}
	s.answer.Update(press)
	return nil
}

// fromAfar answers, or goes to another cause, by a key that works in the form too.
func (s *Screen) fromAfar(key string) tea.Cmd {
	if !s.showsAnswer() || s.onOutgoing {
		return nil
	}
	switch key {
	case "j":
		s.answer.Go(1)
		return nil
	case "k":
		s.answer.Go(-1)
		return nil
	}
	if act, is := s.answer.Act(key); is {
		return s.keeping.Do(s.answer, act)
	}
	return nil
}

// answering are the letters of the keys that answer what is on the screen.
func (s *Screen) answering() string {
	if !s.showsAnswer() || s.onOutgoing {
		return ""
	}
	return s.answer.Answering()
}

// answerCommands are the keys that answer and tick, each by what it does.
func (s *Screen) answerCommands() []key.Binding {
	var list []key.Binding
	add := func(press, does string) {
		list = append(list, key.NewBinding(key.WithKeys(press), key.WithHelp(press, does)))
	}
	words := map[rune]string{'y': "yes", 'n': "no", 'u': "unknown", 'v': "enter a value"}
	letters := s.answering()
	for _, letter := range letters {
		add("alt+"+string(letter), "the caller says: "+words[letter])
	}
	if letters != "" && s.answer.Stops() > 1 {
		add("alt+j", "next cause")
		add("alt+k", "previous cause")
	}
	if s.onAnswer && !s.onOutgoing && s.answer.Ticking() {
		add("p", "tick: pass")
		add("f", "tick: fail")
		add("x", "tick: not applicable")
		add("backspace", "tick: take back")
	}
	return list
}
