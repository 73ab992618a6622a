package views

import (
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/ui"
	"casebook/views/nav"
)

// privacy hides personal values in the finished window, whoever drew them.
type privacy struct {
	on     bool
	named  []string   // what the screens say is personal
	texts  []string   // what they show, whole
	formed formed     // the values in these
	known  []string   // the values that veil was made of
	veil   *safe.Veil // nil while it is off
}

// formed are the values that have the form of personal ones, by the line of text that they
// stand in.
type formed map[string][]string

// verb is what the key does now.
func (p *privacy) verb() string {
	if p.on {
		return "show personal values"
	}
	return "hide personal values"
}

// flipPrivacy hides personal values, or shows them again.
func (m *root) flipPrivacy() {
	m.privacy.set(m, !m.privacy.on)
	m.notice = ui.Notice{Text: "personal values are shown"}
	if m.privacy.on {
		m.notice.Text = "personal values are hidden until " + m.privacyKey().Help().Key + " shows them"
	}
}

func (p *privacy) set(m *root, on bool) {
	*p = privacy{on: on}
	m.theme.Private = on
	p.heed(m)
}

// heed learns what the window holds now.
func (p *privacy) heed(m *root) {
	if !p.on {
		return
	}
	var named []string
	for _, screen := range m.screens {
		if holds, ok := screen.(nav.Screen); ok {
			named = append(named, holds.Personal()...)
		}
	}
	texts := m.texts()
	if p.veil != nil && slices.Equal(named, p.named) && slices.Equal(texts, p.texts) {
		return
	}
	p.named, p.texts = named, texts
	var found []string
	p.formed, found = p.formed.in(texts)
	p.hide(append(slices.Clone(named), found...), m.desksEmails())
}

// hide makes the veil over values. The public ones stay in sight.
func (p *privacy) hide(values, public []string) {
	values = slices.DeleteFunc(values, func(value string) bool {
		return slices.ContainsFunc(public, func(known string) bool { return strings.EqualFold(known, value) })
	})
	if p.veil != nil && slices.Equal(values, p.known) {
		return
	}
	p.known, p.veil = values, safe.NewVeil(values)
	p.veil.Leave(public...)
}

// desksEmails are the addresses of the vendors' desks.
func (m *root) desksEmails() (addresses []string) {
	if m.setup.Packs == nil {
		return nil
	}
	for _, pack := range m.setup.Packs.Systems {
		addresses = append(addresses, pack.Desk.Email)
	}
	return addresses
}

// texts are those of the dialogs and of all screens, the top one's first, and what the first
// and the last line say.
func (m *root) texts() []string {
	texts := []string{m.notice.Text}
	for _, overlay := range slices.Backward(m.overlays) {
		texts = append(texts, overlay.Texts()...)
	}
	for _, screen := range slices.Backward(m.screens) {
		if headed, ok := screen.(nav.Headed); ok {
			texts = append(texts, headed.Heading().Title)
		}
		if holds, ok := screen.(nav.Screen); ok {
			texts = append(texts, holds.Texts()...)
		}
	}
	return texts
}

// in finds the values in texts: in those lines that were there before as it did then. What
// was not there is forgotten.
func (f formed) in(texts []string) (now formed, values []string) {
	now = make(formed, len(f))
	for _, text := range texts {
		for line := range strings.Lines(text) {
			if _, done := now[line]; done {
				continue
			}
			found, known := f[line]
			if !known {
				found = safe.FormedIn(line)
			}
			now[line] = found
			values = append(values, found...)
		}
	}
	return now, values
}

// over draws over the personal values in the window's lines.
func (p *privacy) over(body string) string {
	if !p.on {
		return body
	}
	return ui.Conceal(body, p.hidden)
}

func (p *privacy) hidden(text string) []ui.Span {
	var spans []ui.Span
	for _, h := range p.veil.In(text) {
		spans = append(spans, ui.Span(h))
	}
	if p.veil.Empty() {
		return spans
	}
	for _, column := range columnsOf(text) {
		spans = append(spans, column.across(text, p.veil)...)
		for _, piece := range column {
			for _, h := range p.veil.Edges(text[piece.Start:piece.End]) {
				spans = append(spans, ui.Span{Start: piece.Start + h.Start, End: piece.Start + h.End})
			}
		}
	}
	return spans
}

// column is a part of a pane or dialog row below row, as it is read where a value did
// not fit its row.
type column []ui.Piece

// columnsOf finds what stands below one another between the same sides.
func columnsOf(text string) []column {
	var done, open []column
	for _, row := range ui.Pieces(text) {
		var next []column
		for _, piece := range row {
			if piece.Start == piece.End {
				continue
			}
			at := slices.IndexFunc(open, func(c column) bool {
				last := c[len(c)-1]
				return last.Cell == piece.Cell && last.Width == piece.Width
			})
			if at < 0 {
				next = append(next, column{piece})
				continue
			}
			next = append(next, append(open[at], piece))
			open = slices.Delete(open, at, at+1)
		}
		done, open = append(done, open...), next
	}
	return append(done, open...)
}

// across finds the known values in text that stand in more than one row of c, or that go on
// above or below it, or beyond a row that says how much more there is.
func (c column) across(text string, veil *safe.Veil) []ui.Span {
	spans := c.torn(text, veil)
	if n := len(c); n > 1 {
		spans = append(spans, c[:n-1].torn(text, veil)...)
		spans = append(spans, c[1:].torn(text, veil)...)
	}
	return spans
}

func (c column) torn(text string, veil *safe.Veil) []ui.Span {
	var b strings.Builder
	starts := make([]int, len(c))
	for i, piece := range c {
		starts[i] = b.Len()
		b.WriteString(text[piece.Start:piece.End])
	}
	var spans []ui.Span
	for _, h := range veil.Torn(b.String()) {
		for i, piece := range c {
			from, to := max(h.Start, starts[i])-starts[i]+piece.Start, min(h.End-starts[i]+piece.Start, piece.End)
			if from < to {
				spans = append(spans, ui.Span{Start: from, End: to})
			}
		}
	}
	return spans
}
