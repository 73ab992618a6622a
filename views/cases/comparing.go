package cases

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
)

// comparing is two attempts held against each other, in the place of the panes.
type comparing struct {
	open     bool
	pager    *ui.Pager
	task     ui.Task[compared]
	personal []string
}

// compared is what two attempts differ in.
type compared struct {
	a, b history.Attempt // the older one first
	attempt.Compared
}

// compare holds the two marked attempts against each other; with one marked, that and the
// one under the cursor; without any, that and the one before it.
func (s *Screen) compare() tea.Cmd {
	older, newer, why := s.twoToCompare()
	if why != "" {
		return say(ui.Note, why)
	}
	store := s.store
	return s.comparing.task.Start(readWithin, func(ctx context.Context) (compared, error) {
		a, err := store.Attempt(ctx, older)
		if err != nil {
			return compared{}, err
		}
		b, err := store.Attempt(ctx, newer)
		if err != nil {
			return compared{}, err
		}
		return compared{a, b, attempt.Compare(a, b)}, nil
	})
}

// twoToCompare are the ids of the attempts to compare, or why there are none.
func (s *Screen) twoToCompare() (older, newer, why string) {
	t := &s.timeline
	var ids []string
	for _, row := range t.shown() {
		if t.marked[row.ID] {
			ids = append(ids, row.ID)
		}
	}
	selected := t.selected()
	switch {
	case len(ids) > 2:
		return "", "", "two attempts are compared, and " + ui.Grouped(len(ids)) + " are marked"
	case selected == nil:
		return "", "", "there is no attempt to compare"
	case len(ids) == 1 && ids[0] != selected.ID:
		ids = append(ids, selected.ID)
	case len(ids) < 2:
		before := s.before(selected.ID)
		if before == "" {
			return "", "", "this is the first attempt; mark another with space"
		}
		ids = []string{before, selected.ID}
	}
	return min(ids[0], ids[1]), max(ids[0], ids[1]), ""
}

// before is the attempt before one; empty where there is none, or it is not read yet.
func (s *Screen) before(id string) string {
	rows := s.timeline.shown()
	for i := range rows {
		if rows[i].ID == id && i+1 < len(rows) {
			return rows[i+1].ID
		}
	}
	return ""
}

// tookCompared shows what two attempts differ in.
func (s *Screen) tookCompared(c compared, err error) tea.Cmd {
	if err != nil {
		return say(ui.Fail, sentence(err))
	}
	s.comparing.open = true
	s.comparing.personal = []string{c.a.User, c.b.User}
	lines := s.differing(c)
	s.comparing.pager.SetHanging(lines.text, lines.hangs)
	s.arrange()
	return nil
}

// compareLines are what two attempts differ in, drawn, each with the cells by which it is set
// in where it goes on in further rows.
type compareLines struct {
	text  []string
	hangs []int
}

func (l *compareLines) add(hang int, text string) {
	l.text, l.hangs = append(l.text, text), append(l.hangs, hang)
}

// differing draws what two attempts differ in.
func (s *Screen) differing(c compared) compareLines {
	theme, lines := s.setup.Theme, compareLines{}
	lines.add(len("A  "), theme.Muted.Render("A")+"  "+s.attemptLine(c.a))
	lines.add(len("B  "), theme.Muted.Render("B")+"  "+s.attemptLine(c.b))
	lines.add(0, "")
	if len(c.Differences) == 0 {
		lines.add(0, "They differ in nothing but their time: "+ui.Counted(c.Same, "thing")+" are the same.")
		return lines
	}
	var part attempt.Part
	for _, d := range c.Differences {
		if d.Part != part {
			if part != "" {
				lines.add(0, "")
			}
			part = d.Part
			lines.add(0, theme.Title.Render(string(part)))
		}
		s.addDifference(&lines, d)
	}
	if c.More > 0 {
		lines.add(0, "")
		lines.add(2, theme.Warn.Render(ui.GlyphWarn)+" "+ui.Counted(c.More, "difference")+" more are not listed")
	}
	if c.Same > 0 {
		lines.add(0, "")
		lines.add(0, theme.Muted.Render(ui.Counted(c.Same, "thing")+" more are the same in both"))
	}
	return lines
}

// nameColumn is how wide the names of differences are set, in cells, where there is room.
const nameColumn = 28

// addDifference draws one difference: what each attempt has, below one another.
func (s *Screen) addDifference(lines *compareLines, d attempt.Difference) {
	theme := s.setup.Theme
	name := "  " + theme.Label.Render(safe.Line(d.Name).String())
	column := min(nameColumn, s.layout.width/3)
	blank := strings.Repeat(" ", column)
	if ui.Width(name) >= column {
		lines.add(len("    "), name)
		name = blank
	}
	name = ui.Fit(name, column, 1)
	add := func(side, text string) {
		if text == "" {
			text = "(empty)"
		}
		text = name + side + " " + safe.Line(text).String()
		if lone := aloneIn(d); lone != "" {
			text += theme.Muted.Render("   " + lone)
		}
		lines.add(column+len("A "), text)
		name = blank
	}
	if d.InA {
		add(theme.Warn.Render("A"), d.A)
	}
	if d.InB {
		add(theme.Pass.Render("B"), d.B)
	}
}

// aloneIn says that only one of the attempts has something.
func aloneIn(d attempt.Difference) string {
	switch {
	case strings.HasPrefix(d.Name, "body line"):
		return ""
	case !d.InB:
		return "not in B"
	case !d.InA:
		return "not in A"
	}
	return ""
}

// attemptLine is an attempt in one line, with the end of its id, which stands for it.
func (s *Screen) attemptLine(a history.Attempt) string {
	sum := a.Summary()
	id := s.setup.Theme.Muted.Render(a.ID[max(0, len(a.ID)-shownID):])
	return fmt.Sprintf("%s  %s  %s", moment(sum).Format("2006-01-02 15:04:05"), s.outcome(sum, true), id)
}
