package ticket

import (
	"cmp"
	"strings"

	"casebook/api/safe"
)

// jsonSchema is the version of the JSON format: keys are only ever added to it.
const jsonSchema = 1

// json writes the document as one object, as the README says:
//
//	schema, kind        1, "casebook ticket"
//	title               one line
//	training, addendum  booleans; a training ticket is not for the vendor
//	system, desk        the pack's id; name, email, hours, basis of the desk
//	written             when, ISO 8601 with offset; so are all times
//	program, pack, as_of, rules, cut   versions, and how many values were cut by class
//	attempts            number, operation, outcome, happened and recorded, status, codes, duration_ms; null: not known
//	head, sections      what the text formats say: part, title, attempt, blocks;
//	                    a block has its key, label and text, and one of a message or command its code
func (w *writer) json(d document) safe.Text {
	j := &jsonText{first: true}
	j.object(safe.Text{}, func() {
		j.value(safe.Const("schema"), figure(jsonSchema))
		j.text(safe.Const("kind"), safe.Const("casebook ticket"))
		j.text(safe.Const("title"), d.title.plain())
		j.value(safe.Const("training"), truth(d.training))
		j.value(safe.Const("addendum"), truth(w.source.Since != nil))
		j.text(safe.Const("system"), w.sharer.Words(w.pack.ID))
		if !d.training {
			w.deskAsJSON(j)
		}
		j.value(safe.Const("written"), w.moment(w.source.Now, safe.Const("null")))
		w.versionsAsJSON(j)
		j.list(safe.Const("attempts"), func() {
			for _, a := range w.fresh() {
				w.attemptAsJSON(j, a)
			}
		})
		blocksAsJSON(j, safe.Const("head"), d.head)
		j.list(safe.Const("sections"), func() {
			for _, s := range d.sections {
				s.json(j, d.training)
			}
		})
	})
	return j.done()
}

func (w *writer) deskAsJSON(j *jsonText) {
	desk := w.pack.Desk
	j.object(safe.Const("desk"), func() {
		j.text(safe.Const("name"), w.sharer.Words(w.deskName()))
		j.text(safe.Const("email"), w.sharer.Words(desk.Email))
		j.text(safe.Const("hours"), w.sharer.Words(desk.Hours()))
		j.text(safe.Const("basis"), w.sharer.Words(desk.Basis.String()))
	})
}

func (w *writer) versionsAsJSON(j *jsonText) {
	j.text(safe.Const("program"), w.sharer.Words(w.source.Program))
	j.text(safe.Const("pack"), w.sharer.Words(strings.TrimSpace(w.pack.ID+" "+w.pack.Version)))
	j.text(safe.Const("as_of"), w.sharer.Words(w.pack.AsOf))
	j.value(safe.Const("rules"), figure(safe.RulesVersion))
	w.cutAsJSON(j)
}

func (w *writer) cutAsJSON(j *jsonText) {
	j.object(safe.Const("cut"), func() {
		for _, c := range classes(w.tokens()) {
			j.value(className(c.class), figure(c.count))
		}
	})
}

func className(c safe.Class) safe.Text {
	switch c {
	case safe.ClassSecret:
		return safe.Const("secret")
	case safe.OneTime:
		return safe.Const("one-time")
	case safe.Proof:
		return safe.Const("proof")
	case safe.Plain:
		return safe.Const("chosen")
	}
	return safe.Const("personal")
}

func (w *writer) attemptAsJSON(j *jsonText, a explained) {
	null := safe.Const("null")
	j.object(safe.Text{}, func() {
		j.value(safe.Const("number"), figure(a.number))
		j.text(safe.Const("operation"), w.sharer.Words(a.Operation))
		j.text(safe.Const("outcome"), w.sharer.Words(cmp.Or(string(a.Outcome), "unknown")))
		happened := null
		if !a.Happened.IsZero() {
			happened = w.moment(a.Happened, null)
		}
		j.value(safe.Const("happened"), happened)
		j.value(safe.Const("recorded"), w.moment(a.Recorded, null))
		status := null
		if a.Answer != nil && a.Answer.Status > 0 {
			status = w.number(float64(a.Answer.Status), null)
		}
		j.value(safe.Const("status"), status)
		codes := make([]safe.Text, len(a.Codes))
		for i, code := range a.Codes {
			codes[i] = w.sharer.Words(code)
		}
		j.texts(safe.Const("codes"), codes)
		duration := null
		if a.Timing.Total > 0 {
			duration = w.number(a.Timing.Total, null)
		}
		j.value(safe.Const("duration_ms"), duration)
	})
}

func (s section) json(j *jsonText, training bool) {
	j.object(safe.Text{}, func() {
		j.text(safe.Const("part"), partName(s.part))
		j.text(safe.Const("title"), s.title.plain())
		if training {
			j.value(safe.Const("simulated"), truth(true))
		}
		if s.attempt > 0 {
			j.value(safe.Const("attempt"), figure(s.attempt))
		}
		blocksAsJSON(j, safe.Const("blocks"), s.blocks)
	})
}

func blocksAsJSON(j *jsonText, name safe.Text, blocks []block) {
	j.list(name, func() {
		for _, b := range blocks {
			j.object(safe.Text{}, func() {
				if key := b.term.key; key.String() != "" {
					j.text(safe.Const("key"), key)
				}
				if b.number > 0 {
					j.value(safe.Const("number"), figure(b.number))
				}
				if label := b.term.label; label.String() != "" {
					j.text(safe.Const("label"), label)
				}
				if len(b.text) > 0 {
					j.text(safe.Const("text"), b.led().plain())
				}
				if b.kind == message || b.kind == command {
					j.text(safe.Const("code"), b.code)
				}
			})
		}
	})
}
