package explain

import (
	"fmt"
	"math"
	"slices"
	"time"

	"casebook/api"
	"casebook/api/systems"
)

// retry is whether the vendor's rule allows repeating the call, and how long to
// wait first.
func (s *study) retry(first *systems.Row) Retry {
	status := s.signature.Status
	if blocked, is := s.blocked(first); is {
		return blocked
	}
	switch {
	case s.exchange.Answer == nil && s.exchange.Failure == nil:
		return Retry{Why: "nothing was sent yet"}
	case s.exchange.Failure != nil:
		return s.retryLost(*s.exchange.Failure)
	case s.answeredWell() || status >= 200 && status < 300 && s.signature.Success != api.No:
		return Retry{Why: "the call was answered; there is nothing to repeat"}
	case s.pack != nil && len(s.pack.Retry.Statuses) == 0 && s.pack.Retry.Text != "":
		return Retry{Why: s.pack.Retry.Text}
	case s.pack == nil || len(s.pack.Retry.Statuses) == 0:
		return Retry{Why: "no rule for retries is known for this system"}
	}
	rule := s.pack.Retry
	coded := status == 0 && slices.ContainsFunc(s.signature.Codes, func(c string) bool { return slices.Contains(rule.Codes, c) })
	if slices.Contains(rule.Statuses, status) || coded {
		return Retry{Safe: true, After: rule.First / 1000, Tries: rule.Tries, Why: rule.Text + s.costs()}
	}
	why := fmt.Sprintf("%s lets only %s be retried", s.pack.Name, statuses(rule.Statuses, " and "))
	if rule.Basis != systems.Documented {
		why = fmt.Sprintf("by our guess only %s is worth retrying", statuses(rule.Statuses, " or "))
	}
	if status >= 400 && status < 500 {
		why += "; the same call will most likely be refused again"
	}
	return Retry{Why: why}
}

func (s *study) retryLost(failure api.TransportError) Retry {
	if failure.Phase == api.PhaseDNS && failure.Kind == api.KindOther && failure.Sent == api.SentNo {
		return Retry{Safe: true, After: 5, Tries: 3, Why: "nothing left the machine that called, and a name server that fails for a moment answers soon after"}
	}
	if failure.Sent == api.SentNo {
		return Retry{Why: "nothing left this machine, so another try would be the first; mend what kept it first"}
	}
	return Retry{Why: "the request may have arrived, so repeating it may count twice" + s.costs()}
}

func (s *study) costs() string {
	if s.operation == nil || s.operation.Counted == "" {
		return ""
	}
	return " (each try " + s.operation.Counted + ")"
}

// blocked is the advice while a limit's block lasts.
func (s *study) blocked(row *systems.Row) (Retry, bool) {
	if row == nil || !s.signature.Answered {
		return Retry{}, false
	}
	l, known := s.limit(row.Limit)
	if !known || l.Block == 0 {
		return Retry{}, false
	}
	lasts := time.Duration(l.Block) * time.Second
	retry := Retry{After: l.Block, Why: "the " + string(l.Scope) + " is blocked for " + span(lasts) + "; a try before that fails and may begin the block anew"}
	if until, known := s.until(row); known {
		retry.After = int(math.Ceil(until.Sub(s.past.At).Seconds()))
		retry.Why = "the " + string(l.Scope) + " is blocked until " + Until(until, s.past.At) + "; a try before that fails and may begin the block anew"
	}
	return retry, true
}
