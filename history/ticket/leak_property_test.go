package ticket_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
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
const nested = 3

// TestNothingPlantedLeavesInAnyFormat makes exchanges of random calls with random
// values, echoed in random places and writings, and looks for the values in their
// tickets. CASEBOOK_LEAK_SEED begins with a case that failed.
func TestNothingPlantedLeavesInAnyFormat(t *testing.T) {
	t.Parallel()
	cases, first := setting(t, "CASEBOOK_LEAK_CASES", fewCases), setting(t, "CASEBOOK_LEAK_SEED", 1)
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 5, 9, 0, 0, 0, time.UTC)
	r := &attempt.Runner{Packs: systems.Embedded(), Key: func() (safe.Key, error) { return key, nil }, Now: func() time.Time { return now }, Program: "test"}
	begun := time.Now()
	var next, failed atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for n := next.Add(1); n <= int64(cases) && failed.Load() < 20; n = next.Add(1) {
				if said := leaks(t, r, key, int64(first)+n-1); said != "" {
					failed.Add(1)
					t.Error(said)
				}
			}
		})
	}
	workers.Wait()
	if cases != fewCases {
		took := time.Since(begun)
		t.Logf("%d cases in %v, %.0f a second, %d with a leak", cases, took.Round(time.Second), float64(cases)/took.Seconds(), failed.Load())
	}
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
func leaks(t *testing.T, r *attempt.Runner, key safe.Key, seed int64) string {
	d := drawer{rand.New(rand.NewPCG(uint64(seed), 20261104)), new([]string)}
	exchanges, p := d.exchanges(r)
	said := func(format string, args ...any) string {
		return fmt.Sprintf("seed %d: %s\nechoes: %s\n%s", seed, fmt.Sprintf(format, args...), strings.Join(*d.ways, "; "), shown(exchanges))
	}
	var attempts []history.Attempt
	for _, x := range exchanges {
		a, err := r.Receive(t.Context(), x, nil)
		if err != nil {
			return said("%v", err)
		}
		attempts = append(attempts, a)
	}
	kept, err := json.Marshal(attempts)
	if err != nil {
		return said("%v", err)
	}
	inHistory, inTicket := newRecoverer(p.cut()), newRecoverer(p)
	inHistory.search("history", string(kept), nested)
	made, err := ticket.Make(ticket.Source{Attempts: attempts, Packs: r.Packs, Key: key, Now: r.Now(), Program: "test"})
	if err != nil {
		return said("%v", err)
	}
	for _, format := range ticket.Formats() {
		if format == ticket.Zip && seed%16 != 0 {
			continue // it holds what the others do
		}
		out, err := made.As(format)
		switch {
		case errors.Is(err, ticket.ErrHeld):
			return said("%s held back for %q", format, made.Leaks)
		case err != nil:
			continue
		}
		for name, text := range files(t, format, out.Bytes()) {
			inTicket.search(name, text, nested)
		}
	}
	if len(inHistory.found)+len(inTicket.found) > 0 {
		return said("%q in the history, %q in the ticket of %+v\n%s", inHistory.found, inTicket.found, p, made.Text)
	}
	return ""
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
		fmt.Fprintln(&b, strings.Join(x.Notes, "\n"))
	}
	return b.String()
}

// files are the texts that a ticket in a format consists of.
func files(t *testing.T, format ticket.Format, data []byte) map[string]string {
	if format != ticket.Zip {
		return map[string]string{string(format): string(data)}
	}
	return unzipped(t, data)
}
