package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"casebook/history"
)

const salvageHelp = `Read all that can be read of a damaged history into a new file, page by page, also where the
file was cut short or its beginning is lost. The new file is checked and takes the history's
name; the damaged one is kept beside it, as history.db.damaged-DATE-TIME. What is lost is
named, or counted where its name is lost too. Nothing is done to a history that is not damaged.

A backup may hold what is lost: casebook history export --history BACKUP | casebook history
import - adds what is missing here.`

func (r *run) salvageCommand() *cobra.Command {
	var dry, asJSON bool
	cmd := &cobra.Command{
		Use:   "salvage",
		Short: "save what can be read of a damaged history",
		Long:  salvageHelp,
		Args:  none,
		RunE:  func(cmd *cobra.Command, _ []string) error { return r.salvage(cmd.Context(), dry, asJSON) },
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "say what can be read, and write nothing")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

func (r *run) salvage(ctx context.Context, dry, asJSON bool) error {
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	told, end := r.watched("reading")
	done, err := store.Salvage(ctx, dry, told)
	end()
	if errors.Is(err, history.ErrWhole) {
		r.paper().line("%s", err)
		return nil
	}
	if err != nil {
		return err
	}
	if asJSON {
		return r.print(done)
	}
	r.showSalvaged(done, dry)
	return nil
}

func (r *run) showSalvaged(done history.Salvaged, dry bool) {
	p, can := r.paper(), "are in "+done.Path+" again"
	if dry {
		can = "can be saved; nothing was written"
	}
	p.line("%s and %s %s", count(done.Attempts, "attempt"), count(done.Cases, "case"), can)
	p.names("only what lists show is left of ", done.Partly)
	p.names("only what searches look at is left, in small letters, of ", done.Searched)
	p.names("perhaps not the last version was found of ", done.Earlier)
	showLost(p, done)
	switch done.Retention {
	case history.RetentionKept:
		p.line("the retention setting is kept")
	case history.RetentionLost:
		p.line("whether a retention was set cannot be read: casebook history retention sets one")
	}
	if done.Kept != "" {
		p.line("the damaged file is %s; it holds personal data as the history does", done.Kept)
	}
}

// showLost says how much is lost: by name where there is one, else by number.
func showLost(p *paper, done history.Salvaged) {
	var attempts, cases []string
	for _, name := range done.Lost {
		if strings.HasPrefix(name, "case ") {
			cases = append(cases, name)
		} else {
			attempts = append(attempts, name)
		}
	}
	lost := count(len(attempts)+done.Unnamed, "attempt")
	switch {
	case len(attempts) > 0 && done.AtLeast:
		p.names("lost: at least "+lost+": ", attempts)
	case len(attempts) > 0 && done.Unnamed > 0:
		p.names(fmt.Sprintf("lost: %s, %d without a name that can be read, and ", lost, done.Unnamed), attempts)
	case len(attempts) > 0:
		p.names("lost: "+lost+": ", attempts)
	case done.Unnamed > 0 && done.AtLeast:
		p.line("lost: at least %s; the names cannot be read", lost)
	case done.Unnamed > 0:
		p.line("lost: %s; the names cannot be read", lost)
	case done.AtLeast:
		p.line("attempts may be lost: how many there were cannot be read")
	}
	if done.Once > 0 {
		p.line("an earlier count says that there were %s", count(done.Once, "attempt"))
	}
	p.names("lost is the text of ", cases)
	if done.Pages > 0 {
		p.line("%s of the file could not be read; a case that was in them and nowhere else is lost too", count(done.Pages, "page"))
	}
}

// shownNames is how many records are named in one line.
const shownNames = 50

// names writes a line of names, when there are any.
func (p *paper) names(lead string, names []string) {
	if len(names) == 0 {
		return
	}
	more := ""
	if len(names) > shownNames {
		more = fmt.Sprintf(" and %d more", len(names)-shownNames)
	}
	p.line("%s%s%s", lead, strings.Join(names[:min(len(names), shownNames)], ", "), more)
}
