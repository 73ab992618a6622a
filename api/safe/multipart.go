package safe

import (
	"fmt"
	"mime"
	"strings"
)

// multipart scrubs a multipart form, RFC 7578, part by part: a field by its name, a
// file down to its size and kind. What is not cut stays byte for byte. ok is false when
// the body is not what its type says.
func (p *pass) multipart(contentType, s string) (scrubbed string, ok bool) {
	_, params, err := mime.ParseMediaType(contentType)
	boundary := params["boundary"]
	if err != nil || boundary == "" || len(boundary) > 70 || p.r.off&passParts != 0 || p.text(boundary) != boundary {
		return "", false
	}
	var b strings.Builder
	delimiter := "--" + boundary
	start, end, last := nextDelimiter(s, 0, delimiter)
	if start < 0 {
		return "", false
	}
	b.WriteString(p.text(s[:start]))
	for !last {
		from := end
		b.WriteString(s[start:from])
		if start, end, last = nextDelimiter(s, from, delimiter); start < 0 {
			return "", false
		}
		content := s[from:start]
		line := content[len(strings.TrimSuffix(strings.TrimSuffix(content, "\n"), "\r")):]
		part, ok := p.part(strings.TrimSuffix(content, line))
		if !ok {
			return "", false
		}
		b.WriteString(part + line)
	}
	return b.String() + s[start:end] + p.text(s[end:]), true
}

// nextDelimiter finds the next line that is a delimiter; start is negative when there
// is none. The line ends behind its line end, the last one behind its dashes.
func nextDelimiter(s string, from int, delimiter string) (start, end int, last bool) {
	for at := from; ; {
		i := strings.Index(s[at:], delimiter)
		if i < 0 {
			return -1, 0, false
		}
		start = at + i
		at = start + len(delimiter)
		if start > 0 && s[start-1] != '\n' {
			continue
		}
		if strings.HasPrefix(s[at:], "--") {
			return start, at + 2, true
		}
		end = at + spanOf(s[at:], func(c byte) bool { return c == ' ' || c == '\t' || c == '\r' })
		if end < len(s) && s[end] == '\n' {
			return start, end + 1, false
		}
	}
}

// part scrubs the headers and the content of one part.
func (p *pass) part(s string) (scrubbed string, ok bool) {
	var b strings.Builder
	var field, kind string
	file, rest := false, s
	for {
		line, after, more := strings.Cut(rest, "\n")
		if !more {
			return "", false // the blank line is missing
		}
		bare := strings.TrimSuffix(line, "\r")
		tail := line[len(bare):] + "\n"
		rest = after
		if bare == "" {
			b.WriteString(tail)
			break
		}
		name, value, colon := strings.Cut(bare, ":")
		if !colon {
			return "", false
		}
		switch fold(name) {
		case "contentdisposition":
			_, params, err := mime.ParseMediaType(strings.TrimSpace(value))
			if err != nil {
				return "", false
			}
			_, named := params["filename"]
			field, file = params["name"], named
			value = p.fileName(value)
		case "contenttype":
			kind = lowerASCII(value)
		}
		b.WriteString(p.text(name) + ":" + p.header(name, value) + tail)
	}
	if field == "" {
		return "", false // every part of a form has a name, RFC 7578 section 4.2
	}
	return b.String() + p.content(field, kind, file, rest), true
}

// content scrubs what a part holds.
func (p *pass) content(field, kind string, file bool, s string) string {
	json := strings.Contains(kind, "json")
	switch {
	case isFileNote(s):
		return s
	case file && !json, isBinary(s), strings.HasPrefix(strings.TrimSpace(kind), "multipart/"):
		return fileNote(len(s), fileKind(s))
	case json:
		return p.document(s)
	}
	name := lastSegment(field)
	if v := namedField(p, p.place, field); v.found && v.class != Plain {
		if with := p.value(v, p.side+" "+field, s, false); with != s {
			return with
		}
	}
	if looksJSON(s) {
		return p.document(s)
	}
	return p.textOf([]step{{key: name, index: -1}}, verdict{}, s)
}

