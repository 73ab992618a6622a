package request

import (
	"context"
	"fmt"
	"maps"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
	"casebook/views/panes"
)

const (
	fakeKey    = "fake-environment-key-0001"
	fakeClient = "fake-client"
	number     = "+962790000000"
	proof      = "ZmFrZSBwcm9vZiBmb3IgdGVzdHM="
)

// vendor answers calls in the place of the network: it records and explains them
// as the real runner does, and keeps what it was asked for.
type vendor struct {
	belongs history.Case // that an attempt without one is offered
	*attempt.Runner
	answer func(api.Request) api.Exchange
	err    error // of the history, beside the attempt
	refuse error // nothing is sent
	calls  []attempt.Call
	asked  []api.Request

	shelf *shelf
	sent  map[string]history.Attempt
	kept  history.Case // what was said and ticked, of any case
	full  error        // why nothing is kept any more

	stands explain.Standing // how the user of any call stands
	mocks  bool             // what answers says that it simulates
	counts int              // how often that was asked
}

// Open reads an attempt that was sent, or the one of the history.
func (v *vendor) Open(ctx context.Context, id string) (attempt.Opened, error) {
	if a, was := v.sent[id]; was {
		return v.Around(ctx, a)
	}
	if v.shelf.err != nil {
		return attempt.Opened{}, v.shelf.err
	}
	return v.Around(ctx, v.shelf.attempt)
}

func (v *vendor) Around(ctx context.Context, a history.Attempt) (attempt.Opened, error) {
	why, err := attempt.Explanation(a)
	if err != nil {
		return attempt.Opened{Attempt: a}, err
	}
	o := attempt.Opened{Attempt: a, Seen: v.shelf.seen}
	if a.Case != 0 {
		o.Case, _ = v.shelf.Case(ctx, a.Case)
		o.Case.State, o.Case.SolvedBy = v.kept.State, v.kept.SolvedBy
		o.Case.Answers, o.Case.Checklist = maps.Clone(v.kept.Answers), maps.Clone(v.kept.Checklist)
	}
	o.Why = explain.Hear(v.Packs, why, attempt.HearsayOf(o.Case))
	return o, nil
}

func (v *vendor) Hear(_ context.Context, inCase uint64, answer attempt.Answer) (history.Case, error) {
	if v.full != nil {
		return history.Case{}, v.full
	}
	if v.kept.Answers == nil {
		v.kept.Answers = map[string]history.Hearsay{}
	}
	v.kept.Answers[answer.ID] = history.Hearsay{Said: record(answer.Said), Question: record(answer.Question), At: moment()}
	if answer.Said == "" {
		delete(v.kept.Answers, answer.ID)
	}
	return v.kept, nil
}

func (v *vendor) Tick(_ context.Context, inCase uint64, item, state string) (history.Case, error) {
	if v.kept.Checklist == nil {
		v.kept.Checklist = map[string]string{}
	}
	v.kept.Checklist[item] = state
	return v.kept, v.full
}

func (v *vendor) Solve(_ context.Context, inCase uint64, by string) (history.Case, error) {
	v.kept.ID, v.kept.State, v.kept.SolvedBy = inCase, history.Solved, by
	return v.kept, v.full
}

func (v *vendor) Reopen(_ context.Context, inCase uint64) (history.Case, error) {
	v.kept.ID, v.kept.State, v.kept.SolvedBy = inCase, history.Open, ""
	return v.kept, v.full
}

func (v *vendor) CaseFor(context.Context, history.Summary) (history.Case, bool) {
	return v.belongs, v.belongs.ID != 0
}

func (v *vendor) Join(_ context.Context, inCase uint64, _ ...string) (history.Case, error) {
	if v.full != nil {
		return history.Case{}, v.full
	}
	v.shelf.attempt.Case = inCase
	return v.belongs, nil
}

func (v *vendor) AnswersSimulated(context.Context, environment.Environment) bool { return v.mocks }

func (v *vendor) Standing(context.Context, attempt.Call) (explain.Standing, bool) {
	v.counts++
	return v.stands, v.stands.Limit.Count > 0
}

func (v *vendor) Kept(_ context.Context, _ uint64, text string) (safe.Record, error) {
	key, err := v.Key()
	if err != nil {
		return safe.Record{}, err
	}
	return safe.NewRedactor(key, nil).Record(text), nil
}

// record is text as the history would give it back.
func record(text string) safe.Record {
	var r safe.Record
	if err := r.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return r
}

func (v *vendor) Send(ctx context.Context, c attempt.Call) (history.Attempt, error) {
	v.calls = append(v.calls, c)
	if v.refuse != nil {
		return history.Attempt{}, v.refuse
	}
	request, err := v.Build(c)
	if err != nil {
		return history.Attempt{}, err
	}
	v.asked = append(v.asked, request)
	x := v.answer(request)
	x.Request, x.Happened = request, moment()
	if ctx.Err() != nil {
		x.Answer, x.Failure = nil, &api.TransportError{Phase: api.PhaseFirstByte, Kind: api.KindCancelled, Sent: api.SentYes, Text: "cancelled while waiting for the answer"}
	}
	a, err := v.Redact(x)
	if err != nil {
		return a, err
	}
	a.ID = fmt.Sprintf("01m00000000000000000000%03d", len(v.calls))
	a.Environment, a.Simulated, a.Counted = c.Environment.Name, c.Environment.Simulated, true
	if a.Case = c.Case; c.Open {
		a.Case = 42
	}
	v.sent[a.ID] = a
	return a, v.err
}

