package views

import (
	"context"
	"errors"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestKeysGoToTheTopScreenUnlessTheyWorkEverywhere(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	p := over(t, d, &probe{})
	d.Keys("a", "enter", "ctrl+s", "?", "esc", "f1", "q", "ctrl+p", "esc")
	if got := strings.Join(p.heard, " "); got != "a enter ctrl+s" {
		t.Errorf("the screen heard %q", got)
	}
}

func TestAQuestionMarkIsTextWhereTextIsTyped(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	p := over(t, d, &probe{typing: true})
	d.Keys("?")
	if len(d.Model.overlays) != 0 || strings.Join(p.heard, "") != "?" {
		t.Errorf("the screen heard %q, %d overlays are open", p.heard, len(d.Model.overlays))
	}
	uitest.MustContain(t, content(d), "f1 help")
	d.Keys("f1")
	uitest.MustContain(t, content(d), "everywhere", "all commands")
}

func TestAnOpenOverlayTakesKeysAndPastes(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	p := over(t, d, &probe{})
	d.Keys("ctrl+p")
	d.Type("qu")
	d.Paste("it")
	if len(p.heard)+len(p.pasted) != 0 {
		t.Errorf("the screen heard %v and %v", p.heard, p.pasted)
	}
	uitest.MustContain(t, content(d), "> quit")
	d.Keys("enter")
	if !d.Quit {
		t.Error("the chosen command did not run")
	}
}

func TestPastesGoToTheTopScreen(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	p := over(t, d, &probe{typing: true})
	d.Paste("one\rtwo")
	if strings.Join(p.pasted, "|") != "one\rtwo" {
		t.Errorf("pasted %q", p.pasted)
	}
}

func TestEscGoesBackUnlessTheScreenHasAUseForIt(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	esc := key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "cancel"))
	p := over(t, d, &probe{keys: []key.Binding{esc}})
	d.Keys("esc")
	if strings.Join(p.heard, "") != "esc" || len(d.Model.screens) != 2 {
		t.Fatalf("heard %v with %d screens", p.heard, len(d.Model.screens))
	}
	p.keys = nil
	d.Keys("esc")
	if !p.closed || len(d.Model.screens) != 1 {
		t.Errorf("closed %v with %d screens", p.closed, len(d.Model.screens))
	}
	d.Keys("esc")
	if len(d.Model.screens) != 1 || d.Quit {
		t.Error("esc left the first screen")
	}
}

func TestCtrlCQuitsFromEverywhere(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(*uitest.Driver[*root]){
		"home":    func(*uitest.Driver[*root]) {},
		"typing":  func(d *uitest.Driver[*root]) { over(t, d, &probe{typing: true}) },
		"palette": func(d *uitest.Driver[*root]) { d.Keys("ctrl+p") },
		"help":    func(d *uitest.Driver[*root]) { d.Keys("?") },
		"question": func(d *uitest.Driver[*root]) {
			d.Send(nav.Ask{Question: ui.Question{Title: "t", Yes: "yes it", No: "no it"}})
		},
	} {
		d := start(t, 80, 24)
		prepare(d)
		d.Keys("ctrl+c")
		if !d.Quit {
			t.Errorf("ctrl+c did not quit: %s", name)
		}
	}
}

func TestEveryScreenHearsOfARecordAndEveryResize(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	below, top := over(t, d, &probe{}), over(t, d, &probe{})
	d.Send(nav.Recorded{Case: 7}, tea.WindowSizeMsg{Width: 100, Height: 30})
	for _, p := range []*probe{below, top} {
		if strings.Join(p.heard, "") != "recorded" || p.width != 100 || p.height != 28 {
			t.Errorf("heard %v at %dx%d", p.heard, p.width, p.height)
		}
	}
}

func TestAClickIsCountedFromTheScreensFirstCell(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	p := over(t, d, &probe{})
	d.Send(tea.MouseClickMsg{X: 3, Y: 5, Button: tea.MouseLeft})
	if strings.Join(p.heard, " ") != "click 3 4" {
		t.Errorf("heard %v", p.heard)
	}
}

func TestANoticeStaysUntilTheNextKey(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	over(t, d, &probe{})
	d.Send(nav.Say{Notice: ui.Notice{Severity: ui.Pass, Text: "it is done"}})
	uitest.MustContain(t, content(d), "✓ it is done", "help", "quit")
	d.Keys("a")
	uitest.MustNotContain(t, content(d), "it is done")
}

func TestAQuestionRunsWhatWasAgreedTo(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	p := over(t, d, &probe{})
	ask := nav.Ask{Question: ui.Question{Title: "send it?", Yes: "send it", No: "do not", Do: nav.Go(nav.Recorded{})}}
	d.Send(ask)
	d.Keys("n")
	d.Send(ask)
	d.Keys("y")
	if strings.Join(p.heard, "") != "recorded" || len(d.Model.overlays) != 0 {
		t.Errorf("heard %v, %d overlays", p.heard, len(d.Model.overlays))
	}
}

func TestTheBackgroundIsHeardOfAsAMessageOnly(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	before := d.Model.theme
	d.Send(tea.BackgroundColorMsg{})
	if d.Model.theme == before {
		t.Error("a dark background changed nothing")
	}
	if len(d.Timers) != 0 {
		t.Errorf("an idle program asks for %d timers", len(d.Timers))
	}
}

