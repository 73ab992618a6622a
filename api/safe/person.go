package safe

import (
	"slices"
	"strings"

	"casebook/api/tree"
)

// byNeighbours tells of names that mean a person only beside others or inside a
// person: "name", "address", "city". kind is empty when key is none of them or means
// something else here. in is the object, trail leads to its member.
func (p *sharing) byNeighbours(key string, in *tree.Node, trail []step) (kind string) {
	folded := fold(key)
	kind = inPerson(folded)
	if kind == "" || in == nil {
		return ""
	}
	parent := parentName(trail)
	if isThing(parent) || kind == "name" && in.Member("value") != nil { // a name and its value
		return ""
	}
	if isPerson(parent) || kind != "name" && strings.HasSuffix(parent, "address") || p.personal(in, kind) {
		return kind
	}
	return ""
}

// inPerson is the kind of what a name means in a person's data.
func inPerson(folded string) (kind string) {
	switch folded {
	case "name", "displayname", "first", "last", "middle", "given", "family", "nome", "nom", "nombre":
		return "name"
	case "address", "building", "floor", "unit", "line1", "line2":
		return "address"
	case "city", "town", "village", "district", "neighborhood", "neighbourhood", "ort", "stadt":
		return "city"
	}
	return ""
}

// parentName is the folded key of the object that holds the last step.
func parentName(trail []step) string {
	for i := len(trail) - 2; i >= 0; i-- {
		if trail[i].index < 0 {
			return fold(trail[i].key)
		}
	}
	return ""
}

func isPerson(folded string) bool {
	switch folded {
	case "user", "users", "customer", "customers", "person", "persons", "people", "contact", "contacts", "applicant", "subscriber", "owner", "holder", "cardholder", "individual", "patient",
		"beneficiary", "guardian", "profile", "identity", "member", "members", "employee", "recipient", "recipients", "sender", "payer", "payee", "passenger", "resident", "citizen", "guest",
		"enduser", "fullname", "personalinfo", "personalinformation", "personaldata", "personaldetails", "kunde", "benutzer":
		return true
	}
	return false
}

func isThing(folded string) bool {
	switch folded {
	case "operator", "operators", "carrier", "network", "vendor", "provider", "product", "products", "app", "application", "client", "environment", "device", "browser", "os", "merchant",
		"country", "countries", "company", "organization", "organisation", "service", "services", "plan", "role", "roles", "event", "error", "errors", "field", "template", "channel", "shop", "item", "items", "desk":
		return true
	}
	return false
}

// personal reports whether a member of the object says by its name that it is a
// person's. For a part of an address only others of an address count.
func (p *sharing) personal(in *tree.Node, kind string) bool {
	if in == p.judged.in && kind == p.judged.kind {
		return p.judged.yes
	}
	yes := slices.ContainsFunc(in.Children, func(n *tree.Node) bool {
		class, own := meaning(n.Key)
		if class != Personal {
			return false
		}
		if kind != "name" {
			return own == "address" || own == "name" || own == "birth-date"
		}
		return own != "ip" && own != "device"
	})
	p.judged = judgement{in, kind, yes}
	return yes
}

// judgement keeps the last answer: members of one object come one after the other.
type judgement struct {
	in   *tree.Node
	kind string
	yes  bool
}

// neighbourly reads "name" in a form or a query whose other fields are a person's.
func neighbourly(text string) bool {
	for pair := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '&' || r == '?' || r == ';' || r == '#' }) {
		name, _, ok := strings.Cut(pair, "=")
		if !ok {
			continue
		}
		if class, kind := meaning(lastSegment(urlDecoded(name, true))); class == Personal && kind != "ip" && kind != "device" {
			return true
		}
	}
	return false
}

// isReference tells by its folded name what is never cut for its form, nor because a short
// value of a person's stands in it: what a desk finds a call by, when it was, and what
// came of it.
func isReference(folded string) bool {
	switch folded {
	case "id", "uuid", "guid", "code", "codes", "errorcode", "statuscode", "resultcode", "responsecode", "error", "status", "state", "result", "outcome", "reason", "type", "success", "technical",
		"requestid", "xrequestid", "reqid", "transactionid", "transaction", "txid", "txnid", "traceid", "xtraceid", "trace", "traceparent", "tracestate", "spanid", "correlationid", "xcorrelationid",
		"xb3traceid", "xb3spanid", "xamzntraceid", "xamzrequestid", "cfray", "messageid", "eventid", "sessionid", "sdksessionid", "orderid", "invoiceid", "paymentid", "verificationid", "operationid", "ticketid", "caseid", "jobid", "sid",
		"operatorid", "operator", "mcc", "mnc", "clientid", "xclientid", "envid", "environmentid", "tenantid", "shopid", "appid", "channel", "servicetype",
		"time", "timestamp", "date", "at", "createdat", "updatedat", "expiresat", "expires", "expiresin", "sentat", "iat", "exp", "nbf", "authtime", "age", "retryafter", "lastmodified", "duration", "elapsed", "ttl", "timezone",
		"amount", "price", "total", "subtotal", "balance", "currency", "tax", "quantity", "count", "limit", "remaining", "attempts", "size", "length", "contentlength", "version", "build", "release", "sdk", "firmware", "xapiversion", "apiversion", "useragent", "server", "via", "etag", "host", "xpoweredby":
		return true
	}
	for _, end := range [...]string{"requestid", "transactionid", "traceid", "correlationid", "operatorid", "errorcode", "statuscode", "timestamp", "amount", "version"} {
		if strings.HasSuffix(folded, end) {
			return true
		}
	}
	return false
}

// isStaple tells the words that every API's documents are made of. Somebody may be
// called one in a test, and to hunt it would eat what support needs.
func isStaple(word string) bool {
	switch word {
	case "test", "tests", "tester", "testing", "mobile", "number", "numbers", "login", "name", "names", "account", "service", "request", "response", "answer", "success", "successful", "failed", "failure",
		"fail", "server", "status", "state", "operator", "customer", "client", "system", "admin", "support", "demo", "sample", "example", "guest", "data", "result", "results", "message", "messages", "detail", "details",
		"verify", "verified", "verification", "send", "sent", "call", "time", "date", "http", "https", "json", "post", "true", "false", "null", "none", "first", "last", "body", "header", "query", "path", "host",
		"session", "attempt", "attempts", "limit", "blocked", "active", "pending", "user", "users", "person", "phone", "email", "address", "street", "city", "country", "digits", "chars", "the", "and", "for", "with":
		return true
	}
	return isMessageWord(word)
}
