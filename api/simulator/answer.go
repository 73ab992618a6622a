package simulator

import (
	"io"
	"net/http"
	"strconv"
	"strings"
)

// simulatedText begins every wording that no vendor documents.
const simulatedText = "(simulated text) "

// answer is one response, complete before the first byte of it is written.
type answer struct {
	status      int
	reason      string // of the status line; the standard's if empty
	contentType string // none if empty
	encoding    string // of the body, as Content-Encoding names it; none if empty
	location    string // none if empty
	body        string
	fault       string // what befalls this answer, one of Faults, unless the request asks for another; none if empty
}

// jsonAnswer is an answer with a JSON body.
func jsonAnswer(status int, body string) answer {
	return answer{status: status, contentType: "application/json", body: body}
}

// textAnswer is an answer that is no vendor's, in words of the simulator.
func textAnswer(status int, text string) answer {
	return answer{status: status, contentType: "text/plain; charset=utf-8", body: simulatedText + text + "\n"}
}

// gatewayAnswer is what a proxy in front of a vendor says when it cannot reach it: HTML, not the vendor's envelope.
func gatewayAnswer() answer {
	return answer{
		status:      http.StatusBadGateway,
		contentType: "text/html; charset=utf-8",
		body: "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<h1>502 Bad Gateway</h1>\n<p>" +
			simulatedText + "the gateway could not reach the service</p>\n</body>\n</html>\n",
	}
}

// head fills the headers of the answer, marked so that nobody takes it for the vendor's.
func (a answer) head(h http.Header) {
	h.Set("X-Simulated", "casebook")
	for name, value := range map[string]string{
		"Content-Type": a.contentType, "Content-Encoding": a.encoding, "Location": a.location,
	} {
		if value != "" {
			h.Set(name, value)
		}
	}
}

// write sends the answer. Only a reason of its own needs the bare connection, which net/http offers over HTTP/1.
func (a answer) write(w http.ResponseWriter, r *http.Request) {
	a.head(w.Header())
	if a.reason != "" && a.writeReason(w, r) {
		return
	}
	w.WriteHeader(a.status)
	_, _ = io.WriteString(w, a.body) // fails only when the caller has gone
}

// writeReason sends the answer with its own reason on the status line and closes the connection; false if it cannot.
func (a answer) writeReason(w http.ResponseWriter, r *http.Request) bool {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return false
	}
	defer func() { _ = connection.Close() }()
	response := http.Response{
		Status: strconv.Itoa(a.status) + " " + a.reason, StatusCode: a.status, ProtoMajor: 1, ProtoMinor: 1, Request: r, Close: true,
		Header: w.Header(), Body: io.NopCloser(strings.NewReader(a.body)), ContentLength: int64(len(a.body)),
	}
	_ = response.Write(connection) // fails only when the caller has gone
	return true
}

// statusName is a status as the vendors' bodies spell it: 404 is "NOT_FOUND".
func statusName(status int) string {
	return strings.ToUpper(strings.ReplaceAll(http.StatusText(status), " ", "_"))
}
