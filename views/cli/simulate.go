package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"casebook/api/simulator"
)

const simulateHelp = `Answer on this machine as the vendors' pages say that their APIs answer, until ctrl+c.
Everything that comes from it is simulated, and marked so wherever it is shown or kept.

The lines that it prints make another shell use it. --fault NAME befalls every answer,
the header X-Simulate-Fault: NAME or a base URL that ends in /fault/NAME those of one
caller; NAME is one of these:
`

const simulatePeople = `
Some people it knows by name:

`

const simulateValues = `
What no honest request can bring about stands behind made-up values:

`

const simulateExample = `  casebook simulate
  casebook simulate --addr 127.0.0.1:8080
  casebook simulate --fault cut-body`

func (r *run) simulateCommand() *cobra.Command {
	var addr, fault string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "simulate",
		Short:   "run the simulator alone",
		Example: simulateExample,
		Args:    none,
		RunE:    func(cmd *cobra.Command, _ []string) error { return r.simulate(cmd.Context(), addr, fault, asJSON) },
	}
	cmd.Flags().StringVar(&addr, "addr", anyPort, "the `ADDRESS` to listen on, of this machine; port 0 takes any free one")
	cmd.Flags().StringVar(&fault, "fault", "", "what befalls every answer: one `NAME` of the list above")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the address and credentials as one JSON object")
	// The table is long, and made only when it is asked for.
	help := cmd.HelpFunc()
	cmd.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		cmd.Long = simulateHelp + "  " + strings.Join(simulator.Faults(), " ") + "\n" + simulatePeople + people() + simulateValues + standIns()
		help(cmd, args)
	})
	return cmd
}

// simulation is what simulate --json prints once it listens.
type simulation struct {
	URL       string            `json:"url"`
	Simulated bool              `json:"simulated"`
	Variables map[string]string `json:"variables"` // made-up credentials: they open nothing else
}

// simulate runs the simulator until ctx ends, which is how it is meant to end.
func (r *run) simulate(ctx context.Context, addr, fault string, asJSON bool) error {
	if known := simulator.Faults(); fault != "" && !slices.Contains(known, fault) {
		return misused(fmt.Errorf("no fault has the name that --fault gives; known are %s", strings.Join(known, ", ")))
	}
	packs := r.setup.Packs()
	server, err := simulator.Serve(ctx, addr, simulator.New(simulator.Options{Clock: r.Now, Fault: fault}))
	if err != nil {
		return misused(err)
	}
	variables := madeUp(packs)
	if asJSON {
		err = r.print(simulation{server.URL(), true, variables})
	} else {
		r.showSimulation(server.URL(), variables)
	}
	if err == nil {
		err = r.flush()
	}
	if err != nil {
		_ = server.Close()
		return err
	}
	return server.Wait()
}

// showSimulation prints what a shell can read, comments included: no line is wrapped.
func (r *run) showSimulation(url string, variables map[string]string) {
	p := newPaper(r.out, false, 0)
	p.line("# %s. Put these lines into another shell; ctrl+c here ends it.", simulatedMark)
	p.line("export CASEBOOK_BASE_URL=%s", url)
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		p.line("export %s=%s", name, variables[name])
	}
}

// people are those whose calls are answered by honest rules.
func people() string {
	var b strings.Builder
	for _, p := range simulator.People() {
		fmt.Fprintf(&b, "  %s %s=%s\n", p.System, p.Field, strings.Join(p.Names, " or "))
		for line := range strings.SplitSeq(p.Means, "; ") {
			fmt.Fprintf(&b, "      %s\n", line)
		}
	}
	return b.String()
}

// standIns is the table of made-up values.
func standIns() string {
	var b strings.Builder
	of := ""
	for _, s := range simulator.StandIns() {
		if call := s.System + " " + s.Operation; call != of {
			of = call
			fmt.Fprintf(&b, "%s\n", call)
		}
		note := ""
		if !s.Documented {
			note = " (not documented)"
		}
		status := "---" // no answer comes
		if s.Status != 0 {
			status = strconv.Itoa(s.Status)
		}
		fmt.Fprintf(&b, "  %-46s %s  %s%s\n", s.Field+"="+s.Value, status, s.Means, note)
	}
	return strings.TrimRight(b.String(), "\n")
}
