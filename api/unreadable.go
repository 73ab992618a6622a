package api

import (
	"errors"
	"net/textproto"
	"strings"
)

// unreadable says why net/http gave up on an answer's status line or headers. It
// has no types for most of these: should its words change, the last line is said.
func unreadable(err error) string {
	if errors.As(err, new(textproto.ProtocolError)) {
		return "a header line is malformed or holds a control character"
	}
	for _, known := range []struct{ theirs, ours string }{
		{"response headers exceeded", "its headers take more than 64 KiB"},
		{"malformed HTTP response", "its first line is no HTTP status line"},
		{"malformed HTTP status code", "its status is not a number of three digits"},
		{"malformed HTTP version", "its first line names no HTTP version"},
		{"multiple Content-Length", "it announces two different lengths"},
		{"Content-Length", "the length it announces is no number"},
		{"transfer encoding", "its Transfer-Encoding is not chunked"},
	} {
		if strings.Contains(err.Error(), known.theirs) {
			return known.ours
		}
	}
	return "it is not HTTP"
}
