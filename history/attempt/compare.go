package attempt

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/api/safe"
	"casebook/api/tree"
	"casebook/history"
)

// Part is a part of an attempt that things are compared in.
type Part string

// The parts of an attempt, in the order in which they are compared.
const (
	PartOutcome Part = "what came of it"
	PartRequest Part = "request"
	PartAnswer  Part = "answer"
)

// Difference is one thing that is not the same in two attempts. Its texts are as they are
// kept: what was cut is a mark, which is another where the value was another.
type Difference struct {
	Part     Part
	Name     string // header Content-Type, query lang, body user.id, body line 12
	A, B     string
	InA, InB bool // whether the one and the other have it at all
}

// Compared is what two attempts differ in.
type Compared struct {
	Differences []Difference
	More        int // differences that are not listed: nobody reads thousands
	Same        int // things that are the same in both
}

// mostDifferences is how many differences are listed.
const mostDifferences = 2000

// Compare holds two attempts against each other, field by field: what came of them, what
// was sent and what was answered. Bodies that are JSON are compared by their members,
// others line by line.
func Compare(a, b history.Attempt) Compared {
	var c Compared
	c.add(PartOutcome, outcomeTraits(a), outcomeTraits(b))
	c.add(PartRequest, requestTraits(a.Request), requestTraits(b.Request))
	c.bodies(PartRequest, a.Request.RecordMessage, b.Request.RecordMessage)
	one, other := answerOf(a), answerOf(b)
	c.add(PartAnswer, headerTraits(one), headerTraits(other))
	c.bodies(PartAnswer, one, other)
	return c
}

func answerOf(a history.Attempt) safe.RecordMessage {
	if a.Answer == nil {
		return safe.RecordMessage{}
	}
	return a.Answer.RecordMessage
}

// trait is one thing that an attempt has.
type trait struct{ name, value string }

// add compares two lists of traits by their names, those of one name in their order.
func (c *Compared) add(part Part, a, b []trait) {
	taken := make([]bool, len(b))
	for _, t := range a {
		at := -1
		for i, other := range b {
			if !taken[i] && strings.EqualFold(other.name, t.name) {
				at = i
				break
			}
		}
		d := Difference{Part: part, Name: t.name, A: t.value, InA: true}
		if at >= 0 {
			taken[at] = true
			d.B, d.InB = b[at].value, true
		}
		c.note(d)
	}
	for i, t := range b {
		if !taken[i] {
			c.note(Difference{Part: part, Name: t.name, B: t.value, InB: true})
		}
	}
}

// note counts what is the same and takes down what is not.
func (c *Compared) note(d Difference) {
	if d.InA && d.InB && d.A == d.B {
		c.Same++
		return
	}
	if len(c.Differences) == mostDifferences {
		c.More++
		return
	}
	c.Differences = append(c.Differences, d)
}

// outcomeTraits are what an attempt was and came to.
func outcomeTraits(a history.Attempt) (all []trait) {
	add := func(name, value string) {
		if value != "" {
			all = append(all, trait{name, value})
		}
	}
	add("call", strings.Trim(a.System+" "+a.Operation, " "))
	add("environment", a.Environment)
	add("user", a.User)
	add("outcome", string(a.Outcome))
	if a.Answer != nil {
		add("status", strings.TrimSpace(strconv.Itoa(a.Answer.Status)+" "+a.Answer.StatusText.String()))
	}
	add("codes", strings.Join(a.Codes, ", "))
	add("cause", a.Title)
	if t := a.Transport; t != nil {
		add("no answer", strings.TrimSpace(fmt.Sprintf("%s, %s, sent: %s", t.Phase, t.Kind, t.Sent)))
	}
	return all
}

// requestTraits are what a request says before its body.
func requestTraits(r history.Request) []trait {
	if r.Method == "" && r.URL.String() == "" {
		return headerTraits(r.RecordMessage)
	}
	address, query, _ := strings.Cut(r.URL.String(), "?")
	all := []trait{{"method", r.Method}, {"address", address}}
	all = append(all, pairTraits("query", query)...)
	return append(all, headerTraits(r.RecordMessage)...)
}

func headerTraits(m safe.RecordMessage) (all []trait) {
	for _, h := range m.Headers {
		all = append(all, trait{"header " + h.Name.String(), h.Value.String()})
	}
	return all
}

// pairTraits are the pairs of a query or form, undone of their encoding.
func pairTraits(kind, pairs string) (all []trait) {
	decoded := func(text string) string {
		if plain, err := url.QueryUnescape(text); err == nil {
			return plain
		}
		return text
	}
	for pair := range strings.SplitSeq(pairs, "&") {
		if name, value, _ := strings.Cut(pair, "="); pair != "" {
			all = append(all, trait{kind + " " + decoded(name), decoded(value)})
		}
	}
	return all
}

// bodies compares two bodies by what they are.
func (c *Compared) bodies(part Part, a, b safe.RecordMessage) {
	one, oneIs := memberTraits(a)
	other, otherIs := memberTraits(b)
	if oneIs && otherIs {
		c.add(part, one, other)
		return
	}
	c.lines(part, a.Body.String(), b.Body.String())
}

// mostMembers is how many members of a body are compared by their names; longer ones are
// compared line by line.
const mostMembers = 2000

// memberTraits are the members of a body that is JSON or a form, and of one that is empty.
func memberTraits(m safe.RecordMessage) (all []trait, is bool) {
	body := m.Body.String()
	switch {
	case body == "":
		return nil, true
	case m.Kind == "form":
		return pairTraits("form", body), true
	}
	root, _, err := tree.ParseString(body)
	if err != nil || root.Kind != tree.Object && root.Kind != tree.Array {
		return nil, false
	}
	root.Walk(func(path string, n *tree.Node) bool {
		if len(n.Children) == 0 {
			all = append(all, trait{strings.TrimSpace("body " + strings.TrimPrefix(path, ".")), body[n.Start:n.End]})
		}
		return len(all) <= mostMembers
	})
	return all, len(all) <= mostMembers
}

// lines compares two bodies line by line.
func (c *Compared) lines(part Part, a, b string) {
	one, other := bodyLines(a), bodyLines(b)
	last := pair{}
	for _, at := range append(sameLines(one, other), pair{len(one), len(other)}) {
		for i := last.a; i < at.a; i++ {
			c.note(Difference{Part: part, Name: "body line " + strconv.Itoa(i+1), A: one[i], InA: true})
		}
		for i := last.b; i < at.b; i++ {
			c.note(Difference{Part: part, Name: "body line " + strconv.Itoa(i+1), B: other[i], InB: true})
		}
		if at.a < len(one) {
			c.Same++
		}
		last = pair{at.a + 1, at.b + 1}
	}
}

// bodyLines are the lines of a body; JSON of one line is set out first.
func bodyLines(body string) []string {
	if body == "" {
		return nil
	}
	if root, _, err := tree.ParseString(body); err == nil && !strings.Contains(body, "\n") && json.Valid([]byte(body)) {
		body = string(root.AppendIndent(nil, "", "  "))
	}
	lines := strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n")
	return slices.Clip(lines)
}