func moment() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3*60*60)) }

// shelf is a history of one attempt and any case.
type shelf struct {
	attempt history.Attempt
	seen    attempt.Seen
	err     error
}

func (s *shelf) Case(_ context.Context, id uint64) (history.Case, error) {
	if s.err != nil {
		return history.Case{}, s.err
	}
	return history.Case{ID: id, Title: "Login fails after SIM swap"}, nil
}

// answers is a vendor's answer of a status with a body.
func answers(status int, body string) func(api.Request) api.Exchange {
	return func(api.Request) api.Exchange {
		return api.Exchange{
			Answer: &api.Answer{
				Status: status, Protocol: "HTTP/1.1", TLS: "TLS 1.3", Body: []byte(body), Wire: int64(len(body)),
				Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}},
			},
			Timing: api.Timing{DNS: 4 * time.Millisecond, Connect: 20 * time.Millisecond, TLS: 41 * time.Millisecond, FirstByte: 110 * time.Millisecond, Total: 182 * time.Millisecond},
			Remote: "192.0.2.7:443",
		}
	}
}

const (
	refusedBody  = `{"success":false,"messages":[{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER","message":"The mobile number is not valid.","httpStatus":"BAD_REQUEST","technical":false}],"data":null}`
	negativeBody = `{"success":true,"messages":[],"data":{"validNumber":false}}`
	verifiedBody = `{"success":true,"messages":[],"data":{"validNumber":true}}`
	platformBody = `{"success":false,"messages":[{"type":"FAILURE","code":"internal_server_error","message":"NullPointerException at Foo:12","technical":true}],"data":null}`
)

func lost(api.Request) api.Exchange {
	return api.Exchange{
		Failure: &api.TransportError{Phase: api.PhaseFirstByte, Kind: api.KindTimeout, Sent: api.SentYes, Text: "no answer from service.authmatech.com within 15 s; the request was sent, so it may have counted"},
		Timing:  api.Timing{Connect: 20 * time.Millisecond, Total: 15_020 * time.Millisecond},
	}
}

// desk is everything that a test holds.
type desk struct {
	*uitest.Driver[*Screen]
	vendor *vendor
	shelf  *shelf
}

func packs(t testing.TB) *systems.Packs {
	t.Helper()
	all := systems.Embedded()
	return all
}

func practice() environment.Environment {
	return environment.Simulator("http://127.0.0.1:9", map[string]string{"AUTHMATECH_API_KEY": fakeKey, "AUTHMATECH_CLIENT_ID": fakeClient})
}

// live is an environment that is not simulated.
func live(t testing.TB, credentials map[string]string) environment.Environment {
	t.Helper()
	e, _, err := environment.FromVariables(func(name string) (string, bool) {
		if name == environment.BaseURLVariable {
			return "https://service.authmatech.com", true
		}
		value, found := credentials[name]
		return value, found
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// begin opens the screen in the practice environment, 120×36.
func begin(t testing.TB, open nav.OpenRequest, answer func(api.Request) api.Exchange) *desk {
	t.Helper()
	return beginIn(t, practice(), open, answer, &shelf{})
}

func beginIn(t testing.TB, where environment.Environment, open nav.OpenRequest, answer func(api.Request) api.Exchange, library *shelf) *desk {
	t.Helper()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	run := &attempt.Runner{Packs: packs(t), Key: func() (safe.Key, error) { return key, nil }, Now: moment}
	theme := ui.NewTheme(true, false)
	s := New(nav.Setup{Theme: &theme, Packs: run.Packs, Runner: run, Environment: where, Now: moment}, open)
	v := &vendor{Runner: run, answer: answer, shelf: library, sent: map[string]history.Attempt{}}
	s.runner, s.store, s.keeping = v, library, panes.NewKeeping(s.setup, v)
	s.SetSize(120, 36)
	return &desk{uitest.Drive(t, s), v, library}
}

// whole is a form with nothing amiss.
func whole() nav.OpenRequest {
	return nav.OpenRequest{System: "authmatech", Operation: "verify", Inputs: map[string]string{
		"mobileNumber": number, "encryptedMobileNumber": proof, "operatorId": "ZAIN_JO", "serviceType": "LOGIN",
	}}
}

// national is the same with a number that has no country code.
func national() nav.OpenRequest {
	open := whole()
	open.Inputs["mobileNumber"] = "0791234567"
	return open
}

func (d *desk) view() string { return d.Model.View().Body }

// shows fails the test unless every text is on the screen.
func (d *desk) shows(t testing.TB, texts ...string) {
	t.Helper()
	uitest.MustContain(t, d.view(), texts...)
}

func (d *desk) hides(t testing.TB, texts ...string) {
	t.Helper()
	uitest.MustNotContain(t, d.view(), texts...)
}

// moves are the messages of one type that the screen asked for.
func moves[M any](d *desk) []M {
	var found []M
	for _, msg := range d.Seen {
		if move, ok := msg.(M); ok {
			found = append(found, move)
		}
	}
	return found
}

// yes answers the last question with yes.
func (d *desk) yes(t testing.TB) nav.Ask {
	t.Helper()
	asked := moves[nav.Ask](d)
	if len(asked) == 0 {
		t.Fatal("no question was asked")
	}
	last := asked[len(asked)-1]
	d.Send(last.Do())
	return last
}
