package home

import (
	"cmp"
	"fmt"
	"strings"

	"casebook/api/safe"
	"casebook/ui"
)

// View draws the screen.
func (s *Screen) View() ui.Frame {
	frames := make([]ui.Frame, len(s.layout.blocks))
	for i, blocks := range s.layout.blocks {
		frames[i] = s.pane(s.layout.panes.Area(i), blocks)
	}
	top, below := s.fieldFrame(), s.layout.panes.View(s.setup.Theme, frames...)
	switch {
	case s.layout.top == 0:
		return below
	case s.layout.top == s.layout.height:
		below.Body = ""
	default:
		below.Body = "\n" + below.Body
	}
	return ui.Frame{Body: ui.Fit(top.Body, s.layout.width, s.layout.top) + below.Body, Cursor: top.Cursor}
}

// pane draws the blocks of one pane.
func (s *Screen) pane(area ui.Rect, blocks []block) ui.Frame {
	var b strings.Builder
	y := area.Y
	for _, block := range blocks {
		for ; y < block.rect.Y; y++ {
			b.WriteByte('\n')
		}
		if block.rect.Height == 0 {
			continue
		}
		b.WriteString(ui.Fit(s.draw(block), block.rect.Width, block.rect.Height))
		b.WriteByte('\n')
		y += block.rect.Height
	}
	return ui.Frame{Body: b.String()}
}

func (s *Screen) draw(b block) string {
	switch b.what {
	case heading:
		return s.heading(b.section, b.rect.Width)
	case below:
		return "  " + s.setup.Theme.Muted.Render(s.unseen(b.section))
	case list:
		return s.lists[b.section].View().Body
	case notes:
		if b.section >= inAnswers {
			return strings.Join(s.resultNotes(b.section, b.rect.Width), "\n")
		}
		return strings.Join(s.notes(b.rect.Width), "\n")
	}
	return s.detail(b.section, b.rect)
}

// heading names a section, and says at the right what is worth knowing of it.
func (s *Screen) heading(of section, width int) string {
	left, right := s.name(of, width), ""
	switch of {
	case inCases:
		if n := len(s.cases); n > 0 && s.all() {
			right = ui.Counted(n, "case")
		} else if n > 0 {
			right = "latest " + ui.Grouped(n)
		}
		if s.columns.simulated && !s.columns.real {
			right += ", simulated"
		}
	case inAnswers:
		right = ui.Grouped(len(s.found.Hits))
	case inPast:
		if c := &s.past.columns; c.simulated && !c.real && len(s.past.rows) > 0 {
			left += s.setup.Theme.Muted.Render("  simulated")
		}
		right = s.pastTotals(width - ui.Width(left) - 2)
	case inCalls:
		return whole(left, s.systemTabs(width-ui.Width(left)-tabsGap), width)
	case inScenarios:
		name := "  " + safe.Line(s.chosenCall().operation.Name).String()
		right = s.scenariosUnseen(width - ui.Width(left+name) - 2)
		if ui.Width(left+name+right)+2 <= width || right == "" {
			left += s.setup.Theme.Muted.Render(name)
		}
	}
	return whole(left, s.setup.Theme.Muted.Render(right), width)
}

// scenariosUnseen says what is worth knowing of the scenarios: that they need the
// simulator, else how many there are or are not seen, as far as there is room for it
// beside whose they are, which is worth more.
func (s *Screen) scenariosUnseen(room int) string {
	if !s.setup.Environment.Simulated {
		return "needs --env simulator"
	}
	text := cmp.Or(s.unseen(inScenarios), ui.Counted(len(s.scenarios), "scenario"))
	if rows := s.lists[inScenarios].Below(); rows > 0 && ui.Width(text) > room {
		text = ui.GlyphMore + " " + ui.Grouped(rows) + " more"
	}
	if ui.Width(text) > room {
		return ""
	}
	return text
}

