package ticket

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/api/safe"
	"casebook/api/tree"
	"casebook/history"
)

// placeheld is what stands for a value that was cut when it was kept.
var placeheld = regexp.MustCompile(`\[[a-z-]+ #[0-9a-f]{4}`)

// numbered is the place of an element in an array, in a dotted path.
var numbered = regexp.MustCompile(`\.(\d+)\b`)

// plain is a value of the call that nothing says must be cut.
type plain struct{ place, value string }

const (
	leastCut  = 3   // characters that a value must have to be looked for everywhere
	mostPlain = 60  // values that are offered
	longPlain = 200 // bytes of a value that is offered
)

// plainOf lists what of a call stands in its ticket as it is: header and field values.
func plainOf(a history.Attempt, cut []value) []plain {
	var l plains
	for _, v := range cut {
		l.known = append(l.known, v.writings...)
	}
	l.side("request", a.Request.RecordMessage)
	if a.Answer != nil {
		l.side("answer", a.Answer.RecordMessage)
	}
	return l.found
}

// protocol are headers that say how a message is carried, and nothing of anybody.
const protocol = "accept accept-encoding cache-control connection content-encoding content-length content-type date host keep-alive transfer-encoding vary x-simulated"

// plains collects plain values.
type plains struct {
	known []string // what is not plain
	found []plain
}

func (l *plains) side(name string, m safe.RecordMessage) {
	for _, h := range m.Headers {
		if slices.Contains(strings.Fields(protocol), strings.ToLower(h.Name.String())) {
			continue
		}
		l.add(name+" "+h.Name.String(), h.Value.String())
	}
	root, _, err := tree.ParseString(m.Body.String())
	if err != nil {
		return
	}
	root.Walk(func(path string, n *tree.Node) bool {
		if n.Kind == tree.String || n.Kind == tree.Number {
			l.add(name+" "+numbered.ReplaceAllString(path, "[$1]"), n.Text)
		}
		return true
	})
}

func (l *plains) add(place, value string) {
	if !cuttable(value) || len(value) > longPlain || len(l.found) >= mostPlain || placeheld.MatchString(value) ||
		slices.ContainsFunc(l.known, func(known string) bool { return strings.Contains(value, known) }) ||
		slices.ContainsFunc(l.found, func(p plain) bool { return p.value == value }) {
		return
	}
	l.found = append(l.found, plain{safe.Line(place).String(), value})
}

// cuttable says that a value is long enough to be looked for everywhere.
func cuttable(value string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(value)) >= leastCut
}
