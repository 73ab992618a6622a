package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/intake"
	"casebook/history"
	"casebook/history/attempt"
)

const explainHelp = `Say why calls failed that were made elsewhere: from a HAR file, from what curl -i or
curl -v printed, or from the bare body of an answer. Nothing is sent.

A HAR may hold other calls as well; those of no known system are passed over. Where an
answer stands alone, --system and --operation say what was called, and --request gives
the JSON body that was sent. Secrets in the input are cut before anything is shown.`

const explainExample = `  casebook explain customer.har
  curl -i … | casebook explain -
  casebook explain answer.json --operation verify --request sent.json
  casebook explain customer.har --save            keep the calls in the history`

// explainFlags are the flags of explain.
type explainFlags struct {
	request, system, operation string
	save, json                 bool
}

func (r *run) explainCommand() *cobra.Command {
	var f explainFlags
	cmd := &cobra.Command{
		Use:     "explain [FILE…|-]",
		Short:   "say why calls failed that were made elsewhere",
		Long:    explainHelp,
		Example: explainExample,
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.explain(cmd.Context(), args, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.request, "request", "", "`FILE` with the JSON body that was sent, for a bare answer")
	flags.StringVar(&f.system, "system", "", "the system that was called, where the input does not tell")
	flags.StringVar(&f.operation, "operation", "", "the operation that was called, where the input does not tell")
	flags.BoolVar(&f.save, "save", false, "keep the calls in the history")
	flags.BoolVar(&f.json, "json", false, "print one JSON object")
	r.completeSystems(cmd)
	return cmd
}

// explanations is what explain prints as JSON.
type explanations struct {
	Exchanges []explained `json:"exchanges"`
	Skipped   []skipped   `json:"skipped,omitempty"` // calls of no known system, passed over
	Notes     []string    `json:"notes"`             // about the inputs as a whole
}

// explained is one exchange of an input.
type explained struct {
	Source    string  `json:"source"`
	Simulated bool    `json:"simulated"`
	Happened  *string `json:"happened"`          // null when the input does not tell
	Attempt   string  `json:"attempt,omitempty"` // its id in the history, when it was saved
	explain.Explanation

	kept history.Attempt
}

// explain explains each input. One that cannot be read does not keep the others
// from being explained.
func (r *run) explain(ctx context.Context, names []string, f explainFlags) error {
	if len(names) == 0 {
		if r.InIsTerminal {
			return usage("nothing to explain; give a file, or - to paste into the terminal (end with ctrl+d)")
		}
		names = []string{stdin}
	}
	known, err := r.knownCall(ctx, f)
	if err != nil {
		return err
	}
	if known.body != nil && len(names) > 1 {
		return usage("--request belongs to one answer, and there are %d inputs; explain them one by one", len(names))
	}
	runner, err := r.explainer(f.save)
	if err != nil {
		return err
	}
	e := explainer{run: r, runner: runner, known: known, save: f.save}
	e.result.Exchanges, e.result.Notes = []explained{}, []string{}
	failed := e.inputs(ctx, names)
	if !f.json {
		r.showExplanations(e.result)
		for _, x := range e.result.Exchanges {
			r.offerCase(ctx, runner, x.kept)
		}
	} else if err := r.print(e.result); err != nil {
		return err
	}
	return ended(failed)
}

// explainer returns what redacts and explains: with the history when it is needed.
func (r *run) explainer(save bool) (*attempt.Runner, error) {
	if save {
		return r.setup.Runner()
	}
	return r.setup.passingRunner(), nil
}

// explainer explains inputs one after the other.
type explainer struct {
	*run
	runner *attempt.Runner
	known  knownCall
	save   bool
	result explanations
	// earlier are the calls that were explained before, newest first: they count for
	// those after them. Saved ones are in the history, too, and then count from there.
	earlier []explain.Event
	// skippedAt is where in the result the calls of a source, method and host stand.
	skippedAt map[[3]string]int
}

// inputs explains each input and returns the exit status. An input that is wrong
// does not keep the others from being explained; a history that cannot be written
// does.
func (e *explainer) inputs(ctx context.Context, names []string) int {
	failed := statusDone
	for _, name := range names {
		err := e.input(ctx, name)
		if err == nil {
			continue
		}
		e.complain(err)
		failed = status(err)
		if failed != statusUsage {
			break
		}
	}
	return failed
}

func (e *explainer) input(ctx context.Context, name string) error {
	b, err := e.readInput(ctx, name)
	if err != nil {
		return err
	}
	return e.content(ctx, name, b)
}

// content explains what an input holds.
func (e *explainer) content(ctx context.Context, name string, b []byte) error {
	in, err := intake.Read(label(name), b)
	if err != nil {
		return misused(err)
	}
	exchanges, err := e.choose(name, in.Exchanges)
	if err != nil {
		return err
	}
	for _, note := range in.Notes {
		e.note(name, note)
	}
	runner, err := e.runner.Among(exchanges)
	if err != nil {
		return err
	}
	for i, x := range exchanges {
		if err := e.exchange(ctx, runner, name, x); errors.Is(err, context.Canceled) {
			return e.stopped(i, len(exchanges))
		} else if err != nil {
			return err
		}
	}
	return nil
}

// stopped says how far a cancelled run came: what it explained is printed all the same,
// and what it saved stays saved.
func (e *explainer) stopped(done, of int) error {
	kept := ""
	if e.save && done > 0 {
		kept = " and are kept"
	}
	return &failure{statusCancelled, fmt.Errorf("cancelled: %d of %d calls were explained%s", done, of, kept)}
}

// note keeps a remark on an input, under its name unless it begins with that.
func (e *explainer) note(name, text string) {
	if !strings.HasPrefix(text, label(name)) {
		text = label(name) + ": " + text
	}
	e.result.Notes = append(e.result.Notes, text)
}

func (e *explainer) exchange(ctx context.Context, runner *attempt.Runner, name string, x api.Exchange) error {
	var a history.Attempt
	var err error
	if e.save {
		a, err = runner.Keep(ctx, x, 0)
	} else {
		a, err = runner.Receive(ctx, x, e.earlier)
	}
	if err != nil {
		return err
	}
	e.private.study(a)
	why, err := attempt.Explanation(a)
	if err != nil {
		return err
	}
	e.earlier = slices.Insert(e.earlier[:min(len(e.earlier), attempt.PastRows-1)], 0, attempt.EventOf(a.Summary()))
	e.result.Exchanges = append(e.result.Exchanges, explained{
		Source: label(name), Simulated: a.Simulated, Happened: moment(a.Happened), Attempt: a.ID,
		Explanation: why, kept: a,
	})
	return nil
}
