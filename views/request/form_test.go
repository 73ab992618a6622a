package request

import (
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"casebook/api/systems"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestTypingANationalNumberShowsTheRemarkAndAKeyMendsIt(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{}, nil)
	d.Type("0791234567")
	d.shows(t, "✗ not in E.164 form", "if Jordan: +962791234567", "ctrl+y put in")
	d.Keys("ctrl+y")
	if got := d.Model.form.Value("mobileNumber"); got != "+962791234567" {
		t.Errorf("the mended number is %q", got)
	}
	d.hides(t, "not in E.164 form")
}

func TestWhatIsMissingIsNotSaidAloudBeforeAnythingWasTyped(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{}, nil)
	d.shows(t, "not there", "Fill in what the customer's call had")
	d.hides(t, "✗", "Before you send")
	d.Type("+")
	d.shows(t, "✗ not there", "Before you send", "There is no proof from the customer's phone")
}

func TestWhatIsMissingIsSaidAloudOnceSendingWasTried(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{}, nil)
	d.Keys("ctrl+s")
	d.shows(t, "✗ not there")
	if len(d.vendor.calls) != 0 {
		t.Error("a call that cannot be made was sent without a question")
	}
}

func TestACallWithNothingAmissSaysSoCalmly(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), nil)
	d.shows(t, "Before you send", "Nothing in this call is known to fail.", "Checklist", "pass")
	d.hides(t, "✗")
}

func TestChoicesCanBeLeftOut(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{System: "authmatech", Operation: "verify"}, nil)
	d.shows(t, "serviceType     (left out)", "maskMobile      (left out)")
	d.Keys("tab", "tab", "tab", "right")
	if got := d.Model.call().Inputs["serviceType"]; got != "REGISTRATION" {
		t.Errorf("one step right chose %q", got)
	}
	d.Keys("left")
	values := systems.ParseValues(d.Model.pack.Fields(d.Model.operation), d.Model.call().Inputs)
	if value, present := values["serviceType"]; present {
		t.Errorf("a field that is left out would be sent as %q", value.Text)
	}
}

func TestChangingTheOperationKeepsValuesOfEqualNames(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), nil)
	d.Keys("shift+tab", "right")
	d.shows(t, "Authmatech · Generate API k")
	d.hides(t, "mobileNumber")
	d.Keys("left")
	d.shows(t, "Authmatech · Verify")
	if got := d.Model.form.Value("mobileNumber"); got != number {
		t.Errorf("the number came back as %q", got)
	}
	if got := d.Model.form.Focused(); got != operationField {
		t.Errorf("the focus went to %q", got)
	}
}

func TestACredentialOfOneSystemIsNotTakenToAnother(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), nil)
	d.Model.form.Focus("X-API-KEY")
	d.Type("typed-fake-key")
	other := *d.Model.pack
	other.ID, other.Name = "othervendor", "Other"
	d.Model.setup.Packs.Systems = append(d.Model.setup.Packs.Systems, &other)
	d.Model.rebuild()
	d.Model.form.SetValue(operationField, "othervendor verify")
	d.Model.switchOperation()
	call := d.Model.call()
	if call.System != "othervendor" || call.Inputs["mobileNumber"] != number {
		t.Errorf("the call is %+v", call)
	}
	if call.Inputs["X-API-KEY"] != "" || call.Inputs["encryptedMobileNumber"] != "" {
		t.Errorf("a credential or proof came along: %v", call.Inputs)
	}
}

func TestAKeyFromTheEnvironmentIsNotKnownToTheForm(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), nil)
	d.shows(t, "••••••••  built in", fakeClient)
	if got := d.Model.form.Value("X-API-KEY"); got != "" {
		t.Errorf("the form holds %q", got)
	}
	call := d.Model.call()
	if _, given := call.Inputs["X-API-KEY"]; given || len(call.Unset) > 0 {
		t.Errorf("the environment's credential is overridden: %v, %v", call.Inputs, call.Unset)
	}
	d.hides(t, fakeKey)
}

func TestAMissingKeyCanBeReproduced(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(401, `{"success":false,"messages":[{"type":"FAILURE","message":"Unauthorized","httpStatus":"UNAUTHORIZED"}],"data":null}`))
	d.Model.form.Focus("X-API-KEY")
	d.Keys("backspace")
	d.shows(t, "✗ not there", "left out on purpose; ctrl+y takes")
	d.Keys("ctrl+s")
	if got := d.vendor.calls[0].Unset; !slices.Equal(got, []string{"X-API-KEY"}) {
		t.Errorf("left out: %v", got)
	}
	if _, present := d.vendor.asked[0].Headers.Get("X-API-KEY"); present {
		t.Error("the key was sent all the same")
	}
	d.shows(t, "401 Unauthorized", "X-API-KEY is not there")
	d.Keys("ctrl+y", "ctrl+s")
	if got, _ := d.vendor.asked[1].Headers.Get("X-API-KEY"); got != fakeKey {
		t.Error("the environment's key was not put back")
	}
}

func TestAClientIDIsShownAndCanBeLeftOutToo(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.Model.form.Focus("X-CLIENT-ID")
	d.shows(t, fakeClient)
	d.Keys("ctrl+u", "ctrl+s")
	if got := d.vendor.calls[0].Unset; !slices.Equal(got, []string{"X-CLIENT-ID"}) {
		t.Errorf("left out: %v", got)
	}
}

