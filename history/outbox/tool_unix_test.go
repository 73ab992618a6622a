//go:build unix

package outbox

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"casebook/api/safe"
)

// bin is a folder with programs that stand in for those of a desktop.
type bin struct {
	t   testing.TB
	dir string
	env map[string]string
}

func newBin(t testing.TB, env map[string]string) *bin {
	b := &bin{t: t, dir: t.TempDir(), env: map[string]string{}}
	for name, value := range env {
		b.env[name] = value
	}
	b.env["PATH"] = b.dir
	return b
}

func (b *bin) getenv(name string) string { return b.env[name] }

// add makes a program of shell commands. It keeps what it was given: $took is the file
// that its input goes to; CAT, ENV and SLEEP are this machine's own.
func (b *bin) add(name, script string) {
	b.t.Helper()
	for _, program := range []string{"cat", "sleep", "env"} {
		path, err := exec.LookPath(program)
		if err != nil {
			b.t.Fatal(err)
		}
		script = strings.ReplaceAll(script, strings.ToUpper(program), path)
	}
	text := "#!/bin/sh\ntook=\"$0.took\"\nprintf '%s\\n' \"$@\" >\"$0.args\"\n" + script + "\n"
	syscall.ForkLock.RLock() // no other test's child may hold the file open: it could not be run
	err := os.WriteFile(filepath.Join(b.dir, name), []byte(text), 0o700)
	syscall.ForkLock.RUnlock()
	if err != nil {
		b.t.Fatal(err)
	}
}

// kept returns what a program was given: "took", "args".
func (b *bin) kept(name, what string) string {
	text, _ := os.ReadFile(filepath.Join(b.dir, name+"."+what)) // none: it did not run
	return string(text)
}

func (b *bin) copyFor(system, text string) (Copied, error) {
	return way{b.getenv, system, time.Minute}.copy(b.t.Context(), text)
}

