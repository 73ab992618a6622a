package ticket

import (
	"casebook/api/safe"
	"casebook/api/systems"
)

// document is a ticket before it has a format. All that a reader gets stands in it, so
// that nothing can be in one format and not in another.
type document struct {
	title    prose
	training bool
	head     []block // whom it is for, what it is
	sections []section
}

// section is a part of the ticket, or of the part that is about attempts one attempt.
type section struct {
	part    systems.Part
	attempt int // its number; 0 for what is about no single one
	title   prose
	blocks  []block
}

// block is a paragraph, an item of a list, something below an item, or text that stands
// as it is.
type block struct {
	kind   kind
	term   term // what it is, where that has a name
	number int  // of a numbered item; 0 for the others
	text   prose
	code   safe.Text // of a block of code; text stands above it
	lead   safe.Text // of items that are told together: it stands before them, once
}

// gathered puts items that have the same lead into one, as people read them.
func gathered(blocks []block) []block {
	var all []block
	for _, b := range blocks {
		if b.lead.String() == "" {
			all = append(all, b)
			continue
		}
		if last := len(all) - 1; last >= 0 && all[last].lead == b.lead {
			all[last].text = all[last].text.plus(run{ours, safe.Const("; ")}).plus(b.text...)
			continue
		}
		b.text = b.led()
		all = append(all, b)
	}
	return all
}

// led is the text of a block with what stands before it.
func (b block) led() prose {
	if b.lead.String() == "" {
		return b.text
	}
	return prose{{ours, b.lead}}.plus(b.text...)
}

type kind uint8

const (
	paragraph kind = iota
	item
	detail
	message // an HTTP message
	command // of a shell
)

// term is what a block is called: for machines, and before it for people.
type term struct{ key, label safe.Text }

// document writes the whole ticket.
func (w *writer) document() document {
	w.sections = nil
	w.sharer.Within("the ticket's head")
	d := document{title: w.say("%s", w.titleWords()), training: w.training, head: w.head()}
	for _, part := range w.pack.Desk.Order() {
		w.within(part)
		switch part {
		case systems.PartSummary:
			w.summary()
		case systems.PartEnvironment:
			w.environment()
		case systems.PartTimeline:
			w.timeline()
		case systems.PartDifferences:
			w.differences()
		case systems.PartCauses:
			w.causes()
		case systems.PartChecklist:
			w.checklist()
		case systems.PartCaller:
			w.told()
		case systems.PartAttempts:
			for _, a := range w.fresh() {
				w.attempt(a)
			}
		case systems.PartReproduction:
			w.reproduction()
		case systems.PartVersions:
			w.versions()
		}
	}
	d.sections = w.sections
	return d
}

// within says what is written about, for the places of what is cut.
func (w *writer) within(part systems.Part) {
	switch part {
	case systems.PartSummary:
		w.sharer.Within("summary")
	case systems.PartEnvironment:
		w.sharer.Within("environment")
	case systems.PartTimeline:
		w.sharer.Within("timeline")
	case systems.PartDifferences:
		w.sharer.Within("what differs")
	case systems.PartCauses:
		w.sharer.Within("causes")
	case systems.PartChecklist:
		w.sharer.Within("checklist")
	case systems.PartCaller:
		w.sharer.Within("what the caller says")
	case systems.PartReproduction:
		w.sharer.Within("curl command")
	case systems.PartVersions:
		w.sharer.Within("versions")
	}
}

// section begins a section.
func (w *writer) section(part systems.Part, format string, values ...any) {
	w.sections = append(w.sections, section{part: part, title: w.say(format, values...)})
}

// add puts a block into the section that was begun last.
func (w *writer) add(b block) {
	s := &w.sections[len(w.sections)-1]
	s.blocks = append(s.blocks, b)
}

func (w *writer) paragraph(t term, format string, values ...any) {
	w.add(block{kind: paragraph, term: t, text: w.say(format, values...)})
}

func (w *writer) item(t term, format string, values ...any) {
	w.add(block{kind: item, term: t, text: w.say(format, values...)})
}
