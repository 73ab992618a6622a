package attempt_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
)

// stored is text as older rules left it in the history: with whatever stood in it.
func stored(text string) safe.Record {
	var r safe.Record
	if err := r.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return r
}

const (
	oldToken = "CANARYfaketoken0123456789abcdefXYZ"
	oldCode  = "739154"
	oldWords = "fake phrase; of 5 words!" // no word by itself
)

// older is an attempt that older rules let a token through in.
func older(body string, headers ...string) history.Attempt {
	a := history.Attempt{
		System: "authmatech", Operation: "verify", Environment: "staging", Outcome: api.Refused, Rules: 1, Tries: 1, Counted: true,
		Happened: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), User: "+962791234567", Codes: []string{"INVALID"}, Title: "The number is wrong",
		Request: history.Request{Method: "POST", RecordMessage: safe.RecordMessage{
			URL: stored("https://service.authmatech.com/v1/api/verify"), Kind: "json",
			Body: stored(`{"mobileNumber":"+962791234567","encryptedMobileNumber":"[proof #9ab0: base64, 2048 chars]"}`), Length: 2100,
		}},
		Answer: &history.Answer{Status: 400, StatusText: stored("Bad Request"), RecordMessage: safe.RecordMessage{Kind: "json", Body: stored(body), Length: len(body)}},
		Facts: []safe.Fact{{
			Place: "request encryptedMobileNumber", Name: "encryptedMobileNumber", Kind: "proof", Class: safe.Proof, Length: 2048, Charset: "base64",
			Fingerprint: "9ab0123456789abcdef0123456789abc", Placeholder: "[proof #9ab0: base64, 2048 chars]",
		}},
		Marks:       map[string]string{"encryptedMobileNumber": "9ab0123456789abc"},
		Explanation: stored(`{"outcome":"failure","causes":[{"row":"authmatech.1","title":"The number is wrong"}]}`),
	}
	for i := 0; i+1 < len(headers); i += 2 {
		a.Answer.Headers = append(a.Answer.Headers, safe.RecordHeader{Name: stored(headers[i]), Value: stored(headers[i+1])})
	}
	return a
}

// keep puts attempts into one new case, in their order.
func keep(t testing.TB, b bench, c history.Case, attempts ...history.Attempt) []history.Attempt {
	t.Helper()
	kept := make([]history.Attempt, len(attempts))
	for i, a := range attempts {
		open := &c
		if i > 0 {
			open, a.Case = nil, kept[0].Case
		}
		var err error
		if kept[i], err = b.Store.Add(context.Background(), a, open); err != nil {
			t.Fatal(err)
		}
	}
	return kept
}

// trio are attempts of which the second carries two secrets by their names, and the others where
// no name tells of it.
func trio() []history.Attempt {
	first := older(`{"success":false,"messages":[{"message":"rejected: ` + oldToken + `"}]}`)
	first.Notes = []safe.Record{stored("the answer names " + base64.StdEncoding.EncodeToString([]byte("token="+oldToken)))}
	second := older(`{"access_token":"` + oldToken + `","transactionId":"TR-1","password":"` + oldWords + `"}`)
	third := older(`{"success":false}`, "X-Echo", oldToken)
	third.Answer, third.Transport = nil, &history.Transport{Phase: api.PhaseBody, Kind: api.KindReset, Sent: api.SentYes, Text: stored("broke off in " + oldToken)}
	third.Outcome, third.Notes = api.NoAnswer, []safe.Record{stored("he typed " + oldWords + " it says")}
	return []history.Attempt{first, second, third}
}

