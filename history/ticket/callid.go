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
	found, known := w.callIDs[a.number]
	if !known {
		found = w.findCallID(a)
		w.callIDs[a.number] = found
	}
	return found[0], found[1]
}

// findCallID returns name and id.
func (w *writer) findCallID(a explained) [2]string {
	root, _, err := tree.ParseString(a.Answer.Body.String())
	for _, named := range [][]string{{plainName(w.pack.Desk.CallID)}, idNames} {
		for _, h := range a.Answer.Headers {
			if slices.Contains(named, plainName(h.Name.String())) && h.Value.String() != "" {
				return [2]string{h.Name.String(), h.Value.String()}
			}
		}
		if err != nil || named[0] == "" {
			continue
		}
		if name, id := member(root, named); id != "" {
			return [2]string{name, id}
		}
	}
	return [2]string{}
}

// member finds the first member of a JSON body with one of names that is text or a
// number.
func member(root *tree.Node, names []string) (name, id string) {
	root.Walk(func(_ string, n *tree.Node) bool {
		if id == "" && n.Text != "" && (n.Kind == tree.String || n.Kind == tree.Number) && n.Key != "" && slices.Contains(names, plainName(n.Key)) {
			name, id = n.Key, n.Text
		}
		return id == ""
	})
	return name, id
}

var separators = strings.NewReplacer("-", "", "_", "", ".", "")

func plainName(name string) string { return separators.Replace(strings.ToLower(name)) }
