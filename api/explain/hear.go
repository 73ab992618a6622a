package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/systems"
	"casebook/api/tree"
)

// The answers that are words; every other is a value.
const (
	SaidYes     = "yes"
	SaidNo      = "no"
	SaidUnknown = "unknown"
)

// Hearsay is what people said of a call, beside what the exchange shows.
type Hearsay struct {
	Answers map[string]string // question id → yes, no, unknown or a value
	Ticks   map[string]string // checklist item → pass, fail or n/a, by the engineer
}

// Hear weighs what the caller said into an explanation: each answer stands as
// evidence of its own kind, moves its cause up or down, and ticks the checklist where
// the exchange could not. Nothing that the bytes prove is overruled; e is not changed.
func Hear(packs *systems.Packs, e Explanation, h Hearsay) Explanation {
	pack := packs.System(e.System)
	ranks := make([]int, len(e.Causes))
	causes := make([]Cause, len(e.Causes))
	for i, c := range e.Causes {
		causes[i], ranks[i] = heard(pack, e.Operation, c, h.Answers)
	}
	order := make([]int, len(causes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ranks[b], ranks[a]) })
	before := e.First()
	e.Causes = make([]Cause, len(causes))
	for to, from := range order {
		e.Causes[to] = causes[from]
	}
	e.Checklist = ticked(pack, e, h)
	if before != nil && (e.First().Row != before.Row || e.First().Likelihood != before.Likelihood) {
		e.rewrite(packs, pack)
	}
	return e
}

// Ranks of a cause: an answer outweighs a guess, and a proof every answer.
const (
	rankPossible = 2
	rankLikely   = 4
	rankHeard    = 3
	rankCertain  = 100
)

// heard weighs an answer into a cause and returns how it then ranks.
func heard(pack *systems.Pack, operation string, c Cause, answers map[string]string) (Cause, int) {
	rank := map[Likelihood]int{Certain: rankCertain, Likely: rankLikely, Possible: rankPossible}[c.Likelihood]
	if c.Question == nil || answers[c.Question.ID] == "" {
		return c, rank
	}
	question := *c.Question
	question.Said = answers[question.ID]
	c.Question, c.Because, c.Against = &question, slices.Clone(c.Because), slices.Clone(c.Against)
	speaks, sentence := weighAnswer(pack, operation, c)
	switch {
	case speaks > 0:
		c.Because = append(c.Because, sentence)
		if c.Likelihood == Possible {
			c.Likelihood = Likely
		}
	case speaks < 0:
		c.Against = append(c.Against, sentence)
		if c.Likelihood == Likely {
			c.Likelihood = Possible
		}
	case sentence != "":
		c.Because = append(c.Because, sentence)
	}
	return c, rank + rankHeard*speaks
}

// weighAnswer says whether the answer to a cause's question speaks for it (+1),
// against it (-1) or neither, and in a sentence what was said.
func weighAnswer(pack *systems.Pack, operation string, c Cause) (int, string) {
	said, speaks := c.Question.Said, 1
	if c.Question.Yes == string(systems.Against) {
		speaks = -1
	}
	switch said {
	case SaidUnknown:
		return 0, ""
	case SaidYes:
		return speaks, "the caller says yes: " + c.Settle
	case SaidNo:
		return -speaks, "the caller says no: " + c.Settle
	}
	return weighValue(pack, operation, c, said)
}