func TestWhatIsFoundInOneAttemptIsCutInTheWholeCase(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	kept := keep(t, b, history.Case{
		Title: "Login fails", Notes: "he sent " + oldToken + " twice", SolvedBy: "a new " + oldToken,
		Answers: map[string]history.Hearsay{"q": {Said: stored(oldToken), Question: stored("Which one?")}},
		CutAlso: []safe.Record{stored("Amman branch")},
	}, trio()...)
	dry, err := b.RedoCase(t.Context(), kept[0].Case, true)
	if err != nil || b.stored(t, kept[0].ID).Rules != 1 {
		t.Fatalf("a dry run wrote: %v", err)
	}
	done, err := b.RedoCase(t.Context(), kept[0].Case, false)
	if err != nil {
		t.Fatal(err)
	}
	want := attempt.Redone{
		Case: kept[0].Case, Texts: true, Cut: []attempt.CutCount{{Class: safe.ClassSecret, Values: 2}},
		Attempts: []attempt.RedoneAttempt{
			{ID: kept[2].ID, Rules: 1, Changed: true, Written: true}, {ID: kept[1].ID, Rules: 1, Changed: true, Written: true}, {ID: kept[0].ID, Rules: 1, Changed: true, Written: true},
		},
	}
	if !reflect.DeepEqual(done, want) || !reflect.DeepEqual(dry, want) {
		t.Errorf("it says\n%+v, dry\n%+v, want\n%+v", done, dry, want)
	}
	c, err := b.Store.Case(t.Context(), kept[0].Case)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := json.Marshal(c)
	for _, before := range kept {
		a := b.stored(t, before.ID)
		part, _ := json.Marshal(a)
		text = append(text, part...)
		if a.Rules != safe.RulesVersion || !reflect.DeepEqual(a.Facts[:1], before.Facts) || !reflect.DeepEqual(a.Marks, before.Marks) || a.Request.Length != 2100 ||
			a.User != before.User || a.Explanation != before.Explanation || a.Request.Body != before.Request.Body {
			t.Errorf("of %+v\nwas made\n%+v", before, a)
		}
	}
	if bytes.Contains(text, []byte(oldToken)) || bytes.Contains(text, []byte(oldWords)) || bytes.Contains(text, []byte(base64.StdEncoding.EncodeToString([]byte("token=" + oldToken))[:20])) {
		t.Errorf("the token still stands in %s", text)
	}
	if n := bytes.Count(text, []byte("[token #")); n < 6 || !bytes.Contains(text, []byte("Amman branch")) || !bytes.Contains(text, []byte("TR-1")) {
		t.Errorf("%d placeholders in %s", n, text)
	}
	second := b.stored(t, kept[1].ID)
	if got := second.Facts[2]; len(second.Facts) != 4 || got.Place != "answer access_token" || got.Class != safe.ClassSecret || got.Length != len(oldToken) {
		t.Errorf("the new fact is %+v", got)
	}
	if rows, err := b.Store.Attempts(t.Context(), history.Page{}); err != nil || slices.ContainsFunc(rows, history.Summary.OlderRules) {
		t.Errorf("still listed as older: %+v, %v", rows, err)
	}
}

func TestRedoingAgainWritesNothing(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	kept := keep(t, b, history.Case{Title: "x", Notes: oldToken}, trio()...)
	if _, err := b.Redo(t.Context(), kept[2].ID, false); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(b.Store.Path())
	if err != nil {
		t.Fatal(err)
	}
	done, err := b.RedoCase(t.Context(), kept[0].Case, false)
	if err != nil || done.Written() != 0 || done.Changed() != 0 || done.Texts || len(done.Cut) != 0 || len(done.Attempts) != 3 {
		t.Errorf("%+v, %v", done, err)
	}
	if after, err := os.ReadFile(b.Store.Path()); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was written, %v", err)
	}
}

