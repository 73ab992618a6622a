package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"casebook/history"
	"casebook/history/draft"
)

const forgetHelp = `Delete attempts: those that a query finds, that are older than so many days, or that are
named; where several are said, those that fit all of it. Without --yes it only says what
would go. With it they are deleted, and the history is compacted, so that their bytes are
gone from the file too.

A solved or dropped case goes with its last attempt. By age, attempts of cases that are
open or waiting are spared, unless --also-open. What happened in the last ten minutes stays,
as it counts among the user's tries. It can be interrupted, and run again for the rest.

Drafts that belong to a forgotten case, or hold the number of a user whom the query names or
of whom nothing stays, go too; by age, if they are as old. Those in an open window stay.
Backups and exports still hold what they hold.`

const forgetExample = `  casebook history forget --older-than 180d       what would go?
  casebook history forget --older-than 180d --yes
  casebook history forget user:0791234567 --yes   all about one customer
  casebook history forget --ids 3vk8q2mz,7hd2k9xw --yes`

// forgetFlags are the flags of history forget.
type forgetFlags struct {
	older          string
	ids            []string
	alsoOpen, json bool
	yes            bool
}

func (r *run) forgetCommand() *cobra.Command {
	var f forgetFlags
	cmd := &cobra.Command{
		Use:               "forget [QUERY]",
		Short:             "delete attempts, so that their bytes are gone",
		Long:              forgetHelp,
		Example:           forgetExample,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: r.completeHistory,
		RunE:              func(cmd *cobra.Command, args []string) error { return r.forget(cmd.Context(), args, f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.older, "older-than", "", "only what was recorded longer ago than this `AGE`: 180d, 26w")
	flags.StringSliceVar(&f.ids, "ids", nil, "only the attempts with these `IDS`, or ends of ids")
	flags.BoolVar(&f.alsoOpen, "also-open", false, "by age, also of cases that are open or waiting")
	flags.BoolVar(&f.yes, "yes", false, "delete them; without it nothing is deleted")
	flags.BoolVar(&f.json, "json", false, "print one JSON object")
	return cmd
}

func (r *run) forget(ctx context.Context, args []string, f forgetFlags) error {
	if strings.TrimSpace(strings.Join(args, "")) == "" && f.older == "" && len(f.ids) == 0 {
		return usage("say what to forget: a query, --older-than 180d or --ids; nothing was deleted")
	}
	asked, err := r.chosen(args)
	if err != nil {
		return err
	}
	wanted := history.Forget{Query: asked, AlsoOpen: f.alsoOpen}
	if f.older != "" {
		days, err := parseAge(f.older)
		if err != nil {
			return err
		}
		wanted.Before = r.Now().AddDate(0, 0, -days)
	}
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	for _, name := range f.ids {
		a, err := store.Attempt(ctx, name)
		if err != nil {
			return err
		}
		wanted.IDs = append(wanted.IDs, a.ID)
	}
	doomed, err := store.Doomed(ctx, wanted)
	var gaps *history.Damaged
	if err != nil && !errors.As(err, &gaps) {
		return err
	}
	drafts := draftsOf(wanted, doomed)
	if !f.yes {
		return errors.Join(r.showDoomed(store, doomed, drafts, f), err)
	}
	return errors.Join(r.forgetNow(ctx, store, doomed, drafts, f), err)
}

// parseAge reads a number of days or weeks.
func parseAge(text string) (days int, err error) {
	factor := map[string]int{"d": 1, "w": 7}[text[max(0, len(text)-1):]]
	n, err := strconv.Atoi(text[:max(0, len(text)-1)])
	if err != nil || factor == 0 || n < 1 || n > 100_000 {
		return 0, usage("%q is no age; write 180d for days or 26w for weeks", text)
	}
	return n * factor, nil
}

// forgotten is what history forget prints as JSON.
type forgotten struct {
	Dry bool `json:"dry_run"` // nothing was deleted
	history.Doomed
	Drafts     int `json:"drafts"`      // that go
	OpenDrafts int `json:"open_drafts"` // that stay: they are in an open window
}

// showDoomed says what would go.
func (r *run) showDoomed(store *history.Store, d history.Doomed, drafts draft.Doomed, f forgetFlags) error {
	would, err := draft.Forget(store.Path(), drafts, true)
	if err != nil {
		return err
	}
	if f.json {
		return r.print(forgotten{true, d, would.Drafts, would.Open})
	}
	p := r.paper()
	r.showSpared(d)
	r.showDrafts(would)
	if d.Attempts+would.Drafts == 0 {
		p.line("nothing to forget")
		return nil
	}
	if d.Attempts == 0 {
		p.line("no attempt, but %s would be forgotten", count(would.Drafts, "draft"))
		p.line("nothing was deleted; --yes does it")
		return nil
	}
	p.line("%s%s would be forgotten, recorded from %s to %s", count(d.Attempts, "attempt"), andDrafts(would.Drafts), d.Oldest.Local().Format(time.DateOnly), d.Newest.Local().Format(time.DateOnly))
	p.item("  by system  ", "%s", tallied(d.Systems, r.systemName))
	p.item("  by case    ", "%s", tallied(d.States, caseWords))
	if len(d.Cases) > 0 {
		p.item("  with them  ", "%s", caseNames(d.Cases))
	}
	p.line("nothing was deleted; --yes does it")
	return nil
}

func (r *run) showSpared(d history.Doomed) {
	p := r.paper()
	if d.Open > 0 {
		p.line("%s of cases that are open or waiting stay; --also-open takes them too", count(d.Open, "attempt"))
	}
	if d.Recent > 0 {
		p.line("%s of the last minutes stay: they count among their users' tries", count(d.Recent, "attempt"))
	}
}

// tallied writes how many there are of each, most first.
func tallied[K ~string](of map[K]int, name func(K) string) string {
	keys := slices.SortedFunc(maps.Keys(of), func(a, b K) int {
		if of[a] != of[b] {
			return of[b] - of[a]
		}
		return strings.Compare(string(a), string(b))
	})
	var parts []string
	for _, key := range keys {
		parts = append(parts, fmt.Sprintf("%d %s", of[key], name(key)))
	}
	return strings.Join(parts, ", ")
}

func caseWords(s history.State) string {
	if s == "" {
		return "without a case"
	}
	return string(s)
}

func (r *run) systemName(id string) string {
	if pack := r.setup.Packs().System(id); pack != nil {
		return pack.Name
	}
	if id == "" {
		return "of no known system"
	}
	return id
}

// caseNames names cases, not all where they are many.
func caseNames(numbers []uint64) string {
	var parts []string
	for _, n := range numbers[:min(len(numbers), shownNames)] {
		parts = append(parts, strconv.FormatUint(n, 10))
	}
	word, more := "case ", ""
	if len(numbers) > 1 {
		word = "cases "
	}
	if len(numbers) > shownNames {
		more = fmt.Sprintf(" and %d more", len(numbers)-shownNames)
	}
	return word + strings.Join(parts, ", ") + more
}

// forgetNow deletes, and compacts also where nothing is left to delete: a run before may
// have been interrupted.
func (r *run) forgetNow(ctx context.Context, store *history.Store, d history.Doomed, drafts draft.Doomed, f forgetFlags) error {
	told, end := r.watched("forgetting")
	removed, err := store.Forget(ctx, d, told)
	end()
	if errors.Is(err, context.Canceled) {
		return &failure{statusCancelled, fmt.Errorf("cancelled: %s were forgotten; run it again for the rest, and for the bytes in the file", count(removed.Attempts, "attempt"))}
	}
	if err != nil {
		return err
	}
	drafts.Cases = removed.Cases
	typed, err := draft.Forget(store.Path(), drafts, false)
	if err != nil {
		return fmt.Errorf("the attempts were forgotten, but not the drafts about them: %w", err)
	}
	if f.json {
		_, err := store.Compact(ctx, nil)
		d.Attempts, d.Cases = removed.Attempts, append([]uint64{}, removed.Cases...)
		if nothing := removed.Attempts+typed.Drafts == 0; nothing && err != nil {
			return unwiped(err, nothing)
		}
		return errors.Join(r.print(forgotten{false, d, typed.Drafts, typed.Open}), unwiped(err, false))
	}
	r.showSpared(d)
	r.showDrafts(typed)
	with := andDrafts(typed.Drafts)
	if len(removed.Cases) > 0 {
		with += ", and with them " + caseNames(removed.Cases)
	}
	nothing := removed.Attempts+typed.Drafts == 0
	if !nothing {
		r.paper().line("forgotten: %s%s", count(removed.Attempts, "attempt"), with)
	}
	if err := unwiped(r.compactStore(ctx, store), nothing); err != nil {
		return err
	}
	if nothing {
		r.paper().line("forgotten: %s", count(0, "attempt"))
	}
	r.paper().line("backups and exports still hold what they hold")
	return nil
}

// unwiped is the error of a compaction that failed after something was deleted, or nothing
// was to be.
func unwiped(err error, nothing bool) error {
	switch {
	case err == nil:
		return nil
	case nothing:
		return fmt.Errorf("there was nothing to forget, and what an interrupted run may have left in the file is not cleared: %w", err)
	}
	return fmt.Errorf("what was forgotten is deleted, but its bytes are still in the file: %w", err)
}