// name is what a section is called, or in a narrow window the cards that it is one of.
func (s *Screen) name(of section, width int) string {
	if first := s.layout.blocks[0][0].section; s.layout.width < wideFrom && of == first && of < inAnswers {
		return s.tabs(first, width)
	}
	name := []string{"RECENT CASES", "NEW CALL", "TRY IN THE SIMULATOR", "DOCUMENTED ANSWERS", "IN THE HISTORY"}[of]
	if of >= inAnswers && s.focus != of && len(s.results()) > 1 {
		return s.setup.Theme.Title.Render(name)
	}
	if of >= inAnswers { // the field is marked, which the letters go to
		return s.setup.Theme.Focus.Render(name)
	}
	return s.setup.Theme.Heading(name, s.focus == of)
}

// tabsGap parts a heading from the systems behind it, in cells.
const tabsGap = 3

// systemTabs names the systems, the one whose calls are offered bold, or where there is
// no room for all that one and which of them it is; empty where there is one only, or no
// room for that.
func (s *Screen) systemTabs(width int) string {
	var names []string
	for _, pack := range s.setup.Packs.Systems {
		names = append(names, safe.Line(pack.Name).String())
	}
	if len(names) < 2 {
		return ""
	}
	text := ui.Tabs(s.setup.Theme, names, s.system, 1<<10, false)
	if ui.Width(text) > width {
		text = s.setup.Theme.Title.Render(names[s.system]) + s.setup.Theme.Muted.Render(fmt.Sprintf("  %d of %d", s.system+1, len(names)))
	}
	if ui.Width(text) > width {
		return ""
	}
	return text
}

// unseen says how many rows of a list are below those that are seen; empty: none.
func (s *Screen) unseen(in section) string {
	if rows := s.lists[in].Below(); rows > 0 {
		return ui.GlyphMore + " " + ui.Grouped(rows) + " more below"
	}
	return ""
}

// tabs names the cards of a narrow window; where scenarios have not one of their
// own, they share that of the calls.
func (s *Screen) tabs(first section, width int) string {
	names, active := []string{"CASES", "NEW CALL"}, min(int(first), 1)
	if s.layout.panes.Area(0).Height < detailFrom {
		names, active = append(names, "SIMULATOR"), int(first)
	}
	if s.focus == first {
		names[active] = ui.GlyphFolded + " " + names[active]
	}
	return ui.Tabs(s.setup.Theme, names, active, width, s.focus == first)
}

// detail is what is known of the selected row of a section.
func (s *Screen) detail(of section, area ui.Rect) string {
	texts := s.scenarioDetail()
	switch of {
	case inAnswers:
		return strings.Join(s.answerDetail(area.Width, area.Height), "\n")
	case inPast:
		return strings.Join(s.pastDetail(area.Width, area.Height), "\n")
	case inCases:
		return strings.Join(s.caseDetail(area.Width), "\n")
	case inCalls:
		texts = s.callDetail()
	}
	var rows []string
	for _, text := range texts {
		rows = append(rows, ui.Wrap(text, max(1, min(ui.TextWidth, area.Width)))...)
	}
	return strings.Join(rows, "\n")
}

// notes is what is wrong with the history, or the welcome to an empty one.
func (s *Screen) notes(width int) []string {
	mark, texts := " ", []string(nil)
	switch {
	case s.trouble != "":
		mark, texts = s.setup.Theme.Mark(ui.Warn), []string{s.trouble}
	case s.read && len(s.cases) == 0:
		texts = s.welcome()
	}
	if s.layout.height < detailFrom {
		texts = texts[max(0, len(texts)-1):]
	}
	var rows []string
	for _, text := range texts {
		for _, row := range ui.Wrap(text, max(1, min(ui.TextWidth, width)-2)) {
			rows = append(rows, mark+" "+row)
			mark = " "
		}
	}
	return rows[:min(len(rows), mostNoteRows)]
}

// welcome says what to press first.
func (s *Screen) welcome() []string {
	lines := []string{"No cases yet. Every call you send is kept here, with why it failed."}
	switch {
	case s.caseless:
		return []string{"No cases yet, but attempts that belong to none.", "Type is:caseless to list them."}
	case s.focus == inScenarios && s.setup.Environment.Simulated:
		return append(lines, "Press enter for the chosen scenario, down for one that fails.")
	case s.focus == inCalls:
		return append(lines, "Press enter to fill in a first call.")
	}
	return append(lines, "Press tab, then enter, to fill in a first call.")
}
