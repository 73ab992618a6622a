package cli

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/history"
)

// simulatedMark stands wherever people see something that is not the vendor's.
const simulatedMark = "SIMULATED, not the vendor"

// showExplanations prints what explain found.
func (r *run) showExplanations(all explanations) {
	p := r.paper()
	for i, x := range all.Exchanges {
		if i > 0 {
			p.blank()
		}
		if len(all.Exchanges) > 1 {
			p.line("call %d of %d   %s", i+1, len(all.Exchanges), x.Source)
		}
		r.showAttempt(p, x.kept, x.Explanation)
		if x.Attempt != "" {
			p.item("  ", "kept as attempt %s", x.Attempt)
		}
	}
	showSkipped(p, all.Skipped)
	for i, note := range all.Notes {
		if i == 0 && len(all.Exchanges) > 0 {
			p.blank()
		}
		p.item("note  ", "%s", note)
	}
}

// madeAt is which call an attempt was, and when.
func madeAt(a history.Attempt) string {
	address, _, _ := strings.Cut(a.Request.URL.String(), "?")
	parts := []string{strings.TrimSpace(a.Request.Method + " " + address)}
	if !a.Happened.IsZero() {
		parts = append(parts, a.Happened.Format("2006-01-02 15:04:05 -07:00"))
	}
	return strings.Trim(strings.Join(parts, "   "), " ")
}

// showAttempt prints an attempt and why it came out as it did.
func (r *run) showAttempt(p *paper, a history.Attempt, e explain.Explanation) {
	p.line("%s", strings.Join(r.headline(a, e), "   "))
	if made := madeAt(a); made != "" {
		p.item("  ", "%s", made)
	}
	if a.Simulated {
		p.item("  ", simulatedMark)
	}
	if a.Transport != nil {
		p.item("  ", "%s; request sent: %s", a.Transport.Text.String(), a.Transport.Sent)
	}
	for _, text := range e.Messages {
		p.item("  ", "“%s”%s", text, internal(e, text))
	}
	for i, c := range e.Causes {
		p.blank()
		showCause(p, i+1, c)
	}
	showChecklist(p, e.Checklist)
	p.blank()
	showAdvice(p, e)
	for _, note := range e.Notes {
		p.item("  note      ", "%s", note)
	}
}

// showAdvice prints what to do now, and what to tell the customer.
func showAdvice(p *paper, e explain.Explanation) {
	p.item("  retry     ", "%s", retryAdvice(e.Retry))
	if until, err := time.Parse(time.RFC3339, e.BlockedUntil); err == nil {
		p.item("  blocked   ", "until %s", explain.WholeMinute(until).Format("2006-01-02 15:04 -07:00"))
	}
	if e.Reply != "" {
		p.item("  reply     ", "“%s”", e.Reply)
	}
	if e.VendorSays != "" {
		p.item("  vendor    ", "“%s” (its own words to its users)", e.VendorSays)
	}
}

// headline is what came of a call, in one line.
func (r *run) headline(a history.Attempt, e explain.Explanation) []string {
	parts := []string{outcomeMark(e.Outcome) + " " + r.outcomeWords(e.System, e.Operation, e.Outcome)}
	if e.Status > 0 {
		parts = append(parts, strings.TrimSpace(fmt.Sprintf("%d %s", e.Status, http.StatusText(e.Status))))
	}
	if len(e.Codes) > 0 {
		parts = append(parts, strings.Join(e.Codes, ", "))
	}
	parts = append(parts, r.callName(e.System, e.Operation))
	if a.Timing.Total > 0 {
		parts = append(parts, duration(a.Timing.Total))
	}
	return parts
}

// callName names system and operation as people say them.
func (r *run) callName(system, operation string) string {
	pack := r.setup.Packs().System(system)
	switch {
	case system == "":
		return "unknown system"
	case pack == nil:
		return strings.TrimSuffix(system+" · "+operation, " · ")
	case pack.Operation(operation) == nil:
		return pack.Name + " · unknown operation"
	}
	return pack.Name + " · " + pack.Operation(operation).Name
}

// outcomeMark doubles an outcome's words by a sign.
func outcomeMark(o api.Outcome) string {
	switch o {
	case api.Success:
		return "✓"
	case api.Pending:
		return "…"
	case api.Negative, api.Cancelled:
		return "!"
	}
	return "✗"
}

// outcomeWords are an outcome's words where there is room for a warning.
func (r *run) outcomeWords(system, operation string, o api.Outcome) string {
	if o == api.Cancelled {
		return o.String() + " (it may still count)"
	}
	return r.setup.Packs().OutcomeWord(system, operation, o)
}

// duration writes milliseconds for people.
func duration(ms float64) string {
	if ms >= 1000 {
		return fmt.Sprintf("%.1f s", ms/1000)
	}
	return fmt.Sprintf("%.0f ms", ms)
}

// internal marks a text that the vendor calls technical.
func internal(e explain.Explanation, text string) string {
	for _, technical := range e.Technical {
		if technical == text {
			return " (technical: not for the customer)"
		}
	}
	return ""
}

func showCause(p *paper, number int, c explain.Cause) {
	p.item(fmt.Sprintf("%2d ", number), "%s (%s, %s)", c.Title, c.Likelihood, c.Basis)
	p.item("   what    ", "%s", c.Cause)
	for _, because := range c.Because {
		p.item("   because ", "%s", because)
	}
	for _, against := range c.Against {
		p.item("   against ", "%s", against)
	}
	p.item("   fix     ", "%s", c.Fix)
	p.item("   settle  ", "%s", c.Settle)
	if c.Question != nil && c.Settle != "" && answers(*c.Question) != "" {
		p.item("           ", "%s", answers(*c.Question))
	}
	if c.Note != "" {
		p.item("   note    ", "%s", c.Note)
	}
	p.item("   row     ", "%s", c.Row)
}

// answers says what an answer to the question that would settle a cause does to it;
// empty where it asks for a value.
func answers(q explain.Question) string {
	switch {
	case q.Takes == explain.TakesValue:
		return ""
	case q.Yes == string(systems.Against):
		return "a yes speaks against it"
	}
	return "a yes speaks for it"
}

func showChecklist(p *paper, items []explain.Item) {
	if len(items) == 0 {
		return
	}
	p.blank()
	p.line("  checklist %s", tally(items))
	for _, item := range items {
		text := item.Text
		if (item.State == systems.Fail || item.State == systems.Ask) && item.Because != "" {
			text += ": " + item.Because
		}
		p.item(fmt.Sprintf("    %-11s ", stateWords(item.State)), "%s", text)
	}
}

// tally counts the states of a checklist.
func tally(items []explain.Item) string {
	var parts []string
	for _, state := range []systems.State{systems.Pass, systems.Fail, systems.Ask} {
		n := 0
		for _, item := range items {
			if item.State == state {
				n++
			}
		}
		if n > 0 {
			_, words, _ := strings.Cut(stateWords(state), " ")
			parts = append(parts, fmt.Sprintf("%d %s", n, words))
		}
	}
	return strings.Join(parts, ", ")
}

// stateWords is how people read the state of a check.
func stateWords(s systems.State) string {
	switch s {
	case systems.Pass:
		return "✓ pass"
	case systems.Fail:
		return "✗ fail"
	case systems.Ask:
		return "? you check"
	}
	return "- n/a"
}

func retryAdvice(retry explain.Retry) string {
	words := "no"
	if retry.Safe {
		words = "yes"
		if retry.After > 0 {
			words = fmt.Sprintf("yes, after %d s", retry.After)
		}
	}
	return words + ": " + retry.Why
}
