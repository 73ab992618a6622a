package home

import (
	"cmp"
	"slices"

	"casebook/ui"
)

const (
	wideFrom     = 100 // columns from which the parts stand side by side
	caseRows     = 4   // what is known of the selected case
	caseNext     = 3   // its next step
	startRows    = 5   // what is known of the selected call or scenario
	fewRows      = 3   // what is shown of either in a low window
	detailFrom   = 12  // rows from which there is room for that
	airyFrom     = 22  // rows from which headings have a blank below them
	airyAloneAt  = 14  // the same for a section that is alone in its pane
	airyPairAt   = 18  // the same for the first of two
	mostCalls    = 8   // operations that are listed without scrolling
	fewCalls     = 5   // the same below tallFrom rows
	tallFrom     = 28
	mostNoteRows = 4 // of the welcome, or of what is wrong

	emptyRows      = 2 // in which an empty list says that it is
	mostNoticeRows = 2 // of what is wrong with a pack, or with what was typed

	askFrom      = 6 // rows from which it has one below it
	twoListsFrom = 9 // rows from which two lists of what was found stand below one another

	fieldFrom = 4  // rows from which the field has one of them
	roomyFrom = 14 // rows from which the field has its question above it

	airyFieldFrom = 28 // rows from which there is a blank above that
	marginFrom    = 20 // columns from which the field has a blank on either side
)

// block is a stretch of rows in a pane: a heading, a list, what is known of its
// selected row, or notes.
type block struct {
	what    part
	section section
	rect    ui.Rect // in the screen's cells
}

type part int

const (
	heading part = iota
	list
	detail
	notes
	below // how much of a list is not seen
)

// layout is where everything stands for one size.
type layout struct {
	width, height int
	top           int  // rows above the panes: the field's
	named         bool // the heading of the calls names the systems
	pitch         int  // lines that a case takes
	panes         ui.Panes
	blocks        [][]block // of each pane
}

// at returns the section whose list stands at x, y, and the row in it.
func (l layout) at(x, y int) (at section, row int, ok bool) {
	for _, blocks := range l.blocks {
		for _, b := range blocks {
			if b.what == list && b.rect.Contains(x, y-l.top) {
				return b.section, y - l.top - b.rect.Y, true
			}
		}
	}
	return 0, 0, false
}

// SetSize gives the screen its area.
func (s *Screen) SetSize(width, height int) {
	s.layout.width, s.layout.height = width, height
	s.arrange()
}

// arrange lays the parts out: side by side, or below wideFrom columns only the one
// that has the focus.
func (s *Screen) arrange() {
	s.layout.top = min(s.layout.height, s.fieldRows()+len(s.askRows())+len(s.underField()))
	width, height := s.layout.width, s.layout.height-s.layout.top
	s.layout.pitch = 1
	if width >= wideFrom && s.layout.height >= tallFrom {
		s.layout.pitch = 2
	}
	s.lists[inCases].SetPitch(s.layout.pitch)
	switch {
	case s.searching():
		s.arrangeFound(width, height)
	case width < wideFrom:
		s.layout.panes = ui.SideBySide(width, height, ui.Fill(1))
		area := s.layout.panes.Area(0)
		s.layout.blocks = [][]block{s.column(area, s.card(area.Height)...)}
	default:
		s.layout.panes = ui.SideBySide(width, height, ui.Fill(3), ui.Fill(2))
		s.layout.blocks = [][]block{
			s.column(s.layout.panes.Area(0), inCases),
			s.column(s.layout.panes.Area(1), inCalls, inScenarios),
		}
	}
	for _, blocks := range s.layout.blocks {
		for _, b := range blocks {
			if b.what == heading && b.section == inCalls {
				s.layout.named = s.systemTabs(b.rect.Width-ui.Width(s.name(inCalls, b.rect.Width))-tabsGap) != ""
			}
			if b.what == list {
				s.lists[b.section].SetSize(b.rect.Width, b.rect.Height)
			}
		}
	}
}

// arrangeFound lays out what was found for the words in the field: one list or two, and
// what is known of the selected row beside them, or below them in a narrow window.
func (s *Screen) arrangeFound(width, height int) {
	sizes := []ui.Size{ui.Fill(1)}
	if width >= wideFrom {
		sizes = []ui.Size{ui.Fill(2), ui.Fill(1)}
	}
	s.layout.panes = ui.SideBySide(width, height, sizes...)
	area := s.layout.panes.Area(0)
	s.layout.blocks = [][]block{s.resultBlocks(area, len(sizes) == 1)}
	if len(sizes) > 1 {
		beside := stack{area: s.layout.panes.Area(1), left: area.Height}
		beside.put(detail, s.described(), area.Height)
		s.layout.blocks = append(s.layout.blocks, beside.blocks)
	}
}

// described is the list of results whose selected row is described.
func (s *Screen) described() section {
	if s.focus >= inAnswers && s.focus < sections {
		return s.focus
	}
	return s.results()[0]
}

