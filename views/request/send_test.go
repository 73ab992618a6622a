package request

import (
	"errors"
	"testing"

	"charm.land/bubbles/v2/key"

	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestSendingShowsTheCauseAndTheReply(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s")
	d.shows(t, "✗ refused", "400 Bad Request", "INVALID_MOBILE_NUMBER", "182 ms", "“The mobile number is not valid.”",
		"1 The mobile number is not accepted", "certain", "because", "fix", "ask", "To the customer", "ctrl+r copy", "SIMULATED")
	if !d.Model.Typing() || d.Model.form.Focused() != "mobileNumber" {
		t.Error("the focus left the form")
	}
}

func TestWhileSendingTheOldAnswerStaysAndTheTimeRuns(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s")
	d.Hold()
	d.Keys("ctrl+s")
	d.shows(t, "0.0 s  waiting for the answer   esc cancels", "INVALID_MOBILE_NUMBER")
	d.vendor.answer = answers(200, verifiedBody)
	d.Release()
	d.shows(t, "✓ verified", "200 OK")
	d.hides(t, "waiting for the answer")
}

func TestSendingTwiceAtOnceSendsOnce(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.Hold()
	d.Keys("ctrl+s", "ctrl+s", "ctrl+s")
	d.Release()
	if len(d.vendor.calls) != 1 {
		t.Errorf("%d calls were made", len(d.vendor.calls))
	}
}

func TestEscCancelsAndSaysThatItMayStillCount(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.Hold()
	d.Keys("ctrl+s", "esc")
	d.shows(t, "cancelling")
	if n := len(moves[nav.Back](d)); n != 0 {
		t.Error("esc left the screen while a call was under way")
	}
	d.Release()
	d.shows(t, "! cancelled, it may still count")
	d.Keys("esc")
	if n := len(moves[nav.Back](d)); n != 1 {
		t.Errorf("esc went back %d times", n)
	}
}

func TestAResultThatNobodyWaitsForIsDropped(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.Hold()
	d.Keys("ctrl+s")
	d.Model.sending.Cancel()
	d.Release()
	if len(d.vendor.calls) != 1 {
		t.Fatal("the call was not made")
	}
	d.shows(t, "Before you send")
	d.hides(t, "verified")
}

func TestAResendJoinsTheCase(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s", "ctrl+y", "ctrl+s")
	first, second := d.vendor.calls[0], d.vendor.calls[1]
	if first.Case != 0 || !first.Open {
		t.Errorf("the first send is %+v", first)
	}
	if second.Case != 42 || second.Open {
		t.Errorf("the second send is %+v", second)
	}
	recorded := moves[nav.Recorded](d)
	if len(recorded) != 2 || recorded[1].Case != 42 || recorded[1].Attempt == "" {
		t.Errorf("recorded: %+v", recorded)
	}
	if h := d.Model.Heading(); h.Case != 42 || h.Title != "Login fails after SIM swap" || h.Place != "authmatech · verify" || !h.Simulated {
		t.Errorf("the heading is %+v", h)
	}
	d.shows(t, "case 42")
}

func TestACallThatCannotShowAnythingAsksFirst(t *testing.T) {
	t.Parallel()
	open := whole()
	delete(open.Inputs, "encryptedMobileNumber")
	d := begin(t, open, answers(400, refusedBody))
	d.Keys("ctrl+s")
	if len(d.vendor.calls) != 0 {
		t.Fatal("it was sent without a question")
	}
	asked := d.yes(t)
	if asked.Title != "There is no proof from the customer's phone" || asked.Yes != "send it anyway" {
		t.Errorf("the question is %+v", asked.Question)
	}
	if len(d.vendor.calls) != 1 || !d.vendor.calls[0].Anyway {
		t.Errorf("calls: %+v", d.vendor.calls)
	}
}

func TestACallThatCostsSomethingAsksEveryTime(t *testing.T) {
	t.Parallel()
	where := live(t, map[string]string{"AUTHMATECH_API_KEY": fakeKey, "AUTHMATECH_CLIENT_ID": fakeClient})
	d := beginIn(t, where, whole(), answers(200, verifiedBody), &shelf{})
	for i := range 2 {
		d.Keys("ctrl+s")
		if len(d.vendor.calls) != i {
			t.Fatal("it was sent without a question")
		}
		asked := d.yes(t)
		uitest.MustContain(t, asked.Title+asked.Text, "service.authmatech.com", "costs balance")
	}
	d.shows(t, "✓ verified")
	d.hides(t, "SIMULATED")
}

func TestAYesIsOnlyForTheScreenThatAsked(t *testing.T) {
	t.Parallel()
	d, other := begin(t, whole(), answers(200, verifiedBody)), begin(t, whole(), nil)
	d.Send(confirmed{other.Model, other.Model.call()})
	if len(d.vendor.calls) != 0 {
		t.Error("a yes to another screen's question sent a call")
	}
}

func TestWhatKeptACallFromBeingSentIsSaid(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), nil)
	d.vendor.refuse = errors.New("history /x/history.db: the disk is full, nothing was recorded")
	d.Keys("ctrl+s")
	d.shows(t, "✗ Not sent: history /x/history.db: the disk is full")
	if len(moves[nav.Recorded](d)) != 0 {
		t.Error("something was said to be recorded")
	}
	if d.Model.sending.Running() || d.Model.pulse.Running() {
		t.Error("it still waits")
	}
}

