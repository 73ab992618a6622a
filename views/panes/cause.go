package panes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/ui"
)

// Columns of the cause view, in cells.
const (
	headIndent  = 2  // the message, below the outcome
	causeIndent = 2  // number and blank before a title
	causeLabel  = 10 // indent and label before a cause's texts
	sumLabel    = 17 // "To the customer" and the like
	basisBeside = 56 // the width from which on a cause's basis stands beside its title
)

// headline adds the outcome in one or two rows. Simulated says that it must be
// marked here, because there was no room for it beside the tabs.
func (c *Content) headline(s *sheet, simulated bool) {
	parts := make([]string, 0, len(c.head)+1)
	for i, part := range c.head {
		if i == 0 {
			part = s.theme.Mark(c.mark) + " " + s.theme.Title.Render(part)
		}
		parts = append(parts, part)
	}
	if simulated {
		parts = append(parts, simulatedMark(s.theme))
	}
	s.flow(headIndent, s.gap(parts), parts...)
}

func simulatedMark(theme *ui.Theme) string { return theme.Simulated.Render(" SIMULATED ") }

// said adds the vendor's messages, quoted, and what became of a lost call.
func (c *Content) said(s *sheet) {
	for _, m := range c.messages {
		text := m.text
		if !m.ours {
			text = "“" + text + "”"
		}
		s.hang("", headIndent, ui.Style{}, text)
		if m.technical {
			s.hang("", headIndent, s.theme.Muted, "technical: not for the customer")
		}
	}
	if c.more > 0 {
		s.hang("", headIndent, s.theme.Muted, fmt.Sprintf("and %s more messages: see envelope", ui.Grouped(c.more)))
	}
}

// drawing is how the cause view is drawn now.
type drawing struct {
	simulated bool   // it must be marked in the first line
	copyKey   string // that copies the words for the customer
	current   string // the stop whose question the keys answer
	moved     string // the question whose answer made the first cause the likeliest
	keys      handles
}

// answered is the cause view of an attempt: the likeliest cause in full, what
// follows from it, and then the others.
func (c *Content) answered(s *sheet, d drawing) {
	c.headline(s, d.simulated)
	c.said(s)
	s.blank()
	if len(c.causes) == 0 {
		s.hang("", 0, ui.Style{}, "No documented answer matches. The envelope and raw views show what came.")
	} else {
		c.cause(s, 0, d)
	}
	c.askHappened(s, d.current == happenedStop, d.keys)
	s.blank()
	c.summary(s)
	c.forCustomer(s, d.copyKey)
	c.again(s)
	c.before(s)
	if len(c.causes) > 1 {
		s.blank()
		s.row(s.theme.Label.Render(c.others()))
	}
	for i := 1; i < len(c.causes); i++ {
		s.blank()
		c.cause(s, i, d)
	}
	c.noted(s)
}

// foreseen is the cause view of a call that is not made yet.
func (c *Content) foreseen(s *sheet, calm string) {
	s.row(s.theme.Title.Render("Before you send"))
	s.blank()
	if len(c.causes) == 0 {
		s.hang("", 0, ui.Style{}, calm)
	}
	for i := range c.causes {
		c.causeTitle(s, i, false)
		label(s, "because", c.causes[i].Because...)
		label(s, "fix", cmp.Or(c.causes[i].Fix, c.causes[i].Settle))
		s.blank()
	}
	s.blank()
	c.summary(s)
	c.noted(s)
}

// causeTitle adds the i-th cause's title, beside it how sure it is, and returns on
// what that rests where there was no room for it.
func (c *Content) causeTitle(s *sheet, i int, on bool) (basis string) {
	cause := &c.causes[i]
	basis, right := cause.Basis.String(), likelihood(s.theme, cause.Likelihood)
	if s.width >= basisBeside {
		basis, right = "", s.theme.Muted.Render(basis)+"  "+right
	}
	number := fmt.Sprint(i + 1)
	indent := max(causeIndent, len(number)+1)
	title := ui.Wrap(cause.Title, max(8, s.width-indent-ui.Width(right)-2))
	style := s.theme.Muted
	if on {
		style = s.theme.Accent
	}
	s.ends(style.Render(number)+strings.Repeat(" ", indent-len(number))+s.theme.Title.Render(title[0]), right)
	for _, row := range title[1:] {
		s.row(strings.Repeat(" ", indent) + s.theme.Title.Render(row))
	}
	return basis
}

