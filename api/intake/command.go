package intake

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// command is one curl command that stands in a text.
type command struct {
	span            // with what stands before it on its line, and its line's end
	argv   []string // curl's arguments
	input  []byte   // what it reads from its here-document, or is piped into it
	piper  []byte   // the commands that pipe into it
	prompt bool     // a shell's prompt stands before it, so its output may follow
	text   []byte   // all of it as it stands in the text
	behind string   // what the shell took off its end
	unset  int      // variables whose value is not in the text
	broken bool     // no shell takes it as it stands, so what was sent is not known
	veiled bool     // which headers it sends is not known
	hidden bool     // what it sends as the body is not known
	notes  []string // how it was read
	mended []string // what was changed to read it
}

// maxCommands is how many commands of one text are read.
const maxCommands = 20

// longestLead is how much before a command is looked at for the beginning of its line.
const longestLead = 4 << 10

// maxSearched is how much of a text is searched for commands.
const maxSearched = 1 << 20

// findCommands finds the curl commands of a text, and says how many there are past
// maxCommands. Prose may stand before the first on its line; a later one begins its
// line, since answers quote commands too.
func findCommands(text []byte) (all []command, more int) {
	if isMarkup(text) || isWhole(text) {
		return nil, 0
	}
	searched := text[:min(len(text), maxSearched)]
	for at := 0; ; {
		i := indexCurl(searched[at:])
		if i < 0 {
			return all, more
		}
		start := at + i
		near := max(0, start-longestLead)
		from := near + bytes.LastIndexByte(text[near:start], '\n') + 1
		lead := text[max(from, at):start]
		at = start + len("curl")
		if !begins(lead, text[at:], len(all) == 0) {
			continue
		}
		if len(all) == maxCommands {
			more++
			continue
		}
		c := readCommand(text, start, lead)
		if !c.calls() {
			continue
		}
		c.start = from
		all = append(all, c)
		at = max(at, c.end)
	}
}

// calls reports whether a command is one of a call: "curl --help" is none.
func (c *command) calls() bool {
	for _, a := range arguments(c.argv) {
		switch a.option {
		case "", "url", "H", "d", "json", "data-raw", "data-binary", "data-urlencode", "F", "K":
			return true
		}
	}
	return false
}

func indexCurl(b []byte) int {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte("url"))
		if i < 0 {
			return -1
		}
		if at += i; at > 0 && b[at-1]|0x20 == 'c' {
			return at - 1
		}
		at++
	}
}

var (
	// prompts are what shells, mails and lists put before a command.
	prompts = pattern(`^\s*(?:(?:[\w.@:~/()\[\]\\ -]{0,100}[$#%>❯»]|[-*•>|]|\d{1,2}[.)]|PS [A-Za-z]:[^>]{0,200}>|[A-Za-z]:\\[^>]{0,200}>|` + "`{1,3}" + `)\s*)*(?:(?:sudo|time|exec|watch)\s+)?(?:[A-Z_][A-Z0-9_]*=\S*\s+)*["'(]?$`)
	// argumentOf is how curl's first argument begins.
	argumentOf = pattern("^(?:\\.exe)?[\"']?(?:[ \\t\u00a0]+(?:[-\u2013\u2014]{1,2}[A-Za-z#0-9]|[\"'\u201c\u201d\u2018\u2019$^]|(?:https?|HTTPS?):|\\{\\{|localhost|\\d{1,3}(?:\\.\\d{1,3}){3}|[A-Za-z][\\w-]*(?:\\.[\\w-]+)*(?:\\.[A-Za-z]{2,}|:\\d{2,5})(?:[/:?\\s]|$)|[\\\\^`]\\s)|[ \\t]*[\\\\^`]\\r?\\n)")
)

// begins reports whether curl between lead and what follows is a command.
func begins(lead, after []byte, first bool) bool {
	if !argumentOf().Match(after[:min(len(after), 512)]) {
		return false
	}
	if len(lead) <= 512 && prompts().Match(lead) {
		return true
	}
	last, _ := utf8.DecodeLastRune(lead)
	return first && (len(lead) == 0 || unicode.IsSpace(last) || strings.ContainsRune("`\"'(>:$#;&|", last))
}

