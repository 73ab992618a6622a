package intake

import (
	"bytes"
	"strings"
)

// lineEnds counts the line ends of text up to end; a command that takes all of it
// gives 0.
func lineEnds(text string, end int) int {
	if end >= len(text) {
		return 0
	}
	return strings.Count(text[:end], "\n")
}

// straightEnds writes line ends as LF.
func straightEnds(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// straightSpaces makes blanks of the no-break spaces that chats put between words.
// Those inside quotes stay: they were sent.
func straightSpaces(s string) string {
	if !strings.Contains(s, "\u00a0") {
		return s
	}
	var out strings.Builder
	quote := byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote == 0 && strings.HasPrefix(s[i:], "\u00a0"):
			out.WriteByte(' ')
			i++
			continue
		case c == '\\' && quote != '\'' && i+1 < len(s):
			out.WriteByte(c)
			i++
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == quote:
			quote = 0
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// looksTypeset reports whether a word begins as only a word processor writes it.
func looksTypeset(argv []string) bool {
	for _, word := range argv {
		for _, sign := range []string{"\u201c", "\u201d", "\u201e", "\u2018", "\u2019", "\u2013", "\u2014"} {
			if strings.HasPrefix(word, sign) {
				return true
			}
		}
	}
	return false
}

// opening returns the lines of a command up to the first that does not say that the
// command goes on.
func opening(text string) string {
	for at := 0; ; {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			return text
		}
		if at += end; at == 0 || strings.IndexByte("\\^`", text[at-1]) < 0 || strings.HasSuffix(text[:at], "```") {
			return text[:at]
		}
		at++
	}
}

// unprompted takes the "> " off the further lines of a command, which a shell or a
// quoted mail marks so, until a line without it or one of curl -v.
func unprompted(raw []byte) string {
	at := lineEnd(string(raw[:min(len(raw), maxCommand)]))
	if !bytes.HasPrefix(bytes.TrimLeft(raw[at:], " \t"), []byte(">")) {
		return string(raw)
	}
	out := bytes.Clone(raw[:at])
	for at < len(raw) {
		l := lines{text: raw, at: at}
		text, _ := l.take()
		trimmed := bytes.TrimLeft(text, " \t")
		if !bytes.HasPrefix(trimmed, []byte(">")) || verboseLine().Match(trimmed) {
			break
		}
		out = append(append(out, bytes.TrimPrefix(trimmed[1:], []byte(" "))...), '\n')
		at = l.at
	}
	return string(append(out, raw[at:]...))
}

// nthLine returns where line n, counted from 0, begins in b; -1 when it has fewer.
func nthLine(b []byte, n int) (at int) {
	for ; n > 0; n-- {
		i := bytes.IndexByte(b[at:], '\n')
		if i < 0 {
			return -1
		}
		at += i + 1
	}
	return at
}
