package explain

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/systems"
)

// Exchange explains one exchange by what it shows itself. The pack and operation are
// found from the request's ids, else from its URL, else guessed from the answer's
// shape; a guess is noted.
func Exchange(packs *systems.Packs, x api.Exchange) Explanation { return With(packs, x, Past{}) }

// With explains one exchange, earlier attempts counted in.
func With(packs *systems.Packs, x api.Exchange, past Past) Explanation {
	s := open(packs, x, past)
	e := Explanation{
		Outcome: s.outcome(), Codes: []string{}, Messages: []string{},
		Causes: []Cause{}, Checklist: s.checklist(), Notes: s.notes,
	}
	if s.pack != nil {
		e.System, e.Pack = s.pack.ID, s.pack.ID+" "+s.pack.Version
	}
	if s.operation != nil {
		e.Operation = s.operation.ID
	}
	if x.Answer != nil {
		e.Status = x.Answer.Status
	}
	for _, m := range s.envelope.Messages {
		e.addMessage(m)
	}
	e.Causes = s.causes()
	e.Notes = append(e.Notes, s.remarks(e.Causes)...)
	s.conclude(&e)
	return e
}

// conclude adds what follows from the likeliest cause: whether to try again, and what
// to tell the customer.
func (s *study) conclude(e *Explanation) {
	row := s.firstRow(e)
	e.Retry = s.retry(row)
	if e.Outcome != api.Pending {
		e.Reply = unknownReply
	}
	if until, known := s.until(row); known && e.First().Likelihood != Possible {
		e.BlockedUntil = until.Format(time.RFC3339)
	}
	if row != nil && (e.First().Likelihood != Possible || s.answeredWell() || s.sayAlike(row)) {
		e.Reply, e.VendorSays = s.reply(row), row.Says
	}
}

// sayAlike reports whether all that could be the reason beside row have the same words
// for the customer: they are right whichever it is.
func (s *study) sayAlike(row *systems.Row) bool {
	return len(s.rivalRows) > 0 && !slices.ContainsFunc(s.rivalRows, func(other *systems.Row) bool { return other.Reply != row.Reply })
}

// firstRow returns the row of the likeliest cause, nil when there is none.
func (s *study) firstRow(e *Explanation) *systems.Row {
	first := e.First()
	if first == nil {
		return nil
	}
	if s.pack != nil {
		if row := s.pack.Row(first.Row); row != nil {
			return row
		}
	}
	return s.packs.Row(first.Row)
}

// unknownReply is what can safely be said when nothing documented matches.
const unknownReply = "We could not complete the verification. We are looking into it and will come back to you."

func (e *Explanation) addMessage(m api.Message) {
	if m.Code != "" {
		e.Codes = append(e.Codes, m.Code)
	}
	if m.Text != "" {
		e.Messages = append(e.Messages, m.Text)
		if m.Technical {
			e.Technical = append(e.Technical, m.Text)
		}
	}
	for _, d := range m.Details {
		field := d.Field
		if field == "message" || field == "error_description" { // it names the text, not a field of the request
			field = ""
		}
		e.Messages = append(e.Messages, strings.TrimPrefix(field+": "+d.Text, ": "))
	}
}

// study is one exchange, opened: what is known of it before anything is concluded.
type study struct {
	packs     *systems.Packs
	pack      *systems.Pack      // nil: no known system
	operation *systems.Operation // nil: no known operation
	exchange  api.Exchange
	envelope  api.Envelope
	signature systems.Signature
	request   systems.Sent // as far as it is known
	variant   string       // which of the vendor's tables is about it; empty: unknown
	findings  []systems.Finding
	ended     api.Outcome    // once it is known: see outcome
	rivalRows []*systems.Row // those that stand beside the first with nothing to part them
	past      Past
	written   []string // codes and texts of the answer as they were written
	notes     []string
}

