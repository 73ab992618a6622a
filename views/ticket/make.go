package ticket

import (
	"context"
	"slices"
	"strconv"
	"time"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/views/nav"
)

// draft is what the user wants of the ticket.
type draft struct {
	format   ticket.Format
	reveal   []string // tokens that stay in clear
	cut      []string // values to cut, where there is no case that could keep them
	addendum bool     // only what is new since it left last
}

// made is a ticket with the case that it is of, and what was read off both to be drawn.
type made struct {
	draft
	of     history.Case // without number for an attempt that was asked for by its id
	inCase uint64       // the case that answers, ticks and leavings are kept with; 0: none
	about  history.Attempt
	ticket ticket.Ticket
	now    time.Time // when it was made
	values []value
	names  map[string]int // of the values, by the name of their token
	// nameWidth is that of the longest name, in cells.
	nameWidth int
	paper     sheet // the ticket beside its original
	counts    []int // how often each value stands in it
	leaves    leaves
	steps     []explain.Item // of the checklist, those for people to decide
	plain     []plain
	desk      hours
}

// value is one that was cut, or that is shown in clear on the user's word.
type value struct {
	safe.Token
	writings []string // how the original writes it; none for what was cut when it was kept
	// written is the shape of the first of writings, where that is known: Shape is of how it
	// was met first, which may be in another attempt.
	written string
}

// hours is whether the desk reads what leaves now.
type hours struct {
	open  bool
	words string // empty: its hours are not documented
}

// leaves is a ticket in the form in which it would leave.
type leaves struct {
	format  ticket.Format
	out     safe.Outgoing // nil while it cannot leave
	size    int           // bytes
	trouble string        // why it cannot
	sheet   sheet
	spots   [][]spot // by value
}

// byID returns the attempt of an id.
func byID(attempts []history.Attempt, id string) history.Attempt {
	for _, a := range attempts {
		if a.ID == id {
			return a
		}
	}
	return history.Attempt{}
}

// write reads the case and writes its ticket. Seen are the writings of values, by the
// name of their token, that earlier originals had.
func write(ctx context.Context, setup nav.Setup, of nav.OpenTicket, want draft, seen map[string][]string) (made, error) {
	ref := of.Attempt
	if ref == "" && of.Case != 0 {
		ref = strconv.FormatUint(of.Case, 10)
	}
	c, attempts, err := ticket.Load(ctx, setup.Store, ref)
	if err != nil {
		return made{}, err
	}
	key, err := setup.Runner.Key()
	if err != nil {
		return made{}, err
	}
	now := setup.Now()
	m := made{draft: want, of: c, inCase: c.ID, now: now}
	if c.ID == 0 && len(attempts) > 0 {
		m.inCase = attempts[len(attempts)-1].Case
		if whole, err := setup.Store.Case(ctx, m.inCase); m.inCase != 0 && err == nil {
			m.of.CutAlso, m.of.Left = whole.CutAlso, whole.Left
		}
	}
	source := ticket.Source{
		Case: c, Attempts: attempts, Packs: setup.Packs, Key: key, Now: now, Program: setup.Runner.Program,
		Reveal: want.reveal, Cut: m.cutting(), // the case's own among them
	}
	if source.Beside, err = ticket.Beside(ctx, setup.Store, m.inCase, attempts); err != nil {
		return made{}, err
	}
	if want.addendum {
		source.Since = ticket.Told(m.of.Left)
	}
	if m.ticket, err = ticket.Make(source); err != nil {
		return made{}, err
	}
	m.about = byID(attempts, m.ticket.Subject)
	m.steps = undecided(setup.Packs, c, m.about)
	m.desk.open, m.desk.words = m.ticket.Desk.Now(now)
	m.read(seen)
	m.plain = plainOf(m.about, m.values)
	m.leaves = m.dress(want.format)
	return m, nil
}

// cutting are the values to cut although nothing says that they must be.
func (m *made) cutting() []string {
	values := slices.Clone(m.cut)
	for _, record := range m.of.CutAlso {
		values = append(values, record.String())
	}
	return values
}

// read takes the values and what they stand for out of the finished ticket.
func (m *made) read(seen map[string][]string) {
	m.names = map[string]int{}
	for _, token := range m.ticket.Tokens {
		if token.Count > 0 || token.Revealed {
			m.names[token.Name] = len(m.values)
			m.values = append(m.values, value{Token: token})
			m.nameWidth = max(m.nameWidth, min(nameCells, ui.Width(token.Name)))
		}
	}
	clear := map[int][]string{}
	for i, v := range m.values {
		if v.Revealed {
			m.values[i].writings = seen[v.Name]
			clear[i] = seen[v.Name]
		}
	}
	m.paper = sheetOf(m.ticket, m.names, clear)
	for _, spots := range m.paper.spots(len(m.values)) {
		m.counts = append(m.counts, len(spots))
	}
	for line, marks := range m.paper.marks[ui.LeftSide] {
		for _, mk := range marks {
			v := &m.values[mk.value]
			written := m.paper.lines[ui.LeftSide][line][mk.from:mk.to]
			if v.Class < safe.Proof && written != "" && !slices.Contains(v.writings, written) {
				v.writings = append(v.writings, written)
			}
		}
	}
	for i := range m.values {
		m.shape(&m.values[i])
	}
}

// shape puts the writing whose shape is known before the others.
func (m *made) shape(v *value) {
	first, _ := m.ticket.Who(v.Name)
	at := slices.Index(v.writings, first.String())
	if at < 0 && len(v.writings) > 0 {
		return
	}
	v.written = v.Shape
	if at > 0 {
		v.writings = slices.Concat([]string{v.writings[at]}, v.writings[:at], v.writings[at+1:])
	}
}

// clear are the writings of the values that go out as they are, by value.
func (m *made) clear() map[int][]string {
	clear := map[int][]string{}
	for i, v := range m.values {
		if v.Revealed {
			clear[i] = v.writings
		}
	}
	return clear
}

// undecided are the steps of an attempt's checklist that no exchange decides.
func undecided(packs *systems.Packs, c history.Case, a history.Attempt) []explain.Item {
	e, err := attempt.Explanation(a)
	if err != nil {
		return nil
	}
	e = explain.Hear(packs, e, attempt.HearsayOf(c))
	return slices.DeleteFunc(slices.Clone(e.Checklist), func(item explain.Item) bool {
		return item.State != systems.Ask && item.By != explain.Engineer
	})
}
