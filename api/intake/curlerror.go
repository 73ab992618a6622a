package intake

import (
	"bytes"
	"fmt"
	"strconv"

	"casebook/api"
)

// errorTail finds curl's own error at the end of what it printed: it stands
// right behind a body that does not end its line.
var errorTail = pattern(`curl: \((\d{1,3})\) ([^\n]*)\s*$`)

// shutDown is curl's error that ending TLS failed: the request was over by then.
const shutDown = 80

// maxErrorTail is how many bytes before the end of a text curl's error may begin.
const maxErrorTail = 1 << 10

// cutError takes curl's own error off the end of body.
func cutError(body []byte) (rest []byte, failure *api.TransportError) {
	from := max(len(body)-maxErrorTail, 0)
	m := errorTail().FindSubmatchIndex(body[from:])
	if m == nil {
		return body, nil
	}
	code, _ := strconv.Atoi(string(body[from+m[2] : from+m[3]]))
	return body[:from+m[0]], curlFailure(code, body[from+m[4]:from+m[5]])
}

// curlFailure says what an exit status of curl means (the list is in its manual
// page). said is curl's own text: it tells apart what one status covers. A request
// that had no connection to go over has not left; of any other it stays unknown.
func curlFailure(code int, said []byte) *api.TransportError {
	phase, kind, words := curlReason(code, said)
	sent := api.SentUnknown
	switch phase {
	case api.PhaseRequest, api.PhaseDNS, api.PhaseConnect, api.PhaseTLS:
		sent = api.SentNo
	}
	if code == shutDown {
		sent = api.SentUnknown
	}
	return &api.TransportError{
		Phase: phase, Kind: kind, Sent: sent,
		Text: fmt.Sprintf("%s (curl's error %d)", words, code),
	}
}

func curlReason(code int, said []byte) (api.Phase, api.Kind, string) {
	says := func(s string) bool { return bytes.Contains(said, []byte(s)) }
	switch code {
	case 1, 3:
		if says("HTTP/0.9") {
			return api.PhaseFirstByte, api.KindMalformed, "what came back is not HTTP"
		}
		return api.PhaseRequest, api.KindOther, "curl could not make a request of that address"
	case 5, 97:
		return api.PhaseConnect, api.KindProxy, "the proxy could not be reached"
	case 6:
		return api.PhaseDNS, api.KindNotFound, "the host name could not be resolved"
	case 7:
		return connectReason(says)
	case 28:
		return timeoutReason(says)
	case 35, 51, 53, 54, 58, 59, 60, 66, 77, shutDown, 82, 83, 90, 91:
		return api.PhaseTLS, api.KindTLS, "the TLS handshake or the certificate failed"
	case 8, 16, 92:
		return api.PhaseFirstByte, api.KindMalformed, "what came back is not HTTP that can be read"
	case 18:
		return api.PhaseBody, api.KindReset, "the connection ended before the whole body had come"
	case 22:
		return api.PhaseBody, api.KindOther, "curl -f left the body out"
	case 52:
		return api.PhaseFirstByte, api.KindReset, "the connection was closed without an answer"
	case 55:
		return api.PhaseSend, api.KindReset, "the connection was dropped while the request was sent"
	case 56:
		if says("CONNECT") {
			return api.PhaseConnect, api.KindProxy, "the proxy refused to open the connection"
		}
		return api.PhaseFirstByte, api.KindReset, "the connection was dropped"
	}
	return api.PhaseFirstByte, api.KindOther, "curl gave up"
}

func connectReason(says func(string) bool) (api.Phase, api.Kind, string) {
	switch {
	case says("refused"):
		return api.PhaseConnect, api.KindRefused, "the connection was refused"
	case says("timed out"):
		return api.PhaseConnect, api.KindTimeout, "connecting took too long"
	}
	return api.PhaseConnect, api.KindOther, "no connection could be opened"
}

func timeoutReason(says func(string) bool) (api.Phase, api.Kind, string) {
	switch {
	case says("Resolving"):
		return api.PhaseDNS, api.KindTimeout, "resolving the host name took too long"
	case says("SSL"):
		return api.PhaseTLS, api.KindTimeout, "the TLS handshake took too long"
	case says("Connection timed out"), says("Connection timeout"), says("Failed to connect"):
		return api.PhaseConnect, api.KindTimeout, "connecting took too long"
	case says("with 0 bytes received"), says("with 0 out of 0"):
		return api.PhaseFirstByte, api.KindTimeout, "the answer did not begin in time"
	}
	return api.PhaseBody, api.KindTimeout, "the answer did not come in time"
}
