package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Question is what a [Confirm] asks.
type Question struct {
	// Title is a few words; Text says what will happen and what it costs.
	Title, Text string
	// Yes and No are verbs, "send it again" and "do not send"; never bare yes and no.
	Yes, No string
	// Do is sent when the answer is yes.
	Do tea.Cmd
}

// Confirm is the overlay that asks before something that cannot be taken back. Enter says no until the user has moved
// to yes; y and n answer at once. A text that is too long for the window is scrolled by the page keys.
type Confirm struct {
	theme         *Theme
	question      Question
	text          *Pager
	yes           bool
	width, height int
}

// confirmWidth is the widest that a question is set, in cells.
const confirmWidth = 60

// NewConfirm opens a question.
func NewConfirm(theme *Theme, question Question) *Confirm {
	return &Confirm{theme: theme, question: question, text: NewPager()}
}

// SetSize gives the window's size in cells.
func (c *Confirm) SetSize(width, height int) {
	c.width, c.height = width, height
	b, top := c.box(), c.text.Top()
	lines := Wrap(c.question.Text, max(1, min(confirmWidth, b.inner.Width)))
	c.text.SetLines(lines)
	c.text.SetSize(b.inner.Width, max(0, min(len(lines), b.inner.Height-confirmRows)))
	c.text.Show(top)
}

// Texts returns the question.
func (c *Confirm) Texts() []string { return []string{c.question.Title, c.question.Text} }

// confirmRows are the answers and the blank above them.
const confirmRows = 3

func (c *Confirm) box() box {
	text := Wrap(c.question.Text, max(1, newBox(c.width, c.height, confirmWidth, 1).inner.Width))
	return newBox(c.width, c.height, confirmWidth, len(text)+confirmRows)
}

// cut says that not all of the text is seen at once.
func (c *Confirm) cut() bool { return c.text.Lines() > c.text.height }

// Update answers by y, n, enter and esc, and moves between the answers by tab and the arrows.
func (c *Confirm) Update(msg tea.Msg) (tea.Cmd, bool) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	switch strings.ToLower(press.String()) {
	case "y":
		return c.question.Do, true
	case "n", "esc":
		return nil, true
	case "enter":
		if c.yes {
			return c.question.Do, true
		}
		return nil, true
	case "tab", "shift+tab", "left", "right", "up", "down":
		c.yes = !c.yes
	case "pgup", "pgdown":
		c.text.Update(press)
	}
	return nil, false
}

// Keys lists the answers, the harmless one first: it stays where there is no room for both.
func (c *Confirm) Keys() []key.Binding {
	keys := []key.Binding{
		key.NewBinding(key.WithKeys("n", "esc"), key.WithHelp("esc", c.question.No)),
		key.NewBinding(key.WithKeys("y"), key.WithHelp("y", c.question.Yes)),
		key.NewBinding(key.WithKeys("tab", "left", "right"), key.WithHelp("tab", "choose")),
	}
	if c.cut() {
		keys = append(keys, key.NewBinding(key.WithKeys("pgup", "pgdown"), key.WithHelp("pgup/pgdn", "read")))
	}
	return keys
}

// View draws the question over base.
func (c *Confirm) View(base string) Frame {
	b, foot := c.box(), ""
	if c.cut() && !c.text.AtEnd() {
		foot = GlyphMore + " pgdn reads on"
	}
	// The answers stay even when the text has to be cut.
	lines := []string{"", c.answer("n", c.question.No, !c.yes, b.inner.Width), c.answer("y", c.question.Yes, c.yes, b.inner.Width)}
	if c.text.height > 0 {
		lines = append(strings.Split(Fit(c.text.View().Body, b.inner.Width, c.text.height), "\n"), lines...)
	}
	if len(lines) > b.inner.Height {
		lines = lines[len(lines)-b.inner.Height:]
	}
	return b.draw(c.theme, base, c.question.Title, foot, Frame{Body: strings.Join(lines, "\n")})
}

// answer draws one of the two answers.
func (c *Confirm) answer(name, verb string, selected bool, width int) string {
	return barred(c.theme, width, selected, false, func(int) string {
		return c.theme.Key.Render(name) + "  " + verb
	})
}
