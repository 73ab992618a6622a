package query

import (
	"slices"
	"strings"

	"casebook/history"
)

// Completion is what the word at the cursor can become.
type Completion struct {
	From, To int      // the word: bytes of the text
	Options  []Option // what may stand in its place, the likeliest first
}

// Option is one way to finish a word.
type Option struct {
	Word  string // the whole word, with the field's name
	Label string // the part of it that is being finished
	About string // in a few words; may be empty
	More  bool   // it is a field's name: a value follows
}

// mostOptions is how many ways to finish a word are offered.
const mostOptions = 60

// Complete returns how the word can go on that ends at the cursor, a byte offset in
// text: as a field's name, or as a value that the field knows or that was seen. There is
// nothing to offer inside of a word, and of one that is whole.
func (v *Vocabulary) Complete(text string, cursor int) Completion {
	cursor = max(0, min(cursor, len(text)))
	c := Completion{From: cursor, To: cursor}
	if rest := text[cursor:]; rest != "" && !blank(rune(rest[0])) {
		return c
	}
	w := word{field: fieldOf(history.AnyText), values: []Value{{}}}
	if words := wordsOf(text[:cursor]); len(words) > 0 && words[len(words)-1].at.end == cursor {
		w = words[len(words)-1]
		c.From = w.at.start
	}
	last := w.values[len(w.values)-1]
	switch {
	case w.unknown || w.named.end == 0 && (len(w.values) > 1 || last.Quoted):
	case w.named.end == 0:
		c.Options = fieldOptions(text[c.From:cursor], strings.ToLower(last.Text))
	default:
		c.Options = v.valueOptions(text, c.From, w, last)
	}
	return c
}

// fieldOptions are the fields whose name begins with what is typed.
func fieldOptions(word, typed string) []Option {
	var options []Option
	not := ""
	if strings.HasPrefix(word, "-") {
		not, typed = "-", strings.TrimPrefix(typed, "-")
	}
	for _, f := range fields() {
		if strings.HasPrefix(f.word, typed) {
			options = append(options, Option{Word: not + f.word + ":", Label: f.word + ":", About: f.takes, More: true})
		}
	}
	return options
}

// valueOptions are the values of a field that begin with what is typed.
func (v *Vocabulary) valueOptions(text string, from int, w word, last Value) []Option {
	typed := dashed(history.Fold(last.Text))
	head := text[from:last.at.start]
	given := func(value string) bool {
		return slices.ContainsFunc(w.values[:len(w.values)-1], func(v Value) bool { return strings.EqualFold(v.Text, value) })
	}
	var options []Option
	for _, c := range v.choicesOf(w.field.name, text) {
		begins := func(word string) bool { return strings.HasPrefix(dashed(history.Fold(word)), typed) }
		if !begins(c.word) && !slices.ContainsFunc(c.also, begins) || given(c.word) || len(options) == mostOptions {
			continue
		}
		if c.word == last.Text && w.open == 0 {
			return nil // it is whole
		}
		written := Value{Text: c.word}.String()
		options = append(options, Option{Word: head + written, Label: written, About: c.about})
	}
	return options
}

// choicesOf are the values that a field knows: of an operation those of the systems that
// the text names, where it names any.
func (v *Vocabulary) choicesOf(field history.Field, text string) []choice {
	switch field {
	case history.InSystem:
		return choices(v.Systems)
	case history.InOperation:
		return choices(v.operationsFor(text))
	case history.WithRow:
		return choices(v.Rows)
	case history.WithOutcome:
		return outcomes()
	case history.InState:
		return states()
	case history.Is:
		return marks()
	case history.Since, history.Until:
		return plain(append([]string{"1h", "2d", "1w"}, days()...))
	case history.WithHTTP:
		return plain(append(slices.Clone(v.Seen[field]), "4xx", "5xx", "2xx"))
	}
	return plain(v.Seen[field])
}

// operationsFor are the operations of the systems that a text names.
func (v *Vocabulary) operationsFor(text string) []Word {
	var named []string
	for _, w := range wordsOf(text) {
		if w.field.name != history.InSystem || w.not {
			continue
		}
		for _, value := range w.values {
			named = append(named, strings.ToLower(value.Text))
		}
	}
	var list []Word
	for _, o := range v.Operations {
		if len(named) == 0 || slices.Contains(named, strings.ToLower(o.System)) {
			list = append(list, o)
		}
	}
	return list
}

// plain makes choices of values about which there is nothing to say.
func plain(values []string) []choice {
	var list []choice
	for _, value := range values {
		list = append(list, choice{word: value})
	}
	return list
}
