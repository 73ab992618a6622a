package request

import (
	"errors"
	"slices"
	"testing"

	"casebook/views/nav"
)

// kept is an attempt as the history has it, of a call with these inputs.
func kept(t testing.TB, open nav.OpenRequest) *shelf {
	t.Helper()
	d := begin(t, open, answers(400, refusedBody))
	d.Keys("ctrl+s")
	call := d.vendor.calls[0]
	a, err := d.vendor.Send(t.Context(), call)
	if err != nil {
		t.Fatal(err)
	}
	a.Case = 7
	return &shelf{attempt: a}
}

func TestAnOldAttemptIsShownAndFillsTheForm(t *testing.T) {
	t.Parallel()
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, kept(t, national()))
	d.shows(t, "✗ refused", "0791234567", "ZAIN_JO", "LOGIN", "✗ not in E.164 form", "case 7")
	if got := d.Model.form.Value("encryptedMobileNumber"); got != "" {
		t.Errorf("the placeholder of a proof is in the form: %q", got)
	}
	d.Model.form.Focus("encryptedMobileNumber")
	d.shows(t, "The shown call had one; it is not kept.")
	call := d.Model.call()
	if call.Case != 7 || call.Open {
		t.Errorf("a resend would be %+v", call)
	}
	if _, given := call.Inputs["X-API-KEY"]; given || len(call.Unset) != 0 {
		t.Errorf("the environment's credentials are overridden: %v, %v", call.Inputs, call.Unset)
	}
	if call.Inputs["X-CLIENT-ID"] != "" {
		t.Error("the environment's own client id counts as overridden")
	}
}

func TestAnAttemptWithoutAKeyIsReproducedWithoutOne(t *testing.T) {
	t.Parallel()
	open := whole()
	open.Unset = []string{"X-API-KEY"}
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, kept(t, open))
	if got := d.Model.call().Unset; !slices.Equal(got, []string{"X-API-KEY"}) {
		t.Errorf("left out: %v", got)
	}
}

func TestAnAttemptWithAnotherClientIDKeepsIt(t *testing.T) {
	t.Parallel()
	open := whole()
	open.Inputs["X-CLIENT-ID"] = "another-client"
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, kept(t, open))
	if got := d.Model.call().Inputs["X-CLIENT-ID"]; got != "another-client" {
		t.Errorf("the client id is %q", got)
	}
}

func TestAFieldThatWasSentEmptyIsRecalledAsThat(t *testing.T) {
	t.Parallel()
	open := whole()
	open.Inputs["operatorId"] = `""`
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, kept(t, open))
	if got := d.Model.call().Inputs["operatorId"]; got != `""` {
		t.Errorf("the operator is %q", got)
	}
}

func TestARealCaseIsNotJoinedFromTheSimulator(t *testing.T) {
	t.Parallel()
	old := kept(t, whole())
	old.attempt.Simulated = false
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, old)
	if call := d.Model.call(); call.Case != 0 || !call.Open {
		t.Errorf("a simulated send would join case %d", call.Case)
	}
}

func TestAFormThatWasTypedInMeanwhileStays(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{}, nil)
	d.Model.opening = "x"
	*d.shelf = *kept(t, whole())
	cmd := d.Model.load()
	d.Type("+15550100")
	d.Send(cmd())
	if got := d.Model.form.Value("mobileNumber"); got != "+15550100" {
		t.Errorf("the number became %q", got)
	}
	d.shows(t, "✗ refused")
}

func TestAnAttemptThatCannotBeReadIsSaid(t *testing.T) {
	t.Parallel()
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, &shelf{err: errors.New("attempt x is not in the history")})
	for _, width := range []int{120, 80} {
		d.Model.SetSize(width, 30)
		d.shows(t, "✗ This attempt cannot be read: attempt x", "REQUEST")
		d.hides(t, "mobileNumber", "Fill in what")
	}
	d.Type("+962")
	d.Keys("ctrl+s", "ctrl+o", "ctrl+t")
	if len(d.vendor.calls) != 0 || d.Model.Typing() || d.Model.form.Changes() != 0 {
		t.Error("what is not shown can be filled in or sent")
	}
	d.Keys("esc")
	if len(moves[nav.Back](d)) != 1 {
		t.Error("esc does not lead back")
	}
}

func TestACaseThatCannotBeReadIsSaid(t *testing.T) {
	t.Parallel()
	d := beginIn(t, practice(), nav.OpenRequest{Case: 7}, nil, &shelf{err: errors.New("case 7 is damaged; see casebook history check")})
	d.shows(t, "✗ This case cannot be read: case 7 is damaged")
}

func TestCredentialsOfAnotherEnvironmentAreNotTakenFromAnOldAttempt(t *testing.T) {
	t.Parallel()
	open := whole()
	open.Inputs["X-CLIENT-ID"] = "another-client"
	open.Unset = []string{"X-API-KEY"}
	old := kept(t, open)
	where := live(t, map[string]string{"AUTHMATECH_API_KEY": "fake-live-key", "AUTHMATECH_CLIENT_ID": "live-client"})
	d := beginIn(t, where, nav.OpenRequest{Attempt: "x"}, nil, old)
	d.shows(t, "live-client", number)
	d.hides(t, "another-client", fakeClient)
	if call := d.Model.call(); len(call.Unset) != 0 || call.Inputs["X-CLIENT-ID"] != "" || call.Inputs["mobileNumber"] != number {
		t.Errorf("a resend would be %+v", call)
	}
	old.attempt.Environment = "" // read from a file
	d = beginIn(t, where, nav.OpenRequest{Attempt: "x"}, nil, old)
	if call := d.Model.call(); len(call.Unset) != 0 || call.Inputs["X-CLIENT-ID"] != "" {
		t.Errorf("of a file: a resend would be %+v", call)
	}
}

func TestTheHeadingSaysWhereTheNextCallGoesWhateverAnswerIsShown(t *testing.T) {
	t.Parallel()
	d := beginIn(t, live(t, nil), nav.OpenRequest{Attempt: "x"}, nil, kept(t, whole()))
	if h := d.Model.Heading(); h.Simulated {
		t.Errorf("a call to the vendor is headed as simulated: %+v", h)
	}
	d.shows(t, "REQUEST  to service.authmatech.com", "SIMULATED") // the answer's own mark
	d = beginIn(t, practice(), nav.OpenRequest{}, nil, &shelf{})
	if h := d.Model.Heading(); !h.Simulated {
		t.Errorf("a call to the simulator is not: %+v", h)
	}
	d.shows(t, "REQUEST  to simulator")
}

func TestACaseThatSendsJoinIsNamed(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{Case: 9}, nil)
	d.shows(t, "case 9")
	if h := d.Model.Heading(); h.Case != 9 || h.Title == "" {
		t.Errorf("the heading is %+v", h)
	}
}