// windowsVariable is a variable of PowerShell.
var windowsVariable = pattern(`\$(?:env:)?[A-Za-z_][A-Za-z0-9_]*`)

// contraction is an apostrophe as prose has it.
var contraction = pattern(`[ \t][A-Za-z]{2,10}['\x{2019}](?:t|s|re|ve|ll|m|d)\b`)

// promptEnd is what the prompt of a shell ends with.
var promptEnd = pattern(`(?:^|[^>\s][^>\n]*)[$#%>❯]\s*$`)

// readCommand reads the command whose curl stands at start, behind lead on its line.
func readCommand(text []byte, start int, lead []byte) command {
	c := command{span: span{start: start}, prompt: promptEnd().Match(lead)}
	raw := text[start:min(len(text), start+maxCommand)]
	if bytes.HasSuffix(lead, []byte("`")) { // `curl …` in the middle of prose
		if i := bytes.IndexByte(raw, '`'); i >= 0 && !bytes.Contains(raw[:i], []byte("\n\n")) {
			raw = raw[:i]
		}
	}
	known := variables(text[:start])
	// The lines that go on are marked by a shell, or by the mail that quotes them.
	plain := unprompted(raw)
	s := c.parse(straightSpaces(plain), known, lead)
	if typed := typographic.Replace(plain); typed != plain && looksTypeset(s.words) {
		s = c.parse(straightSpaces(typed), known, lead)
		c.mended = add(c.mended, "smart quotes and dashes of the command were turned into straight ones")
	}
	c.argv, c.input, c.unset, c.behind = s.words, s.input, s.unset, s.behind
	c.takePiped(lead, known)
	c.end = start + len(raw)
	if s.lines > 0 {
		if n := nthLine(raw, s.lines); n >= 0 {
			c.end = start + n
		}
	}
	if n := c.proseAt(raw, s); n > 0 {
		c.end = start + n
	}
	c.text = text[start:c.end]
	c.notes = append(c.notes, c.mended...)
	if s.behind != "" {
		c.notes = append(c.notes, "the shell ends the command at the &: everything behind it was not part of the address; quote the URL")
	}
	if s.more > 0 {
		c.notes = append(c.notes, "another curl command stands on the same line: it was not read, give it on a line of its own")
	}
	return c
}

// proseAt returns where in raw the prose begins that s found behind the command on its
// line; 0 when there is none, or when its line was changed to be read.
func (c *command) proseAt(raw []byte, s spoken) int {
	if s.prose == 0 {
		return 0
	}
	before := s.text[:s.prose]
	column := before[strings.LastIndexByte(before, '\n')+1:]
	at := nthLine(raw, strings.Count(before, "\n"))
	if at < 0 || !bytes.HasPrefix(raw[at:], []byte(column)) {
		return 0
	}
	return at + len(column)
}

// parse reads text as the shell does that it was written for.
func (c *command) parse(text string, known map[string]string, lead []byte) spoken {
	c.notes, c.mended, c.broken = nil, nil, false
	text = straightEnds(text)
	if isWindows(opening(text)) || isWindows(string(lead)+"curl") {
		argv, end := line(text, true)
		c.notes = append(c.notes, "the command was read as Windows quotes it")
		return spoken{words: argv[min(1, len(argv)):], lines: lineEnds(text, end), unset: len(windowsVariable().FindAllString(text[:end], maxPairs))}
	}
	s, ok := bash(text, known)
	if m := contraction().FindStringIndex(opening(text)); !ok && m != nil {
		// The apostrophe is of the prose that goes on behind the command.
		if s, ok = bash(text[:m[0]+1]+"and", known); ok && s.prose == 0 {
			s, ok = spoken{}, false
		}
	}
	if ok {
		text, s = c.rejoined(text, s, known)
	} else {
		argv, end := line(text, false)
		s = spoken{words: argv[min(1, len(argv)):], end: end}
		c.broken = true
		c.notes = append(c.notes, "bash would not take the command as it stands: it was read as far as that goes, so what was sent is not known for sure")
	}
	s.text, s.lines = text, lineEnds(text, s.end)
	return s
}
