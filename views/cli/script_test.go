package cli

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"casebook": func() { os.Exit(Main(nil)) }})
}

// quickExit is for a binary that was built with -race, which otherwise sleeps for a
// second whenever a process ends.
const quickExit = "atexit_sleep_ms=0"

// TestTheCommandLine runs each script of the command line's against the whole
// program, in a process of its own and an empty home.
func TestTheCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("GORACE", quickExit)
			env.Setenv("HISTORY", filepath.Join(home, ".local", "state", "casebook", "history.db"))
			return os.Mkdir(home, 0o700)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"oneline":  oneLine,
			"big":      big,
			"bytes":    writeBytes,
			"flip":     flip,
			"behead":   behead,
			"holds":    holds,
			"simulate": simulate,
			"remember": remember,
		},
	})
}

// exits STATUS PROGRAM ARGS… runs a program that must end with that status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits status program [args…]")
	}
	status := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("cannot run %s: %v", args[1], err)
		}
		status = exit.ExitCode()
	}
	if want, err := strconv.Atoi(args[0]); err != nil || status != want {
		ts.Fatalf("exit status %d, not %s; stderr: %s", status, args[0], ts.ReadFile("stderr"))
	}
}

// oneline stdout|stderr says that it is exactly one line, and fit for a terminal.
func oneLine(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: oneline stdout|stderr")
	}
	text := ts.ReadFile(args[0])
	if strings.Count(text, "\n") != 1 || !strings.HasSuffix(text, "\n") || strings.ContainsAny(text, "\x1b\r\x00") {
		ts.Fatalf("%s is not one clean line: %q", args[0], text)
	}
}

// big FILE MIB TEXT writes a file of that size that begins with text.
func big(ts *testscript.TestScript, neg bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := strings.ReplaceAll(args[2], `\n`, "\n")
	file, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer func() { ts.Check(file.Close()) }()
	w := bufio.NewWriter(file)
	_, _ = w.WriteString(text)
	for written := len(text); written < size<<20; written += 64 {
		_, _ = fmt.Fprintf(w, "x%62d\n", written) // blanks: what looks encoded takes longer to read
	}
	ts.Check(w.Flush())
}

// bytes FILE QUOTED writes what a Go string literal stands for.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// flip FILE TEXT changes one byte of each place in a file that holds text.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	name := ts.MkAbs(args[0])
	b, err := os.ReadFile(name)
	ts.Check(err)
	if !strings.Contains(string(b), args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	changed := strings.ReplaceAll(string(b), args[1], "#"+args[1][1:])
	ts.Check(os.WriteFile(name, []byte(changed), 0o600))
}

// holds FILE TEXT says whether a file, of whatever kind, holds text.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	b, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	if strings.Contains(string(b), args[1]) == neg {
		ts.Fatalf("%s holds %q: %t", args[0], args[1], neg)
	}
}

// behead FILE writes zeros over the two pages with which a history begins.
func behead(ts *testscript.TestScript, neg bool, args []string) {
	name := ts.MkAbs(args[0])
	b, err := os.ReadFile(name)
	ts.Check(err)
	clear(b[:2*os.Getpagesize()])
	ts.Check(os.WriteFile(name, b, 0o600))
}

// simulate ARGS… starts casebook simulate, puts what it exports into the script's
// environment, and checks at the script's end that an interrupt ends it in good order.
func simulate(ts *testscript.TestScript, neg bool, args []string) {
	path, err := exec.LookPath("casebook")
	ts.Check(err)
	child := exec.Command(path, slices.Insert(args, 0, "simulate")...)
	child.Env = []string{"GORACE=" + quickExit, "HOME=" + ts.Getenv("HOME")}
	out, err := child.StdoutPipe()
	ts.Check(err)
	ts.Check(child.Start())
	ts.Defer(func() {
		ts.Check(child.Process.Signal(os.Interrupt))
		if err := child.Wait(); err != nil {
			ts.Logf("casebook simulate: %v", err)
			panic("casebook simulate did not end in good order")
		}
	})
	lines := bufio.NewScanner(out)
	for range 4 {
		if !lines.Scan() {
			ts.Fatalf("casebook simulate said too little")
		}
		if name, value, is := strings.Cut(strings.TrimPrefix(lines.Text(), "export "), "="); is && !strings.HasPrefix(name, "#") {
			ts.Setenv(name, value)
		}
	}
}

// remember NAME KEY puts the value of a JSON member of the last output into the
// script's environment.
func remember(ts *testscript.TestScript, neg bool, args []string) {
	_, rest, found := strings.Cut(ts.ReadFile("stdout"), `"`+args[1]+`":"`)
	if !found {
		ts.Fatalf("the last output has no %s", args[1])
	}
	value, _, _ := strings.Cut(rest, `"`)
	ts.Setenv(args[0], value)
}
