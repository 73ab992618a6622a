package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
)

const ticketHelp = `Write the ticket for the vendor's support desk: what it asks for, with every
secret and every customer's value cut. Without an argument it is about the
newest case.

With --from it is about what a customer sent: a HAR, a curl command, a
transcript, a mail, a log or a bare body. Nothing of that is kept unless --save
says so.

What is cut stands as a mark that keeps its shape, such as
[phone-1: +962, E.164, 12 digits], and --reveal phone-1 shows that one value.
Secrets and one-time codes are never shown. The finished bytes are searched once
more for all that was cut; if anything is found, nothing is written. That the
ticket of a case left, by --out, --copy or a pipe, is kept with the case, and
--addendum writes only what is new since.`

const ticketExample = `  casebook ticket                             the newest case
  casebook ticket 42 --out ticket.zip         all formats and a manifest
  casebook ticket 7k2m0h3q --copy             one attempt, by the end of its id
  casebook ticket --from customer.har         what a customer sent, at once
  casebook ticket 42 --reveal phone-1 --format json | jq .
  casebook ticket 42 --addendum --out more.md
  casebook ticket 42 --who phone-1            whom the vendor asks about`

// ticketFlags are the flags of ticket.
type ticketFlags struct {
	format, out                string
	from                       string // input to make the ticket of; empty: the history
	request, system, operation string // of --from, as explain has them
	cutFrom                    string // file of values to cut, one a line
	who                        string // token to look up; empty: write the ticket
	reveal, only               []string
	force, copy, json          bool
	save, addendum             bool
}

