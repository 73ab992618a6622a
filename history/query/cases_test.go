package query

import (
	"testing"

	"casebook/history"
)

func TestOfCasesAQueryAsksWhatCasesHave(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]history.Condition{
		"owner:rana 422":      {cond(history.OfOwner, "rana"), cond("", "422")},
		"state:waiting -swap": {cond(history.InState, "waiting for customer", "waiting for vendor"), not(cond("", "swap"))},
		"ref:ZD-881 case:7":   {cond(history.WithRef, "zd-881"), cond(history.InCase, "7")},
	} {
		p, err := known().Parse(text, now())
		if q, ok := p.OfCases(); err != nil || !ok || !alike(q.All, want) {
			t.Errorf("%q: %+v, %t, %v", text, q.All, ok, err)
		}
	}
	for _, text := range []string{"http:422", "code:invalid_code", "owner:rana since:2d", "is:caseless"} {
		p, err := known().Parse(text, now())
		if q, ok := p.OfCases(); err != nil || ok {
			t.Errorf("%q: %+v, %v", text, q.All, err)
		}
	}
}
