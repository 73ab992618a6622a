package history

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"casebook/api/safe"
	document "casebook/api/tree"
)

const (
	idBody     = 64 << 10 // bytes of a body in which ids are looked for
	mostIDs    = 8        // ids that an attempt is found by
	longestID  = 128      // characters of one
	mostWords  = 8        // messages that an attempt is found by
	wordsBytes = 400      // bytes of one
)

// finding is what an attempt is found by besides what a list shows of it.
type finding struct {
	Messages []string `json:"messages,omitempty"` // the vendor's, at most 8 of 400 bytes
	Path     string   `json:"path,omitempty"`     // of the request's URL
	IDs      []string `json:"ids,omitempty"`      // of requests, transactions, traces
}

// findingOf gathers what a is found by.
func findingOf(a Attempt) finding {
	var f finding
	var said struct {
		Messages []string `json:"messages"`
	}
	if text := a.Explanation.String(); text != "" && json.Unmarshal([]byte(text), &said) == nil {
		f.Messages = said.Messages[:min(len(said.Messages), mostWords)]
		for i, message := range f.Messages {
			f.Messages[i] = strings.ToValidUTF8(message[:min(len(message), wordsBytes)], "")
		}
	}
	if address, err := url.Parse(a.Request.URL.String()); err == nil {
		f.Path = address.Path[:min(len(address.Path), wordsBytes)]
	}
	f.addIDs(a.Request.RecordMessage)
	if a.Answer != nil {
		f.addIDs(a.Answer.RecordMessage)
	}
	return f
}

// idNames are what the id of a call is usually named, in small letters and without what
// stands between words.
var idNames = []string{
	"xrequestid", "requestid", "xcorrelationid", "correlationid", "xtraceid", "traceid", "traceparent", "xamznrequestid",
	"xamzntraceid", "xamzrequestid", "cfray", "xb3traceid", "transactionid", "xtransactionid", "operationid", "sdksessionid",
}

// addIDs adds the ids that a message carries.
func (f *finding) addIDs(m safe.RecordMessage) {
	for _, h := range m.Headers {
		f.addID(h.Name.String(), h.Value.String())
	}
	body := m.Body.String()
	if len(body) > idBody || !strings.HasPrefix(strings.TrimSpace(body), "{") {
		return
	}
	root, _, err := document.ParseString(body)
	if err != nil {
		return
	}
	root.Walk(func(_ string, n *document.Node) bool {
		if n.Kind == document.String || n.Kind == document.Number {
			f.addID(n.Key, n.Text)
		}
		return len(f.IDs) < mostIDs
	})
}

var betweenWords = strings.NewReplacer("-", "", "_", "", ".", "")

func (f *finding) addID(name, id string) {
	if name == "" || id == "" || len(id) > longestID || len(f.IDs) >= mostIDs || strings.HasPrefix(id, "[") {
		return
	}
	if slices.Contains(idNames, betweenWords.Replace(strings.ToLower(name))) && !slices.Contains(f.IDs, id) {
		f.IDs = append(f.IDs, id)
	}
}
