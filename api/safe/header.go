package safe

import "strings"

// header scrubs the value of one header.
func (p *pass) header(name, value string) string {
	at := "header " + name
	if p.side == "answer" {
		at = "answer header " + name
	}
	v := p.headerNamed(name)
	if p.r.off&passCookies == 0 {
		switch fold(name) {
		case "cookie":
			return p.cookies(v, at, value)
		case "setcookie":
			return p.setCookie(v, at, value)
		}
	}
	if v.found && v.class != Plain && p.r.off&passHeader == 0 {
		if with := p.value(v, at, value, false); with != value || v.cut() && v.about(value) {
			return with
		}
	}
	return p.textOf([]step{{key: name, index: -1}}, v, value)
}

// headerNamed is what is known of the value of a header.
func (p *pass) headerNamed(name string) verdict {
	v := p.named(InHeader, name, nil)
	if alone, ok := headerAlone(name); ok && (!v.found || v.shallow()) && p.r.off&passWorded == 0 {
		return alone
	}
	return v
}

// cookies cuts one cookie after the other, RFC 6265 section 4.2.
func (p *pass) cookies(v verdict, at, value string) string {
	parts := strings.Split(value, ";")
	for i, part := range parts {
		parts[i] = p.cookie(v, at, part)
	}
	return strings.Join(parts, ";")
}

// setCookie cuts the cookie and keeps its attributes, RFC 6265 section 4.1.
func (p *pass) setCookie(v verdict, at, value string) string {
	parts := strings.Split(value, ";")
	for i, part := range parts {
		name, _, _ := strings.Cut(strings.TrimSpace(part), "=")
		if i > 0 && isCookieAttribute(strings.ToLower(name)) {
			parts[i] = p.text(part)
		} else {
			parts[i] = p.cookie(v, at, part)
		}
	}
	return strings.Join(parts, ";")
}

func isCookieAttribute(name string) bool {
	switch name {
	case "path", "domain", "expires", "max-age", "secure", "httponly", "samesite", "partitioned", "priority":
		return true
	}
	return false
}

// cookie cuts the value behind the name. What has no proper name is all value.
func (p *pass) cookie(v verdict, at, pair string) string {
	trimmed := strings.TrimLeft(pair, " ")
	name, value, ok := strings.Cut(trimmed, "=")
	if !ok || name == "" || len(name) > 64 || spanOf(name, isCookieNameByte) < len(name) {
		if trimmed == "" {
			return pair
		}
		return pair[:len(pair)-len(trimmed)] + p.value(v, at, trimmed, false)
	}
	v.name = name
	return pair[:len(pair)-len(value)] + p.value(v, at+" "+name, value, false)
}

// isCookieNameByte: token, RFC 9110 section 5.6.2.
func isCookieNameByte(c byte) bool {
	return isKeyByte(c) || strings.IndexByte("!#$%&'*+.^`|~", c) >= 0
}
