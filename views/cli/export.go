package cli

import (
	"cmp"
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"casebook/history"
)

const exportHelp = `Write attempts, and the cases that they belong to, as lines of JSON: all of them, or those
that a query finds. The first line says what the file is; then come cases, attempts, oldest
first, and a last line with their number and a SHA-256. casebook history import reads it.

It holds no secret, and customers' names and numbers in clear: keep it as you keep the
history.`

const exportExample = `  casebook history export --out casebook.ndjson
  casebook history export since:30d | ssh desk casebook history import -`

func (r *run) exportCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:               "export [QUERY]",
		Short:             "write the history as lines of JSON",
		Long:              exportHelp,
		Example:           exportExample,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: r.completeHistory,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := cmp.Or(named("out", out, cmd.Flags().Changed("out")), r.setup.spare(out)); err != nil {
				return err
			}
			return r.export(cmd.Context(), args, out)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "the `FILE` to write; an older export there is replaced once the new one is whole")
	return cmd
}

func (r *run) export(ctx context.Context, args []string, out string) error {
	if r.private != nil {
		return usage("an export holds customers' names and numbers in clear, and --privacy hides them; leave one of them")
	}
	asked, err := r.chosen(args)
	if err != nil {
		return err
	}
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	told, end := r.watched("exporting")
	e := history.Export{Query: asked, Program: r.Version, Clean: harmless, Told: told}
	var done history.ExportEnd
	if out == "" {
		done, err = store.Export(ctx, r.out, e)
		err = cmp.Or(r.flush(), err)
	} else {
		done, err = store.ExportFile(ctx, out, e)
	}
	end()
	var gaps *history.Damaged
	if err != nil && !errors.As(err, &gaps) {
		return err
	}
	if done.End {
		r.remark("%s: %s, %s; customers' names and numbers stand in it in clear, and no secret", cmp.Or(out, "exported"),
			count(done.Attempts, "attempt"), count(done.Cases, "case"))
	}
	return err
}

// chosen reads the words of a query; none ask for everything.
func (r *run) chosen(args []string) (history.Query, error) {
	asked, err := r.ask(strings.Join(args, " "))
	return asked.Query, err
}
