package intake

import (
	"bytes"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// printer is a command before a | that writes what it was given.
var printer = pattern(`(?:^|[\s$#%>;&(])((?:echo|printf)[ \t].*)$`)

// takePiped takes as the command's input what the command before it on its line pipes
// into it, where its words tell that. The words are kept, to be cut.
func (c *command) takePiped(lead []byte, known map[string]string) {
	before, is := bytes.CutSuffix(bytes.TrimRight(lead, " \t"), []byte("|"))
	if !is || c.input != nil {
		return
	}
	c.piper = before
	if m := printer().FindSubmatch(before); m != nil {
		input, unset := outputOf(string(m[1]), known)
		c.input, c.unset = input, c.unset+unset
	}
}

// outputOf returns what an echo or a printf writes, and how many variables in it are
// not known; nil for what is not written as it stands.
func outputOf(text string, known map[string]string) (output []byte, unset int) {
	file, err := syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(strings.NewReader(text), "")
	if err != nil || len(file.Stmts) != 1 || len(file.Stmts[0].Redirs) > 0 {
		return nil, 0
	}
	call, is := file.Stmts[0].Cmd.(*syntax.CallExpr)
	if !is || len(call.Args) < 2 || len(call.Assigns) > 0 {
		return nil, 0
	}
	w := wording{text: text, known: known}
	words := make([]string, len(call.Args))
	for i, arg := range call.Args {
		w.word(arg)
		words[i] = w.take()
	}
	text, ok := echoed(words[1:])
	if words[0] == "printf" {
		text, ok = formatted(words[1:])
	}
	if !ok {
		return nil, 0
	}
	return []byte(text), w.unset
}

// echoed is what echo writes of words; ok is false where it depends on the shell.
func echoed(words []string) (text string, ok bool) {
	end := "\n"
	switch words[0] {
	case "-n":
		words, end = words[1:], ""
	case "-e", "-ne", "-en", "-E":
		return "", false
	}
	return strings.Join(words, " ") + end, true
}

// formatted is what printf writes of words: a text alone, or one that %s stands for.
func formatted(words []string) (text string, ok bool) {
	switch format := words[0]; {
	case len(words) == 1 && !strings.ContainsAny(format, `%\`):
		return format, true
	case len(words) == 2 && format == "%s":
		return words[1], true
	case len(words) == 2 && format == `%s\n`:
		return words[1] + "\n", true
	}
	return "", false
}
