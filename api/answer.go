package api

import (
	"crypto/tls"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// answer reads a response to its end, whatever its status. Headers come sorted by
// name in net/http's spelling, since it keeps neither order nor letter case; lines
// of one name keep their order.
func (k *call) answer(response *http.Response, notes *[]string) *Answer {
	defer response.Body.Close()
	_, text, _ := strings.Cut(response.Status, " ")
	a := &Answer{Status: response.StatusCode, StatusText: text, Protocol: response.Proto}
	if response.TLS != nil {
		a.TLS = tls.VersionName(response.TLS.Version)
	}
	for _, name := range slices.Sorted(maps.Keys(response.Header)) {
		for _, value := range response.Header[name] {
			a.Headers = append(a.Headers, Header{Name: name, Value: value})
		}
	}
	switch {
	case a.Status < 100:
		*notes = append(*notes, "the status is none of HTTP's")
	case a.Status == http.StatusSwitchingProtocols:
		*notes = append(*notes, "the server switched to another protocol: nothing more was read")
		return a
	case a.Status/100 == 3 && response.Header.Get("Location") != "":
		*notes = append(*notes, line("%d points to %s; it was not followed, since the key would go along", a.Status, target(response)))
	}
	k.readBody(a, response, notes)
	return a
}

// target is where a redirect points: scheme and host. Path and query may hold what
// the request held, and a part of a value is harder to find than all of it, so
// nothing is shortened either.
func target(response *http.Response) string {
	const longest = 253 + len(":65535") // bytes; RFC 1035 section 2.3.4
	to, err := response.Location()
	if err != nil || to.Host == "" || len(to.Host) > longest || to.Scheme != "http" && to.Scheme != "https" {
		return "something that is no web address"
	}
	return (&url.URL{Scheme: to.Scheme, Host: to.Host}).String()
}
