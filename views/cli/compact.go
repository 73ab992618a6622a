package cli

import (
	"context"

	"github.com/spf13/cobra"

	"casebook/history"
	"casebook/history/draft"
)

const compactHelp = `Write the history anew without what was deleted or changed in it, verify the new file, put it
into the old one's place and overwrite the old one with zeros, so that what is gone is gone
from the disk too. It needs as much free disk as the history takes.

Other windows read meanwhile and wait with their writes: run it on a large history when
they are idle. Whenever it is ended, the history is whole; the next run wipes what is left.
Where a retention is set it is applied first. A disk that writes changes elsewhere, as SSDs
and some file systems do, may keep old bytes.`

func (r *run) compactCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "compact",
		Short: "give back what was deleted, and wipe it",
		Long:  compactHelp,
		Args:  none,
		RunE:  func(cmd *cobra.Command, _ []string) error { return r.compact(cmd.Context()) },
	}
}

func (r *run) compact(ctx context.Context) error {
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	kept, err := store.Retain(ctx, true)
	if err != nil {
		return err
	}
	if n := kept.Removed.Attempts; n > 0 {
		typed, err := draft.Forget(store.Path(), draft.Doomed{Cases: kept.Removed.Cases}, false)
		if err != nil {
			return err
		}
		r.paper().line("%s%s older than %s were forgotten", count(n, "attempt"), andDrafts(typed.Drafts), count(kept.Days, "day"))
		r.showDrafts(typed)
	}
	return r.compactStore(ctx, store)
}

// compactStore compacts a history and says what became of it.
func (r *run) compactStore(ctx context.Context, store *history.Store) error {
	told, end := r.watched("compacting")
	done, err := store.Compact(ctx, told)
	end()
	if err != nil {
		return err
	}
	p := r.paper()
	if done.Before == 0 {
		p.line("%s: nothing to compact", store.Path())
		return nil
	}
	p.line("%s: %s before, %s now; the old file was overwritten", store.Path(), history.Size(done.Before), history.Size(done.After))
	return nil
}
