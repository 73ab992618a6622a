package safe

import (
	"slices"
	"strings"
)

// The "code" in the query of a redirect is an OAuth authorization code, RFC 6749 section
// 4.1.2, whatever it looks like. That it is one, and not an error's, is told by what stands
// around it: a "state" beside it, a header that redirects, an address that is called back.

// granted is v, known of the parameter "code", where that is an authorization code. The
// query is the one that holds it; before is the text that the query begins behind.
func (v verdict) granted(s scrubber, before, query string) verdict {
	p, ok := s.(*pass)
	if !ok || v.found && v.form == anyForm || p.r.off&passQuery != 0 {
		return v
	}
	if grants, fails := besideCode(query); fails || !grants && !isCallback(before) && !p.redirects() {
		return v
	}
	if !v.cut() {
		v = verdict{name: "code", class: OneTime, kind: "code", found: true}
	}
	v.form = grantCode
	return v
}

// besideCode reads the other names of a query.
func besideCode(query string) (grants, fails bool) {
	for part := range strings.FieldsFuncSeq(query, func(r rune) bool { return r == '&' || r == ';' }) {
		name, value, _ := strings.Cut(part, "=")
		switch fold(name) {
		case "state", "sessionstate", "codeverifier", "iss":
			grants = true
		case "granttype":
			grants = grants || value == "authorization_code"
		case "error", "errorcode", "errordescription":
			fails = true
		}
	}
	return grants, fails
}

// isCallback reports whether the path that a text ends with is one that logins return to.
func isCallback(before string) bool {
	before = strings.TrimRight(before, "?#/")
	segment := before[strings.LastIndexAny(before, "/ \"'=")+1:]
	return slices.ContainsFunc(partsOf(segment), func(word string) bool {
		switch word {
		case "cb", "callback", "oauth", "oidc", "sso", "redirect", "authorize", "authorized":
			return true
		}
		return false
	})
}

// redirects reports whether what is looked at is an address that somebody is sent to.
func (p *pass) redirects() bool {
	for i := len(p.at) - 1; i >= 0; i-- {
		if p.at[i].index >= 0 {
			continue
		}
		switch fold(p.at[i].key) {
		case "location", "contentlocation", "refresh", "referer", "redirect", "redirecturi", "redirecturl", "redirectto", "returnurl", "returnto", "callback", "callbackurl":
			return true
		}
		return false
	}
	return false
}

// grantAt is what v is for the code behind k, in the query around it in a text.
func (t *telling) grantAt(v verdict, k tellingKey) verdict {
	if !k.parameter(t.text) || fold(k.name) != "code" {
		return v
	}
	near := t.text[max(0, k.start-nearby):k.start]
	first := strings.LastIndexAny(near, "?#") + 1
	last := k.after + indexAnyOr(t.text[k.after:min(len(t.text), k.after+2*nearby)], notInURL)
	return v.granted(t.teller, near[:first], near[first:]+t.text[k.start:last])
}

// isGrantCode reports whether a value may be an authorization code: anything but the
// code of an error, which is a word or words, or a status of HTTP.
func isGrantCode(core string) bool {
	const shortest, long = 4, 16
	if len(core) < shortest || isTerm(core) || isLiteral(core) {
		return false
	}
	if spanOf(core, func(c byte) bool { return isLetter(c) || strings.IndexByte("_-. ", c) >= 0 }) == len(core) {
		return len(core) >= long && spanOf(core, isLetter) == len(core) && core[1:] != strings.ToLower(core[1:]) && core != strings.ToUpper(core)
	}
	return true
}
