package ticket

import (
	tea "charm.land/bubbletea/v2"

	"casebook/api/systems"
	"casebook/ui"
	"casebook/views/nav"
)

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if m, err, ok := s.making.Finish(msg); ok {
		return s.take(m, err)
	}
	if l, err, ok := s.dressing.Finish(msg); ok {
		return s.tookForm(l, err)
	}
	if s.lining.Found(msg) {
		return s.bringTime()
	}
	if cmd, ok := s.lining.Finish(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		s.save.paste(msg.Content)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	case tea.MouseClickMsg:
		s.click(msg.X, msg.Y)
	case nav.Recorded:
		if msg.Case == s.made.inCase && msg.Case != 0 {
			return s.Init()
		}
	default:
		return s.chose(msg)
	}
	return nil
}

// chose takes what the user said to an overlay that this screen opened.
func (s *Screen) chose(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case revealed:
		if msg.screen == s {
			return s.showClear(msg.name)
		}
	case anyway:
		if msg.screen == s {
			s.agreed = msg.gaps
			return s.leave(msg.by)
		}
	case chosen:
		if msg.screen == s {
			return s.setFormat(msg.format)
		}
	case toldTime:
		if msg.screen == s {
			return s.tellTime(msg.words)
		}
	case typeCut:
		if msg.screen == s {
			return s.askCut()
		}
	case cutThis:
		if msg.screen == s {
			return s.cut(msg.value)
		}
	case cutNever:
		if msg.screen == s {
			return s.cutNoMore(msg.value)
		}
	default:
		return s.happened(msg)
	}
	return nil
}

// happened takes what came of what the screen had done.
func (s *Screen) happened(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kept:
		if msg.screen == s {
			return s.tookKept(msg)
		}
	default:
		return s.saved(msg)
	}
	return nil
}

func (s *Screen) key(press tea.KeyPressMsg) tea.Cmd {
	name := press.String()
	switch {
	case s.save.open:
		return s.saveKey(press)
	case s.trouble != "":
		if name == "r" {
			return s.Init()
		}
		return nil
	case !s.ready():
		return nil
	case s.stepAt() >= 0:
		if state, decides := decision(name); decides {
			return s.tick(state)
		}
	}
	switch name {
	case "c":
		return s.leave(byCopy)
	case "s":
		return s.leave(bySave)
	case "b":
		return s.leave(byBoth)
	case "f":
		return s.offerFormats()
	case "r":
		return s.reveal()
	case "x":
		return s.offerCut()
	case "a":
		return s.toggleAddendum()
	case "enter":
		if want := s.wantAt(); want >= 0 {
			return s.mend(s.made.ticket.Wants[want])
		}
	case "1", "2", "3", "4", "5", "6", "7", "8", "9":
		return s.mendBy(name)
	default:
		s.move(press)
	}
	return nil
}

// decision is what a key decides of a step of the checklist; empty takes it back. Of the
// keys of an answer's checklist p is taken, too; f and x do something else here.
func decision(key string) (state string, decides bool) {
	switch key {
	case "y", "p":
		return string(systems.Pass), true
	case "n":
		return string(systems.Fail), true
	case "-":
		return string(systems.NA), true
	}
	return "", key == "backspace"
}

// move answers the keys that only go somewhere.
func (s *Screen) move(press tea.KeyPressMsg) {
	switch press.String() {
	case "n":
		s.nextValue(1)
	case "N":
		s.nextValue(-1)
	case "o":
		s.goPlace()
	case "tab":
		s.goPane(s.nextPane(1))
	case "shift+tab":
		s.goPane(s.nextPane(-1))
	case "t":
		s.goPane(s.panes()[0])
	case "v":
		s.goPane(valuesPane)
	case "d":
		s.goPane(deskPane)
	default:
		s.scroll(press)
	}
}

// scroll gives the arrows to the pane that they go to. In a wide window the other keys
// scroll the text beside a list.
func (s *Screen) scroll(press tea.KeyPressMsg) {
	arrow := press.Keystroke() == "up" || press.Keystroke() == "down"
	switch at := s.current(); {
	case at < valuesPane, !arrow && s.wide():
		s.text.Update(press)
	case at == valuesPane:
		if s.values.Update(press) {
			s.place = 0
			s.follow()
		}
	case arrow && s.goStop(map[string]int{"up": -1, "down": 1}[press.Keystroke()]):
	default:
		s.desk.Update(press)
	}
}

// goPane shows another pane.
func (s *Screen) goPane(to pane) {
	s.pane = to
	if to == deskPane && s.stop == "" && len(s.stops) > 0 {
		s.stop = s.stops[0].id
	}
	s.arrange()
}

// say shows a notice.
func say(severity ui.Severity, text string) tea.Cmd {
	return nav.Go(nav.Say{Notice: ui.Notice{Severity: severity, Text: text}})
}
