package cases

import (
	"context"
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

// Handover is what is open and waiting for whom, as it is handed over.
type Handover struct {
	setup   nav.Setup
	store   store
	key     func() (safe.Key, error)
	text    safe.Text
	waits   [3]int // how many cases wait for us, the customer and the vendor
	trouble string
	reading ui.Task[handed]
	pager   *ui.Pager
	panes   ui.Panes
}

// handed is a hand-over as it was read.
type handed struct {
	text    safe.Text
	waits   [3]int
	trouble error
}

// NewHandover makes the view. Nothing is read before Init.
func NewHandover(setup nav.Setup) *Handover {
	return &Handover{setup: setup, store: setup.Store, key: setup.Runner.Key, pager: ui.NewPager()}
}

// Init reads what is open.
func (h *Handover) Init() tea.Cmd {
	store, packs, key, now := h.store, h.setup.Packs, h.key, h.setup.Now
	return h.reading.Start(readWithin, func(ctx context.Context) (handed, error) {
		groups, err := attempt.HandedOver(ctx, store, "")
		if err != nil && !errors.As(err, new(*history.Damaged)) {
			return handed{}, err
		}
		k, keyErr := key()
		if keyErr != nil {
			return handed{}, keyErr
		}
		got := handed{text: attempt.HandoverText(packs, k, groups, "", now()), trouble: err}
		for i, g := range groups {
			got.waits[i] = len(g.Cases)
		}
		return got, nil
	})
}

// Close gives up what is being read.
func (h *Handover) Close() { h.reading.Cancel() }

// Typing says that letters are keys.
func (h *Handover) Typing() bool { return false }

// Watches reports that another window's changes are to be seen at once.
func (h *Handover) Watches() bool { return true }

// Heading says what is shown.
func (h *Handover) Heading() nav.Heading { return nav.Heading{Title: "Hand-over", Place: "cases"} }

// Personal names nobody: whom the cases are about stands in their texts alone.
func (h *Handover) Personal() []string { return nil }

// Texts is what is handed over.
func (h *Handover) Texts() []string { return []string{h.text.String(), h.trouble} }

// SetSize gives the view its area in cells.
func (h *Handover) SetSize(width, height int) {
	h.panes = ui.SideBySide(width, height, ui.Fill(1))
	area := h.panes.Area(0)
	top := h.pager.Top()
	h.pager.SetSize(min(area.Width, ui.TextWidth), max(0, area.Height-headRows(area.Height)))
	h.pager.Show(top)
}

// Update takes a message.
func (h *Handover) Update(msg tea.Msg) tea.Cmd {
	if got, err, ok := h.reading.Finish(msg); ok {
		h.took(got, err)
		return nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "c":
			if h.text.String() != "" {
				return nav.Go(nav.Copy{Text: h.text, What: "hand-over"})
			}
		case "f5", "r":
			return h.Init()
		default:
			h.pager.Update(msg)
		}
	case tea.MouseWheelMsg:
		h.pager.Update(msg)
	case nav.Recorded, nav.Shown, nav.Changed:
		return h.Init()
	}
	return nil
}

// took shows what was read.
func (h *Handover) took(got handed, err error) {
	h.trouble = ""
	if err != nil {
		h.trouble = sentence(err)
		return
	}
	if got.trouble != nil {
		h.trouble = sentence(got.trouble)
	}
	h.text, h.waits = got.text, got.waits
	top := h.pager.Top()
	h.pager.SetLines(strings.Split(strings.TrimSuffix(got.text.Shown().String(), "\n"), "\n"))
	h.pager.SetStyle(h.paint)
	h.pager.Show(top)
}

// paint sets headings off.
func (h *Handover) paint(_ int, row string) string {
	if strings.HasPrefix(row, "#") {
		return h.setup.Theme.Title.Render(row)
	}
	return row
}

// View draws the hand-over as it leaves.
func (h *Handover) View() ui.Frame {
	theme, area := h.setup.Theme, h.panes.Area(0)
	right := theme.Muted.Render(ui.Grouped(h.waits[0]) + " for us, " + ui.Grouped(h.waits[1]) + " for the customer, " + ui.Grouped(h.waits[2]) + " for the vendor")
	if h.trouble != "" {
		right = theme.Mark(ui.Fail) + " " + h.trouble
	}
	return h.panes.View(theme, below(ui.Ends(theme.Heading("WAITING", true), right, area.Width), headRows(area.Height), h.pager.View()))
}

// Keys lists what the help line shows now, most useful first.
func (h *Handover) Keys() []key.Binding {
	scrolls := bind("up/down", "scroll", "up", "down", "pgup", "pgdown")
	copies := bind("c", "copy", "c")
	copies.SetEnabled(h.text.String() != "")
	return []key.Binding{copies, scrolls, bind("r", "read again", "r", "f5")}
}