func open(packs *systems.Packs, x api.Exchange, past Past) *study {
	s := &study{packs: packs, exchange: x, past: past, notes: slices.Clone(x.Notes)}
	s.past.Earlier = byTime(past.Earlier)
	if s.past.At.IsZero() {
		s.past.At = x.Happened
	}
	if s.notes == nil {
		s.notes = []string{}
	}
	s.identify()
	if x.Answer != nil {
		s.envelope = s.pack.Decode(s.operation, x.Answer)
		s.notes = append(s.notes, s.envelope.Notes...)
		s.noteAnswer(x.Answer)
	}
	if s.pack != nil {
		s.request = s.sent()
		s.variant = s.request.VariantOf()
		s.findings = s.pack.Inspect(s.request)
	}
	s.signature = s.sign()
	return s
}

// identify finds pack and operation.
func (s *study) identify() {
	request := s.exchange.Request
	if pack := s.packs.System(request.System); pack != nil {
		s.pack, s.operation = pack, pack.Operation(request.Operation)
	}
	if s.pack == nil || s.operation == nil && request.URL != "" {
		if pack, operation := s.packs.Match(request); pack != nil && (s.pack == nil || s.pack == pack) {
			s.pack, s.operation = pack, operation
		}
	}
	if request.URL == "" && s.operation == nil && len(request.Body) > 0 {
		s.guessByRequest(request.Body)
	}
	if s.exchange.Answer == nil || request.URL != "" || s.pack != nil && s.operation != nil {
		return
	}
	pack, operation := s.packs.Recognise(s.exchange.Answer)
	if pack == nil || s.pack != nil && s.pack != pack {
		return
	}
	if s.pack == nil {
		s.notes = append(s.notes, "read as "+pack.Name+" by the shape of the answer")
	}
	s.pack = pack
	if s.operation = operation; operation != nil {
		s.notes = append(s.notes, "read as "+operation.Name+" by the verdict in the answer")
	}
}

// guessByRequest takes the call whose fields the request's body holds.
func (s *study) guessByRequest(body []byte) {
	pack, operation := s.packs.RecogniseRequest(body)
	if pack == nil || s.pack != nil && s.pack != pack {
		return
	}
	s.pack, s.operation = pack, operation
	s.notes = append(s.notes, "read as "+pack.Name+" · "+operation.Name+" by the fields of the request")
}

func (s *study) sent() systems.Sent {
	request := &s.exchange.Request
	if request.Method == "" && request.URL == "" && request.Headers == nil && len(request.Body) == 0 {
		return systems.Sent{Operation: s.operation}
	}
	return s.pack.Recall(s.operation, request)
}

func (s *study) noteAnswer(a *api.Answer) {
	switch {
	case a.Cut:
		s.notes = append(s.notes, fmt.Sprintf("the answer is longer than %d MiB; what lies past that was not read", api.MaxBody>>20))
	case a.Broken != "":
		s.notes = append(s.notes, a.Broken)
	}
	if a.Status == 0 {
		s.notes = append(s.notes, "no HTTP status is known, so rows are matched by what the body says")
	}
}

// sign reduces the exchange to what rows match on. Where no HTTP status is known
// the one that the body mirrors stands in.
func (s *study) sign() systems.Signature {
	sig := s.pack.Sign(s.envelope)
	sig.Failure = s.exchange.Failure
	for _, m := range s.envelope.Messages {
		s.written = append(s.written, m.Code, m.Text)
		for _, d := range m.Details {
			s.written = append(s.written, d.Text)
		}
	}
	if a := s.exchange.Answer; a != nil {
		sig.Answered, sig.Status, sig.Cut, sig.Broken = true, a.Status, a.Cut, a.Broken != ""
		if a.Status == 0 {
			sig.Status = mirrored(s.envelope)
		}
		sig.Due = s.operation != nil && s.operation.Verdict != nil && sig.Status < 300
	}
	if sig.Success == api.No { // a verdict beside it is none
		sig.Verdict, sig.Due = api.Unknown, false
	}
	return sig
}

// answeredWell reports whether the call did what it was made for, whatever the
// verdict.
func (s *study) answeredWell() bool {
	outcome := s.outcome()
	return outcome == api.Success || outcome == api.Negative
}
