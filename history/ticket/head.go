package ticket

import (
	"strings"

	"casebook/api/systems"
)

// head says what the ticket is, whom it is for and under which numbers it goes.
func (w *writer) head() []block {
	var blocks []block
	add := func(t term, text prose) { blocks = append(blocks, block{kind: paragraph, term: t, text: text}) }
	if w.training {
		add(termTraining, w.say("%b This is a training ticket: the answers below were made by the built-in simulator. Do not send it.", "SIMULATED, not the vendor."))
	} else if w.pack.ID != "" {
		add(termTo, w.address())
	}
	if since := w.source.Since; since != nil {
		text := w.say("This adds to the ticket that we sent on %s", clock(since.At))
		if ref := w.source.Case.VendorRef; ref != "" {
			text = append(text, w.say(", your reference %s", ref)...)
		}
		text = append(text, w.say(". It holds only what is new since.")...)
		if w.repeated {
			text = append(text, w.say(" Attempt %s is told again: it shows in clear what stood as %s.", w.subject.number, strings.Join(w.cleared, ", "))...)
		}
		add(termSent, text)
	} else if ref := w.source.Case.VendorRef; ref != "" {
		add(termYours, w.say("Your reference: %s", ref))
	}
	if ref := w.source.Case.OurRef; ref != "" {
		add(termOurs, w.say("Our reference: %s", ref))
	}
	return blocks
}

// address is whom the ticket is for. Where the vendor documents neither an address nor
// what its desk wants, that is said: what is here is what any desk asks for.
func (w *writer) address() prose {
	desk := w.pack.Desk
	to := w.say("To: %s", w.deskName())
	if desk.Email != "" {
		to = append(to, w.say(", %s", desk.Email)...)
	}
	if hours := desk.Hours(); hours != "" {
		to = append(to, w.say(" (%s)", hours)...)
	}
	if desk.Basis != systems.Documented {
		to = append(to, w.say(". What this desk wants is not documented; this is what any desk asks for.")...)
	}
	return to
}
