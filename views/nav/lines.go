package nav

import "casebook/history/attempt"

// Lines are what was typed for the fields of cases and not kept, as long as the program
// runs: they are there when the same field is typed again. They are used from Update only.
// A nil Lines keeps nothing.
type Lines struct{ left map[lineOf]line }

type lineOf struct {
	inCase uint64
	field  attempt.CaseField
}

type line struct{ was, is string }

// NewLines returns Lines that hold nothing.
func NewLines() *Lines { return &Lines{map[lineOf]line{}} }

// Leave keeps what a line is, as it was typed while the history had was.
func (l *Lines) Leave(inCase uint64, field attempt.CaseField, was, is string) {
	switch {
	case l == nil:
	case was == is:
		delete(l.left, lineOf{inCase, field})
	default:
		l.left[lineOf{inCase, field}] = line{was, is}
	}
}

// Left returns what was typed for a field and left while the history had was. What was
// typed over something else is no more worth anything.
func (l *Lines) Left(inCase uint64, field attempt.CaseField, was string) (is string, ok bool) {
	if l == nil {
		return "", false
	}
	left, ok := l.left[lineOf{inCase, field}]
	return left.is, ok && left.was == was
}

// Of calls with each line of a case: what was typed for a field, and what the history had
// then.
func (l *Lines) Of(inCase uint64, with func(field attempt.CaseField, was, is string)) {
	if l == nil {
		return
	}
	for of, line := range l.left {
		if of.inCase == inCase {
			with(of.field, line.was, line.is)
		}
	}
}

// Drop forgets what was typed for a field: it is kept, or is not to be.
func (l *Lines) Drop(inCase uint64, field attempt.CaseField) {
	if l != nil {
		delete(l.left, lineOf{inCase, field})
	}
}
