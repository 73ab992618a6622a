package ticket

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

// writer holds what the parts of a ticket share.
type writer struct {
	source   Source
	pack     *systems.Pack
	training bool
	chosen   []explained // as they were chosen
	attempts []explained
	new      []explained // those that the vendor does not have
	subject  explained   // what the ticket is about: the newest that failed, else the last
	sharer   *safe.Sharer
	sections []section
	notes    []string
	cleared  []string             // tokens in clear that the vendor had only as marks
	callIDs  map[int][2]string    // name and id of what a call is found by, by the attempt's number
	beside   map[string]bool      // tokens of values that only attempts beside the ticket have
	onDemand map[string]bool      // tokens of values that the engineer wants cut: they are never shown
	repeated bool                 // the subject is told again for their sake
	pieces   map[string]safe.Text // of formats, shared
}

// explained is an attempt with its explanation, what was said and ticked weighed in.
type explained struct {
	history.Attempt
	explanation explain.Explanation
	number      int  // among the case's, from 1
	fresh       bool // the vendor does not have it
}

// newWriter chooses and studies the attempts; as another writer of the same source did,
// where there is one.
func newWriter(s Source, like *writer) (*writer, error) {
	w := &writer{source: s, pieces: map[string]safe.Text{}, beside: map[string]bool{}, onDemand: map[string]bool{}, callIDs: map[int][2]string{}}
	if like != nil {
		w.chosen, w.training = like.chosen, like.training
	} else if err := w.choose(); err != nil {
		return nil, err
	}
	w.attempts = slices.Clone(w.chosen)
	last := w.last()
	w.subject = last
	for _, a := range slices.Backward(w.attempts) {
		if a.failed() {
			w.subject = a
			break
		}
	}
	w.pack = s.Packs.System(last.System)
	if w.pack == nil {
		w.pack = &systems.Pack{Name: "Unknown system"}
		w.note("no pack knows this system, so its desk and what it wants are not known")
	}
	w.learn()
	w.repeat()
	if s.Since != nil && !w.anythingNew() {
		return nil, ErrNothingNew
	}
	return w, nil
}

// learn makes everything known that has to be cut, or kept.
func (w *writer) learn() {
	s := w.source
	id := fmt.Sprintf("case %d", s.Case.ID)
	if s.Case.ID == 0 {
		id = "attempt " + w.last().ID
	}
	w.sharer = safe.NewSharer(s.Key, id)
	if w.pack.Desk.Email != "" {
		w.sharer.Keep(w.pack.Desk.Email)
	}
	rules := w.pack.Rules()
	for _, a := range w.attempts {
		w.study(rules, a.Attempt)
		// Who answered is the vendor, unless the address is of our own network.
		if at, known := address(a.Remote); known && !at.IsPrivate() {
			w.sharer.Keep(at.String())
		}
	}
	w.learnTold()
	w.learnBeside()
	cut := slices.Clone(s.Cut)
	for _, value := range s.Case.CutAlso {
		cut = append(cut, value.String())
	}
	w.cutAlso(cut)
	for _, token := range s.Reveal {
		w.sharer.Reveal(token)
	}
}

// study makes known what must be cut from an attempt. What an answer says outside its
// message may name a value, too, and stand behind a text that repeats it.
func (w *writer) study(rules []safe.Rule, a history.Attempt) {
	w.sharer.Study(rules, a.Facts, a.Request.RecordMessage, true)
	if a.Answer != nil {
		w.sharer.Study(rules, a.Facts, a.Answer.RecordMessage, false)
		w.sharer.Study(rules, nil, safe.RecordMessage{Body: a.Answer.StatusText}, false)
		w.sharer.Study(rules, nil, safe.RecordMessage{Body: a.Answer.Broken}, false)
	}
	if a.Transport != nil {
		w.sharer.Study(rules, nil, safe.RecordMessage{Body: a.Transport.Text}, false)
	}
	if a.User != "" {
		w.sharer.Learn("phone", a.User)
	}
}

