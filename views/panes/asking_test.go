package panes

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// caseFile is a history of one attempt, in memory.
type caseFile struct {
	attempt history.Attempt
	of      history.Case
	packs   *systems.Packs
	full    error // why nothing is kept
	wrote   []string
}

func (f *caseFile) Open(context.Context, string) (attempt.Opened, error) {
	why, err := attempt.Explanation(f.attempt)
	of := f.of
	of.ID, of.Answers, of.Checklist = f.attempt.Case, maps.Clone(f.of.Answers), maps.Clone(f.of.Checklist)
	return attempt.Opened{Attempt: f.attempt, Case: of, Why: explain.Hear(f.packs, why, attempt.HearsayOf(of))}, err
}

func (f *caseFile) Hear(_ context.Context, inCase uint64, answer attempt.Answer) (history.Case, error) {
	if inCase != f.attempt.Case || answer.Question == "" {
		return history.Case{}, errors.New("an answer without a case or a question")
	}
	f.wrote = append(f.wrote, answer.Said)
	if f.of.Answers == nil {
		f.of.Answers = map[string]history.Hearsay{}
	}
	f.of.Answers[answer.ID] = history.Hearsay{Said: record(answer.Said), Question: record(answer.Question), At: noon()}
	if answer.Said == "" {
		delete(f.of.Answers, answer.ID)
	}
	return f.of, f.full
}

func (f *caseFile) Tick(_ context.Context, _ uint64, item, state string) (history.Case, error) {
	f.wrote = append(f.wrote, item+" "+state)
	if f.of.Checklist == nil {
		f.of.Checklist = map[string]string{}
	}
	f.of.Checklist[item] = state
	return f.of, f.full
}

func (f *caseFile) Kept(_ context.Context, _ uint64, text string) (safe.Record, error) {
	return safe.NewRedactor(safe.Key{1}, nil).Record(text), nil
}

// desk is a pane with what keeps its answers, as a screen holds them.
type desk struct {
	pane    *Answer
	keeping *Keeping
	file    *caseFile
}

func (d *desk) Init() tea.Cmd { return d.keeping.GoOn(d.pane) }

func (d *desk) Update(msg tea.Msg) tea.Cmd {
	if press, is := msg.(tea.KeyPressMsg); is {
		if act, is := d.pane.Act(press.Keystroke()); is {
			return d.keeping.Do(d.pane, act)
		}
		d.pane.Update(msg)
		return nil
	}
	cmd, _, _ := d.keeping.Finish(msg, d.pane)
	return cmd
}

// rivals is an attempt that three causes explain as well as each other.
func rivals() history.Attempt {
	e := explain.Explanation{
		System: "authmatech", Operation: "verify", Reply: "Please try again.", Retry: explain.Retry{Why: "nothing is known"},
		Checklist: []explain.Item{
			{ID: "parses", Text: "It parses", State: systems.Pass, Because: "it does", Group: []int{400}},
			{ID: "balance", Text: "The balance is enough", State: systems.Ask, Because: "look at the dashboard", Group: []int{400}},
			{ID: "product", Text: "The product is on", State: systems.Ask, Because: "look at the products page", Group: []int{403}},
		},
	}
	for _, c := range []struct{ row, title, field, check string }{
		{"x.first", "The first", "", ""}, {"x.second", "The second", "mobileNumber", "balance"}, {"x.third", "The third", "encryptedMobileNumber", ""},
	} {
		e.Causes = append(e.Causes, explain.Cause{
			Row: c.row, Title: c.title + " cause", Likelihood: explain.Possible, Basis: systems.Inferred, Cause: "Something went wrong.", Fix: "Mend it.",
			Settle: "Is it " + strings.ToLower(c.title) + "?", Question: &explain.Question{ID: c.row, Field: c.field, Check: c.check, Yes: "for"},
		})
	}
	a := explained(refused("json", `{}`), e)
	a.Recorded = noon()
	return a
}

// atDesk shows an attempt in a pane that has the focus.
func atDesk(t testing.TB, a history.Attempt) *uitest.Driver[*desk] {
	t.Helper()
	return deskIn(t, nav.Setup{}, &caseFile{attempt: a, packs: packs(t)})
}

