package home

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api"
	"casebook/history"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestAnEmptyHistoryWelcomesAndSaysWhatToPressFirst(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	uitest.MustContain(t, view(d), "No cases yet.", "Press enter for the chosen scenario")
	d.Keys("enter")
	open := last[nav.OpenRequest](t, d)
	if open.System != "authmatech" || open.Operation != "verify" || open.Inputs["mobileNumber"] != "+962790000000" {
		t.Errorf("enter opened %+v", open)
	}
}

func TestCasesAreListedNewestFirstWithTheirOutcomeAndAge(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, 26*time.Hour, api.Success, "The number is verified")
	keepCase(t, setup, 12*time.Minute, api.Refused, "The mobile number is not accepted")
	d := drive(t, setup, 120, 34)
	shown := view(d)
	uitest.MustContain(t, shown, "2 cases", "The mobile number is not accepted", "✗ The mobile", "✗ refused", "12 min", "✓ The number is verified", "1 d",
		"Case 2", "SIMULATED", "2026-11-23 11:48:00 +03:00")
	if strings.Index(shown, "not accepted") > strings.Index(shown, "The number is verified") {
		t.Errorf("the newest case is not first:\n%s", uitest.Plain(shown))
	}
}

func TestEnterOpensACaseWithItsLastAttempt(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, time.Hour, api.Success, "older")
	a := keepCase(t, setup, time.Minute, api.Refused, "newer")
	d := drive(t, setup, 120, 34)
	d.Keys("enter")
	want := nav.OpenRequest{System: "authmatech", Operation: "verify", Case: a.Case, Attempt: a.ID}
	if open := last[nav.OpenRequest](t, d); open.Case != want.Case || open.Attempt != want.Attempt || open.Operation != want.Operation {
		t.Errorf("enter opened %+v, want %+v", open, want)
	}
	d.Keys("down", "ctrl+t")
	if ticket := last[nav.OpenTicket](t, d); ticket.Case != 1 {
		t.Errorf("ctrl+t asked for the ticket of case %d", ticket.Case)
	}
}

func TestEveryScenarioOfEverySystemOpensWithItsValues(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Keys("ctrl+n", "home")
	tried := 0
	for range d.Model.setup.Packs.Systems {
		for at := range d.Model.calls {
			d.Model.choose(inCalls)
			d.Model.lists[inCalls].Select(at)
			d.Model.moved()
			for i, scenario := range d.Model.scenarios {
				d.Model.choose(inScenarios)
				d.Model.lists[inScenarios].Select(i)
				d.Keys("enter")
				open := last[nav.OpenRequest](t, d)
				if open.System != scenario.pack.ID || len(open.Inputs) != len(scenario.Values) || strings.Join(open.Unset, ",") != strings.Join(scenario.Unset, ",") || open.Body != scenario.Body {
					t.Errorf("scenario %s opened %+v", scenario.ID, open)
				}
				uitest.MustContain(t, view(d), scenario.Title[:min(len(scenario.Title), 24)])
				tried++
			}
		}
		d.Keys("right")
	}
	all := 0
	for _, pack := range d.Model.setup.Packs.Systems {
		all += len(pack.Examples)
	}
	if tried != all {
		t.Errorf("%d of %d scenarios can be tried", tried, all)
	}
}

func TestAScenarioShowsTheValueThatMakesIt(t *testing.T) {
	t.Parallel()
	packs := newSetup(t).Packs
	var scenarios []scenario
	for _, pack := range packs.Systems {
		for _, call := range callsOf(pack) {
			scenarios = append(scenarios, scenariosOf(call)...)
		}
	}
	for _, scenario := range scenarios {
		want := map[string]string{
			"verified": "mobileNumber +962790000000", "national_number": "mobileNumber 0790000000", "no_key": "no X-API-KEY", "quoted_key": "X-API-KEY",
			"no_proof": "no encryptedMobileNumber", "negative": "mobileNumber +962790000001", "balance": "mobileNumber +962790000402",
			"verify_email_redirect_absent": "no redirect_uri", "verify_mobile_redirect_absent": "no redirect_uri",
			"verify_email_locale_empty": "empty locale", "verify_mobile_locale_empty": "empty locale", "login_wrong_password": "password",
		}
		if scenario.Body != nil && scenario.telling != "body" {
			t.Errorf("scenario %s sends its body as it is and tells %q", scenario.ID, scenario.telling)
		}
		if text, known := want[scenario.ID]; known && scenario.telling != text {
			t.Errorf("scenario %s tells %q, want %q", scenario.ID, scenario.telling, text)
		}
		if packs.Row(scenario.Expect) == nil {
			t.Errorf("scenario %s expects %s, which is no row", scenario.ID, scenario.Expect)
		}
	}
}

