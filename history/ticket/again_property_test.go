package ticket_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
)

// TestRedactingAgainChangesNothing takes what is recorded of random exchanges through
// the rules once more, as if it had been recorded under older ones: record and ticket
// stay the same, byte for byte.
func TestRedactingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	cases, first := setting(t, "CASEBOOK_AGAIN_CASES", 24), setting(t, "CASEBOOK_LEAK_SEED", 1)
	r, key := readerOfFiles(t)
	eachCase(t, cases, first, func(seed int64) string { return changed(t, r, key, seed) })
}

// changed says what became different by redacting again.
func changed(t *testing.T, r *attempt.Runner, key safe.Key, seed int64) string {
	d := drawer{rand.New(rand.NewPCG(uint64(seed), 20261104)), 3, new([]echo)}
	exchanges, _ := d.exchanges(r)
	for _, x := range exchanges {
		a, err := r.Receive(t.Context(), x, nil)
		if err != nil {
			return err.Error()
		}
		before, after := a, again(r, key, a)
		for side, pair := range map[string][2]any{
			"request": {before.Request, after.Request}, "answer": {before.Answer, after.Answer}, "failure": {before.Transport, after.Transport},
			"rest": {[]any{before.Notes, before.Codes, before.User, before.Explanation}, []any{after.Notes, after.Codes, after.User, after.Explanation}},
		} {
			if was, is := kept(pair[0]), kept(pair[1]); !bytes.Equal(was, is) {
				return fmt.Sprintf("seed %d: the %s of the record was\n%s\nand is\n%s", seed, side, was, is)
			}
		}
		was, err := ticketTexts(t, r, key, before)
		if err != nil {
			return fmt.Sprintf("seed %d: %v", seed, err)
		}
		is, err := ticketTexts(t, r, key, after)
		if err != nil {
			return fmt.Sprintf("seed %d: %v", seed, err)
		}
		for name, text := range was {
			if is[name] != text {
				return fmt.Sprintf("seed %d: %s was\n%s\nand is\n%s", seed, name, text, is[name])
			}
		}
	}
	return ""
}

func again(r *attempt.Runner, key safe.Key, a history.Attempt) history.Attempt {
	a.Rules = 0
	_, renewed := attempt.Renew(r.Packs, key, history.Case{}, []history.Attempt{a})
	return renewed[0]
}

func kept(v any) []byte {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		panic(err) // a record is kept as JSON
	}
	return b
}

func ticketTexts(t *testing.T, r *attempt.Runner, key safe.Key, a history.Attempt) (map[string]string, error) {
	made, err := ticket.Make(ticket.Source{Attempts: []history.Attempt{a}, Packs: r.Packs, Key: key, Now: r.Now(), Program: "test"})
	if err != nil {
		return nil, err
	}
	return allOf(t, made, false)
}