// deskIn shows the attempt of a file in a window.
func deskIn(t testing.TB, setup nav.Setup, file *caseFile) *uitest.Driver[*desk] {
	t.Helper()
	theme := ui.NewTheme(true, false)
	setup.Theme, setup.Packs, setup.Now = &theme, file.packs, noon
	keeping := NewKeeping(setup, file)
	pane := NewAnswer(&theme, "ctrl+r")
	pane.SetSize(88, 60)
	o, _ := file.Open(t.Context(), file.attempt.ID)
	pane.SetContent(Open(file.packs, o, noon()))
	pane.SetActive(true)
	return uitest.Drive(t, &desk{pane, keeping, file})
}

func drawn(d *uitest.Driver[*desk]) string { return uitest.Plain(d.Model.pane.View().Body) }

// asked is the last prompt that was opened.
func asked(t testing.TB, d *uitest.Driver[*desk]) ui.Entry {
	t.Helper()
	for _, msg := range slices.Backward(d.Seen) {
		if prompt, is := msg.(nav.Prompt); is {
			return prompt.Entry
		}
	}
	t.Fatal("nothing was asked for")
	return ui.Entry{}
}

func TestTheCurrentCauseShowsTheKeysThatAnswerItsQuestion(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	uitest.MustContain(t, drawn(d), "▌ ask     Is it the first?  y  n  u unknown\n", "  ask     Is it the second?\n")
	d.Keys("j")
	uitest.MustContain(t, drawn(d), "  ask     Is it the first?\n", "▌ ask     Is it the second?  y  n  u unknown  v enter value\n")
	d.Keys("k", "k")
	if d.Model.pane.Current() != "x.first" {
		t.Errorf("%s is current", d.Model.pane.Current())
	}
	d.Model.pane.SetActive(false)
	uitest.MustContain(t, drawn(d), "  ask     Is it the first?  alt+y  alt+n  alt+u unknown\n")
}

func TestAnAnswerMovesItsCauseUpAndIsShownAsEvidence(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	d.Keys("j", "y")
	view := drawn(d)
	uitest.MustContain(t, view, "1 The second cause", "likely", "because the caller says yes: Is it the second?",
		"▌ ask     Is it the second?  said: yes  y again takes it back", "✓ 2 pass  ? 1 you check")
	if d.Model.pane.Current() != "x.second" {
		t.Errorf("the keys went on to %s", d.Model.pane.Current())
	}
	uitest.MustContain(t, in(d.Model.pane, Checklist), "✓ pass       The balance is enough", "the caller says yes: Is it the second?")
	d.Model.pane.Show(Cause)
	d.Keys("n")
	uitest.MustContain(t, drawn(d), "against the caller says no: Is it the second?", "said: no")
	d.Keys("j", "j", "n")
	uitest.MustNotContain(t, drawn(d), "the caller says", "said:")
	if got := strings.Join(d.Model.file.wrote, ","); got != "yes,no," {
		t.Errorf("kept %q", got)
	}
}

func TestTheSameKeyTwiceInARowTakesBackAlsoWhatIsNotKeptYet(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	d.Hold()
	d.Keys("u", "u")
	d.Release()
	if got := strings.Join(d.Model.file.wrote, ","); got != "unknown," {
		t.Errorf("kept %q", got)
	}
	uitest.MustNotContain(t, drawn(d), "said:")
}

func TestEveryAnswerIsKeptInTheOrderGivenWhicheverCommandRunsFirst(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	var cmds []tea.Cmd
	for _, name := range []string{"y", "n", "j", "u"} {
		cmds = append(cmds, d.Model.Update(ui.KeyPress(name)))
	}
	for _, cmd := range slices.Backward(cmds) {
		if cmd != nil {
			d.Send(cmd())
		}
	}
	if got := strings.Join(d.Model.file.wrote, ","); got != "yes,no,unknown" {
		t.Errorf("kept %q", got)
	}
	uitest.MustContain(t, drawn(d), "said: no", "said: unknown")
}

func TestAValueIsAskedForOnlyWhereItMayBeKept(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	d.Keys("v", "j", "j", "v") // no field, and a proof
	if slices.ContainsFunc(d.Seen, func(msg tea.Msg) bool { _, is := msg.(nav.Prompt); return is }) {
		t.Error("a value was asked for")
	}
	uitest.MustNotContain(t, drawn(d), "enter value")
	d.Keys("k", "v")
	entry := asked(t, d)
	if entry.Title != "What does the caller say?" || entry.Text != "Is it the second?" || entry.Optional {
		t.Errorf("asked %+v", entry)
	}
	d.Send(entry.Do("+962790001234")())
	uitest.MustContain(t, drawn(d), "said: +962790001234", "the caller says mobileNumber: +962790001234")
	d.Keys("v")
	if entry = asked(t, d); !entry.Optional {
		t.Error("a value cannot be taken back")
	}
	d.Send(entry.Do("")())
	uitest.MustNotContain(t, drawn(d), "said:")
}

