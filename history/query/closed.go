package query

import (
	"slices"
	"strings"

	"casebook/api"
	"casebook/history"
)

// choice is one of the values that a field knows.
type choice struct {
	word   string   // as it is written
	also   []string // other words for it
	values []string // what it asks for, as history.Fold writes them
	about  string   // in a few words
}

// outcomes are the values of outcome:, by the words of the data and by those of the
// screen.
func outcomes() []choice {
	one := func(o api.Outcome, about string, also ...string) choice {
		return choice{string(o), also, []string{string(o)}, about}
	}
	return []choice{
		one(api.Refused, "refused", "refused"),
		one(api.Success, "verified, or accepted", "verified", "accepted"),
		one(api.Negative, "not verified", "not-verified"),
		one(api.NoAnswer, "no answer", "no-answer"),
		one(api.Unreadable, "not what the system speaks", "not-json"),
		one(api.Pending, "waiting", "waiting"),
		one(api.Cancelled, "by us; it may still count"),
	}
}

// states are the values of state:.
func states() []choice {
	one := func(s history.State, about string) choice {
		return choice{dashed(string(s)), nil, []string{string(s)}, about}
	}
	waiting := []string{string(history.WaitingCustomer), string(history.WaitingVendor)}
	return []choice{
		one(history.Open, ""),
		{"waiting", nil, waiting, "for the customer or the vendor"},
		one(history.WaitingCustomer, ""),
		one(history.WaitingVendor, ""),
		one(history.Solved, ""),
		one(history.Dropped, ""),
	}
}

// marks are the values of is:.
func marks() []choice {
	one := func(mark, about string) choice { return choice{mark, nil, []string{mark}, about} }
	return []choice{
		one(history.IsSimulated, "went to the simulator"),
		one(history.IsCounted, "used something up"),
		one(history.IsCaseless, "belongs to no case"),
		one(history.IsOlderRules, "redacted under older rules"),
	}
}

// choices makes choices of the words of a vocabulary.
func choices(words []Word) []choice {
	var list []choice
	for _, w := range words {
		if at := slices.IndexFunc(list, func(c choice) bool { return c.word == w.Value }); at >= 0 {
			list[at].about += ", " + w.Name
			continue
		}
		list = append(list, choice{w.Value, nil, []string{history.Fold(w.Value)}, w.Name})
	}
	return list
}

func (r *reader) system(v Value) reading {
	return oneOf(choices(r.known.Systems), v, "no system is called", true)
}

func (r *reader) operation(v Value) reading {
	return oneOf(choices(r.known.Operations), v, "no operation is called", true)
}

func (r *reader) outcome(v Value) reading {
	return oneOf(outcomes(), v, "no outcome is called", false)
}

func (r *reader) state(v Value) reading {
	return oneOf(states(), v, "a case has no state", false)
}

func (r *reader) is(v Value) reading {
	return oneOf(marks(), v, "an attempt is never", false)
}

// mostListed is how many choices an error lists.
const mostListed = 7

// oneOf takes one of the choices, or all that a value is the beginning of. Where the
// choices are not for ever what is quoted is taken as it is.
func oneOf(list []choice, v Value, wrong string, others bool) reading {
	asked := dashed(history.Fold(v.Text))
	var begun []string
	for _, c := range list {
		for _, word := range append([]string{c.word}, c.also...) {
			switch word = dashed(history.Fold(word)); {
			case word == asked:
				return reading{values: c.values}
			case strings.HasPrefix(word, asked):
				begun = append(begun, c.values...)
			}
		}
	}
	switch {
	case len(begun) > 0 && asked != "":
		return reading{values: begun}
	case others && v.Quoted:
		return reading{values: []string{history.Fold(v.Text)}}
	}
	var known []string
	for _, c := range list {
		known = append(known, c.word)
	}
	return reading{wrong: wrong + " " + clipped(v.Text) + didYouMean(dashed(v.Text), known)}
}

// dashed writes a value that has blanks in one piece.
func dashed(value string) string { return strings.ReplaceAll(value, " ", "-") }
