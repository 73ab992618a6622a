package outbox

import (
	"bytes"
	"context"
	"strings"
)

// tmuxState is what a tmux says of itself.
type tmuxState struct {
	clipboard     string // its set-clipboard: "on", "external" or "off"
	passes        bool   // it hands on sequences that are wrapped for it
	knowsTerminal bool   // it sends what is copied to the terminal around it
	tty           string // of the pane that casebook runs in
}

// askTmux asks the tmux around casebook. With its defaults tmux drops what programs in
// it send for the clipboard, without a word.
func (w way) askTmux(ctx context.Context) (tmuxState, bool) {
	path := w.find("tmux")
	if path == "" {
		return tmuxState{}, false
	}
	args := []string{"display-message", "-p"}
	if pane := w.getenv("TMUX_PANE"); pane != "" {
		args = append(args, "-t", pane)
	}
	args = append(args, "#{set-clipboard} #{pane_tty} [#{allow-passthrough}] #{client_termfeatures}")
	var answer bytes.Buffer
	err := w.run(ctx, tool{program: "tmux", args: args, limit: toolLimit}, path, nil, &answer)
	words := strings.Fields(answer.String())
	if err != nil || len(words) < 3 {
		return tmuxState{}, false
	}
	return tmuxState{
		clipboard:     words[0],
		tty:           words[1],
		passes:        words[2] != "[0]" && words[2] != "[off]", // before 3.3 there is no such option, and it always does
		knowsTerminal: strings.Contains(strings.Join(words[3:], ","), "clipboard"),
	}, true
}

// loadBuffer gives the text to tmux itself, which then sends it to the terminal as it
// does what is copied in it; from tmux 3.2 on.
func (w way) loadBuffer(ctx context.Context, text string) bool {
	load := tool{program: "tmux", args: []string{"load-buffer", "-w", "-"}, limit: toolLimit}
	return w.give(ctx, load, w.find("tmux"), text) == nil
}
