package panes

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/history"
	"casebook/ui"
)

// Severity is how an outcome is marked. A negative verdict is no error; what has no
// outcome has no mark.
func Severity(o api.Outcome) ui.Severity {
	switch o {
	case api.Success:
		return ui.Pass
	case api.Negative, api.Cancelled:
		return ui.Warn
	case api.Pending:
		return ui.Ask
	case "":
		return ui.Note
	}
	return ui.Fail
}

// head is the answer in a line: outcome, status, codes, until when it blocks, duration.
func head(packs *systems.Packs, a history.Attempt, e explain.Explanation) []string {
	parts := []string{outcomeWord(packs, a)}
	if a.Answer != nil && a.Answer.Status != 0 {
		parts = append(parts, statusWord(a.Answer.Status))
	}
	codes := make([]string, 0, 2)
	for _, code := range a.Codes {
		if code = shown(code); code != "" && len(codes) < cap(codes) && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	if len(codes) > 0 {
		parts = append(parts, ui.Truncate(strings.Join(codes, ", "), 40))
	}
	if until := blocked(a, e); until != "" {
		parts = append(parts, until)
	}
	if a.Timing.Total > 0 {
		parts = append(parts, milliseconds(a.Timing.Total))
	}
	if a.Answer != nil {
		parts = append(parts, missing(a.Answer)...)
	}
	return parts
}

// blocked says until when the answer blocks the user, with the day where that is
// another than the call's; empty when it blocks nobody.
func blocked(a history.Attempt, e explain.Explanation) string {
	until, err := time.Parse(time.RFC3339, e.BlockedUntil)
	if err != nil {
		return ""
	}
	return "blocked until " + explain.Until(until, a.Happened.In(until.Location()))
}

// outcomeWord is the word for how an attempt ended.
func outcomeWord(packs *systems.Packs, a history.Attempt) string {
	if a.Outcome == api.Cancelled && (a.Transport == nil || a.Transport.Sent != api.SentNo) {
		return "cancelled, it may still count"
	}
	return packs.OutcomeWord(a.System, a.Operation, a.Outcome)
}

func statusWord(status int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}

// milliseconds writes a duration so that it reads at a glance.
func milliseconds(ms float64) string {
	switch {
	case ms < 10:
		return fmt.Sprintf("%.1f ms", ms)
	case ms < 10_000:
		return ui.Grouped(int(ms+0.5)) + " ms"
	}
	return fmt.Sprintf("%.1f s", ms/1000)
}

// clock writes a moment with its offset, and in UTC.
func clock(t time.Time) (local, utc string) {
	return t.Format("2006-01-02 15:04:05.000 -07:00"), t.UTC().Format("2006-01-02 15:04:05.000")
}
