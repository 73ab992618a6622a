package terminal

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	_ "casebook/views"     // the program is built by go build: without these, go test would
	_ "casebook/views/cli" // take an old result for that of a program that has changed since
)

// built is where TestMain puts the program, so that tests have a real one to end.
var built string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "casebook-*")
	if err != nil {
		panic(err)
	}
	built = filepath.Join(folder, "casebook")
	status := 1
	if out, err := build().CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v: %s", err, out)
	} else {
		status = m.Run()
	}
	_ = os.RemoveAll(folder)
	os.Exit(status)
}

// build returns the command that builds the program, looking for races if the tests do.
func build() *exec.Cmd {
	words := []string{"build", "-o", built}
	if info, ok := debug.ReadBuildInfo(); ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		words = append(words, "-race")
	}
	return exec.Command("go", append(words, "casebook")...)
}

// terminal is a pseudo-terminal in which casebook runs.
type terminal struct {
	t       testing.TB
	home    string
	master  *os.File
	program *exec.Cmd
	ended   chan error // what the program ended with

	mu    sync.Mutex
	shown bytes.Buffer
	over  bool // no more will be shown
	news  *sync.Cond
}

// open starts casebook with a home in a terminal of 120×36 cells.
func open(t testing.TB, home string) *terminal {
	t.Helper()
	return openAs(t, home, &syscall.SysProcAttr{Setsid: true, Setctty: true})
}

// openAs is open for a process that stands to ours as attr says.
func openAs(t testing.TB, home string, attr *syscall.SysProcAttr) *terminal {
	t.Helper()
	tm := &terminal{t: t, home: home, ended: make(chan error, 1)}
	tm.news = sync.NewCond(&tm.mu)
	slave := tm.pair()
	tm.program = exec.Command(built)
	tm.program.Env = []string{"HOME=" + home, "TERM=xterm-256color", "GORACE=atexit_sleep_ms=0"}
	tm.program.Stdin, tm.program.Stdout, tm.program.Stderr = slave, slave, slave
	tm.program.SysProcAttr = attr
	if err := tm.program.Start(); err != nil {
		t.Fatal(err)
	}
	_ = slave.Close() // the program has its own
	go tm.read()
	go func() { tm.ended <- tm.program.Wait() }()
	t.Cleanup(func() {
		_ = tm.program.Process.Kill()
		_ = tm.master.Close()
	})
	return tm
}

// pair makes both ends of the terminal (pty(7)) and returns the program's.
func (tm *terminal) pair() *os.File {
	tm.t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		tm.t.Fatal(err)
	}
	tm.master = master
	var number int
	control(tm.t, master, func(fd int) (err error) {
		if err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err == nil {
			number, err = unix.IoctlGetInt(fd, unix.TIOCGPTN)
		}
		return err
	})
	slave, err := os.OpenFile(fmt.Sprint("/dev/pts/", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		tm.t.Fatal(err)
	}
	control(tm.t, slave, func(fd int) error {
		return unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 36, Col: 120})
	})
	return slave
}

// control does something to the file behind f, which stays one that can be closed while
// it is read.
func control(t testing.TB, f *os.File, do func(fd int) error) {
	t.Helper()
	raw, err := f.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var failed error
	if err := raw.Control(func(fd uintptr) { failed = do(int(fd)) }); err != nil || failed != nil {
		t.Fatal(err, failed)
	}
}

// read takes what the program shows, until there is no more.
func (tm *terminal) read() {
	part := make([]byte, 1<<14)
	for {
		n, err := tm.master.Read(part)
		tm.mu.Lock()
		tm.shown.Write(part[:n])
		tm.over = err != nil
		tm.news.Broadcast()
		tm.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// wait waits until a text was sent to the terminal as one piece.
func (tm *terminal) wait(text string) {
	tm.t.Helper()
	tm.mu.Lock()
	defer tm.mu.Unlock()
	for !bytes.Contains(tm.shown.Bytes(), []byte(text)) {
		if tm.over {
			tm.t.Fatalf("casebook ended and never showed %q", text)
		}
		tm.news.Wait()
	}
}

// send types.
func (tm *terminal) send(text string) {
	tm.t.Helper()
	if _, err := io.WriteString(tm.master, text); err != nil {
		tm.t.Fatal(err)
	}
}

// form opens the first form of casebook, whose first field is then typed into.
func (tm *terminal) form() {
	tm.t.Helper()
	tm.wait("RECENT CASES")
	tm.send("\x0e\r") // ctrl+n, enter
	tm.wait("REQUEST")
}

// history is where casebook keeps what it keeps.
func (tm *terminal) history() string {
	return filepath.Join(tm.home, ".local", "state", "casebook", "history.db")
}
