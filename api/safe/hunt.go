package safe

// maxLayers is how many layers of encoding are undone, in any order: three by a
// server, the URL or form that quotes its answer, and the text that quotes that.
const maxLayers = 5

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
// up to five layers of percent, backslash, HTML, quoted-printable, base64 and hex
// encoding and of invisible characters undone, as merged spans of text.
func hunt(text string, l looker) []span {
	found := l.look(text)
	if layered(text) {
		h := hunter{looker: l, off: leftOut(l), found: found}
		h.below(&view{text: text, off: h.off, spend: l.spend}, 0)
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
	for start, end := nextRun(text, 0, true); start < end && !found; start, end = nextRun(text, end, true) {
		v := view{text: text}
		v.run(start, end, func(*view) { found = true })
	}
	if !found {
		v := view{text: text}
		v.brokenRuns(func(*view) { found = true })
	}
	return found
}

type hunter struct {
	looker
	off   passSet
	found []span
}

// reader is a looker that reads documents, too, of which nothing but their encoding is
// known.
type reader interface {
	// read returns what stands for the whole text, "" when it may stay.
	read(text string) (with string)
}

func (h *hunter) explore(v *view, layer int) {
	if v.whole && h.off&passEncodedJSON == 0 && looksJSON(v.text) {
		if l, ok := h.looker.(reader); ok && h.spend(len(v.text)) {
			if with := l.read(v.text); with != "" {
				at := v.origin(span{end: len(v.text)})
				at.with = with
				h.found = append(h.found, at)
				return
			}
		}
	}
	for _, s := range h.look(v.text) {
		at := v.origin(s)
		at.with = s.with
		h.found = append(h.found, at)
	}
	if layer < maxLayers && h.off&passLayers == 0 {
		h.below(v, layer)
	}
}

func (h *hunter) below(v *view, layer int) {
	there := signsIn(v.text)
	for _, e := range h.escapesAt(v, layer) {
		if e &= there &^ h.off.escapes(); e == 0 {
			continue
		}
		if w := v.decode(e); w != nil {
			h.explore(w, layer+1)
		}
	}
	v.runs(func(w *view) { h.explore(w, layer+1) })
	if layer < maxLayers-1 && h.off&passWrapped == 0 && h.spend(1) {
		v.brokenRuns(func(w *view) {
			if h.spend(len(w.text)) {
				h.explore(w, layer+1)
			}
		})
	}
}

// escapes returns the escapes among the passes.
func (s passSet) escapes() (e escapes) {
	if s&passPercent != 0 {
		e |= percent
	}
	if s&passBackslash != 0 {
		e |= backslash
	}
	if s&passEntity != 0 {
		e |= entity
	}
	if s&passInvisible != 0 {
		e |= invisible
	}
	if s&passQuoted != 0 {
		e |= quoted
	}
	return e
}

// escapesAt gives the escapes to undo: one kind at a time, because a value may
// itself hold what looks like an escape of another kind. When that has become too
// dear, all kinds at once below the outermost layer, which keeps the work linear.
func (h *hunter) escapesAt(v *view, layer int) []escapes {
	if layer == 0 || h.spend(len(v.text)) {
		return []escapes{percent, backslash, entity, invisible, quoted}
	}
	return []escapes{anyEscape}
}
