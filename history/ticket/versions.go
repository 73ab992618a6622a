package ticket

import (
	"fmt"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
)

// versions says what wrote and explained the ticket, by which rules it was cut, and
// how much.
func (w *writer) versions() {
	w.section(systems.PartVersions, "Versions")
	w.paragraph(termVersions, "Written by casebook %s on %s.%s Redaction rules %s: %s%s", w.source.Program, clock(w.source.Now), w.explainedBy(), safe.RulesVersion, w.cutWords(), w.clearWords())
}

func (w *writer) explainedBy() prose {
	if w.pack.ID == "" {
		return nil
	}
	by := w.say(" Explained by the pack %s %s", w.pack.ID, w.pack.Version)
	if w.pack.AsOf != "" {
		by = append(by, w.say(", documented as of %s", w.pack.AsOf)...)
	}
	return append(by, w.say(".")...)
}

func (w *writer) cutWords() string {
	counts := classes(w.tokens())
	if len(counts) == 0 {
		return "nothing had to be cut."
	}
	var words []string
	total := 0
	for _, c := range counts {
		if c.class == safe.Plain {
			words = append(words, fmt.Sprintf("%d of our choice", c.count))
		} else {
			words = append(words, fmt.Sprintf("%d %s", c.count, c.class))
		}
		total += c.count
	}
	return fmt.Sprintf("%s cut (%s).", count(total, "value"), strings.Join(words, ", "))
}

// clearWords says which values were left as they are, and on whose word.
func (w *writer) clearWords() prose {
	var names []string
	for _, t := range w.sharer.Tokens() {
		if t.Revealed {
			names = append(names, t.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return w.say(" In clear on our word: %s.", strings.Join(names, ", "))
}

// classCount is how many values of a class stand as their marks.
type classCount struct {
	class safe.Class
	count int
}

// classes counts values by class, the most secret first; plain is what only the
// engineer wanted cut. What was revealed is not cut, nor what nobody finds.
func classes(tokens []safe.Token) (counts []classCount) {
	for _, class := range []safe.Class{safe.ClassSecret, safe.OneTime, safe.Proof, safe.Personal, safe.Plain} {
		n := 0
		for _, t := range tokens {
			if t.Class == class && !t.Revealed && (t.Count > 0 || class != safe.Plain) {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, classCount{class, n})
		}
	}
	return counts
}

// masks is how many values stand as their marks.
func (w *writer) masks() (n int) {
	for _, c := range classes(w.tokens()) {
		n += c.count
	}
	return n
}
