package request

import (
	"strings"
	"testing"

	"casebook/history"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// pasted is an attempt that somebody sent us, kept in case 7.
func pasted(t testing.TB) *shelf {
	t.Helper()
	library := kept(t, national())
	library.attempt.Environment, library.attempt.Simulated = "", false
	return library
}

func TestAPastedCallIsNotHeadedAsSimulatedAndNamesItsCase(t *testing.T) {
	t.Parallel()
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, answers(400, refusedBody), pasted(t))
	if h := d.Model.Heading(); h.Simulated || h.From != "pasted" || h.Case != 7 || h.Title != "Login fails after SIM swap" {
		t.Errorf("the heading is %+v", h)
	}
	d.shows(t, "REQUEST  to simulator", "of the pasted call; ctrl+s sends to the simulator, in a new case")
	d.hides(t, " SIMULATED ")
	d.Model.form.SetValue("encryptedMobileNumber", proof)
	d.Keys("ctrl+s")
	if h := d.Model.Heading(); !h.Simulated || h.From != "" || h.Case != 42 {
		t.Errorf("after a send the heading is %+v", h)
	}
	d.shows(t, " SIMULATED ")
	d.hides(t, "of the pasted call", "in a new case")
}

func TestARealCallOfAnotherEnvironmentIsHeadedByItsName(t *testing.T) {
	t.Parallel()
	library := pasted(t)
	library.attempt.Environment = "staging"
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, library)
	if h := d.Model.Heading(); h.Simulated || h.From != "from staging" {
		t.Errorf("the heading is %+v", h)
	}
	d.shows(t, "ctrl+s sends to the simulator, in a new case")
	d.hides(t, "pasted")
	where := live(t, nil)
	library.attempt.Environment = where.Name
	d = beginIn(t, where, nav.OpenRequest{Attempt: "x"}, nil, library)
	if h := d.Model.Heading(); h.Simulated || h.From != "" || h.Case != 7 {
		t.Errorf("of the same environment the heading is %+v", h)
	}
	d.hides(t, "in a new case")
}

func TestASimulatedCallBesideARealEnvironmentSaysWhereASendGoes(t *testing.T) {
	t.Parallel()
	d := beginIn(t, live(t, nil), nav.OpenRequest{Attempt: "x"}, nil, kept(t, whole()))
	if h := d.Model.Heading(); h.Simulated || h.From != "" || h.Case != 7 {
		t.Errorf("the heading is %+v", h)
	}
	d.shows(t, " SIMULATED ", "ctrl+s sends to service.authmatech.com, in a new case")
}

func TestWhatTheShownCallHadIsNoFaultOfIt(t *testing.T) {
	t.Parallel()
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, pasted(t))
	form := uitest.Plain(d.Model.form.View().Body)
	at := strings.Index(form, "encryptedMobileNumber")
	uitest.MustContain(t, form[at:], "! the shown call had one; it is not kept")
	uitest.MustNotContain(t, form[at:], "not there")
	d.Model.form.Focus("encryptedMobileNumber")
	d.Type("abc")
	d.hides(t, "! the shown call had one")
}

func TestACaseThatWasSolvedSaysSoWhenItIsOpened(t *testing.T) {
	t.Parallel()
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, kept(t, whole()))
	d.vendor.kept = history.Case{State: history.Solved, SolvedBy: "the \x1b[31mcountry code"}
	cmd := d.Model.load()
	d.Model.answer.SetContent(nil)
	d.Send(cmd())
	d.shows(t, `✓ solved: “the \x1b[31mcountry code”`)
	for _, width := range []int{120, 80} {
		d.Model.SetSize(width, 24)
		if h := d.Model.Heading(); !h.Solved || h.Case != 7 {
			t.Errorf("the heading is %+v", h)
		}
	}
}

func TestTheKeyThatSolvesIsInTheFooterBeforeWhatIsSaidElsewhere(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s")
	for _, focus := range []string{"", "ctrl+g"} {
		if focus != "" {
			d.Keys(focus)
		}
		var names []string
		for _, b := range d.Model.Keys() {
			if b.Enabled() {
				names = append(names, b.Help().Key)
			}
		}
		line := strings.Join(names, " ") + " "
		if strings.Index(line, "alt+s ") > strings.Index(line, "ctrl+r ") || !strings.Contains(line, "alt+s ") {
			t.Errorf("the keys are %s", line)
		}
		if focus != "" && (!strings.HasPrefix(line, "v u ") || strings.Index(line, "v u ") > strings.Index(line, "up/down")) {
			t.Errorf("beside the answer the keys are %s", line)
		}
	}
}

func TestASimulatorThatHasNotStartedIsSentToAFreePort(t *testing.T) {
	t.Parallel()
	got := strings.Join(anyPort([]string{"POST http://127.0.0.1:0/v1/verify", "Host: x", "", "http://127.0.0.1:0/"}), "\n")
	if got != "POST http://127.0.0.1:(free port)/v1/verify\nHost: x\n\nhttp://127.0.0.1:0/" {
		t.Errorf("it is %q", got)
	}
	if got := anyPort([]string{"POST https://127.0.0.1:9/v1"})[0]; got != "POST https://127.0.0.1:9/v1" {
		t.Errorf("it is %q", got)
	}
}

func TestOfACallThatIsNotKnownTheFormFindsNoFault(t *testing.T) {
	t.Parallel()
	library := pasted(t)
	library.attempt.Request = history.Request{}
	d := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, library)
	d.shows(t, "✗ refused")
	uitest.MustNotContain(t, d.Model.form.View().Body, "✗", "!")
	d.Type("0791234567")
	uitest.MustContain(t, d.Model.form.View().Body, "✗ not in E.164 form")
}

func TestAnAttemptOpenedInANarrowWindowShowsItsAnswer(t *testing.T) {
	t.Parallel()
	wide := beginIn(t, practice(), nav.OpenRequest{Attempt: "x"}, nil, pasted(t))
	if wide.Model.onAnswer {
		t.Error("beside its answer the form has lost the keys")
	}
	s := New(wide.Model.setup, nav.OpenRequest{Attempt: "x"})
	s.runner, s.store = wide.Model.runner, wide.Model.store
	s.SetSize(80, 24)
	d := &desk{uitest.Drive(t, s), wide.vendor, wide.shelf}
	d.shows(t, "INVALID_MOBILE_NUMBER", "1 The mobile number is not accepted")
	d.hides(t, "REQUEST  to")
}
