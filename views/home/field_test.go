package home

import (
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestTheFirstLetterGoesIntoTheFieldAndTheAnswersAppear(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	if d.Model.Typing() || d.Model.View().Cursor != nil {
		t.Fatal("the field has the keys before anything is typed")
	}
	d.Type("422 valid verification code")
	if !d.Model.Typing() || d.Model.View().Cursor == nil {
		t.Error("letters go into the field, and it does not say so")
	}
	uitest.MustContain(t, view(d), "422 valid verification code", "DOCUMENTED ANSWERS", "nextReason · OTP verify")
	uitest.MustNotContain(t, view(d), "RECENT CASES", "NEW CALL")
	want := d.Model.setup.Packs.Search("422 valid verification code")[0].Row
	d.Keys("enter")
	if open := last[nav.OpenCodes](t, d); open.Row != want.ID {
		t.Errorf("enter opened %q, want %q", open.Row, want.ID)
	}
}

func TestLettersThatWereKeysOnceAreTextNow(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Type("nr?")
	if d.Model.field.Value() != "nr?" || sent[nav.OpenRequest](d) {
		t.Errorf("the field holds %q", d.Model.field.Value())
	}
}

func TestABlankOrAKeyThatOnlyEditsDoesNotBeginToType(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Keys("space", "backspace", "ctrl+u", "ctrl+w")
	if d.Model.Typing() {
		t.Error("the field took the focus")
	}
}

func TestEscEmptiesTheFieldAndLeadsBack(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Keys("up")
	d.Type("session expired")
	d.Keys("down", "esc")
	if d.Model.Typing() || d.Model.focus != inCalls {
		t.Errorf("the field holds %q, the focus is on %d", d.Model.field.Value(), d.Model.focus)
	}
	uitest.MustContain(t, view(d), "RECENT CASES", "TRY IN THE SIMULATOR")
}

func TestTheFieldCanBeReachedWithoutTyping(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	x, y := find(t, view(d), "What do you have?")
	d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if !d.Model.Typing() || d.Model.View().Cursor == nil {
		t.Fatal("a click does not lead into the field")
	}
	d.Keys("down")
	if d.Model.Typing() {
		t.Error("down does not lead out of it")
	}
	d.Keys("shift+tab", "shift+tab", "shift+tab")
	d.Type("?")
	if d.Model.field.Value() != "?" && !d.Model.Typing() {
		t.Error("a question mark is not text in the field")
	}
}

func TestDeletingTheLastLetterLeavesTheFieldOpen(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Type("x")
	d.Keys("backspace")
	uitest.MustContain(t, view(d), "RECENT CASES")
	if !d.Model.Typing() {
		t.Error("the field lost the keys")
	}
}

func TestTheSelectedAnswerIsReadBesideTheListAndCanBeTried(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Type("INVALID_MOBILE_NUMBER")
	uitest.MustContain(t, view(d), "The mobile number is not accepted", "fix", "ask", "say", "TRY IT", "Number without its country code")
	d.Keys("ctrl+s")
	open := last[nav.OpenRequest](t, d)
	if open.System != "authmatech" || open.Operation != "verify" || len(open.Inputs) == 0 {
		t.Errorf("ctrl+s opened %+v", open)
	}
	first := d.Model.page.Row.ID
	d.Type(" ")
	d.Keys("ctrl+u")
	d.Type("invalid")
	d.Keys("down")
	if d.Model.page.Row.ID == first || d.Model.page.Row != d.Model.answers[1].Row {
		t.Errorf("down reads %s", d.Model.page.Row.ID)
	}
}

func TestTheTitleOfAScenarioFindsTheAnswerThatItBringsAbout(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Type("without its country")
	uitest.MustContain(t, view(d), "Number without its country code")
	for i, hit := range d.Model.answers {
		if strings.HasPrefix(hit.Row.ID, "authmatech.") && len(d.Model.setup.Packs.Tries(hit.Pack, hit.Row)) > 0 {
			d.Model.lists[inAnswers].Select(i)
			d.Model.turn()
			if d.Model.page.Tries[0].Example.Title == "Number without its country code" {
				return
			}
		}
	}
	t.Error("the scenario is under none of the answers")
}

func TestWordsThatNothingHasSayWhatToDo(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Type("zzzzqqqq")
	uitest.MustContain(t, view(d), "Nothing documented has these words")
	d.Keys("enter", "ctrl+s", "down")
	if sent[nav.OpenCodes](d) || sent[nav.OpenRequest](d) {
		t.Error("something was opened out of nothing")
	}
}

func TestAnswersAreNotTriedAgainstARealSystem(t *testing.T) {
	t.Parallel()
	d := drive(t, remote(t), 120, 34)
	d.Type("INVALID_MOBILE_NUMBER")
	d.Keys("ctrl+s")
	if sent[nav.OpenRequest](d) || !strings.Contains(last[nav.Say](t, d).Text, "--env simulator") {
		t.Error("a scenario was opened for a real system")
	}
}

func TestTheDocumentedAnswersOfTheSelectedCallAreAKeyAway(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Keys("ctrl+n", "ctrl+l")
	if open := last[nav.OpenCodes](t, d); open.Query != "system:authmatech operation:verify " {
		t.Errorf("opened %+v", open)
	}
	d.Type("expired")
	d.Keys("ctrl+l")
	if open := last[nav.OpenCodes](t, d); open.Query != "expired" {
		t.Errorf("opened %+v", open)
	}
}

func TestTheScenariosAreThoseOfTheSelectedCallOfTheSelectedSystem(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Keys("ctrl+n")
	for _, pack := range d.Model.setup.Packs.Systems {
		for at := range d.Model.calls {
			for _, scenario := range d.Model.scenarios {
				if scenario.operation != &pack.Operations[at] {
					t.Fatalf("%s is listed under %s of %s", scenario.ID, pack.Operations[at].ID, pack.ID)
				}
			}
			d.Keys("down")
		}
		d.Keys("ctrl+n", "right")
	}
	if d.Model.system != 0 {
		t.Errorf("right of the last system is system %d", d.Model.system)
	}
	d.Keys("left")
	if d.Model.system != len(d.Model.setup.Packs.Systems)-1 {
		t.Errorf("left of the first system is system %d", d.Model.system)
	}
}

func TestEverySystemIsNamedWhereThereIsRoom(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	for _, pack := range d.Model.setup.Packs.Systems {
		uitest.MustContain(t, view(d), pack.Name)
	}
	d.Model.SetSize(40, 10)
	d.Keys("ctrl+n", "right")
	uitest.MustContain(t, view(d), d.Model.setup.Packs.Systems[1].Name+" · ")
}

func TestEnterOnAnAnswerKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Type("INVALID_MOBILE_NUMBER")
	d.Keys("enter")
	if open := last[nav.OpenCodes](t, d); open.Query != "INVALID_MOBILE_NUMBER" || open.Row != d.Model.page.Row.ID {
		t.Errorf("opened %+v", open)
	}
}