// resultBlocks stacks the lists of results, and below them what is known of the selected
// row, if it is to be there.
func (s *Screen) resultBlocks(area ui.Rect, details bool) []block {
	lists := s.results()
	if len(lists) > 1 && area.Height < twoListsFrom {
		lists = []section{s.described()}
	}
	st := stack{area: area, left: area.Height}
	airy := area.Height >= airyAloneAt && (len(lists) == 1 || area.Height >= airyFrom)
	room := area.Height - len(lists)
	if airy {
		room -= len(lists)
	}
	room -= len(lists) - 1 // between them
	for _, of := range lists {
		room -= s.noteRows(of, area)
	}
	if details = details && area.Height >= detailFrom && (len(lists) == 1 || area.Height >= airyAloneAt); details {
		room -= area.Height / (1 + len(lists))
	}
	rows := s.shares(lists, room)
	for i, of := range lists {
		st.skip(i > 0)
		st.put(heading, of, 1)
		st.skip(airy)
		if n := s.noteRows(of, area); n > 0 {
			st.put(notes, of, n-1)
			st.skip(true)
		}
		if i == len(lists)-1 && !details {
			rows[i] = st.left
		}
		st.put(list, of, rows[i])
	}
	if details {
		st.skip(true)
		st.put(detail, s.described(), st.left)
	}
	return st.blocks
}

// noteRows are how many rows what is to be said of a list takes, with a blank.
func (s *Screen) noteRows(of section, area ui.Rect) int {
	if area.Height < detailFrom {
		return 0
	}
	if n := len(s.resultNotes(of, area.Width)); n > 0 {
		return n + 1
	}
	return 0
}

// resultNotes say what is to be said of a list of results.
func (s *Screen) resultNotes(of section, width int) []string {
	if of == inAnswers && s.past.wrong == nil {
		return s.answerNotes(width)
	}
	if of == inAnswers {
		return nil // it is said already
	}
	if s.past.trouble == "" {
		return nil
	}
	return notice(s.setup.Theme.Mark(ui.Warn), s.past.trouble, width, mostNoticeRows)
}

// shares parts rows between one list or two: each gets what it has, if there is room,
// and at least half of it.
func (s *Screen) shares(lists []section, room int) []int {
	has := func(of section) int {
		return cmp.Or(map[section]int{inAnswers: len(s.answers), inPast: len(s.past.rows)}[of], emptyRows)
	}
	room = max(len(lists), room)
	if len(lists) == 1 {
		return []int{min(has(lists[0]), room)}
	}
	second := min(has(lists[1]), max(room-has(lists[0]), room/2))
	return []int{min(has(lists[0]), room-second), second}
}

// card is what is shown of the screen when there is room for one part.
func (s *Screen) card(height int) []section {
	if s.showing() == inCases || height < detailFrom {
		return []section{s.showing()}
	}
	return []section{inCalls, inScenarios}
}

// showing is the section that a narrow window shows: that of the focus, or the one
// that had it before the field.
func (s *Screen) showing() section {
	if s.focus == inField {
		return s.before
	}
	return s.focus
}

// column stacks sections in an area, and below them what is known of the selected
// row.
func (s *Screen) column(area ui.Rect, in ...section) []block {
	last := in[len(in)-1]
	st := stack{area: area, left: area.Height}
	details := s.detailRows(area.Height, last)
	if details > 0 {
		st.left -= details + 1
	}
	airy := area.Height >= airyFrom || len(in) == 1 && area.Height >= airyAloneAt
	noted := len(s.notes(area.Width))
	paired := airy || noted == 0 && area.Height >= airyPairAt // notes take the blanks
	for i, of := range in {
		if i > 0 && st.left > 0 {
			st.put(below, in[i-1], 1)
			st.skip(paired && s.lists[in[i-1]].Below() > 0)
		}
		st.put(heading, of, 1)
		st.skip(airy || paired && i == 0)
		if i == 0 && noted > 0 && (of == inCases || s.layout.width < wideFrom) {
			st.put(notes, of, noted)
			st.skip(true)
		}
		st.put(list, of, s.listRows(of, last))
	}
	if details > 0 {
		st.left += details + 1
		st.skip(true)
		if slices.Contains(in, s.showing()) {
			last = s.showing()
		}
		st.put(detail, last, details)
	}
	return st.blocks
}

// stack puts blocks below one another as long as there is room.
type stack struct {
	area   ui.Rect
	used   int // rows
	left   int // rows
	blocks []block
}

func (st *stack) put(what part, of section, rows int) {
	rows = max(0, min(rows, st.left))
	st.blocks = append(st.blocks, block{what, of, ui.Rect{X: st.area.X, Y: st.area.Y + st.used, Width: st.area.Width, Height: rows}})
	st.used, st.left = st.used+rows, st.left-rows
}

// skip leaves a blank row, where one is wanted.
func (st *stack) skip(wanted bool) {
	if wanted && st.left > 0 {
		st.used, st.left = st.used+1, st.left-1
	}
}

// detailRows is how much room the selected row of a section gets to be described.
func (s *Screen) detailRows(height int, of section) int {
	switch {
	case height < detailFrom:
		return 0
	case of == inCases && s.layout.height >= tallFrom:
		return caseRows + caseNext
	case of == inCases:
		return caseRows + 1
	case height < airyFrom:
		return fewRows
	}
	return startRows
}

// listRows is how many rows a list asks for: all that it has, unless another section
// comes after it.
func (s *Screen) listRows(of, last section) int {
	rows := map[section]int{inCases: len(s.cases) * s.layout.pitch, inCalls: len(s.calls), inScenarios: len(s.scenarios)}[of]
	if of != last {
		if s.layout.height < tallFrom {
			return min(fewCalls, rows)
		}
		return min(mostCalls, rows)
	}
	return max(1, rows)
}
