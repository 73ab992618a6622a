package ticket_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
)

// drawn is what must not leave, put into a pair of calls at random.
type drawn struct {
	phone, email, name, code string
}

func draw(t *rapid.T) drawn {
	return drawn{
		phone: "+96279" + rapid.StringMatching(`[0-9]{7}`).Draw(t, "phone"),
		email: rapid.StringMatching(`[a-z]{4,9}\.[a-z]{4,9}@[a-z]{4,8}\.example`).Draw(t, "email"),
		name:  rapid.StringMatching(`Q[a-z]{4,8}x`).Draw(t, "name"),
		code:  rapid.StringMatching(`[2-9][0-9]{5}`).Draw(t, "code"),
	}
}

// call is one call that holds it.
func (d drawn) call(t *rapid.T, status int) api.Exchange {
	place := func(value string) string {
		return rapid.SampledFrom([]string{value, url.QueryEscape(value), "see " + value + ".", strings.ToUpper(value)}).Draw(t, "writing")
	}
	body, _ := json.Marshal(map[string]any{
		"user_id": rapid.SampledFrom([]string{d.phone, d.email}).Draw(t, "user"), "auth_type": "sms", "code": d.code, "client_id": "shop-web",
		"profile": map[string]any{"first_name": d.name, "contact": []any{map[string]any{"email": d.email}, place(d.phone)}},
		"note":    place(d.email),
	})
	answer, _ := json.Marshal(map[string]any{"error": "invalid_code", "error_description": "no " + place(d.phone) + " for " + place(d.email), "first_name": d.name})
	return api.Exchange{
		Request: api.Request{
			Method: "POST", URL: "https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=e1&email=" + url.QueryEscape(d.email), Body: body,
			Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}, {Name: "X-First-Name", Value: d.name}, {Name: "X-Note", Value: place(d.phone)}},
		},
		Answer:   &api.Answer{Status: status, Body: answer, Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}}},
		Happened: time.Date(2026, 11, 22, 14, 0, status%60, 0, time.UTC),
	}
}

// Whatever differs between two calls is told in every format, and none of it in clear.
func TestNothingLeavesInAnyFormat(t *testing.T) {
	t.Parallel()
	key, _ := key17()
	now := time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC)
	runner := &attempt.Runner{Packs: systems.Embedded(), Key: func() (safe.Key, error) { return key, nil }, Now: func() time.Time { return now }}
	rapid.Check(t, func(t *rapid.T) {
		one, two := draw(t), draw(t)
		source := ticket.Source{Case: history.Case{ID: 1, Attempts: 2}, Packs: runner.Packs, Key: key, Now: now, Program: "1.2"}
		for i, d := range []drawn{one, two} {
			a, err := runner.Redact(d.call(t, []int{200, 422}[i]))
			if err != nil {
				t.Fatal(err)
			}
			a.ID, a.Environment = fmt.Sprint("a", i), "live"
			source.Attempts = append(source.Attempts, a)
		}
		made, err := ticket.Make(source)
		if err != nil || len(made.Leaks) > 0 {
			t.Fatalf("%v, leaks %q", err, made.Leaks)
		}
		for _, f := range ticket.Formats() {
			text, err := made.As(f)
			if err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			if f == ticket.Zip {
				continue // holds the others
			}
			low := strings.ToLower(string(text.Bytes()))
			for _, d := range []drawn{one, two} {
				for _, bad := range []string{d.phone[1:], d.phone[4:], d.email, d.name, d.code} {
					if strings.Contains(low, strings.ToLower(bad)) {
						t.Fatalf("%s holds %q:\n%s", f, bad, text.Bytes())
					}
				}
			}
			if f == ticket.JSON || f == ticket.HAR {
				if !json.Valid(text.Bytes()) {
					t.Fatalf("%s is no JSON:\n%s", f, text.Bytes())
				}
			}
		}
	})
}

// Whatever the text is that others wrote: JSON and HAR are JSON, and the shell reads
// the script as one command that gets what was sent.
func TestAnyTextLeavesEveryFormatWhole(t *testing.T) {
	t.Parallel()
	base := scenes()[0].source(t)
	hostile := rapid.SliceOfN(rapid.OneOf(
		rapid.SampledFrom([]string{"'", `"`, "`", "```", "$(touch pwned)", "\n", "\r\n", "\\", "\x00", "\x1b[2J", "\u202e", "]]>", "*/", "#", ";", "&", "%5B", "[phone-1: ", "]", "\xff", "\ufeff", "=1+1", "\t-1", "é", "😀"}),
		rapid.String(),
	), 0, 12)
	rapid.Check(t, func(r *rapid.T) {
		text := func(what string) string { return strings.Join(hostile.Draw(r, what), "") }
		source := base
		a := base.Attempts[1]
		a.Request.Body, a.Request.Method = record(text("body")), "POST"
		a.Request.URL = record("https://host.example/" + text("url"))
		a.Request.Headers = []safe.RecordHeader{{Name: record("X-A"), Value: record(text("header"))}, {Name: record(text("name")), Value: record("x")}}
		answer := *a.Answer
		answer.Body, answer.StatusText, answer.Broken = record(text("answer")), record(text("reason")), record(text("broken"))
		a.Answer, a.Codes, a.Environment, a.Remote = &answer, []string{text("code")}, text("environment"), text("remote")
		source.Attempts = []history.Attempt{base.Attempts[0], a}
		source.Case.OurRef = text("reference")
		made, err := ticket.Make(source)
		if err != nil || len(made.Leaks) > 0 {
			r.Fatalf("%v, leaks %q", err, made.Leaks)
		}
		for _, f := range []ticket.Format{ticket.JSON, ticket.HAR, ticket.Plain, ticket.Zip} {
			text, err := made.As(f)
			if err != nil {
				r.Fatalf("%s: %v", f, err)
			}
			if (f == ticket.JSON || f == ticket.HAR) && !json.Valid(text.Bytes()) {
				r.Fatalf("%s is no JSON:\n%s", f, text.Bytes())
			}
		}
		script, err := made.As(ticket.Curl)
		if err != nil {
			r.Fatal(err)
		}
		run := exec.Command("sh", "-c", "curl() { printf '<%s>' \"$@\"; }\n"+string(script.Bytes()), "sh", "2")
		run.Dir = t.TempDir()
		said, err := run.CombinedOutput()
		if left, _ := filepath.Glob(filepath.Join(run.Dir, "*")); err != nil || len(left) > 0 || !strings.HasPrefix(string(said), "<--globoff><--include><--request><POST><--url><https://host.example/") {
			r.Fatalf("the shell reads %q, %v, made %q:\n%s", said, err, left, script.Bytes())
		}
	})
}
