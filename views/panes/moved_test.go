package panes

import (
	"strings"
	"testing"

	"casebook/api/explain"
	"casebook/history/attempt"
	"casebook/ui/uitest"
)

func TestAnAnswerThatMakesAnotherCauseTheLikeliestLeadsToThatCause(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	d.Model.pane.SetSize(72, 12)
	d.Keys("end", "n")
	view := drawn(d)
	uitest.MustContain(t, view, "✗ refused", "1 The second cause", "  heard   Is it the first?  said: no\n",
		"▌ ask     Is it the second?  y  n  u unknown  v enter value\n")
	if d.Model.pane.Current() != "x.second" {
		t.Errorf("the keys are about %s", d.Model.pane.Current())
	}
	uitest.MustNotContain(t, view, "The first cause")
	d.Keys("n") // the next question, not the one before taken back
	uitest.MustContain(t, drawn(d), "1 The third cause", "  heard   Is it the second?  said: no\n", "▌ ask     Is it the third?")
	if got := strings.Join(d.Model.file.wrote, ","); got != "no,no" {
		t.Errorf("kept %q", got)
	}
}

func TestInASmallPaneTheLikeliestCauseBeginsTheView(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	d.Model.pane.SetSize(38, 5)
	d.Keys("n")
	rows := strings.Split(drawn(d), "\n")
	if len(rows) < 3 || !strings.HasPrefix(rows[1], "1 The second cause") {
		t.Errorf("below the tabs stands\n%s", drawn(d))
	}
}

func TestAQuestionThatTwoCausesShareStandsBesideTheLikeliestOnlyOnce(t *testing.T) {
	t.Parallel()
	a := rivals()
	e, err := attempt.Explanation(a)
	if err != nil {
		t.Fatal(err)
	}
	e.Causes[1].Question = &explain.Question{ID: e.Causes[0].Question.ID, Field: "mobileNumber", Yes: "against"}
	e.Causes[1].Settle = e.Causes[0].Settle
	d := atDesk(t, explained(a, e))
	d.Keys("n")
	view := drawn(d)
	uitest.MustContain(t, view, "1 The second cause", "▌ ask     Is it the first?  said: no  n again takes it back\n")
	uitest.MustNotContain(t, view, "  heard")
}

func TestAnAnswerThatIsGivenInTheChecklistLeavesItWhereItIs(t *testing.T) {
	t.Parallel()
	d := atDesk(t, rivals())
	d.Hold()
	d.Keys("n", "3")
	d.Release()
	uitest.MustContain(t, drawn(d), "▌ ? you check")
	uitest.MustContain(t, in(d.Model.pane, Cause), "1 The second cause", "▌ ask     Is it the second?")
}