func TestAnAnswerWhoseRecordFailedIsShownWithTheFault(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.vendor.err = errors.New("the disk is full")
	d.Keys("ctrl+s")
	d.shows(t, "✗ The record is not complete: the disk is full", "✓ verified")
}

func TestALostAnswerSaysThatItMayHaveCounted(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), lost)
	d.Keys("ctrl+s")
	d.shows(t, "✗ no answer", "15.0 s", "it may have counted")
	d.Keys("alt+4")
	d.shows(t, "timeout, while waiting for the answer", "sent         yes")
}

func TestTheTicketIsOfTheAttemptsCase(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.Keys("ctrl+t")
	if len(moves[nav.OpenTicket](d)) != 0 {
		t.Error("there is a ticket of nothing")
	}
	d.Keys("ctrl+s", "ctrl+t")
	if got := moves[nav.OpenTicket](d); len(got) != 1 || got[0].Case != 42 {
		t.Errorf("tickets: %+v", got)
	}
}

func TestTheReplyIsCopiedAndMarkedAsSimulated(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+r")
	if len(moves[nav.Copy](d)) != 0 {
		t.Error("a reply to nothing was copied")
	}
	d.Keys("ctrl+s", "ctrl+r")
	got := moves[nav.Copy](d)
	if len(got) != 1 || got[0].What != "reply" {
		t.Fatalf("copies: %+v", got)
	}
	uitest.MustContain(t, got[0].Text.String(), "SIMULATED, not the vendor: ", "with its country code")
}

func TestWhatWillBeSentShowsNoSecret(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), nil)
	d.Keys("ctrl+o")
	d.shows(t, "WHAT WILL BE SENT", "POST http://127.0.0.1:9/v1/api/verify", "X-API-KEY: [api-key", number)
	d.hides(t, fakeKey, proof)
	d.Keys("ctrl+u")
	d.Type("+15550100")
	d.shows(t, `"mobileNumber":"+15550100"`)
	d.Keys("esc")
	d.hides(t, "WHAT WILL BE SENT")
	if len(moves[nav.Back](d)) != 0 {
		t.Error("esc left the screen")
	}
}