func TestAnswersThatLookAlikeAreOneRowAndThoseOfSeveralCallsNameThem(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Type("op:otp_verify client_id empty")
	uitest.MustContain(t, view(d), "×2")
	type looks struct{ call, status, code, title string }
	for _, query := range []string{"invalid", "422 valid verification code", "system:nextreason", "op:otp_verify", "expired"} {
		d.Keys("esc")
		d.Type(query)
		seen := map[looks]bool{}
		for _, a := range d.Model.answers {
			as := looks{strings.Join(a.calls, " "), a.Row.ShortStatus(), codeOf(a.Row), a.Row.Title}
			if seen[as] {
				t.Errorf("%q lists %v twice", query, as)
			}
			seen[as] = true
		}
	}
}

func TestWhereTheKeysGoIsToldWithoutColours(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	theme := ui.NewTheme(false, true)
	setup.Theme = &theme
	keepCase(t, setup, time.Hour, api.Refused, "a title")
	d := drive(t, setup, 120, 34)
	for at, heading := range map[section]string{inCases: "› RECENT CASES", inCalls: "› NEW CALL", inScenarios: "› TRY IN THE SIMULATOR"} {
		d.Model.choose(at)
		uitest.MustContain(t, view(d), heading)
		bars := 1
		if at == inCases {
			bars = 2 // a case takes two lines
		}
		if n := strings.Count(view(d), "▌"); n != bars {
			t.Errorf("%d bars are drawn where %s", n, heading)
		}
	}
	d.Type("x")
	uitest.MustContain(t, view(d), "› What do you have?")
}

func TestNewCallIsNotOfferedWhereTheCallsAre(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	named := func() bool {
		return slices.ContainsFunc(d.Model.Keys(), func(b key.Binding) bool { return b.Enabled() && b.Help().Key == "ctrl+n" })
	}
	if !named() {
		t.Error("a new call is not offered")
	}
	d.Keys("ctrl+n")
	if d.Model.focus != inCalls || named() {
		t.Error("what is here already is offered again")
	}
}

func TestCommandsSayEnoughOnTheirOwn(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, time.Hour, api.Refused, "a title")
	d := drive(t, setup, 120, 34)
	var names []string
	for _, command := range ui.CommandsOf(d.Model.Commands()...) {
		names = append(names, command.Title)
	}
	uitest.MustContain(t, strings.Join(names, "\n"), "open the chosen case", "vendor ticket of the chosen case", "read the history again", "new call: choose")
}