func TestScenariosAreNotOfferedToARealSystem(t *testing.T) {
	t.Parallel()
	d := drive(t, remote(t), 120, 34)
	uitest.MustContain(t, view(d), "needs --env simulator")
	d.Keys("tab", "enter")
	if sent[nav.OpenRequest](d) {
		t.Error("a scenario was opened for a real system")
	}
	if say := last[nav.Say](t, d); !strings.Contains(say.Text, "--env simulator") {
		t.Errorf("it said %q", say.Text)
	}
}

func TestCallsAndScenariosAreOneColumnToTheArrows(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Keys("up")
	if d.Model.focus != inCalls {
		t.Fatalf("up from the first scenario leads to part %d", d.Model.focus)
	}
	d.Keys("end", "down")
	if d.Model.focus != inScenarios {
		t.Errorf("down from the last call leads to part %d", d.Model.focus)
	}
	d.Keys("ctrl+n", "enter")
	if open := last[nav.OpenRequest](t, d); len(open.Inputs) != 0 || open.Operation == "" {
		t.Errorf("a new call opened %+v", open)
	}
}

func TestPagesAreReadAsTheListIsScrolled(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	const cases = 130
	for range cases {
		keepCase(t, setup, time.Hour, api.Refused, "a title")
	}
	d := drive(t, setup, 120, 34)
	uitest.MustContain(t, view(d), "latest 64")
	for range 3 {
		d.Keys("end")
	}
	uitest.MustContain(t, view(d), "130 cases")
	for i, c := range d.Model.cases {
		if c.ID != uint64(cases-i) {
			t.Fatalf("row %d is case %d", i, c.ID)
		}
	}
}

func TestARecordedAttemptShowsAtOnce(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, 120, 34)
	a := keepCase(t, setup, 0, api.Pending, "first of all")
	d.Send(nav.Recorded{Case: a.Case, Attempt: a.ID})
	uitest.MustContain(t, view(d), "first of all", "? waiting", "1 case")
	if d.Model.focus != inCases {
		t.Error("the first case did not take the focus from the welcome")
	}
}

func TestACaseThatChangedOutsideThePageIsReplaced(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	first := keepCase(t, setup, time.Hour, api.Refused, "old")
	for range 79 {
		keepCase(t, setup, time.Hour, api.Refused, "old")
	}
	d := drive(t, setup, 120, 34)
	d.Keys("end", "end")
	if _, err := setup.Store.Rewrite(background(), first.ID, func(a *history.Attempt) error { a.Title = "redacted again"; return nil }); err != nil {
		t.Fatal(err)
	}
	d.Send(nav.Recorded{Case: 1})
	if got := d.Model.cases[len(d.Model.cases)-1].Last.Title; got != "redacted again" || len(d.Model.cases) != 80 {
		t.Errorf("the last of %d cases has the attempt %q", len(d.Model.cases), got)
	}
}

func TestAHistoryThatCannotBeReadIsSaidInOneLineAndTheRestWorks(t *testing.T) {
	t.Parallel()
	for name, content := range map[string][]byte{
		"foreign": []byte(strings.Repeat("this is no history\n", 1000)),
		"empty":   {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			setup := newSetup(t)
			path := filepath.Join(t.TempDir(), "history.db")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			setup.Store = history.At(path)
			d := drive(t, setup, 120, 34)
			uitest.MustContain(t, view(d), "! history ", "TRY IN THE SIMULATOR")
			uitest.MustNotContain(t, view(d), "No cases yet")
			d.Keys("enter")
			if !sent[nav.OpenRequest](d) {
				t.Error("no scenario can be opened")
			}
			if after, err := os.ReadFile(path); err != nil || len(after) != len(content) {
				t.Errorf("the file has %d bytes now, %v", len(after), err)
			}
		})
	}
}

func TestTabGoesThroughThePartsThatHaveRows(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, time.Hour, api.Refused, "a title")
	d := drive(t, setup, 80, 22)
	var order []section
	for range 5 {
		order = append(order, d.Model.focus)
		d.Keys("tab")
	}
	if !slices.Equal(order, []section{inCases, inCalls, inScenarios, inField, inCases}) {
		t.Errorf("tab goes %v", order)
	}
}

func TestAClickSelectsAndASecondOneOpens(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, time.Hour, api.Refused, "older")
	keepCase(t, setup, time.Hour, api.Refused, "newer")
	d := drive(t, setup, 120, 34)
	x, y := find(t, view(d), "older")
	click := tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}
	d.Send(click)
	if sent[nav.OpenRequest](d) || d.Model.lists[inCases].Selected() != 1 {
		t.Fatalf("the first click selected row %d", d.Model.lists[inCases].Selected())
	}
	d.Send(click)
	if open := last[nav.OpenRequest](t, d); open.Case != 1 {
		t.Errorf("the second click opened case %d", open.Case)
	}
}

