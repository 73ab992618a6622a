package panes

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/ui"
	"casebook/ui/uitest"
)

// long is an explanation of more rows than a pane has.
func long() explain.Explanation {
	e := explain.Explanation{Reply: "Please try again.", Retry: explain.Retry{Why: "nothing is known"}, Notes: []string{"an odd thing"}}
	for _, title := range []string{"The first", "The second", "The third"} {
		e.Causes = append(e.Causes, explain.Cause{
			Title: title + " cause", Likelihood: explain.Possible, Basis: systems.Inferred, Cause: strings.Repeat("Something went wrong. ", 8),
			Because: []string{"it was seen"}, Against: []string{"it was not"}, Fix: "Mend it.", Settle: "Is it mended?",
			Question: &explain.Question{ID: title},
		})
	}
	return e
}

func TestTheLikeliestCauseIsInFullAndTheOthersFollow(t *testing.T) {
	t.Parallel()
	view := uitest.Plain(in(open(t, explained(refused("json", `{}`), long()), 88, 60), Cause))
	uitest.MustContain(t, view, "1 The first cause", "our guess  possible", "because it was seen", "against it was not", "fix     Mend it.", "ask     Is it mended?",
		"To the customer  “Please try again.”  ctrl+r copy", "Retry            no: nothing is known", "It could also be", "3 The third cause", "Noted            an odd thing")
	if strings.Index(view, "To the customer") > strings.Index(view, "The second cause") {
		t.Errorf("the reply stands below causes that it is not for:\n%s", view)
	}
}

func TestANarrowPaneStillSaysOnWhatACauseRests(t *testing.T) {
	t.Parallel()
	uitest.MustContain(t, in(open(t, explained(refused("json", `{}`), long()), 38, 200), Cause), "possible", "our guess")
}

func TestScrollingEndsAtTheEnds(t *testing.T) {
	t.Parallel()
	pane := open(t, explained(refused("json", `{}`), long()), 60, 15)
	pane.SetActive(true)
	top := pane.View().Body
	uitest.MustContain(t, top, "more lines, pgdn")
	for range 100 {
		pane.Update(ui.KeyPress("down"))
	}
	uitest.MustContain(t, pane.View().Body, "an odd thing")
	pane.Update(ui.KeyPress("up"))
	uitest.MustContain(t, pane.View().Body, "more lines, pgdn")
	pane.Update(ui.KeyPress("home"))
	if pane.View().Body != top {
		t.Error("home does not lead back to the top")
	}
	pane.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if pane.View().Body == top {
		t.Error("the wheel does not turn")
	}
}

func TestTheViewStaysWhenAnotherAnswerComes(t *testing.T) {
	t.Parallel()
	pane := open(t, refused("json", `{}`), 80, 20)
	pane.Show(Timing)
	pane.SetContent(Open(packs(t), around(t, refused("json", `{"a":1}`)), noon()))
	if pane.tab != Timing {
		t.Errorf("view %d is shown", pane.tab)
	}
}

func TestATabIsChosenByTheMouse(t *testing.T) {
	t.Parallel()
	pane := open(t, refused("json", `{}`), 80, 20)
	line, _, _ := strings.Cut(uitest.Plain(pane.View().Body), "\n")
	if !pane.Click(ui.Width(line[:strings.Index(line, "timing")])+1, 0) || pane.tab != Timing {
		t.Errorf("view %d is shown", pane.tab)
	}
	if pane.Click(0, 0) {
		t.Error("the title is no tab")
	}
}

func TestBeforeSendingOnlyCauseAndChecklistHaveSomethingToSay(t *testing.T) {
	t.Parallel()
	theme := ui.NewTheme(true, false)
	pane := NewAnswer(&theme, "")
	pane.SetSize(80, 20)
	pane.SetCalm("All is well.")
	uitest.MustContain(t, pane.View().Body, "All is well.")
	pane.SetContent(Foresee(explain.Explanation{Checklist: []explain.Item{{Text: "It parses", State: systems.Pass, Group: []int{400}}}}))
	uitest.MustContain(t, in(pane, Cause), "Before you send", "All is well.", "✓ 1 pass")
	uitest.MustContain(t, in(pane, Checklist), "It parses")
	for _, tab := range []Tab{Envelope, Timing, Raw} {
		uitest.MustContain(t, in(pane, tab), "Nothing was sent yet.")
	}
	if id, inCase := pane.Content().Attempt(); id != "" || inCase != 0 || pane.Content().Reply() != "" {
		t.Error("a call that was not sent has an attempt")
	}
}

func TestNothingOfAnAnswerIsWiderThanItsPane(t *testing.T) {
	t.Parallel()
	a := explained(refused("json", `{"success":false,"messages":[{"code":"A_VERY_LONG_CODE_OF_A_VENDOR_THAT_LIKES_LONG_CODES"}]}`), long())
	a.Simulated, a.Codes = true, []string{"A_VERY_LONG_CODE_OF_A_VENDOR_THAT_LIKES_LONG_CODES"}
	pane := open(t, a, 80, 24)
	pane.SetActive(true)
	for tab := range tabs {
		pane.Show(tab)
		uitest.Sweep(t, func(w, h int) string {
			pane.SetSize(w, h)
			return pane.View().Body
		})
	}
	pane.SetWaiting("| 1.2 s  waiting for the answer   esc cancels")
	pane.SetProblem("Not sent: the disk is full, nothing was recorded; free some space and try again")
	uitest.Sweep(t, func(w, h int) string {
		pane.SetSize(w, h)
		return pane.View().Body
	})
}

func TestProseIsNoWiderThanTheToolkitsMeasure(t *testing.T) {
	t.Parallel()
	pane := open(t, explained(refused("json", `{}`), long()), 240, 60)
	for line := range strings.SplitSeq(in(pane, Cause), "\n") {
		if ui.Width(line) > ui.TextWidth {
			t.Errorf("%d cells: %q", ui.Width(line), line)
		}
	}
}

func TestAnAnswerToAnotherCallThanTheFormsSaysSo(t *testing.T) {
	t.Parallel()
	pane := open(t, refused("json", `{}`), 60, 20)
	pane.SetStale(true)
	for tab := range tabs {
		uitest.MustContain(t, in(pane, tab), "! answer to the call before your changes")
	}
	pane.SetContent(Foresee(long()))
	uitest.MustNotContain(t, in(pane, Cause), "before your changes")
	pane.SetContent(Open(packs(t), around(t, refused("json", `{}`)), noon()))
	pane.SetStale(false)
	uitest.MustNotContain(t, in(pane, Cause), "before your changes")
}

func TestWhatIsForeseenIsNotToldAsIfItHadHappened(t *testing.T) {
	t.Parallel()
	theme := ui.NewTheme(true, false)
	pane := NewAnswer(&theme, "")
	pane.SetSize(80, 60)
	pane.SetContent(Foresee(long()))
	view := in(pane, Cause)
	uitest.MustContain(t, view, "1 The first cause", "because it was seen", "fix     Mend it.", "3 The third cause")
	uitest.MustNotContain(t, view, "Something went wrong.", "against", "ask ")
}
