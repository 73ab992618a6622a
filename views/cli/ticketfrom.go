package cli

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
)

// receive reads what a customer sent and makes attempts of it, in memory: the earlier
// ones are the past of the later ones.
func (d *dispatch) receive(ctx context.Context) error {
	f := d.flags
	known, err := d.knownCall(ctx, explainFlags{request: f.request, system: f.system, operation: f.operation})
	if err != nil {
		return err
	}
	if d.runner, err = d.explainer(f.save); err != nil {
		return err
	}
	if d.source.Key, err = d.runner.Key(); err != nil {
		return err
	}
	input, err := d.readInput(ctx, f.from)
	if err != nil {
		return err
	}
	e := explainer{run: d.run, runner: d.runner, known: known}
	if err := e.content(ctx, f.from, input); err != nil {
		return err
	}
	d.skipped, d.notes = e.result.Skipped, e.result.Notes
	attempts, err := d.choose(e.result.Exchanges)
	if err != nil {
		return err
	}
	d.received = attempts
	d.source.Case, d.source.Attempts = ticket.Newest(attempts)
	d.source.Beside = append(d.source.Beside, attempts[:len(attempts)-len(d.source.Attempts)]...)
	attempt.Name(d.source.Key, input, d.source.Attempts)
	return nil
}

// choose takes the calls that the ticket is about: the finished ones of one vendor.
func (d *dispatch) choose(all []explained) ([]history.Attempt, error) {
	var attempts []history.Attempt
	for _, x := range all {
		attempts = append(attempts, x.kept)
	}
	if said := attempt.Rotate(attempts...); said != "" {
		d.notes = append(d.notes, "tell the customer: "+said)
	}
	if err := d.strangers(attempts); err != nil {
		return nil, err
	}
	attempts = d.drop(attempts, "to no documented operation", func(a history.Attempt) bool { return a.Operation == "" })
	system, err := d.oneSystem(attempts)
	if err != nil {
		return nil, err
	}
	attempts = d.drop(attempts, ticket.OtherSystems(attempts, system), func(a history.Attempt) bool { return a.System != system })
	attempts = d.drop(attempts, "without what came of it", func(a history.Attempt) bool { return a.Outcome == api.Pending })
	if attempts[len(attempts)-1].Outcome == api.Pending {
		return nil, usage("%s holds what was sent and not what came back; add the answer, or say what became of the call", label(d.flags.from))
	}
	return attempts, nil
}

// drop leaves attempts out, unless none would be left, and notes how many. What must be
// cut from them is cut from the ticket too.
func (d *dispatch) drop(attempts []history.Attempt, why string, out func(history.Attempt) bool) []history.Attempt {
	kept := slices.DeleteFunc(slices.Clone(attempts), out)
	left := len(attempts) - len(kept)
	if left == 0 || len(kept) == 0 {
		return attempts
	}
	d.source.Beside = append(d.source.Beside, slices.DeleteFunc(slices.Clone(attempts), func(a history.Attempt) bool { return !out(a) })...)
	d.notes = append(d.notes, fmt.Sprintf("%s: %s %s left out", label(d.flags.from), count(left, "call"), why))
	return kept
}

// oneSystem is whose calls the ticket is about: those of the system that --system names,
// else of the only one that there is.
func (d *dispatch) oneSystem(attempts []history.Attempt) (string, error) {
	times, order := map[string]int{}, []string{}
	for _, a := range attempts {
		if times[a.System]++; times[a.System] == 1 && a.System != "" {
			order = append(order, a.System)
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(times[b], times[a]) })
	var each []string
	for _, id := range order {
		each = append(each, fmt.Sprintf("%s (%d)", id, times[id]))
	}
	name, wanted, found := label(d.flags.from), d.flags.system, strings.Join(each, ", ")
	switch {
	case len(order) == 0:
		return "", usage("%s: no known system has such an answer; say what was called with --system and --operation", name)
	case wanted != "" && times[wanted] == 0:
		return "", usage("%s holds no call of %s, only of %s; choose one of those with --system", name, wanted, found)
	case wanted != "":
		return wanted, nil
	case len(order) > 1:
		return "", usage("%s holds calls of %d systems, and a ticket is for one vendor: %s; choose with --system %s", name, len(order), found, order[0])
	}
	return order[0], nil
}

// strangers refuses calls whose addresses no system knows, unless it is one and the
// engineer says what it is: an image is not to become a vendor's call.
func (d *dispatch) strangers(attempts []history.Attempt) error {
	var hosts []string
	calls := 0
	for _, a := range attempts {
		address := a.Request.URL.String()
		if pack, _ := d.runner.Packs.Match(api.Request{Method: a.Request.Method, URL: address}); address == "" || pack != nil {
			continue
		}
		calls++
		if u, err := url.Parse(address); err == nil && !slices.Contains(hosts, u.Hostname()) {
			hosts = append(hosts, u.Hostname())
		}
	}
	if calls == 0 || calls == 1 && d.flags.operation != "" {
		return nil
	}
	if more := len(hosts) - 3; more > 0 {
		hosts = append(hosts[:3], fmt.Sprintf("%d more", more))
	}
	mend := "say what was called with --system and --operation"
	if calls > 1 {
		mend = "cut out the one that matters and " + mend
	}
	return usage("%s holds no call of a known system, only %s to %s; %s", label(d.flags.from), count(calls, "call"), safe.Line(strings.Join(hosts, ", ")), mend)
}

// keep puts the received calls into the history as a case, and makes the ticket of
// that.
func (d *dispatch) keep(ctx context.Context) (ticket.Ticket, error) {
	number, err := d.runner.Together(ctx, d.received)
	if err != nil {
		return ticket.Ticket{}, fmt.Errorf("the calls could not be kept, so no ticket was written: %w", err)
	}
	d.remark("kept as case %d", number)
	d.ref = strconv.FormatUint(number, 10)
	if err := d.load(ctx); err != nil {
		return ticket.Ticket{}, err
	}
	if err := d.chooseOnly(); err != nil {
		return ticket.Ticket{}, err
	}
	return d.write()
}
