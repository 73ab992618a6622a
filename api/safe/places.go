package safe

import (
	"slices"
	"strconv"
	"strings"

	"casebook/api/tree"
)

// spots are where a value was cut: the first few in words, the others counted.
type spots struct {
	first []string
	seen  map[string]bool
}

// How many places of a value are told, and how many are told apart.
const (
	maxTold   = 12
	maxPlaces = 1000
)

// spot is one place of one value, noted until the reading turns out to be the last.
type spot struct {
	of    *spots
	at    string
	loose bool // somewhere in a text
	in    string
}

// standing is where in a message a sharing is.
type standing struct {
	in     *tree.Node // the object or array that holds the value
	inside string     // path of the string that holds the document, with a dot
	trail  []step
	base   string // "header X-User"
	kept   bool   // what stands here is what a desk finds the call by
	whole  string // the text that is read
}

// enter is called by a [rewriter] for every member and element before its value.
func (p *sharing) enter(in *tree.Node, within string, trail []step) {
	p.in, p.inside, p.trail = in, within, trail
	if in.Kind == tree.Object {
		p.kept = p.keeps(trail[len(trail)-1].key)
	} else if key, ok := p.key(); ok {
		p.kept = p.keeps(key)
	}
}

// leave is called when the document is done.
func (p *sharing) leave() { p.in, p.inside, p.trail, p.kept = nil, "", nil, false }

// stand goes to a header.
func (p *sharing) stand(base, name string) {
	p.base, p.kept = base, name != "" && p.keeps(name)
}

// keeps remembers what isReference says of a name.
func (s *Sharer) keeps(name string) bool {
	kept, known := s.names[name]
	if !known {
		kept = isReference(fold(name))
		if len(s.names) < maxCached {
			s.names[name] = kept
		}
	}
	return kept
}

// key is the name of the member that the value belongs to.
func (p *sharing) key() (key string, ok bool) {
	for i := len(p.trail) - 1; i >= 0; i-- {
		if p.trail[i].index < 0 {
			return p.trail[i].key, true
		}
	}
	return "", false
}

// at names the place of a value: part is what the walk through a document, a URL or a
// form knows of it, "query user_id".
func (p *sharing) at(part string) string {
	switch {
	case strings.HasPrefix(part, "text "):
		return somewhere
	case p.trail != nil && strings.HasPrefix(part, "body "):
		return "" // the trail tells it better
	}
	return strings.TrimSpace(part)
}

// somewhere is the place of what nothing names.
const somewhere = "in text"

// inText names the place of what stands somewhere in a text of the given length.
func inText(start, end, length int) string {
	if start == 0 && end == length {
		return ""
	}
	return somewhere
}

// note keeps a place. The words are put together only as long as somebody may read
// them.
func (p *sharing) note(of *spots, part string) {
	if p.learning || p.scan != nil || len(of.seen) >= maxPlaces {
		return
	}
	if n := len(p.noted); n > 0 && p.noted[n-1].of == of && p.noted[n-1].loose && part == somewhere && p.noted[n-1].in == p.whole {
		return // the same text
	}
	var words []string
	if p.base != "" {
		words = append(words, p.base)
	}
	if p.trail != nil {
		words = append(words, "body "+pathOf(p.inside, p.trail))
	}
	if part != "" {
		words = append(words, part)
	}
	at := strings.Join(words, ", ")
	if about := p.within; about != "" {
		at = strings.TrimSuffix(about+", "+at, ", ")
	}
	if at == "" {
		at = somewhere
	}
	p.noted = append(p.noted, spot{of, at, part == somewhere, p.whole})
}

// precise leaves out of the spots from the given one on, all of one text, those that
// are somewhere in it where another says more of the same value: several looks find it.
func precise(noted []spot, from int) []spot {
	if len(noted) == from {
		return noted
	}
	told := make(map[*spots]bool)
	for _, s := range noted[from:] {
		told[s.of] = told[s.of] || !s.loose
	}
	last := slices.DeleteFunc(noted[from:], func(s spot) bool { return s.loose && told[s.of] })
	return noted[:from+len(last)]
}

// pathOf writes a trail as an engineer would: data.users[0].phone.
func pathOf(within string, trail []step) string {
	var b strings.Builder
	b.WriteString(within)
	for i, at := range trail {
		switch {
		case at.index >= 0:
			b.WriteString("[" + strconv.Itoa(at.index) + "]")
		case i > 0:
			b.WriteString("." + at.key)
		default:
			b.WriteString(at.key)
		}
	}
	return b.String()
}

// commit takes the places of the last reading for true.
func (p *sharing) commit() {
	for _, spot := range p.noted {
		of := spot.of
		if of.seen[spot.at] || len(of.seen) >= maxPlaces {
			continue
		}
		if of.seen == nil {
			of.seen = make(map[string]bool)
		}
		of.seen[spot.at] = true
		if len(of.first) < maxTold {
			of.first = append(of.first, spot.at)
		}
	}
}

// tidied returns the places without a value of the exchange: a member may be called
// by one.
func (s *Sharer) tidied(of *spots) (told []string, further int) {
	for _, at := range of.first {
		p := s.sharing(Anywhere)
		p.forPlace = true
		told = append(told, tidy(p.text(at)))
	}
	return told, len(of.seen) - len(of.first)
}
