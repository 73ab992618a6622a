package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"casebook/api"
	"casebook/history"
)

const historyHelp = `List the attempts that were kept, newest first. The end of an attempt's id stands for
it wherever an id is asked for. What was recorded under older rules of redaction is marked;
casebook history redact brings it up to date.`

const historyExample = `  casebook history
  casebook history --case 42
  casebook history --json | jq 'select(.outcome == "failure")'`

const (
	listedRows = 20 // shown when --limit does not say otherwise
	shownID    = 8  // characters of an id's end that a list shows
)

// historyFlags are the flags of history.
type historyFlags struct {
	limit      int // 0: all
	caseNumber uint64
	json       bool
}

func (r *run) historyCommand() *cobra.Command {
	var f historyFlags
	cmd := &cobra.Command{
		Use:     "history",
		Short:   "list the attempts that were kept",
		Long:    historyHelp,
		Example: historyExample,
		Args:    r.onlyCommands,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.json && !cmd.Flags().Changed("limit") {
				f.limit = 0
			}
			return r.history(cmd.Context(), f)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&f.limit, "limit", listedRows, "how many to list; 0 lists all, as --json does unless this says otherwise")
	flags.Uint64Var(&f.caseNumber, "case", 0, "only the attempts of the case with this `NUMBER`")
	flags.BoolVar(&f.json, "json", false, "print one JSON object a line")
	cmd.AddCommand(r.redactCommand(), r.checkCommand(), r.checkChildCommand(), r.compactCommand(), r.backupCommand(), r.exportCommand(), r.importCommand(), r.salvageCommand())
	return cmd
}

// history lists attempts. What cannot be read is named after the others were
// listed.
func (r *run) history(ctx context.Context, f historyFlags) error {
	if f.limit < 0 {
		return usage("--limit is how many attempts to list; it is not below 0")
	}
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	if f.caseNumber != 0 {
		if _, err := store.Case(ctx, f.caseNumber); err != nil {
			return err
		}
	}
	show := r.showLine
	if f.json {
		show = func(s history.Summary) error { return r.print(lineOf(s)) }
	}
	older := 0
	l := lister{store: store, limit: f.limit, show: func(s history.Summary) error {
		r.private.learn("user", s.User)
		if s.OlderRules() {
			older++
		}
		return show(s)
	}}
	err = l.list(ctx, history.Page{Case: f.caseNumber})
	switch {
	case f.json:
	case l.rows == 0 && err == nil:
		r.paper().line("no attempts in %s yet; casebook send makes one, casebook explain --save keeps one", store.Path())
	case l.more:
		r.paper().line("the newest %d; --limit 0 lists all", l.rows)
	}
	if older > 0 && !f.json {
		r.paper().line("%s recorded under older redaction rules, which casebook history redact brings up to date", count(older, "row"))
	}
	return err
}

// line is an attempt as `history --json` prints it. What is not known, or not yet,
// is null.
type line struct {
	ID          string      `json:"id"`
	Case        *uint64     `json:"case"`
	Recorded    *string     `json:"recorded"`
	Happened    *string     `json:"happened"`
	System      *string     `json:"system"`
	Operation   *string     `json:"operation"`
	Environment *string     `json:"environment"`
	Simulated   bool        `json:"simulated"`
	Outcome     api.Outcome `json:"outcome"`
	Status      *int        `json:"status"`
	Codes       []string    `json:"codes"`
	User        *string     `json:"user"`
	Duration    *float64    `json:"duration_ms"`
	Row         *string     `json:"row"`
	Rules       *int        `json:"rules"` // version of the redaction rules; null where it is not known
	Older       bool        `json:"older_rules"`
}

func lineOf(s history.Summary) line {
	l := line{
		ID: s.ID, Case: orNull(s.Case), Recorded: moment(s.Recorded), Happened: moment(s.Happened),
		System: orNull(s.System), Operation: orNull(s.Operation), Environment: orNull(s.Environment),
		Simulated: s.Simulated, Outcome: s.Outcome, Status: orNull(s.Status), Codes: s.Codes,
		User: orNull(s.User), Duration: orNull(s.Duration), Row: orNull(s.Row),
		Rules: orNull(s.Rules), Older: s.OlderRules(),
	}
	if l.Codes == nil && s.Outcome != api.Pending {
		l.Codes = []string{}
	}
	return l
}

// showLine prints an attempt for people: one line on a pipe, and on a terminal a
// second one for what it is about.
func (r *run) showLine(s history.Summary) error {
	lead := s.Recorded.Local().Format("2006-01-02 15:04:05") + "  " + s.ID[max(0, len(s.ID)-shownID):] + "  "
	p := r.paper()
	if p.width == 0 {
		p.item(lead, "%s", strings.Join(slices.Concat(r.came(s), r.about(s)), "  "))
		return nil
	}
	p.item(lead, "%s", strings.Join(r.came(s), "  "))
	p.item("    ", "%s", strings.Join(r.about(s), "  "))
	return nil
}

// came is what came of an attempt.
func (r *run) came(s history.Summary) []string {
	parts := []string{outcomeMark(s.Outcome) + " " + r.outcomeWords(s.System, s.Operation, s.Outcome)}
	if s.Status > 0 {
		parts = append(parts, strconv.Itoa(s.Status))
	}
	if len(s.Codes) > 0 {
		parts = append(parts, strings.Join(s.Codes, ", "))
	}
	if s.Duration > 0 {
		parts = append(parts, duration(s.Duration))
	}
	if s.Simulated {
		parts = append(parts, simulatedMark)
	}
	return parts
}

// about is what an attempt was about.
func (r *run) about(s history.Summary) []string {
	parts := []string{r.callName(s.System, s.Operation)}
	if s.User != "" {
		parts = append(parts, s.User)
	}
	if s.Title != "" {
		parts = append(parts, s.Title)
	}
	if s.Case != 0 {
		parts = append(parts, fmt.Sprintf("case %d", s.Case))
	}
	if s.OlderRules() {
		parts = append(parts, "older rules")
	}
	return parts
}
