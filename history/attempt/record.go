package attempt

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

// Keep records an exchange that was made elsewhere, read from a file: redacted and
// explained like any other. When it happened may be unknown.
func (r *Runner) Keep(ctx context.Context, x api.Exchange, inCase uint64) (history.Attempt, error) {
	r, err := r.Within(ctx, inCase)
	if err != nil {
		return history.Attempt{}, err
	}
	a, err := r.Receive(ctx, x, nil)
	if err != nil {
		return a, err
	}
	a.Case = inCase
	return r.Store.Add(ctx, a, nil)
}

// Redact turns an exchange into the attempt that would be kept of it, without
// keeping it.
func (r *Runner) Redact(x api.Exchange) (history.Attempt, error) {
	return r.redact(context.Background(), x, received{})
}

// Receive is Redact for an exchange that somebody sent us: what is in it that should
// not have been sent is said. It comes after the earlier ones of the same file, which
// are in no history, newest first.
func (r *Runner) Receive(ctx context.Context, x api.Exchange, earlier []explain.Event) (history.Attempt, error) {
	return r.redact(ctx, Turned(r.Packs, x), received{earlier: earlier, pasted: true})
}

func (r *Runner) redact(ctx context.Context, x api.Exchange, from received) (history.Attempt, error) {
	key, err := r.Key()
	if err != nil {
		return history.Attempt{}, err
	}
	pack, operation := r.spoken(x)
	redactor := safe.NewRedactor(key, r.rules(pack, operation))
	redactor.At(x.Happened)
	sides := message(x.Request.URL, x.Request.Headers, x.Request.Body)
	facts, beside := study(redactor, x)
	if r.beside != nil {
		redactor.LearnFrom(r.beside)
	}
	r.recognise(redactor, x)
	a := history.Attempt{
		Recorded: r.Now(), Happened: x.Happened, Program: r.Program, Rules: safe.RulesVersion,
		User: user(redactor, pack, operation, &x.Request),
	}
	a.Request = history.Request{Method: x.Request.Method, RecordMessage: redactor.Message(true, sides)}
	r.fill(ctx, &a, redactor, x, from)
	a.Facts = slices.Concat(a.Facts[:facts], echoed(a, a.Facts[facts:beside]), a.Facts[beside:])
	return a, nil
}

// echoed returns the facts of what stands beside a call, and says which of their values
// the call itself does not echo: a ticket reads its placeholders by the others.
func echoed(a history.Attempt, facts []safe.Fact) []safe.Fact {
	a.Facts = nil
	text, err := json.Marshal(a)
	if err != nil {
		return facts // an attempt that cannot be written is not kept
	}
	facts = slices.DeleteFunc(slices.Clone(facts), func(f safe.Fact) bool { return f.Placeholder == "" && f.Claim.String() == "" })
	for i := range facts {
		mark, _, _ := strings.Cut(facts[i].Placeholder, ":")
		facts[i].Place, facts[i].Unseen = "beside the call", !bytes.Contains(text, []byte(mark))
	}
	return facts
}

// spoken finds the call that an exchange is, by its answer where nothing is known of the
// request.
func (r *Runner) spoken(x api.Exchange) (*systems.Pack, *systems.Operation) {
	pack, operation := r.identify(x.Request)
	if pack == nil && x.Answer != nil && x.Request.URL == "" {
		return r.Packs.Recognise(x.Answer)
	}
	return pack, operation
}

// identify finds the call that a request is: as it says itself, else by its URL.
func (r *Runner) identify(request api.Request) (*systems.Pack, *systems.Operation) {
	if pack, operation, err := r.Packs.Find(request.System, request.Operation); err == nil {
		return pack, operation
	}
	return r.Packs.Match(request)
}

// fill puts what came of a call into its attempt.
func (r *Runner) fill(ctx context.Context, a *history.Attempt, redactor *safe.Redactor, x api.Exchange, from received) {
	if x.Answer != nil {
		sides := message("", x.Answer.Headers, x.Answer.Body)
		redactor.Study(false, sides)
		a.Answer = &history.Answer{
			Status: x.Answer.Status, StatusText: redactor.Record(x.Answer.StatusText),
			Protocol: x.Answer.Protocol, TLS: x.Answer.TLS, Wire: x.Answer.Wire, Cut: x.Answer.Cut,
			Broken: redactor.Record(x.Answer.Broken), RecordMessage: redactor.Message(false, sides),
		}
	}
	if f := x.Failure; f != nil {
		a.Transport = &history.Transport{Phase: f.Phase, Kind: f.Kind, Sent: f.Sent, Text: redactor.Record(f.Text)}
		if f.Sent == api.SentNo {
			a.Tries = 0
		}
	}
	if !x.Happened.IsZero() {
		a.Happened = x.Happened
	}
	a.Simulated = a.Simulated || simulated(x)
	a.Timing, a.Remote, a.Facts = timing(x.Timing), x.Remote, redactor.Facts()
	for _, note := range x.Notes {
		a.Notes = append(a.Notes, redactor.Record(note))
	}
	a.Marks = r.marks(x.Request, a.Facts)
	e := explain.With(r.Packs, x, r.past(ctx, *a, from.earlier))
	if from.pasted {
		e.Rotate = rotate(*a)
		e.Reply = strings.TrimSpace(e.Reply + " " + e.Rotate)
	}
	explained(a, redactor, e)
}

// received is where an exchange came from.
type received struct {
	earlier []explain.Event // before it, in no history
	pasted  bool            // somebody sent it to us
}

// explained keeps the explanation, redacted like all else, and what lists need of
// it.
func explained(a *history.Attempt, redactor *safe.Redactor, e explain.Explanation) {
	a.System, a.Operation, a.Outcome, a.Pack = e.System, e.Operation, e.Outcome, e.Pack
	for _, code := range e.Codes {
		a.Codes = append(a.Codes, redactor.Record(code).String())
	}
	if first := e.First(); first != nil {
		a.Row, a.Title = first.Row, first.Title
	}
	text, err := json.Marshal(e)
	if err != nil {
		return // strings, numbers and lists only: cannot fail
	}
	a.Explanation = redactor.Record(string(text))
}

func message(url string, headers api.Headers, body []byte) safe.Message {
	return safe.Message{URL: url, Headers: headers, Body: body}
}

func timing(t api.Timing) history.Timing {
	ms := func(d time.Duration) float64 { return float64(d.Round(time.Microsecond)) / float64(time.Millisecond) }
	return history.Timing{DNS: ms(t.DNS), Connect: ms(t.Connect), TLS: ms(t.TLS), FirstByte: ms(t.FirstByte), Total: ms(t.Total)}
}