// address is that of who answered, which stands with or without a port.
func address(remote string) (at netip.Addr, known bool) {
	if both, err := netip.ParseAddrPort(remote); err == nil {
		return both.Addr(), true
	}
	at, err := netip.ParseAddr(remote)
	return at, err == nil
}

// learnBeside makes known what must be cut that no text of the ticket's attempts names:
// what their tokens say of a person, and what is in the attempts that are left out, which
// one that is in the ticket may repeat. Such values are numbered behind the ticket's own.
func (w *writer) learnBeside() {
	own := map[string]bool{}
	for _, t := range w.sharer.Tokens() {
		own[t.Name] = true
	}
	for _, a := range w.attempts {
		w.sharer.LearnClaims(a.Facts)
	}
	for _, a := range slices.Concat(w.source.Beside, w.source.Attempts) {
		if slices.ContainsFunc(w.attempts, func(e explained) bool { return e.ID == a.ID }) {
			continue
		}
		var rules []safe.Rule
		if pack := w.source.Packs.System(a.System); pack != nil {
			rules = pack.Rules()
		}
		w.study(rules, a)
		w.sharer.LearnClaims(a.Facts)
	}
	for _, t := range w.sharer.Tokens() {
		w.beside[t.Name] = !own[t.Name]
	}
}

func (w *writer) last() explained { return w.attempts[len(w.attempts)-1] }

// fresh are the attempts that the vendor does not have.
func (w *writer) fresh() []explained {
	if w.new == nil {
		w.new = slices.DeleteFunc(slices.Clone(w.attempts), func(a explained) bool { return !a.fresh })
	}
	return w.new
}

// failed says that an attempt did not end as one would wish.
func (a explained) failed() bool { return a.Outcome != api.Success }

func (w *writer) note(format string, args ...any) {
	w.notes = append(w.notes, fmt.Sprintf(format, args...))
}

// warn says what the sender should know before it goes: what the desk cannot do with a
// masked number where nothing else identifies a call to it, and what is not decided.
func (w *writer) warn(open []string) {
	desk := w.pack.Desk
	if len(open) > 0 {
		note := count(len(open), "step") + " of the checklist not decided yet"
		if desk.Before != "" {
			note += "; " + desk.Before
		}
		w.notes = append(w.notes, note)
	}
	if n := w.source.older; n > 0 {
		w.note("%s recorded under older redaction rules: cut here under today's, in the history not yet", count(n, "attempt"))
	}
	if w.masked() != "" && desk.Warning != "" && desk.CallID == "" {
		w.notes = append(w.notes, desk.Warning)
	}
}

// masked names a phone number that stands in the ticket as a token; empty when none
// does.
func (w *writer) masked() string {
	for _, t := range w.tokens() {
		if t.Class == safe.Personal && t.Kind == "phone" && t.Count > 0 && !t.Revealed {
			return t.Name
		}
	}
	return ""
}

// tokens are those of the ticket's values. One that only an attempt beside it has, and
// that stands nowhere in it, is none of them.
func (w *writer) tokens() []safe.Token {
	return slices.DeleteFunc(w.sharer.Tokens(), func(t safe.Token) bool { return w.beside[t.Name] && t.Count == 0 })
}

// titleWords names system, operation and outcome, and no value of the exchange.
func (w *writer) titleWords() string {
	title := w.pack.Name
	if o := w.pack.Operation(w.subject.Operation); o != nil {
		title += " · " + o.Name
	}
	if first := w.subject.explanation.First(); first != nil {
		title += ": " + first.Title
	}
	if w.source.Since != nil {
		return "Addendum: " + title
	}
	return title
}

// deskName is what the vendor's desk is called.
func (w *writer) deskName() string { return cmp.Or(w.pack.Desk.Name, w.pack.Name+" support") }

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
