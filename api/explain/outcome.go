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
	if s.ended == "" {
		s.ended = s.judge()
	}
	return s.ended
}

func (s *study) judge() api.Outcome {
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
	case api.ShapeHTML, api.ShapeBinary:
		return api.Unreadable
	case api.ShapeText, api.ShapeBroken:
		if least, _ := s.saidStatus(); least >= 300 {
			return api.Refused
		}
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
	case status == 0 && s.envelope.Success == api.Unknown && s.signature.Verdict == api.Unknown:
		return s.outcomeInWords()
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

// outcomeInWords is the outcome of an answer of which only the words are known.
func (s *study) outcomeInWords() api.Outcome {
	switch least, greatest := s.saidStatus(); {
	case greatest == 0, least < 300 && greatest >= 300:
		return api.Unreadable
	case least >= 300:
		return api.Refused
	}
	return api.Success
}

// saidStatus returns the least and the greatest status that is documented for what the
// answer says in words, where its own status is not known; 0 and 0 when it says nothing
// documented. A code without a documented status is one of a refusal.
func (s *study) saidStatus() (least, greatest int) {
	least = http.StatusNetworkAuthenticationRequired
	for _, c := range s.documented() {
		statuses := c.row.When.Status
		if len(statuses) == 0 && c.by.Code {
			statuses = []int{http.StatusBadRequest}
		}
		if c.strength() > 0 && len(statuses) > 0 {
			least, greatest = min(least, slices.Min(statuses)), max(greatest, slices.Max(statuses))
		}
	}
	if greatest == 0 {
		return 0, 0
	}
	return least, greatest
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
