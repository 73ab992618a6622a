package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"casebook/history"
)

const backupHelp = `Copy the history to a file, as it stands at one moment, while other windows use it. The
copy is checked before it gets its name, and its SHA-256 is said. Deleted records are not
in it. It is a history itself: --history FILE opens it.

It holds customers' names and numbers as the history does, and is readable by you alone.
The copy of a damaged history is made byte for byte, and never replaces a file.`

const backupExample = `  casebook history backup ~/casebook-2026-11-26.db
  casebook history backup /mnt/team/casebook.db --force`

func (r *run) backupCommand() *cobra.Command {
	var force, asJSON bool
	cmd := &cobra.Command{
		Use:     "backup FILE",
		Short:   "copy the history while it is in use",
		Long:    backupHelp,
		Example: backupExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usage("say one file to back up to; see %s --help", cmd.CommandPath())
			}
			if err := r.setup.spare(args[0]); err != nil {
				return err
			}
			return r.backup(cmd.Context(), args[0], force, asJSON)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace the file when it is there")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// backedUp is what history backup prints as JSON.
type backedUp struct {
	Path     string `json:"path"`
	Bytes    int64  `json:"bytes"`
	SHA256   string `json:"sha256"`
	Attempts int    `json:"attempts"`
	Cases    int    `json:"cases"`
	Replaced bool   `json:"replaced"`
	Damaged  bool   `json:"damaged"` // it is a copy of a damaged history
}

func (r *run) backup(ctx context.Context, target string, force, asJSON bool) error {
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	told, end := r.watched("copying")
	done, err := store.Backup(ctx, target, force, told)
	end()
	damaged := errors.Is(err, history.ErrDamaged) && done.Path != ""
	if err != nil && !damaged {
		return err
	}
	report := done.Report
	if asJSON {
		out := backedUp{done.Path, report.Bytes, done.SHA256, report.Attempts, report.Cases, done.Replaced, damaged}
		return errors.Join(r.print(out), err)
	}
	if !damaged {
		p := r.paper()
		p.line("%s: %s, %s, %s; checked, no damage", done.Path, count(report.Attempts, "attempt"), count(report.Cases, "case"), history.Size(report.Bytes))
		p.line("sha256 %s", done.SHA256)
	}
	return err
}
