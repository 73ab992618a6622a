package request

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
	"casebook/views/panes"
)

// tray is where the drafts of a test are: windows come and go, the history stays.
type tray struct {
	history string
	window  *draft.Window
}

func newTray(t testing.TB) *tray {
	t.Helper()
	tr := &tray{history: filepath.Join(t.TempDir(), "history.db")}
	tr.again()
	return tr
}

// again ends the window, as a program does that is killed, and starts another.
func (tr *tray) again() {
	if tr.window != nil {
		tr.window.Close()
	}
	tr.window = draft.Beside(tr.history, moment)
}

// written is all that the folder of drafts holds.
func (tr *tray) written(t testing.TB) string {
	t.Helper()
	var all strings.Builder
	entries, err := os.ReadDir(tr.window.Folder())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(tr.window.Folder(), entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all.Write(content)
	}
	return all.String()
}

// open opens the screen in the window, 120×36.
func (tr *tray) open(t testing.TB, where environment.Environment, open nav.OpenRequest) *desk {
	t.Helper()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	run := &attempt.Runner{Packs: packs(t), Key: func() (safe.Key, error) { return key, nil }, Now: moment}
	theme := ui.NewTheme(true, false)
	s := New(nav.Setup{Theme: &theme, Packs: run.Packs, Runner: run, Environment: where, Now: moment, Drafts: tr.window}, open)
	library := &shelf{}
	v := &vendor{Runner: run, answer: answers(400, refusedBody), shelf: library, sent: map[string]history.Attempt{}}
	s.runner, s.store, s.keeping = v, library, panes.NewKeeping(s.setup, v)
	s.SetSize(120, 36)
	return &desk{uitest.Drive(t, s), v, library}
}

// practise opens the screen on an operation of the simulator.
func (tr *tray) practise(t testing.TB, operation string) *desk {
	t.Helper()
	system, operation, _ := strings.Cut(operation, " ")
	return tr.open(t, practice(), nav.OpenRequest{System: system, Operation: operation})
}

// save writes what was typed, as happens a moment later, or when the program ends.
func (d *desk) save(t testing.TB) {
	t.Helper()
	work := d.Model.drafting.Unsaved()
	if work == nil {
		t.Fatal("nothing is to be written")
	}
	if err := work(); err != nil {
		t.Fatal(err)
	}
}

// fill types a value into a field.
func (d *desk) fill(id, value string) {
	d.Model.form.Focus(id)
	d.Paste(value)
}

func TestWhatWasTypedComesBackInTheNextWindow(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	d := tr.practise(t, "authmatech verify")
	d.fill("mobileNumber", " 0791234567")
	d.fill("operatorId", "ZAIN_JO")
	d.fill("serviceType", "LOGIN")
	d.fill("encryptedMobileNumber", proof)
	d.save(t)
	tr.again()

	d = tr.practise(t, "authmatech verify")
	d.shows(t, "Draft of 12:00 is back", "ctrl+x discards it", "ZAIN_JO", "the draft had one; it is not kept")
	for id, want := range map[string]string{"mobileNumber": " 0791234567", "operatorId": "ZAIN_JO", "serviceType": "LOGIN", "encryptedMobileNumber": ""} {
		if got := d.Model.form.Value(id); got != want {
			t.Errorf("%s is %q", id, got)
		}
	}
	d.Model.form.Focus("encryptedMobileNumber")
	d.shows(t, "The draft had one; it is not kept. Type it")
	uitest.Sweep(t, func(width, height int) string {
		d.Model.SetSize(width, height)
		return d.view()
	})
	for size, name := range map[[2]int]string{{120, 36}: "draft-120x36", {80, 24}: "draft-80x24", {40, 12}: "draft-40x12"} {
		d.Model.SetSize(size[0], size[1]-2)
		d.Model.form.Focus("mobileNumber")
		uitest.Golden(t, name, uitest.Plain(d.view()))
	}
}

