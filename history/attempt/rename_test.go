package attempt_test

import (
	"net/http"
	"testing"

	"casebook/history"
)

func TestACaseIsNamedAfterTheNewestThatWentWrong(t *testing.T) {
	t.Parallel()
	answer := ""
	b := newBench(t, func(w http.ResponseWriter, r *http.Request) { says(answer)(w, r) })
	b.call.Open = true
	title := func(body string) string {
		t.Helper()
		answer = body
		a, err := b.Send(t.Context(), b.call)
		if err != nil {
			t.Fatal(err)
		}
		b.call.Case = a.Case
		c, err := b.Store.Case(t.Context(), a.Case)
		if err != nil {
			t.Fatal(err)
		}
		return c.Title
	}
	const no = `{"success":true,"messages":[],"data":{"validNumber":false}}`
	if got := title(verified); got != "Authmatech · Verify: The number is verified" {
		t.Errorf("after a first call that worked it is %q", got)
	}
	for _, body := range []string{no, verified} {
		if got := title(body); got != "Authmatech · Verify: The call worked, and the answer is no" {
			t.Errorf("it became %q", got)
		}
	}
	if _, err := b.Store.UpdateCase(t.Context(), b.call.Case, func(c *history.Case) { c.Title, c.Titled = "Ours", true }); err != nil {
		t.Fatal(err)
	}
	if got := title(no); got != "Ours" {
		t.Errorf("what the engineer chose became %q", got)
	}
}

func TestACaseIsNamedAfterTheCallThatWentWrongInIt(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(`{"success":true,"messages":[],"data":{"validNumber":false}}`))
	for system, want := range map[string]string{
		"authmatech": "Authmatech · Verify: The call worked, and the answer is no", "nextreason": "nextReason · Token: as it was",
	} {
		_, err := b.Store.Add(t.Context(), history.Attempt{System: system, Operation: "token", Simulated: true}, &history.Case{System: system, Operation: "token", Title: "nextReason · Token: as it was", Simulated: true})
		if err != nil {
			t.Fatal(err)
		}
		of, err := b.Store.NewestCase(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		b.call.Case = of.ID
		if _, err := b.Send(t.Context(), b.call); err != nil {
			t.Fatal(err)
		}
		c, err := b.Store.Case(t.Context(), of.ID)
		if err != nil || c.Title != want || (c.Operation == "verify") != (system == "authmatech") {
			t.Errorf("of %s: the case is %+v, %v", system, c, err)
		}
	}
}

func TestACaseThatWasSolvedIsOpenedAgain(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	b.call.Open = true
	a, err := b.Send(t.Context(), b.call)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := b.Solve(t.Context(), a.Case, "country code"); err != nil || c.State != history.Solved || c.SolvedBy != "country code" {
		t.Fatalf("solved: %+v, %v", c, err)
	}
	if c, err := b.Reopen(t.Context(), a.Case); err != nil || c.State != history.Open || c.SolvedBy != "" || c.ID != a.Case {
		t.Errorf("opened again: %+v, %v", c, err)
	}
	if _, err := b.Reopen(t.Context(), 0); err == nil {
		t.Error("a case that is none was opened again")
	}
}