func TestWhatIsPressedBeforeThereIsAScreenIsNotLost(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	m := newRoot(Options{Setup: func() (nav.Setup, error) { return setup, nil }})
	d := &uitest.Driver[*root]{Model: m}
	uitest.Pump(t, m, uitest.Keys("ctrl+n", "enter")...)
	d = uitest.Drive(t, m)
	if len(d.Model.screens) != 2 {
		t.Errorf("%d screens are open", len(d.Model.screens))
	}
}

func TestASetupThatFailsEndsTheProgramWithItsError(t *testing.T) {
	t.Parallel()
	want := errors.New("pack mine.yaml:3:1: unknown field")
	m := newRoot(Options{Setup: func() (nav.Setup, error) { return nav.Setup{}, want }})
	if d := uitest.Drive(t, m); !d.Quit || !errors.Is(m.failed, want) {
		t.Errorf("quit %v with %v", d.Quit, m.failed)
	}
}

func TestAFaultEndsTheProgramWithoutShowingWhatItWas(t *testing.T) {
	t.Parallel()
	const secret = "\x1b]52;c;fault-text\a"
	d := start(t, 80, 24)
	over(t, d, &probe{update: func(tea.Msg) tea.Cmd { panic(secret) }})
	d.Keys("a")
	if !d.Quit || !errors.Is(d.Model.failed, ErrFault) || strings.Contains(ErrFault.Error(), "fault-text") {
		t.Errorf("quit %v with %v", d.Quit, d.Model.failed)
	}

	d = start(t, 80, 24)
	over(t, d, &probe{view: func() ui.Frame { panic(secret) }})
	stopped := make(chan struct{})
	d.Model.stop = func() { close(stopped) }
	if shown := content(d); shown != "" {
		t.Errorf("it showed %q", shown)
	}
	<-stopped
	if !errors.Is(d.Model.failed, ErrFault) {
		t.Errorf("failed with %v", d.Model.failed)
	}
}

func TestLeavingACallUnderWayDoesNotEndItAndQuittingDoes(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	over(t, d, &probe{})
	ctx, done := d.Model.calls.Context(context.Background())
	d.Keys("esc")
	if ctx.Err() != nil {
		t.Fatal("leaving the screen ended the call")
	}
	uitest.MustContain(t, content(d), "a call is still under way")
	ended := make(chan struct{})
	go func() {
		<-ctx.Done()
		done()
		close(ended)
	}()
	d.Model.close()
	<-ended
	if d.Model.calls.InFlight() {
		t.Error("quitting did not wait for the record")
	}
}

func TestAnOfferDoesWhatIsTaken(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	p := over(t, d, &probe{})
	d.Send(nav.Choose{Offer: ui.Offer{Title: "the paste", Text: "It is a call.", Ways: []ui.Way{{Key: "e", Verb: "explain this", Do: nav.Go(nav.Recorded{})}, {Key: "d", Verb: "drop it"}}}})
	uitest.MustContain(t, content(d), "It is a call.", "e  explain this", "d  drop it")
	d.Keys("enter")
	if strings.Join(p.heard, "") != "recorded" || len(d.Model.overlays) != 0 {
		t.Errorf("heard %v, %d overlays", p.heard, len(d.Model.overlays))
	}
}

func TestAPasteOnHomeIsExplainedFromThePasteToItsCase(t *testing.T) {
	t.Parallel()
	d := start(t, 120, 36)
	d.Paste("> POST /v1/api/verify HTTP/1.1\r> Host: service.authmatech.com\r>\r< HTTP/1.1 400 Bad Request\r< Content-Type: application/json\r<\r" +
		`{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}]}`)
	uitest.MustContain(t, content(d), "refused (400)", "explain this and keep it", "fill the form")
	d.Keys("enter")
	uitest.MustContain(t, content(d), "INVALID_MOBILE_NUMBER", "ANSWER")
	d.Keys("esc")
	uitest.MustContain(t, content(d), "1 case")
}

func TestAPromptTakesKeysAndPastesAndGivesItsLineAway(t *testing.T) {
	t.Parallel()
	d := start(t, 80, 24)
	p := over(t, d, &probe{typing: true})
	type given string
	d.Send(nav.Prompt{Entry: ui.Entry{
		Title: "What solved it?", Verb: "keep it", Do: func(value string) tea.Cmd { return nav.Go(given(value)) },
	}})
	d.Paste("country")
	d.Type(" code?")
	uitest.MustContain(t, content(d), "What solved it?", "country code?", "enter keep it", "esc leave")
	d.Keys("f1")
	uitest.MustContain(t, content(d), "this dialog", "keep it", "everywhere", "ctrl+c   quit")
	uitest.MustNotContain(t, content(d), "this screen", "all commands")
	d.Keys("esc")
	d.Keys("enter")
	if len(p.heard)+len(p.pasted) != 0 || len(d.Model.overlays) != 0 {
		t.Errorf("the screen heard %v and %v, %d overlays are open", p.heard, p.pasted, len(d.Model.overlays))
	}
	if last := d.Seen[len(d.Seen)-1]; last != given("country code?") {
		t.Errorf("gave %v", last)
	}
}

func TestInANarrowWindowADialogsOwnKeysHaveTheRoomOfTheWordsForHelpAndQuit(t *testing.T) {
	t.Parallel()
	d := start(t, 40, 12)
	d.Send(nav.Ask{Question: ui.Question{Title: "Send it?", Text: "This would be try 2 of 5.", Yes: "send it", No: "do not send"}})
	uitest.MustContain(t, content(d), " esc do not send   y send it  f1 ctrl+c")
}
