package codes

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestEveryRowIsListedWithWhoseItIsStatusCodeAndTitle(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{}, 120, 34)
	uitest.MustContain(t, view(d), "DOCUMENTED ANSWERS", "  6", "Acme · Verify a code", "        200", "mobile  422  invalid_code",
		"Acme · Log in", "   400+ email: “required”", "HTTP · any call", "     no answer ", "The host name does not exist")
}

func TestTypingNarrowsTheListAndEscWidensItAgain(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{}, 120, 34)
	d.Type("422 valid code")
	if selected(d) != "acme.otp_verify.2" {
		t.Errorf("selected is %s", selected(d))
	}
	uitest.MustContain(t, view(d), "2 of 6", "▌ 422  invalid_code")
	d.Keys("esc")
	d.Type("system:acme")
	uitest.MustContain(t, view(d), "  Verify a code ", "mobile  422  invalid_code", "  Log in ", "400+")
	d.Keys("esc")
	d.Type("op:otp_verify")
	uitest.MustContain(t, view(d), "mobile  422  invalid_code")
	uitest.MustNotContain(t, view(d), "The host name does not exist")
	if !d.Model.Typing() || !takes(d, "esc") {
		t.Error("esc would leave the screen")
	}
	d.Keys("esc")
	uitest.MustContain(t, view(d), "The host name does not exist")
	if takes(d, "esc") {
		t.Error("esc would not leave the screen")
	}
}

// takes says that the screen has a use for a key now.
func takes(d *uitest.Driver[*Screen], name string) bool {
	for _, b := range d.Model.Keys() {
		if b.Enabled() && slices.Contains(b.Keys(), name) {
			return true
		}
	}
	return false
}

func TestWhatAQueryCannotMeanIsSaidAndNothingFoundIsSaid(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Query: "system:acne"}, 120, 34)
	uitest.MustContain(t, view(d), "! no system begins with \"acne\"; did you mean \"acme\"?", "No documented answer has all of this")
	d.Keys("enter", "ctrl+s", "ctrl+y", "tab", "ctrl+n", "down")
	if selected(d) != "" || sent[nav.OpenRequest](d) || sent[nav.Copy](d) || !d.Model.Typing() {
		t.Error("something was done with no row")
	}
}

func TestMovingInTheListTurnsThePage(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{}, 120, 34)
	d.Keys("down")
	uitest.MustContain(t, view(d),
		"The code was used before", "acme.otp_verify.2", "Acme · Verify a code · mobile", "documented as of 2026-01-02",
		"422 Unprocessable Entity", "“Please enter a valid verification", "A code counts once.",
		"code is six digits", "this very value was accepted",
		"Have the user ask for a new code.", "Did the user press twice?", "“Please ask for a new code and",
		"“Enter the code that we sent you.”", "acme.otp_verify.3")
	d.Keys("pgdown")
	if selected(d) != "http.dns" {
		t.Errorf("pgdown went to %s", selected(d))
	}
	d.Keys("pgup")
	if selected(d) != "acme.otp_verify.1" {
		t.Errorf("pgup went to %s", selected(d))
	}
}

func TestAPageSaysHowItIsKnownAndFillsItsReplyAsFarAsItCan(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Row: "acme.otp_verify.3"}, 120, 40)
	uitest.MustContain(t, view(d), "our guess", "code is not six digits", "✗ The code has six digits", "https://docs.acme.example/verify")
	d = drive(t, nav.OpenCodes{Row: "acme.login.1"}, 120, 40)
	uitest.MustContain(t, view(d), "not documented", "400 or 422", "email: “required”")
	d = drive(t, nav.OpenCodes{Row: "acme.otp_verify.4"}, 120, 40)
	uitest.MustContain(t, view(d), "about 5 minutes", "Five tries a minute", "No example brings this answer about")
	d.Keys("enter")
	if said := last[nav.Say](t, d).Text; !strings.Contains(said, "no example") {
		t.Errorf("said %q", said)
	}
}

func TestTheRequestIsShownAsItWouldBeSentWithSecretsMasked(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Row: "acme.login.1"}, 140, 50)
	uitest.MustContain(t, view(d), "TRY IT", "POST /v1/login", "X-KEY: [api-key]", `{"email":`, "The body breaks off", "No email")
	d.Keys("ctrl+n")
	uitest.MustContain(t, view(d), `"password": "[password]"`, `"client_id": "[client-id]"`)
	uitest.MustNotContain(t, view(d), "not-a-real-password")
	d.Keys("ctrl+n")
	uitest.MustNotContain(t, view(d), "[password]")
}

