package safe

import (
	"errors"
	"strings"
	"unicode/utf8"

	"casebook/api/tree"
)

// body tells what a body is and scrubs it accordingly.
func (p *pass) body(contentType, s string) (kind, scrubbed string) {
	trimmed := strings.TrimLeft(s, " \t\r\n\ufeff")
	raw := contentType
	contentType = lowerASCII(raw)
	claims := strings.Contains(contentType, "json")
	switch {
	case s == "":
		return "empty", ""
	case isBodyNote(s):
		if strings.HasSuffix(s, " binary]") {
			return "binary", s
		}
		return "text", s
	case strings.HasPrefix(contentType, "multipart/"):
		if parts, ok := p.multipart(raw, s); ok {
			return "text", parts
		}
		return "text", bodyNote(p.side, len(s), "multipart")
	case isBinary(s):
		return "binary", bodyNote(p.side, len(s), "binary")
	case (claims || p.looksLikeJSON(trimmed)) && p.r.off&passJSON == 0:
		return p.json(s)
	case p.r.off&passForm == 0 && strings.Contains(contentType, "form-urlencoded") || p.r.off&passForm == 0 && contentType == "" && isForm(s):
		return "form", p.formBody(s)
	case strings.Contains(contentType, "html") || strings.HasPrefix(trimmed, "<"):
		return "html", p.text(s)
	}
	return "text", p.plainText(s)
}

// plainText scrubs a text that may be a table.
func (p *pass) plainText(s string) string {
	if p.r.off&passColumns != 0 {
		return p.text(s)
	}
	return p.spliced(s, columns(p, p.place, p.side, s), urlsIn)
}

// looksLikeJSON goes by the first character, unless it is the bracket of a
// placeholder.
func (p *pass) looksLikeJSON(trimmed string) bool {
	return trimmed != "" && strings.IndexByte("{[\"", trimmed[0]) >= 0 && !p.begun(trimmed)
}

// json scrubs a body that claims or looks to be JSON.
func (p *pass) json(s string) (kind, scrubbed string) {
	root, _, err := tree.ParseString(s)
	if err == nil && isBare(root) && strings.TrimSpace(s[root.End:]) != "" && p.side != "request" {
		return "text", p.text(s)
	}
	if err == nil {
		rest, ok := p.following(s[root.End:])
		if ok || p.side != "request" {
			return "json", rewriteJSON(p, p.place, p.side, s[:root.End], root) + rest
		}
		err = &tree.SyntaxError{Offset: root.End, Line: 1 + strings.Count(s[:root.End], "\n"), Column: columnOf(s, root.End)}
	}
	if p.side != "request" {
		return "text", p.text(s)
	}
	var syntax *tree.SyntaxError
	errors.As(err, &syntax)
	p.brokenOff(s, syntax.Offset)
	return "text", bodyNote(p.side, len(s), notJSON(syntax.Line, syntax.Column))
}

func columnOf(s string, offset int) int {
	return 1 + utf8.RuneCountInString(s[strings.LastIndexByte(s[:offset], '\n')+1:offset])
}

// following scrubs what stands behind a JSON value: nothing, or more values, one a
// line. ok is false when it is neither.
func (p *pass) following(s string) (scrubbed string, ok bool) {
	if strings.Trim(s, " \t\r\n") == "" {
		return s, true
	}
	ok = true
	var b strings.Builder
	from, at := 0, 0 // lines that are no JSON are read together: a value may go over several
	for line := range strings.Lines(s) {
		at += len(line)
		trimmed := strings.TrimSpace(line)
		root, notes, err := tree.ParseString(trimmed)
		switch {
		case trimmed == "":
		case err != nil || hasTrailing(root, trimmed, notes) || p.r.off&passLines != 0:
			ok = false
		case isBare(root):
		default:
			b.WriteString(p.text(s[from : at-len(line)]))
			from = at
			b.WriteString(strings.Replace(line, trimmed, rewriteJSON(p, p.place, p.side, trimmed, root), 1))
		}
	}
	return b.String() + p.text(s[from:]), ok
}

// isBare reports whether a value is a word or a number, which on a line of its own may as
// well be the end of what began on the line before.
func isBare(n *tree.Node) bool {
	return n.Kind == tree.Number || n.Kind == tree.Bool || n.Kind == tree.Null
}

// document scrubs text that may be JSON.
func (p *pass) document(s string) string {
	if looksJSON(s) {
		if root, notes, err := tree.ParseString(s); err == nil && !hasTrailing(root, s, notes) {
			return rewriteJSON(p, p.place, p.side, s, root)
		}
	}
	return p.plainText(s)
}

// read scrubs a text that came encoded as a whole, if it is JSON: it cannot be put back
// as it was, so what stands for the first value that had to go stands for all of it.
func (p *pass) read(s string) (with string) {
	if p.looking == maxLooking {
		return ""
	}
	p.looking++
	defer func() { p.looking-- }()
	root, notes, err := tree.ParseString(s)
	if err != nil || hasTrailing(root, s, notes) {
		return ""
	}
	w := &rewriter{scrubber: p, src: s, place: p.place, side: p.side}
	w.visit(root, verdict{})
	if len(w.edits) == 0 {
		return ""
	}
	with = strings.Trim(w.edits[0].with, `"`)
	if at := placeholdersIn(with, p.r.kinds); len(at) > 0 {
		return with[at[0].start:at[0].end]
	}
	return placeholder("value", "", p.r.shape(ClassSecret, "value", s, false))
}

func (p *pass) formBody(s string) string {
	c := components{scrubber: p, text: s}
	c.pairs(0, len(s), p.place, p.side)
	return p.spliced(s, c.found, asForm)
}

// isForm reports whether s can be a URL-encoded form that nobody announced.
func isForm(s string) bool {
	name, _, ok := strings.Cut(s, "=")
	return ok && name != "" && spanOf(name, isKeyByte) == len(name) && !strings.ContainsAny(s, " \t\r\n\"<>{}")
}

// isBinary reports whether a body holds a byte that no text does, in any encoding
// (WHATWG MIME Sniffing, section 3, "binary data byte"). All of it is looked at, so
// that cutting a value cannot turn text into binary.
func isBinary(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' && (c <= 0x08 || c == 0x0b || c >= 0x0e && c != 0x1b) {
			return true
		}
	}
	return false
}

// cutLong keeps the first 4 MiB of a redacted body; it does not cut a rune or a
// placeholder in two.
func (p *pass) cutLong(s string) (kept string, cut bool) {
	if len(s) <= maxBody {
		return s, false
	}
	end := maxBody
	for !utf8.RuneStart(s[end]) && end > maxBody-utf8.UTFMax {
		end--
	}
	const near = 200
	from := end - near
	for _, at := range placeholdersIn(s[from:min(len(s), end+near)], p.r.kinds) {
		if from+at.start < end && end < from+at.end {
			end = from + at.start
			break
		}
	}
	return s[:end], true
}
