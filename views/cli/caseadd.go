package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"casebook/history"
	"casebook/history/attempt"
)

const caseAddHelp = `Put attempts into a case, all of them or none: into one that there is, by its number, into a
new one, or into none, which takes them out of theirs. The end of an attempt's id stands
for it. Attempts of the simulator and real ones share no case.`

func (r *run) caseAddCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "add CASE|new|none ATTEMPT…",
		Short:   "put attempts into a case",
		Long:    caseAddHelp,
		Example: "  casebook case add 42 7k2m0h3q 9xw1c4dd\n  casebook case add new 7k2m0h3q\n  casebook case add none 7k2m0h3q",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("%s takes a case and the attempts to put into it; see %[1]s --help", cmd.CommandPath())
			}
			if args[0] == "new" || args[0] == "none" {
				return nil
			}
			return oneCase(cmd, args[:1])
		},
		ValidArgsFunction: r.completeAdd,
		RunE:              func(cmd *cobra.Command, args []string) error { return r.caseAdd(cmd.Context(), args[0], args[1:]) },
	}
}

// completeAdd lets a shell complete cases, and then the newest attempts that are in none.
func (r *run) completeAdd(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 {
		words, how := r.completeCases(cmd, args, typed)
		return append([]cobra.Completion{"new", "none"}, words...), how
	}
	const how = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	store, err := newSetup(r.Program, r.flags).Store()
	if err != nil {
		return nil, how
	}
	rows, _ := store.Attempts(cmd.Context(), history.Page{Limit: olderReach}) // what cannot be read completes nothing
	var words []cobra.Completion
	for _, s := range rows {
		if name := s.ID[max(0, len(s.ID)-shownID):]; s.Case == 0 && !slices.Contains(args, name) {
			words = append(words, name)
		}
	}
	return words, how
}

// caseAdd puts attempts into a case.
func (r *run) caseAdd(ctx context.Context, into string, names []string) error {
	runner, err := r.setup.Runner()
	if err != nil {
		return err
	}
	var ids []string
	var simulated bool
	for i, name := range names {
		a, err := runner.Store.Attempt(ctx, name)
		if err != nil {
			return err
		}
		if i == 0 {
			simulated = a.Simulated
		} else if a.Simulated != simulated {
			return usage("attempts of the simulator and real ones share no case, and both are named")
		}
		if !slices.Contains(ids, a.ID) {
			ids = append(ids, a.ID)
		}
	}
	c, err := r.assign(ctx, runner, into, ids, simulated)
	if err != nil {
		return err
	}
	if c.ID == 0 {
		r.paper().line("%s in no case now", count(len(ids), "attempt"))
		return nil
	}
	r.paper().line("case %d has %s now: %s", c.ID, count(c.Attempts, "attempt"), c.Title)
	return nil
}

func (r *run) assign(ctx context.Context, runner *attempt.Runner, into string, ids []string, simulated bool) (history.Case, error) {
	switch into {
	case "new":
		return runner.NewCase(ctx, ids...)
	case "none":
		return runner.Join(ctx, 0, ids...)
	}
	number, err := caseNumber(into)
	if err != nil {
		return history.Case{}, err
	}
	c, err := runner.Store.Case(ctx, number)
	if err != nil {
		return c, err
	}
	if c.Attempts > 0 && c.Simulated != simulated {
		return c, &failure{statusUsage, fmt.Errorf("case %d is %s, and the attempts are not: they share no case", number, kindOf(c.Simulated))}
	}
	return runner.Join(ctx, number, ids...)
}

func kindOf(simulated bool) string {
	if simulated {
		return "of the simulator"
	}
	return "a real one"
}

// offerCase says which case an attempt without one may belong to, and how it gets there.
func (r *run) offerCase(ctx context.Context, runner *attempt.Runner, a history.Attempt) {
	if a.ID == "" || a.Case != 0 {
		return
	}
	if c, found := runner.CaseFor(context.WithoutCancel(ctx), a.Summary()); found {
		r.paper().item("  ", "case %d is of the same user within a day (%s): casebook case add %[1]d %[3]s", c.ID, c.Title, a.ID[max(0, len(a.ID)-shownID):])
	}
}
