package ticket

import (
	"archive/zip"
	"bytes"

	"casebook/api/safe"
	"casebook/history/ticket"
	"casebook/ui"
)

// formatName is what a format is called on the screen.
func formatName(f ticket.Format) string {
	switch f {
	case ticket.Markdown:
		return "Markdown"
	case ticket.Plain:
		return "text"
	case ticket.JSON:
		return "JSON"
	case ticket.HAR:
		return "HAR"
	}
	return string(f)
}

// dress puts the ticket into a format, as it would leave.
func (m *made) dress(f ticket.Format) leaves {
	l := leaves{format: f}
	out, err := m.ticket.As(f)
	switch {
	case err != nil:
		l.trouble = safe.Line(err.Error()).String()
	default:
		l.out, l.size = out, len(out.Bytes())
	}
	switch {
	case f == ticket.Markdown:
		l.sheet = m.paper // it is read even when it may not leave
	case err == nil:
		l.sheet = lone(linesOut(out), m.names, m.clear())
	}
	l.spots = l.sheet.spots(len(m.values))
	return l
}

// linesOut are the lines of what leaves: of an archive, what is in it.
func linesOut(out safe.Outgoing) []string {
	if text, ok := out.(safe.Text); ok {
		return linesOf(text.String())
	}
	data := out.Bytes()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	name := 0
	for _, file := range archive.File {
		name = max(name, len(file.Name))
	}
	lines := []string{ui.Counted(len(archive.File), "file") + ":", ""}
	for _, file := range archive.File {
		size := ui.Grouped(int(file.UncompressedSize64)) + " bytes"
		lines = append(lines, ui.Ends(safe.Line(file.Name).String(), size, name+16))
	}
	return lines
}
