package request

import (
	"strings"
	"testing"

	"casebook/ui/uitest"
	"casebook/views/nav"
)

// raw is a call whose body is sent as it is.
func raw(body string) nav.OpenRequest {
	open := whole()
	open.Body = &body
	return open
}

func TestARawBodyIsOneFieldAndIsSentAsItIs(t *testing.T) {
	t.Parallel()
	const broken = `{"mobileNumber":`
	d := begin(t, raw(broken), answers(400, refusedBody))
	d.shows(t, "body", broken, "Sent as it is, broken or not. ctrl+u to write", "X-API-KEY")
	d.hides(t, "mobileNumber *", "serviceType")
	if d.Model.form.Focused() != bodyField {
		t.Errorf("the focus is on %q", d.Model.form.Focused())
	}
	d.Keys("ctrl+o")
	d.shows(t, "WHAT WILL BE SENT")
	d.Keys("ctrl+o", "ctrl+s")
	for range moves[nav.Ask](d) {
		d.yes(t)
	}
	if len(d.vendor.asked) != 1 || string(d.vendor.asked[0].Body) != broken {
		t.Fatalf("sent %+v", d.vendor.asked)
	}
	d.hides(t, "before your changes")
	d.Type(" ")
	d.shows(t, "before your changes")
}

func TestAnEmptyBodyIsABodyToo(t *testing.T) {
	t.Parallel()
	d := begin(t, raw(""), answers(400, refusedBody))
	if call := d.Model.call(); call.Body == nil || *call.Body != "" {
		t.Errorf("the call is %+v", call)
	}
	d.Type("{}")
	if call := d.Model.call(); *call.Body != "{}" {
		t.Errorf("the body is %q", *call.Body)
	}
}

func TestTheFieldsOfTheBodyComeBackByAKey(t *testing.T) {
	t.Parallel()
	d := begin(t, raw("{"), answers(400, refusedBody))
	d.Keys("ctrl+u")
	d.shows(t, "mobileNumber *", number, "LOGIN")
	d.hides(t, "Sent as it is")
	if call := d.Model.call(); call.Body != nil || call.Inputs["mobileNumber"] != number {
		t.Errorf("the call is %+v", call)
	}
	d.Keys("ctrl+u") // now an editing key again
	if d.Model.form.Value("mobileNumber") != "" {
		t.Error("ctrl+u does not clear the field")
	}
}

func TestAPasteIsTheWholeBodyOfAsManyLinesAsItHas(t *testing.T) {
	t.Parallel()
	d := begin(t, raw("{"), nil)
	d.Paste("{\r\n\t\"a\":1,\r}")
	if call := d.Model.call(); *call.Body != "{\n\t\"a\":1,\n}" {
		t.Errorf("the body is %q", *call.Body)
	}
}

func TestARawBodyBelongsToItsOperation(t *testing.T) {
	t.Parallel()
	d := begin(t, raw("{"), nil)
	d.Model.form.Focus(operationField)
	d.Keys("right", "left")
	if d.Model.call().Body != nil {
		t.Error("the body was taken to another operation and back")
	}
	d.shows(t, number)
}

func TestADefaultFillsAFormAndIsNotAddedToACallThatIsGiven(t *testing.T) {
	t.Parallel()
	blank := begin(t, nav.OpenRequest{System: "scayle", Operation: "token_refresh"}, nil)
	if got := blank.Model.form.Value("grant_type"); got != "refresh_token" {
		t.Errorf("the form begins with %q", got)
	}
	given := begin(t, nav.OpenRequest{System: "scayle", Operation: "token_refresh", Inputs: map[string]string{"refresh_token": "x"}}, nil)
	if got := given.Model.form.Value("grant_type"); got != "" {
		t.Errorf("a call without a grant_type got %q", got)
	}
	version := begin(t, nav.OpenRequest{System: "nextreason", Operation: "otp_verify", Inputs: map[string]string{"code": "1"}}, nil)
	if got := version.Model.form.Value("version"); got != "v1" {
		t.Errorf("the path has version %q", got)
	}
}

func TestALongFormWorksInASmallWindow(t *testing.T) {
	t.Parallel()
	for _, size := range []uitest.Size{{Width: 80, Height: 22}, {Width: 40, Height: 10}} {
		d := begin(t, nav.OpenRequest{System: "nextreason", Operation: "login"}, nil)
		d.Model.SetSize(size.Width, size.Height)
		for _, f := range d.Model.fields {
			for range 2 * len(d.Model.fields) {
				if d.Model.form.Focused() == f.ID {
					break
				}
				d.Keys("tab")
			}
			name := f.ID[:min(len(f.ID), 12)]
			if view := uitest.Plain(d.view()); !strings.Contains(view, name) {
				t.Errorf("%dx%d: %s has the focus and is not seen:\n%s", size.Width, size.Height, f.ID, view)
			}
		}
		uitest.MustContain(t, d.view(), "REQUEST")
	}
}
