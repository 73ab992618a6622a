package ticket

import "cmp"

// wants says which of the desk's wishes the ticket meets, and then what any desk needs
// beside them.
func (w *writer) wants() []Want {
	var wants []Want
	for _, want := range w.pack.Desk.Wants {
		missing, mend := w.missing(want.Item)
		wants = append(wants, Want{Item: want.Item, Text: want.Text, There: missing == "", Missing: missing, Mend: mend})
	}
	wants = append(wants, w.placed(), w.findable())
	for i := range wants {
		w.withoutCut(&wants[i])
	}
	if n := len(w.open()); n > 0 {
		wants = append(wants, Want{
			Item: "checklist", Text: "The checklist gone through", Missing: count(n, "step") + " not decided yet", Mend: MendStep,
		})
	}
	return wants
}

// withoutCut says that what the engineer had cut is not there.
func (w *writer) withoutCut(want *Want) {
	if !want.There {
		return
	}
	if token := w.cutOut(want.Item); token != "" {
		*want = Want{Item: want.Item, Text: want.Text, Missing: token + " stands in its place: you had it cut", Mend: MendUncut, Token: token}
	}
}

// placed is whether it is known where the call went.
func (w *writer) placed() Want {
	want := Want{Item: "environment", Text: "Where the call went: address and environment", There: true}
	if a := w.subject; a.Request.URL.String() == "" && a.Environment == "" && !a.Simulated {
		want.There, want.Missing = false, "only the answer is known: ask the customer whether it was production or a sandbox"
	}
	return want
}

// findable is by what the desk finds the call in its own records. Where no id is
// documented and none came, the number is what it has; masked it has nothing.
func (w *writer) findable() Want {
	want := Want{Item: "call-id", Text: "What the desk finds the call by", There: true}
	if _, id := w.callID(w.subject); id != "" {
		return want
	}
	if token := w.masked(); token != "" {
		call := w.call(w.subject)
		want.There, want.Mend, want.Token = false, MendReveal, token
		want.Missing = "No request id is documented for " + call + "; with the number masked the desk cannot find the call"
		if w.pack.Desk.CallID != "" {
			want.Missing = "The answer has no " + w.pack.Desk.CallID + "; with the number masked the desk cannot find the call"
		}
		if w.onDemand[token] {
			want.Mend = MendUncut
		}
	}
	return want
}

// missing says why what the desk asks for is not there, and what would add it.
func (w *writer) missing(item string) (why string, mend Mend) {
	a := w.subject
	switch item {
	case "status", "answer-body":
		switch {
		case a.Answer == nil && a.Transport == nil:
			return "the answer is not known: ask the customer for it", MendResend
		case a.Answer == nil:
			return "there was no answer", MendResend
		case item == "status" && a.Answer.Status == 0:
			return "no HTTP status is known", MendResend
		case item == "answer-body" && a.Answer.Broken.String() != "":
			return "the answer broke off; what came is there", MendResend
		}
	case "request-line":
		if a.Request.URL.String() == "" {
			return "the request is not known", MendResend
		}
	case "request-body":
		if a.Request.Body.String() == "" && w.wantsBody(a) {
			return "the request's body is not known", MendResend
		}
	case "time":
		if a.Happened.IsZero() {
			return cmp.Or(w.hearsayOnly(a), "when it happened is not known: ask the customer"), MendTime
		}
	}
	return "", MendNone
}

func (w *writer) hearsayOnly(a explained) string {
	if w.happened(a) == "" {
		return ""
	}
	return "only the caller's word says when it happened"
}

// wantsBody says that the call has a body to be shown: its operation has one, and it
// was not sent from here without.
func (w *writer) wantsBody(a explained) bool {
	o := w.pack.Operation(a.Operation)
	if a.Environment != "" && a.Request.Method != "" {
		return false
	}
	return o == nil || o.ContentType != ""
}
