package ticket

import (
	"slices"
	"strings"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
)

// maxCauses is how many causes are told with their evidence; the others by their titles.
const maxCauses = 5

// causes lists what was considered.
func (w *writer) causes() {
	causes := w.toldCauses()
	if len(causes) == 0 {
		return
	}
	title := "Causes considered"
	if w.source.Since != nil && w.changedCause() {
		title = "Causes considered, another one first now"
	}
	w.section(systems.PartCauses, title)
	w.paragraph(noTerm, "In parentheses: how sure we are, and what it rests on: documented (published pages say so), our guess (no page does), not documented (the pages leave it open).")
	asked := map[string]bool{"": true}
	for i, c := range causes[:min(maxCauses, len(causes))] {
		w.cause(i+1, c)
		if settle := c.Settle; !asked[settle] && c.Likelihood != explain.Certain && (c.Question == nil || c.Question.Said == "") {
			w.add(block{kind: detail, term: termAsk, text: w.say("what would settle it: %s", settle)})
			asked[settle] = true // once: causes share questions
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

// toldCauses are the causes that the ticket tells; none where the vendor has them.
func (w *writer) toldCauses() []explain.Cause {
	if !w.subject.fresh && !w.changedCause() {
		return nil
	}
	return w.subject.explanation.Causes
}

// cause tells one: what is documented its title says, what we think needs its reason.
func (w *writer) cause(number int, c explain.Cause) {
	w.add(block{kind: item, term: termCause, number: number, text: w.say("%b (%s, %s)", c.Title, c.Likelihood, c.Basis)})
	if c.Basis != systems.Documented && c.Cause != "" {
		w.add(block{kind: detail, term: termThought, text: w.say("we think: %s", c.Cause)})
	}
	w.evidence("because", c, c.Because)
	w.evidence("against", c, c.Against)
}

func (w *writer) evidence(label string, c explain.Cause, sentences []string) {
	if len(sentences) == 0 {
		return
	}
	said := make([]prose, len(sentences))
	for i, sentence := range sentences {
		for _, before := range sentences[:i] { // what was said already
			sentence = strings.TrimSuffix(sentence, "; "+before)
		}
		said[i] = w.grounds(c, sentence)
	}
	w.add(block{kind: detail, term: termEvidence, text: w.say(label+": %s", join(said, safe.Const("; ")))})
}

// grounds is a sentence of evidence. What the caller answered stands in a part of its own,
// with its question; a value stands as it was given.
func (w *writer) grounds(c explain.Cause, sentence string) prose {
	if c.Question == nil || c.Question.Said == "" || !strings.HasPrefix(sentence, "the caller says ") {
		return w.say("%s", sentence)
	}
	said := c.Question.Said
	if said == explain.SaidYes || said == explain.SaidNo {
		if slices.Contains(w.pack.Desk.Order(), systems.PartCaller) && slices.Contains(w.answered(), c.Question.ID) {
			return w.say("the caller says %s, see below", said)
		}
		return w.say("%s", sentence)
	}
	if before, after, found := strings.Cut(sentence, ": "+said); found {
		return w.say("%s: %q%s", before, said, after)
	}
	return w.say("%s", sentence)
}

// checklist says what was gone through before writing, what needs attention first. What
// names nobody was read off the call; what does not apply to it is left out.
func (w *writer) checklist() {
	items := slices.DeleteFunc(w.steps(), func(i explain.Item) bool { return i.State == systems.NA })
	if len(items) == 0 {
		return
	}
	w.section(systems.PartChecklist, "Checklist")
	for _, state := range []systems.State{systems.Fail, systems.Ask, systems.Pass} {
		for _, i := range items {
			if i.State == state {
				w.add(block{kind: item, term: termStep, lead: leads[state], text: w.say(boxes[state]+"%s%s", i.Text, w.by(i))})
			}
		}
	}
}

// boxes stand before a step that needs attention, and leads before all the others of a
// state.
var (
	boxes = map[systems.State]string{systems.Fail: "[ ] FAIL: ", systems.Ask: "[ ] open: "}
	leads = map[systems.State]safe.Text{systems.Pass: safe.Const("[x] pass: ")}
)

// by says who decided a step, or what the call shows of one that failed.
func (w *writer) by(i explain.Item) prose {
	switch {
	case i.By == explain.Engineer:
		return w.say(" (checked by us)")
	case i.By == explain.Caller:
		return w.say(" (the caller says)")
	case i.State == systems.Fail && !w.inEvidence(i.Because):
		return w.say(" (no: %s)", i.Because)
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

// inEvidence says that a sentence stands with a cause that the ticket tells.
func (w *writer) inEvidence(sentence string) bool {
	causes := w.toldCauses()
	return slices.Contains(w.pack.Desk.Order(), systems.PartCauses) && slices.ContainsFunc(causes[:min(maxCauses, len(causes))], func(c explain.Cause) bool {
		return slices.Contains(c.Because, sentence) || slices.Contains(c.Against, sentence)
	})
}
