package ui

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Command is one thing the palette offers.
type Command struct {
	// Title is what it does, in the user's words: "copy the vendor ticket".
	Title string
	// Key is the key that does the same; empty for none.
	Key string
	// Also are other words that people look for it by.
	Also []string
	// Run is sent when the command is chosen.
	Run tea.Cmd
}

// CommandsOf turns bindings into commands that press their first key. Disabled bindings and those without a
// description are left out, so are those whose description came before.
func CommandsOf(bindings ...key.Binding) []Command {
	var commands []Command
	for _, binding := range bindings {
		help := binding.Help()
		known := func(c Command) bool { return c.Title == help.Desc }
		if !binding.Enabled() || help.Desc == "" || len(binding.Keys()) == 0 || slices.ContainsFunc(commands, known) {
			continue
		}
		press := KeyPress(binding.Keys()[0])
		commands = append(commands, Command{Title: help.Desc, Key: help.Key, Run: func() tea.Msg { return press }})
	}
	return commands
}

// Palette is the overlay that lists every command, narrowed by the letters typed.
type Palette struct {
	theme         *Theme
	commands      []Command
	filter        Input
	found         []match
	list          *List
	width, height int
}

// Texts returns the commands, and what is typed.
func (p *Palette) Texts() []string {
	texts := []string{p.filter.Value()}
	for _, c := range p.commands {
		texts = append(texts, c.Title)
	}
	return texts
}

// match is a command that fits the filter.
type match struct {
	command int
	score   int
	at      []int
}

// paletteWidth is the widest that a palette is drawn, in cells.
const paletteWidth = 64

// NewPalette opens a palette on commands, in their order while nothing is typed.
func NewPalette(theme *Theme, commands ...Command) *Palette {
	p := &Palette{theme: theme, commands: commands}
	p.list = NewList(theme, "no command has these letters", p.row)
	p.narrow()
	return p
}

// narrow finds the commands that fit the filter, best first.
func (p *Palette) narrow() {
	p.found = p.found[:0]
	for i, command := range p.commands {
		score, at := Fuzzy(p.filter.Value(), command.Title)
		for _, word := range command.Also {
			if by, _ := Fuzzy(p.filter.Value(), word); by > score {
				score, at = by, nil
			}
		}
		if score >= 0 {
			p.found = append(p.found, match{command: i, score: score, at: at})
		}
	}
	slices.SortStableFunc(p.found, func(a, b match) int { return cmp.Compare(b.score, a.score) })
	p.list.SetCount(len(p.found))
	p.list.Select(0)
}

// SetSize gives the window's size in cells.
func (p *Palette) SetSize(width, height int) {
	p.width, p.height = width, height
	inner := p.box().inner
	p.list.SetSize(inner.Width, max(0, inner.Height-2))
}

// box is where the palette is drawn; its height does not change with the filter.
func (p *Palette) box() box { return newBox(p.width, p.height, paletteWidth, len(p.commands)+2) }

// Update narrows by what is typed or pasted, moves, and on enter closes and runs the selected command.
func (p *Palette) Update(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		line, _, _ := strings.Cut(msg.Content, "\n")
		p.filter.Insert(strings.TrimSpace(line))
		p.narrow()
	case tea.KeyPressMsg:
		return p.key(msg)
	default:
		p.list.Update(msg)
	}
	return nil, false
}

// key answers one key.
func (p *Palette) key(press tea.KeyPressMsg) (tea.Cmd, bool) {
	switch name := press.Keystroke(); name {
	case "esc", "ctrl+p":
		return nil, true
	case "enter":
		if at := p.list.Selected(); at >= 0 {
			return p.commands[p.found[at].command].Run, true
		}
	case "up", "down", "pgup", "pgdown":
		p.list.Update(press)
	default:
		before := p.filter.Value()
		if p.filter.Update(press); p.filter.Value() != before {
			p.narrow()
		}
	}
	return nil, false
}

// Keys lists the palette's keys.
func (p *Palette) Keys() []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "do it")),
		key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("up/down", "choose")),
		key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "close")),
	}
}

// row draws a command: its title with the letters that were found, its key at the right.
func (p *Palette) row(i, width int, _ bool) string {
	found := p.found[i]
	command := p.commands[found.command]
	return Ends(highlight(p.theme, command.Title, found.at), p.theme.Muted.Render(command.Key), width)
}

// highlight marks the letters at the offsets in at.
func highlight(theme *Theme, text string, at []int) string {
	var b strings.Builder
	for i, r := range text {
		if len(at) > 0 && at[0] == i {
			b.WriteString(theme.Match.Render(string(r)))
			at = at[1:]
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// View draws the palette over base.
func (p *Palette) View(base string) Frame {
	b := p.box()
	text, cursor := p.filter.View(p.theme, max(1, b.inner.Width-2))
	if p.filter.Value() == "" {
		text = p.theme.Placeholder.Render("type a few letters")
	}
	body := Truncate("> "+text, b.inner.Width) + "\n\n" + p.list.View().Body
	content := Frame{Body: body, Cursor: tea.NewCursor(min(cursor+2, max(0, b.inner.Width-1)), 0)}
	foot := ""
	if below := p.list.Below(); below > 0 {
		foot = GlyphMore + " " + Grouped(below) + " more below"
	}
	return b.draw(p.theme, base, "all commands", foot, content)
}