func TestAToolOfThisMachineTakesTheTextFromItsInputOnly(t *testing.T) {
	t.Parallel()
	const text = "a ticket, \u200e ✓ Grüße\nand 'more' of it\n"
	for name, test := range map[string]struct {
		system, program string
		env             map[string]string
		args            string
	}{
		"Wayland": {"linux", "wl-copy", map[string]string{"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "--type\ntext/plain\n"},
		"X":       {"linux", "xclip", map[string]string{"DISPLAY": ":0"}, "-selection\nclipboard\n-in\n"},
		"xsel":    {"freebsd", "xsel", map[string]string{"DISPLAY": ":0"}, "--clipboard\n--input\n"},
		"macOS":   {"darwin", "pbcopy", nil, "\n"},
		"forced":  {"linux", "xclip", map[string]string{"DISPLAY": ":0", "SSH_TTY": "/dev/pts/3", "CASEBOOK_CLIPBOARD": "native"}, "-selection\nclipboard\n-in\n"},
	} {
		b := newBin(t, test.env)
		b.add(test.program, `CAT >"$took"`)
		got, err := b.copyFor(test.system, text)
		if err != nil || !got.Sure || got.Sequence != nil || got.Said != "on this machine's clipboard, by "+test.program {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if took, args := b.kept(test.program, "took"), b.kept(test.program, "args"); took != text || args != test.args {
			t.Errorf("%s: %s took %q, arguments %q", name, test.program, took, args)
		}
	}
}

func TestPowerShellIsGivenWhatNoCodePageChanges(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		system string
		env    map[string]string
	}{
		"Windows": {"windows", nil},
		"WSL":     {"linux", map[string]string{"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0"}},
	} {
		b := newBin(t, test.env)
		b.add("powershell.exe", `CAT >"$took"`)
		b.add("xclip", "exit 1")
		if got, err := b.copyFor(test.system, "Grüße ✓"); err != nil || !got.Sure {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if took, err := base64.StdEncoding.DecodeString(b.kept("powershell.exe", "took")); err != nil || string(took) != "Grüße ✓" {
			t.Errorf("%s: it took %q, %v", name, took, err)
		}
		if strings.Contains(b.kept("powershell.exe", "args"), "Gr") {
			t.Errorf("%s: the text is in the arguments", name)
		}
	}
}

// Xclip lives on to serve the text and keeps open what it was started with.
func TestAToolThatLivesOnIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	b := newBin(t, map[string]string{"DISPLAY": ":0"})
	b.add("xclip", `CAT >"$took"
SLEEP 5 &
exit 0`)
	if got, err := b.copyFor("linux", "hi"); err != nil || !got.Sure {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAToolIsGivenNoCredential(t *testing.T) {
	t.Parallel()
	b := newBin(t, map[string]string{"DISPLAY": ":0", "XAUTHORITY": "/run/x", "AUTHMATECH_API_KEY": "CANARY-not-real"})
	b.add("xclip", `ENV >"$took"`)
	if _, err := b.copyFor("linux", "hi"); err != nil {
		t.Fatal(err)
	}
	if got := b.kept("xclip", "took"); strings.Contains(got, "CANARY") || !strings.Contains(got, "XAUTHORITY=/run/x\n") {
		t.Errorf("it was given %q", got)
	}
}

func TestAToolThatFailsIsNamedAndTheTerminalIsAsked(t *testing.T) {
	t.Parallel()
	b := newBin(t, map[string]string{"DISPLAY": ":0"})
	b.add("xclip", "echo hi there >&2; exit 7")
	b.add("xsel", "kill -9 $$")
	got, err := b.copyFor("linux", "hi")
	if err != nil || got.Sure || string(got.Sequence) != "\x1b]52;c;aGk=\a" ||
		got.Said != "sent to the terminal, unconfirmed (xclip ended with status 7, xsel was ended)" {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err = b.copyFor("linux", strings.Repeat("a", MaxClipboard)); err == nil || !strings.HasPrefix(err.Error(), "xclip ended with status 7, xsel was ended, and 74994 bytes are too many") {
		t.Error(err)
	}
	b.env[ClipboardVariable] = "native"
	if got, err = b.copyFor("linux", "hi"); err == nil || got.Sequence != nil || err.Error() != "xclip ended with status 7, xsel was ended; save it to a file instead" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAToolThatTakesAPartOnlyIsNotTrusted(t *testing.T) {
	t.Parallel()
	b := newBin(t, map[string]string{"DISPLAY": ":0", ClipboardVariable: "native"})
	b.add("xclip", "exit 0")
	got, err := b.copyFor("linux", strings.Repeat("a", 1<<20)) // more than a pipe holds
	if err == nil || got.Sure || err.Error() != "xclip did not take all of it; save it to a file instead" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAToolThatHangsIsEnded(t *testing.T) {
	t.Parallel()
	b := newBin(t, map[string]string{"DISPLAY": ":0"})
	b.add("xclip", "exec SLEEP 600")
	got, err := way{b.getenv, "linux", 0}.copy(t.Context(), "hi")
	if err != nil || got.Sure || got.Said != "sent to the terminal, unconfirmed (xclip did not end within 2s)" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAProgramInTheCurrentFolderIsNoTool(t *testing.T) {
	t.Parallel()
	b := newBin(t, map[string]string{"DISPLAY": ":0"})
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	b.add("xclip", `CAT >"$took"`)
	if b.env["PATH"], err = filepath.Rel(here, b.dir); err != nil {
		t.Fatal(err)
	}
	if got, err := b.copyFor("linux", "hi"); err != nil || got.Sure || b.kept("xclip", "args") != "" {
		t.Errorf("%+v, %v", got, err)
	}
}

// answering makes a tmux that says of itself what state is and takes a buffer or not.
func answering(b *bin, state, load string) {
	b.add("tmux", `case "$1" in display-message) echo '`+state+`';; load-buffer) `+load+`;; esac`)
}

func TestInTmuxTheWayThatItTakesIsTaken(t *testing.T) {
	t.Parallel()
	const (
		takes   = `printf '%s ' "$@" >"$0.loaded"; CAT >"$took"`
		refuses = `exit 1`
		plain   = "\x1b]52;c;aGk=\a"
		wrapped = "\x1bPtmux;\x1b\x1b]52;c;aGk=\a\x1b\\"
	)
	for name, test := range map[string]struct {
		state, load, sequence, said string
	}{
		"its defaults":            {"external /dev/pts/7 [0] 256,clipboard,title", takes, "", "in tmux's buffer and sent to the terminal, unconfirmed"},
		"a terminal of no kind":   {"external /dev/pts/7 [0]", takes, "", "in tmux's buffer only: tmux knows of no clipboard of this terminal"},
		"the same, let through":   {"on /dev/pts/7 [1]", takes, wrapped, "in tmux's buffer and sent to the terminal, unconfirmed"},
		"off, let through":        {"off /dev/pts/7 [2] clipboard", takes, wrapped, "sent to the terminal through tmux, unconfirmed"},
		"before 3.2":              {"on /dev/pts/7 [] clipboard", refuses, wrapped, "sent to the terminal through tmux, unconfirmed"},
		"on, but not let through": {"on /dev/pts/7 [0] clipboard", refuses, plain, "sent to the terminal through tmux, unconfirmed"},
	} {
		b := newBin(t, map[string]string{"TMUX": "/tmp/tmux-0/default,1,0", "TMUX_PANE": "%3", "TERM": "screen-256color"})
		answering(b, test.state, test.load)
		got, err := b.copyFor("linux", "hi")
		if err != nil || string(got.Sequence) != test.sequence || got.Said != test.said || got.Sure {
			t.Errorf("%s: %q, %q, %v", name, got.Sequence, got.Said, err)
		}
		if strings.HasPrefix(got.Said, "in tmux's") && (b.kept("tmux", "took") != "hi" || b.kept("tmux", "loaded") != "load-buffer -w - ") {
			t.Errorf("%s: it took %q", name, b.kept("tmux", "took"))
		}
	}
	b := newBin(t, map[string]string{"TMUX": "/tmp/tmux-0/default,1,0"})
	answering(b, "off /dev/pts/7 [0] clipboard", takes)
	if got, err := b.copyFor("linux", "hi"); err == nil || got.Sequence != nil ||
		err.Error() != "tmux lets nothing through to the clipboard (set-clipboard off, allow-passthrough off); save it to a file instead" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestScreenInTmuxAndTmuxInScreenAreWrappedFromTheInsideOut(t *testing.T) {
	t.Parallel()
	plain := "\x1b]52;c;" + strings.Repeat("QUFB", 200) + "\a"
	for name, test := range map[string]struct {
		sty, term string
		peel      []func([]byte) []byte
	}{
		"screen in tmux, by its session":  {"123.pts-7.host", "screen", []func([]byte) []byte{unscreened, untmuxed}},
		"screen in tmux, by its terminal": {"123.mine", "screen.xterm-256color", []func([]byte) []byte{unscreened, untmuxed}},
		"tmux in screen":                  {"123.pts-1.host", "screen-256color", []func([]byte) []byte{untmuxed, unscreened}},
	} {
		b := newBin(t, map[string]string{"TMUX": "/tmp/x,1,0", "STY": test.sty, "TERM": test.term})
		answering(b, "off /dev/pts/7 [1]", "exit 1")
		got, err := b.copyFor("linux", strings.Repeat("AAA", 200))
		left := got.Sequence
		for _, peel := range test.peel {
			left = peel(left)
		}
		if err != nil || string(left) != plain {
			t.Errorf("%s: %q reaches the terminal, %v", name, left, err)
		}
	}
}

// untmuxed is what tmux hands on of a sequence: one that is wrapped for it, its escape
// characters single.
func untmuxed(b []byte) []byte {
	b = bytes.TrimPrefix(b, []byte("\x1bPtmux;"))
	var out []byte
	for i := 0; i < len(b); i++ {
		if b[i] != 0x1b {
			out = append(out, b[i])
			continue
		}
		if i++; b[i] == '\\' {
			return out
		}
		out = append(out, b[i])
	}
	return []byte("no end")
}

// unscreened is what screen hands on: the insides of its device control strings, each of
// at most 256 bytes.
func unscreened(b []byte) []byte {
	var out []byte
	for len(b) > 0 {
		rest, ok := bytes.CutPrefix(b, []byte("\x1bP"))
		end := bytes.Index(rest, []byte("\x1b\\"))
		if !ok || end < 0 || end > 256 {
			return []byte("not a string that screen takes")
		}
		if bytes.HasPrefix(rest[end:], []byte("\x1b\\\\")) {
			end++
		}
		out, b = append(out, rest[:end]...), rest[end+len("\x1b\\"):]
	}
	return out
}

func TestOnlyWhatMayLeaveIsCopied(t *testing.T) {
	t.Parallel()
	b := newBin(t, map[string]string{"DISPLAY": ":0"})
	b.add("xclip", `CAT >"$took"`)
	sharer := safe.NewSharer(safe.Key{}, "case 1")
	sharer.Unveil()
	if _, err := Copy(t.Context(), sharer.Words("call +962790001234"), b.getenv); err == nil || b.kept("xclip", "args") != "" {
		t.Errorf("an unveiled text was copied: %v", err)
	}
}

func TestACancelledCopyIsTriedNoOtherWay(t *testing.T) {
	t.Parallel()
	b := newBin(t, map[string]string{"DISPLAY": ":0"})
	b.add("xclip", `CAT >"$took"`)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	got, err := way{b.getenv, "linux", 0}.copy(ctx, "a ticket")
	if !errors.Is(err, context.Canceled) || got.Sequence != nil || b.kept("xclip", "took") != "" {
		t.Errorf("it says %+v, %v", got, err)
	}
}