func TestAnAttemptWithoutACaseIsRedoneAlone(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	pasted := older(`{"ok":true}`)
	pasted.Environment = ""
	pasted.Request.Headers = []safe.RecordHeader{{Name: stored("X-API-KEY"), Value: stored(fakeKey)}}
	pasted.Explanation = stored(`{"reply":"send ` + fakeKey + `"}`)
	a, err := b.Store.Add(t.Context(), pasted, nil)
	if err != nil {
		t.Fatal(err)
	}
	other, err := b.Store.Add(t.Context(), older(`{"token":"`+oldToken+`"}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	done, err := b.Redo(t.Context(), a.ID, false)
	if err != nil || len(done.Attempts) != 1 || !strings.Contains(done.Rotate, "your API key was in what you sent us") {
		t.Errorf("%+v, %v", done, err)
	}
	got := b.stored(t, a.ID)
	if text, _ := json.Marshal(got); bytes.Contains(text, []byte(fakeKey)) {
		t.Errorf("the key stands in %s", text)
	}
	if _, err := attempt.Explanation(got); err != nil {
		t.Error(err)
	}
	if b.stored(t, other.ID).Rules != 1 {
		t.Error("another attempt was redone")
	}
}

func TestAnInterruptedRedoingCanBeTakenUpAgain(t *testing.T) {
	t.Parallel()
	halves := 0
	for step := 1; ; step++ {
		b := newBench(t, says(verified))
		kept := keep(t, b, history.Case{Title: "x", Notes: "sent " + oldToken}, trio()...)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		_, stopped := b.RedoCase(&countdown{Context: ctx, left: step, then: cancel}, kept[0].Case, false)
		if stopped != nil && !errors.Is(stopped, context.Canceled) {
			t.Fatalf("step %d: %v", step, stopped)
		}
		redone := 0
		for _, a := range kept {
			if b.stored(t, a.ID).Rules == safe.RulesVersion {
				redone++
			}
		}
		if redone > 0 && redone < len(kept) {
			halves++
		}
		if _, err := b.RedoCase(t.Context(), kept[0].Case, false); err != nil {
			t.Fatal(err)
		}
		c, err := b.Store.Case(t.Context(), kept[0].Case)
		if err != nil || strings.Contains(c.Notes, oldToken) {
			t.Fatalf("step %d: the token still stands in %q, %v", step, c.Notes, err)
		}
		for _, a := range kept {
			if text := line(b.stored(t, a.ID)); strings.Contains(text, oldToken) || strings.Contains(text, oldWords) {
				t.Fatalf("step %d: a secret still stands in %s", step, text)
			}
		}
		if stopped == nil {
			break
		}
	}
	if halves == 0 {
		t.Error("no run was stopped half way")
	}
}

// countdown is a context that does something when it was asked so often whether it ended.
type countdown struct {
	context.Context
	left int
	then func()
}

func (c *countdown) Err() error {
	if c.left--; c.left == 0 {
		c.then()
	}
	return c.Context.Err()
}

func TestWhatAnotherWindowWritesMeanwhileStays(t *testing.T) {
	t.Parallel()
	for step := 1; ; step++ {
		b := newBench(t, says(verified))
		kept := keep(t, b, history.Case{Title: "x"}, trio()...)
		other := &countdown{Context: t.Context(), left: step, then: func() {
			for _, a := range kept {
				if _, err := b.Store.Rewrite(t.Context(), a.ID, func(a *history.Attempt) error { a.Pack = "another window"; return nil }); err != nil {
					t.Error(err)
				}
			}
		}}
		if _, err := b.RedoCase(other, kept[0].Case, false); err != nil {
			t.Fatal(err)
		}
		for _, a := range kept {
			if got := b.stored(t, a.ID); other.left <= 0 && got.Pack != "another window" || strings.Contains(line(got), oldToken) {
				t.Fatalf("step %d: %s", step, line(got))
			}
		}
		if other.left > 0 {
			break
		}
	}
}

func TestWindowsThatRedoAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	kept := keep(t, b, history.Case{Title: "x"}, append(trio(), trio()...)...)
	pending := older(`{}`)
	pending.Case, pending.Answer = kept[0].Case, nil
	begun, err := b.Store.Begin(t.Context(), pending, nil)
	if err != nil {
		t.Fatal(err)
	}
	var windows sync.WaitGroup
	for range 4 {
		windows.Go(func() {
			if _, err := b.RedoCase(t.Context(), kept[0].Case, false); err != nil {
				t.Error(err)
			}
		})
	}
	windows.Go(func() {
		completed := older(`{"done":true}`)
		completed.ID = begun.ID
		if err := b.Store.Complete(t.Context(), completed, func(c *history.Case) { c.NextStep = "call back" }); err != nil {
			t.Error(err)
		}
	})
	windows.Wait()
	if _, err := b.RedoCase(t.Context(), kept[0].Case, false); err != nil {
		t.Fatal(err)
	}
	last := b.stored(t, begun.ID)
	if c, err := b.Store.Case(t.Context(), kept[0].Case); err != nil || c.NextStep != "call back" || last.Outcome != api.Refused || last.Answer.Body.String() != `{"done":true}` {
		t.Errorf("%+v, %v; %s", c, err, line(last))
	}
	for _, a := range kept {
		if text := line(b.stored(t, a.ID)); strings.Contains(text, oldToken) || b.stored(t, a.ID).Rules != safe.RulesVersion {
			t.Errorf("it holds %s", text)
		}
	}
	if report, err := history.At(b.Store.Path()).Check(t.Context()); err != nil || len(report.Problems) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
}
