package explain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casebook/api"
	"casebook/api/systems"
)

// retry is whether the vendor's rule allows repeating the call, and how long to
// wait first.
func (s *study) retry() Retry {
	status := s.signature.Status
	switch {
	case s.exchange.Answer == nil && s.exchange.Failure == nil:
		return Retry{Why: "nothing was sent yet"}
	case s.exchange.Failure != nil:
		return s.retryLost(*s.exchange.Failure)
	case status >= 200 && status < 300 && s.signature.Success != api.No:
		return Retry{Why: "the call was answered; there is nothing to repeat"}
	case s.pack == nil || len(s.pack.Retry.Statuses) == 0:
		return Retry{Why: "no rule for retries is known for this system"}
	}
	rule := s.pack.Retry
	coded := status == 0 && slices.ContainsFunc(s.signature.Codes, func(c string) bool { return slices.Contains(rule.Codes, c) })
	if slices.Contains(rule.Statuses, status) || coded {
		return Retry{Safe: true, After: rule.First / 1000, Tries: rule.Tries, Why: rule.Text + s.costs()}
	}
	why := fmt.Sprintf("%s lets only %s be retried", s.pack.Name, numbers(rule.Statuses))
	if status >= 400 && status < 500 {
		why += "; the same call will most likely be refused again"
	}
	return Retry{Why: why}
}

func numbers(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " and ")
}

func (s *study) retryLost(failure api.TransportError) Retry {
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

// reply returns a row's words for the customer. What is only possible is not told
// to anybody.
func (s *study) reply(first Cause) string {
	if first.Likelihood == Possible {
		return unknownReply
	}
	for _, pack := range []*systems.Pack{s.pack, s.packs.HTTP} {
		if pack == nil {
			continue
		}
		if r := pack.Row(first.Row); r != nil {
			return r.Reply
		}
	}
	return unknownReply
}
