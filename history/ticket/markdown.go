package ticket

import (
	"fmt"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
)

// write writes the whole ticket.
func (w *writer) write() {
	w.heading()
	w.summary()
	for i, a := range w.attempts {
		w.attempt(i, a)
	}
	w.causes()
	w.told()
	w.checklist()
	w.reproduction()
	w.footer()
}

// section begins a part. In a training ticket every part says what it is.
func (w *writer) section(format string, args ...any) {
	w.out.Words("\n## ")
	w.text(format, args...)
	if w.training {
		w.out.Words(" (SIMULATED)")
	}
	w.out.Words("\n\n")
}

func (w *writer) heading() {
	w.out.Words("# ")
	w.text("%s", w.title())
	w.out.Words("\n\n")
	if w.training {
		w.out.Words("**SIMULATED, not the vendor.** This is a training ticket: the answers below were made by the built-in simulator. Do not send it.\n\n")
	}
	if desk := w.pack.Desk; desk.Email != "" && !w.training {
		w.text("To: %s, %s", desk.Name, desk.Email)
		if hours := desk.Hours(); hours != "" {
			w.text(" (%s)", hours)
		}
		w.out.Words("\n\n")
	}
	if ref := w.source.Case.VendorRef; ref != "" {
		w.text("Your reference: %s\n\n", ref)
	}
	if ref := w.source.Case.OurRef; ref != "" {
		w.text("Our reference: %s\n\n", ref)
	}
}

// causes lists what was considered for the last attempt.
func (w *writer) causes() {
	last := w.attempts[len(w.attempts)-1]
	if len(last.explanation.Causes) == 0 {
		return
	}
	w.section("Causes considered")
	for i, c := range last.explanation.Causes {
		w.text("%s. **%s** (%s, %s)", i+1, c.Title, c.Likelihood, c.Basis)
		w.evidence("because", c.Because)
		w.evidence("against", c.Against)
		w.text("\n   - to settle: %s\n", c.Settle)
	}
}

func (w *writer) evidence(label string, sentences []string) {
	for i, sentence := range sentences {
		if i == 0 {
			w.text("\n   - %s: %s", label, sentence)
		} else {
			w.text("; %s", sentence)
		}
	}
}

// checklist says what was gone through before writing.
func (w *writer) checklist() {
	last := w.attempts[len(w.attempts)-1]
	if len(last.explanation.Checklist) == 0 {
		return
	}
	w.section("Checklist")
	for _, item := range last.explanation.Checklist {
		if item.State == systems.Ask {
			w.open = append(w.open, item.Text)
		}
		w.text("- "+box(item.State)+" %s", item.Text)
		switch {
		case item.By == explain.Engineer:
			w.out.Words(" (checked by us)")
		case item.By == explain.Caller:
			w.out.Words(" (the caller says)")
		case item.State == systems.Pass || item.State == systems.Fail:
			w.text(": %s", item.Because)
		}
		w.out.Words("\n")
	}
	if open := len(w.open); open > 0 {
		note := count(open, "step") + " of the checklist not decided yet"
		if before := w.pack.Desk.Before; before != "" {
			note += "; " + before
		}
		w.notes = append(w.notes, note)
	}
}

func box(state systems.State) string {
	switch state {
	case systems.Pass:
		return "[x] pass:"
	case systems.Fail:
		return "[ ] FAIL:"
	case systems.Ask:
		return "[ ] open:"
	}
	return "[-] n/a:"
}

// footer says who redacted, by which rules, and how much.
func (w *writer) footer() {
	w.out.Words("\n---\n")
	w.text("Written by casebook %s on %s. Redaction rules %s: ", w.source.Program, clock(w.source.Now), safe.RulesVersion)
	tokens := w.sharer.Tokens()
	if len(tokens) == 0 {
		w.out.Words("nothing had to be cut.\n")
		return
	}
	w.text("%s cut. The same value has the same mark throughout this ticket.\n", count(len(tokens), "value"))
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// wants says which of the desk's wishes the ticket meets.
func (w *writer) wants() []Want {
	last := w.attempts[len(w.attempts)-1]
	var wants []Want
	for _, want := range w.pack.Desk.Wants {
		missing := missing(want.Item, last)
		if want.Item == "time" && missing != "" && w.happened(last) != "" {
			missing = "only the caller's word says when it happened"
		}
		wants = append(wants, Want{Item: want.Item, Text: want.Text, There: missing == "", Missing: missing})
	}
	return wants
}

func missing(item string, a explained) string {
	switch item {
	case "status", "answer-body":
		switch {
		case a.Answer == nil:
			return "there was no answer"
		case item == "status" && a.Answer.Status == 0:
			return "no HTTP status is known"
		case item == "answer-body" && a.Answer.Broken.String() != "":
			return "the answer broke off; what came is there"
		}
	case "request-line":
		if a.Request.URL.String() == "" {
			return "the request is not known"
		}
	case "request-body":
		if a.Request.Body.String() == "" {
			return "the request's body is not known"
		}
	case "time":
		if a.Happened.IsZero() {
			return "when it happened is not known: ask the customer"
		}
	}
	return ""
}
