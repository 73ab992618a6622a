package intake

import (
	"bytes"
	"html"
	"slices"
)

var (
	// ansiCode is a control sequence of a terminal (ECMA-48, section 5.4).
	ansiCode = pattern("\x1b\\[[0-?]*[ -/]*[@-~]")
	// logPrefix is what loggers put before every line: a time, then level, logger,
	// thread in brackets or as words.
	logPrefix = pattern(`^(?:(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d[^\s\]{"]*\]?|\[?\d\d:\d\d:\d\d[^\s\]{"]*\]?|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S{1,64} [^\s{"]{1,64}:|[\w.-]{1,40} +\||\[[\w.:/-]{1,40}\])` +
		`(?:[ \t]*(?:\[[^\[\]{}"]{0,60}\]|\(?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|SEVERE|trace|debug|info|warn|error)\)?:?|[\w.$/-]{1,60}:|[-|]))*)[ \t]?`)
	mailQuote = pattern(`^[ \t]*>[ \t]?`)
)

// ways of tidying a text, each with what it says of itself.
var tidyings = []struct {
	words  string
	levels int // how often it may help
	tidy   func([]byte) []byte
}{
	{"colours of a terminal were left out", 1, withoutColours},
	{"the > of a quoted mail or chat was left out", 3, withoutQuoting},
	{"the prefix of a log was left out before each line", 1, withoutLogPrefix},
	{"HTML's entities were turned into the characters they stand for", 1, withoutEntities},
}

// maxTidied is how long a text may be to be tidied line by line.
const maxTidied = 16 << 20

// withoutColours returns text without the control sequences of terminals, and nil
// when there are none.
func withoutColours(text []byte) []byte {
	if !bytes.Contains(text, []byte("\x1b[")) {
		return nil
	}
	return ansiCode().ReplaceAllLiteral(text, nil)
}

// withoutQuoting takes one level of mail quoting off. Text without two such lines
// gives nil.
func withoutQuoting(text []byte) []byte {
	return withoutPrefix(text, func(line []byte) int {
		if m := mailQuote().FindIndex(line); m != nil {
			return m[1]
		}
		return 0
	})
}

// withoutEntities undoes what a web page or a mail made of quotes.
func withoutEntities(text []byte) []byte {
	if !bytes.Contains(text, []byte("&quot;")) && !bytes.Contains(text, []byte("&#34;")) {
		return nil
	}
	return []byte(html.UnescapeString(string(text)))
}

func withoutLogPrefix(text []byte) []byte {
	return withoutPrefix(text, func(line []byte) int {
		if m := logPrefix().FindIndex(line); m != nil {
			return m[1]
		}
		return 0
	})
}

// withoutPrefix takes off each line what prefix measures, where at least two lines
// have it.
func withoutPrefix(text []byte, prefix func(line []byte) int) []byte {
	out, lines := make([]byte, 0, len(text)), 0
	for line := range bytes.Lines(text) {
		if n := prefix(line); n > 0 {
			lines++
			line = line[n:]
			if len(line) == 0 {
				line = []byte("\n")
			}
		}
		out = append(out, line...)
	}
	if lines < 2 {
		return nil
	}
	return out
}

// readTyped reads what was typed into a terminal or came out of it: commands,
// transcripts or both. Colours hide header names, and the marks of a quoted mail look
// like those of curl -v, so they go first.
func readTyped(in source) (Result, bool, error) {
	var tidied []string
	plain := in
	if bytes.Contains(in.text[:min(len(in.text), sample)], []byte("\x1b[")) {
		plain.text, tidied = withoutColours(in.text), []string{tidyings[0].words}
	}
	for range tidyings[1].levels {
		if !mostlyQuoted(plain.text) {
			break
		}
		plain.text, tidied = withoutQuoting(plain.text), add(tidied, tidyings[1].words)
	}
	for _, read := range []reader{readCommands, readTranscript, readRaw} {
		result, ok, err := read(plain)
		if !ok {
			continue
		}
		result.Mended = append(slices.Clone(tidied), result.Mended...)
		for i, words := range tidied {
			result.Notes = slices.Insert(result.Notes, i, in.name+": "+words)
		}
		return result, true, err
	}
	return Result{}, false, nil
}

// mostlyQuoted reports whether most lines of a text are quoted as mails and chats
// quote, and none is of curl -v, which marks what it sent alike.
func mostlyQuoted(text []byte) bool {
	if len(text) > maxTidied {
		return false
	}
	quoted, all := 0, 0
	for line := range bytes.Lines(text[:min(len(text), sample)]) {
		if verboseLine().Match(line) {
			return false
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if all++; mailQuote().Match(line) {
			quoted++
		}
	}
	return quoted >= 2 && quoted*10 >= all*6
}
