package request

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

const oldToken = "CANARYfaketoken0123456789abcdefXYZ"

// redoer is a vendor whose history redacts again what the shelf holds.
type redoer struct {
	*vendor
	err  error
	asks int
}

func (r *redoer) Redo(_ context.Context, id string, dry bool) (attempt.Redone, error) {
	r.asks++
	if r.err != nil || dry {
		return attempt.Redone{}, r.err
	}
	k, err := r.Key()
	if err != nil {
		return attempt.Redone{}, err
	}
	_, out := attempt.Renew(r.Packs, k, history.Case{}, []history.Attempt{r.shelf.attempt})
	r.shelf.attempt = out[0]
	return attempt.Redone{Case: 7, Attempts: []attempt.RedoneAttempt{{ID: id, Changed: true}}, Cut: []attempt.CutCount{{Class: safe.ClassSecret, Values: 1}}}, nil
}

// beginOlder opens an attempt of an older or of today's rules.
func beginOlder(t *testing.T, rules int) (*desk, *redoer) {
	t.Helper()
	library := &shelf{attempt: history.Attempt{
		ID: "01m00000000000000000000777", Case: 7, System: "authmatech", Operation: "verify", Environment: "simulator", Simulated: true, Outcome: "failure", Rules: rules,
		Answer: &history.Answer{Status: 400, RecordMessage: safe.RecordMessage{Kind: "json", Body: record(`{"access_token":"` + oldToken + `"}`)}},
	}}
	d := beginIn(t, practice(), nav.OpenRequest{System: "authmatech", Operation: "verify", Attempt: library.attempt.ID, Case: 7}, answers(400, refusedBody), library)
	r := &redoer{vendor: d.vendor}
	d.Model.runner = r
	d.Send(d.Model.load()())
	return d, r
}

func offers(d *desk) bool {
	return slices.ContainsFunc(d.Model.Commands(), func(b key.Binding) bool { return b.Help().Desc == "redact again under today's rules" })
}

func TestAnAttemptUnderOlderRulesCanBeRedactedAgainFromThePalette(t *testing.T) {
	t.Parallel()
	d, r := beginOlder(t, 1)
	if !offers(d) {
		t.Fatal("the palette does not offer it")
	}
	d.shows(t, "redacted under older rules")
	d.Keys("alt+5")
	d.shows(t, oldToken)
	d.Keys("alt+r")
	said := moves[nav.Say](d)
	if r.asks != 1 || len(said) != 1 || said[0].Severity != ui.Pass ||
		said[0].Text != "case 7 redacted again: 1 value newly cut; free file pages and backups may hold it" {
		t.Fatalf("asked %d times, it says %+v", r.asks, said)
	}
	if told := moves[nav.Recorded](d); len(told) != 1 || told[0].Case != 7 {
		t.Errorf("who lists attempts is told %+v", told)
	}
	for _, view := range []string{"alt+1", "alt+2", "alt+3", "alt+4", "alt+5"} {
		d.Keys(view)
		d.hides(t, oldToken, "redacted under older rules")
	}
	if uitest.MustContain(t, d.view(), "[token #"); offers(d) {
		t.Error("it is offered again")
	}
	if d.Keys("alt+r"); r.asks != 1 {
		t.Error("it is done again")
	}
}

func TestWhatTodaysRulesRecordedIsNotOfferedToBeRedacted(t *testing.T) {
	t.Parallel()
	d, r := beginOlder(t, safe.RulesVersion)
	if d.Keys("alt+r"); offers(d) || r.asks != 0 || strings.Contains(d.view(), "older rules") {
		t.Errorf("offered %v, asked %d times", offers(d), r.asks)
	}
}

func TestAFailedRedactingSaysSoAndLeavesWhatIsShown(t *testing.T) {
	t.Parallel()
	d, r := beginOlder(t, 1)
	r.err = errors.New("history x is in use by another program")
	d.Keys("alt+r")
	if said := moves[nav.Say](d); len(said) != 1 || said[0].Severity != ui.Fail || said[0].Text != "not all was redacted again: history x is in use by another program" {
		t.Fatalf("it says %+v", said)
	}
	if !offers(d) {
		t.Error("it is not offered any more")
	}
}

func TestWhatIsSaidOfRedactingAgain(t *testing.T) {
	t.Parallel()
	for want, done := range map[string]attempt.Redone{
		"1 attempt redacted again: nothing more had to be cut":                                 {Attempts: make([]attempt.RedoneAttempt, 1)},
		"case 7 redacted again: known values are cut in more places":                           {Case: 7, Texts: true},
		"case 7 redacted again: 3 values newly cut; free file pages and backups may hold them": {Case: 7, Cut: []attempt.CutCount{{Class: safe.ClassSecret, Values: 1}, {Class: safe.Proof, Values: 2}}},
		"case 7 redacted again: 1 value newly cut; free file pages and backups may hold it; to the customer: a password was in what you sent us.": {
			Case: 7, Cut: []attempt.CutCount{{Class: safe.ClassSecret, Values: 1}}, Rotate: "a password was in what you sent us.",
		},
		"case 7 redacted again: nothing more had to be cut; some of it cannot be read, casebook history salvage saves what can be read, or put a backup in its place": {Case: 7, Unread: &history.Damaged{}},
	} {
		if got := redoneWords(done); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