// find returns the cell where text stands.
func find(t *testing.T, view, text string) (x, y int) {
	t.Helper()
	for y, row := range strings.Split(uitest.Plain(view), "\n") {
		if at := strings.Index(row, text); at >= 0 {
			return len([]rune(row[:at])), y
		}
	}
	t.Fatalf("%q is not on the screen", text)
	return 0, 0
}

func TestHomeFitsEverySize(t *testing.T) {
	t.Parallel()
	full := newSetup(t)
	for range 3 {
		keepCase(t, full, time.Hour, api.Refused, strings.Repeat("a long title ", 20))
	}
	broken := newSetup(t)
	broken.Store = history.At(t.TempDir())
	for name, setup := range map[string]nav.Setup{"empty": newSetup(t), "full": full, "broken": broken, "remote": remote(t)} {
		for _, focus := range []section{inCases, inCalls, inScenarios, inAnswers, inField} {
			d := drive(t, setup, 80, 24)
			s := d.Model
			if focus == inAnswers {
				d.Type("422 valid verification code that nobody has ever read out")
			} else {
				s.choose(focus)
			}
			t.Run(name, func(t *testing.T) {
				uitest.Sweep(t, func(w, h int) string {
					s.SetSize(w, h)
					return s.View().Body
				})
			})
		}
	}
}

func TestHomeLooksAsItDid(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, 9*24*time.Hour, api.Success, "The number is verified")
	keepCase(t, setup, 26*time.Hour, api.Negative, "The call worked, and the answer is no")
	keepCase(t, setup, 3*time.Hour, api.NoAnswer, "No connection to the host")
	keepCase(t, setup, 12*time.Minute, api.Refused, "The mobile number is not accepted")
	for _, size := range []uitest.Size{{Width: 120, Height: 34}, {Width: 80, Height: 22}, {Width: 40, Height: 10}} {
		name := map[int]string{120: "120x36", 80: "80x24", 40: "40x12"}[size.Width]
		d := drive(t, setup, size.Width, size.Height)
		uitest.Golden(t, "cases-"+name, view(d))
		d.Keys("tab", "tab", "down")
		uitest.Golden(t, "scenario-"+name, view(d))
		d.Type("valid verif")
		uitest.Golden(t, "found-"+name, view(d))
		uitest.Golden(t, "empty-"+name, view(drive(t, newSetup(t), size.Width, size.Height)))
	}
}

func TestHomeIsReadAgainWhenItIsOnTopAgain(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, time.Hour, api.Refused, "older")
	d := drive(t, setup, 120, 34)
	keepCase(t, setup, time.Minute, api.Refused, "of another window")
	uitest.MustNotContain(t, view(d), "of another window")
	d.Send(nav.Shown{})
	uitest.MustContain(t, view(d), "of another window", "older", "2 cases")
}

func TestWhatIsDamagedKeepsItsRowAndSaysSo(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, time.Hour, api.Refused, "whole")
	d := drive(t, setup, 120, 34)
	day := noon().Add(-24 * time.Hour)
	lost := page{newest: true, unread: []uint64{2}, cases: []history.Case{
		{ID: 3, Title: "its attempt is lost", System: "authmatech", Operation: "verify", Attempts: 2, Changed: day.Add(2)},
		{ID: 2, Changed: day.Add(1)}, {ID: 1, Title: "whole", Changed: day},
	}}
	d.Model.take(lost, nil)
	uitest.MustContain(t, view(d), "3 cases", "its attempt is lost", "2  ✗ cannot be read", "whole", "the last attempt of case 3 cannot be read.")
	for _, want := range []string{"the last attempt of case 3 cannot be read", "case 2 cannot be read; casebook history salvage saves what can be read"} {
		d.Keys("enter")
		if said := last[nav.Say](t, d).Text; !strings.Contains(said, want) || sent[nav.OpenRequest](d) {
			t.Errorf("enter said %q", said)
		}
		d.Keys("down")
	}
	d.Model.take(page{cases: []history.Case{lost.cases[0], {ID: 2, Title: "mended", Changed: day.Add(1)}, lost.cases[2]}, newest: true}, nil)
	uitest.MustContain(t, view(d), "2    mended")
}

func BenchmarkHomeFrame(b *testing.B) {
	setup := newSetup(b)
	for range 50 {
		keepCase(b, setup, time.Hour, api.Refused, "The mobile number is not accepted")
	}
	s := drive(b, setup, 120, 38).Model
	b.ReportAllocs()
	for b.Loop() {
		s.View()
	}
}
