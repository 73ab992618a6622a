package ticket

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history/attempt"
)

// told lists what the caller answered to the questions about these attempts, as what
// it is: hearsay.
func (w *writer) told() {
	ids := w.answered()
	if len(ids) == 0 {
		return
	}
	w.section(systems.PartCaller, "What the caller says")
	w.paragraph(noTerm, "Hearsay: told to us, seen in no exchange.")
	for _, id := range ids {
		answer := w.source.Case.Answers[id]
		w.item(termAnswered, "%s The caller says: %b, noted %s", answer.Question.String(), answer.Said.String(), clock(answer.At))
	}
}

// answered lists the questions about these attempts that have an answer which the vendor
// does not have, as they were answered. What was said about another vendor's calls is
// not this one's business.
func (w *writer) answered() []string {
	var ids []string
	for id := range w.source.Case.Answers {
		if w.asks(id) && !w.knows(w.answerMark(id)) {
			ids = append(ids, id)
		}
	}
	answers := w.source.Case.Answers
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(answers[a].At.Compare(answers[b].At), cmp.Compare(a, b))
	})
	return ids
}

// asks reports whether a question is about one of the attempts.
func (w *writer) asks(id string) bool {
	return slices.ContainsFunc(w.attempts, func(a explained) bool {
		return id == attempt.HappenedQuestion(a.ID) || question(a, id) != nil
	})
}

func question(a explained, id string) *explain.Question {
	for _, c := range a.explanation.Causes {
		if c.Question != nil && c.Question.ID == id {
			return c.Question
		}
	}
	return nil
}

// happened is what the caller said of the time of an attempt that has none; empty when
// nobody did.
func (w *writer) happened(a explained) string {
	said := w.source.Case.Answers[attempt.HappenedQuestion(a.ID)].Said.String()
	if said == explain.SaidUnknown {
		return ""
	}
	return said
}

// learnTold makes the personal values known that the caller told, which may stand in
// no message.
func (w *writer) learnTold() {
	for id, answer := range w.source.Case.Answers {
		if kind := w.kindOf(id, answer.Said.String()); kind != "" {
			w.sharer.Learn(kind, answer.Said.String())
		}
	}
}

// kindOf is the kind of personal value that the answer to a question is; empty for what
// is none. Where the question is about no field, what looks like a number to call is
// taken for one.
func (w *writer) kindOf(id, said string) string {
	for _, a := range w.attempts {
		q, operation := question(a, id), w.pack.Operation(a.Operation)
		if q == nil || operation == nil {
			continue
		}
		f, known := w.pack.Field(operation, q.Field)
		switch {
		case said == explain.SaidYes || said == explain.SaidNo || said == explain.SaidUnknown:
		case known && f.Class == safe.Personal:
			return f.Kind
		case !known && callable(said):
			return "phone"
		}
	}
	return ""
}

// callable reports whether text could be a phone number: digits, and what people put
// between them.
func callable(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		} else if !strings.ContainsRune("+-()/. ", r) {
			return false
		}
	}
	return digits >= 7
}
