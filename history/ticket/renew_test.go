package ticket_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api/safe"
	"casebook/history"
)

func TestATicketOfARecordUnderOlderRulesHoldsNothingThatTodaysRulesCut(t *testing.T) {
	t.Parallel()
	const token = "CANARYfaketoken0123456789abcdefXYZ"
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	_, err := d.Store.Rewrite(t.Context(), a.ID, func(a *history.Attempt) error {
		var body safe.Record
		err := body.UnmarshalText([]byte(`{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER","message":"Bearer ` + token + ` is not good"}],"session_token":"` + token + `"}`))
		a.Rules, a.Answer.Body = 1, body
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, ref := range []string{"", a.ID} {
		made := d.ticket(t, ref)
		text := made.Text.String()
		if strings.Contains(text, token) || !strings.Contains(text, "[session-token") && !strings.Contains(text, "[token") || len(made.Leaks) > 0 {
			t.Errorf("leaks %v in\n%s", made.Leaks, text)
		}
		if !slices.Contains(made.Notes, "1 attempt recorded under older redaction rules: cut here under today's, in the history not yet") {
			t.Errorf("notes %q", made.Notes)
		}
	}
	stored, err := d.Store.Attempt(t.Context(), a.ID)
	if err != nil || stored.Rules != 1 {
		t.Errorf("the history was written: %+v, %v", stored.Rules, err)
	}
}
