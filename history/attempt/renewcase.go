package attempt

import (
	"maps"
	"slices"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/history"
)

// ask takes down which fields the questions of an attempt's causes ask for.
func (n *renewal) ask(a history.Attempt) {
	pack, operation, err := n.packs.Find(a.System, a.Operation)
	e, unread := Explanation(a)
	if err != nil || unread != nil {
		return
	}
	for _, c := range e.Causes {
		if c.Question == nil {
			continue
		}
		if f, known := pack.Field(operation, c.Question.Field); known && f.Class >= safe.Proof {
			n.asked[c.Question.ID] = f
		}
	}
}

// renewCase returns a case with its own texts under today's rules, after its attempts were
// learned.
func (n *renewal) renewCase(c history.Case) history.Case {
	redactor := safe.NewRedactor(n.key, (&Runner{Packs: n.packs}).rules(nil, nil))
	redactor.LearnFrom(n.learned)
	n.cut.recognise(n.key, redactor, words(c)...)
	for id, answer := range c.Answers {
		if f, is := n.asked[id]; is && !plainAnswer(answer.Said.String()) {
			redactor.Learn(f.Class, f.Kind, answer.Said.String())
		}
	}
	for {
		before := redactor.Learned()
		out := caseAgain(redactor, c)
		if redactor.Learned() == before {
			return out
		}
	}
}

// plainAnswer reports whether an answer is none of the values that a field may have.
func plainAnswer(said string) bool {
	return said == explain.SaidYes || said == explain.SaidNo || said == explain.SaidUnknown
}

// caseAgain redacts every text of a case.
func caseAgain(redactor *safe.Redactor, c history.Case) history.Case {
	for _, text := range []*string{&c.Title, &c.Notes, &c.NextStep, &c.SolvedBy, &c.OurRef, &c.VendorRef} {
		*text = redactor.Record(*text).String()
	}
	c.Answers, c.CutAlso = maps.Clone(c.Answers), slices.Clone(c.CutAlso)
	for id, answer := range c.Answers {
		answer.Said, answer.Question = record(redactor, answer.Said), record(redactor, answer.Question)
		c.Answers[id] = answer
	}
	for i, value := range c.CutAlso {
		c.CutAlso[i] = record(redactor, value)
	}
	return c
}

// words are the texts of a case that somebody typed.
func words(c history.Case) []string {
	all := []string{c.Title, c.Notes, c.NextStep, c.SolvedBy, c.OurRef, c.VendorRef}
	for _, answer := range c.Answers {
		all = append(all, answer.Said.String())
	}
	for _, value := range c.CutAlso {
		all = append(all, value.String())
	}
	return all
}
