// Package outbox is where safe text leaves: to a clipboard and to files. It takes what
// package safe made only, and says of each way what is known and no more.
package outbox

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"casebook/api/safe"
)

// ClipboardVariable chooses the way to the clipboard: "auto", which an unset one is
// too; "native", a tool of this machine only; "osc52", the terminal only; "off".
const ClipboardVariable = "CASEBOOK_CLIPBOARD"

// Copied is what came of copying.
type Copied struct {
	// Sequence must be written to the terminal as it is, which then does the rest.
	// Empty: there is nothing to be written.
	Sequence []byte
	// Said is what is known of it, in words that follow the name of what was copied:
	// "on this machine's clipboard, by xclip", "sent to the terminal, unconfirmed".
	Said string
	// Sure says that a tool took all of the text and ended well.
	Sure bool
}

// Copy puts t on the clipboard, or says how the terminal is asked to: by a tool of this
// machine where there is one and nobody is logged in from elsewhere, else by tmux or by
// the sequence of the terminal (OSC 52). When a tool fails the terminal is asked, and
// Said tells so. getenv is the process's environment; it says what there is. Nothing is
// cut: a text that is too long for a terminal is an error. Every error ends with what
// is left to do.
func Copy(ctx context.Context, t safe.Text, getenv func(string) string) (Copied, error) {
	return way{getenv: getenv, system: runtime.GOOS}.copy(ctx, t.String())
}

// way is how text gets to a clipboard from here.
type way struct {
	getenv func(string) string
	system string // as runtime.GOOS has it

	patience time.Duration // more time for each tool, on a slow machine
}

// instead is what is left to do when nothing was copied.
const instead = "; save it to a file instead"

func (w way) copy(ctx context.Context, text string) (Copied, error) {
	if text == "" {
		return Copied{}, errors.New("there is nothing to copy")
	}
	mode := w.getenv(ClipboardVariable)
	switch mode {
	case "", "auto":
		if w.remote() {
			return w.terminal(ctx, text)
		}
	case "native":
	case "osc52":
		return w.terminal(ctx, text)
	case "off":
		return Copied{}, errors.New(ClipboardVariable + "=off turns copying off" + instead)
	default:
		return Copied{}, fmt.Errorf("%s is %q, and only auto, native, osc52 or off mean anything", ClipboardVariable, mode)
	}
	by, failed := w.native(ctx, text)
	if err := ctx.Err(); err != nil && by == "" {
		return Copied{}, err
	}
	switch {
	case by != "":
		return Copied{Said: "on this machine's clipboard, by " + by, Sure: true}, nil
	case mode != "native":
	case failed == "":
		return Copied{}, errors.New("no tool for the clipboard is here, such as wl-copy, xclip, xsel or pbcopy" + instead)
	default:
		return Copied{}, errors.New(failed + instead)
	}
	copied, err := w.terminal(ctx, text)
	switch {
	case failed == "":
	case err != nil:
		err = fmt.Errorf("%s, and %w", failed, err)
	default:
		copied.Said += " (" + failed + ")"
	}
	return copied, err
}

// remote says that the engineer sits at another machine, whose clipboard is meant.
func (w way) remote() bool { return w.set("SSH_TTY") || w.set("SSH_CONNECTION") }

func (w way) set(variable string) bool { return w.getenv(variable) != "" }

// native tries the tools of this machine in turn and returns which one took the text,
// else why none did; both are empty when there is none.
func (w way) native(ctx context.Context, text string) (by, failed string) {
	var failures []string
	for _, t := range w.tools() {
		path := w.find(t.program)
		if path == "" || ctx.Err() != nil {
			continue
		}
		err := w.give(ctx, t, path, text)
		if err == nil {
			return t.program, ""
		}
		failures = append(failures, err.Error())
	}
	return "", strings.Join(failures, ", ")
}
