// Package outbox is where safe text leaves: to the terminal's clipboard and to
// files. It takes safe.Text only, and says of each way what is known and no more.
package outbox

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"casebook/api/safe"
)

// MaxClipboard is the most that is sent to a terminal's clipboard, in bytes of
// base64: what common terminals take. More would be cut there without a word.
const MaxClipboard = 74_994

// screenChunk is how much of a sequence GNU screen passes through at once.
const screenChunk = 256

// OSC52 returns the escape sequence that asks the terminal to put t on its
// clipboard (xterm's OSC 52), wrapped for tmux or screen where getenv shows one,
// and what can be said of it: no terminal confirms. Text over MaxClipboard is an
// error that says so; nothing is cut silently.
func OSC52(t safe.Text, getenv func(string) string) (sequence []byte, said string, err error) {
	if t.String() == "" {
		return nil, "", errors.New("there is nothing to copy")
	}
	payload := base64.StdEncoding.EncodeToString([]byte(t.String()))
	if len(payload) > MaxClipboard {
		return nil, "", fmt.Errorf("%d bytes are too many for a terminal's clipboard, which takes about %d; save it to a file instead",
			len(t.String()), MaxClipboard/4*3)
	}
	plain := "\x1b]52;c;" + payload + "\x07"
	switch {
	case getenv("TMUX") != "" || strings.HasPrefix(getenv("TERM"), "tmux"):
		return []byte("\x1bPtmux;" + strings.ReplaceAll(plain, "\x1b", "\x1b\x1b") + "\x1b\\"),
			"sent to the terminal through tmux, unconfirmed; tmux drops it unless allow-passthrough is on", nil
	case strings.HasPrefix(getenv("TERM"), "screen") || getenv("STY") != "":
		return []byte(throughScreen(plain)), "sent to the terminal through screen, unconfirmed", nil
	}
	return []byte(plain), "sent to the terminal's clipboard, unconfirmed", nil
}

// throughScreen wraps a sequence in device control strings that screen hands on.
func throughScreen(plain string) string {
	var b strings.Builder
	for len(plain) > 0 {
		n := min(screenChunk, len(plain))
		b.WriteString("\x1bP" + plain[:n] + "\x1b\\")
		plain = plain[n:]
	}
	return b.String()
}