// fileName replaces the name of a file in a Content-Disposition, unless it is made of
// words that name nobody.
func (p *pass) fileName(value string) string {
	for _, parameter := range [...]string{"filename*=", "filename="} {
		i := strings.Index(lowerASCII(value), parameter)
		if i < 0 {
			continue
		}
		start := i + len(parameter)
		end := start + indexAnyOr(value[start:], ";")
		if strings.HasPrefix(value[start:], `"`) {
			start++
			end = start + closingQuote(value[start:], '"', 0)
		}
		name := value[start:end]
		stem, ext := name, ""
		if dot := strings.LastIndexByte(name, '.'); dot > 0 && len(name)-dot <= 6 {
			stem, ext = name[:dot], name[dot:]
		}
		plain := urlDecoded(stem, false)
		if isHarmless(stem) || isPlaceholder(plain, p.r.kinds) {
			continue
		}
		with := placeholder("file-name", "", shape(Plain, plain, false))
		if strings.HasSuffix(parameter, "*=") {
			with = urlEncoded(with, false)
		}
		value = value[:start] + with + ext + value[end:]
	}
	return value
}

// isHarmless reports whether the name of a file is made of words that say what it is
// of, and not of whom.
func isHarmless(stem string) bool {
	const mostDigits = 4
	digits := spanOf(strings.Map(func(r rune) rune {
		if r-'0' <= 9 && r >= '0' {
			return '0'
		}
		return -1
	}, stem), func(byte) bool { return true })
	if digits > mostDigits || spanOf(stem, isKeyByte) < len(stem) {
		return false
	}
	for word := range wordsOf(stem) {
		switch word {
		case "file", "files", "image", "img", "photo", "picture", "selfie", "face", "portrait", "document", "doc", "id", "front", "back", "side", "scan", "upload", "blob",
			"passport", "card", "page", "data", "test", "sample", "video", "liveness", "signature", "avatar", "proof", "of", "address", "license", "licence", "national", "frontside", "backside":
		default:
			return false
		}
	}
	return true
}

// fileNote stands for a file of which nothing but size and kind is kept.
func fileNote(length int, kind string) string {
	return fmt.Sprintf("[file: %d bytes, %s]", length, kind)
}

// isFileNote reports whether s is what fileNote writes.
func isFileNote(s string) bool {
	var length int
	var kind string
	if n, _ := fmt.Sscanf(s, "[file: %d bytes, %s", &length, &kind); n != 2 {
		return false
	}
	kind = strings.TrimSuffix(kind, "]")
	switch kind {
	case "empty", "binary", "text", "jpeg", "png", "gif", "webp", "pdf", "zip", "gzip", "mp4":
		return s == fileNote(length, kind)
	}
	return false
}

// fileKind tells a file by its first bytes: WHATWG MIME Sniffing, section 6.
func fileKind(s string) string {
	switch {
	case s == "":
		return "empty"
	case strings.HasPrefix(s, "\xff\xd8\xff"):
		return "jpeg"
	case strings.HasPrefix(s, "\x89PNG\r\n"):
		return "png"
	case strings.HasPrefix(s, "GIF8"):
		return "gif"
	case strings.HasPrefix(s, "RIFF") && len(s) > 12 && s[8:12] == "WEBP":
		return "webp"
	case strings.HasPrefix(s, "%PDF-"):
		return "pdf"
	case strings.HasPrefix(s, "PK\x03\x04"):
		return "zip"
	case strings.HasPrefix(s, "\x1f\x8b"):
		return "gzip"
	case len(s) > 8 && s[4:8] == "ftyp":
		return "mp4"
	case isBinary(s):
		return "binary"
	}
	return "text"
}
