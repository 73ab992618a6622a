package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"casebook/history"
)

const retentionHelp = `Say, or set, how long attempts are kept. What is older is forgotten once a day after the
screens are opened, and by casebook history compact; attempts of cases that are open or
waiting are spared. off keeps everything, as it is at first. The setting is in the history.`

func (r *run) retentionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "retention [AGE|off]",
		Short:     "how long attempts are kept",
		Long:      retentionHelp,
		Example:   "  casebook history retention 180d\n  casebook history retention off",
		ValidArgs: []string{"off"},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("say one age, as 180d, or off; see %s --help", cmd.CommandPath())
			}
			return r.retention(cmd.Context(), strings.Join(args, ""))
		},
	}
}

func (r *run) retention(ctx context.Context, age string) error {
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	days := 0
	switch age {
	case "":
		if days, err = store.Retention(ctx); err != nil {
			return err
		}
	case "off":
		if err := store.SetRetention(ctx, 0); err != nil {
			return err
		}
	default:
		if days, err = parseAge(age); err != nil {
			return err
		}
		if err := store.SetRetention(ctx, days); err != nil {
			return err
		}
	}
	return r.showRetention(ctx, store, days)
}

func (r *run) showRetention(ctx context.Context, store *history.Store, days int) error {
	p := r.paper()
	if days == 0 {
		p.line("retention is off: attempts are kept until casebook history forget")
		return nil
	}
	p.line("attempts are kept for %s, those of cases that are open or waiting longer", count(days, "day"))
	doomed, err := store.Doomed(ctx, history.Forget{Before: r.Now().AddDate(0, 0, -days)})
	if err != nil {
		return err
	}
	if doomed.Attempts > 0 {
		p.line("%s are older now, and are forgotten within a day; casebook history forget --older-than %dd lists what", count(doomed.Attempts, "attempt"), days)
	}
	return nil
}