func TestAnAttemptWithoutACaseSaysInALineThatNothingCanBeKept(t *testing.T) {
	t.Parallel()
	a := rivals()
	a.Case = 0
	d := atDesk(t, a)
	uitest.MustNotContain(t, drawn(d), "u unknown")
	for _, name := range []string{"y", "u", "p"} {
		if name == "p" {
			d.Model.pane.Show(Checklist)
			d.Keys("j")
		}
		d.Keys(name)
		said, is := d.Seen[len(d.Seen)-1].(nav.Say)
		if !is || !strings.Contains(said.Text, "belongs to no case") || len(d.Model.file.wrote) != 0 {
			t.Errorf("%s: said %+v, kept %q", name, d.Seen[len(d.Seen)-1], d.Model.file.wrote)
		}
	}
}

func TestWhatCannotBeKeptIsSaid(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	d.Model.file.full = errors.New("the disk is full")
	d.Keys("y")
	if said, is := d.Seen[len(d.Seen)-1].(nav.Say); !is || said.Text != "not kept: the disk is full" || said.Severity != ui.Fail {
		t.Errorf("said %+v", d.Seen[len(d.Seen)-1])
	}
}

func TestScrollAndCauseStayWhenAnAnswerComesIn(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	d.Model.pane.SetSize(72, 12)
	d.Keys("j", "j")
	before, top := d.Model.pane.Current(), d.Model.pane.top[Cause]
	if top == 0 {
		t.Fatal("going to a cause does not show it")
	}
	d.Keys("u")
	uitest.MustContain(t, drawn(d), "Is it the third?", "said: unknown")
	if d.Model.pane.Current() != before || d.Model.pane.top[Cause] != top {
		t.Errorf("from %s at row %d to %s at row %d", before, top, d.Model.pane.Current(), d.Model.pane.top[Cause])
	}
	d.Model.pane.SetContent(Open(packs(t), around(t, refused("json", `{}`)), noon()))
	d.Model.pane.Renew(Foresee(explain.Explanation{}))
	if id, _ := d.Model.pane.Content().Attempt(); id == "" {
		t.Error("something else took the answer's place")
	}
}

func TestACauseIsGoneToByTheMouse(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	row := strings.Count(drawn(d)[:strings.Index(drawn(d), "2 The second")], "\n")
	if !d.Model.pane.Click(4, row) || d.Model.pane.Current() != "x.second" {
		t.Errorf("%s is current", d.Model.pane.Current())
	}
}

func TestStepsThatTheCallLeftOpenAreTickedByHand(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	d.Keys("3")
	uitest.MustContain(t, drawn(d), "p pass  f fail  x n/a  space take back", "  ✓ pass       It parses", "▌ ? you check  The balance is enough")
	d.Keys("up", "p")
	if said, is := d.Seen[len(d.Seen)-1].(nav.Say); !is || said.Text != "the call itself decides this step" {
		t.Errorf("said %+v", d.Seen[len(d.Seen)-1])
	}
	d.Keys("down", "f")
	uitest.MustContain(t, drawn(d), "▌ ✗ fail       The balance is enough", "you checked it")
	d.Keys("j", "x", "k", "p")
	uitest.MustContain(t, drawn(d), "✓ pass       The balance is enough", "- n/a        The product is on")
	uitest.MustContain(t, in(d.Model.pane, Cause), "✓ 2 pass")
	d.Keys("3", "space")
	uitest.MustContain(t, drawn(d), "? you check  The balance is enough", "look at the dashboard")
	d.Keys("j", "x")
	if got := strings.Join(d.Model.file.wrote, ","); got != "balance fail,product n/a,balance pass,balance ,product " {
		t.Errorf("kept %q", got)
	}
}

