package ticket

import (
	"slices"
	"strings"

	"casebook/api/tree"
)

// idNames are what the id of a call is usually named, in small letters and without
// what stands between words.
var idNames = []string{
	"xrequestid", "requestid", "xcorrelationid", "correlationid", "xtraceid", "traceid", "traceparent", "xamznrequestid",
	"xamzntraceid", "xamzrequestid", "cfray", "xb3traceid", "transactionid", "xtransactionid", "operationid",
}

// callID finds what the desk can find a call by in the vendor's own records: the header
// or member of the answer that the pack names, else what is usually named so.
func (w *writer) callID(a explained) (name, id string) {
	if a.Answer == nil {
		return "", ""
	}
	for _, named := range [][]string{{plainName(w.pack.Desk.CallID)}, idNames} {
		for _, h := range a.Answer.Headers {
			if slices.Contains(named, plainName(h.Name.String())) && h.Value.String() != "" {
				return h.Name.String(), h.Value.String()
			}
		}
		if name, id = member(a.Answer.Body.String(), named); id != "" {
			return name, id
		}
	}
	return "", ""
}

// member finds the first member of a JSON body with one of names that is text or a
// number.
func member(body string, names []string) (name, id string) {
	root, _, err := tree.ParseString(body)
	if err != nil {
		return "", ""
	}
	root.Walk(func(_ string, n *tree.Node) bool {
		if id == "" && n.Text != "" && (n.Kind == tree.String || n.Kind == tree.Number) && slices.Contains(names, plainName(n.Key)) {
			name, id = n.Key, n.Text
		}
		return id == ""
	})
	return name, id
}

func plainName(name string) string {
	return strings.NewReplacer("-", "", "_", "", ".", "").Replace(strings.ToLower(name))
}
