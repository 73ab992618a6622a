package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

const redactHelp = `Redact attempts again that were recorded under older rules: what today's rules cut, and
those of your packs, is cut in them too, in all attempts of their case and in what was
written about it. Facts, times and outcomes stay, and the explanation as it was.

Without an argument all such attempts are. A case or an attempt that is named is
redacted again whatever rules it was recorded under, as with --all the whole history
is: that is for when a pack of your own has changed. It can be interrupted, and run
again for the rest.

What was cut leaves the history and not the disk: the file's free pages may hold it
until they are used again or casebook history compact wipes them, and so may every backup.`

const redactExample = `  casebook history redact --dry-run      what would be cut?
  casebook history redact                all that was recorded under older rules
  casebook history redact 42             one case`

// redactFlags are the flags of history redact.
type redactFlags struct{ all, dry, json bool }

func (r *run) redactCommand() *cobra.Command {
	var f redactFlags
	cmd := &cobra.Command{
		Use:               "redact [CASE|ATTEMPT]",
		Short:             "redact again what was recorded under older rules",
		Long:              redactHelp,
		Example:           redactExample,
		ValidArgsFunction: r.completeOlder,
		RunE:              func(cmd *cobra.Command, args []string) error { return r.redact(cmd.Context(), args, f) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.all, "all", false, "also what was recorded under today's rules")
	flags.BoolVar(&f.dry, "dry-run", false, "say what would be cut, and write nothing")
	flags.BoolVar(&f.json, "json", false, "print one JSON object a line: what became of a case, or of an attempt without one")
	return cmd
}

// redact redacts attempts again. What cannot be read is left as it is, and named after
// the others were done.
func (r *run) redact(ctx context.Context, args []string, f redactFlags) error {
	switch {
	case len(args) > 1:
		return usage("one case or attempt is redacted again at a time, and %d are named; without any all are", len(args))
	case len(args) == 1 && f.all:
		return usage("--all is the whole history, and %q is named; say one of them", args[0])
	}
	runner, err := r.setup.Runner()
	if err != nil {
		return err
	}
	d := redacting{run: r, runner: runner, flags: f, cases: map[uint64]bool{}}
	d.watch()
	if len(args) == 1 {
		err = d.named(ctx, args[0])
	} else {
		err = d.whole(ctx)
	}
	d.end()
	if errors.Is(err, context.Canceled) {
		return &failure{statusCancelled, fmt.Errorf("cancelled: %s; run it again for the rest", d.so())}
	}
	d.sum(len(args) == 0 && err == nil)
	return cmp.Or(err, d.unread())
}
