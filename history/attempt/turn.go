package attempt

import (
	"casebook/api"
	"casebook/api/systems"
)

// Turned returns an exchange as what it is: where a bare body, taken for an answer, has
// the fields of a call, it is the request that somebody pasted.
func Turned(packs *systems.Packs, x api.Exchange) api.Exchange {
	a := x.Answer
	if a == nil || a.Status != 0 || len(a.Headers) > 0 || x.Request.URL != "" || len(x.Request.Body) > 0 || x.Request.Operation != "" {
		return x
	}
	if pack, _ := packs.Recognise(a); pack != nil {
		return x
	}
	pack, operation := packs.RecogniseRequest(a.Body)
	if pack == nil {
		return x
	}
	x.Request.Pasted = true
	x.Request.System, x.Request.Operation, x.Request.Method, x.Request.Body = pack.ID, operation.ID, operation.Method, a.Body
	x.Answer = nil
	x.Notes = []string{"this is no answer: it has the fields of a call of " + pack.Name + " · " + operation.Name + ", so it was read as the request"}
	return x
}
