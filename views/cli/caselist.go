package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"casebook/history"
	"casebook/history/attempt"
)

const caseListHelp = `List the cases that are not closed, newest first, or those in one state. Words narrow them
to cases whose title, notes, next step, references, owner or tags have them; state:, owner:,
tag:, ref: and case: are taken as casebook history takes them.`

// waitingStates is the word for both states of waiting, as in a query.
const waitingStates = "waiting"

// caseListFlags are the flags of case list.
type caseListFlags struct {
	state, owner, tag string
	limit             int // 0: all
	json              bool
}

func (r *run) caseListCommand() *cobra.Command {
	var f caseListFlags
	cmd := &cobra.Command{
		Use:     "list [WORD…]",
		Short:   "list cases",
		Long:    caseListHelp,
		Example: "  casebook case list\n  casebook case list --state all --owner mira SIM swap\n  casebook case list --json | jq .case",
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.json && !cmd.Flags().Changed("limit") {
				f.limit = 0
			}
			return r.caseList(cmd.Context(), args, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.state, "state", "", "only cases in this `STATE`: "+strings.Join(caseStateWords(), ", ")+", "+waitingStates+" (for either), or all (default: those that are not closed)")
	flags.StringVar(&f.owner, "owner", "", "only cases of this `OWNER`")
	flags.StringVar(&f.tag, "tag", "", "only cases with this `TAG`")
	flags.IntVar(&f.limit, "limit", listedRows, "how many to list; 0 lists all, as --json does unless this says otherwise")
	flags.BoolVar(&f.json, "json", false, "print one JSON object a line")
	// The error is about a flag that is not there; it was defined some lines before.
	_ = cmd.RegisterFlagCompletionFunc("state", cobra.FixedCompletions(append(caseStateWords(), waitingStates, "all"), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// caseStateWords are the states as one word each.
func caseStateWords() []string {
	var words []string
	for _, state := range attempt.States() {
		words = append(words, attempt.StateWord(state))
	}
	return words
}

// caseStateOf reads a state that somebody typed.
func caseStateOf(word string) (history.State, error) {
	state, known := attempt.ParseState(word)
	if !known {
		return "", usage("a case has no state %q; there are %s", word, strings.Join(caseStateWords(), ", "))
	}
	return state, nil
}

// cases is what the flags and words ask for.
func (r *run) cases(f caseListFlags, words []string) (q history.Query, err error) {
	asked, err := r.ask(strings.Join(words, " "))
	if err != nil {
		return q, err
	}
	q, ofCases := asked.OfCases()
	if !ofCases {
		return q, usage("only what is written about cases is searched here: words, and state:, owner:, tag:, ref: and case:; casebook history searches attempts")
	}
	states := []string{string(history.Open), string(history.WaitingCustomer), string(history.WaitingVendor)}
	switch f.state {
	case "", "all":
	case waitingStates:
		states = states[1:]
	default:
		state, err := caseStateOf(f.state)
		if err != nil {
			return q, err
		}
		states = []string{string(state)}
	}
	if f.state != "all" && (f.state != "" || !asked.Has(history.InState)) {
		q.All = append(q.All, history.Condition{Field: history.InState, Values: states})
	}
	for _, asked := range []struct {
		field history.Field
		value string
	}{{history.OfOwner, f.owner}, {history.WithTag, f.tag}} {
		if asked.value != "" {
			q.All = append(q.All, history.Condition{Field: asked.field, Values: []string{history.Fold(asked.value)}})
		}
	}
	return q, nil
}

// caseList lists cases. What cannot be read is named after the others were listed.
func (r *run) caseList(ctx context.Context, words []string, f caseListFlags) error {
	if f.limit < 0 {
		return usage("--limit is how many cases to list; it is not below 0")
	}
	q, err := r.cases(f, words)
	if err != nil {
		return err
	}
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	listed, gaps := 0, error(nil)
	for before := uint64(0); ; {
		found, err := store.SearchCases(ctx, q, before, batch)
		if err != nil && !errors.As(err, new(*history.Damaged)) {
			return err
		}
		gaps = cmp.Or(gaps, err)
		for _, c := range found.Rows {
			if f.limit > 0 && listed == f.limit {
				if !f.json {
					r.paper().line("the newest %d; --limit 0 lists all", listed)
				}
				return gaps
			}
			if err := r.listCase(c, f.json); err != nil {
				return err
			}
			listed++
		}
		if before = found.Next; before == 0 {
			break
		}
	}
	if listed == 0 && !f.json && gaps == nil {
		r.paper().line("%s", r.noCases(ctx, store, f))
	}
	return gaps
}

// noCases says why no case was listed.
func (r *run) noCases(ctx context.Context, store *history.Store, f caseListFlags) string {
	if _, err := os.Stat(store.Path()); errors.Is(err, fs.ErrNotExist) {
		return "there is no history yet, and so no case: " + store.Path() + " is made by the first call or import"
	}
	// What cannot be read was told before.
	if any, err := store.Cases(ctx, 0, 1); err != nil || len(any) > 0 {
		if f.state == "" {
			return "no such case in " + store.Path() + "; --state all lists the closed ones too"
		}
		return "no such case in " + store.Path()
	}
	if newest, err := store.Attempts(ctx, history.Page{Limit: 1}); err == nil && len(newest) > 0 {
		return "no case yet in " + store.Path() + ": casebook case add new " + newest[0].ID + " makes one of the newest attempt"
	}
	return "no case yet in " + store.Path()
}

// listCase prints a case in one line.
func (r *run) listCase(c history.Case, asJSON bool) error {
	r.private.learn("user", c.Last.User)
	if asJSON {
		return r.print(caseLineOf(c))
	}
	since, _ := attempt.InStateSince(c)
	parts := []string{fmt.Sprintf("%s since %s", c.State, since.Local().Format("2006-01-02 15:04")), c.Title}
	for _, part := range []struct{ label, text string }{
		{"owner", c.Owner}, {"our ticket", c.OurRef}, {"the vendor's", c.VendorRef}, {"next:", c.NextStep}, {"tags", strings.Join(c.Tags, " ")},
	} {
		if part.text != "" {
			parts = append(parts, part.label+" "+part.text)
		}
	}
	if c.Simulated {
		parts = append(parts, simulatedMark)
	}
	r.paper().item(fmt.Sprintf("%4d  ", c.ID), "%s", strings.Join(parts, "  "))
	return nil
}