func TestTryItFillsTheFormWithTheChosenExample(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Query: "acme.otp_verify.2"}, 120, 34)
	d.Keys("enter")
	open := last[nav.OpenRequest](t, d)
	want := map[string]string{"user_id": "+962790000000", "auth_type": "sms", "code": "111111"}
	if open.System != "acme" || open.Operation != "otp_verify" || !maps.Equal(open.Inputs, want) || len(open.Unset) != 0 || open.Body != nil {
		t.Errorf("opened %+v", open)
	}
	d.Keys("ctrl+n", "ctrl+s")
	if open := last[nav.OpenRequest](t, d); open.Inputs["code"] != "222222" || !slices.Equal(open.Unset, []string{"client_id"}) {
		t.Errorf("opened %+v", open)
	}
}

func TestARowWithoutAnExampleOfItsOwnTakesItsTwins(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Row: "acme.otp_verify.3"}, 120, 34)
	d.Keys("ctrl+s")
	if open := last[nav.OpenRequest](t, d); open.Inputs["code"] != "111111" {
		t.Errorf("opened %+v", open)
	}
}

func TestABodyThatIsSentAsItIsComesAlong(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Row: "acme.login.1"}, 120, 34)
	d.Keys("ctrl+s")
	if open := last[nav.OpenRequest](t, d); open.Body == nil || *open.Body != `{"email":` {
		t.Errorf("opened %+v", open)
	}
}

func TestNothingIsTriedAgainstARealSystem(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	setup.Environment = environment.Environment{Name: "acme.example", BaseURL: "https://acme.example"}
	s := New(setup, nav.OpenCodes{})
	s.SetSize(120, 34)
	d := uitest.Drive(t, s)
	uitest.MustContain(t, view(d), "needs --env simulator")
	d.Keys("enter")
	if said := last[nav.Say](t, d).Text; sent[nav.OpenRequest](d) || !strings.Contains(said, "--env simulator") {
		t.Errorf("said %q", said)
	}
}

func TestTabGivesTheKeysToThePage(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Query: "used before"}, 120, 20)
	d.Keys("tab", "tab")
	if !d.Model.Typing() {
		t.Fatal("tab did not lead back to the list")
	}
	d.Keys("tab", "end", "x")
	uitest.MustContain(t, view(d), `"code": "111111"`)
	uitest.MustNotContain(t, view(d), "more below")
	if d.Model.Typing() || selected(d) != "acme.otp_verify.2" {
		t.Error("the keys went to the list")
	}
}

func TestANarrowWindowShowsThePageOnItsOwn(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Query: "valid code"}, 80, 22)
	uitest.MustContain(t, view(d), "search  valid code")
	uitest.MustNotContain(t, view(d), "A code counts once")
	d.Keys("enter")
	uitest.MustContain(t, view(d), "A code counts once")
	uitest.MustNotContain(t, view(d), "search")
	if d.Model.Typing() || sent[nav.OpenRequest](d) {
		t.Error("enter tried it at once")
	}
	d.Keys("esc")
	uitest.MustContain(t, view(d), "search  valid code")
	d.Keys("enter", "enter")
	if !sent[nav.OpenRequest](d) {
		t.Error("enter on the page did not try it")
	}
}

func TestARowThatIsAskedForIsOpenedWhateverTheQuery(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Query: "session", Row: "http.dns"}, 80, 22)
	uitest.MustContain(t, view(d), "No address is known under this name.")
	d = drive(t, nav.OpenCodes{Row: "no.such.row"}, 80, 22)
	uitest.MustContain(t, view(d), "DOCUMENTED ANSWERS")
	if d.Model.onPage {
		t.Error("a page of nothing is open")
	}
}

func TestThePageIsCopiedAsTextWithPersonalValuesCut(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Row: "acme.otp_verify.2"}, 120, 34)
	d.Keys("ctrl+y")
	copied := last[nav.Copy](t, d)
	text := copied.Text.String()
	if copied.What != "page" || !strings.Contains(text, "The code was used before") || !strings.Contains(text, "fix      Have the user ask for a new code.") {
		t.Errorf("copied %q", text)
	}
	if strings.Contains(text, "+962790000000") {
		t.Error("a number is in what was copied")
	}
}

func TestAPageThatCannotBeCopiedIsSaid(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{}, 120, 34)
	d.Model.setup.Runner.Key = func() (safe.Key, error) { return safe.Key{}, errors.New("the key cannot be read") }
	d.Keys("ctrl+y")
	if said := last[nav.Say](t, d).Text; sent[nav.Copy](d) || said != "page not copied: the key cannot be read" {
		t.Errorf("said %q", said)
	}
}

