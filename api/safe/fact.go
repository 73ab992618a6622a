package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/api/tree"
)

// Fact is what stays known of a value that was cut or that is personal: an explanation
// made later from a stored attempt uses it. It holds no part of the value, but for
// personal claims of tokens.
type Fact struct {
	// Place is where the value was: "header X-API-KEY", "query api_key",
	// "request mobileNumber", "answer data.access_token". It is redacted and
	// neutralised.
	Place string `json:"place"`
	// Index counts values with the same Place in one message, from 0.
	Index int `json:"index,omitempty"`
	// Name is the header, query or member name as it was sent, neutralised.
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	Class Class  `json:"class"`
	// Length is in runes.
	Length int `json:"length"`
	// Charset is the narrowest of: empty, digits, hex, letters, base64, base64url,
	// printable (ASCII), other.
	Charset string `json:"charset"`
	// EdgeBlanks: it begins or ends with white space or an invisible character.
	EdgeBlanks bool `json:"edge_blanks,omitempty"`
	// Quoted: it is wrapped in quotation marks.
	Quoted bool `json:"quoted,omitempty"`
	// E164: see the function of this name.
	E164 bool `json:"e164,omitempty"`
	// Fingerprint is of exactly this value; empty for an empty value.
	Fingerprint Fingerprint `json:"fingerprint,omitempty"`
	// Placeholder is what stands for the value in the Record; empty for a personal
	// value, which stands there itself.
	Placeholder string `json:"placeholder,omitempty"`
	// Unseen: in the record the Placeholder stands nowhere, or nowhere yet. The value was
	// a part of another one, or stood beside the call; it is known again elsewhere.
	Unseen bool `json:"unseen,omitempty"`
	// Claim is a personal value that a JSON Web Token holds, RFC 7519, which is cut, or a
	// body that is left out: as it is, for it stands nowhere else. See
	// [Sharer.LearnClaims].
	Claim Record `json:"claim,omitzero"`
}

// factOf fills in what the value tells.
func factOf(class Class, kind, value string) Fact {
	e164, _ := E164(value)
	f := Fact{
		Class: class, Kind: kind,
		Length:     utf8.RuneCountInString(value),
		Charset:    charset(value),
		EdgeBlanks: strings.TrimFunc(value, isBlank) != value,
		E164:       e164,
	}
	_, f.Quoted = unquoted(value)
	return f
}

func charset(s string) string {
	if s == "" {
		return "empty"
	}
	digits, hex, letters, other, printable := true, true, true, true, true
	plus, minus, any := false, false, false // of: + /, - _, letters
	for _, r := range strings.TrimRight(s, "=") {
		digit := '0' <= r && r <= '9'
		letter := 'a' <= r|0x20 && r|0x20 <= 'z'
		digits = digits && digit
		hex = hex && (digit || letter && r|0x20 <= 'f')
		letters = letters && letter
		any = any || letter
		plus = plus || r == '+' || r == '/'
		minus = minus || r == '-' || r == '_'
		other = other && (digit || letter || strings.ContainsRune("+/-_", r))
		printable = printable && ' ' <= r && r <= '~'
	}
	padded := strings.HasSuffix(s, "=")
	switch {
	case digits && !padded:
		return "digits"
	case hex && !padded:
		return "hex"
	case letters && !padded:
		return "letters"
	case other && any && !minus:
		return "base64"
	case other && any && !plus:
		return "base64url"
	case printable:
		return "printable"
	}
	return "other"
}

// isBlank tells what nobody sees at the edge of a value.
func isBlank(r rune) bool { return unicode.IsSpace(r) || tree.Control(r) }

// visible is a value without what nobody sees in it: zero-width characters, soft
// hyphens, direction marks.
func visible(value string) string {
	unseen := func(r rune) bool { return r >= 0x80 && tree.Control(r) }
	if strings.IndexFunc(value, unseen) < 0 {
		return value
	}
	return strings.Map(func(r rune) rune {
		if unseen(r) {
			return -1
		}
		return r
	}, value)
}

// unquoted returns value without blanks and one pair of quotation marks around it,
// and whether there was such a pair.
func unquoted(value string) (core string, quoted bool) {
	core = strings.TrimFunc(value, isBlank)
	first, a := utf8.DecodeRuneInString(core)
	last, b := utf8.DecodeLastRuneInString(core)
	if len(core) < a+b || !strings.ContainsRune("\"'`“”„‘’«»", first) || !strings.ContainsRune("\"'`“”‘’«»", last) {
		return core, false
	}
	return strings.TrimFunc(core[a:len(core)-b], isBlank), true
}

// jwtAlgorithm returns what the header of a JSON Web Token (RFC 7519) says it is
// signed with: "" when it says nothing that RFC 7518 knows. ok is whether s is one.
func jwtAlgorithm(s string) (alg string, ok bool) {
	header, rest, dot := strings.Cut(s, ".")
	if !dot || len(rest) < 2 || !strings.HasPrefix(header, "eyJ") || len(header) > 4096 {
		return "", false
	}
	root := jwtPart(header)
	if root == nil {
		return "", false
	}
	if n := root.Member("alg"); n != nil && isAlgorithm(n.Text) {
		return n.Text, true
	}
	return "", true
}

func isAlgorithm(s string) bool {
	switch s {
	case "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "ES256K", "PS256", "PS384", "PS512", "EdDSA", "none",
		"dir", "RSA-OAEP", "RSA-OAEP-256", "A128KW", "A256KW", "ECDH-ES":
		return true
	}
	return false
}