func TestWhenItHappenedIsAskedOnceAndNeverStandsForTheRecordedTime(t *testing.T) {
	t.Parallel()
	a := rivals()
	a.Happened = time.Time{}
	d := atDesk(t, a)
	uitest.MustContain(t, drawn(d), "? When did this happen?  j/k goes here, v/u answers")
	d.Keys("j", "y")
	uitest.MustContain(t, drawn(d), "▌ When did this happen?  v enter time  u unknown")
	d.Keys("v")
	entry := asked(t, d)
	if got := entry.Remark("14:02"); got != "read as 2026-11-22 14:02 +03:00" {
		t.Errorf("remarks %q", got) // at noon 14:02 is still to come
	}
	if got := entry.Remark("some day"); got != "kept in these words" {
		t.Errorf("remarks %q", got)
	}
	d.Send(entry.Do("14:02")())
	uitest.MustContain(t, drawn(d), "▌ When did this happen?  said: 14:02  read as 2026-11-22 14:02 +03:00\n", "▌ v changes it or takes it back\n")
	d.Keys("k")
	uitest.MustContain(t, drawn(d), "\n  When did this happen?  said: 14:02  read as 2026-11-22 14:02 +03:00\n")
	uitest.MustNotContain(t, drawn(d), "goes here")
	view := in(d.Model.pane, Timing)
	uitest.MustContain(t, view, "happened     14:02, as the caller says: read as 2026-11-22 14:02 +03:00", "v changes it or takes it back", "recorded     2026-11-23 12:00:00.000 +03:00")
	d.Keys("u")
	if said, is := d.Seen[len(d.Seen)-1].(nav.Say); !is || said.Text != valueStays {
		t.Errorf("one key overwrote a time: %+v", d.Seen[len(d.Seen)-1])
	}
	d.Keys("v")
	d.Send(asked(t, d).Do("")())
	d.Keys("u")
	uitest.MustContain(t, drawn(d), "not known; the caller does not know it either", "u again takes it back")
	d.Keys("u")
	uitest.MustContain(t, drawn(d), "not known", "v enter time  u unknown")
	if got := strings.Join(d.Model.file.wrote, ","); got != "14:02,,unknown," {
		t.Errorf("kept %q", got)
	}
}

func TestATimeIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"11:30": "2026-11-23 11:30 +03:00", " 9:05 ": "2026-11-23 09:05 +03:00", "9 PM": "2026-11-22 21:00 +03:00", "9:15 am": "2026-11-23 09:15 +03:00",
		"2026-11-20 08:01": "2026-11-20 08:01 +03:00", "2026-11-20T08:01:02Z": "2026-11-20 08:01:02 +00:00",
		"yesterday 9 pm": "", "25:00": "", "": "", "0791234567": "",
	} {
		if got := readTime(words, noon()); got != want {
			t.Errorf("%q is read as %q, not %q", words, got, want)
		}
	}
}

func TestHowOftenTheSameCameBeforeIsOneLine(t *testing.T) {
	t.Parallel()
	ago := func(d time.Duration) time.Time { return noon().Add(-d) }
	for want, seen := range map[string]attempt.Seen{
		"": {},
		"14 attempts, 3 cases, last 2 h ago; last solved by “country code” (case 12)": {Attempts: 14, Cases: 3, Last: ago(2 * time.Hour), SolvedBy: "country code", Case: 12},
		"2 000 attempts and more, last 3 days ago":                                    {Attempts: 2000, Last: ago(80 * time.Hour), More: true},
		"2 attempts, 1 case, last 5 min ago":                                          {Attempts: 2, Cases: 1, Last: ago(5 * time.Minute)},
		"2 attempts, 1 case, last just now":                                           {Attempts: 2, Cases: 1, Last: noon().Add(time.Second)},
	} {
		if got := seenBefore(seen, noon()); got != want {
			t.Errorf("got %q, not %q", got, want)
		}
	}
	o := around(t, rivals())
	o.Seen = attempt.Seen{Attempts: 2, Cases: 1, Last: ago(time.Hour), SolvedBy: "x\x1b[31m\u202ey", Case: 3}
	theme := ui.NewTheme(true, false)
	pane := NewAnswer(&theme, "")
	pane.SetSize(88, 60)
	pane.SetContent(Open(packs(t), o, noon()))
	uitest.MustContain(t, in(pane, Cause), `Seen before      2 attempts, 1 case, last 1 h ago; last solved by “x\x1b[31m\u{202E}y”`)
}

func TestABlockAndTheVendorsOwnWordsAreShown(t *testing.T) {
	t.Parallel()
	e := long()
	e.VendorSays, e.BlockedUntil = "Too many attempts.", "2026-11-23T14:06:08+03:00"
	pane := open(t, explained(refused("json", `{}`), e), 88, 60)
	uitest.MustContain(t, in(pane, Cause), "400 Bad Request   blocked until 14:07   182 ms", "the vendor's own words: “Too many attempts.”")
	uitest.MustContain(t, in(pane, Timing), "blocked until 14:07")
	e.BlockedUntil = "2026-11-23T23:59:01+03:00"
	uitest.MustContain(t, in(open(t, explained(refused("json", `{}`), e), 100, 60), Cause), "blocked until 2026-11-24 00:00")
	e.BlockedUntil, e.VendorSays = "soon", ""
	uitest.MustNotContain(t, in(open(t, explained(refused("json", `{}`), e), 88, 60), Cause), "blocked", "own words")
}