func TestAPasteGoesIntoTheSearchOnOneLine(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{}, 120, 34)
	d.Paste("valid\rverification\n code")
	uitest.MustContain(t, view(d), "search  valid verification code", "2 of 6")
}

func TestTheMouseSelectsScrollsAndOpens(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{}, 120, 34)
	click := func(x, y int) { d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	top := slices.IndexFunc(strings.Split(uitest.Plain(view(d)), "\n"), func(line string) bool { return strings.Contains(line, "200") })
	click(10, top+3)
	if selected(d) != "acme.otp_verify.4" {
		t.Errorf("a click selected %s", selected(d))
	}
	click(100, 10)
	if d.Model.Typing() {
		t.Error("a click on the page did not go there")
	}
	d.Send(tea.MouseWheelMsg{X: 10, Y: top, Button: tea.MouseWheelDown})
	if selected(d) != "http.dns" {
		t.Errorf("the wheel went to %s", selected(d))
	}
	click(10, top-1)
	if selected(d) != "acme.otp_verify.1" {
		t.Errorf("a click on a heading selected %s", selected(d))
	}
	narrow := drive(t, nav.OpenCodes{}, 80, 22)
	narrow.Send(tea.MouseClickMsg{X: 10, Y: top, Button: tea.MouseLeft})
	uitest.MustContain(t, view(narrow), "Nothing to mend.")
}

func TestTheCursorStandsInTheSearch(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Query: "ab"}, 120, 34)
	frame := d.Model.View()
	if frame.Cursor == nil || frame.Cursor.Y != 2 || frame.Cursor.X != 1+len(searchFor)+2 {
		t.Errorf("the cursor is %+v", frame.Cursor)
	}
	d.Keys("esc", "tab")
	if d.Model.View().Cursor != nil {
		t.Error("there is a cursor beside the search")
	}
}

func TestTheScreenFitsEverySize(t *testing.T) {
	t.Parallel()
	states := map[string]func(d *uitest.Driver[*Screen]){
		"list":    func(*uitest.Driver[*Screen]) {},
		"page":    func(d *uitest.Driver[*Screen]) { d.Keys("down", "tab", "end") },
		"nothing": func(d *uitest.Driver[*Screen]) { d.Type("sytem:acme status:9 qqq") },
	}
	for name, prepare := range states {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, nav.OpenCodes{}, 120, 34)
			prepare(d)
			uitest.Sweep(t, func(w, h int) string {
				d.Model.SetSize(w, h)
				return view(d)
			})
		})
	}
}

func TestTheScreenLooksAsItDid(t *testing.T) {
	t.Parallel()
	for name, size := range map[string]uitest.Size{"120x36": {Width: 120, Height: 34}, "80x24": {Width: 80, Height: 22}, "40x12": {Width: 40, Height: 10}} {
		d := drive(t, nav.OpenCodes{}, size.Width, size.Height)
		uitest.Golden(t, "list-"+name, view(d))
		d.Type("422 valid")
		d.Keys("tab")
		uitest.Golden(t, "page-"+name, view(d))
	}
}

func TestHostileTextOfATeamsPackIsShownAndNotObeyed(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	row := &setup.Packs.Systems[0].Rows[0]
	row.Title, row.Cause, row.When.Code, row.ID = "a\x1b[2Jb\u202ec", "c\x1b]52;c;AA\x07", []string{"d\x1b[31m"}, "acme.\x1b[1m"
	s := New(setup, nav.OpenCodes{Query: "\x1b[5m"})
	for _, width := range []int{120, 80} {
		s.SetSize(width, 34)
		s.input.SetValue("")
		s.search("")
		for _, onPage := range []bool{false, true} {
			s.flip(onPage)
			for _, bad := range []string{"\x1b[2J", "\x1b]", "\x1b[31m", "\u202e"} {
				if strings.Contains(s.View().Body, bad) {
					t.Errorf("%q reaches the terminal at %d columns", bad, width)
				}
			}
		}
	}
}

func BenchmarkCodesFrame(b *testing.B) {
	s := drive(b, nav.OpenCodes{}, 120, 38).Model
	b.ReportAllocs()
	for b.Loop() {
		s.View()
	}
}

// BenchmarkCodesKey is one typed letter, frame included.
func BenchmarkCodesKey(b *testing.B) {
	s := drive(b, nav.OpenCodes{}, 120, 38).Model
	s.Update(ui.KeyPress("c"))
	b.ReportAllocs()
	for b.Loop() {
		s.Update(ui.KeyPress("o"))
		s.Update(ui.KeyPress("backspace"))
		s.View()
	}
}

