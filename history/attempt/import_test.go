package attempt_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history"
)

// elsewhere is a runner with an empty history of its own, and a key of its own.
func elsewhere(t testing.TB, b bench) bench {
	t.Helper()
	folder := t.TempDir()
	runner := *b.Runner
	runner.Store = history.At(filepath.Join(folder, "history.db"))
	runner.Key = func() (safe.Key, error) { return safe.LoadKey(filepath.Join(folder, "key")) }
	return bench{Runner: &runner, folder: folder}
}

// records are the lines of a history's export, without the first and the last.
func records(t testing.TB, b bench) (lines []string, whole []byte) {
	t.Helper()
	var out bytes.Buffer
	if _, err := history.At(b.Store.Path()).Export(t.Context(), &out, history.Export{}); err != nil {
		t.Fatal(err)
	}
	all := strings.Split(strings.TrimSpace(out.String()), "\n")
	return all[1 : len(all)-1], out.Bytes()
}

var fingerprints = regexp.MustCompile(`"fingerprint":"[0-9a-f]*"`)

func TestWhatWasRecordedTodayIsImportedAsItIs(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	rapid.Check(t, func(rt *rapid.T) {
		secret := aSecret().Draw(rt, "secret")
		x := api.Exchange{
			Request: api.Request{Method: "POST", URL: "https://service.authmatech.com/v1/api/verify", Headers: api.Headers{
				{Name: "X-API-KEY", Value: secret}, {Name: "X-Odd", Value: rapid.String().Draw(rt, "header")},
			}, Body: []byte(`{"mobileNumber":"+962791234567","code":"123456","serviceType":` + quoted(rapid.String().Draw(rt, "field")) + `}`)},
			Answer: &api.Answer{Status: 400, Protocol: "HTTP/2.0", TLS: "TLS 1.3", Body: []byte(`{"messages":[{"code":"x","message":` + quoted(rapid.String().Draw(rt, "message")+" "+secret) + `}]}`)},
			Notes:  []string{rapid.String().Draw(rt, "note")}, Remote: "192.0.2.7:443",
		}
		if rapid.Bool().Draw(rt, "no answer") {
			x.Answer, x.Failure = nil, &api.TransportError{Phase: api.PhaseBody, Kind: api.KindReset, Sent: api.SentYes, Text: "broke off"}
		}
		from, to := elsewhere(t, b), elsewhere(t, b)
		sameKey := rapid.Bool().Draw(rt, "same key")
		if sameKey {
			to.Key = from.Key
		}
		a, err := from.Redact(x)
		if err != nil {
			rt.Fatal(err)
		}
		a.Environment, a.Counted, a.Tries = "staging", true, 1
		if _, err := from.Store.Add(t.Context(), a, &history.Case{
			Title: "Login fails", Owner: "kim", Tags: []string{"sim-swap"}, OurRef: "ZD-881", Notes: "called twice", Checklist: map[string]string{"e164": "fail"},
			Left: []history.Left{{Way: "copied", Format: "markdown", To: "desk <desk@example.com>", SHA256: strings.Repeat("0f", 32), Attempts: []string{"01m00000000000000000000001"}, Revealed: []string{"phone-1"}, Known: []string{"00ff00ff00ff00ff"}}},
		}); err != nil {
			rt.Fatal(err)
		}
		want, text := records(t, from)
		done, err := to.Import(t.Context(), bytes.NewReader(text), nil)
		if err != nil || done.Attempts != 1 || done.Cases != 1 || done.Cut != 0 || len(done.Bad) > 0 || done.Short || done.Changed {
			rt.Fatalf("%+v, %v", done, err)
		}
		got, _ := records(t, to)
		before, after := strings.Join(want, "\n"), strings.Join(got, "\n")
		if !sameKey { // what stands in clear has fingerprints of its own on each install
			before, after = fingerprints.ReplaceAllString(before, ""), fingerprints.ReplaceAllString(after, "")
		}
		if before != after {
			rt.Fatalf("of\n%s\nit makes\n%s", before, after)
		}
	})
}

