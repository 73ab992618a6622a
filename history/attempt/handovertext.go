package attempt

import (
	"fmt"
	"strings"
	"time"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

// HandoverText is what is handed over as Markdown that nothing in acts, with every secret
// and every customer's value cut as in a ticket: it may end in a chat. Notes are not in it.
// It says whose cases these are where they are an owner's alone; owner is empty for all.
func HandoverText(packs *systems.Packs, key safe.Key, groups []Waiting, owner string, now time.Time) safe.Text {
	h := handover{packs: packs, sharer: safe.NewSharer(key, "hand-over"), now: now}
	for _, pack := range packs.Systems {
		h.sharer.Keep(pack.Desk.Email)
	}
	for _, g := range groups {
		for _, c := range g.Cases {
			h.learn(c)
		}
	}
	h.b.Words("# Hand-over, ")
	h.words(now.Format("2006-01-02 15:04 -07:00"))
	h.b.Words("\n\nOpen cases")
	if owner != "" {
		h.b.Words(" of ")
		h.words(owner)
	}
	h.b.Words(" by whom they wait for, the longest wait first. Customers' values are cut; the notes are in casebook.\n")
	for _, g := range groups {
		h.group(g)
	}
	return h.b.Done()
}

// handover is a hand-over as it is being written.
type handover struct {
	packs  *systems.Packs
	sharer *safe.Sharer
	now    time.Time
	b      safe.Builder
}

// learn makes known whom a case is about.
func (h *handover) learn(c history.Case) {
	h.sharer.Learn("user", c.Last.User)
	for _, value := range c.CutAlso {
		h.sharer.CutAlso(value.String())
	}
}

// words writes our own words, values filled in.
func (h *handover) words(text string) { h.b.Text(safe.Phrase(h.sharer.Words(text))) }

func (h *handover) group(g Waiting) {
	h.b.Words("\n## Waiting for ")
	h.words(g.For)
	h.words(fmt.Sprintf(": %d", len(g.Cases)))
	h.b.Words("\n")
	for i, c := range g.Cases {
		if i == 0 {
			h.b.Words("\n")
		}
		h.one(c)
	}
}

// one writes a case.
func (h *handover) one(c history.Case) {
	h.b.Words("- **Case ")
	h.words(fmt.Sprint(c.ID))
	h.b.Words("** ")
	h.b.Text(safe.Phrase(safe.OneLine(h.sharer.Words(c.Title))))
	if c.Simulated {
		h.b.Words(" (SIMULATED)")
	}
	h.b.Words("\n  - since ")
	since, sure := InStateSince(c)
	h.words(since.Format("2006-01-02 15:04 -07:00"))
	if !sure {
		h.b.Words(" or longer")
	}
	for _, part := range []struct{ label, text string }{
		{"owner", c.Owner}, {"our ticket", c.OurRef}, {"the vendor's", c.VendorRef}, {"tags", strings.Join(c.Tags, " ")},
	} {
		if part.text != "" {
			h.b.Words(", ")
			h.words(part.label)
			h.b.Words(" ")
			h.b.Text(safe.Phrase(safe.OneLine(h.sharer.Words(part.text))))
		}
	}
	if c.NextStep != "" {
		h.b.Words("\n  - next: ")
		h.b.Text(safe.Phrase(safe.OneLine(h.sharer.Words(c.NextStep))))
	}
	h.b.Words("\n  - ")
	h.b.Text(safe.Phrase(safe.OneLine(h.sharer.Words(h.last(c)))))
	h.b.Words("\n")
}

// last says what came of the newest attempt of a case.
func (h *handover) last(c history.Case) string {
	call := strings.TrimSpace(c.System + " " + c.Operation)
	if pack, operation, err := h.packs.Find(c.System, c.Operation); err == nil {
		call = pack.Name + " · " + operation.Name
	}
	text := fmt.Sprintf("%s, %d attempts", call, c.Attempts)
	if c.Attempts == 1 {
		text = call + ", 1 attempt"
	}
	if c.Last.ID == "" {
		return text
	}
	text += ", the last " + h.packs.OutcomeWord(c.Last.System, c.Last.Operation, c.Last.Outcome)
	if c.Last.Status != 0 {
		text += fmt.Sprintf(" (%d)", c.Last.Status)
	}
	if len(c.Last.Codes) > 0 {
		text += " " + c.Last.Codes[0]
	}
	return text
}