// label adds a cause's texts behind what they are.
func label(s *sheet, name string, texts ...string) {
	for _, text := range texts {
		if text != "" {
			s.hang("  "+s.theme.Muted.Render(name), causeLabel, ui.Style{}, text)
			name = ""
		}
	}
}

// cause adds the i-th cause.
func (c *Content) cause(s *sheet, i int, d drawing) {
	from, on := len(s.rows), c.causes[i].Row == d.current
	cause, basis := &c.causes[i], c.causeTitle(s, i, on && d.keys.active)
	if i == 0 || cause.Blocks {
		s.hang("", causeIndent, ui.Style{}, cause.Cause)
	}
	label(s, "because", c.unsaid(cause.Because)...)
	label(s, "against", cause.Against...)
	if i == 0 {
		c.heard(s, d.moved)
	}
	if cause.Fix != cause.Settle || cause.Question == nil {
		label(s, "fix", cause.Fix)
	}
	ask := len(s.rows)
	c.question(s, cause, on, d.keys)
	end := len(s.rows)
	if i == 0 {
		label(s, "", s.muted(cause.Note, cause.Source, basis))
	} else {
		label(s, "", s.muted(basis))
	}
	s.spans = append(s.spans, span{cause.Row, from, len(s.rows), ask, end})
}

// unsaid leaves out what the messages above say already.
func (c *Content) unsaid(texts []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(text string) bool {
		return slices.ContainsFunc(c.messages, func(m message) bool { return m.text == text })
	})
}

// others is the heading over the causes after the first. To a call that was
// answered as it should be they are no rivals.
func (c *Content) others() string {
	if c.answeredWell() {
		return "Also documented for this answer"
	}
	return "It could also be"
}

// answeredWell reports whether the call itself worked, whatever the verdict.
func (c *Content) answeredWell() bool { return c.outcome == api.Success || c.outcome == api.Negative }

func likelihood(theme *ui.Theme, l explain.Likelihood) string {
	switch l {
	case explain.Certain:
		return theme.Title.Render(string(l))
	case explain.Likely:
		return string(l)
	}
	return theme.Muted.Render(string(l))
}

// summary adds how the checklist stands.
func (c *Content) summary(s *sheet) {
	if len(c.checklist) > 0 {
		label := "Checklist" + strings.Repeat(" ", sumLabel-2-len("Checklist"))
		s.flow(sumLabel, 2, append([]string{s.theme.Label.Render(label)}, c.tally(s.theme)...)...)
	}
}

// again adds whether repeating the call helps.
func (c *Content) again(s *sheet) {
	if c.id == "" || c.retry.Why == "" || c.answeredWell() {
		return
	}
	advice := "no: "
	if c.retry.Safe {
		advice = "may help: "
	}
	s.hang(s.theme.Label.Render("Retry"), sumLabel, ui.Style{}, advice+c.retry.Why)
}

// tally counts the checklist's states.
func (c *Content) tally(theme *ui.Theme) []string {
	var parts []string
	for _, state := range []systems.State{systems.Pass, systems.Fail, systems.Ask} {
		count := len(c.checklist) - len(slices.DeleteFunc(slices.Clone(c.checklist), func(i explain.Item) bool { return i.State == state }))
		if count == 0 {
			continue
		}
		mark, word := stateWord(state)
		parts = append(parts, theme.Mark(mark)+fmt.Sprintf(" %d %s", count, word))
	}
	return parts
}

// forCustomer adds the words that are safe to say.
func (c *Content) forCustomer(s *sheet, copyKey string) {
	if c.reply == "" {
		return
	}
	s.hang(s.theme.Label.Render("To the customer"), sumLabel, ui.Style{}, "“"+c.reply+"”")
	if copyKey != "" {
		s.beside(sumLabel, []string{s.theme.Key.Render(copyKey) + s.theme.KeyHint.Render(" copy")})
	}
	if c.vendor != "" && c.vendor != c.reply {
		s.hang("", sumLabel, s.theme.Muted, "the vendor's own words: “"+c.vendor+"”")
	}
}

// before adds how often the same was seen.
func (c *Content) before(s *sheet) {
	if c.seen != "" {
		s.hang(s.theme.Label.Render("Seen before"), sumLabel, ui.Style{}, c.seen)
	}
}

// noted adds what was odd about the call.
func (c *Content) noted(s *sheet) {
	if len(c.notes) == 0 {
		return
	}
	s.blank()
	for i, note := range c.notes {
		label := ""
		if i == 0 {
			label = s.theme.Label.Render("Noted")
		}
		s.hang(label, sumLabel, ui.Style{}, note)
	}
}