func TestViewsTurnFromTheFormAndFromTheAnswer(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s", "alt+2")
	d.shows(t, `"INVALID_MOBILE_NUMBER"`, "messages")
	d.Keys("ctrl+g", "3")
	d.shows(t, "you check", "The mobile number is in E.164 form")
	if d.Model.Typing() {
		t.Error("letters go into the form although the answer has the focus")
	}
	d.Keys("right", "right", "left")
	d.shows(t, "first byte", "110 ms", "192.0.2.7:443", "TLS 1.3", "+03:00")
	d.Keys("5")
	d.shows(t, "HTTP/1.1 400", "Content-Type: application/json")
	d.Keys("f6")
	d.Type("8")
	if got := d.Model.form.Value("mobileNumber"); got != "07912345678" {
		t.Errorf("the number is %q", got)
	}
}

func TestPgdnScrollsTheAnswerFromTheForm(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Model.SetSize(120, 20)
	d.Keys("ctrl+s")
	d.shows(t, "more lines, pgdn")
	d.Keys("pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
	d.hides(t, "more lines, pgdn", "✗ refused")
	d.Keys("pgup", "pgup", "pgup", "pgup", "pgup")
	d.shows(t, "✗ refused")
}

func TestANarrowScreenShowsOneOfFormAndAnswer(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Model.SetSize(80, 24)
	d.shows(t, "REQUEST", "one cause of failure is foreseen", "ctrl+g answer")
	d.hides(t, "ANSWER")
	d.Keys("ctrl+s")
	d.shows(t, "ANSWER", "✗ refused")
	d.hides(t, "REQUEST")
	d.Keys("ctrl+g")
	d.shows(t, "REQUEST", "✗ refused, 400 Bad Request")
	d.Hold()
	d.Keys("ctrl+s", "ctrl+g")
	d.shows(t, "REQUEST", "waiting for the answer")
	d.Release()
}

func TestLeavingDoesNotEndACallThatMayCount(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.Hold()
	d.Keys("ctrl+s")
	d.Model.Close()
	d.Release()
	a := d.Model.answer.Content()
	if text, _ := a.Headline(); text != "verified, 200 OK" {
		t.Errorf("the call came to %q", text)
	}
	if len(moves[nav.Recorded](d)) != 1 {
		t.Error("nobody heard of the record")
	}
}

func TestTheKeysThatAreShownWork(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	names := func() (all string) {
		for _, binding := range d.Model.Keys() {
			if binding.Enabled() {
				all += binding.Help().Key + " " + binding.Help().Desc + "\n"
			}
		}
		return all
	}
	uitest.MustContain(t, names(), "ctrl+s send", "ctrl+y put in", "ctrl+g answer", "ctrl+o what will be sent", "esc back")
	uitest.MustNotContain(t, names(), "ctrl+t", "ctrl+r")
	d.Keys("ctrl+s")
	uitest.MustContain(t, names(), "ctrl+t vendor ticket", "ctrl+r copy reply")
	d.Hold()
	d.Keys("ctrl+s")
	uitest.MustContain(t, names(), "esc cancels")
	uitest.MustNotContain(t, names(), "ctrl+s", "esc back")
	d.Release()
	for _, binding := range d.Model.Keys() {
		if binding.Enabled() && !key.Matches(ui.KeyPress(binding.Keys()[0]), binding) {
			t.Errorf("%q cannot be pressed", binding.Keys()[0])
		}
	}
}

func TestATechnicalMessageIsMarked(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(500, platformBody))
	d.Keys("ctrl+s")
	d.shows(t, "“NullPointerException at Foo:12”", "technical: not for the customer", "may help")
}

func TestABaseURLThatCannotBeCalledIsSaid(t *testing.T) {
	t.Parallel()
	where := practice()
	where.BaseURL = "nonsense"
	d := beginIn(t, where, whole(), nil, &shelf{})
	d.Keys("ctrl+s")
	d.shows(t, "✗ the base URL is not of the form")
	if len(d.vendor.calls) != 0 {
		t.Error("it was sent")
	}
}