func TestAPaneThatAsksFitsEverySize(t *testing.T) {
	t.Parallel()
	a := rivals()
	a.Happened = time.Time{}
	d := atDesk(t, a)
	d.Keys("y", "j", "j", "u")
	for _, tab := range []Tab{Cause, Checklist, Timing} {
		d.Model.pane.Show(tab)
		for range 3 {
			d.Keys("j")
			uitest.Sweep(t, func(w, h int) string {
				d.Model.pane.SetSize(w, h)
				return d.Model.pane.View().Body
			}, uitest.Size{Width: 88, Height: 40}, uitest.Size{Width: 60, Height: 9}, uitest.Size{Width: 38, Height: 12}, uitest.Size{Width: 12, Height: 4}, uitest.Size{Width: 1, Height: 1})
		}
	}
}

func TestTheHelpLineNamesTheKeysThatWork(t *testing.T) {
	t.Parallel()
	helps := func(d *uitest.Driver[*desk]) string {
		var keys []string
		for _, b := range append(d.Model.pane.ActKeys(), d.Model.pane.Keys()...) {
			keys = append(keys, b.Help().Key+" "+b.Help().Desc)
		}
		return strings.Join(keys, ", ")
	}
	d := atDesk(t, rivals())
	if got := helps(d); !strings.HasPrefix(got, "y n u answer, j/k cause, ") {
		t.Errorf("first of all: %s", got)
	}
	d.Keys("j")
	if got := helps(d); !strings.HasPrefix(got, "y n u v answer, ") {
		t.Errorf("on a question about a field: %s", got)
	}
	d.Keys("3")
	if got := helps(d); !strings.HasPrefix(got, "p f x space tick, ") {
		t.Errorf("in the checklist: %s", got)
	}
	d.Keys("5")
	if got := helps(d); strings.Contains(got, "answer") || strings.Contains(got, "tick") {
		t.Errorf("in the raw view: %s", got)
	}
}

func TestTheAnswersOwnStatusComesFirstInTheChecklistAndTheKeysBeginWhereSomebodyMustLook(t *testing.T) {
	t.Parallel()
	e := explain.Explanation{System: "authmatech", Operation: "verify"}
	for i, group := range [][]int{{403}, {422, 400}, {400}, {403}} {
		item := explain.Item{ID: fmt.Sprint(i), Text: fmt.Sprintf("Step %d", i), State: systems.Pass, Because: "so it is", Group: group}
		if i == 2 || i == 3 {
			item.State = systems.Ask
		}
		e.Checklist = append(e.Checklist, item)
	}
	d := atDesk(t, explained(refused("json", `{}`), e))
	d.Keys("3")
	view := drawn(d)
	at := -1
	for _, text := range []string{"400 Bad Request\n  ", "Step 1", "▌ ? you check  Step 2", "403 Forbidden", "Step 0", "Step 3"} {
		next := strings.Index(view, text)
		if next <= at {
			t.Fatalf("%q is not where it belongs:\n%s", text, view)
		}
		at = next
	}
	d.Model.pane.SetSize(60, 7)
	d.Model.pane.SetContent(d.Model.pane.Content())
	uitest.MustContain(t, drawn(d), "▌ ? you check  Step 2")
	d.Keys("p", "p")
	if got := strings.Join(d.Model.file.wrote, ","); got != "2 pass,2 " {
		t.Errorf("the same key again did not take back what it ticked: %q", got)
	}
}

func TestOfAStepThatDoesNotFitTheBeginningIsSeen(t *testing.T) {
	t.Parallel()
	e := explain.Explanation{System: "authmatech", Operation: "verify", Checklist: []explain.Item{
		{ID: "a", Text: "It parses", State: systems.Pass, Because: "so it is", Group: []int{400}},
		{ID: "b", Text: "The balance is enough", State: systems.Ask, Because: strings.Repeat("look at the dashboard ", 20), Group: []int{400}},
	}}
	d := atDesk(t, explained(refused("json", `{}`), e))
	d.Model.pane.SetSize(40, 9)
	d.Keys("3")
	uitest.MustContain(t, drawn(d), "▌ ? you check  The balance")
}
