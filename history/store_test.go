package history

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/safe"
)

// fresh returns a history that is not there yet.
func fresh(t testing.TB) *Store {
	t.Helper()
	return unhurried(filepath.Join(t.TempDir(), "casebook", "history.db"))
}

// unhurried is a history whose searches stop at no time, however slow the machine is.
func unhurried(path string) *Store {
	s := At(path)
	s.slice = time.Hour
	return s
}

// record makes text a Record, as reading it from a history does.
func record(t testing.TB, text string) safe.Record {
	t.Helper()
	var r safe.Record
	if err := r.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return r
}

// sample returns a complete attempt of about 1 kB; words is in it and nowhere else.
func sample(t testing.TB, words string) Attempt {
	t.Helper()
	return Attempt{
		Happened: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC),
		System:   "authmatech", Operation: "verify", Environment: "staging",
		Counted: true, Tries: 1, User: "+962791234567", Outcome: api.Refused,
		Codes: []string{"INVALID_MOBILE_NUMBER"}, Row: "authmatech.verify.1", Title: "The number is not in E.164 form",
		Request:     Request{Method: "POST"},
		Answer:      &Answer{Status: 400, StatusText: record(t, "Bad Request"), Protocol: "HTTP/1.1"},
		Timing:      Timing{DNS: 1.5, Connect: 3, TLS: 12.25, FirstByte: 90, Total: 182},
		Notes:       []safe.Record{record(t, words)},
		Explanation: record(t, `{"causes":[`+strings.Repeat(`{"row":"authmatech.verify.1"},`, 8)+`{}]}`),
		Pack:        "authmatech 1", Program: "test", Rules: 1,
	}
}

// must fails the test on an error.
func must[T any](t testing.TB) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// run begins an attempt and completes it.
func run(t testing.TB, s *Store, a Attempt, open *Case) Attempt {
	t.Helper()
	begun := must[Attempt](t)(s.Begin(t.Context(), a, open))
	a.ID, a.Case, a.Recorded = begun.ID, begun.Case, begun.Recorded
	if err := s.Complete(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	return a
}

// same fails the test unless got and want are alike as JSON.
func same(t testing.TB, got, want any) {
	t.Helper()
	g, w := must[[]byte](t)(json.Marshal(got)), must[[]byte](t)(json.Marshal(want))
	if string(g) != string(w) {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

// whole fails the test unless Check finds nothing wrong.
func whole(t testing.TB, s *Store) Report {
	t.Helper()
	report := must[Report](t)(s.Check(context.Background()))
	for _, problem := range report.Problems {
		t.Errorf("check: %s %s", problem.ID, problem.Text)
	}
	return report
}

func TestAHistoryThatIsNotThereIsEmptyAndStaysAway(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	if rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{})); len(rows) != 0 {
		t.Errorf("%d attempts in a history that is not there", len(rows))
	}
	if cases := must[[]Case](t)(s.Cases(t.Context(), 0, 0)); len(cases) != 0 {
		t.Errorf("%d cases in a history that is not there", len(cases))
	}
	_, caseErr := s.Case(t.Context(), 1)
	_, newestErr := s.NewestCase(t.Context())
	_, attemptErr := s.Attempt(t.Context(), "01kz0000000000000000000000")
	for _, err := range []error{caseErr, newestErr, attemptErr} {
		if !isOneLine(err, ErrNotFound) {
			t.Errorf("got %v, want one line about what is not there", err)
		}
	}
	whole(t, s)
	if _, err := os.Stat(filepath.Dir(s.Path())); !os.IsNotExist(err) {
		t.Errorf("reading made a folder: %v", err)
	}
}

func TestAnAttemptComesBackAsItWasCompleted(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := run(t, s, sample(t, "evidence <b> & \u2028 ünïcode"), &Case{Title: "Login fails"})
	same(t, must[Attempt](t)(s.Attempt(t.Context(), a.ID)), a)
	rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{}))
	same(t, rows, []Summary{a.Summary()})
	if a.Case != 1 || rows[0].Status != 400 || rows[0].Tries != 1 || !rows[0].Counted {
		t.Errorf("case %d, status %d, tries %d, counted %t", a.Case, rows[0].Status, rows[0].Tries, rows[0].Counted)
	}
	if report := whole(t, s); report.Attempts != 1 || report.Cases != 1 || report.Pending != 0 || report.Bytes == 0 {
		t.Errorf("check counted %+v", report)
	}
}

