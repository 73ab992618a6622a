package safe

import "strings"

// sentence reports whether what an answer writes under a personal name is a sentence
// about the value, "29.02.1988 is no date we take", of which only the value has to go.
// In doubt it is the value.
func (p *sharing) sentence(kind, core string) bool {
	words := strings.Fields(core)
	if kind == "user" && p.validated() && (len(words) > 1 || layered(core)) {
		return true
	}
	if len(words) < 3 {
		return false
	}
	switch kind {
	case "name", "address", "city":
		return speaks(words) && p.holdsKnown(core)
	case "user", "value":
		return len(words) > 3
	}
	return !strings.ContainsAny(core, "0123456789@") && speaks(words) || p.holdsKnown(core)
}

// validated reports whether the key of a value is a validator's, below the name of the
// field that it is about: {"user_id": {"invalid": "…"}}.
func (p *sharing) validated() bool {
	key, ok := p.key()
	return ok && len(p.trail) > 1 && isMessageWord(lowerASCII(key)) && !isWellKnown(fold(key)) && fold(key) != "id" && fold(key) != "value"
}

// speaks reports whether one of the words belongs to a sentence and never to a name.
func speaks(words []string) bool {
	for _, word := range words {
		switch strings.ToLower(strings.Trim(word, ".,:;!?'\"()")) {
		case "is", "are", "was", "were", "has", "have", "must", "not", "no", "cannot", "can't", "isn't", "does", "doesn't", "too", "already", "invalid", "required", "missing", "exists", "taken", "unknown", "should", "please", "ist", "est", "darf", "muss":
			return true
		}
	}
	return false
}

// holdsKnown reports whether a value that is known stands in a text.
func (p *sharing) holdsKnown(text string) (holds bool) {
	l := lookout{p: p, text: text, has: traitsOf(text), hit: func(*personal, int, int) { holds = true }}
	l.letters()
	l.numbers()
	return holds
}
