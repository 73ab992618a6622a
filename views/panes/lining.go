package panes

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/views/nav"
)

// Lining keeps lines that are typed into prompts until they are kept elsewhere: in the
// window, where they are there when the same is asked again, and as a draft. It keeps
// those of one place at a time. A screen makes one with [NewLining], says by At where it
// is, gives Finish the messages that are not its own, and uses Leave and Close as those of
// a [Drafting]. Its methods belong to the program's loop.
type Lining struct {
	setup    nav.Setup
	kept     Kept
	of       nav.Place
	drafting *Drafting
	found    *draft.Draft // lines that come back at Bring; nil: none
	since    string       // when these were written
}

// Kept is a text about a case as the history would keep it, redacted.
type Kept func(ctx context.Context, inCase uint64, text string) (safe.Record, error)

// lined says that a line was typed on, or left by esc.
type lined struct {
	lining        *Lining
	of            nav.Place
	name, was, is string
}

// wasKept begins the field of a draft that holds what was kept while a line was typed.
const wasKept = "was "

// redactWithin is how long redacting the lines of a draft may take.
const redactWithin = 10 * time.Second

// OfLines reports whether a draft is of lines that were typed into prompts, not of a call
// or of notes.
func OfLines(d *draft.Draft) bool {
	_, notes := d.Fields[StoredNotes]
	return !d.OfCall() && !notes && d.Note.String() == "" && len(d.Fields) > 0
}

// NewLining makes what keeps the lines of a screen, redacted by kept. It is at no place.
func NewLining(setup nav.Setup, kept Kept) *Lining {
	l := &Lining{setup: setup, kept: kept}
	l.drafting = NewDrafting(setup, l.take)
	return l
}

// At goes to a place, and returns the command that writes what was typed at the one
// before.
func (l *Lining) At(of nav.Place) tea.Cmd {
	if of == l.of {
		return nil
	}
	leave := l.Leave()
	l.Close()
	l.of, l.found = of, nil
	l.drafting = sharedDrafting(l.setup, l.take, l.setup.Lines.Hold(of))
	return leave
}

// Of is the place that it is at.
func (l *Lining) Of() nav.Place { return l.of }

// Leave returns the command that writes what was typed last; nil: there is nothing.
func (l *Lining) Leave() tea.Cmd { return l.drafting.Leave() }

// Close leaves the draft to the next screen that is at its place.
func (l *Lining) Close() { l.drafting.Close() }

// GoOn makes an entry begin with what was typed for it before and left, as long as what is
// kept is what it was then, and keeps what is typed.
func (l *Lining) GoOn(name, kept string, entry ui.Entry) ui.Entry {
	of, begin := l.of, entry.Value
	entry.Typed = func(is string) tea.Cmd {
		if is == begin {
			is = kept // nothing was typed yet, or it is taken back
		}
		return nav.Go(lined{l, of, name, kept, is})
	}
	entry.Left = entry.Typed
	is, ok := l.setup.Lines.Left(of, name, kept)
	if !ok {
		return entry
	}
	entry.Value = is
	said := "Here is what you typed before; it is not kept yet."
	if kept != "" {
		said = "Here is what you typed before. Kept is: " + shown(kept)
	}
	entry.Text = strings.TrimSpace(entry.Text + "\n" + said)
	return entry
}

// Drop forgets a line: it is kept now, or is not to be.
func (l *Lining) Drop(name string) tea.Cmd {
	l.setup.Lines.Drop(l.of, name)
	return l.again()
}

// again writes the draft anew, where there is one.
func (l *Lining) again() tea.Cmd {
	if !l.drafting.Has() {
		return nil
	}
	return l.drafting.Changed()
}

// Prune forgets the lines that were typed over something else than what is kept now. What
// now does not know stays.
func (l *Lining) Prune(now func(name string) (kept string, known bool)) tea.Cmd {
	var stale []string
	l.setup.Lines.Of(l.of, func(name, was, _ string) {
		if kept, known := now(name); known && kept != was {
			stale = append(stale, name)
		}
	})
	if len(stale) == 0 {
		return nil
	}
	for _, name := range stale {
		l.setup.Lines.Drop(l.of, name)
	}
	return l.again()
}

