package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"casebook/history/ticket"
)

const ticketHelp = `Write the ticket for the vendor's support desk: what it asks for, with every secret and
every customer's value cut. Without an argument it is about the newest case.`

const ticketExample = `  casebook ticket                        the newest case
  casebook ticket 42 --out ticket.md
  casebook ticket 7k2m0h3q --copy        one attempt, by the end of its id`

// markdown is the one format that tickets are written in.
const markdown = "markdown"

// ticketFlags are the flags of ticket.
type ticketFlags struct {
	format, out       string
	force, copy, json bool
}

func (r *run) ticketCommand() *cobra.Command {
	var f ticketFlags
	cmd := &cobra.Command{
		Use:     "ticket [CASE|ATTEMPT]",
		Short:   "write the vendor's ticket of a case or attempt",
		Long:    ticketHelp,
		Example: ticketExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.ticket(cmd.Context(), args, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", markdown, "the format; markdown is the one there is")
	flags.StringVar(&f.out, "out", "", "write it to this `FILE`, which only you can read")
	flags.BoolVar(&f.force, "force", false, "let --out replace a file that is there")
	flags.BoolVar(&f.copy, "copy", false, "put it on the clipboard")
	flags.BoolVar(&f.json, "json", false, "print one JSON object")
	return cmd
}

// ticket makes a ticket and lets it out: as it was asked for, and only when nothing
// in it must stay.
func (r *run) ticket(ctx context.Context, args []string, f ticketFlags) error {
	ref, err := r.ticketArguments(args, f)
	if err != nil {
		return err
	}
	t, about, err := r.makeTicket(ctx, ref)
	if err != nil {
		return err
	}
	if t.Training {
		r.remark("this is a training ticket: everything in it is %s", simulatedMark)
	}
	for _, note := range t.Notes {
		r.remark("%s", note)
	}
	if f.out != "" {
		if err := r.saveTicket(t, f); err != nil {
			return err
		}
	}
	if f.copy {
		if err := r.copyTicket(ctx, t); err != nil {
			return err
		}
	}
	switch {
	case f.json:
		return r.print(about)
	case f.out == "" && !f.copy:
		_, _ = r.out.WriteString(t.Text.String()) // an error stays with the writer, and its Flush returns it
	}
	return nil
}

func (r *run) ticketArguments(args []string, f ticketFlags) (ref string, err error) {
	switch {
	case len(args) > 1:
		return "", usage("a ticket is about one case or attempt, and %d are named; write them one by one", len(args))
	case f.format != markdown:
		return "", usage("tickets are written as markdown, not as %q; leave --format out", f.format)
	case f.copy && f.json:
		return "", usage("--copy and --json both write to standard output; choose one")
	case len(args) == 1:
		ref = args[0]
	}
	if f.out != "" {
		return ref, f.checkOut()
	}
	return ref, nil
}

// written is what ticket --json prints.
type written struct {
	Title    string   `json:"title"`
	Case     *uint64  `json:"case"`     // null for an attempt without a case
	Attempts []string `json:"attempts"` // the ids that it was asked to be about, oldest first
	Training bool     `json:"training"` // made of simulated attempts: not for the vendor
	Format   string   `json:"format"`
	Notes    []string `json:"notes"`
	Text     string   `json:"text"`
}

func (r *run) makeTicket(ctx context.Context, ref string) (ticket.Ticket, written, error) {
	fail := func(err error) (ticket.Ticket, written, error) { return ticket.Ticket{}, written{}, err }
	store, err := r.setup.Store()
	if err != nil {
		return fail(err)
	}
	packs := r.setup.Packs()
	about, attempts, err := ticket.Load(ctx, store, ref)
	if errors.Is(err, ticket.ErrNoCase) {
		return fail(misused(err))
	}
	if err != nil {
		return fail(err)
	}
	key, err := r.setup.Key()
	if err != nil {
		return fail(err)
	}
	t, err := ticket.Make(ticket.Source{
		Case: about, Attempts: attempts, Packs: packs, Key: key, Now: r.Now(), Program: r.Version,
	})
	if err != nil {
		return fail(err)
	}
	if len(t.Leaks) > 0 {
		return fail(leaking(t))
	}
	w := written{
		Title: t.Title, Case: orNull(about.ID), Attempts: []string{}, Training: t.Training,
		Format: markdown, Notes: append([]string{}, t.Notes...), Text: t.Text.String(),
	}
	for _, a := range attempts {
		w.Attempts = append(w.Attempts, a.ID)
	}
	return t, w, nil
}
