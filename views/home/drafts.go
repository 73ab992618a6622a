package home

import (
	"context"
	"fmt"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// draftKeyName goes on with a draft, and draftVerb says so.
const (
	draftKeyName = "ctrl+g"
	draftVerb    = "go on with a draft"
)

// draftKey goes on with what was typed and not sent.
func (s *Screen) draftKey() key.Binding {
	return bind(len(s.drafts()) > 0, draftKeyName, draftVerb)
}

// readDrafts reads what was typed and not sent, at first also what windows left that are
// gone.
func (s *Screen) readDrafts() tea.Cmd {
	window, now := s.setup.Drafts, s.setup.Now
	if window == nil {
		return nil
	}
	return s.drafting.Start(0, func(context.Context) (*panes.Drafts, error) { return panes.ReadDrafts(window, now), nil })
}

func (s *Screen) takeDrafts(drafts *panes.Drafts, err error) {
	if err != nil {
		return // the program is at fault, and what was read before stands
	}
	s.kept = *drafts
	s.arrange()
}

// drafts are those that can be gone on with here: the simulator's and real ones share
// nothing.
func (s *Screen) drafts() []*draft.Draft {
	var list []*draft.Draft
	for _, d := range s.kept.List {
		_, _, unknown := s.setup.Packs.Find(d.System, d.Operation)
		if !d.OfCall() || d.Simulated == s.setup.Environment.Simulated && unknown == nil {
			list = append(list, d)
		}
	}
	return list
}

// drafted is what is said of a draft.
type drafted struct{ when, what, user, inCase string }

// drafted says of a draft when it was written, what it is of, and whom it is about.
func (s *Screen) drafted(d *draft.Draft) drafted {
	about := drafted{when: d.When(s.kept.Now), what: "a note"}
	switch {
	case d.Attempt != "":
		about.what = "an answer"
	case panes.OfLines(d):
		about.what = "a line"
	}
	if d.Case != 0 {
		about.inCase = "case " + strconv.FormatUint(d.Case, 10)
	}
	pack, operation, err := s.setup.Packs.Find(d.System, d.Operation)
	if err != nil {
		return about
	}
	about.what = safe.Line(pack.Name + " · " + operation.Name).String()
	for _, f := range pack.Fields(operation) {
		if f.User && about.user == "" {
			about.user = safe.Line(d.Fields[f.ID].String()).String()
		}
	}
	return about
}

// draftRows say what was typed and not sent, and what of it cannot be read, a row each.
func (s *Screen) draftRows() []string {
	if s.layout.height < fieldFrom || s.searching() {
		return nil
	}
	theme, margin := s.setup.Theme, ""
	if s.layout.width >= marginFrom {
		margin = " "
	}
	var rows []string
	if list := s.drafts(); len(list) > 0 {
		hint := theme.Key.Render(draftKeyName) + theme.KeyHint.Render(" goes on")
		rows = append(rows, ui.Truncate(margin+s.draftText(list, s.layout.width-2*len(margin)-ui.Width(hint)-3)+"   "+hint, s.layout.width))
	}
	if trouble := s.kept.Trouble; len(trouble) > 0 && s.layout.height >= roomyFrom {
		text := trouble[0]
		if more := len(trouble) - 1; more > 0 {
			text = fmt.Sprintf("(and %d more) %s", more, text)
		}
		rows = append(rows, notice(theme.Mark(ui.Warn), text, s.layout.width, mostNoticeRows)...)
	}
	return rows
}

// draftText names the only draft, or counts them, as far as there is room.
func (s *Screen) draftText(list []*draft.Draft, room int) string {
	theme, newest := s.setup.Theme, s.drafted(list[0])
	if len(list) > 1 {
		return theme.Label.Render(ui.Counted(len(list), "draft")) + theme.Muted.Render(", the last of "+newest.when)
	}
	text := theme.Label.Render("Draft of " + newest.when)
	for _, part := range []string{newest.what, newest.user, newest.inCase} {
		if part != "" && ui.Width(text)+2+ui.Width(part) <= room {
			text += "  " + part
		}
	}
	return text
}

// mostOffered is how many drafts have a key of their own.
const mostOffered = 9

// openDraft goes on with the draft, or asks with which.
func (s *Screen) openDraft() tea.Cmd {
	list := s.drafts()
	switch len(list) {
	case 0:
		return nil
	case 1:
		return nav.Go(nav.OpenDraft{Draft: list[0]})
	}
	offer := ui.Offer{Title: "Go on with a draft", Text: "Typed and neither sent nor kept. Opening one brings it back."}
	for i, d := range list {
		about := s.drafted(d)
		way := ui.Way{Cells: []string{about.inCase, about.what, about.user, about.when}, Do: nav.Go(nav.OpenDraft{Draft: d})}
		if i < mostOffered {
			way.Key = strconv.Itoa(i + 1)
		}
		offer.Ways = append(offer.Ways, way)
	}
	return nav.Go(nav.Choose{Offer: offer})
}
