package simulator

import (
	"io"
	"net/http"
	"strings"
)

// simulatedText begins every wording that no vendor documents.
const simulatedText = "(simulated text) "

// answer is one response, complete before the first byte of it is written.
type answer struct {
	status      int
	contentType string // none if empty
	location    string // none if empty
	body        string
}

// jsonAnswer is an answer with a JSON body.
func jsonAnswer(status int, body string) answer {
	return answer{status: status, contentType: "application/json", body: body}
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

// write sends the answer, marked so that nobody takes it for the vendor's.
func (a answer) write(w http.ResponseWriter) {
	w.Header().Set("X-Simulated", "casebook")
	if a.contentType != "" {
		w.Header().Set("Content-Type", a.contentType)
	}
	if a.location != "" {
		w.Header().Set("Location", a.location)
	}
	w.WriteHeader(a.status)
	_, _ = io.WriteString(w, a.body) // fails only when the caller has gone
}

// statusName is a status as the vendors' bodies spell it: 404 is "NOT_FOUND".
func statusName(status int) string {
	return strings.ToUpper(strings.ReplaceAll(http.StatusText(status), " ", "_"))
}
