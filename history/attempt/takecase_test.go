package attempt_test

import (
	"encoding/json"
	"strings"
	"testing"

	"casebook/api"
	"casebook/history"
	"casebook/history/attempt"
)

// exported is a case with two attempts, as a file of another install holds it.
func exported(t *testing.T) attempt.CaseFile {
	t.Helper()
	b := newBench(t, says(verified))
	call := b.call
	call.Open = true
	first, err := b.Send(t.Context(), call)
	if err != nil {
		t.Fatal(err)
	}
	call.Open, call.Case = false, first.Case
	if _, err := b.Send(t.Context(), call); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Write(t.Context(), first.Case, attempt.Edit{Field: attempt.CaseNotes, Is: "called +962791234567"}, attempt.Edit{Field: attempt.CaseOwner, Is: "mira"}); err != nil {
		t.Fatal(err)
	}
	file, err := b.ExportCase(t.Context(), first.Case)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	read, err := attempt.ReadCaseFile(text)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func take(t *testing.T, b bench, f attempt.CaseFile) attempt.TakenCase {
	t.Helper()
	taken, err := b.TakeCase(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

func TestACaseFromElsewhereIsKeptWithItsIdsAndTimes(t *testing.T) {
	t.Parallel()
	f, b := exported(t), newBench(t, says(verified))
	taken := take(t, b, f)
	if taken.Case != 1 || taken.Attempts != 2 || taken.Known+taken.Cut != 0 || taken.Here {
		t.Errorf("%+v", taken)
	}
	for _, a := range f.Attempts {
		got := b.stored(t, a.ID)
		if !got.Recorded.Equal(a.Recorded) || got.Outcome != a.Outcome || got.Case != 1 || got.User != a.User {
			t.Errorf("it is another attempt: %+v", got)
		}
	}
	if c, err := b.Store.Case(t.Context(), 1); err != nil || c.Notes != "called +962791234567" || c.Owner != "mira" || c.Attempts != 2 {
		t.Errorf("%+v, %v", c, err)
	}
	if again := take(t, b, f); again.Case != 1 || !again.Here || again.Attempts != 0 || again.Known != 2 {
		t.Errorf("the second time: %+v", again)
	}
}

func TestACaseWhoseNumberIsTakenGetsANewOneAndAttemptsThatAreHereStay(t *testing.T) {
	t.Parallel()
	f, b := exported(t), newBench(t, says(verified))
	newCase(t, b)
	one := f
	one.Attempts = f.Attempts[:1]
	if taken := take(t, b, one); taken.Case != 2 || taken.From != 1 || taken.Attempts != 1 {
		t.Errorf("%+v", taken)
	}
	if taken := take(t, b, f); taken.Case != 2 || !taken.Here || taken.Attempts != 1 || taken.Known != 1 {
		t.Errorf("with one more attempt: %+v", taken)
	}
	if c, err := b.Store.Case(t.Context(), 2); err != nil || c.Attempts != 2 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestACaseFromElsewhereIsKeptWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	f, b := exported(t), newBench(t, says(verified))
	f.Attempts[1].ID = "no id"
	if _, err := b.TakeCase(t.Context(), f); err == nil || !strings.Contains(err.Error(), "attempt 2 of it cannot be kept, so nothing was") {
		t.Errorf("%v", err)
	}
	if rows, err := b.Store.Attempts(t.Context(), history.Page{}); err != nil || len(rows) != 0 {
		t.Errorf("%d attempts were kept, %v", len(rows), err)
	}
}

func TestWhatACaseFromElsewhereHasInClearIsCut(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	f := attempt.CaseFile{Case: history.Case{ID: 7, Title: "key " + fakeKey, State: "sleeping", Owner: "X-API-KEY: " + fakeKey}}
	for _, text := range []string{
		`{"id":"01kdyqs9j80000000000000000","case":7,"recorded":"2026-01-02T03:04:05Z","system":"authmatech","operation":"verify","outcome":"failure","rules":99,
			"request":{"method":"POST","url":"https://service.authmatech.com/v1/api/verify","headers":[{"name":"X-API-KEY","value":"` + fakeKey + `"}]}}`,
		`{"id":"01kdyqs9j80000000000000001","case":7,"recorded":"2026-01-02T03:04:05Z","system":"authmatech","outcome":"failure","rules":99,
			"request":{"method":"GET","url":"https://service.authmatech.com/"},"title":"said ` + fakeKey + `","answer":{"status":400,"kind":"text","body":"no such key: ` + fakeKey + `"}}`,
	} {
		f.Attempts = append(f.Attempts, kept(t, text))
	}
	taken := take(t, b, f)
	file, err := b.ExportCase(t.Context(), taken.Case)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), fakeKey) || taken.Cut == 0 || file.Case.State != history.Open {
		t.Errorf("%+v: %s", taken, text)
	}
	if file.Attempts[1].Outcome != api.Refused {
		t.Errorf("the outcome became %s", file.Attempts[1].Outcome)
	}
}
