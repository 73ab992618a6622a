package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
)

// Notice is one line that the status line shows in place of the keys, until the root clears it with the next key. One
// that does not fit takes some more rows.
type Notice struct {
	Severity Severity
	Text     string
}

// keyGap parts the keys on the status line.
const keyGap = 3

// NoticeRows is how many rows a notice that is too long for one may take.
const NoticeRows = 3

// StatusLine draws the window's last line, width cells: the keys that fit, or the notice when there is one, and at the
// right the keys in always, help and quit, which stay at every width, if need be without their description.
func StatusLine(theme *Theme, width int, notice Notice, keys, always []key.Binding) string {
	return StatusRows(theme, width, 1, notice, keys, always)[0]
}

// StatusRows draws the window's last line, see [StatusLine], below as many more of a notice that is longer as it needs, so
// that they are most rows at most, each width cells.
func StatusRows(theme *Theme, width, most int, notice Notice, keys, always []key.Binding) []string {
	right := keyLine(theme, always, true)
	room := width - Width(right) - keyGap - 1
	said, whole := theme.noticeLines(notice, room, width-2, most)
	if Width(right) >= width || (notice.Text != "" && 2*Width(right) > width) || !whole {
		right = Truncate(keyLine(theme, always, false), max(0, width))
		room = width - Width(right) - keyGap - 1
		said, _ = theme.noticeLines(notice, room, width-2, most)
	}
	var rows []string
	for len(said) > 1 {
		rows = append(rows, Fit(" "+said[0], width, 1))
		said = said[1:]
	}
	left := ""
	switch {
	case room < 1:
	case len(said) > 0 && said[0] != "":
		left = " " + Truncate(said[0], room)
	default:
		left = " " + fittingKeys(theme, keys, room)
	}
	gap := width - Width(left) - Width(right)
	if gap > 0 && left != "" {
		return append(rows, left+pad(gap-1)+right+" ")
	}
	return append(rows, pad(gap)+right)
}

// noticeLines are the rows of a notice behind its mark, at most so many: the last one room cells wide, those above it
// width. The last one is empty where all stands above it. Whole says that nothing is cut.
func (t *Theme) noticeLines(notice Notice, room, width, most int) (said []string, whole bool) {
	if notice.Text == "" {
		return nil, true
	}
	mark, indent := "", ""
	if notice.Severity != Note {
		mark = t.Mark(notice.Severity) + " "
		indent = pad(Width(mark))
	}
	room, width = room-len(indent), min(width, max(room, TextWidth))-len(indent)
	said, whole = splitNotice(Visible(notice.Text), room, width, most)
	for i, row := range said {
		switch row = t.Style(notice.Severity).Render(row); {
		case i == 0:
			said[i] = mark + row
		case said[i] != "":
			said[i] = indent + row
		}
	}
	return said, whole
}

// splitNotice breaks a text into the rows that noticeLines has.
func splitNotice(text string, room, width, most int) (rows []string, whole bool) {
	if fits := Width(text) <= room; room < 1 || most < 2 || fits {
		return []string{Truncate(text, room)}, fits
	}
	rows = Wrap(text, width)
	if len(rows) < most && Width(rows[len(rows)-1]) > room {
		return append(rows, ""), true
	}
	if len(rows) > most {
		rows = append(rows[:most-1:most-1], strings.Join(rows[most-1:], " "))
	}
	last := &rows[len(rows)-1]
	whole = Width(*last) <= room
	*last = Truncate(*last, room)
	return rows, whole
}

// keyLine draws bindings on one line, with what they do or only their keys.
func keyLine(theme *Theme, bindings []key.Binding, described bool) string {
	var texts []string
	for _, binding := range bindings {
		if text := keyText(theme, binding, described); text != "" {
			texts = append(texts, text)
		}
	}
	if described {
		return strings.Join(texts, pad(keyGap))
	}
	return strings.Join(texts, " ")
}

// keyText draws one binding; empty when it is disabled or nameless.
func keyText(theme *Theme, binding key.Binding, described bool) string {
	help := binding.Help()
	if !binding.Enabled() || help.Key == "" {
		return ""
	}
	text := theme.Key.Render(help.Key)
	if described && help.Desc != "" {
		text += " " + theme.KeyHint.Render(help.Desc)
	}
	return text
}

// fittingKeys draws as many bindings, from the first on, as fit in width cells.
func fittingKeys(theme *Theme, bindings []key.Binding, width int) string {
	var b strings.Builder
	for _, binding := range bindings {
		text := keyText(theme, binding, true)
		if text == "" {
			continue
		}
		gap := 0
		if b.Len() > 0 {
			gap = keyGap
		}
		if width -= gap + Width(text); width < 0 {
			break
		}
		b.WriteString(pad(gap) + text)
	}
	return b.String()
}
