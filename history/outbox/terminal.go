package outbox

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// MaxClipboard is the most that is sent to a terminal's clipboard, in bytes of
// base64: what common terminals take. More would be cut there without a word.
const MaxClipboard = 74_994

// screenChunk is how much of a sequence GNU screen passes through at once.
const screenChunk = 256

// terminal asks the terminal to take the text, through whatever lies between.
func (w way) terminal(ctx context.Context, text string) (Copied, error) {
	payload := base64.StdEncoding.EncodeToString([]byte(text))
	if len(payload) > MaxClipboard {
		return Copied{}, fmt.Errorf("%d bytes are too many for a terminal's clipboard, which takes about %d%s", len(text), MaxClipboard/4*3, instead)
	}
	plain := "\x1b]52;c;" + payload + "\a"
	switch {
	case w.set("TMUX"):
		return w.tmux(ctx, text, plain)
	case strings.HasPrefix(w.getenv("TERM"), "tmux"):
		// Its tmux is out of reach, on the machine that the engineer came from.
		return throughUnknownTmux(plain), nil
	case strings.HasPrefix(w.getenv("TERM"), "screen") || w.set("STY"):
		return Copied{Sequence: []byte(throughScreen(plain)), Said: "sent to the terminal through screen, unconfirmed"}, nil
	}
	return Copied{Sequence: []byte(plain), Said: "sent to the terminal, unconfirmed"}, nil
}

// throughUnknownTmux is both ways through a tmux of which nothing is known: it takes the
// plain sequence with set-clipboard on, the wrapped one with allow-passthrough on, and
// drops what it does not take.
func throughUnknownTmux(plain string) Copied {
	return Copied{
		Sequence: []byte(throughTmux(plain) + plain),
		Said:     "sent to the terminal through tmux, unconfirmed: tmux drops it unless set-clipboard or allow-passthrough is on",
	}
}

// tmux takes the best way through a tmux that can be asked.
func (w way) tmux(ctx context.Context, text, plain string) (Copied, error) {
	tmux, ok := w.askTmux(ctx)
	if !ok {
		return throughUnknownTmux(plain), nil
	}
	wrapped := []byte(w.nested(plain, tmux.tty))
	if tmux.clipboard != "off" && w.loadBuffer(ctx, text) {
		switch {
		case tmux.knowsTerminal:
			return Copied{Said: "in tmux's buffer and sent to the terminal, unconfirmed"}, nil
		case tmux.passes:
			return Copied{Sequence: wrapped, Said: "in tmux's buffer and sent to the terminal, unconfirmed"}, nil
		}
		return Copied{Said: "in tmux's buffer only: tmux knows of no clipboard of this terminal"}, nil
	}
	switch {
	case tmux.passes:
		return Copied{Sequence: wrapped, Said: "sent to the terminal through tmux, unconfirmed"}, nil
	case tmux.clipboard == "on": // a tmux that does not know load-buffer -w
		return Copied{Sequence: []byte(plain), Said: "sent to the terminal through tmux, unconfirmed"}, nil
	}
	return Copied{}, errors.New("tmux lets nothing through to the clipboard (set-clipboard " + tmux.clipboard + ", allow-passthrough off)" + instead)
}

// nested wraps a sequence for tmux, and for a screen around it or in it, if there is one.
func (w way) nested(plain, tmuxTTY string) string {
	switch {
	case !w.set("STY"):
		return throughTmux(plain)
	case w.screenInTmux(tmuxTTY):
		return throughScreen(throughTmux(plain))
	}
	return throughTmux(throughScreen(plain))
}

// screenInTmux tells which of the two is nearer, when there are both: the session of a
// screen is named by the terminal that it was started on, and only screen puts "screen."
// before the name of the terminal around it.
func (w way) screenInTmux(tmuxTTY string) bool {
	started := strings.ReplaceAll(strings.TrimPrefix(tmuxTTY, "/dev/"), "/", "-")
	return started != "" && strings.Contains(w.getenv("STY"), "."+started+".") || strings.HasPrefix(w.getenv("TERM"), "screen.")
}

// throughTmux wraps a sequence so that tmux hands it on unread.
func throughTmux(inner string) string {
	return "\x1bPtmux;" + strings.ReplaceAll(inner, "\x1b", "\x1b\x1b") + "\x1b\\"
}

// throughScreen wraps a sequence in device control strings that screen hands on. What
// would end such a string is parted over two of them.
func throughScreen(inner string) string {
	var b strings.Builder
	for len(inner) > 0 {
		n := min(screenChunk, len(inner))
		if end := strings.Index(inner[:n], "\x1b\\"); end >= 0 {
			n = end + 1
		}
		b.WriteString("\x1bP" + inner[:n] + "\x1b\\")
		inner = inner[n:]
	}
	return b.String()
}
