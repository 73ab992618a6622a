// Package cli is casebook without a screen: the same operations for pipes, scripts
// and screen readers. Plain text or JSON goes to standard output; errors go to
// standard error, one line each, with what to do; the exit status says how it
// ended.
package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"casebook/api/safe"
)

// Program is everything that a run of casebook touches outside itself. main fills
// it from the operating system, tests from buffers and temporary folders.
type Program struct {
	Args    []string // of the command line, without the program's name
	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	Columns int // of the terminal that Out is; 0 when its width is not known

	InIsTerminal, OutIsTerminal, ErrIsTerminal bool

	Lookup     func(variable string) (value string, found bool) // of the process's environment
	Home       string                                           // the user's home folder; empty when there is none
	Executable string                                           // the file to start casebook from once more
	Version    string
	Now        func() time.Time

	// UI runs the terminal UI until it is left. It is called when the command line
	// asks for nothing else, and only with a terminal on both sides.
	UI func(ctx context.Context, s *Setup) error
}

// Run runs the command that p.Args ask for and returns the exit status: 0 done, 1
// history or disk, 2 an argument, input file, pack or terminal is wrong; of a send
// also 3 negative verdict, 4 a failure or something unreadable was answered, 5 no
// answer, 6 refused by a guard; 130 cancelled, which is when ctx ended.
func Run(ctx context.Context, p Program) int {
	r := &run{Program: p, out: bufio.NewWriter(p.Out)}
	root := r.rootCommand()
	root.SetArgs(excluding(p.Args))
	root.SetIn(p.In)
	root.SetOut(r.out)
	root.SetErr(p.Err)
	err := execute(ctx, root)
	if flushErr := r.out.Flush(); err == nil && flushErr != nil {
		err = unwritten(flushErr)
	}
	r.tellProblems()
	if r.setup != nil {
		r.setup.close()
	}
	return r.end(err)
}

// execute runs the command line. A fault in the program becomes an error: what a panic
// says may hold a value.
func execute(ctx context.Context, root *cobra.Command) (err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("casebook stopped because of a fault in itself (%s); what was recorded is in the history", safe.FaultAt())
		}
	}()
	return root.ExecuteContext(ctx)
}

// run is one run of the program.
type run struct {
	Program
	out   *bufio.Writer // to Program.Out, flushed at the end
	flags globalFlags
	setup *Setup // made once the flags are read
	quiet bool   // what is wrong with packs is said elsewhere

	private *discretion // nil: personal values are printed
}

// globalFlags are the flags that every command has.
type globalFlags struct {
	environment string
	history     string
	config      string
	privacy     bool
}

// flush writes out what was printed so far.
func (r *run) flush() error {
	if err := r.out.Flush(); err != nil {
		return unwritten(err)
	}
	return nil
}

// paper returns where text for people goes.
func (r *run) paper() *paper {
	p := newPaper(r.out, r.OutIsTerminal, r.Columns)
	p.private = r.private
	return p
}

// prepare makes the setup, when all flags are known.
func (r *run) prepare(*cobra.Command, []string) error {
	r.setup = newSetup(r.Program, r.flags)
	r.setup.migrating, r.setup.waiting = r.migrating(), r.waiting()
	if err := r.setup.flagsNameWhatIs(); err != nil {
		return err
	}
	if r.setup.Privacy() {
		r.private = newDiscretion(r.setup.Packs())
	}
	return nil
}
