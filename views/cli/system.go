package cli

import (
	"context"
	"io"
	"log"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/term"
)

// Main runs casebook as the operating system started it and returns the exit
// status. ui runs the terminal UI. The first signal ends the work in hand in good
// order, a second one ends the program.
func Main(ui func(ctx context.Context, s *Setup) error) int {
	log.SetOutput(io.Discard) // net/http logs what a server sends out of turn, in the middle of the screen
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	context.AfterFunc(ctx, stop)
	p := started()
	p.UI = ui
	return Run(ctx, p)
}

// started is casebook as the operating system started it.
func started() Program {
	home, _ := os.UserHomeDir()      // none: the history must then be named
	executable, _ := os.Executable() // none: what needs it says so
	columns, _, _ := term.GetSize(int(os.Stdout.Fd()))
	return Program{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Columns: columns,
		InIsTerminal: isTerminal(os.Stdin), OutIsTerminal: isTerminal(os.Stdout), ErrIsTerminal: isTerminal(os.Stderr),
		Lookup: os.LookupEnv, Home: home, Executable: executable, Version: version(), Now: time.Now,
	}
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// version is the module's version that the binary was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