func TestAQuotedKeyIsSeenBeforeSendingAndMended(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.Model.form.Focus("X-API-KEY")
	d.Type(`"typed-fake-key"`)
	d.shows(t, "✗ sent with quotes around it", "the same, without the quotes  ctrl+y put in", "overridden for this call")
	d.Keys("ctrl+y", "ctrl+s")
	if got, _ := d.vendor.asked[0].Headers.Get("X-API-KEY"); got != "typed-fake-key" {
		t.Errorf("sent as %q", got)
	}
	d.hides(t, "typed-fake-key")
}

func TestAKeyPastedWithALineBreakLosesItAndSaysSo(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), nil)
	d.Model.form.Focus("X-API-KEY")
	d.Paste("pasted-fake-key\r")
	d.shows(t, "! the line break at the end of the paste was")
	if got := d.Model.call().Inputs["X-API-KEY"]; got != "pasted-fake-key" {
		t.Errorf("the call has %q", got)
	}
	d.hides(t, "pasted-fake-key")
}

func TestACredentialThatIsNowhereSaysWhereItCouldBe(t *testing.T) {
	t.Parallel()
	d := beginIn(t, live(t, nil), whole(), nil, &shelf{})
	d.shows(t, "not set: type it here, or set", "AUTHMATECH_API_KEY", "AUTHMATECH_CLIENT_ID")
}

func TestAFieldThatIsSentEmptyIsNotOneThatIsLeftOut(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), nil)
	d.Keys("ctrl+u")
	d.Type(`""`)
	d.shows(t, "✗ sent empty")
}

func TestEnterInTheLastFieldDoesNotSend(t *testing.T) {
	t.Parallel()
	d := begin(t, whole(), answers(200, verifiedBody))
	d.Model.form.Focus("X-CLIENT-ID")
	d.Keys("enter", "enter")
	if len(d.vendor.calls) != 0 {
		t.Error("enter sent the call")
	}
}

func TestTheFirstFieldHasTheFocus(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{}, nil)
	if got := d.Model.form.Focused(); got != "mobileNumber" {
		t.Errorf("the focus is on %q", got)
	}
	if !d.Model.Typing() {
		t.Error("letters would not go into the form")
	}
	if d.Model.View().Cursor == nil {
		t.Error("there is no cursor")
	}
}

func TestALowFormShowsWhatIsWrongAndNotItsHelp(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), nil)
	d.Model.SetSize(40, 10)
	d.shows(t, "0791234567", "✗ not in E.164 form")
	d.Model.SetSize(120, 36)
	d.shows(t, "The number the customer claims")
}

func TestEveryFieldOfEveryOperationIsOnTheForm(t *testing.T) {
	t.Parallel()
	for _, pack := range packs(t).Systems {
		for _, o := range pack.Operations {
			d := begin(t, nav.OpenRequest{System: pack.ID, Operation: o.ID}, nil)
			for _, f := range pack.Fields(&o) {
				d.Model.form.Focus(f.ID)
				if d.Model.form.Focused() != f.ID {
					t.Errorf("%s.%s: no field %s", pack.ID, o.ID, f.ID)
				}
				marked := strings.Contains(d.view(), f.ID+" *")
				if marked != (f.Required == systems.Required) {
					t.Errorf("%s.%s: %s is marked %t, the vendor says %q", pack.ID, o.ID, f.ID, marked, f.Required)
				}
			}
		}
	}
}

func TestRemarksOnWhatWeOnlyInferAreWarnings(t *testing.T) {
	t.Parallel()
	open := whole()
	open.Inputs["serviceType"] = "LOGON"
	d := begin(t, open, nil)
	d.shows(t, "! not one of REGISTRATION", "LOGIN")
}

func TestAFieldIsNotNamedAgainInTheRemarksUnderIt(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{System: "nextreason", Operation: "otp_verify", Inputs: map[string]string{"code": "12 34", "user_id": "zz"}}, nil)
	d.Model.SetSize(120, 60)
	form := d.Model.form.View().Body
	uitest.MustContain(t, form, "! not six digits", "! no email address")
	uitest.MustNotContain(t, form, "code:", "user_id:")
}

func TestTheFormSaysNothingOfDraftsAndNamesTheKeysOfAChoice(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{System: "nextreason", Operation: "otp_verify"}, nil)
	d.Model.form.Focus("code")
	d.hides(t, "draft")
	d.Model.form.Focus("auth_type")
	if !slices.ContainsFunc(d.Model.Keys(), func(b key.Binding) bool { return b.Help().Key == "left/right space" && b.Help().Desc == "change" }) {
		t.Error("a choice does not say which keys change it")
	}
	before := d.Model.form.Value("auth_type")
	d.Keys("enter")
	if d.Model.form.Focused() != "code" || d.Model.form.Value("auth_type") != before {
		t.Errorf("enter went to %s and made it %q", d.Model.form.Focused(), d.Model.form.Value("auth_type"))
	}
}

func TestAPasteOfSeveralLinesIntoAFieldSaysWhereItIsExplained(t *testing.T) {
	t.Parallel()
	d := begin(t, nav.OpenRequest{}, nil)
	d.Paste("HTTP/1.1 400\r\nA: b\r\n\r\n{}")
	d.shows(t, "not put in: the paste has 4 lines; ctrl+g,", "then paste, explains it")
}