// weighValue holds a value that the caller gave against what the row is about.
func weighValue(pack *systems.Pack, operation string, c Cause, value string) (int, string) {
	field := c.Question.Field
	sentence := "the caller says " + cmp.Or(field, "in answer") + ": " + value
	if pack == nil || pack.Row(c.Row) == nil || field == "" {
		return 0, sentence
	}
	row, sent := pack.Row(c.Row), saying(pack, operation, field, value)
	if sent.Operation == nil {
		return 0, sentence
	}
	speaks := 0
	for _, f := range pack.Inspect(sent) {
		if f.Field != field || !slices.Contains(row.Evidence, f.Check.ID) {
			continue
		}
		switch f.State {
		case systems.Fail:
			speaks, sentence = 1, sentence+"; "+f.Because
		case systems.Pass:
			speaks = min(speaks, -1)
		}
	}
	for _, clue := range row.Request {
		if clue.Field == field && speaks == 0 {
			speaks = map[api.Flag]int{api.Yes: 1, api.No: -1}[pack.Show(clue, sent).Holds]
		}
	}
	return speaks, sentence
}

// saying is a call of which one value is known.
func saying(pack *systems.Pack, operation, field, value string) systems.Sent {
	return systems.Sent{
		Request: &api.Request{Headers: api.Headers{}}, Operation: pack.Operation(operation), BodyKind: tree.Object,
		Values: systems.Values{field: {Text: value, Kind: tree.String}},
	}
}

// ticked returns the checklist with what the exchange left open ticked by the caller's
// answers and by the engineer, whose own look counts before hearsay.
func ticked(pack *systems.Pack, e Explanation, h Hearsay) []Item {
	items := slices.Clone(e.Checklist)
	for i := range items {
		item := &items[i]
		if item.State == systems.Ask {
			for _, c := range e.Causes {
				if state, sentence := answerTicks(pack, c, item.ID); state != "" {
					item.State, item.Because, item.By = state, sentence, Caller
				}
			}
		}
		if tick := systems.State(h.Ticks[item.ID]); tick != "" && (item.State == systems.Ask || item.By != "") {
			item.State, item.Because, item.By = tick, "you checked it", Engineer
		}
	}
	return items
}

// answerTicks says what the answer to a cause's question makes of an item.
func answerTicks(pack *systems.Pack, c Cause, item string) (systems.State, string) {
	if c.Question == nil || c.Question.Check != item || c.Question.Said != SaidYes && c.Question.Said != SaidNo {
		return "", ""
	}
	passes := SaidYes
	if pack != nil && pack.Row(c.Row) != nil && pack.Row(c.Row).Question != nil {
		passes = string(cmp.Or(pack.Row(c.Row).Question.Pass, systems.Claim(SaidYes)))
	}
	sentence := fmt.Sprintf("the caller says %s: %s", c.Question.Said, c.Settle)
	if c.Question.Said == passes {
		return systems.Pass, sentence
	}
	return systems.Fail, sentence
}

// rewrite gives the words and the advice that belong to the cause that is now first.
func (e *Explanation) rewrite(packs *systems.Packs, pack *systems.Pack) {
	row := packs.Row(e.First().Row)
	if row == nil || row.Limit == "" {
		e.unblock()
	}
	well := e.Outcome == api.Success || e.Outcome == api.Negative
	e.Reply, e.VendorSays = unknownReply, ""
	if row != nil && (well || e.First().Likelihood != Possible) {
		e.Reply, e.VendorSays = Fill(row.Reply, e.known(pack, row)), row.Says
	}
	e.Reply = strings.TrimSpace(e.Reply + " " + e.Rotate)
}

// unblock forgets a block that belonged to another cause.
func (e *Explanation) unblock() {
	if e.BlockedUntil != "" {
		e.BlockedUntil, e.Retry = "", Retry{Why: "the caller's word points to another reason than a block; settle that first"}
	}
}

// known is what the words for the customer can be filled in with, of what is still
// known of the exchange.
func (e *Explanation) known(pack *systems.Pack, row *systems.Row) map[string]string {
	known := map[string]string{}
	if l, limited := pack.Limit(row.Limit); limited {
		known["wait"] = wait(l)
		if until, err := time.Parse(time.RFC3339, e.BlockedUntil); err == nil {
			known["until"] = WholeMinute(until).Format(clockLayout)
		}
	}
	return known
}
