package safe

import "strings"

// notInURL are the signs that end a URL in a text; RFC 3986 appendix C.
const notInURL = " \t\r\n\"'<>`\\{}|^"

// urlsIn lists the URLs that stand in a text, in order.
func urlsIn(text string) (found []region) {
	for at := 0; ; {
		i := strings.Index(text[at:], "://")
		if i < 0 {
			return found
		}
		i += at
		start := i
		for start > at && isSchemeByte(text[start-1]) {
			start--
		}
		end := i + len("://")
		end += indexAnyOr(text[end:], notInURL)
		if start < i {
			found = append(found, urlRegion(text, start, end))
		}
		at = end
	}
}

func isSchemeByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'
}

func urlRegion(text string, start, end int) region {
	at := region{start: start, end: end, query: end}
	if q := strings.IndexByte(text[start:end], '?'); q >= 0 {
		at.query = start + q + 1
	}
	return at
}

// asURL and asForm take a whole text for one.
func asURL(s string) []region  { return []region{urlRegion(s, 0, len(s))} }
func asForm(s string) []region { return []region{{start: 0, end: len(s), query: 0}} }

// components scrubs the named parts of URLs and forms.
type components struct {
	scrubber
	text  string
	ours  spans // placeholders: a value that begins in one has been cut
	found []span
}

// url scrubs what the parts of one URL name: the password before the host, path
// segments, query and fragment parameters.
func (c *components) url(at region) {
	text := c.text
	path := at.start
	off := leftOut(c.scrubber)
	if i := strings.Index(text[at.start:at.end], "://"); i >= 0 {
		authority := at.start + i + len("://")
		path = authorityEnd(text, authority, at.end)
		if off&passUserinfo == 0 {
			c.userinfo(authority, path)
		}
		if off&passSegments == 0 {
			c.webhook(authority, path, path+indexAnyOr(text[path:at.end], "?#"))
		}
	}
	query := path + indexAnyOr(text[path:at.end], "?#")
	if off&passSegments == 0 {
		c.path(path, query)
	}
	if off&passQuery != 0 {
		return
	}
	fragment := query + indexAnyOr(text[query:at.end], "#")
	if query < fragment {
		c.pairs(query+1, fragment, InQuery, "query")
	}
	if fragment < at.end {
		c.pairs(fragment+1, at.end, InQuery, "fragment")
	}
}

func indexAnyOr(s, chars string) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return len(s)
}

// authorityEnd is where the part before the path ends: RFC 3986 section 3.2. A password
// in a connection string may hold what should have been escaped.
func authorityEnd(text string, start, end int) int {
	path := start + indexAnyOr(text[start:end], "/?#")
	user, rest, both := strings.Cut(text[start:path], ":")
	if !both || user == "" || strings.Contains(rest, "@") || spanOf(rest, func(c byte) bool { return c-'0' <= 9 }) == len(rest) {
		return path
	}
	host := strings.IndexByte(text[path:end], '@')
	if host < 0 {
		return path
	}
	host += path
	return host + indexAnyOr(text[host:end], "/?#")
}

// userinfo cuts the password in front of the host. A user name without password
// stays, unless it is as long as a key.
func (c *components) userinfo(start, end int) {
	const longName = 16
	host := strings.LastIndexByte(c.text[start:end], '@')
	if host < 0 {
		return
	}
	user, _, both := strings.Cut(c.text[start:start+host], ":")
	from := start
	switch {
	case both:
		from += len(user) + 1
	case len(user) < longName:
		return
	}
	v := verdict{name: "password", class: ClassSecret, kind: "password", found: true}
	c.component(v, "url password", from, start+host, false)
}

// path cuts the segments that follow a segment named by an [InPath] rule.
func (c *components) path(start, end int) {
	name := ""
	for start < end {
		n := indexAnyOr(c.text[start:end], "/")
		if v := c.named(InPath, name, nil); name != "" && v.found && n > 0 && v.about(urlDecoded(c.text[start:start+n], false)) {
			c.component(v, "path "+name, start, start+n, false)
		}
		name = c.text[start : start+n]
		start += n + 1
	}
}

// pairs cuts the values of name=value parts, in a query or a form.
func (c *components) pairs(start, end int, place Place, at string) {
	first := start
	for start < end {
		n := indexAnyOr(c.text[start:end], "&;")
		if raw, _, ok := strings.Cut(c.text[start:start+n], "="); ok && !c.ours.holds(start) {
			name := urlDecoded(raw, true)
			v := namedField(c.scrubber, place, name)
			if !v.found {
				v = c.beside(place, lastSegment(name), first, start, start+n, end)
			}
			if fold(lastSegment(name)) == "code" {
				v = v.granted(c.scrubber, c.text[max(0, first-1-nearby):max(0, first-1)], c.text[first:end])
			}
			if v.form == amongCodes {
				v = v.among(amongNames(c.text[first:end]) || callsForCodes(c.scrubber, place))
			}
			if v.found && v.class != Plain {
				c.component(v, at+" "+lastSegment(name), start+len(raw)+1, start+n, true)
			}
		}
		start += n + 1
	}
}

// namedField is what is known of the value of a field by its last segment, and by those
// before where that only says which one it is: password[0], otp.code.
func namedField(s scrubber, place Place, name string) verdict {
	last := lastSegment(name)
	v := s.named(place, last, nil)
	if last == name || v.found && (v.worded || v.form == anyForm) || !saysWhich(last) {
		return v
	}
	if whole := s.named(place, strings.NewReplacer("[", ".", "]", "").Replace(name), nil); whole.worded {
		return whole
	}
	return v
}

// lastSegment takes "password" from "user[password]" and "user.password".
func lastSegment(name string) string {
	name = strings.TrimRight(name, "[]")
	return name[strings.LastIndexAny(name, "[.")+1:]
}

// component scrubs one escaped part of a URL or form.
func (c *components) component(v verdict, at string, start, end int, query bool) {
	value := urlDecoded(c.text[start:end], query)
	if c.ours.holds(start) || c.begun(value) || value == "" && end < len(c.text) && c.text[end] == '{' {
		return // cut already, or the place of a value
	}
	if with := c.value(v, at, value, false); with != value {
		c.found = append(c.found, span{start, end, with})
	}
}
