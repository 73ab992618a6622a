package panes

import (
	"strings"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/history/attempt"
	"casebook/ui"
)

// happenedStop is the question for the time among the causes. A blank keeps it apart
// from any row's id.
const happenedStop = "when did it happen"

// stops are what the keys that answer can be about, as they follow on the screen.
func (c *Content) stops() []string {
	var stops []string
	for i, cause := range c.causes {
		stops = append(stops, cause.Row)
		if i == 0 && c.happened.told() {
			stops = append(stops, happenedStop)
		}
	}
	if len(c.causes) == 0 && c.happened.told() {
		stops = append(stops, happenedStop)
	}
	return stops
}

// causeOf returns the cause of a row; nil when it is none of them.
func (c *Content) causeOf(row string) *explain.Cause {
	for i := range c.causes {
		if c.causes[i].Row == row {
			return &c.causes[i]
		}
	}
	return nil
}

// likeliest is the row of the first cause; empty when there is none.
func (c *Content) likeliest() string {
	if len(c.causes) == 0 {
		return ""
	}
	return c.causes[0].Row
}

// handles are how the keys that answer are pressed: by themselves while the pane has
// the focus, else with alt.
type handles struct{ active bool }

// name is a key as it is pressed now.
func (h handles) name(key string) string {
	if h.active {
		return key
	}
	return "alt+" + key
}

// hint is a key with what it says; empty for what the key says itself.
func (h handles) hint(theme *ui.Theme, key, what string) string {
	text := theme.Key.Render(h.name(key))
	if what != "" {
		text += " " + theme.KeyHint.Render(what)
	}
	return text
}

// answers are the letters of the keys that answer a cause's question; empty when
// nothing can.
func (c *Content) answers(cause *explain.Cause) string {
	if c.inCase == 0 || cause == nil || cause.Question == nil {
		return ""
	}
	return c.letters(cause.Question)
}

// question adds what would settle a cause, what was said to it, and on the current
// cause the keys that answer. What the history answers already is not asked.
func (c *Content) question(s *sheet, cause *explain.Cause, on bool, keys handles) {
	if cause.Settle == "" || cause.Question == nil {
		return
	}
	label(s, "ask", cause.Settle)
	letters := c.answers(cause)
	var parts []string
	if said := cause.Question.Said; said != "" {
		parts = append(parts, "said: "+s.theme.Title.Render(said))
		if on && letters != "" {
			parts = append(parts, keys.unsay(s.theme, said))
		}
	} else if on {
		for _, letter := range letters {
			what := map[rune]string{'u': "unknown", 'v': "enter value"}[letter]
			parts = append(parts, keys.hint(s.theme, string(letter), what))
		}
	}
	s.beside(causeLabel, parts)
}

// heard adds beside the first cause the question whose answer brought it there, where
// that is not its own.
func (c *Content) heard(s *sheet, question string) {
	for i, cause := range c.causes {
		q := cause.Question
		if q == nil || q.ID != question || q.Said == "" {
			continue
		}
		if i > 0 {
			label(s, "heard", cause.Settle)
			s.beside(causeLabel, []string{"said: " + s.theme.Title.Render(q.Said)})
		}
		return
	}
}

// Act is what is to be kept with the case of the attempt that is shown.
type Act struct {
	attempt string
	inCase  uint64
	answer  attempt.Answer // what the caller said; without an id it is a tick
	value   bool           // the answer is a value that is still to be typed
	field   systems.Field  // that the value is of; its zero value: of none
	item    string         // of the checklist
	state   string         // pass, fail or n/a; empty takes it back
	refused string         // why it cannot be kept; empty: it can
}

// Act returns what a key asks to be kept: "y", "n" and "u" answer the question of the
// current cause, "v" wants to answer it by a value, and in the checklist "p", "f", "x",
// "space" and "backspace" tick. The same answer again takes it back.
func (a *Answer) Act(key string) (Act, bool) {
	c := a.content
	if c == nil || c.id == "" {
		return Act{}, false
	}
	act := Act{attempt: c.id, inCase: c.inCase}
	if c.inCase == 0 {
		act.refused = "this attempt belongs to no case, so there is nowhere to keep that"
	}
	switch {
	case a.tab == Checklist:
		return a.tick(act, key)
	case a.tab == Timing && c.happened.id != "", a.tab == Cause && a.Current() == happenedStop:
		return a.tell(act, key)
	case a.tab != Cause:
		return Act{}, false
	}
	cause := c.causeOf(a.Current())
	said, word := said(key)
	if cause == nil || cause.Question == nil || !word || !strings.Contains(c.letters(cause.Question), key) && (said == "" || said != cause.Question.Said) {
		return Act{}, false
	}
	return a.say(act, attempt.Answer{ID: cause.Question.ID, Question: cause.Settle, Field: cause.Question.Field, Said: said}, cause.Question.Said), true
}

// say is an act of an answer to a question that was answered by now, if at all. The
// same answer again takes it back, and a value gives way to nothing but a value.
func (a *Answer) say(act Act, answer attempt.Answer, now string) Act {
	if asked, waiting := a.asked[answer.ID]; waiting {
		now = asked
	}
	if act.refused == "" && answer.Said != "" && isValue(now) {
		act.refused = valueStays
	}
	act.value, act.field = answer.Said == "", a.content.valued[answer.ID]
	answer.Said = a.again(answer.ID, answer.Said, now)
	act.answer = answer
	return act
}

// said is the answer that a key gives; empty for a value.
func said(key string) (answer string, is bool) {
	answer, is = map[string]string{"y": explain.SaidYes, "n": explain.SaidNo, "u": explain.SaidUnknown, "v": ""}[key]
	return answer, is
}

// tell is Act where the question is when the call was made.
func (a *Answer) tell(act Act, key string) (Act, bool) {
	said, word := said(key)
	if !word || said == explain.SaidYes || said == explain.SaidNo {
		return Act{}, false
	}
	h := a.content.happened
	return a.say(act, attempt.Answer{ID: h.id, Question: HappenedWords, Said: said}, h.said), true
}

// again turns what is said or ticked already into its being taken back. What was asked
// for and is not kept yet counts.
func (a *Answer) again(id, value, now string) string {
	if asked, waiting := a.asked[id]; waiting {
		now = asked
	}
	if value == now {
		value = ""
	}
	return value
}

// Current is the stop that the keys which answer are about: the likeliest cause, unless
// another was gone to.
func (a *Answer) Current() string {
	if a.content == nil || a.content.id == "" {
		return ""
	}
	stops := a.content.stops()
	for _, stop := range stops {
		if stop == a.stop {
			return stop
		}
	}
	if len(stops) == 0 {
		return ""
	}
	return stops[0]
}

// Answering are the letters of the keys that answer now; empty when none does.
func (a *Answer) Answering() string {
	c := a.content
	switch {
	case c == nil || c.id == "" || c.inCase == 0:
		return ""
	case a.tab == Timing && c.happened.open, a.tab == Cause && a.Current() == happenedStop:
		return "vu"
	case a.tab == Cause:
		return c.answers(c.causeOf(a.Current()))
	}
	return ""
}
