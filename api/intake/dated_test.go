package intake_test

import (
	"slices"
	"testing"
	"time"
)

func TestTheDateOfAnAnswerIsWhenItHappened(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 26, 9, 12, 44, 0, time.UTC)
	for date, want := range map[string]time.Time{
		"date: Thu, 26 Nov 2026 09:12:44 GMT":    at,
		"Date: Thursday, 26-Nov-26 09:12:44 GMT": at,
		"Date: Thu Nov 26 09:12:44 2026":         at,
		"Date: yesterday":                        {},
		"Date: Thu, 31 Nov 2026 09:12:44 GMT":    {},
		"Date: Thu, 01 Jan 1970 00:00:07 GMT":    {},
		"Expires: Thu, 26 Nov 2026 09:12:44 GMT": {},
	} {
		for _, head := range []string{"HTTP/2 422\n" + date + "\n\n{}", "< HTTP/2 422\n< " + date + "\n< \n{}", "curl -i https://a.test/x\n\nHTTP/2 422\n" + date + "\n\n{}"} {
			e, _ := mustReadTranscript(t, head)
			if !e.Happened.Equal(want) || slices.Contains(e.Notes, "when it happened is the Date of the answer, by the clock of the system") == want.IsZero() {
				t.Errorf("%q: %s, notes %q", head, e.Happened, e.Notes)
			}
		}
	}
}

func TestATimeThatTheInputTellsGoesBeforeTheDateOfAnAnswer(t *testing.T) {
	t.Parallel()
	e := mustRead(t, "a.har", harOf(`{"startedDateTime":"2026-11-26T08:00:00Z","request":{"method":"GET","url":"https://a.test/x","headers":[]},"response":{"status":200,"headers":[{"name":"Date","value":"Thu, 26 Nov 2026 09:12:44 GMT"}],"content":{}}}`)).Exchanges[0]
	if want := time.Date(2026, 11, 26, 8, 0, 0, 0, time.UTC); !e.Happened.Equal(want) {
		t.Errorf("%s, want %s", e.Happened, want)
	}
}
