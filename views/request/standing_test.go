package request

import (
	"errors"
	"strings"
	"testing"
	"time"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func fiveAMinute() systems.Limit {
	return systems.Limit{ID: "user", Scope: "user", Count: 5, Window: 60, Block: 300}
}

func TestBeforeARealCallItIsSaidWhichOfTheUsersTriesItWouldBe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		stands explain.Standing
		want   string
	}{
		{explain.Standing{Limit: fiveAMinute(), Try: 4}, "This would be try 4 of 5 by this user within a minute; the customer's own tries count too."},
		{explain.Standing{Limit: fiveAMinute(), Try: 5}, "the fifth within a minute blocks the user for 5 minutes"},
		{explain.Standing{Limit: systems.Limit{Count: 3, Window: 7200}, Try: 4}, "This would be try 4 by this user within 2 hours, and the third within 2 hours is refused"},
	} {
		d := beginIn(t, live(t, nil), whole(), answers(400, refusedBody), &shelf{})
		d.vendor.stands = c.stands
		d.Keys("ctrl+s")
		asked := last[nav.Ask](t, d.Driver).Question
		uitest.MustContain(t, asked.Text, "is not simulated", c.want)
		if !strings.HasPrefix(asked.Text, "This would be try ") {
			t.Errorf("the try is not said first: %q", asked.Text)
		}
		if asked.Title != "Send it to service.authmatech.com?" || asked.Yes != "send it" || len(d.vendor.calls) != 0 {
			t.Errorf("asked %+v", asked)
		}
		d.yes(t)
		if len(d.vendor.calls) != 1 {
			t.Errorf("%d calls were made", len(d.vendor.calls))
		}
	}
}

func TestAUserWhoIsBlockedIsNamedInTheQuestionsTitle(t *testing.T) {
	t.Parallel()
	for until, want := range map[time.Time]string{
		moment().Add(5 * time.Hour):        "Blocked until 17:00: do not send",
		moment().Add(61 * time.Second):     "Blocked until 12:02: do not send",
		moment().Add(24 * time.Hour).UTC(): "Blocked until 2026-11-24 12:00: do not send",
		moment().Add(-time.Minute):         "Send it to service.authmatech.com?",
	} {
		d := beginIn(t, live(t, nil), whole(), answers(400, refusedBody), &shelf{})
		d.vendor.stands = explain.Standing{Limit: fiveAMinute(), Try: 1, Until: until}
		d.Keys("ctrl+s")
		asked := last[nav.Ask](t, d.Driver).Question
		if strings.HasPrefix(asked.Text, "Blocked until") != until.After(moment()) || !strings.Contains(asked.Text, "This would be try 1 of 5") {
			t.Errorf("the text is %q", asked.Text)
		}
		if asked.Title != want || (asked.Yes == "send it all the same") != until.After(moment()) {
			t.Errorf("asked %+v", asked)
		}
	}
}

func TestTheTryIsSaidBeforeWhatKeepsACallFromBeingMadeAlsoInASmallWindow(t *testing.T) {
	t.Parallel()
	open := whole()
	delete(open.Inputs, "encryptedMobileNumber")
	d := beginIn(t, live(t, nil), open, answers(400, refusedBody), &shelf{})
	d.vendor.stands = explain.Standing{Limit: fiveAMinute(), Try: 2}
	d.Keys("ctrl+s")
	asked := last[nav.Ask](t, d.Driver).Question
	if asked.Yes != "send it anyway" {
		t.Fatalf("nothing keeps the call from being made: %+v", asked)
	}
	theme := ui.NewTheme(true, true)
	dialog := ui.NewConfirm(&theme, asked)
	dialog.SetSize(40, 11)
	uitest.MustContain(t, uitest.Plain(dialog.View("").Body), "This would be try 2 of 5", "n  do not send", "y  send it anyway")
}

func TestWhatAnsweredAsSimulatedIsNotCalledReal(t *testing.T) {
	t.Parallel()
	d := beginIn(t, live(t, nil), whole(), answers(400, refusedBody), &shelf{})
	d.vendor.mocks, d.vendor.stands = true, explain.Standing{Limit: fiveAMinute(), Try: 4, Until: moment().Add(time.Minute)}
	d.Keys("ctrl+s")
	asked := last[nav.Ask](t, d.Driver).Question
	uitest.MustContain(t, asked.Text,
		"The last answer from service.authmatech.com was SIMULATED, not the vendor's. Should the vendor be there by now, Authmatech · Verify ",
		"This would be try 4 of 5 by this user within a minute; counted among the simulated.", "Blocked until 12:01, as far as is known here.")
	uitest.MustNotContain(t, asked.Text, "is not simulated", "own tries")
	if asked.Title != "Blocked until 12:01: do not send" || len(d.vendor.calls) != 0 {
		t.Errorf("asked %+v", asked)
	}
}

func TestTriesThatCannotBeCountedAreSaid(t *testing.T) {
	t.Parallel()
	d := beginIn(t, live(t, nil), whole(), answers(400, refusedBody), &shelf{})
	d.Keys("ctrl+s")
	d.Send(d.Model.counted(standing{}, errors.New("the history is busy"))())
	uitest.MustContain(t, last[nav.Ask](t, d.Driver).Question.Text, "is not simulated", "This user's tries could not be counted.")
}

func TestASimulatedCallIsNeverCounted(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(400, refusedBody))
	d.vendor.stands = explain.Standing{Limit: fiveAMinute(), Try: 9}
	d.Keys("ctrl+s")
	if d.vendor.counts != 0 || len(d.vendor.calls) != 1 {
		t.Errorf("counted %d times, called %d times", d.vendor.counts, len(d.vendor.calls))
	}
}

func TestAskedAndSentIsOnlyWhatTheFormStillSays(t *testing.T) {
	t.Parallel()
	d := beginIn(t, live(t, nil), whole(), answers(400, refusedBody), &shelf{})
	d.Hold()
	d.Keys("ctrl+s")
	d.Type("9")
	d.Release()
	d.yes(t)
	if got := d.vendor.calls[0].Inputs["mobileNumber"]; got != number+"9" || d.vendor.counts != 2 {
		t.Errorf("sent %q, counted %d times", got, d.vendor.counts)
	}
}

func TestTimesAreWrittenAsPeopleSayThem(t *testing.T) {
	t.Parallel()
	for seconds, want := range map[int]string{60: "a minute", 300: "5 minutes", 3600: "an hour", 7200: "2 hours", 45: "45 seconds", 90: "90 seconds"} {
		if got := span(seconds); got != want {
			t.Errorf("%d is %q", seconds, got)
		}
	}
	if ordinal(5) != "fifth" || ordinal(20) != "try number 20" {
		t.Errorf("it is %q and %q", ordinal(5), ordinal(20))
	}
}
