package nav

import "casebook/history/draft"

// Place is what lines are typed about: a case or, with an attempt, the questions that the
// attempt leaves open.
type Place struct {
	Case    uint64
	Attempt string
}

// Lines are what was typed into prompts and not kept, as long as the program runs: they
// are there when the same is asked again. A line is known by its place and a name there.
// They are used from Update only. A nil Lines keeps nothing.
type Lines struct {
	left  map[lineOf]line
	holds map[Place]*draft.Hold
}

type lineOf struct {
	place Place
	name  string
}

type line struct{ was, is string }

// NewLines returns Lines that hold nothing.
func NewLines() *Lines { return &Lines{map[lineOf]line{}, map[Place]*draft.Hold{}} }

// Leave keeps what a line is, as it was typed while the history had was.
func (l *Lines) Leave(of Place, name, was, is string) {
	switch {
	case l == nil:
	case was == is:
		delete(l.left, lineOf{of, name})
	default:
		l.left[lineOf{of, name}] = line{was, is}
	}
}

// Left returns what was typed and left while the history had was. What was typed over
// something else is no more worth anything.
func (l *Lines) Left(of Place, name, was string) (is string, ok bool) {
	if l == nil {
		return "", false
	}
	left, ok := l.left[lineOf{of, name}]
	return left.is, ok && left.was == was
}

// Of calls with each line of a place: what was typed, and what the history had then.
func (l *Lines) Of(place Place, with func(name, was, is string)) {
	if l == nil {
		return
	}
	for of, line := range l.left {
		if of.place == place {
			with(of.name, line.was, line.is)
		}
	}
}

// Drop forgets a line: it is kept, or is not to be.
func (l *Lines) Drop(of Place, name string) {
	if l != nil {
		delete(l.left, lineOf{of, name})
	}
}

// Hold is that on the draft of the lines of a place, the same for all screens.
func (l *Lines) Hold(of Place) *draft.Hold {
	if l == nil {
		return &draft.Hold{}
	}
	if l.holds[of] == nil {
		l.holds[of] = &draft.Hold{}
	}
	return l.holds[of]
}
