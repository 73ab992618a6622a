package safe

import "strings"

// parts cuts the fields of a multipart form by their names, RFC 7578. found are spans of
// text.
func (p *sharing) parts(text string) (found []span) {
	if p.off&shareParts != 0 || !strings.Contains(text, "form-data") {
		return nil
	}
	const disposition = "content-disposition:"
	folded := lowerASCII(text)
	for at := 0; ; {
		i := strings.Index(folded[at:], disposition)
		if i < 0 {
			return found
		}
		at += i + len(disposition)
		line := text[at : at+indexAnyOr(text[at:], "\r\n")]
		start, end := partContent(text, at+len(line))
		name := partName(line)
		v := p.named(InRequest, name, nil)
		if start == end || name == "" || !v.found {
			continue
		}
		if with := p.value(v, "part "+name, text[start:end], false); with != text[start:end] {
			found = append(found, span{start, end, with})
		}
		at = end
	}
}

// partName is the name parameter of a part's disposition.
func partName(line string) string {
	for parameter := range strings.SplitSeq(line, ";") {
		if name, ok := strings.CutPrefix(strings.TrimSpace(parameter), "name="); ok {
			return lastSegment(strings.Trim(name, `"`))
		}
	}
	return ""
}

// partContent is where the content of the part lies whose header goes on at i: behind
// the blank line, up to the next boundary.
func partContent(text string, i int) (start, end int) {
	head := strings.Index(text[i:], "\n\r\n")
	skip := len("\n\r\n")
	if bare := strings.Index(text[i:], "\n\n"); head < 0 || bare >= 0 && bare < head {
		head, skip = bare, len("\n\n")
	}
	if head < 0 {
		return 0, 0
	}
	start = i + head + skip
	size := strings.Index(text[start:], "\n--")
	if size < 0 {
		return start, len(text)
	}
	return start, start + len(strings.TrimSuffix(text[start:start+size], "\r"))
}
