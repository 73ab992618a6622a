package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"casebook/history"
	"casebook/history/attempt"
)

func (r *run) caseShowCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:               "show CASE",
		Short:             "show a case, its notes and its attempts",
		Example:           "  casebook case show 42\n  casebook case show 42 --json | jq .notes",
		Args:              oneCase,
		ValidArgsFunction: r.completeCases,
		RunE: func(cmd *cobra.Command, args []string) error {
			number, err := caseNumber(args[0])
			if err != nil {
				return err
			}
			return r.caseShow(cmd.Context(), number, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object, without the attempts: casebook history --case has them")
	return cmd
}

// caseShow prints a case.
func (r *run) caseShow(ctx context.Context, number uint64, asJSON bool) error {
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	c, err := store.Case(ctx, number)
	if err != nil {
		return err
	}
	r.private.learn("user", c.Last.User)
	if asJSON {
		return r.print(caseLineOf(c))
	}
	p := r.paper()
	p.line("Case %d  %s", c.ID, c.Title)
	r.caseFacts(p, c)
	if c.Notes != "" {
		p.blank()
		p.line("Notes")
		p.block("  ", c.Notes)
	}
	p.blank()
	p.line("Attempts, newest first")
	l := lister{store: store, limit: listedRows, show: func(s history.Summary) error {
		r.private.learn("user", s.User)
		return r.showLine(s)
	}}
	err = l.list(ctx, history.Page{Case: number})
	if l.more {
		p.line("the newest %d; casebook history --case %d --limit 0 lists all", l.rows, number)
	}
	return err
}

// caseFacts prints what is known of a case, line by line.
func (r *run) caseFacts(p *paper, c history.Case) {
	fact := func(label, text string) {
		if text != "" {
			p.item(fmt.Sprintf("  %-16s", label), "%s", text)
		}
	}
	since, sure := attempt.InStateSince(c)
	state := string(c.State) + ", since " + since.Local().Format("2006-01-02 15:04")
	if !sure {
		state += " or longer"
	}
	fact("state", state)
	for _, f := range attempt.CaseFields() {
		if f != attempt.CaseTitle && f != attempt.CaseState && f != attempt.CaseNotes {
			fact(string(f), f.Now(c))
		}
	}
	fact("call", r.callName(c.System, c.Operation))
	for _, left := range c.Left {
		text := left.At.Local().Format("2006-01-02 15:04") + " ticket " + left.Way
		if left.Training {
			text = left.At.Local().Format("2006-01-02 15:04") + " training ticket " + left.Way
		}
		if left.To != "" {
			text += ", to " + left.To
		}
		if len(left.Revealed) > 0 {
			text += "; in clear: " + strings.Join(left.Revealed, ", ")
		}
		fact("sent", text)
	}
	if c.Simulated {
		fact("", simulatedMark)
	}
}
