package safe

import (
	"strings"
	"unicode/utf8"
)

// The signs by which credentials are told, as values of needles: whoever finds one
// calls [pass.shape].
const (
	signJWT = -1 - iota
	signPEM
	signBearer
	signBasic
	signAccessKey
	signSealed
	signPrefixed
	signUserOption
	signCookieOption
)

func signs() []needle {
	needles := []needle{
		{text: "eyJ", value: signJWT}, {text: "-----BEGIN ", value: signPEM},
		{text: "earer ", value: signBearer}, {text: "EARER ", value: signBearer},
		{text: "asic ", value: signBasic}, {text: "ASIC ", value: signBasic},
		{text: "AKIA", value: signAccessKey}, {text: "ASIA", value: signAccessKey},
		{text: sealedPrefix, value: signSealed},
		{text: "-u ", value: signUserOption}, {text: "--user ", value: signUserOption}, {text: "--user=", value: signUserOption}, {text: "--proxy-user ", value: signUserOption},
		{text: "-b ", value: signCookieOption}, {text: "--cookie ", value: signCookieOption}, {text: "--cookie=", value: signCookieOption},
	}
	for _, prefix := range keyPrefixes() {
		needles = append(needles, needle{text: prefix, value: signPrefixed})
	}
	return needles
}

// shape cuts what has the form of a credential and begins with the sign at i.
func (p *pass) shape(sign int, text string, i int) (span, bool) {
	if p.r.off != 0 && p.r.off&passOf(sign) != 0 {
		return span{}, false
	}
	switch sign {
	case signJWT:
		return p.jwt(text, i)
	case signPEM:
		return p.pem(text, i)
	case signBearer:
		return p.bearer(text, i)
	case signBasic:
		return p.basic(text, i)
	case signSealed:
		return p.sealed(text, i)
	case signPrefixed:
		return p.prefixed(text, i)
	case signUserOption:
		return p.userOption(text, i)
	case signCookieOption:
		return p.cookieOption(text, i)
	}
	return p.accessKey(text, i)
}

// passOf returns the pass that looks for a sign.
func passOf(sign int) passSet {
	switch sign {
	case signJWT:
		return passJWT
	case signPEM:
		return passPEM
	case signBearer:
		return passBearer
	case signBasic:
		return passBasic
	case signSealed:
		return passSealed
	case signPrefixed:
		return passPrefixed
	case signUserOption:
		return passUserOption
	case signCookieOption:
		return passCookieOption
	}
	return passAccessKey
}

func (p *pass) form(kind string, start int, value string) (span, bool) {
	v := verdict{name: kind, class: ClassSecret, kind: kind, found: true}
	return span{start, start + len(value), p.cut(v, p.side, value, false)}, true
}

// jwt: RFC 7519; the signature may be missing. Only a header that reads as one makes
// the rest worth looking at.
func (p *pass) jwt(text string, i int) (span, bool) {
	const longestHeader = 1024
	dot := strings.IndexByte(text[i:min(len(text), i+longestHeader)], '.')
	if dot < 0 {
		return span{}, false
	}
	if _, ok := jwtAlgorithm(text[i:i+dot] + ".e30."); !ok {
		return span{}, false
	}
	size := spanOf(text[i:], func(c byte) bool { return runBytes[c] && c != '+' && c != '/' || c == '.' || c == '=' })
	token := strings.TrimRight(text[i:i+size], ".")
	if len(token) < dot+len(".e3") {
		return span{}, false
	}
	return p.form("token", i, token)
}

// pem: RFC 7468. Without an end it goes to the end of the text.
func (p *pass) pem(text string, i int) (span, bool) {
	const private = "PRIVATE KEY"
	label, _, ok := strings.Cut(text[i+len("-----BEGIN "):], "-----")
	if !ok || !strings.Contains(label, private) || len(label) > 40 {
		return span{}, false
	}
	block := text[i:]
	if end := strings.Index(block, "-----END "); end >= 0 {
		if tail := strings.Index(block[end+len("-----END "):], "-----"); tail >= 0 {
			block = block[:end+len("-----END ")+tail+len("-----")]
		}
	}
	return p.form("private-key", i, block)
}

// bearer: RFC 6750. Prose about "Bearer token" is not long and has no digits.
func (p *pass) bearer(text string, i int) (span, bool) {
	if i == 0 || text[i-1]|0x20 != 'b' {
		return span{}, false
	}
	start := i + len("earer ")
	value := text[start : start+spanOf(text[start:], isTokenByte)]
	if value = strings.TrimRight(value, "."); len(value) < minInside || !looksRandom(value) {
		return span{}, false
	}
	return p.form("token", start, value)
}

// basic: RFC 7617. Prose about a "Basic plan" does not decode to user and password.
func (p *pass) basic(text string, i int) (span, bool) {
	if i == 0 || text[i-1]|0x20 != 'b' {
		return span{}, false
	}
	start := i + len("asic ")
	value := text[start : start+spanOf(text[start:], isTokenByte)]
	if _, _, ok := basic(value); !ok {
		return span{}, false
	}
	p.halves(p.side, value)
	return p.form("token", start, value)
}

// accessKey: the key ids of AWS are 20 characters.
func (p *pass) accessKey(text string, i int) (span, bool) {
	const length = 20
	if len(text) < i+length || !standsAlone(text, i, i+length) {
		return span{}, false
	}
	id := text[i : i+length]
	if strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
		return span{}, false
	}
	return p.form("access-key", i, id)
}

// sealedPrefix begins what defuse/php-encryption writes, in hex: the refresh tokens of
// league/oauth2-server, which SCAYLE's are.
const sealedPrefix = "def50200"

func (p *pass) sealed(text string, i int) (span, bool) {
	const shortest = 20
	if i > 0 && isHex(text[i-1:i]) {
		return span{}, false
	}
	size := spanOf(text[i:], func(c byte) bool { return isHex(string(c)) })
	if size < shortest {
		return span{}, false
	}
	return p.form("token", i, text[i:i+size])
}

// isTokenByte: token68, RFC 9110 section 11.2.
func isTokenByte(c byte) bool {
	return c < utf8.RuneSelf && (runBytes[c] || c == '.' || c == '~' || c == '=')
}

// spanOf is the length of the beginning of s whose bytes are all in set.
func spanOf(s string, set func(byte) bool) int {
	for i := range len(s) {
		if !set(s[i]) {
			return i
		}
	}
	return len(s)
}