func TestAnotherOperationAnotherCaseAndAnotherKindHaveOtherDrafts(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	d := tr.practise(t, "authmatech verify")
	d.fill("mobileNumber", "+962790000001")
	d.save(t)
	tr.again()
	for name, d := range map[string]*desk{
		"another operation":    tr.practise(t, "authmatech trust_score"),
		"a case":               tr.open(t, practice(), nav.OpenRequest{System: "authmatech", Operation: "verify", Case: 7}),
		"a real call":          tr.open(t, live(t, nil), nav.OpenRequest{System: "authmatech", Operation: "verify"}),
		"a filled form":        tr.open(t, practice(), national()),
		"an attempt by itself": tr.open(t, practice(), nav.OpenRequest{System: "authmatech", Operation: "verify", Attempt: "x"}),
	} {
		if d.Model.brought != "" || slices.Contains(personalOf(d), "+962790000001") {
			t.Errorf("%s: a draft came back", name)
		}
	}
	if d := tr.practise(t, "authmatech verify"); d.Model.form.Value("mobileNumber") != "+962790000001" {
		t.Error("it did not come back where it belongs")
	}
}

func personalOf(d *desk) []string { return d.Model.Personal() }

func TestADraftIsOpenedByItsID(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	for _, number := range []string{"+962790000001", "+962790000002"} {
		d := tr.open(t, practice(), nav.OpenRequest{System: "authmatech", Operation: "verify", Unset: []string{"serviceType"}})
		d.fill("mobileNumber", number)
		d.save(t)
		d.Model.Close()
	}
	for _, known := range tr.window.Drafts() {
		d := tr.open(t, practice(), nav.OpenRequest{System: "authmatech", Operation: "verify", Draft: known.ID})
		if got := d.Model.form.Value("mobileNumber"); got != known.Fields["mobileNumber"].String() || got == "" {
			t.Errorf("draft %s brings back %q", known.ID, got)
		}
	}
}

func TestADraftOfACaseComesBackOverItsLastAttempt(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	d := tr.open(t, practice(), nav.OpenRequest{System: "authmatech", Operation: "verify", Case: 7})
	d.fill("mobileNumber", "+962790000007")
	d.save(t)
	tr.again()
	first := tr.open(t, practice(), whole())
	first.Keys("ctrl+s")
	id, _ := first.Model.answer.Content().Attempt()
	library := first.vendor.sent[id]
	library.Case = 7

	d = tr.open(t, practice(), nav.OpenRequest{})
	s := New(d.Model.setup, nav.OpenRequest{System: "authmatech", Operation: "verify", Case: 7, Attempt: id})
	s.runner, s.store = d.vendor, &shelf{}
	d.vendor.sent[id] = library
	s.SetSize(120, 36)
	both := &desk{uitest.Drive(t, s), d.vendor, &shelf{}}
	both.shows(t, "Draft of 12:00 is back", "before your changes")
	if got := s.form.Value("mobileNumber") + " " + s.form.Value("operatorId"); got != "+962790000007 " {
		t.Errorf("the form holds %q", got)
	}
	both.Keys("ctrl+x")
	both.yes(t)
	if got := s.form.Value("mobileNumber") + " " + s.form.Value("operatorId"); got != number+" ZAIN_JO" {
		t.Errorf("without the draft the form holds %q", got)
	}
}

