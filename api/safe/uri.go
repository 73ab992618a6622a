package safe

import "strings"

// URI writes a URL so that it keeps to RFC 3986, where a format wants no other: what
// a URI may not hold is percent-encoded, what is encoded already stays. An empty t is
// about:blank (RFC 6694): there is no address.
func URI(t Text) Text {
	if t.s == "" {
		return Text{"about:blank", t.unveiled}
	}
	const hexDigits = "0123456789ABCDEF"
	var b strings.Builder
	host := hostPart(t.s)
	for i := range len(t.s) {
		c := t.s[i]
		_, escaped := hexByte(t.s[i:], 1)
		switch {
		case c == '%' && escaped == 0, !inURI(c) && !((c == '[' || c == ']') && host.start <= i && i < host.end):
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return Text{b.String(), t.unveiled}
}

// hostPart is where the authority of a URL stands, the one part that may hold brackets,
// around an IPv6 address.
func hostPart(s string) span {
	at := strings.Index(s, "://[")
	if at < 0 || strings.ContainsAny(s[:at], "/?#") {
		return span{}
	}
	start := at + len("://")
	return span{start: start, end: start + strings.IndexByte(s[start:]+"]", ']') + 1}
}

// inURI: unreserved and reserved but for the brackets, and the percent sign; RFC 3986
// sections 2.2 and 2.3.
func inURI(c byte) bool {
	return isLetter(c) || '0' <= c && c <= '9' || strings.IndexByte("-._~:/?#@!$&'()*+,;=%", c) >= 0
}