func TestTheArrowsPassOverHeadingsAndShowThem(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{}, 120, 34)
	for _, step := range []struct{ key, want string }{
		{"down", "acme.otp_verify.2"}, {"down", "acme.otp_verify.3"}, {"down", "acme.otp_verify.4"}, {"down", "acme.login.1"},
		{"down", "http.dns"}, {"down", "http.dns"}, {"up", "acme.login.1"}, {"up", "acme.otp_verify.4"},
	} {
		if d.Keys(step.key); selected(d) != step.want {
			t.Fatalf("%s went to %s, want %s", step.key, selected(d), step.want)
		}
	}
	d.Model.SetSize(120, 17)
	if selected(d) != "acme.otp_verify.4" {
		t.Errorf("a new size went to %s", selected(d))
	}
	for range 5 {
		d.Keys("up")
	}
	uitest.MustContain(t, view(d), "Acme · Verify a code")
}

func TestWhatAnAnswerCouldBeIsListedAloneUntilSomethingIsLookedFor(t *testing.T) {
	t.Parallel()
	open := nav.OpenCodes{Rows: []string{"acme.otp_verify.3", "acme.login.1", "no.such.row"}, Notes: []string{"no HTTP status in what was given"}}
	d := drive(t, open, 120, 34)
	uitest.MustContain(t, view(d), "WHAT THIS ANSWER COULD BE", "2 of 6", "! no HTTP status in what was given", "The email is missing")
	uitest.MustNotContain(t, view(d), "The code was right")
	if selected(d) != "acme.otp_verify.3" || !takes(d, "esc") {
		t.Errorf("selected is %s", selected(d))
	}
	d.Keys("esc")
	uitest.MustContain(t, view(d), "DOCUMENTED ANSWERS", "The code was right")
	uitest.MustNotContain(t, view(d), "no HTTP status")
	d = drive(t, open, 120, 34)
	d.Type("host")
	uitest.MustContain(t, view(d), "DOCUMENTED ANSWERS", "1 of 6")
}

func TestARowOfASearchIsOpenedAmongItsOthers(t *testing.T) {
	t.Parallel()
	open := nav.OpenCodes{Query: "422 valid code", Row: "acme.otp_verify.3"}
	d := drive(t, open, 120, 34)
	if selected(d) != "acme.otp_verify.3" || !d.Model.Typing() {
		t.Fatalf("selected is %s", selected(d))
	}
	uitest.MustContain(t, view(d), "search  422 valid code", "2 of 6", "The code was used before")
	if d.Keys("up"); selected(d) != "acme.otp_verify.2" {
		t.Errorf("up went to %s", selected(d))
	}
	narrow := drive(t, open, 80, 22)
	uitest.MustContain(t, view(narrow), "Send the six digits alone.")
}

func TestARowThatIsOpenedStandsAmongThoseBeforeIt(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Query: "acme", Row: "acme.login.1"}, 120, 34)
	uitest.MustContain(t, view(d), "Verify a code", "The code was right", "▌ 400+")
	if selected(d) != "acme.login.1" {
		t.Errorf("selected is %s", selected(d))
	}
}

func TestTryingIsNamedByOneKeyEverywhere(t *testing.T) {
	t.Parallel()
	for _, width := range []int{80, 120} {
		d := drive(t, nav.OpenCodes{Row: "acme.otp_verify.2"}, width, 60)
		uitest.MustContain(t, view(d), "ctrl+s fills the form")
		for range 2 {
			for _, b := range d.Model.Keys() {
				if b.Help().Desc == "try it" && b.Help().Key != "ctrl+s" {
					t.Errorf("at %d columns %s tries it", width, b.Help().Key)
				}
			}
			d.Keys("esc")
		}
	}
}

func TestWordsTypedBehindFiltersNarrowThem(t *testing.T) {
	t.Parallel()
	d := drive(t, nav.OpenCodes{Query: "system:acme operation:otp_verify "}, 120, 34)
	uitest.MustContain(t, view(d), "mobile  422  invalid_code", "Verify a code")
	d.Type("invalid")
	if selected(d) != "acme.otp_verify.2" || d.Model.input.Value() != "system:acme operation:otp_verify invalid" || len(d.Model.found.Notes) > 0 {
		t.Errorf("selected is %s for %q, and is said %q", selected(d), d.Model.input.Value(), d.Model.found.Notes)
	}
	d.Keys("esc")
	if d.Model.input.Value() != "" || len(d.Model.found.Hits) != d.Model.all {
		t.Errorf("esc left %q with %d rows", d.Model.input.Value(), len(d.Model.found.Hits))
	}
}
