package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Entry is what a [Prompt] asks for: one line of text.
type Entry struct {
	// Title is a few words; Text says what the line is for, empty for nothing more. Both must be safe to show.
	Title, Text string
	// Value is what the line holds to begin with.
	Value string
	// Verb is what enter does, "keep it".
	Verb string
	// Private lines are drawn as bullets while [Theme.Private] is on.
	Private bool
	// Optional lets an empty line be accepted.
	Optional bool
	// Empty is what enter does with an empty line, where that is another thing than Verb.
	Empty string
	// Remark is said below what is typed, at every key: it must be quick and only compute. Nil says nothing.
	Remark func(value string) string
	// Check says in a few words why a line that is not empty is not taken; empty when it is. Nil takes every line.
	Check func(value string) string
	// Do gets the line, without blanks around it, when it is accepted.
	Do func(value string) tea.Cmd
	// Typed gets the line after each change. Nil for nobody who wants to know.
	Typed func(value string) tea.Cmd
	// Left gets the line as it was when the prompt was left without accepting it. Nil for nobody who wants to know.
	Left func(value string) tea.Cmd
}

// Prompt is the overlay that takes one line of text. Enter accepts, esc leaves; a paste goes into the line.
type Prompt struct {
	theme         *Theme
	entry         Entry
	line          Input
	notice        string // what the prompt has to say of the last key or paste
	width, height int
}

// Sizes of a prompt.
const (
	promptWidth = 60   // the widest that it is drawn, in cells
	promptMost  = 2000 // bytes that a line takes
)

// NewPrompt opens a line with the entry's value in it.
func NewPrompt(theme *Theme, entry Entry) *Prompt {
	p := &Prompt{theme: theme, entry: entry}
	p.line.SetValue(entry.Value)
	p.line.Private = entry.Private
	return p
}

// SetSize gives the window's size in cells.
func (p *Prompt) SetSize(width, height int) { p.width, p.height = width, height }

// Update edits the line; enter and esc close.
func (p *Prompt) Update(msg tea.Msg) (tea.Cmd, bool) {
	before := p.line.Value()
	switch msg := msg.(type) {
	case tea.PasteMsg:
		p.paste(msg.Content)
	case tea.KeyPressMsg:
		if cmd, closed := p.key(msg); closed {
			return cmd, true
		}
	}
	if p.entry.Typed == nil || p.line.Value() == before {
		return nil, false
	}
	return p.entry.Typed(p.line.Value()), false
}

// Texts returns what is asked, and the line.
func (p *Prompt) Texts() []string { return []string{p.entry.Title, p.entry.Text, p.line.Value()} }

// key answers one key.
func (p *Prompt) key(press tea.KeyPressMsg) (tea.Cmd, bool) {
	p.notice = ""
	switch press.Keystroke() {
	case "esc":
		if p.entry.Left != nil {
			return p.entry.Left(p.line.Value()), true
		}
		return nil, true
	case "enter":
		value := strings.TrimSpace(p.line.Value())
		if value == "" && !p.entry.Optional {
			p.notice = "type something, or esc leaves"
			return nil, false
		}
		if value != "" && p.entry.Check != nil {
			if p.notice = p.entry.Check(value); p.notice != "" {
				return nil, false
			}
		}
		return p.entry.Do(value), true
	}
	before := p.line
	if p.line.Update(press); len(p.line.Value()) > promptMost {
		p.line, p.notice = before, tooLong()
	}
	return nil, false
}

// paste puts text into the line. As in a form, half of it is worse than none.
func (p *Prompt) paste(content string) {
	text := strings.TrimRight(strings.ReplaceAll(strings.ReplaceAll(content, "\r\n", "\n"), "\r", "\n"), "\n")
	p.notice = ""
	switch {
	case strings.Contains(text, "\n"):
		p.notice = "not put in: the paste has " + Grouped(strings.Count(text, "\n")+1) + " lines, this takes one"
	case len(p.line.Value())+len(text) > promptMost:
		p.notice = tooLong()
	default:
		p.line.Insert(text)
	}
}

func tooLong() string { return "not put in: this takes at most " + Grouped(promptMost) + " bytes" }

// Keys lists the prompt's keys. What enter does follows what is typed.
func (p *Prompt) Keys() []key.Binding {
	verb := p.entry.Verb
	if p.entry.Optional && p.entry.Empty != "" && strings.TrimSpace(p.line.Value()) == "" {
		verb = p.entry.Empty
	}
	return []key.Binding{
		key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", verb)),
		key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "leave")),
	}
}

// below is the row under the line.
func (p *Prompt) below() string {
	switch {
	case p.notice != "":
		return p.theme.Warn.Render(Visible(p.notice))
	case p.entry.Remark != nil:
		return p.theme.Muted.Render(Visible(p.entry.Remark(p.line.Value())))
	}
	return ""
}

// View draws the prompt over base. Where there is no room for all of it the line stays.
func (p *Prompt) View(base string) Frame {
	width := max(1, min(promptWidth, p.width-8))
	var text []string
	if p.entry.Text != "" {
		text = append(Wrap(p.entry.Text, width), "")
	}
	b := newBox(p.width, p.height, promptWidth, len(text)+2)
	if !b.border {
		text = append([]string{p.theme.Title.Render(Truncate(p.entry.Title, b.inner.Width))}, text...)
	}
	text = text[:min(len(text), max(0, b.inner.Height-2))]
	line, cursor := p.line.View(p.theme, max(1, b.inner.Width-indent))
	rows := append(text, Truncate(p.theme.Accent.Render(GlyphBar)+" "+line, b.inner.Width), Truncate(pad(indent)+p.below(), b.inner.Width))
	rows = rows[:min(len(rows), max(1, b.inner.Height))]
	at := tea.NewCursor(min(cursor+indent, max(0, b.inner.Width-1)), len(text))
	return b.draw(p.theme, base, p.entry.Title, "", Frame{Body: strings.Join(rows, "\n"), Cursor: at})
}
