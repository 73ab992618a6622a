package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"casebook/history/attempt"
)

const caseImportHelp = `Read a case that casebook case export wrote: all of it, or nothing. Its attempts keep their
ids and times; those that are here already stay as they are. It is redacted again under
today's rules. Where another case has its number it gets a new one, and that is said.`

func (r *run) caseImportCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "import FILE|-",
		Short:   "read a case that another casebook wrote",
		Long:    caseImportHelp,
		Example: "  casebook case import case-42.json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("say one file to import, or - for standard input; see %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return r.caseImport(cmd.Context(), args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// caseImport reads a case into the history.
func (r *run) caseImport(ctx context.Context, name string, asJSON bool) error {
	data, err := r.readInput(ctx, name)
	if err != nil {
		return err
	}
	file, err := attempt.ReadCaseFile(data)
	if err != nil {
		return misused(fmt.Errorf("%s: %w", label(name), err))
	}
	runner, err := r.setup.Runner()
	if err != nil {
		return err
	}
	taken, err := runner.TakeCase(ctx, file)
	if err != nil {
		return err
	}
	r.remark("%s", "customers' values in clear: "+attempt.SaidOf(taken.Personal))
	if asJSON {
		return r.print(taken)
	}
	p := r.paper()
	p.line("case %d: %s imported", taken.Case, count(taken.Attempts, "attempt"))
	switch {
	case taken.Here:
		p.line("the case was here already: what is written about it stays as it is here")
	case taken.Case != taken.From:
		p.line("it was case %d in the file: another case has that number here", taken.From)
	}
	if taken.Known > 0 {
		p.line("%s here already, unchanged", count(taken.Known, "attempt"))
	}
	if taken.Cut > 0 {
		p.line("something was cut in %s that the file has in clear", count(taken.Cut, "attempt"))
	}
	return nil
}