// A file may say of itself that it is redacted under today's rules.
func TestWhatAnExportHoldsInClearIsCutWhereverItStands(t *testing.T) {
	t.Parallel()
	const canary = "CANARYfaketoken0123456789abcdefXYZ"
	b := newBench(t, says(verified))
	a := older(`{"access_token":"`+canary+`"}`, "X-Echo", canary)
	a.ID, a.Rules, a.Recorded = "01kz0000000000000000000001", 999, a.Happened
	says := "token=" + canary
	a.Title, a.User, a.Environment, a.Remote, a.Pack, a.Program, a.Row = says, says, says, says, says, says, says
	a.Request.Method, a.Answer.Protocol, a.Answer.TLS = says, says, says
	a.Marks = map[string]string{says: canary}
	a.Facts = append(a.Facts, safe.Fact{Place: says, Name: says, Kind: says, Charset: says, Placeholder: says, Fingerprint: canary})
	a.Transport = &history.Transport{Phase: api.Phase(says), Kind: api.Kind(says), Sent: api.Sent(says)}
	c := history.Case{ID: 7, Title: says, Owner: says, Tags: []string{says}, State: history.State(says), System: says, Notes: says,
		Checklist: map[string]string{says: says}, Left: []history.Left{{Way: says, To: says, Format: says, SHA256: canary, Attempts: []string{says}, Revealed: []string{says}, Known: []string{canary}}}}
	a.Case = 7
	lines := []string{`{"format":"casebook history","version":1}`, text1(t, map[string]any{"case": c}), text1(t, map[string]any{"attempt": a})}
	done, err := b.Import(t.Context(), strings.NewReader(strings.Join(lines, "\n")), nil)
	if err != nil || done.Attempts != 1 || done.Cases != 1 || done.Cut != 1 || !done.Short {
		t.Fatalf("%+v, %v", done, err)
	}
	got, _ := records(t, b)
	for _, line := range got {
		if strings.Contains(line, canary) {
			t.Errorf("it is in %s", line)
		}
	}
	kept := b.stored(t, a.ID)
	if kept.Rules != safe.RulesVersion || kept.Case != 7 {
		t.Errorf("rules %d, case %d", kept.Rules, kept.Case)
	}
}

func text1(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestALongImportIsOneCommitForManyAndNamesItsBadLines(t *testing.T) {
	t.Parallel()
	from := newBench(t, says(verified))
	first := keep(t, from, history.Case{Title: "one"}, trio()...)
	for i := range 9 {
		keep(t, from, history.Case{Title: fmt.Sprint("another ", i)}, older(`{}`))
	}
	_, text := records(t, from)
	lines := bytes.SplitAfter(text, []byte("\n"))
	lines[3] = []byte(`{"case":` + "\n")     // case 3: its attempt comes without it
	lines[12] = []byte("{\"attempt\":{}}\n") // in place of the second of the trio
	to := elsewhere(t, from)
	var told int64
	for range 2 {
		done, err := to.Import(t.Context(), bytes.NewReader(bytes.Join(lines, nil)), func(n, _ int64) { told = max(told, n) })
		if err != nil || len(done.Bad) != 2 || done.Bad[0].Line != 4 || done.Bad[1].Line != 13 || !done.Changed || done.Short {
			t.Fatalf("%+v, %v", done, err)
		}
	}
	for i, a := range first {
		if _, err := to.Store.Attempt(t.Context(), a.ID); errors.Is(err, history.ErrNotFound) != (i == 1) {
			t.Errorf("attempt %d: %v", i, err)
		}
	}
	report, err := history.At(to.Store.Path()).Check(t.Context())
	if err != nil || len(report.Problems) > 0 || report.Attempts != 11 || report.Cases != 9 || told == 0 {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestAnImportThatIsCancelledKeepsWhatWasRecorded(t *testing.T) {
	t.Parallel()
	from := newBench(t, says(verified))
	keep(t, from, history.Case{Title: "one"}, trio()...)
	_, text := records(t, from)
	to := elsewhere(t, from)
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := to.Import(&countdown{ctx, 4, cancel}, bytes.NewReader(text), nil); err == nil {
		t.Fatal("it was not cancelled")
	}
	done, err := to.Import(t.Context(), bytes.NewReader(text), nil)
	if err != nil || done.Attempts+done.AttemptsHere != 3 {
		t.Errorf("%+v, %v", done, err)
	}
}
