package home

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/query"
	"casebook/ui"
)

// leastName is how many letters of a field's name are typed before it is offered: one
// may be the beginning of any word.
const leastName = 2

// offer finds how the word at the cursor can go on.
func (s *Screen) offer() {
	p := &s.past
	p.offer = query.Completion{}
	if p.words == nil || !s.searching() {
		return
	}
	c := p.words.Complete(s.field.Value(), s.field.Cursor())
	if len(c.Options) > 0 && c.Options[0].More && len(strings.TrimPrefix(s.field.Value()[c.From:c.To], "-")) < leastName {
		return
	}
	p.offer = c
}

// offered reports whether a word is offered.
func (s *Screen) offered() bool { return s.searching() && len(s.past.offer.Options) > 0 }

// takeOffer puts the first word that is offered in the place of what is typed.
func (s *Screen) takeOffer() tea.Cmd {
	c := s.past.offer
	word := c.Options[0].Word
	if !c.Options[0].More && c.To == len(s.field.Value()) {
		word += " "
	}
	s.field.Replace(c.From, c.To, word)
	return s.search()
}

// ghost is the rest of the word that is offered, where it goes on from what is typed at
// the end of the field.
func (s *Screen) ghost() string {
	if !s.offered() || s.field.Cursor() != len(s.field.Value()) {
		return ""
	}
	typed, word := s.field.Value()[s.past.offer.From:], s.past.offer.Options[0].Word
	if len(typed) > len(word) || !strings.EqualFold(word[:len(typed)], typed) {
		return ""
	}
	return safe.Line(word[len(typed):]).String()
}

// askRow is the row below the field: how the word at the cursor can go on, or what it
// waits for.
func (s *Screen) askRow(width int) string {
	p, theme := &s.past, s.setup.Theme
	switch {
	case s.offered():
		return s.offerRow(width)
	case p.parsed.Wants != nil:
		return theme.Muted.Render(safe.Line(p.parsed.Wants.Problem).String())
	case p.parsed.Has(history.InBody):
		return theme.Muted.Render("body: reads every attempt whole, which takes its time")
	}
	return ""
}

// offerRow lists what is offered, as much of it as there is room for.
func (s *Screen) offerRow(width int) string {
	theme, options := s.setup.Theme, s.past.offer.Options
	if len(options) == 1 || options[0].More {
		text := theme.Title.Render(safe.Line(options[0].Label).String())
		if about := safe.Line(options[0].About).String(); about != "" {
			text += "  " + theme.Muted.Render(about)
		}
		for _, o := range options[1:] {
			text += theme.Muted.Render("   " + safe.Line(o.Label).String())
		}
		return text
	}
	text := ""
	for i, o := range options {
		label := safe.Line(o.Label).String()
		if i == 0 {
			label = theme.Title.Render(label)
		} else {
			label = theme.Muted.Render("   " + label)
		}
		if i > 0 && ui.Width(text)+ui.Width(label)+2 > width {
			return text + theme.Muted.Render(" "+ui.GlyphMore)
		}
		text += label
	}
	return text
}