func (r *run) ticketCommand() *cobra.Command {
	var f ticketFlags
	cmd := &cobra.Command{
		Use:     "ticket [CASE|ATTEMPT]",
		Short:   "write the vendor's ticket of a case, an attempt or a customer's file",
		Long:    ticketHelp,
		Example: ticketExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := named("out", f.out, cmd.Flags().Changed("out")); err != nil {
				return err
			}
			return r.ticket(cmd.Context(), args, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "", "the `FORMAT`: markdown, text, json, har, curl, or\nzip with all of them (default by the name of\n--out, else markdown)")
	flags.StringVar(&f.out, "out", "", "write it to this `FILE`, which only you can read")
	flags.BoolVar(&f.force, "force", false, "let --out replace a file that is there")
	flags.BoolVar(&f.copy, "copy", false, "put it on the clipboard")
	flags.StringVar(&f.from, "from", "", "make it of this `FILE` that a customer sent;\n- reads standard input")
	flags.StringVar(&f.system, "system", "", "with --from: the `SYSTEM` whose calls to take, or\nthat was called where the file does not tell")
	flags.StringVar(&f.operation, "operation", "", "with --from: the `OPERATION` that was called,\nwhere the file does not tell")
	flags.StringVar(&f.request, "request", "", "with --from: `FILE` with the JSON body that was\nsent, for a bare answer")
	flags.BoolVar(&f.save, "save", false, "with --from: keep the calls as a new case")
	flags.StringSliceVar(&f.reveal, "reveal", nil, "show the personal value of this `NAME`, such as\nphone-1, in clear; may be repeated")
	flags.StringVar(&f.who, "who", "", "only tell whom a `NAME` such as phone-1 stands for")
	flags.StringVar(&f.cutFrom, "cut-from", "", "also cut the values in this `FILE`, one a line;\n- reads standard input. No flag takes the values:\nthey would stay in the shell's history")
	flags.StringSliceVar(&f.only, "only", nil, "only the attempt with this `ID`, or its end; with\n--from, its place in the ticket; may be repeated")
	flags.BoolVar(&f.addendum, "addendum", false, "only what is new since the case's ticket left")
	flags.BoolVar(&f.json, "json", false, "print one JSON object: the ticket, and all that\nis known of it")
	r.completeSystems(cmd)
	completeFormats(cmd)
	return cmd
}

// dispatch is a ticket on its way: what it is made of, and where it goes.
type dispatch struct {
	*run
	flags  ticketFlags
	format ticket.Format
	ref    string // of the case or attempt; empty: the newest case

	store  *history.Store
	runner *attempt.Runner // of --from
	source ticket.Source
	inCase uint64         // keeps that the ticket left; 0: nothing does
	known  []history.Left // how tickets of that case left before
	left   []history.Left // those of them to this desk, of this kind
	ids    []string       // of the attempts that the ticket is made of

	// Of --from:
	received []history.Attempt // that the ticket is about, oldest first
	skipped  []skipped         // calls of no known system
	notes    []string          // on the input
}

// ticket makes a ticket and lets it out: as it was asked for, and only when nothing
// in it must stay.
func (r *run) ticket(ctx context.Context, args []string, f ticketFlags) error {
	d := &dispatch{run: r, flags: f}
	if err := d.check(args); err != nil {
		return err
	}
	if err := d.gather(ctx); err != nil {
		return err
	}
	if err := d.narrow(ctx); err != nil {
		return err
	}
	t, err := d.write()
	if err != nil {
		return err
	}
	if f.who != "" {
		return d.tell(t)
	}
	if f.save {
		if t, err = d.keep(ctx); err != nil {
			return err
		}
	}
	out, err := d.finished(t)
	if err != nil {
		return err
	}
	d.before(t)
	return d.release(ctx, t, out)
}

// gather reads what the ticket is made of.
func (d *dispatch) gather(ctx context.Context) error {
	d.source = ticket.Source{Packs: d.setup.Packs(), Now: d.Now(), Program: d.Version, NoOriginal: true}
	if d.flags.from != "" {
		return d.receive(ctx)
	}
	return d.load(ctx)
}

// load reads a case or attempt from the history.
func (d *dispatch) load(ctx context.Context) error {
	var err error
	if d.store, err = d.setup.Store(); err != nil {
		return err
	}
	d.source.Case, d.source.Attempts, err = ticket.Load(ctx, d.store, d.ref)
	switch {
	case errors.Is(err, ticket.ErrNoCase):
		return misused(err)
	case errors.Is(err, history.ErrNotFound):
		return d.strange(err)
	case err != nil:
		return err
	}
	if d.inCase = d.source.Case.ID; d.inCase == 0 {
		d.inCase = d.source.Attempts[0].Case
	}
	if d.inCase != 0 {
		c, err := d.store.Case(ctx, d.inCase)
		if err != nil {
			return err
		}
		d.known = c.Left
	}
	if d.source.Beside, err = ticket.Beside(ctx, d.store, d.inCase, d.source.Attempts); err != nil {
		return err
	}
	d.source.Key, err = d.setup.Key()
	return err
}

// write makes the ticket: all of it, or what is new.
func (d *dispatch) write() (ticket.Ticket, error) {
	t, err := d.make()
	if err != nil {
		return t, err
	}
	d.remember(t)
	if !d.flags.addendum {
		return t, nil
	}
	if len(d.left) == 0 {
		return t, usage("no ticket of this left before, so there is nothing to add to; leave --addendum out")
	}
	d.source.Since = ticket.Told(d.left)
	if t, err = d.make(); err == nil {
		d.ids = d.held(t)
	}
	return t, err
}

func (d *dispatch) make() (ticket.Ticket, error) {
	t, err := ticket.Make(d.source)
	switch {
	case errors.Is(err, ticket.ErrNothing), errors.Is(err, ticket.ErrNothingNew):
		return t, misused(err)
	case err != nil:
		return t, err
	}
	return t, d.checkReveal(t)
}

// finished is the ticket as it leaves.
func (d *dispatch) finished(t ticket.Ticket) (safe.Outgoing, error) {
	if len(t.Leaks) > 0 {
		return nil, leaking(t)
	}
	out, err := t.As(d.format)
	if errors.Is(err, ticket.ErrNoCall) {
		return nil, misused(err)
	}
	return out, err
}
