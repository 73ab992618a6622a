package cli

import (
	"strings"
	"testing"

	"casebook/history"
)

func TestAListWithoutCasesSaysWhy(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	says := func(want string, args ...string) {
		t.Helper()
		b.expect(t, statusDone, append([]string{"case", "list"}, args...)...)
		if got := b.out.String(); !strings.Contains(got, want) || strings.Count(got, "\n") != 1 {
			t.Errorf("case list %q says %q, want %q", args, got, want)
		}
	}
	says("there is no history yet, and so no case: ")

	b.In = strings.NewReader("HTTP/1.1 400 Bad Request\r\n\r\n" + `{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}]}`)
	b.run(t.Context(), "explain", "--save", "-")
	attempts, err := b.store().Attempts(t.Context(), history.Page{})
	if err != nil || len(attempts) != 1 {
		t.Fatal(attempts, err)
	}
	id, at := attempts[0].ID, b.store().Path()
	says("no case yet in " + at + ": casebook case add new " + id + " makes one of the newest attempt\n")

	b.expect(t, statusDone, "case", "add", "new", id)
	says("  Authmatech: The mobile number is not accepted\n")
	says("no such case in "+at+"; --state all lists the closed ones too\n", "nothing has this")
	says("no such case in "+at+"\n", "--state", "all", "nothing has this")
	b.expect(t, statusDone, "case", "set", "1", "state=dropped")
	says("no such case in " + at + "; --state all lists the closed ones too\n")
}
