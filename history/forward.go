package history

import "bytes"

// forward calls visit for each key from first on, smallest first, until an error. A nil
// first is the beginning. What cannot be read is an error, or is told to damage and passed
// over where damage is not nil.
func (t tree) forward(first []byte, visit func(key []byte, v value) error, damage func(error)) error {
	w := &onward{source: t.source, visited: map[uint64]bool{}, visit: visit, damage: damage}
	p, err := t.top()
	if err != nil {
		return w.bad(err)
	}
	return w.pass(p, first, deepest)
}

// onward is one pass over a tree from its beginning to its end.
type onward struct {
	source  *source
	visited map[uint64]bool
	visit   func(key []byte, v value) error
	damage  func(error)
	before  []byte // the key that was passed last
}

// bad tells of what cannot be read; its error ends the pass.
func (w *onward) bad(err error) error {
	if w.damage == nil {
		return err
	}
	w.damage(err)
	return nil
}

// pass visits a page and all below it, at most levels deep.
func (w *onward) pass(p *page, first []byte, levels int) error {
	start, exact, err := p.search(first)
	if err != nil {
		if err := w.bad(err); err != nil {
			return err
		}
		start, exact = 0, true
	}
	if p.kind == leafKind {
		return w.leaf(p, start)
	}
	if !exact && start > 0 {
		start--
	}
	for i := start; i < p.count; i++ {
		if err := w.down(p.child(i), first, levels-1); err != nil {
			return err
		}
	}
	return nil
}

func (w *onward) down(number uint64, first []byte, levels int) error {
	if w.visited[number] || levels == 0 {
		return w.bad(&pageError{number, "more than one way leads to it"})
	}
	w.visited[number] = true
	p, err := w.source.page(number)
	if err != nil {
		return w.bad(err)
	}
	return w.pass(p, first, levels)
}

func (w *onward) leaf(p *page, start int) error {
	for i := start; i < p.count; i++ {
		key, err := p.key(i)
		if err == nil && w.before != nil && bytes.Compare(key, w.before) <= 0 {
			err = &pageError{p.number, "its keys are out of order"}
		}
		if err != nil {
			if err := w.bad(err); err != nil {
				return err
			}
			continue
		}
		w.before = key
		if err := w.visit(key, p.value(i)); err != nil {
			return err
		}
	}
	return nil
}
