package outbox

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// tool is a program that takes a text from its standard input. A text is never an
// argument: every user of a machine can read those.
type tool struct {
	program string
	args    []string
	encode  func(string) string // nil: the text goes as it is
	locale  string              // what LC_CTYPE must be; empty: as it is
	limit   time.Duration
}

const (
	// toolLimit is how long a tool may take: it only hands a text over.
	toolLimit = 2 * time.Second
	// slowLimit is the same of a tool that loads a runtime of its own first.
	slowLimit = 8 * time.Second
	// pipeLimit is how long a tool that has ended may keep its standard input open.
	pipeLimit = 200 * time.Millisecond
)

// toClipboard makes PowerShell read base64, so that no code page of the console changes
// a character.
const toClipboard = "Set-Clipboard -Value ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String([Console]::In.ReadToEnd())))"

// tools are those that may be here, the likeliest to be the engineer's own first.
func (w way) tools() []tool {
	powershell := tool{
		program: "powershell.exe", args: []string{"-NoProfile", "-NonInteractive", "-Command", toClipboard},
		encode: func(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }, limit: slowLimit,
	}
	switch w.system {
	case "darwin":
		return []tool{{program: "pbcopy", locale: "UTF-8", limit: toolLimit}} // without a locale it takes the text for another
	case "windows":
		return []tool{powershell}
	}
	var tools []tool
	if w.set("WSL_DISTRO_NAME") || w.set("WSL_INTEROP") {
		tools = append(tools, powershell)
	}
	if w.set("WAYLAND_DISPLAY") {
		// The type is given, or it would be guessed from the text.
		tools = append(tools, tool{program: "wl-copy", args: []string{"--type", "text/plain"}, limit: toolLimit})
	}
	if w.set("DISPLAY") {
		tools = append(tools,
			tool{program: "xclip", args: []string{"-selection", "clipboard", "-in"}, limit: toolLimit},
			tool{program: "xsel", args: []string{"--clipboard", "--input"}, limit: toolLimit})
	}
	return tools
}

// find returns where in PATH a program is; empty when it is nowhere. What PATH names
// relative to the folder that the program was started in does not count.
func (w way) find(program string) string {
	for _, folder := range filepath.SplitList(w.getenv("PATH")) {
		if !filepath.IsAbs(folder) {
			continue
		}
		if path, err := exec.LookPath(filepath.Join(folder, program)); err == nil {
			return path
		}
	}
	return ""
}

// give hands text to a tool and waits until that ends. Xclip, xsel and wl-copy live on in
// the background to serve the text, with whatever they have open: so they get no pipe to
// write to.
func (w way) give(ctx context.Context, t tool, path, text string) error {
	if t.encode != nil {
		text = t.encode(text)
	}
	in := strings.NewReader(text)
	err := w.run(ctx, t, path, in, nil)
	if err == nil && in.Len() > 0 { // what a tool does not read is no error of its own
		err = fmt.Errorf("%s did not take all of it", t.program)
	}
	return err
}

// run runs a tool within its limit.
func (w way) run(ctx context.Context, t tool, path string, in io.Reader, out io.Writer) error {
	ctx, cancel := context.WithTimeout(ctx, t.limit+w.patience)
	defer cancel()
	command := exec.CommandContext(ctx, path, t.args...)
	command.Stdin, command.Stdout, command.Env, command.WaitDelay = in, out, w.environment(t), pipeLimit
	command.SysProcAttr = apart()
	err := command.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("%s did not end within %s", t.program, t.limit)
	case errors.As(err, &exit) && exit.ExitCode() > 0:
		return fmt.Errorf("%s ended with status %d", t.program, exit.ExitCode())
	case errors.As(err, &exit):
		return fmt.Errorf("%s was ended", t.program)
	}
	return fmt.Errorf("%s cannot be used", t.program)
}

// environment is what a tool is given of ours. A tool that lives on must not hold
// credentials; on Windows none does, and a program there needs more than can be listed.
func (w way) environment(t tool) []string {
	if w.system == "windows" {
		return nil
	}
	var kept []string
	for _, name := range []string{
		"PATH", "HOME", "USER", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TERM",
		"DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE",
		"TMUX", "TMUX_PANE", "TMUX_TMPDIR", "WSL_DISTRO_NAME", "WSL_INTEROP",
	} {
		if value := w.getenv(name); value != "" && (t.locale == "" || !strings.HasPrefix(name, "LC_")) {
			kept = append(kept, name+"="+value)
		}
	}
	if t.locale != "" {
		kept = append(kept, "LC_CTYPE="+t.locale)
	}
	return kept
}
