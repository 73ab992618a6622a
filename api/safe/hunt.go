package safe

// maxLayers is how many layers of encoding are undone, in any order: three by a
// server, and the URL or form that quotes its answer.
const maxLayers = 4

// looker finds what must go from one reading of a text.
type looker interface {
	look(text string) []span
	// spend takes the cost of one more reading, in bytes, from what this looker may
	// spend on thoroughness, and reports whether there is any left.
	spend(bytes int) bool
}

// thoroughness is what may be spent on reading a text that has several kinds of
// escapes in several layers in every order: enough for any exchange that is not
// made to be slow.
const thoroughness = 32 << 20

// budget is what is left of it.
type budget int

func (b *budget) spend(bytes int) bool {
	*b -= budget(bytes)
	return *b > 0
}

// hunt returns what l finds in text as it is and in every way of reading it with
// up to four layers of percent, backslash, HTML, base64 and hex encoding undone,
// as merged spans of text.
func hunt(text string, l looker) []span {
	found := l.look(text)
	if layered(text) {
		h := hunter{looker: l, found: found}
		h.below(&view{text: text}, 0)
		found = h.found
	}
	return merge(found)
}

// layered reports whether there is anything to undo in text. Most texts are short
// and have nothing.
func layered(text string) bool {
	if signsIn(text) != 0 {
		return true
	}
	found := false
	for start, end := nextRun(text, 0); start < end && !found; start, end = nextRun(text, end) {
		v := view{text: text}
		v.run(start, end, func(*view) { found = true })
	}
	return found
}

type hunter struct {
	looker
	found []span
}

func (h *hunter) explore(v *view, layer int) {
	for _, s := range h.look(v.text) {
		at := v.origin(s)
		at.with = s.with
		h.found = append(h.found, at)
	}
	if layer < maxLayers {
		h.below(v, layer)
	}
}

func (h *hunter) below(v *view, layer int) {
	there := signsIn(v.text)
	for _, e := range h.escapesAt(v, layer) {
		if e&there == 0 {
			continue
		}
		if w := v.decode(e); w != nil {
			h.explore(w, layer+1)
		}
	}
	v.runs(func(w *view) { h.explore(w, layer+1) })
}

// escapesAt gives the escapes to undo: one kind at a time, because a value may
// itself hold what looks like an escape of another kind. When that has become too
// dear, all kinds at once below the outermost layer, which keeps the work linear.
func (h *hunter) escapesAt(v *view, layer int) []escapes {
	if layer == 0 || h.spend(len(v.text)) {
		return []escapes{percent, backslash, entity}
	}
	return []escapes{anyEscape}
}
