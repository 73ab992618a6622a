package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"casebook/history"
	"casebook/history/attempt"
)

const importHelp = `Read an export of casebook into the history: attempts with their ids and times, and their
cases. What is here already, by its id, stays as it is, so an import that was interrupted
can be run again and goes on. Everything is redacted again under today's rules.

A case keeps its number unless another case has it here; then it gets a new one, and that
is said. Lines that hold no record are passed over and named.`

const importExample = `  casebook history import casebook.ndjson
  zcat casebook.ndjson.gz | casebook history import -`

func (r *run) importCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "import FILE|-",
		Short:   "read an export into the history",
		Long:    importHelp,
		Example: importExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("say one file to import, or - for standard input; see %s --help", cmd.CommandPath())
			}
			return r.importFile(cmd.Context(), args[0], asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

func (r *run) importFile(ctx context.Context, name string, asJSON bool) error {
	in := r.In
	if name != stdin {
		file, err := os.Open(name)
		if err != nil {
			return unreadable(name, err)
		}
		defer func() { _ = file.Close() }()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return usage("%s is a folder; name a file in it", label(name))
		}
		in = file
	}
	runner, err := r.setup.Runner()
	if err != nil {
		return err
	}
	told, end := r.watched("importing")
	done, err := runner.Import(ctx, untilEnded(ctx, in), told)
	end()
	switch {
	case errors.Is(err, history.ErrNoExport), errors.Is(err, history.ErrNewer) && done.Attempts == 0:
		return misused(fmt.Errorf("%s is %w", label(name), err))
	case errors.Is(err, context.Canceled):
		return &failure{statusCancelled, fmt.Errorf("cancelled: %s were imported; run it again for the rest", count(done.Attempts, "attempt"))}
	case err != nil:
		return err
	}
	if asJSON {
		if err := r.print(done); err != nil {
			return err
		}
	} else {
		r.showImported(done)
	}
	return incomplete(name, done)
}

// untilEnded is what in holds, until ctx ends: a terminal or pipe may never say more.
func untilEnded(ctx context.Context, in io.Reader) io.Reader {
	out, into := io.Pipe()
	go func() {
		_, err := io.Copy(into, in)
		_ = into.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { _ = into.CloseWithError(ctx.Err()) })
	return out
}

// shownLines is how many bad lines or new numbers are told one by one.
const shownLines = 10

func (r *run) showImported(done attempt.Imported) {
	p := r.paper()
	p.line("%s and %s imported", count(done.Attempts, "attempt"), count(done.Cases, "case"))
	if done.AttemptsHere+done.CasesHere > 0 {
		p.line("%s and %s were here already and stay as they are", count(done.AttemptsHere, "attempt"), count(done.CasesHere, "case"))
	}
	if done.Cut > 0 {
		p.line("something was cut in %s that the file has in clear", count(done.Cut, "attempt"))
	}
	if done.Caseless > 0 {
		p.line("%s without a case: theirs is not in the file", count(done.Caseless, "attempt"))
	}
	for i, n := range done.Renumbered {
		if i == shownLines {
			p.line("and %d more cases have new numbers; --json lists them", len(done.Renumbered)-i)
			break
		}
		p.line("case %d is case %d here: another case has its number", n.From, n.To)
	}
}

// incomplete is the error of a file that was not whole; what was, is imported.
func incomplete(name string, done attempt.Imported) error {
	var parts []string
	for i, bad := range done.Bad {
		if i == shownLines {
			parts = append(parts, fmt.Sprintf("and %d more", len(done.Bad)-i))
			break
		}
		parts = append(parts, fmt.Sprintf("line %d: %s", bad.Line, bad.How))
	}
	switch {
	case len(parts) > 0:
		return misused(fmt.Errorf("%s has lines that hold no record and were passed over: %s", label(name), strings.Join(parts, "; ")))
	case done.Short:
		return misused(fmt.Errorf("%s was cut short: its last line is missing; what it holds was imported", label(name)))
	case done.Changed:
		return misused(fmt.Errorf("%s was changed since it was exported: its SHA-256 is another; what it holds was imported", label(name)))
	}
	return nil
}
