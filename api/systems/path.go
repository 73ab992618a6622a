package systems

import (
	"net/url"
	"slices"
	"strings"
)

// knownPath decides whether method and path are, letter by letter, those of the
// operation. Only on the vendor's own hosts can a path be called wrong: another host
// may have a way of its own to the vendor.
func (p *Pack) knownPath(f Finding, sent Sent) Finding {
	target, err := url.Parse(sent.Request.URL)
	o := sent.Operation
	switch {
	case err != nil || sent.Request.URL == "":
		return f
	case o == nil:
		f.Because = "method and path are none that this pack knows; compare them with the vendor's page"
		return f
	}
	method, path := sent.Request.Method, target.EscapedPath()
	right := method == "" || method == o.Method
	switch {
	case method == "" && exactPath(o.Path, path):
		f.Because = "the path is that of " + o.Name + "; the method, which is not known, should be " + o.Method
		return f
	case right && exactPath(o.Path, path):
		return f.said(true, "method and path are those of %s", o.Name)
	case !p.owns(target.Hostname()):
		return f
	case !right:
		return f.said(false, "the method is not %s, which %s wants", o.Method, o.Name)
	}
	return f.said(false, "the path is not %s: %s", o.Path, pathFault(o.Path, path))
}

// owns reports whether host is one of the system's own.
func (p *Pack) owns(host string) bool {
	return slices.ContainsFunc(p.Hosts, func(pattern string) bool { return matchHost(pattern, host) })
}

// exactPath reports whether an escaped path is that of pattern, with one segment
// that is not empty for each {name}.
func exactPath(pattern, path string) bool {
	want, have := strings.Split(pattern, "/"), strings.Split(path, "/")
	return len(want) == len(have) && !slices.ContainsFunc(want, func(part string) bool {
		segment := have[0]
		have = have[1:]
		if strings.HasPrefix(part, "{") && strings.HasSuffix(part, "}") {
			return segment == ""
		}
		return segment != part
	})
}

// pathFault says what is wrong with a path. It quotes nothing of it: a path can hold
// a code or a reset link.
func pathFault(pattern, path string) string {
	trimmed := strings.TrimRight(path, "/")
	switch {
	case exactPath(pattern, trimmed):
		return "it ends with a / too many"
	case matchPath(pattern, trimmed) != nil:
		return "something stands before that; look at the base URL"
	}
	return "compare it letter by letter"
}
