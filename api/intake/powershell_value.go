package intake

import "strings"

// powerShell reads values as PowerShell writes them.
type powerShell struct {
	text          string
	at            int
	known         map[string]shellValue // variables, by their names in lower case
	spare         *int                  // bytes that variables may still be written out to
	unset         int
	depth, inside int // tables and brackets that are open, and tables alone
}

// shellValue is a text or a table.
type shellValue struct {
	text    string
	members []shellMember
	table   bool
	bare    bool // a number or word without quotes
	open    bool // only the shell knew it
}

// size is how many bytes a variable holds.
func (v shellValue) size() (n int) {
	n = len(v.text)
	for _, m := range v.members {
		n += len(m.name) + m.value.size()
	}
	return n
}

type shellMember struct {
	name  string
	value shellValue
}

// blanks steps over blanks and continued lines.
func (p *powerShell) blanks() {
	for p.at < len(p.text) {
		switch rest := p.text[p.at:]; {
		case rest[0] == ' ', rest[0] == '\t':
			p.at++
		case strings.HasPrefix(rest, "`\n"):
			p.at += 2
		case strings.HasPrefix(rest, "`\r\n"):
			p.at += 3
		default:
			return
		}
	}
}

// word takes letters, digits and what else may stand in a name.
func (p *powerShell) word() string {
	from := p.at
	for p.at < len(p.text) && (letter(p.text[p.at]) || p.text[p.at] >= '0' && p.text[p.at] <= '9' || p.text[p.at] == '_') {
		p.at++
	}
	return p.text[from:p.at]
}

// value reads the value that stands at p.
func (p *powerShell) value() (v shellValue) {
	rest := p.text[p.at:]
	switch {
	case rest == "":
		return shellValue{open: true}
	case strings.HasPrefix(rest, "@\"\n"), strings.HasPrefix(rest, "@'\n"), strings.HasPrefix(rest, "@\"\r\n"), strings.HasPrefix(rest, "@'\r\n"):
		return p.here(rest)
	case strings.HasPrefix(rest, "@{"):
		return p.table()
	case rest[0] == '\'' || rest[0] == '"':
		return p.quoted(rest[0])
	case rest[0] == '$':
		p.at++
		name := strings.ToLower(p.word())
		if name == "true" || name == "false" || name == "null" {
			return shellValue{text: name, bare: true}
		}
		v, ok := p.known[name]
		if *p.spare >= 0 {
			*p.spare -= v.size()
		}
		if behind := p.text[p.at:]; !ok || *p.spare < 0 || v.table && p.inside > 0 || behind != "" && strings.ContainsRune(".[(:{", rune(behind[0])) {
			p.skip(" \t\r\n;|)}")
			return shellValue{text: rest[:len(rest)-len(p.text[p.at:])], open: true}
		}
		return v
	case rest[0] == '(' && p.depth > maxTable:
		p.at = len(p.text)
		return shellValue{open: true}
	case rest[0] == '(':
		p.depth++
		defer func() { p.depth-- }()
		p.at++
		v = p.piped()
		p.skip(")")
		p.at = min(p.at+1, len(p.text))
		return v
	}
	p.skip(" \t\r\n;|)}")
	if p.at == len(p.text)-len(rest) {
		p.at++
	}
	return shellValue{text: rest[:len(rest)-len(p.text[p.at:])], bare: true}
}

// skip steps to the first of some signs.
func (p *powerShell) skip(signs string) {
	if i := strings.IndexAny(p.text[p.at:], signs); i >= 0 {
		p.at += i
	} else {
		p.at = len(p.text)
	}
}

// longestPipe is how much behind a value is looked at for what becomes of it.
const longestPipe = 512

// piped reads a value and what becomes of it: ConvertTo-Json makes it a text, and of
// anything else only the shell knew what comes out.
func (p *powerShell) piped() shellValue {
	p.blanks()
	v := p.value()
	p.blanks()
	behind := p.text[p.at:min(len(p.text), p.at+longestPipe)]
	if end := strings.IndexAny(behind, "\r\n;)"); end >= 0 {
		behind = behind[:end]
	}
	behind = strings.ToLower(behind)
	switch {
	case behind == "" && !v.bare:
		return v
	case strings.HasPrefix(behind, "|") && strings.Contains(behind, "convertto-json"):
		if text, ok := v.json(); ok {
			return shellValue{text: string(text)}
		}
	}
	return shellValue{open: true}
}

// here reads a text of several lines, which ends with a line that begins with the same
// quote and an at sign.
func (p *powerShell) here(rest string) shellValue {
	quote := rest[1:2]
	first := strings.IndexByte(rest, '\n') // its end is before the next line, so that none may stand between
	length := strings.Index(rest[first:], "\n"+quote+"@")
	if length < 0 {
		p.at = len(p.text)
		return shellValue{open: true}
	}
	p.at += first + length + len("\n"+quote+"@")
	text := strings.TrimSuffix(strings.TrimPrefix(rest[first:first+length], "\n"), "\r")
	return shellValue{text: text, open: quote == `"` && strings.Contains(text, "$")}
}

// quoted reads a text in quotes.
func (p *powerShell) quoted(quote byte) (v shellValue) {
	var out strings.Builder
	for p.at++; p.at < len(p.text); p.at++ {
		c := p.text[p.at]
		next := byte(0)
		if p.at+1 < len(p.text) {
			next = p.text[p.at+1]
		}
		switch {
		case c == quote && next != quote:
			p.at++
			v.text = out.String()
			return v
		case c == quote:
			p.at++
		case c == '`' && quote == '"' && next != 0:
			p.at++
			if c = next; strings.IndexByte("nrt", c) >= 0 {
				c = "\n\r\t"[strings.IndexByte("nrt", c)]
			}
		case c == '$' && quote == '"' && (letter(next) || next == '(' || next == '{'):
			p.unset++
			v.open = true
		}
		out.WriteByte(c)
	}
	return shellValue{text: out.String(), open: true}
}