func TestAnAttemptIsPendingUntilItIsCompletedOnce(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := must[Attempt](t)(s.Begin(t.Context(), sample(t, "x"), nil))
	if stored := must[Attempt](t)(s.Attempt(t.Context(), a.ID)); stored.Outcome != api.Pending || stored.Recorded.IsZero() {
		t.Errorf("begun: outcome %q, recorded %v", stored.Outcome, stored.Recorded)
	}
	if err := s.Complete(t.Context(), a, nil); err == nil {
		t.Error("an attempt was completed as pending")
	}
	if report := whole(t, s); report.Pending != 1 {
		t.Errorf("check counted %d pending attempts", report.Pending)
	}
	a.Outcome, a.Case, a.Recorded = api.Success, 77, time.Time{}
	if err := s.Complete(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	stored := must[Attempt](t)(s.Attempt(t.Context(), a.ID))
	if stored.Outcome != api.Success || stored.Case != 0 || stored.Recorded.IsZero() {
		t.Errorf("completed: outcome %q, case %d, recorded %v", stored.Outcome, stored.Case, stored.Recorded)
	}
	a.Outcome = api.Cancelled
	if err := s.Complete(t.Context(), a, nil); err == nil || !strings.Contains(err.Error(), "complete already") {
		t.Errorf("a second completion: %v", err)
	}
	same(t, must[Attempt](t)(s.Attempt(t.Context(), a.ID)), stored)
	a.ID = strings.Repeat("0", idText)
	if err := s.Complete(t.Context(), a, nil); !isOneLine(err, ErrNotFound) {
		t.Errorf("completing what was never begun: %v", err)
	}
}

func TestAnAttemptOfEightMebibytesFits(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	first := run(t, s, sample(t, "before"), nil)
	a := sample(t, strings.Repeat("äbcdefg\n", 1<<20))
	a = run(t, s, a, &Case{Title: "big"})
	after := run(t, s, sample(t, "after"), nil)
	for _, want := range []Attempt{first, a, after} {
		if got := must[Attempt](t)(s.Attempt(t.Context(), want.ID)); !reflect.DeepEqual(got.Notes, want.Notes) {
			t.Errorf("attempt %s came back otherwise", want.ID)
		}
	}
	if rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{})); len(rows) != 3 {
		t.Errorf("%d rows, want 3", len(rows))
	}
	whole(t, s)
}

func TestAttemptsComeNewestFirstPageByPage(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	var all, ofCase []string
	for i := range 23 {
		a := sample(t, fmt.Sprint(i))
		var open *Case
		switch {
		case i == 1:
			open = &Case{Title: "the one"}
		case i%3 == 1:
			a.Case = 1
		}
		a = run(t, s, a, open)
		all = append([]string{a.ID}, all...)
		if a.Case == 1 {
			ofCase = append([]string{a.ID}, ofCase...)
		}
	}
	for _, test := range []struct {
		number uint64
		want   []string
	}{{0, all}, {1, ofCase}, {2, nil}} {
		for limit := 1; limit <= 24; limit++ {
			var got []string
			for before := ""; ; {
				rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{Before: before, Limit: limit, Case: test.number}))
				for _, row := range rows {
					got = append(got, row.ID)
				}
				if len(rows) < limit {
					break
				}
				before = rows[len(rows)-1].ID
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Fatalf("case %d by %d: got %v, want %v", test.number, limit, got, test.want)
			}
		}
	}
	if _, err := s.Attempts(t.Context(), Page{Before: "nonsense"}); err == nil {
		t.Error("a page before nonsense")
	}
}

func TestTheDefaultPathFollowsXDG(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ state, home, want string }{
		{"/state", "/home/kim", "/state/casebook/history.db"},
		{"", "/home/kim", "/home/kim/.local/state/casebook/history.db"},
		{"relative", "/home/kim", "/home/kim/.local/state/casebook/history.db"},
		{"", "", ""},
	} {
		got, err := DefaultPath(func(name string) string {
			return map[string]string{"XDG_STATE_HOME": test.state}[name]
		}, test.home)
		if got != filepath.FromSlash(test.want) || (err == nil) != (test.want != "") {
			t.Errorf("state %q, home %q: got %q, %v", test.state, test.home, got, err)
		}
	}
}
