package intake

import (
	"bytes"
	"fmt"
	"strings"

	"casebook/api"
	"casebook/api/tree"
)

// readCollection reads the answers that were saved in a Postman collection (format
// 2.1). A run's report holds none in a form that is kept: it is told how to export
// what does.
func readCollection(in source) (Result, bool, error) {
	keys := topKeys(in.text)
	switch {
	case keys["info"] && keys["item"]:
	case keys["run"] && (keys["collection"] || keys["environment"]), keys["results"] && keys["totalPass"]:
		return Result{}, true, fmt.Errorf("%s is the report of a collection run, which is not read here: save the response in the collection and export that, or export a HAR", in.name)
	default:
		return Result{}, false, nil
	}
	root, _, err := tree.Parse(in.text)
	if info := root.Member("info"); err != nil || info.Member("schema") == nil && info.Member("_postman_id") == nil {
		return Result{}, false, nil // what it is then is said as for any JSON
	}
	c := collected{}
	c.items(root.Member("item"), 0)
	if len(c.exchanges) == 0 {
		return Result{}, true, fmt.Errorf("%s is a collection without saved responses: save the response of the call that matters, then export again", in.name)
	}
	result := Result{Form: FormCollection, Exchanges: c.exchanges}
	if c.more > 0 {
		result.Notes = []string{fmt.Sprintf("%s: %s not read", in.name, count(c.more, "more saved response was", "more saved responses were"))}
	}
	return result, true, nil
}

// topKeys returns the keys of the object that a text begins with, as far as that is
// whole.
func topKeys(text []byte) map[string]bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	if len(text) == 0 || text[0] != '{' {
		return nil
	}
	keys := map[string]bool{}
	o := outline{text: text}
	o.members(func(key []byte) bool {
		if len(key) < 16 {
			keys[string(key)] = true
		}
		return o.value()
	})
	return keys
}

// maxSaved is how many saved responses are read.
const maxSaved = 1000

// collected gathers the saved responses of a collection.
type collected struct {
	exchanges []api.Exchange
	more      int
}

// items reads a list of calls and folders.
func (c *collected) items(list *tree.Node, depth int) {
	if list == nil || list.Kind != tree.Array || depth > tree.MaxDepth {
		return
	}
	for _, item := range list.Children {
		c.items(item.Member("item"), depth+1)
		saved := item.Member("response")
		if saved == nil || saved.Kind != tree.Array {
			continue
		}
		for _, response := range saved.Children {
			if len(c.exchanges) == maxSaved {
				c.more++
				continue
			}
			c.exchanges = append(c.exchanges, savedExchange(item, response))
		}
	}
}

// savedExchange reads one saved response with the request that it was saved with.
func savedExchange(item, response *tree.Node) api.Exchange {
	x := api.Exchange{Answer: &api.Answer{
		Status: int(number(response, "code", 999)), StatusText: text(response, "status"), Headers: pairs(response.Member("header")),
	}}
	body := []byte(text(response, "body"))
	x.Answer.Wire = int64(len(body))
	keep(&x, body)
	if x.Answer.Status == 0 {
		x.Notes = append(x.Notes, "the saved response holds no HTTP status")
	}
	if request := response.Member("originalRequest"); request != nil {
		x.Request = savedRequest(&x, request)
	} else {
		x.Notes = append(x.Notes, "the saved response does not hold its request")
	}
	x.Notes = append(x.Notes, "when the call was made is not in a collection")
	return x
}

func savedRequest(x *api.Exchange, request *tree.Node) api.Request {
	r := api.Request{Method: text(request, "method"), URL: text(request, "url"), Headers: pairs(request.Member("header"))}
	if address := request.Member("url"); address != nil && address.Kind == tree.Object {
		r.URL = text(address, "raw")
	}
	if strings.Contains(r.URL, "{{") {
		x.Notes = append(x.Notes, "the address holds variables of the collection: their values are not known")
	}
	body := request.Member("body")
	if body == nil || body.Kind != tree.Object {
		return r
	}
	if text(body, "mode") == "raw" {
		r.Body = []byte(text(body, "raw"))
		return r
	}
	r.BodyUnknown = true
	x.Notes = append(x.Notes, "the request's body is no raw text in the collection: it was not read")
	return r
}

// text returns a string member of n, cloned: what is small must not keep the whole
// text.
func text(n *tree.Node, key string) string {
	if m := n.Member(key); m != nil && m.Kind == tree.String {
		return strings.Clone(m.Text)
	}
	return ""
}

// number returns a whole number between 0 and most, 0 for what is none.
func number(n *tree.Node, key string, most int) (v int) {
	m := n.Member(key)
	if m == nil || m.Kind != tree.Number {
		return 0
	}
	if _, err := fmt.Sscanf(m.Text, "%d", &v); err != nil || v < 0 || v > most {
		return 0
	}
	return v
}

// pairs reads a list of headers.
func pairs(list *tree.Node) (headers api.Headers) {
	if list == nil || list.Kind != tree.Array {
		return nil
	}
	for _, h := range list.Children[:min(len(list.Children), maxHeaders)] {
		if name := text(h, "key"); isToken(name) {
			headers = append(headers, api.Header{Name: name, Value: text(h, "value")})
		}
	}
	return headers
}
