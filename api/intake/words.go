package intake

import (
	"strconv"
	"strings"
)

// windowsCommand tells a command that was typed into or copied for cmd or
// PowerShell: carets, doubled quotes in JSON, a prompt with a drive, back quotes at
// the ends of lines.
var windowsCommand = pattern("(?m)\\^[\"\\r\\n]|\\{\"\"|^(?:PS )?[A-Za-z]:\\\\[^>\\n]*>|`\\r?$")

func isWindows(text string) bool { return windowsCommand().MatchString(text) }

// words parts a command into its words as a shell does, without their quotes: as
// sh and bash (with $'…'), or as cmd and PowerShell. Line breaks part words like
// blanks; a quote that never closes reaches to the end.
func words(command string, windows bool) []string {
	w := splitter{text: command}
	w.read(windows)
	return w.words
}

// line is words for a command that ends with its line, and returns where that is.
func line(command string, windows bool) (words []string, end int) {
	w := splitter{text: command, single: true}
	w.read(windows)
	return w.words, w.at
}

// read reads word after word.
func (w *splitter) read(windows bool) {
	w.carets = windows && strings.Contains(w.text, `^"`)
	for w.at < len(w.text) {
		if w.single && w.quote == 0 && w.text[w.at] == '\n' {
			w.at++
			break
		}
		if windows {
			w.stepWindows()
		} else {
			w.step()
		}
	}
	w.end()
}

// splitter parts one command.
type splitter struct {
	text   string
	at     int
	quote  byte // the quote that is open, 'a' for $'…', 0 outside
	carets bool // every quote is escaped for cmd, as browsers copy a command
	single bool // the command ends with its line
	word   strings.Builder
	begun  bool
	words  []string
}

func (w *splitter) put(s string) {
	w.word.WriteString(s)
	w.begun = true
}

func (w *splitter) end() {
	if w.begun {
		w.words = append(w.words, w.word.String())
	}
	w.word.Reset()
	w.begun = false
}

// open steps over an opening or closing quote.
func (w *splitter) open(quote byte, length int) {
	w.quote, w.begun = quote, true
	w.at += length
}

// step reads one character as sh and bash do.
func (w *splitter) step() {
	rest := w.text[w.at:]
	c := rest[0]
	switch {
	case w.quote == 0 && strings.HasPrefix(rest, "$'"):
		w.open('a', 2)
	case w.quote == 0 && (c == '"' || c == '\''):
		w.open(c, 1)
	case c == w.quote && c != 'a', w.quote == 'a' && c == '\'':
		w.open(0, 1)
	case c == '\\' && w.quote == 'a':
		w.escape()
	case c == '\\' && len(rest) > 1 && (w.quote == 0 || w.quote == '"' && strings.IndexByte("\"\\$`\r\n", rest[1]) >= 0):
		w.at += 2
		switch {
		case rest[1] == '\r' && strings.HasPrefix(rest[2:], "\n"):
			w.at++
		case rest[1] != '\n':
			w.put(rest[1:2])
		}
	default:
		w.plain(c)
	}
}

// plain takes a character that means itself, or a blank between words.
func (w *splitter) plain(c byte) {
	w.at++
	if w.quote == 0 && strings.IndexByte(" \t\r\n", c) >= 0 {
		w.end()
		return
	}
	w.put(string([]byte{c}))
}

// escape reads an escape of $'…'.
func (w *splitter) escape() {
	rest := w.text[w.at+1:]
	if rest == "" {
		w.at++
		return
	}
	w.at += 2
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[rest[0]]
	for n := min(digits, len(rest)-1); n > 0; n-- {
		code, err := strconv.ParseUint(rest[1:1+n], 16, 32)
		if err != nil {
			continue
		}
		w.at += n
		if rest[0] == 'x' {
			w.put(string([]byte{byte(code)}))
		} else {
			w.put(string(rune(code)))
		}
		return
	}
	if i := strings.IndexByte("ntrabefv", rest[0]); i >= 0 {
		w.put("\n\t\r\a\b\x1b\f\v"[i : i+1])
		return
	}
	if octal := leadingOctal(rest); octal != "" {
		code, _ := strconv.ParseUint(octal, 8, 16)
		w.at += len(octal) - 1
		w.put(string([]byte{byte(code)}))
		return
	}
	w.put(rest[:1])
}

// leadingOctal returns the octal digits that s begins with, at most three.
func leadingOctal(s string) string {
	n := 0
	for n < min(3, len(s)) && s[n] >= '0' && s[n] <= '7' {
		n++
	}
	return s[:n]
}

// stepWindows reads one character as cmd and the C runtime do, and single quotes as
// PowerShell does.
func (w *splitter) stepWindows() {
	rest := w.text[w.at:]
	c := rest[0]
	next := byte(0)
	if len(rest) > 1 {
		next = rest[1]
	}
	switch {
	case (c == '^' || c == '`') && (next == '\r' || next == '\n'):
		if w.at += 2; next == '\r' && strings.HasPrefix(rest[2:], "\n") {
			w.at++
		}
	case c == '^' && w.carets && next != 0:
		w.at++
		if next == '^' {
			w.plain('^')
		}
	case c == '\\' && next == '^' && w.carets && strings.HasPrefix(rest[2:], `"`):
		w.put(`"`)
		w.at += 3
	case w.quote != '\'' && c == '\\' && next == '"', w.quote == '"' && c == '"' && next == '"':
		w.put(`"`)
		w.at += 2
	case w.quote == 0 && (c == '"' || c == '\'' && !w.begun):
		w.open(c, 1)
	case c == w.quote:
		w.open(0, 1)
	default:
		w.plain(c)
	}
}
