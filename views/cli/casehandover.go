package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"casebook/history"
	"casebook/history/attempt"
)

const handoverHelp = `Print what is open, by whom it waits for: us, the customer, the vendor; the longest wait
first. It is Markdown in which secrets and customers' values are cut as in a ticket, fit
for a chat; notes are not in it. --json has the cases as they are.`

func (r *run) handoverCommand() *cobra.Command {
	var owner string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "handover",
		Short:   "print what is open and waiting for whom",
		Long:    handoverHelp,
		Example: "  casebook case handover\n  casebook case handover --owner mira",
		Args:    none,
		RunE:    func(cmd *cobra.Command, _ []string) error { return r.handover(cmd.Context(), owner, asJSON) },
	}
	cmd.Flags().StringVar(&owner, "owner", "", "only cases of this `OWNER`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line, as casebook case list does, with whom the case waits for")
	return cmd
}

// waitingLine is a case that waits, as JSON.
type waitingLine struct {
	WaitsFor string `json:"waits_for"` // us, the customer, the vendor
	caseLine
}

func (r *run) handover(ctx context.Context, owner string, asJSON bool) error {
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	groups, gaps := attempt.HandedOver(ctx, store, owner)
	if gaps != nil && !errors.As(gaps, new(*history.Damaged)) {
		return gaps
	}
	if !asJSON {
		key, err := r.setup.passingKey()
		if err != nil {
			return err
		}
		if _, err := r.out.Write(attempt.HandoverText(r.setup.Packs(), key, groups, owner, r.Now()).Bytes()); err != nil {
			return unwritten(err)
		}
		return gaps
	}
	for _, g := range groups {
		for _, c := range g.Cases {
			r.private.learn("user", c.Last.User)
			if err := r.print(waitingLine{g.For, caseLineOf(c)}); err != nil {
				return err
			}
		}
	}
	return gaps
}
