package ui

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// Update takes a key press or a paste for the field in focus and says whether the form had use for it; see
// [Form.Changes] for whether a value changed.
func (f *Form) Update(msg tea.Msg) bool {
	e := f.current()
	if e == nil || f.blurred {
		return false
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		e.notice = ""
		return f.walk(msg.Keystroke()) || f.edit(e, msg)
	case tea.PasteMsg:
		f.paste(e, msg.Content)
		return true
	default:
		return false
	}
}

// walk handles the keys that move the focus, and the mend.
func (f *Form) walk(name string) bool {
	switch name {
	case "tab":
		f.focus = (f.focus + 1) % len(f.entries)
	case "shift+tab":
		f.focus = (f.focus + len(f.entries) - 1) % len(f.entries)
	case "down":
		f.focus = min(f.focus+1, len(f.entries)-1)
	case "up":
		f.focus = max(f.focus-1, 0)
	case "enter":
		if f.focus == len(f.entries)-1 {
			return false
		}
		f.focus++
	case "ctrl+y":
		return f.mend()
	default:
		return false
	}
	return true
}

// mend puts in what the focused field's lints offer.
func (f *Form) mend() bool {
	e := f.current()
	lint, ok := e.mend()
	if ok {
		f.put(e, lint.Mend)
	}
	return ok
}

// edit gives a key to the field by its kind.
func (f *Form) edit(e *entry, press tea.KeyPressMsg) bool {
	switch e.Kind {
	case Choice:
		return f.choose(e, press)
	case Toggle:
		return f.toggle(e, press.Keystroke())
	default:
		return f.write(e, press)
	}
}

// write edits a line of text.
func (f *Form) write(e *entry, press tea.KeyPressMsg) bool {
	if e.summary != "" {
		return f.writeLong(e, press)
	}
	before := e.value()
	used := e.input.Update(press)
	if e.value() != before {
		e.measure()
		f.touched(e)
	}
	return used
}

// writeLong answers keys in a field whose value is not shown: only clearing it as a whole makes sense.
func (f *Form) writeLong(e *entry, press tea.KeyPressMsg) bool {
	if press.Keystroke() == "ctrl+u" {
		f.put(e, "")
		return true
	}
	var scratch Input
	used := scratch.Update(press)
	if used {
		e.notice = "too long to edit here: ctrl+u clears it, a paste replaces it"
	}
	return used
}

// choose answers keys in a Choice: left, right and space go round, a letter goes to the next option that begins with it.
func (f *Form) choose(e *entry, press tea.KeyPressMsg) bool {
	if len(e.Options) == 0 {
		return false
	}
	at := e.option()
	switch press.Keystroke() {
	case "right", "space":
		at++
	case "left":
		at = max(at, 0) + len(e.Options) - 1
	default:
		if at = e.jump(at, press.Text); at < 0 {
			return false
		}
	}
	f.put(e, e.Options[at%len(e.Options)].Value)
	return true
}

// jump returns the next option after at whose label begins with text; -1 for none.
func (e *entry) jump(at int, text string) int {
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" {
		return -1
	}
	for step := range len(e.Options) {
		next := (at + 1 + step) % len(e.Options)
		letter, _ := utf8.DecodeRuneInString(e.Options[next].shown())
		if unicode.ToLower(letter) == unicode.ToLower(first) {
			return next
		}
	}
	return -1
}

// toggle answers keys in a Toggle.
func (f *Form) toggle(e *entry, name string) bool {
	switch name {
	case "space", "left", "right":
		f.put(e, strconv.FormatBool(e.value() != "true"))
		return true
	default:
		return false
	}
}

// paste puts pasted text into the field. A line break at the end is dropped and said; one inside is refused, because
// half a value sent is worse than none.
func (f *Form) paste(e *entry, content string) {
	content = strings.ReplaceAll(strings.ReplaceAll(content, "\r\n", "\n"), "\r", "\n")
	text := strings.TrimRight(content, "\n")
	switch {
	case e.Kind == Choice || e.Kind == Toggle:
		f.pasteChoice(e, strings.TrimSpace(text))
		return
	case strings.Contains(text, "\n"):
		e.notice = "not put in: the paste has " + Grouped(strings.Count(text, "\n")+1) + " lines; " + cmp.Or(f.lines, "this field takes one")
		return
	case text != content:
		e.notice = "the line break at the end of the paste was left out"
	}
	switch {
	case text == "":
	case e.summary != "" || long(text):
		f.put(e, text)
	default:
		e.input.Insert(text)
		e.measure()
		f.touched(e)
	}
}

// pasteChoice selects the option that was pasted, by its value or its label.
func (f *Form) pasteChoice(e *entry, text string) {
	for _, option := range e.Options {
		if strings.EqualFold(option.Value, text) || strings.EqualFold(option.shown(), text) {
			f.put(e, option.Value)
			return
		}
	}
	e.notice = "not put in: the paste is none of the choices"
}
