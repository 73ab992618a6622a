package explain

import (
	"net/http"
	"slices"
	"strings"

	"casebook/api"
)

// outcome is the one word for how the exchange ended. The envelope's own flag
// outranks the HTTP status: a 200 that says success: false is a failure.
func (s *study) outcome() api.Outcome {
	if failure := s.exchange.Failure; failure != nil {
		if failure.Kind == api.KindCancelled {
			return api.Cancelled
		}
		return api.NoAnswer
	}
	answer := s.exchange.Answer
	if answer == nil {
		return api.Pending
	}
	status := s.signature.Status
	switch s.envelope.Shape {
	case api.ShapeHTML, api.ShapeText, api.ShapeBinary, api.ShapeBroken:
		return api.Unreadable
	case api.ShapeEmpty:
		return s.emptyOutcome(status)
	}
	switch {
	case s.envelope.Success == api.No || status >= 300:
		return api.Refused
	case s.signature.Verdict == api.No:
		return api.Negative
	case s.signature.Due && s.signature.Verdict == api.Unknown:
		return api.Unreadable
	case status == 0 && s.refusedInWords():
		return api.Refused
	case status == 0 && s.envelope.Success == api.Unknown && s.signature.Verdict == api.Unknown:
		return api.Unreadable
	}
	return api.Success
}

func (s *study) emptyOutcome(status int) api.Outcome {
	switch {
	case status == http.StatusNoContent, s.bare():
		return api.Success
	case status >= 300:
		return api.Refused
	}
	return api.Unreadable
}

// refusedInWords reports whether the answer, whose status nobody knows, says in words
// what is documented for refusals only.
func (s *study) refusedInWords() bool {
	named := false
	for _, c := range s.consider(s.pack, false) {
		if c.strength() == 0 {
			continue
		}
		if len(c.row.When.Status) > 0 && slices.Min(c.row.When.Status) < 300 {
			return false
		}
		named = named || len(c.row.When.Status) > 0 || c.by.Code
	}
	return named
}

// bare reports whether the answer is a success without a body, of an operation for
// which none is documented.
func (s *study) bare() bool {
	status := s.signature.Status
	return s.operation != nil && s.operation.Bare && s.envelope.Shape == api.ShapeEmpty && status >= 200 && status < 300
}

// mirrored returns the status that the messages name, as BAD_REQUEST, or 0.
func mirrored(e api.Envelope) int {
	for _, m := range e.Messages {
		for status := 100; status < 600; status++ {
			name := strings.ToUpper(strings.ReplaceAll(http.StatusText(status), " ", "_"))
			if name != "" && name == m.HTTPStatus {
				return status
			}
		}
	}
	if e.Success == api.Yes || e.Verdict != api.Unknown {
		return http.StatusOK
	}
	return 0
}
