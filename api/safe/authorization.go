package safe

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// authorization keeps the scheme, and learns the password in Basic credentials.
func (p *pass) authorization(v verdict, at, value string) string {
	scheme, credentials := splitScheme(value)
	if isPlaceholder(credentials, p.r.kinds) {
		return value
	}
	if strings.EqualFold(scheme, "basic ") {
		p.halves(at, credentials)
	}
	p.signatures(at, credentials)
	if credentials == "" && p.looking > 0 {
		return value // the name of a scheme in a sentence
	}
	if scheme != "" && credentials == "" {
		scheme = strings.TrimSuffix(scheme, " ") + " "
	}
	return scheme + p.cut(v, at, credentials, false)
}

// signatures learns the signature among the parameters of an Authorization, RFC 7616
// and AWS Signature Version 4: servers echo it by itself.
func (p *pass) signatures(at, credentials string) {
	if p.r.off&passSignatures != 0 || strings.IndexByte(credentials, '=') < 0 {
		return
	}
	for parameter := range strings.SplitSeq(credentials, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
		switch fold(name) {
		case "signature", "response", "mac":
			p.r.within(at, ClassSecret, "secret", value)
		}
	}
}

// halves learns what Basic credentials hold: the password, and the user name where it
// is alone and so the key.
func (p *pass) halves(at, credentials string) {
	user, password, ok := basic(credentials)
	switch {
	case !ok || p.r.off&passCredentials != 0:
	case password != "":
		p.r.within(at, ClassSecret, "password", password)
	case utf8.RuneCountInString(user) >= minInside:
		p.r.within(at, ClassSecret, "api-key", user)
	}
}

// basic decodes Basic credentials, RFC 7617.
func basic(credentials string) (user, password string, ok bool) {
	b, err := base64.StdEncoding.DecodeString(strings.TrimSpace(credentials))
	if err != nil {
		b, err = base64.RawStdEncoding.DecodeString(strings.TrimSpace(credentials))
	}
	if err != nil || !isText(b) {
		return "", "", false
	}
	return strings.Cut(string(b), ":")
}