func TestADraftWhoseCaseCannotBeReadComesBackWithoutIt(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	d := tr.open(t, practice(), nav.OpenRequest{System: "authmatech", Operation: "verify", Case: 7})
	d.fill("mobileNumber", "+962790000007")
	d.save(t)
	id := tr.window.Drafts()[0].ID
	tr.again()
	s := New(d.Model.setup, nav.OpenRequest{System: "authmatech", Operation: "verify", Case: 7, Draft: id})
	s.setup.Drafts, s.drafting = tr.window, panes.NewDrafting(nav.Setup{Drafts: tr.window, Now: moment}, s.takeDraft)
	s.runner, s.store = d.vendor, &shelf{err: errors.New("case 7 is not there")}
	s.SetSize(120, 36)
	back := &desk{uitest.Drive(t, s), d.vendor, nil}
	back.shows(t, "Draft of 12:00 is back", "+962790000007")
	if said := moves[nav.Say](back); len(said) != 1 || said[0].Text != "the draft is back without its case 7, which cannot be read" || s.inCase != 0 {
		t.Errorf("it says %+v of case %d", said, s.inCase)
	}
}

func TestWhatWasPastedIsADraftAtOnce(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	open := national()
	open.Pasted = true
	d := tr.open(t, practice(), open)
	if len(d.Timers) != 1 {
		t.Fatalf("%d timers run", len(d.Timers))
	}
	d.save(t)
	if got := tr.written(t); !strings.Contains(got, "0791234567") || strings.Contains(got, proof) {
		t.Errorf("the folder holds %q", got)
	}
	d.Keys("ctrl+x")
	d.yes(t)
	if got := tr.written(t); got != "" || d.Model.form.Value("mobileNumber") != "" {
		t.Errorf("discarded, the folder holds %q", got)
	}
}

func TestADraftEndsWithItsCall(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	d := tr.practise(t, "authmatech verify")
	d.fill("mobileNumber", number)
	d.fill("encryptedMobileNumber", proof)
	d.save(t)
	d.vendor.refuse = errors.New("the history is full")
	d.Keys("ctrl+s")
	d.save(t)
	if !strings.Contains(tr.written(t), number) {
		t.Error("a call that was not sent ended its draft")
	}
	d.vendor.refuse = nil
	d.Keys("ctrl+s")
	if got := tr.written(t); got != "" || d.Model.drafting.Unsaved() != nil {
		t.Errorf("the folder holds %q", got)
	}
	d.fill("operatorId", "UMNIAH_JO")
	d.save(t)
	if all := tr.window.Drafts(); len(all) != 1 || all[0].Case != 42 {
		t.Errorf("what is typed next is %+v", all)
	}
}

