package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"

	"github.com/spf13/cobra"

	"casebook/history"
)

const checkHelp = `Read the whole history and say everything that is wrong with it. Nothing is changed.
Other windows wait with their writes meanwhile.`

// checkChild is the hidden command that reads the history. A file that is damaged in
// the wrong place ends whatever process maps it into memory: it is to be that one.
const checkChild = "check-in-this-process"

func (r *run) checkCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "check",
		Short:   "look for damage in the history",
		Long:    checkHelp,
		Example: "  casebook history check\n  casebook history check --history backup.db",
		Args:    none,
		RunE:    func(cmd *cobra.Command, _ []string) error { return r.check(cmd.Context(), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

func (r *run) checkChildCommand() *cobra.Command {
	return &cobra.Command{
		Use: checkChild, Hidden: true, Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := r.setup.Store()
			if err != nil {
				return err
			}
			report, err := store.Check(cmd.Context())
			found := checked{Report: report}
			if err != nil {
				found.Failure = err.Error()
			}
			if errors.Is(err, history.ErrDamaged) || err == nil && len(report.Problems) > 0 && report.Mend() == history.SalvageMend {
				// Where nothing can be salvaged that is no news: what is wrong is said.
				if attempts, cases, err := store.Salvageable(cmd.Context()); err == nil {
					found.Salvageable = &salvageable{attempts, cases}
				}
			}
			return r.print(found)
		},
	}
}

// checked is what the child says, and history check --json prints.
type checked struct {
	history.Report
	Failure string `json:"failure,omitempty"` // why the file cannot be read as a history at all

	// Salvageable is what casebook history salvage would save; nil where it is not the mend.
	Salvageable *salvageable `json:"salvageable,omitempty"`
}

type salvageable struct {
	Attempts int `json:"attempts"`
	Cases    int `json:"cases"`
}

// check reads the history in a child process and shows what that found.
func (r *run) check(ctx context.Context, asJSON bool) error {
	store, err := r.setup.Store()
	if err != nil {
		return err
	}
	found, err := r.checkInChild(ctx, store.Path())
	if err != nil {
		return err
	}
	switch {
	case asJSON:
		if err := r.print(found); err != nil {
			return err
		}
	case found.Failure != "":
		r.showSalvageable(found)
	default:
		r.showReport(found)
		r.showLeftovers(store)
	}
	if found.Failure != "" {
		return errors.New(found.Failure)
	}
	if n := len(found.Problems); n > 0 {
		return fmt.Errorf("history %s is damaged: %s; %s", found.Path, count(n, "problem"), found.Mend())
	}
	return nil
}

// checkInChild runs the hidden command. The child gets no environment but the path
// on its command line: it needs no other.
func (r *run) checkInChild(ctx context.Context, path string) (checked, error) {
	var out, problems bytes.Buffer
	child := exec.CommandContext(ctx, r.Executable, "--history", path, "history", checkChild)
	child.Args[0] = "casebook"
	child.Stdout, child.Stderr = &out, &problems
	child.Env = []string{}
	err := child.Run()
	if ctx.Err() != nil {
		return checked{}, ctx.Err()
	}
	if err != nil && child.ProcessState == nil {
		return checked{}, fmt.Errorf("the check cannot be started: %w", err)
	}
	var found checked
	if err == nil {
		err = json.Unmarshal(out.Bytes(), &found)
	}
	if err != nil {
		return checked{}, fmt.Errorf("history %s is damaged so that the process that read it died (%s); %s",
			path, lastWords(err, problems.String()), history.SalvageMend)
	}
	return found, nil
}

// lastWords is how a child ended: by what, and the first line that it said.
func lastWords(err error, said string) string {
	said, _, _ = strings.Cut(strings.TrimSpace(said), "\n")
	if said == "" {
		return err.Error()
	}
	return err.Error() + ": " + said
}

func (r *run) showReport(report checked) {
	p := r.paper()
	if report.Bytes == 0 {
		p.line("%s is not there yet: nothing to check", report.Path)
		return
	}
	readable := ""
	if len(report.Problems) > 0 {
		readable = " can be read"
	}
	p.line("%s: %s, %s%s, %d bytes", report.Path, count(report.Attempts, "attempt"), count(report.Cases, "case"), readable, report.Bytes)
	r.showSalvageable(report)
	if report.Pending > 0 {
		p.line("%s waiting for an answer: in flight, or casebook was ended before it came", count(report.Pending, "attempt"))
	}
	for _, problem := range report.Problems {
		p.item("  ✗ ", "%s", strings.TrimPrefix(problem.ID+": "+problem.Text, ": "))
	}
	if len(report.Problems) == 0 {
		p.line("✓ no damage found")
	}
}

func (r *run) showLeftovers(store *history.Store) {
	if n := len(store.Leftovers()); n > 0 {
		r.paper().line("%s beside it of a compaction that is going on or was interrupted; casebook history compact wipes what is left", count(n, "file"))
	}
}

// showSalvageable says how much salvage finds, which also looks where nothing leads to any more.
func (r *run) showSalvageable(found checked) {
	if s := found.Salvageable; s != nil {
		r.paper().line("casebook history salvage finds %s, %s", count(s.Attempts, "attempt"), count(s.Cases, "case"))
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
