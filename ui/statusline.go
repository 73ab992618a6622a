package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
)

// Notice is one line that the status line shows in place of the keys, until the root clears it with the next key.
type Notice struct {
	Severity Severity
	Text     string
}

// keyGap parts the keys on the status line.
const keyGap = 3

// StatusLine draws the window's last line, width cells: the keys that fit, or the notice when there is one, and at the
// right the keys in always, help and quit, which stay at every width, if need be without their description.
func StatusLine(theme *Theme, width int, notice Notice, keys, always []key.Binding) string {
	right := keyLine(theme, always, true)
	if Width(right) >= width || (notice.Text != "" && 2*Width(right) > width) {
		right = keyLine(theme, always, false)
	}
	right = Truncate(right, max(0, width))
	room := width - Width(right) - keyGap - 1
	left := ""
	switch {
	case room < 1:
	case notice.Text != "":
		left = " " + Truncate(theme.noticeText(notice), room)
	default:
		left = " " + fittingKeys(theme, keys, room)
	}
	gap := width - Width(left) - Width(right)
	if gap > 0 && left != "" {
		return left + pad(gap-1) + right + " "
	}
	return pad(gap) + right
}

// noticeText is a notice behind its mark.
func (t *Theme) noticeText(notice Notice) string {
	text := t.Style(notice.Severity).Render(Visible(notice.Text))
	if notice.Severity == Note {
		return text
	}
	return t.Mark(notice.Severity) + " " + text
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
