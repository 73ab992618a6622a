package ticket_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api/explain"
	"casebook/history"
	"casebook/history/ticket"
)

// left is what the case keeps of a ticket that was copied.
func left(t *testing.T, made ticket.Ticket, f ticket.Format) history.Left {
	t.Helper()
	text, err := made.As(f)
	if err != nil {
		t.Fatal(err)
	}
	return made.Left("copied", f, text, time.Date(2026, 11, 22, 14, 30, 0, 0, time.FixedZone("", 3*3600)))
}

// since is a source of which the vendor has what left before.
func since(s ticket.Source, before ...history.Left) ticket.Source {
	s.Case.Left = before
	s.Since = ticket.Told(before)
	return s
}

func TestAnAddendumOfNothingNewIsNone(t *testing.T) {
	t.Parallel()
	for _, s := range scenes() {
		source := s.source(t)
		before := left(t, mustMake(t, source), ticket.Markdown)
		if _, err := ticket.Make(since(source, before)); !errors.Is(err, ticket.ErrNothingNew) {
			t.Errorf("%s: %v", s.name, err)
		}
	}
	if ticket.Told(nil) != nil {
		t.Error("the vendor has something though nothing left")
	}
}

func TestAnAddendumHoldsOnlyTheNewAttempt(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	first := source
	first.Attempts = source.Attempts[:1]
	made := mustMake(t, since(source, left(t, mustMake(t, first), ticket.Zip)))
	text := made.Text.String()
	contains(t, text, "# Addendum: Authmatech · Verify: The mobile number is not accepted\n",
		"This adds to the ticket that we sent on 2026-11-22 14:30:00.000 +03:00 (11:30:00.000 UTC), your reference AM-2291. It holds only what is new since.\n",
		"\nAuthmatech Verify at 2026-11-22 14:03:14.400 +03:00 (11:03:14.400 UTC) ended with: refused, 400 Bad Request, code `INVALID_MOBILE_NUMBER`; it is attempt 2 of 2, and 1 is new. ", "\n2. 2026-11-22 14:03:14.400", "2 min 4 s after 1",
		"What differs between attempt 2", "## Attempt 2 of 2", "another one first now")
	if strings.Contains(text, "## Attempt 1") || !made.Addendum {
		t.Errorf("what was sent before is in it:\n%s", text)
	}
	if got := left(t, made, ticket.Markdown); !slices.Equal(got.Attempts, []string{source.Attempts[1].ID}) {
		t.Errorf("it is kept as of %q", got.Attempts)
	}
	if len(made.Sent) != 1 || made.Sent[0] != "2026-11-22 14:30:00.000 +03:00 (11:30:00.000 UTC): copied as zip, for Authmatech support, support@authmatech.com, 1 attempt" {
		t.Errorf("sent before: %q", made.Sent)
	}
}

func TestAnAddendumOfWhatTheCallerSaidHasNoCall(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	answers := source.Case.Answers
	silent := source
	silent.Case.Answers, silent.Case.Checklist = nil, nil
	before := left(t, mustMake(t, silent), ticket.Plain)
	source.Case.Answers = answers
	made := mustMake(t, since(source, before))
	text := made.Text.String()
	contains(t, text, "No new attempt. New: 1 answer of the caller's, 1 step of the checklist.", "## What the caller says", "(checked by us)")
	for _, old := range []string{"## Attempt", "## Timeline", "## Reproduce", "[x] pass: X-API-KEY", "[ ] FAIL", "## Environment", "## Causes"} {
		if strings.Contains(text, old) {
			t.Errorf("%s was sent before:\n%s", old, text)
		}
	}
	if _, err := made.As(ticket.Curl); !errors.Is(err, ticket.ErrNoCall) {
		t.Errorf("a script of no call: %v", err)
	}
	for id, answer := range answers { // another answer to the same question is news
		answer.Said = record(explain.SaidUnknown)
		source.Case.Answers = map[string]history.Hearsay{id: answer}
	}
	if text := mustMake(t, since(source, before, left(t, made, ticket.Markdown))).Text.String(); !strings.Contains(text, "New: 1 answer of the caller's.") {
		t.Errorf("another answer is not new:\n%s", text)
	}
}

// HAR and script tell of the calls only: what the caller said is still to be told.
func TestWhatOnlyHoldsCallsTellsNothingElse(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	before := left(t, mustMake(t, source), ticket.HAR)
	if len(before.Known) != 0 || len(before.Attempts) != 2 {
		t.Errorf("%+v", before)
	}
	text := mustMake(t, since(source, before)).Text.String()
	contains(t, text, "No new attempt. New: 1 answer of the caller's, ", "the likeliest cause.", "## Causes considered", "## What the caller says")
}

func TestWhatIsKeptOfALeavingTellsNothing(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Reveal = []string{"phone-1"}
	before := left(t, mustMake(t, source), ticket.Markdown)
	if before.Way != "copied" || before.Format != "markdown" || len(before.SHA256) != 64 || before.To != "Authmatech support, support@authmatech.com" || !slices.Equal(before.Revealed, []string{"phone-1"}) {
		t.Errorf("%+v", before)
	}
	for _, mark := range before.Known {
		if len(mark) != 16 || strings.Trim(mark, "0123456789abcdef") != "" {
			t.Errorf("a mark is %q", mark)
		}
	}
	other := source
	other.Key[0]++
	if again := left(t, mustMake(t, other), ticket.Markdown); slices.ContainsFunc(again.Known, func(m string) bool { return slices.Contains(before.Known, m) }) {
		t.Error("a mark is the same under another key, so it could be guessed")
	}
}

// The desk asked for the number that it had only as a mark.
func TestAnAddendumShowsWhatIsNowInClear(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	before := left(t, mustMake(t, source), ticket.Markdown)
	source.Reveal = []string{"phone-1", "phone-9"}
	made := mustMake(t, since(source, before))
	text := made.Text.String()
	contains(t, text, " It holds only what is new since. Attempt 2 is told again: it shows in clear what stood as phone-1.\n", "; it is attempt 2 of 2. We take", "## Attempt 2 of 2", `"mobileNumber": "0791234567"`)
	if original := made.Original.String(); strings.Count(original, "\n") != strings.Count(text, "\n") {
		t.Errorf("the original has other lines:\n%s", original)
	}
	if strings.Contains(text, "## Attempt 1") || strings.Contains(text, "## Checklist") {
		t.Errorf("what the vendor has is in it:\n%s", text)
	}
	if _, err := ticket.Make(since(source, before, left(t, made, ticket.Markdown))); !errors.Is(err, ticket.ErrNothingNew) {
		t.Errorf("after the number left: %v", err)
	}
}

func TestAnAddendumCountsAllThatLeftBefore(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	first := source
	first.Attempts = source.Attempts[:1]
	one := left(t, mustMake(t, first), ticket.Markdown)
	two := left(t, mustMake(t, since(source, one)), ticket.Markdown)
	if _, err := ticket.Make(since(source, one, two)); !errors.Is(err, ticket.ErrNothingNew) {
		t.Errorf("after both left: %v", err)
	}
}
