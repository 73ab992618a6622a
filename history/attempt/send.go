package attempt

import (
	"context"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history"
)

// recordWithin is how long completing a record may take once the call has ended,
// also when the caller has already given up.
const recordWithin = 5 * time.Second

// Send makes one call. The pending record is durable before the first byte leaves;
// without it nothing is sent. What the call came to, a transport error or a
// cancellation included, is in the attempt. The error is about the call as asked
// for (nothing was sent) or about the history; in the latter case the attempt
// still holds what happened.
func (r *Runner) Send(ctx context.Context, c Call) (history.Attempt, error) {
	var err error
	if c.Environment, err = c.Environment.Ready(); err != nil {
		return history.Attempt{}, err
	}
	if err := Joins(ctx, r.Store, c); err != nil {
		return history.Attempt{}, err
	}
	r, err = r.Within(ctx, c.Case)
	if err != nil {
		return history.Attempt{}, err
	}
	p, err := r.prepare(c)
	if err != nil {
		return history.Attempt{}, err
	}
	if cause := p.predicted.Blocked(); cause != nil && !c.Anyway {
		return history.Attempt{}, &Blocked{*cause}
	}
	a, err := r.Store.Begin(ctx, p.pending(r), p.opening(c))
	if err != nil {
		return history.Attempt{}, err
	}
	return r.finish(ctx, a, p.redactor, r.Client.Do(ctx, p.request))
}

// finish explains and redacts what came of a call, and completes its record. The
// record is completed even when ctx has ended: a cancelled call may still count.
func (r *Runner) finish(ctx context.Context, a history.Attempt, redactor *safe.Redactor, x api.Exchange) (history.Attempt, error) {
	r.recognise(redactor, x)
	r.fill(context.WithoutCancel(ctx), &a, redactor, givenUp(ctx, x), received{})
	recording, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordWithin)
	defer cancel()
	well := wentWell(r.others(recording, a))
	return a, r.Store.Complete(recording, a, func(c *history.Case) { r.rename(c, a.Summary(), well) })
}

// givenUp turns an answer that broke off because we stopped reading into what it
// is: a cancelled call, which the vendor has carried out.
func givenUp(ctx context.Context, x api.Exchange) api.Exchange {
	if x.Answer == nil || x.Answer.Broken == "" || ctx.Err() == nil {
		return x
	}
	x.Failure = &api.TransportError{
		Phase: api.PhaseBody, Kind: api.KindCancelled, Sent: api.SentYes,
		Text: fmt.Sprintf("cancelled while the answer was read; its status was %d", x.Answer.Status),
	}
	x.Answer = nil
	return x
}

// simulated reports whether the answer is the simulator's: it says so itself, and
// nothing says that it came from elsewhere than this machine.
func simulated(x api.Exchange) bool {
	if x.Answer == nil {
		return false
	}
	mark, _ := x.Answer.Headers.Get("X-Simulated")
	return mark == "casebook" && here(x)
}

// here reports whether an exchange was with this machine, as far as is known.
func here(x api.Exchange) bool {
	place := x.Remote
	if host, _, err := net.SplitHostPort(place); err == nil {
		place = host
	}
	if place == "" {
		if target, err := url.Parse(x.Request.URL); err == nil {
			place = target.Hostname()
		}
	}
	ip := net.ParseIP(strings.Trim(place, "[]"))
	return place == "" || place == "localhost" || ip != nil && ip.IsLoopback()
}
