package ticket_test

import (
	"strings"
	"testing"

	"casebook/api"
	"casebook/history"
	"casebook/history/ticket"
)

// made is the ticket of attempts that belong to no case.
func (d desk) made(t *testing.T, attempts ...history.Attempt) ticket.Ticket {
	t.Helper()
	made, err := ticket.Make(ticket.Source{Attempts: attempts, Packs: d.Packs, Key: d.key, Now: d.Now(), Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestWhatFollowsTheJSONIsPartOfTheAnswer(t *testing.T) {
	t.Parallel()
	body := `{"a":1}` + "\nFatal error: out of memory"
	d := newDesk(t, false, says(500, body))
	d.send(t)
	text := d.ticket(t, "").Text.String()
	if _, answer, _ := strings.Cut(text, "Full answer:"); !strings.Contains(answer, "\n"+body+"\n```") {
		t.Errorf("it is not all there:\n%s", text)
	}
}

func TestAnAnswerThatBrokeOffIsNotCalledFull(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	a.Answer.Broken = record("the connection was closed within the body, after 173 bytes")
	made := d.made(t, a)
	text := made.Text.String()
	if !strings.Contains(text, "\nAnswer, as far as it came:\n") || strings.Contains(text, "Full answer") ||
		!strings.Contains(text, "\nThe answer broke off: the connection was closed within the body, after 173 bytes\n") {
		t.Errorf("it is not said:\n%s", text)
	}
	for _, want := range made.Wants[:5] {
		if want.There == (want.Text == "Full response body") {
			t.Errorf("%s: there %t", want.Text, want.There)
		}
	}
}

func TestOnlyTimesThatAreKnownAreWritten(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	for _, test := range []struct {
		timing history.Timing
		want   string
	}{
		{history.Timing{}, ""},
		{history.Timing{Total: 1234.4}, "1234 ms in all"},
		{history.Timing{FirstByte: 12}, "12 ms to the first byte"},
		{history.Timing{Total: 20, FirstByte: 0.2}, "20 ms in all, less than 1 ms to the first byte"},
	} {
		a.Timing = test.timing
		_, got, _ := strings.Cut(d.made(t, a).Text.String(), "- **Took**: ")
		if got, _, _ = strings.Cut(got, "\n"); got != test.want {
			t.Errorf("%+v is written as %q, want %q", test.timing, got, test.want)
		}
	}
}

func TestTheFirstCauseOfASuccessIsWhatItMeans(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"success":true,"messages":[{"type":"SUCCESS","httpStatus":"OK"}],"data":{"validNumber":true}}`: " What it means (",
		`{"success":true,"messages":[],"data":{"validNumber":false}}`:                                    " We take the cause to be “",
	} {
		d := newDesk(t, false, says(200, body))
		d.send(t)
		if text := d.ticket(t, "").Text.String(); !strings.Contains(text, want) {
			t.Errorf("%s: it lacks %q:\n%s", body, want, text)
		}
	}
}

func TestAFailureSaysDuringWhatAndWhetherTheCallLeft(t *testing.T) {
	t.Parallel()
	for want, transport := range map[string]history.Transport{
		"no answer in time (while waiting for the answer to begin; the request had been sent)":  {Phase: api.PhaseFirstByte, Sent: api.SentYes, Text: record("no answer in time")},
		"the name is not known; nothing was sent (while the name was looked up)":                {Phase: api.PhaseDNS, Sent: api.SentNo, Text: record("the name is not known; nothing was sent")},
		"refused (while connecting; the request was not sent)":                                  {Phase: api.PhaseConnect, Sent: api.SentNo, Text: record("refused")},
		"the connection was dropped (while sending; whether the request was sent is not known)": {Phase: api.PhaseSend, Sent: api.SentUnknown, Text: record("the connection was dropped")},
		"it failed; nothing was sent (the request was not sent)":                                {Sent: api.SentNo, Text: record("it failed; nothing was sent")},
	} {
		source := lost(t)
		source.Attempts[1].Transport = &transport
		contains(t, mustMake(t, source).Text.String(), "- **What happened**: "+want+"\n")
	}
}

// A HAR names the server without its port: it is the vendor's all the same.
func TestTheServerThatAnsweredIsNamedWithoutItsPortToo(t *testing.T) {
	t.Parallel()
	source := lost(t)
	source.Attempts[0].Remote, source.Attempts[1].Remote = "203.0.113.9", "10.1.2.3"
	made := mustMake(t, source)
	contains(t, made.Text.String(), "- **Server**: 203.0.113.9, HTTP/1.1", "- **Server**: `[ip-1: IPv4, private")
	contains(t, string(out(t, made, ticket.HAR)), `"serverIPAddress": "203.0.113.9"`)
}

// lost is the scene of a call that had no answer.
func lost(t *testing.T) ticket.Source {
	t.Helper()
	for _, s := range scenes() {
		if s.name == "lost" {
			return s.source(t)
		}
	}
	t.Fatal("there is no such scene")
	return ticket.Source{}
}
