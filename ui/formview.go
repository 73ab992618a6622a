package ui

import (
	"cmp"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// block is what one field draws: its lines, and which of them holds the value and the cursor.
type block struct {
	lines  []string
	value  int
	cursor int
}

// Places in a form's line, in cells.
const (
	// indent is the bar, or nothing, and a blank.
	indent = 2
	// labelMax is the widest label that still makes all values start in one column.
	labelMax = 18
	// valueMin is the narrowest place for a value beside its label.
	valueMin = 12
	// masked is how many bullets stand for a value that is not being edited.
	masked = 8
	// roomFor is the height from which a line is spent on what is below.
	roomFor = 6
)

// drawn is the whole form as lines, and which part of it is seen.
type drawn struct {
	lines []string
	// owner is the field that each line belongs to.
	owner       []int
	first, last int
	cursor      *tea.Cursor
}

// View draws the fields, scrolled so that the one in focus is seen with its lints.
func (f *Form) View() Frame {
	d := f.draw()
	return Frame{Body: strings.Join(d.lines[d.first:d.last], "\n"), Cursor: d.cursor}
}

// Click moves the focus to the field drawn at line y of the form's area and says whether there is one.
func (f *Form) Click(y int) bool {
	d := f.draw()
	if y < 0 || d.first+y >= d.last {
		return false
	}
	f.focus = d.owner[d.first+y]
	return true
}

// draw lays out the form in its area.
func (f *Form) draw() drawn {
	width := min(f.width, TextWidth)
	if width < 1 || f.height < 1 {
		return drawn{}
	}
	var d drawn
	var focus block
	top, column := 0, f.labelColumn(width)
	for i, e := range f.entries {
		b := f.block(e, i == f.focus && !f.blurred, width, column)
		if i == f.focus {
			focus, top = b, len(d.lines)
		}
		d.lines = append(d.lines, b.lines...)
		for range b.lines {
			d.owner = append(d.owner, i)
		}
	}
	d.first = f.scroll(len(d.lines), top, focus)
	d.last = min(len(d.lines), d.first+f.height)
	f.below(&d, width)
	if y := top + focus.value - d.first; focus.cursor >= 0 && f.Typing() && y >= 0 && y < f.height {
		d.cursor = tea.NewCursor(min(focus.cursor, f.width-1), y)
	}
	return d
}

// below says in the last line that is seen how many fields begin there or further down, unless that line is the focused
// field's.
func (f *Form) below(d *drawn, width int) {
	last := d.last - 1
	if d.last == len(d.lines) || d.last-d.first < roomFor || d.owner[last] == f.focus {
		return
	}
	hidden := len(f.entries) - 1 - d.owner[last-1]
	if hidden > 0 {
		d.lines[last] = Truncate(pad(indent)+f.theme.Muted.Render(GlyphMore+" "+Grouped(hidden)+" more below"), width)
	}
}

// scroll returns the first line to show: the top if all fits, else as little as brings the focused field's block in
// with a line to spare; its value's line wins over the rest of the block.
func (f *Form) scroll(total, top int, focus block) int {
	if total <= f.height {
		return 0
	}
	first := max(0, min(top+len(focus.lines)+1, total)-f.height)
	first = min(first, top)
	return max(first, top+focus.value-f.height+1)
}

// labelColumn returns the cells in which labels are set beside values, blanks included.
func (f *Form) labelColumn(width int) int {
	column := 0
	for _, e := range f.entries {
		if w := Width(e.label()); w <= labelMax {
			column = max(column, w)
		}
	}
	return min(column+2, max(0, width/2-indent))
}

// label is the field's label with its mark.
func (e *entry) label() string {
	if e.Required {
		return e.Label + " *"
	}
	return e.Label
}

// block draws one field.
func (f *Form) block(e *entry, focused bool, width, column int) block {
	b := block{cursor: -1}
	switch {
	case focused && (e.Kind == Text || e.Kind == Masked) && e.summary == "":
		f.openLine(&b, e, width)
	default:
		f.closedLine(&b, e, focused, width, column)
	}
	if focused {
		f.remarks(&b, e, width)
	}
	for _, lint := range e.lints {
		f.lint(&b, e, lint, focused, width)
	}
	return b
}

// openLine draws a field being typed into: the label, and below it the value over the whole width.
func (f *Form) openLine(b *block, e *entry, width int) {
	label := f.withSource(e, f.theme.Title.Render(Truncate(e.label(), width-indent)), width-indent)
	text, cursor := e.input.View(f.theme, width-indent)
	if e.Kind == Masked && e.value() == "" {
		text = f.theme.Muted.Render(f.bullets(e)) // known elsewhere; typing replaces it
	}
	b.add(Truncate(pad(indent)+label, width))
	b.value = len(b.lines)
	b.add(Truncate(f.theme.Accent.Render(GlyphBar)+" "+text, width))
	b.cursor = cursor + indent
}

// closedLine draws a field on one line: its label and its value; the value goes to a line of its own where the label
// leaves no room.
func (f *Form) closedLine(b *block, e *entry, focused bool, width, column int) {
	bar, style := pad(indent), f.theme.Label
	if focused {
		bar, style = f.theme.Accent.Render(GlyphBar)+" ", f.theme.Title
		b.cursor = indent
	}
	label := e.label()
	gap := max(2, column-Width(label))
	room := width - indent - Width(label) - gap
	if room < min(valueMin, width-indent) {
		b.add(Truncate(pad(indent)+style.Render(label), width))
		b.value = len(b.lines)
		b.add(Truncate(bar+f.shown(e, width-indent), width))
		return
	}
	b.add(Truncate(bar+style.Render(label)+pad(gap)+f.shown(e, room), width))
	if focused {
		b.cursor = indent + Width(label) + gap
	}
}

// shown is the value of a field that is not being typed into, in at most room cells.
func (f *Form) shown(e *entry, room int) string {
	switch e.Kind {
	case Choice:
		text := e.value()
		if at := e.option(); at >= 0 {
			text = e.Options[at].shown()
		}
		return Ends(f.theme.Value.Render(Visible(text)), f.theme.Muted.Render(GlyphChoice), room)
	case Toggle:
		if e.value() == "true" {
			return f.theme.Value.Render("[x] yes")
		}
		return f.theme.Value.Render("[ ] no")
	case Masked:
		return f.withSource(e, f.theme.Value.Render(f.bullets(e)), room)
	default:
		summary := e.summary
		if summary == "" && e.Summed && e.value() != "" {
			summary = Summary(e.value())
		}
		if summary != "" {
			return f.withSource(e, f.theme.Muted.Render(fittingSummary(summary, room)), room)
		}
		text := Visible(e.value())
		if e.Private && f.theme.Private {
			text = bullets(Width(text))
		}
		return f.withSource(e, f.theme.Value.Render(text), room)
	}
}

// fittingSummary is a summary, without what the value looks like where there is no room for it.
func fittingSummary(summary string, room int) string {
	size, _, _ := strings.Cut(summary, ",")
	if Width(summary) > room {
		return size + "]"
	}
	return summary
}

// bullets stands for a masked value and tells nothing of its length.
func (f *Form) bullets(e *entry) string {
	if e.value() == "" && (e.Source == "" || e.edited) {
		return ""
	}
	return strings.Repeat(GlyphMask, masked)
}

// withSource adds where the value comes from, as long as nobody edited it, where that fits in room cells with text. It
// is left out whole: a part of a variable's name tells nothing.
func (f *Form) withSource(e *entry, text string, room int) string {
	if e.Source == "" || e.edited || Width(text)+2+Width(e.Source) > room {
		return text
	}
	return text + "  " + f.theme.Muted.Render(e.Source)
}

// remarks adds the help and the notice of the focused field.
func (f *Form) remarks(b *block, e *entry, width int) {
	if e.Help != "" {
		b.hang(f.theme.Muted.Render(e.Help), "", width)
	}
	if e.notice != "" {
		b.hang(e.notice, f.theme.Warn.Render(GlyphWarn)+" ", width)
	}
}

// lint adds one remark on the value and, below it, the value that would be better.
func (f *Form) lint(b *block, e *entry, lint Lint, focused bool, width int) {
	b.hang(f.lintStyle(lint).Render(Visible(lint.Text)), f.theme.Mark(lint.Severity)+" ", width)
	if lint.Mend == "" {
		return
	}
	text := Visible(cmp.Or(lint.MendLabel, lint.Mend))
	if first, ok := e.mend(); ok && focused && first == lint {
		text += "  " + f.theme.Key.Render("ctrl+y") + f.theme.KeyHint.Render(" put in")
	}
	b.hang(text, "  ", width)
}

// add appends a line.
func (b *block) add(line string) { b.lines = append(b.lines, line) }

// hang appends text wrapped behind a mark, the further rows below the first's text.
func (b *block) hang(text, mark string, width int) {
	margin := Width(mark)
	for i, row := range Wrap(text, width-indent-margin) {
		if i > 0 {
			mark = pad(margin)
		}
		b.add(Truncate(pad(indent)+mark+row, width))
	}
}

// lintStyle is how a lint is drawn: one that only notes something may be overlooked.
func (f *Form) lintStyle(lint Lint) Style {
	if lint.Severity == Note {
		return f.theme.Muted
	}
	return f.theme.Style(lint.Severity)
}
