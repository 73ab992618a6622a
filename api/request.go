package api

import (
	"strings"

	"casebook/api/safe"
)

// Header is one header line, its name as it was written.
type Header = safe.Header

// Headers are header lines in the order in which they were written, duplicates
// kept.
type Headers []Header

// Values returns what stands under name, in order. Letter case in names does not
// count (RFC 9110, section 5.1).
func (h Headers) Values(name string) []string {
	var values []string
	for _, line := range h {
		if strings.EqualFold(line.Name, name) {
			values = append(values, line.Value)
		}
	}
	return values
}

// Get returns the first value under name and whether there is one: an empty
// header and an absent one are two findings.
func (h Headers) Get(name string) (value string, present bool) {
	if values := h.Values(name); len(values) > 0 {
		return values[0], true
	}
	return "", false
}

// Request is a call as it goes out, byte for byte: credentials included, so it is
// never stored or shown as it is.
type Request struct {
	System    string // the pack's id; empty when no pack knows the call
	Operation string // the pack's operation id; empty like System
	Method    string
	URL       string
	Headers   Headers // nil: which were sent is not known
	Body      []byte
	// BodyUnknown: what was sent as its body is not known, so that an empty Body
	// says nothing.
	BodyUnknown bool
	// LoginUnknown: whether it had an Authorization header is not known, where Headers
	// has none.
	LoginUnknown bool
	// Pasted: it was read from what somebody gave, in which values may be masked. What
	// this program makes itself is sent as it stands.
	Pasted bool
}
