//go:build unix

package views

import (
	"os"
	"os/signal"
	"time"

	"golang.org/x/sys/unix"
)

// stopWithin is how long a program runs on that nothing stops, before that is believed.
const stopWithin = 500 * time.Millisecond

// ofShell reports whether a shell may have started the program: it gives each job a process
// group in its own session, and one who has a session to himself has no shell.
func ofShell() bool {
	session, err := unix.Getsid(0)
	return err != nil || session != os.Getpid()
}

// stop stops the process and its group, as the terminal does at ctrl+z, until the shell has
// them go on. A system stops no group whose members all have parents in other sessions
// (POSIX: an orphaned process group), since no shell would ever go on with it.
func stop() error {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, unix.SIGCONT)
	defer signal.Stop(goesOn)
	if err := unix.Kill(0, unix.SIGTSTP); err != nil {
		return errNoShell
	}
	// Ticks, not the clock: while the process is stopped time goes on and ticks do not.
	const ticks = 50
	tick := time.NewTicker(stopWithin / ticks)
	defer tick.Stop()
	for range ticks {
		select {
		case <-goesOn:
			return nil
		case <-tick.C:
		}
	}
	return errNoShell
}
