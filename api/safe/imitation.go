package safe

import (
	"regexp"
	"strings"
)

// placeholders finds those that the history wrote, by exactly their text, and what
// only looks like one or like a token of ours.
func (l *lookout) placeholders() {
	const longest = 200
	for i := 0; i < len(l.text); i++ {
		switch l.text[i] {
		case '[':
			end := i + strings.IndexByte(l.text[i:min(len(l.text), i+longest)], ']') + 1
			switch {
			case end == i:
				l.opened(i, l.text[i:min(len(l.text), i+longest)])
			case l.placeholder(l.text[i:end], i, end):
				i = end - 1
			}
		case '%':
			i = l.escaped(i)
		}
	}
}

// make notes a token of ours, and how it reads when a query's escapes are undone but
// for the spaces.
func (s *Sharer) make(token string) { s.made[token], s.made[asQuery(token)] = true, true }

func asQuery(token string) string { return strings.ReplaceAll(token, "+", " ") }

// oneLine is a token on one line that a text format has wrapped.
func oneLine(token string) string { return strings.Join(strings.Fields(token), " ") }

// escaped reads the token that begins with %5B at i as [urlEncoded] writes it: undone by
// a view it would be a token as it is, and its place one without a view.
func (l *lookout) escaped(i int) int {
	const longest = 300
	if l.p.scan == nil || !strings.HasPrefix(l.text[i:], "%5B") {
		return i
	}
	size := strings.Index(l.text[i:min(len(l.text), i+longest)], "%5D")
	if size < 0 {
		return i
	}
	end := i + size + len("%5D")
	if old := urlDecoded(l.text[i:end], true); l.p.made[old] {
		l.ours = append(l.ours, span{start: i, end: end})
		return end - 1
	}
	return i
}

// placeholder takes down what stands at l.text[start:end], escaping for a query
// undone. It reports whether that is a placeholder or a token, or looks like one.
func (l *lookout) placeholder(old string, start, end int) bool {
	p := l.p
	if p.scan != nil && (p.made[old] || p.made[asQuery(old)] || p.made[oneLine(old)]) {
		l.ours = append(l.ours, span{start: start, end: end})
		return true
	}
	if strings.Contains(old, "+") && !strings.Contains(old, " ") {
		old = strings.ReplaceAll(old, "+", " ") // as a query has it
	}
	switch m := p.marked(old); {
	case m.to == "":
		return l.imitation(old, start, end)
	case p.scan != nil:
		if m.to != old {
			kind, _, _ := strings.Cut(strings.TrimPrefix(old, "["), ":")
			p.scan.leak(kind)
		}
	case p.off&shareMarks != 0:
	default:
		if m.cut != nil && !p.forPlace {
			p.note(&m.cut.places, inText(start, end, len(l.text)))
		}
		p.make(m.to)
		if m.to != old {
			l.found = append(l.found, span{start, end, m.to})
		}
	}
	return true
}

// received begins what looks like a token of ours in a text that came from somewhere:
// nothing was cut there.
const received = "[as received: "

// imitation marks what looks like a token and is none. The words around it stay.
func (l *lookout) imitation(old string, start, end int) bool {
	if l.p.off&shareImitations != 0 || !l.p.imitates(old) {
		return false
	}
	switch p := l.p; {
	case p.scan != nil:
		p.scan.leak("a mark that this ticket did not make")
	case p.learning:
	default:
		p.make(received + old[1:])
		l.found = append(l.found, span{start, end, received + old[1:]})
	}
	return true
}

// opened marks what begins as a token does and does not end in its text: a bracket of
// ours behind the text would close it.
func (l *lookout) opened(start int, rest string) {
	if p := l.p; p.off&shareImitations == 0 && p.scan == nil && !p.learning && p.imitates(rest+"]") {
		l.found = append(l.found, span{start, start + 1, received})
	}
}

// alike is the form of every token: a word for the kind; a number, a fingerprint or
// nothing; a shape or none. Letter case and blanks make no difference to a reader.
var alike = regexp.MustCompile(`^\[\s*(?i:([a-z]+(?:-[a-z]+)*?)(?:\s*-\s*([0-9]+)|\s*#\s*([0-9a-f]{4}))?)\s*(:[^\[\]]*)?\]$`)

// imitates reports whether a text in brackets reads as a token of ours.
func (p *sharing) imitates(old string) bool {
	if len(old) < 3 {
		return false
	}
	if c := old[1]; c != ' ' && c != '\t' && !isLetter(c) {
		return false
	}
	if (strings.HasPrefix(old, "[request body: ") || strings.HasPrefix(old, "[answer body: ")) && isBodyNote(old) {
		if p.whole == old {
			p.make(old)
		}
		return p.whole != old
	}
	m := alike.FindStringSubmatch(old)
	if m == nil {
		return false
	}
	kind, number, print, shape := strings.ToLower(m[1]), m[2], m[3], m[4]
	switch {
	case number == "" && print == "" && shape == "", !p.kind(kind):
		return false
	case number != "", print != "":
		return !(p.crowded && print == "")
	}
	// Nothing but the kind and a shape: an empty value, or one beyond those that facts
	// are kept of.
	return !p.crowded && kind != "value" && isShape(strings.TrimSpace(shape[1:]))
}

// isShape reports whether words describe a value as placeholders do.
func isShape(words string) bool {
	for part := range strings.SplitSeq(words, ", ") {
		if !isShapePart(strings.TrimSpace(part)) {
			return false
		}
	}
	return words != ""
}

// kind reports whether tokens are made with a word.
func (s *Sharer) kind(word string) bool {
	switch word {
	case "value", "token", "cookie", "api-key", "secret", "password", "code", "link", "proof", "image", "private-key", "access-key", "card", "file-name", sessionID, // the history's
		"phone", "email", "name", "birth-date", "document", "iban", "address", "city", "ip", "device", "user", "id-number", cutKind: // the ticket's
		return true
	}
	if s.met[word] > 0 {
		return true
	}
	for _, cut := range s.cuts {
		if cut.Kind == word {
			return true
		}
	}
	return s.rules.kind(word)
}

// kind reports whether a rule gives values the kind.
func (rs *ruleset) kind(word string) bool {
	for _, rules := range rs.rules {
		for _, rule := range rules {
			if rule.Kind == word {
				return true
			}
		}
	}
	return false
}
