package ticket

import (
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
)

// maxCauses is how many causes are told with their evidence; the others by their titles.
const maxCauses = 5

// causes lists what was considered.
func (w *writer) causes() {
	causes := w.subject.explanation.Causes
	if len(causes) == 0 || !w.subject.fresh && !w.changedCause() {
		return
	}
	title := "Causes considered"
	if w.source.Since != nil && w.changedCause() {
		title = "Causes considered, another one first now"
	}
	w.section(systems.PartCauses, title)
	for i, c := range causes[:min(maxCauses, len(causes))] {
		w.add(block{kind: item, term: termCause, number: i + 1, text: w.say("%b (%s, %s)", c.Title, c.Likelihood, c.Basis)})
		w.evidence("because", c.Because)
		w.evidence("against", c.Against)
		if c.Question == nil || c.Question.Said == "" {
			w.add(block{kind: detail, term: termAsk, text: w.say("to settle: %s", c.Settle)})
		}
	}
	if more := causes[min(maxCauses, len(causes)):]; len(more) > 0 {
		titles := make([]prose, len(more))
		for i, c := range more {
			titles[i] = w.say("%s", c.Title)
		}
		w.paragraph(termCause, "Less likely: %s.", join(titles, safe.Const("; ")))
	}
}

func (w *writer) evidence(label string, sentences []string) {
	if len(sentences) == 0 {
		return
	}
	said := make([]prose, len(sentences))
	for i, sentence := range sentences {
		said[i] = w.say("%s", sentence)
	}
	w.add(block{kind: detail, term: termEvidence, text: w.say(label+": %s", join(said, safe.Const("; ")))})
}

// checklist says what was gone through before writing, what needs attention first. What
// names nobody was read off the call.
func (w *writer) checklist() {
	items := w.steps()
	if len(items) == 0 {
		return
	}
	w.section(systems.PartChecklist, "Checklist")
	for _, state := range []systems.State{systems.Fail, systems.Ask, systems.Pass} {
		for _, i := range items {
			if i.State == state {
				w.item(termStep, box[state]+"%s%s", i.Text, w.by(i))
			}
		}
	}
	var none []prose
	for _, i := range items {
		if box[i.State] == "" {
			none = append(none, w.say("%s%s", i.Text, w.by(i)))
		}
	}
	if len(none) > 0 {
		w.item(termStep, "[-] n/a: %s", join(none, safe.Const("; ")))
	}
}

var box = map[systems.State]string{systems.Pass: "[x] pass: ", systems.Fail: "[ ] FAIL: ", systems.Ask: "[ ] open: "}

// by says who decided a step, or what the call shows of one that failed.
func (w *writer) by(i explain.Item) prose {
	switch {
	case i.By == explain.Engineer:
		return w.say(" (checked by us)")
	case i.By == explain.Caller:
		return w.say(" (the caller says)")
	case i.State == systems.Fail:
		return w.say(": %s", i.Because)
	}
	return nil
}

// open are the steps that nobody decided.
func (w *writer) open() (steps []string) {
	for _, i := range w.subject.explanation.Checklist {
		if i.State == systems.Ask {
			steps = append(steps, i.Text)
		}
	}
	return steps
}
