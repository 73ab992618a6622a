package ticket_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
)

// fewCases are made where CASEBOOK_LEAK_CASES says no number: a second or two.
const fewCases = 120

// nested is how many layers of encoding the formats nest around what the exchanges of a
// case nest.
const nested = 5

// TestNothingPlantedLeavesInAnyFormat makes exchanges of random calls with random
// values, echoed in random places and writings, and looks for the values in their
// tickets. CASEBOOK_LEAK_SEED begins with a case that failed.
func TestNothingPlantedLeavesInAnyFormat(t *testing.T) {
	t.Parallel()
	cases, first := setting(t, "CASEBOOK_LEAK_CASES", fewCases), setting(t, "CASEBOOK_LEAK_SEED", 1)
	r, key := readerOfFiles(t)
	begun := time.Now()
	var seen tally
	made, failed := eachCase(t, cases, first, func(seed int64) string { return leaks(t, r, key, seed, &seen) })
	took := time.Since(begun)
	t.Logf("%d cases in %v, %.0f a second: %d values and %d echoes of them, each found where nothing is cut; %d cases with a leak; %d tickets with a value revealed were held back",
		made, took.Round(time.Second), float64(made)/took.Seconds(), seen.values.Load(), seen.echoes.Load(), failed, seen.held.Load())
	if seen.held.Load() > 1+made/1000 {
		t.Error("too many tickets were held back: the second scan sees what the first made")
	}
	if seen.values.Load() < 2*made || seen.echoes.Load() < made {
		t.Error("hardly anything is planted")
	}
}

// tally is how much was looked for. Held are tickets that the second scan did not let out
// once a value was revealed: where a line breaks an escape of that value within other
// escapes, the rest of it can read as a value of its own.
type tally struct{ values, echoes, held atomic.Int64 }

// readerOfFiles takes exchanges in without keeping them.
func readerOfFiles(t *testing.T) (*attempt.Runner, safe.Key) {
	t.Helper()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 5, 9, 0, 0, 0, time.UTC)
	return &attempt.Runner{Packs: systems.Embedded(), Key: func() (safe.Key, error) { return key, nil }, Now: func() time.Time { return now }, Program: "test"}, key
}

// eachCase makes cases on all cores, until twenty have something to say.
func eachCase(t *testing.T, cases, first int, of func(seed int64) (said string)) (made, failed int64) {
	var next, bad, done atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for n := next.Add(1); n <= int64(cases) && bad.Load() < 20; n = next.Add(1) {
				if said := of(int64(first) + n - 1); said != "" {
					bad.Add(1)
					t.Error(said)
				}
				done.Add(1)
			}
		})
	}
	workers.Wait()
	return done.Load(), bad.Load()
}

func setting(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("%s=%q is no number", name, text)
	}
	return n
}

// leaks makes one case without a history on disk; it says what leaked of it.
func leaks(t *testing.T, r *attempt.Runner, key safe.Key, seed int64, seen *tally) string {
	d := drawer{rand.New(rand.NewPCG(uint64(seed), 20261104)), 3, new([]echo)}
	exchanges, values := d.exchanges(r)
	p := slices.Concat(values...).plants()
	said := func(format string, args ...any) string {
		return fmt.Sprintf("seed %d: %s\n%s%s", seed, fmt.Sprintf(format, args...), echoed(*d.echoes), shown(exchanges))
	}
	if hidden := hiddenIn(shown(exchanges), p, *d.echoes); hidden != "" {
		return said("the search itself is blind: %s", hidden)
	}
	seen.values.Add(int64(p.count()))
	seen.echoes.Add(int64(len(*d.echoes)))
	var attempts []history.Attempt
	for i, x := range exchanges {
		a, err := r.Receive(t.Context(), x, nil)
		if err != nil {
			return said("%v", err)
		}
		kept, err := json.Marshal(a)
		if err != nil {
			return said("%v", err)
		}
		inHistory := newRecoverer(values[i].plants().cut())
		if inHistory.search("history", string(kept), nested); len(inHistory.found) > 0 {
			return said("%q", inHistory.found)
		}
		attempts = append(attempts, a)
	}
	source := ticket.Source{Attempts: attempts, Packs: r.Packs, Key: key, Now: r.Now(), Program: "test"}
	d.around(&source, slices.Concat(values...))
	made, err := ticket.Make(source)
	if err != nil {
		return said("%v", err)
	}
	texts, err := allOf(t, made, seed%16 == 0)
	if err != nil {
		return said("%v", err)
	}
	inTicket := newRecoverer(p)
	for name, text := range texts {
		inTicket.search(name, text, nested)
	}
	if len(inTicket.found) > 0 {
		return said("%q of %+v\n%s", inTicket.found, p, made.Text)
	}
	if seed%8 == 0 {
		if more := tooMuchRevealed(t, source, made, p, seen); more != "" {
			return said("%s", more)
		}
	}
	return ""
}

// hiddenIn says which value is not found where nothing is cut, or not in an echo of it.
func hiddenIn(all string, p plants, echoes []echo) string {
	r := newRecoverer(p)
	r.search("", all, 3)
	for _, plant := range slices.Concat(p.Secret, p.OneTime, p.Proof, p.Personal) {
		if _, found := r.found[plant]; !found {
			return plant
		}
	}
	for _, e := range echoes {
		clear(r.found)
		clear(r.visited)
		if r.search("", e.written, nested); !r.finds(e.of) {
			return e.how + ": " + e.written
		}
	}
	return ""
}

// finds says that a value was found.
func (r *recoverer) finds(v plant) bool {
	_, found := r.found[cmp.Or(v.bare, v.value)]
	return found
}

func echoed(echoes []echo) string {
	var b strings.Builder
	for _, e := range echoes {
		fmt.Fprintf(&b, "%q is %s: %q\n", e.of.value, e.how, e.written)
	}
	return b.String()
}

func shown(exchanges []api.Exchange) string {
	var b strings.Builder
	for _, x := range exchanges {
		fmt.Fprintf(&b, "%s %s\n%q\n%s\n", x.Request.Method, x.Request.URL, x.Request.Headers, x.Request.Body)
		if x.Answer != nil {
			fmt.Fprintf(&b, "%d %s\n%q\n%s\n", x.Answer.Status, x.Answer.StatusText, x.Answer.Headers, x.Answer.Body)
		}
		if x.Failure != nil {
			fmt.Fprintln(&b, x.Failure.Text)
		}
		fmt.Fprintf(&b, "%s\n%q\n", strings.Join(x.Notes, "\n"), x.Aside.Headers)
	}
	return b.String()
}
