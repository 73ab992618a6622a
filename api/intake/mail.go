package intake

import (
	"bytes"
	"encoding/base64"
	"html"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"unicode/utf8"
)

// The sizes of a mail that is taken apart.
const (
	maxMailDepth = 4  // parts within parts
	maxMailParts = 64 // in all
)

var (
	// mailStart is how a saved mail begins, or one after the lines of its way (RFC 5322).
	mailStart = pattern(`^(?i)(?:From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|Content-Type|Content-Transfer-Encoding|X-[\w-]+|DKIM-Signature|Reply-To|Cc):[ \t]`)
	// mailCoded is what says that a mail's text is not what stands in the file.
	mailCoded = pattern(`(?im)^(?:Content-Transfer-Encoding:[ \t]*(?:quoted-printable|base64)|Content-Type:[ \t]*multipart/)`)
	lineTag   = pattern(`(?i)<(?:br|/p|/div|/pre|/tr|/li|/h\d|/table)\b[^>]{0,200}>`)
	anyTag    = pattern(`(?s)<(?:style|script)\b.*?</(?:style|script)>|<[/!a-zA-Z][^<>]{0,1000}>`)
)

// mailText is what the parts of a mail hold.
type mailText struct {
	plain, html, har []byte
	parts            int
}

// unmailed returns what somebody wrote or attached in a saved mail whose text is coded
// or in parts (RFC 2045), and what was done, in words that go on after the input's name.
// An attached HAR stands for all of it. Another text comes back as it is.
func unmailed(text []byte) ([]byte, []string) {
	if !mailStart().Match(text) || !mailCoded().Match(text[:min(len(text), sample)]) {
		return text, nil
	}
	message, err := mail.ReadMessage(bytes.NewReader(text))
	if err != nil {
		return text, nil
	}
	var held mailText
	held.read(part{message.Header.Get("Content-Type"), message.Header.Get("Content-Transfer-Encoding"), "", message.Body}, 0)
	switch {
	case held.har != nil:
		return held.har, []string{"is a mail; the HAR that is attached to it was read"}
	case len(bytes.TrimSpace(held.plain)) > 0:
		return held.plain, []string{"is a mail; its text was decoded"}
	case len(bytes.TrimSpace(held.html)) > 0:
		return held.html, []string{"is a mail; its text was decoded and its HTML left out"}
	}
	return text, nil
}

// part is one part of a mail: what its head says, and its body as it came.
type part struct {
	kind, encoding, file string
	body                 io.Reader
}

// read adds what p holds.
func (m *mailText) read(p part, depth int) {
	if m.parts++; m.parts > maxMailParts || depth > maxMailDepth {
		return
	}
	kind, params, _ := mime.ParseMediaType(p.kind)
	if strings.HasPrefix(kind, "multipart/") {
		m.readParts(multipart.NewReader(p.body, params["boundary"]), depth)
		return
	}
	// A body that breaks off holds what came before.
	body, _ := io.ReadAll(p.decoded())
	name := strings.ToLower(p.file + " " + params["name"])
	switch {
	case strings.Contains(name, ".har") || isHARText(body):
		if m.har == nil {
			m.har = body
		}
	case kind == "text/html":
		m.html = append(append(m.html, withoutTags(inUTF8(body, params["charset"]))...), '\n')
	case kind == "" || strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "json"):
		m.plain = append(append(m.plain, inUTF8(body, params["charset"])...), '\n')
	}
}

func (m *mailText) readParts(parts *multipart.Reader, depth int) {
	for m.parts <= maxMailParts {
		next, err := parts.NextRawPart()
		if err != nil {
			return
		}
		head := next.Header
		m.read(part{head.Get("Content-Type"), head.Get("Content-Transfer-Encoding"), next.FileName(), next}, depth+1)
	}
}

// decoded undoes the transfer encoding (RFC 2045, section 6).
func (p part) decoded() io.Reader {
	switch strings.ToLower(strings.TrimSpace(p.encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(p.body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, p.body)
	}
	return p.body
}

func isHARText(body []byte) bool {
	head := body[:min(len(body), sample)]
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(head, []byte(`"log"`)) && bytes.Contains(body, []byte(`"entries"`))
}

// inUTF8 reads what is not UTF-8 as Latin-1, which the charset must name.
func inUTF8(body []byte, charset string) []byte {
	switch strings.ToLower(charset) {
	case "iso-8859-1", "iso-8859-15", "windows-1252":
	default:
		return body
	}
	if utf8.Valid(body) {
		return body
	}
	out := make([]byte, 0, len(body)+len(body)/8)
	for _, b := range body {
		out = utf8.AppendRune(out, rune(b))
	}
	return out
}

// withoutTags returns the words of a page, a line where the page begins one.
func withoutTags(page []byte) []byte {
	page = lineTag().ReplaceAllLiteral(page, []byte("\n"))
	return []byte(html.UnescapeString(string(anyTag().ReplaceAllLiteral(page, nil))))
}
