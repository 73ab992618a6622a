package ticket

import "casebook/api/safe"

// jsonText writes one JSON document, indented. Keys are constants; a value is JSON
// already.
type jsonText struct {
	b     safe.Builder
	depth int
	first bool
}

// next begins a member or an element.
func (j *jsonText) next() {
	if !j.first && j.depth > 0 {
		j.b.Words(",")
	}
	j.first = false
	j.line()
}

func (j *jsonText) line() {
	if j.b.Len() == 0 {
		return
	}
	j.b.Words("\n")
	for range j.depth {
		j.b.Words("  ")
	}
}

// key begins a member of an object.
func (j *jsonText) key(name safe.Text) {
	j.next()
	j.b.Text(safe.JSON(name))
	j.b.Words(": ")
}

// value writes a member whose value is JSON.
func (j *jsonText) value(name, value safe.Text) {
	j.key(name)
	j.b.Text(value)
}

// text writes a member whose value is text.
func (j *jsonText) text(name, text safe.Text) { j.value(name, safe.JSON(text)) }

// object writes a member that is an object; with no name, an element that is one.
func (j *jsonText) object(name safe.Text, members func()) {
	j.begin(name)
	j.b.Words("{")
	j.inside(members)
	j.b.Words("}")
}

// list writes a member that is a list.
func (j *jsonText) list(name safe.Text, elements func()) {
	j.begin(name)
	j.b.Words("[")
	j.inside(elements)
	j.b.Words("]")
}

func (j *jsonText) begin(name safe.Text) {
	if name.String() == "" {
		j.next()
		return
	}
	j.key(name)
}

func (j *jsonText) inside(write func()) {
	j.depth++
	j.first = true
	write()
	empty := j.first
	j.depth--
	j.first = false
	if !empty {
		j.line()
	}
}

// texts writes a member that is a list of texts, on one line.
func (j *jsonText) texts(name safe.Text, texts []safe.Text) {
	j.key(name)
	j.b.Words("[")
	for i, t := range texts {
		if i > 0 {
			j.b.Words(", ")
		}
		j.b.Text(safe.JSON(t))
	}
	j.b.Words("]")
}

// done ends the document.
func (j *jsonText) done() safe.Text {
	j.b.Words("\n")
	return j.b.Done()
}

// truth writes true or false.
func truth(yes bool) safe.Text {
	if yes {
		return safe.Const("true")
	}
	return safe.Const("false")
}
