package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"casebook/history"
	"casebook/history/attempt"
)

const caseHelp = `List, read and change cases, and hand them over.`

const caseExample = `  casebook case list --state waiting-for-vendor
  casebook case show 42
  casebook case set 42 state=waiting-for-vendor vendor-ref=AM-77 note=+"called him"
  casebook case handover`

func (r *run) caseCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "case",
		Short:   "list, read, change and hand over cases",
		Long:    caseHelp,
		Example: caseExample,
		Args:    r.onlyCommands,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(r.caseListCommand(), r.caseShowCommand(), r.caseSetCommand(), r.caseAddCommand(), r.handoverCommand(), r.caseExportCommand(), r.caseImportCommand())
	return cmd
}

// caseNumber reads the number of a case.
func caseNumber(text string) (uint64, error) {
	number, err := strconv.ParseUint(text, 10, 64)
	if err != nil || number == 0 {
		return 0, usage("%q is no number of a case; casebook case list has them", text)
	}
	return number, nil
}

// oneCase takes the number of a case as the only argument.
func oneCase(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("%s takes the number of one case; casebook case list has them", cmd.CommandPath())
	}
	_, err := caseNumber(args[0])
	return err
}

// completeCases lets a shell complete the numbers of the newest cases.
func (r *run) completeCases(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	const how = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	store, err := newSetup(r.Program, r.flags).Store()
	if err != nil || len(args) > 0 {
		return nil, how
	}
	list, _ := store.Cases(cmd.Context(), 0, olderReach) // what cannot be read completes nothing
	var words []cobra.Completion
	for _, c := range list {
		words = append(words, cobra.CompletionWithDesc(strconv.FormatUint(c.ID, 10), c.Title))
	}
	return words, how
}

// caseLine is a case as JSON. Fields are only ever added.
type caseLine struct {
	Case      uint64            `json:"case"`
	Title     string            `json:"title"`
	State     history.State     `json:"state"`
	Since     *string           `json:"since"`      // when it came into its state
	SinceSure bool              `json:"since_sure"` // false: it may be longer
	System    *string           `json:"system"`
	Operation *string           `json:"operation"`
	Simulated bool              `json:"simulated"`
	OurRef    *string           `json:"our_ref"`
	VendorRef *string           `json:"vendor_ref"`
	Owner     *string           `json:"owner"`
	NextStep  *string           `json:"next_step"`
	Tags      []string          `json:"tags"`
	Notes     *string           `json:"notes"`
	SolvedBy  *string           `json:"solved_by"`
	Checklist map[string]string `json:"checklist"` // what the engineer ticked
	Left      []leftLine        `json:"left"`      // tickets that left, oldest first
	Opened    *string           `json:"opened"`
	Changed   *string           `json:"changed"`
	Attempts  int               `json:"attempts"`
	Last      *line             `json:"last"` // the newest attempt
}

// leftLine is a ticket that left.
type leftLine struct {
	At       *string  `json:"at"`
	Way      string   `json:"way"`
	To       *string  `json:"to"`
	Format   string   `json:"format"`
	SHA256   string   `json:"sha256"`
	Attempts []string `json:"attempts"`
	Training bool     `json:"training"`
	Earlier  int      `json:"earlier"`  // leavings before it that are told with it
	Revealed []string `json:"revealed"` // names of values that stood in clear
}

func caseLineOf(c history.Case) caseLine {
	since, sure := attempt.InStateSince(c)
	l := caseLine{
		Case: c.ID, Title: c.Title, State: c.State, Since: moment(since), SinceSure: sure, System: orNull(c.System), Operation: orNull(c.Operation),
		Simulated: c.Simulated, OurRef: orNull(c.OurRef), VendorRef: orNull(c.VendorRef), Owner: orNull(c.Owner), NextStep: orNull(c.NextStep),
		Tags: append([]string{}, c.Tags...), Notes: orNull(c.Notes), SolvedBy: orNull(c.SolvedBy), Checklist: c.Checklist,
		Left: []leftLine{}, Opened: moment(c.Opened), Changed: moment(c.Changed), Attempts: c.Attempts,
	}
	if l.Checklist == nil {
		l.Checklist = map[string]string{}
	}
	for _, left := range c.Left {
		l.Left = append(l.Left, leftLine{
			At: moment(left.At), Way: left.Way, To: orNull(left.To), Format: left.Format, SHA256: left.SHA256,
			Attempts: left.Attempts, Training: left.Training, Earlier: left.Earlier, Revealed: append([]string{}, left.Revealed...),
		})
	}
	if c.Last.ID != "" {
		last := lineOf(c.Last)
		l.Last = &last
	}
	return l
}
