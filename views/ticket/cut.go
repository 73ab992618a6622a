package ticket

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
)

// What is chosen of the values to cut.
type (
	typeCut struct{ screen *Screen }
	cutThis struct {
		screen *Screen
		value  string
	}
	cutNever struct {
		screen *Screen
		value  string
	}
)

const (
	leastCells, mostCells = 12, 34 // of a value in the list
	besideValue           = 42     // what a row of the list has beside it: its key, its place, the dialog's sides
	ownKeys               = 9      // values of the list that have a key of their own
)

// offerCut lets the user choose what else to cut: text that he types, a value of the
// call, or one to be cut no more.
func (s *Screen) offerCut() tea.Cmd {
	if !s.ready() {
		return nil
	}
	offer := ui.Offer{Title: "cut more", Text: "What you choose is cut wherever it stands, in this ticket and in later ones of the case."}
	if s.made.inCase == 0 {
		offer.Text = "What you choose is cut wherever it stands in this ticket. The attempt belongs to no case that could keep it."
	}
	offer.Ways = append(offer.Ways, ui.Way{Key: "t", Verb: "type what to cut", Do: nav.Go(typeCut{s})})
	for _, kept := range s.made.cutting() {
		offer.Ways = append(offer.Ways, ui.Way{Cells: []string{s.short(kept), "is cut: cut it no more"}, Do: nav.Go(cutNever{s, kept})})
	}
	for i, p := range s.made.plain {
		way := ui.Way{Cells: []string{s.short(p.value), p.place}, Do: nav.Go(cutThis{s, p.value})}
		if i < ownKeys {
			way.Key = strconv.Itoa(i + 1)
		}
		offer.Ways = append(offer.Ways, way)
	}
	return nav.Go(nav.Choose{Offer: offer})
}

// short is a value in a list.
func (s *Screen) short(value string) string {
	return ui.Truncate(safe.Line(value).String(), max(leastCells, min(mostCells, s.layout.width-besideValue)))
}

// askCut asks for the text to cut.
func (s *Screen) askCut() tea.Cmd {
	text := linesOf(s.made.ticket.Original.String())
	return nav.Go(nav.Prompt{Entry: ui.Entry{
		Title: "cut more", Text: "A name, a number, a branch: it is cut wherever it stands, however it is written.", Verb: "cut it",
		Check: func(value string) string {
			if !cuttable(value) {
				return "at least " + strconv.Itoa(leastCut) + " characters, or too much would go"
			}
			return ""
		},
		Remark: func(value string) string { return inPlaces(text, value) },
		Do:     func(value string) tea.Cmd { return nav.Go(cutThis{s, value}) },
	}})
}

// inPlaces says how often a text stands in the ticket as it is typed.
func inPlaces(lines []string, value string) string {
	value = strings.ToLower(strings.TrimSpace(value))
	if !cuttable(value) {
		return ""
	}
	n := 0
	for _, line := range lines {
		n += strings.Count(strings.ToLower(line), value)
	}
	if n == 0 {
		return "it does not stand in the ticket in these letters"
	}
	return "stands in " + ui.Counted(n, "place")
}

// cut has a value cut, and kept so with the case.
func (s *Screen) cut(value string) tea.Cmd {
	s.sought = value
	runner, in := s.setup.Runner, s.made.inCase
	if in == 0 {
		if !slices.Contains(s.draft.cut, value) {
			s.draft.cut = append(slices.Clone(s.draft.cut), value)
		}
		return s.Init()
	}
	return s.do(act{again: true, failed: "not cut: ", write: func(ctx context.Context) (history.Case, error) {
		return runner.CutAlso(ctx, in, value)
	}})
}

// cutNoMore takes a cut back.
func (s *Screen) cutNoMore(value string) tea.Cmd {
	runner, in := s.setup.Runner, s.made.inCase
	if slices.Contains(s.draft.cut, value) {
		s.draft.cut = slices.DeleteFunc(slices.Clone(s.draft.cut), func(kept string) bool { return kept == value })
		return s.Init()
	}
	return s.do(act{again: true, failed: "still cut: ", write: func(ctx context.Context) (history.Case, error) {
		return runner.CutNoMore(ctx, in, value)
	}})
}

// nowhere says that what the user had cut last stands nowhere in the ticket, if so, and
// what becomes of it.
func (s *Screen) nowhere() tea.Cmd {
	sought := safe.Line(s.sought).String()
	s.sought = ""
	t := &s.made.ticket
	for _, token := range t.Tokens {
		who, _ := t.Who(token.Name)
		if token.Kind != cutKind || token.Count > 0 || who.String() != sought {
			continue
		}
		text := token.Name + " stands nowhere in it: see that it is written as in the call"
		if s.made.inCase != 0 {
			text += "; kept for the case's later tickets, x takes it back"
		}
		return say(ui.Warn, text)
	}
	return nil
}