// Finish takes the messages of keeping lines; others it leaves alone.
func (l *Lining) Finish(msg tea.Msg) (cmd tea.Cmd, done bool) {
	if typed, is := msg.(lined); is && typed.lining == l {
		l.setup.Lines.Leave(typed.of, typed.name, typed.was, typed.is)
		if typed.of != l.of {
			return nil, true
		}
		return l.drafting.Changed(), true
	}
	return l.drafting.Finish(msg)
}

// Find looks for lines that were being typed here when a window went away; see Found.
func (l *Lining) Find() tea.Cmd { return l.drafting.Find() }

// Found takes what Find found out of msg, and says whether there is something to Bring.
func (l *Lining) Found(msg tea.Msg) bool {
	fits := func(d *draft.Draft) bool {
		if l.of.Attempt == "" && d.Case != l.of.Case {
			return false // an attempt is known wherever it was moved
		}
		return OfLines(d) && d.Attempt == l.of.Attempt
	}
	found, since := l.drafting.Found(msg, fits)
	if found == nil {
		return false
	}
	l.found, l.since = found, since
	return true
}

// Back is a line that came back: what was typed, when, and what it is known by.
type Back struct{ Name, Text, Since string }

// Bring brings back the lines that were found, so that they are there when the same is
// asked again, in the order of names and then those of other names. Those that were typed
// over something else than what is kept now are dropped.
func (l *Lining) Bring(names []string, now func(name string) (kept string, known bool)) ([]Back, tea.Cmd) {
	d := l.found
	if d == nil {
		return nil, nil
	}
	l.found = nil
	var back []Back
	for _, name := range lineNames(d, names) {
		is, was := d.Fields[name].String(), d.Fields[wasKept+name].String()
		if _, newer := l.setup.Lines.Left(l.of, name, was); newer {
			continue
		}
		if kept, known := now(name); known && kept != was {
			continue
		}
		l.setup.Lines.Leave(l.of, name, was, is)
		back = append(back, Back{name, is, l.since})
	}
	return back, l.drafting.Changed()
}

// lineNames are the names of a draft's lines: those among first, and then the others.
func lineNames(d *draft.Draft, first []string) []string {
	var names []string
	for _, name := range slices.Concat(first, slices.Sorted(maps.Keys(d.Fields))) {
		if _, line := d.Fields[wasKept+name]; line && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// take returns the work that makes a draft of the lines that were typed here, redacted as
// the history would have them. Where that cannot be done there is none.
func (l *Lining) take() func() (draft.Draft, bool) {
	of, redact, texts, fields := l.of, l.kept, map[string]string{}, map[string]safe.Record{}
	if l.found != nil {
		fields = maps.Clone(l.found.Fields)
	}
	l.setup.Lines.Of(of, func(name, was, is string) {
		texts[name], texts[wasKept+name] = is, was
	})
	return func() (draft.Draft, bool) {
		ctx, cancel := context.WithTimeout(context.Background(), redactWithin)
		defer cancel()
		d := draft.Draft{Case: of.Case, Attempt: of.Attempt, Fields: fields}
		for name, text := range texts {
			kept, err := redact(ctx, of.Case, text)
			if err != nil {
				return draft.Draft{}, false
			}
			d.Fields[name] = kept
		}
		return d, len(fields) > 0
	}
}

// CaseLines are the names of the lines of a case, as they follow there.
func CaseLines() []string {
	var names []string
	for _, field := range attempt.CaseFields() {
		names = append(names, string(field))
	}
	return names
}

// CaseLine tells what is kept of the lines of a case.
func CaseLine(c history.Case) func(name string) (kept string, known bool) {
	return func(name string) (string, bool) {
		field := attempt.CaseField(name)
		return field.Of(c), slices.Contains(attempt.CaseFields(), field)
	}
}
