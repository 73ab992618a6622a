//go:build !unix

package views

// ofShell says that no shell here stops programs and goes on with them.
func ofShell() bool { return false }

// stop says that the system has no shell that could go on with a program.
func stop() error { return errNoShell }
