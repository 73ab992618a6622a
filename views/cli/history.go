package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"casebook/api"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/query"
)

const historyHelp = `List the attempts that were kept, newest first: all of them, or those that a query finds.
The end of an attempt's id stands for it wherever an id is asked for. What was recorded
under older rules of redaction is marked; casebook history redact brings it up to date.

A query is words, and all of them must hold. A word is text that stands in what a list
shows, in the vendor's messages or in what was written about the case, or one of these:

`

const historyHelpMore = `
Three digits that are an HTTP status stand for http:. "a,b" is one of the two, "-" before
a word says that it must not hold, and quotes, which must reach casebook through your
shell, hold blanks together: 'body:"two words"'. A word that begins with "-" and is no
field stands behind --. Times are 90m, 2h, 2d, 3w, today, yesterday, monday, 2026-11-01
or 2026-11-01T14:30. A telephone number finds its other writings: 079 123 4567 is found
as +962791234567, and the reverse.`

const historyExample = `  casebook history
  casebook history http:422 system:nextreason since:2d
  casebook history user:0791234567 -is:simulated
  casebook history --count since:monday
  casebook history --case 42
  casebook history --json outcome:failure | jq .codes`

const (
	listedRows = 20 // shown when --limit does not say otherwise
	shownID    = 8  // characters of an id's end that a list shows
)

// historyFlags are the flags of history.
type historyFlags struct {
	limit      int // 0: all
	caseNumber uint64
	count      bool
	json       bool
}

func (r *run) historyCommand() *cobra.Command {
	var f historyFlags
	cmd := &cobra.Command{
		Use:               "history [QUERY]",
		Short:             "list the attempts that were kept",
		Long:              historyHelp + fieldTable() + historyHelpMore,
		Example:           historyExample,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: r.completeHistory,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.json && !cmd.Flags().Changed("limit") {
				f.limit = 0
			}
			return r.history(cmd, args, f)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&f.limit, "limit", listedRows, "how many to list; 0 lists all, as --json does unless this says otherwise")
	flags.Uint64Var(&f.caseNumber, "case", 0, "only the attempts of the case with this `NUMBER`")
	flags.BoolVar(&f.count, "count", false, "say how many there are, by system, outcome, code and more, instead of listing them")
	flags.BoolVar(&f.json, "json", false, "print one JSON object a line")
	cmd.AddCommand(r.redactCommand(), r.checkCommand(), r.checkChildCommand(), r.compactCommand(), r.backupCommand(), r.exportCommand(), r.importCommand(), r.salvageCommand(), r.forgetCommand(), r.retentionCommand())
	return cmd
}

// fieldTable lists the fields of a query for the help.
func fieldTable() string {
	var b strings.Builder
	for _, f := range query.Fields() {
		fmt.Fprintf(&b, "  %-11s %s\n", f.Word+":", f.Takes)
	}
	return b.String()
}

// history lists or counts the attempts that a query finds. What cannot be read is named
// after the others were listed.
func (r *run) history(cmd *cobra.Command, args []string, f historyFlags) error {
	ctx := cmd.Context()
	if f.limit < 0 {
		return usage("--limit is how many attempts to list; it is not below 0")
	}
	asked, err := r.ask(strings.Join(args, " "))
	if err != nil {
		return err
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
	s := search{run: r, store: everything{store}, path: store.Path(), query: asked.Query, limit: f.limit, bodies: asked.Has(history.InBody)}
	if f.count {
		return r.count(ctx, &s, f)
	}
	older := 0
	s.show = func(row history.Summary) error {
		r.private.learn("user", row.User)
		if row.OlderRules() {
			older++
		}
		if f.json {
			return r.print(lineOf(row))
		}
		return r.showLine(row)
	}
	err = s.list(ctx, history.Page{Case: f.caseNumber})
	if f.json {
		return err
	}
	switch {
	case s.rows == 0 && err == nil:
		return r.nothing(cmd, args, s.looked, store.Path())
	case s.more:
		r.paper().line("the newest %d; --limit 0 lists all", s.rows)
	}
	if older > 0 {
		r.paper().line("%s recorded under older redaction rules, which casebook history redact brings up to date", count(older, "row"))
	}
	return err
}

// nothing says that nothing was found. A single word is an error where it is nearly a
// command.
func (r *run) nothing(cmd *cobra.Command, args []string, looked int, path string) error {
	if len(args) == 1 {
		if near := systems.Nearest(args[0], commandsOf(cmd)); near != "" {
			return usage("%s has no command %q; did you mean %q? no attempt has it as text", cmd.CommandPath(), args[0], near)
		}
	}
	if looked == 0 {
		r.paper().line("no attempts in %s yet; casebook send makes one, casebook explain --save keeps one", path)
		return nil
	}
	r.paper().line("%s in %s: none is found by this", count(looked, "attempt"), path)
	return nil
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