// The call goes on when its screen is left, and so does the end of its draft.
func TestADraftEndsWithItsCallThoughTheScreenIsLeft(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	d := tr.practise(t, "authmatech verify")
	d.fill("mobileNumber", number)
	d.fill("encryptedMobileNumber", proof)
	d.save(t)
	d.Hold()
	d.Keys("ctrl+s")
	d.Model.Close()
	d.Release()
	if got := tr.written(t); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

func TestADraftIsDiscardedOnTheEngineersWord(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	d := tr.practise(t, "nextreason otp_verify")
	if slices.ContainsFunc(d.Model.Keys(), func(b key.Binding) bool { return b.Enabled() && b.Help().Key == "ctrl+x" }) {
		t.Error("without a draft there is a key for it")
	}
	empty := uitest.Plain(d.view())
	d.fill("user_id", "+962790000001")
	d.fill("code", "123456")
	if !slices.ContainsFunc(d.Model.Keys(), func(b key.Binding) bool { return b.Enabled() && b.Help().Desc == "discard the draft…" }) {
		t.Error("with a draft there is no key for it")
	}
	d.save(t)
	tr.again()
	d = tr.practise(t, "nextreason otp_verify")
	d.Keys("ctrl+x")
	if asked := moves[nav.Ask](d); len(asked) != 1 || asked[0].Title != "Discard the draft?" || asked[0].Text != "What was typed here, also what came back of 12:00, is forgotten." {
		t.Fatalf("it asked %+v", asked)
	}
	d.shows(t, "Draft of 12:00 is back")
	d.yes(t)
	if got := uitest.Plain(d.view()); got != empty {
		t.Errorf("discarded, the screen shows\n%s\nand not\n%s", got, empty)
	}
	if got := tr.written(t); got != "" {
		t.Errorf("the folder holds %q", got)
	}
	d.Keys("ctrl+x")
	if len(moves[nav.Ask](d)) != 1 {
		t.Error("it asked again")
	}
}

func TestARawBodyIsNeverKept(t *testing.T) {
	t.Parallel()
	const canary = `{"note":"raw-body-canary"}`
	tr := newTray(t)
	body := "{}"
	d := tr.open(t, practice(), nav.OpenRequest{System: "authmatech", Operation: "verify", Body: &body})
	d.fill(bodyField, canary)
	d.save(t)
	if got := tr.written(t); !strings.Contains(got, `"body":true`) || strings.Contains(got, "canary") {
		t.Errorf("the folder holds %q", got)
	}
	tr.again()
	d = tr.practise(t, "authmatech verify")
	said := moves[nav.Say](d)
	if len(said) != 1 || said[0].Text != "the draft had a raw body, which is not kept; its other fields are back" {
		t.Errorf("it says %+v", said)
	}
}

func TestCredentialsOfADraftCountOnlyWhereTheyWereTyped(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	d := tr.practise(t, "authmatech verify")
	d.fill("mobileNumber", number)
	d.Model.form.Focus("X-CLIENT-ID")
	d.Keys("ctrl+u")
	d.Paste("another-client")
	d.Model.form.Focus("X-API-KEY")
	d.Keys("backspace")
	d.save(t)
	tr.again()
	d = tr.practise(t, "authmatech verify")
	if call := d.Model.call(); call.Inputs["X-CLIENT-ID"] != "another-client" || !slices.Equal(call.Unset, []string{"X-API-KEY"}) {
		t.Errorf("the call has %v without %v", call.Inputs, call.Unset)
	}
	d.Model.Close()
	other := practice()
	other.Name = "another simulator"
	d = tr.open(t, other, nav.OpenRequest{System: "authmatech", Operation: "verify"})
	if call := d.Model.call(); call.Inputs["mobileNumber"] != number || call.Inputs["X-CLIENT-ID"] != "" || len(call.Unset) != 0 {
		t.Errorf("elsewhere the call has %v without %v", call.Inputs, call.Unset)
	}
}

func TestWhatMustNotBeKeptIsNotKeptInAnotherFieldEither(t *testing.T) {
	t.Parallel()
	const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmYWtlLWZvci10ZXN0cyJ9.ZmFrZS1zaWduYXR1cmUtZm9yLXRlc3Rz"
	tr := newTray(t)
	d := tr.practise(t, "nextreason otp_verify")
	d.fill("code", "482913")
	d.fill("user_id", "482913")
	d.save(t)
	if got := tr.written(t); strings.Contains(got, "482913") {
		t.Errorf("the folder holds %q", got)
	}
	d.Model.form.SetValue("user_id", "broken \xff")
	d.Model.changed()
	d.save(t)
	if got := tr.written(t); strings.Contains(got, "broken") {
		t.Errorf("the folder holds %q", got)
	}
	d.Model.form.Focus("user_id")
	d.Keys("ctrl+u")
	d.Paste(jwt)
	d.save(t)
	if got := tr.written(t); strings.Contains(got, jwt[:20]) || !strings.Contains(got, `"lost":["user_id","code"]`) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestNoSecretOneTimeValueOrProofIsEverInADraft types another value into each field of
// each operation of each pack. Which of them are on disk is told by their class alone.
func TestNoSecretOneTimeValueOrProofIsEverInADraft(t *testing.T) {
	t.Parallel()
	kept, cut := 0, 0
	for _, pack := range packs(t).Systems {
		for i := range pack.Operations {
			operation := &pack.Operations[i]
			tr := newTray(t)
			d := tr.practise(t, pack.ID+" "+operation.ID)
			canary := map[string]string{}
			for n, f := range pack.Fields(operation) {
				canary[f.ID] = "canary" + strings.Repeat(string(rune('a'+n)), 5) + "x"
				if len(choices(f)) > 0 && f.Class < safe.Proof {
					continue
				}
				d.Model.form.SetValue(f.ID, canary[f.ID])
				d.Model.own[f.ID] = f.Credential()
				d.Model.changed()
			}
			if d.Model.drafting.Unsaved() == nil {
				continue
			}
			d.Model.changed()
			d.save(t)
			written := tr.written(t)
			for _, f := range pack.Fields(operation) {
				there := strings.Contains(strings.ToLower(written), canary[f.ID])
				switch {
				case f.Class >= safe.Proof && there:
					t.Errorf("%s · %s: %s is %s, and is in the draft", pack.ID, operation.ID, f.ID, f.Class)
				case f.Class >= safe.Proof:
					cut++
				case !there && len(choices(f)) == 0:
					t.Errorf("%s · %s: %s is %s, and is not in the draft", pack.ID, operation.ID, f.ID, f.Class)
				case there:
					kept++
				}
			}
			// Nor is there a trace of them when the draft has come back and is written again.
			tr.again()
			d = tr.practise(t, pack.ID+" "+operation.ID)
			d.Model.changed()
			d.save(t)
			written = tr.written(t)
			for _, f := range pack.Fields(operation) {
				if f.Class >= safe.Proof && strings.Contains(written, canary[f.ID]) {
					t.Errorf("%s · %s: %s is in the draft that was written again", pack.ID, operation.ID, f.ID)
				}
			}
		}
	}
	if kept < 20 || cut < 20 {
		t.Errorf("%d values were kept and %d cut", kept, cut)
	}
	t.Logf("%d values kept, %d cut", kept, cut)
}

// What is too short to be hunted is told by its class alone.
func TestOfClassesThatAreNeverKeptNoShortValueIsInADraft(t *testing.T) {
	t.Parallel()
	fields := 0
	for _, pack := range packs(t).Systems {
		for i := range pack.Operations {
			operation := &pack.Operations[i]
			tr := newTray(t)
			d := tr.practise(t, pack.ID+" "+operation.ID)
			for _, f := range pack.Fields(operation) {
				if f.Class >= safe.Proof {
					fields++
					d.Model.form.SetValue(f.ID, "12")
					d.Model.own[f.ID] = f.Credential()
					d.Model.changed()
				}
			}
			if work := d.Model.drafting.Unsaved(); work == nil {
				continue
			} else if err := work(); err != nil {
				t.Fatal(err)
			}
			for _, kept := range tr.window.Drafts() {
				if len(kept.Fields) > 0 {
					t.Errorf("%s · %s: the draft holds %v", pack.ID, operation.ID, kept.Fields)
				}
			}
		}
	}
	if fields < 20 {
		t.Errorf("%d fields were looked at", fields)
	}
}

func TestAFieldThatNoDraftKeepsSaysSo(t *testing.T) {
	t.Parallel()
	d := newTray(t).practise(t, "nextreason otp_verify")
	d.Model.form.Focus("code")
	d.shows(t, "Not kept in a draft.")
	d.Model.form.Focus("user_id")
	d.hides(t, "Not kept in a draft.")
}

func TestAnUntouchedFormIsNoDraft(t *testing.T) {
	t.Parallel()
	tr := newTray(t)
	d := tr.practise(t, "authmatech verify")
	d.Keys("tab", "tab", "shift+tab", "ctrl+g", "ctrl+g")
	d.Send(tea.WindowSizeMsg{}, nav.Shown{})
	if d.Model.drafting.Unsaved() != nil || len(d.Timers) != 0 {
		t.Error("something is to be written")
	}
	d.fill("operatorId", "x")
	d.save(t)
	d.Keys("backspace")
	d.save(t)
	if got := tr.written(t); got != "" {
		t.Errorf("an empty form left %q", got)
	}
}
