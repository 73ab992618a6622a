package request

import (
	"testing"

	"casebook/ui/uitest"
	"casebook/views/nav"
)

const stale = "answer to the call before your changes"

func TestAnAnswerToTheCallBeforeAChangeIsMarked(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(400, refusedBody))
	d.Keys("ctrl+s")
	d.hides(t, stale)
	d.Type("1")
	d.shows(t, stale, "✗ refused")
	d.Keys("backspace")
	d.hides(t, stale)
	d.Type("1")
	d.Keys("ctrl+s")
	d.hides(t, stale)
	d.Type("2")
	d.Model.SetSize(80, 24)
	d.shows(t, "! before your changes: refused, 400 Bad Request")
}

func TestPuttingACredentialBackMakesTheAnswerFitAgain(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(400, refusedBody))
	d.Keys("ctrl+s")
	d.Model.form.Focus("X-API-KEY")
	d.Keys("backspace")
	d.shows(t, stale)
	d.Keys("ctrl+y")
	d.hides(t, stale)
}

func TestAnOldAttemptIsNotStaleUntilTheFormChanges(t *testing.T) {
	t.Parallel()
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, kept(t, national()))
	d.hides(t, stale)
	d.Type("9")
	d.shows(t, stale)
}

func TestAnotherOperationShowsNoForeignAnswerAndGoesOnWithTheCase(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(400, refusedBody))
	d.Keys("ctrl+s", "shift+tab", "right")
	d.shows(t, "Before you send")
	d.hides(t, "✗ refused", stale)
	if call := d.Model.call(); call.System != "authmatech" || call.Case != 42 || call.Open {
		t.Errorf("a call of another operation of the system would join case %d", call.Case)
	}
	if h := d.Model.Heading(); h.Case != 42 || h.Title == "" {
		t.Errorf("the heading is %+v", h)
	}
	d.Model.form.SetValue(operationField, "nextreason otp_send")
	d.Model.switchOperation()
	if call := d.Model.call(); call.System != "nextreason" || call.Case != 0 || !call.Open || d.Model.Heading().Case != 0 {
		t.Errorf("a call of another system would join case %d", call.Case)
	}
	d.Model.form.SetValue(operationField, "authmatech verify")
	d.Model.switchOperation()
	d.Model.changed()
	d.shows(t, "✗ refused", "case 42")
	d.hides(t, stale)
	if call := d.Model.call(); call.Case != 42 {
		t.Errorf("back again, the call would join case %d", call.Case)
	}
}

func TestACaseThatWasOpenedStaysOverAChangeOfTheOperation(t *testing.T) {
	t.Parallel()
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, kept(t, whole()))
	d.Keys("shift+tab", "right")
	d.hides(t, "✗ refused")
	if call := d.Model.call(); call.Case != 7 {
		t.Errorf("the call would join case %d", call.Case)
	}
}

func TestTheFormTakesNothingWhileACallIsUnderWay(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.Hold()
	d.Keys("ctrl+s")
	d.shows(t, "sending…")
	d.Type("1")
	d.Paste("2")
	d.Keys("ctrl+u", "tab")
	if got := d.Model.form.Value("mobileNumber"); got != number || d.Model.form.Focused() != "mobileNumber" {
		t.Errorf("the number became %q", got)
	}
	if d.Model.View().Cursor != nil {
		t.Error("there is a cursor where nothing can be typed")
	}
	d.Release()
	d.hides(t, "sending…", stale)
}

func TestTheProofIsSummedUpWhenItIsNotInFocus(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), nil)
	d.shows(t, "[28 bytes")
	d.hides(t, proof)
	d.Model.form.Focus("encryptedMobileNumber")
	d.shows(t, proof)
}

func TestThePaletteHasACommandForEachView(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(400, refusedBody))
	d.Keys("ctrl+s")
	for _, onAnswer := range []bool{false, true} {
		d.Model.focusAnswer(onAnswer)
		for i, want := range []string{"INVALID_MOBILE_NUMBER", `"FAILURE"`, "you check", "192.0.2.7:443", "HTTP/1.1 400"} {
			var views []string
			for _, b := range d.Model.Commands() {
				if d := b.Help().Desc; len(d) > 6 && d[:6] == "view: " {
					views = append(views, b.Keys()[0])
				} else if d == "view" {
					t.Error("a command stands for all views")
				}
			}
			if len(views) != 5 {
				t.Fatalf("commands for views: %v", views)
			}
			d.Keys(views[i])
			uitest.MustContain(t, d.view(), want)
		}
	}
}

func TestTheTicketIsAmongTheFirstKeysOnceThereIsAnAttempt(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s")
	width := 0
	for _, b := range d.Model.Keys() {
		if b.Enabled() {
			width += len(b.Help().Key) + len(b.Help().Desc) + 4
		}
		if b.Help().Key == "ctrl+t" {
			break
		}
	}
	if width > 85 { // of 110, help and quit take 25
		t.Errorf("the keys up to the ticket take %d cells", width)
	}
}
