package cli

import (
	"casebook/api/explain"
	"casebook/history"
	"casebook/history/attempt"
)

// planned is what send --dry-run prints as JSON.
type planned struct {
	DryRun      bool                `json:"dry_run"`
	Environment string              `json:"environment"`
	Simulated   bool                `json:"simulated"`
	Request     history.Request     `json:"request"`     // redacted
	Explanation explain.Explanation `json:"explanation"` // what the call would run into
}

// dryRun shows what a call would be. The simulator is not started for it, so the
// port of its address is still 0.
func (r *run) dryRun(call attempt.Call, f sendFlags) error {
	runner := r.setup.passingRunner()
	a, why, err := runner.Preview(call)
	if err != nil {
		return misused(err)
	}
	r.private.study(a)
	if f.json {
		return r.print(planned{true, call.Environment.Name, call.Environment.Simulated, a.Request, why})
	}
	r.showPlanned(call, a, why)
	return nil
}

func (r *run) showPlanned(call attempt.Call, a history.Attempt, why explain.Explanation) {
	p := r.paper()
	p.line("would be sent to %s; nothing was sent or kept", placeOf(call.Environment))
	p.blank()
	p.line("%s %s", a.Request.Method, a.Request.URL)
	for _, h := range a.Request.Headers {
		p.line("%s: %s", h.Name, h.Value)
	}
	if body := a.Request.Body.String(); body != "" {
		p.blank()
		p.block("", body)
	}
	if cause := why.Blocked(); cause != nil && !call.Anyway {
		p.blank()
		p.line("send would refuse this call; --anyway sends it all the same")
	}
	for i, cause := range why.Causes {
		p.blank()
		showCause(p, i+1, cause)
	}
	showChecklist(p, why.Checklist)
}
