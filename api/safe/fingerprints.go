package safe

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// print is the fingerprint of a value that some attempt of the case cut. Another
// attempt, which did not know the value, may hold it: its redactor had no reason to
// cut it.
type print struct {
	kind, charset string
	of            Fingerprint
	mark          mark
}

// maxPrinted is how many words of one text are fingerprinted: enough for any that is
// not made to be slow, and a third of a second.
const maxPrinted = 100_000

// know keeps the fingerprint of a cut value, by its length in runes.
func (s *Sharer) know(fact Fact, to mark) {
	const (
		fewestDigits = 6
		longWord     = 12 // letters alone may be a word of anybody's
	)
	switch fact.Charset {
	case "digits":
		if fact.Length < fewestDigits {
			return
		}
	case "letters":
		if fact.Length < longWord {
			return
		}
	default:
		if fact.Length < minInside {
			return
		}
	}
	if text, ok := strings.CutSuffix(to.to, ", "+asNumber+"]"); ok {
		to.to = text + "]"
	}
	p := print{fact.Kind, fact.Charset, fact.Fingerprint, to}
	if !slices.ContainsFunc(s.prints[fact.Length], func(q print) bool { return q.of == p.of }) {
		s.prints[fact.Length] = append(s.prints[fact.Length], p)
	}
}

// fingerprints finds the values of other attempts that stand in the text as words. A
// value of several words is found where it is the whole text.
func (l *lookout) fingerprints() {
	if len(l.p.prints) == 0 || l.p.off&sharePrints != 0 {
		return
	}
	l.word(0, len(l.text))
	for i := 0; i < len(l.text); {
		if betweenWords[l.text[i]] {
			i++
			continue
		}
		start := i
		for i < len(l.text) && !betweenWords[l.text[i]] {
			i++
		}
		l.trimmed(start, i)
	}
}

// betweenWords are the bytes that no key has; inWords those that a key may have and
// that may as well stand around one.
var betweenWords, inWords = func() (between, in [256]bool) {
	for _, c := range []byte(" \t\r\n\"'`<>,;()[]{}|\\") {
		between[c] = true
	}
	for _, c := range []byte("=:/&?#@") {
		in[c] = true
	}
	return between, in
}()

// trimmed looks at a word without the signs of a sentence around it, and at the parts
// of one that is a URL or a name and its value.
func (l *lookout) trimmed(start, end int) {
	const signs = ".:!?"
	if l.word(start, end) {
		return // a password may end in one
	}
	first, last := start, end
	for start < end && strings.IndexByte(signs, l.text[start]) >= 0 {
		start++
	}
	for end > start && strings.IndexByte(signs, l.text[end-1]) >= 0 {
		end--
	}
	if (start > first || end < last) && l.word(start, end) {
		return
	}
	part := start
	for i := start; i <= end; i++ {
		if i < end && !inWords[l.text[i]] {
			continue
		}
		if part < i && i-part < end-start {
			l.word(part, i)
		}
		part = i + 1
	}
}

// word cuts text[start:end] if it is a value that was cut elsewhere.
func (l *lookout) word(start, end int) bool {
	word := l.text[start:end]
	length := len(word)
	if l.has&hasForeign != 0 {
		length = utf8.RuneCountInString(word)
	}
	prints := l.p.prints[length]
	if len(prints) == 0 {
		return false
	}
	if l.p.printless[word] || isStaple(lowerASCII(word)) || isReference(fold(word)) {
		return false // or a word that documents are made of, the tickets' too
	}
	m, ok := l.p.printed(word, prints)
	if !ok {
		if l.p.printless == nil {
			l.p.printless = make(map[string]bool)
		}
		if len(l.p.printless) < maxCached {
			l.p.printless[word] = true
		}
		return false
	}
	switch p := l.p; {
	case p.scan != nil:
		p.scan.leak(m.cut.Name)
	case p.learning:
	default:
		p.note(&m.cut.places, inText(start, end, len(l.text)))
		p.make(m.to)
		l.found = append(l.found, span{start, end, m.to})
	}
	return true
}

// printed returns the mark of a word whose fingerprint is among prints.
func (p *sharing) printed(word string, prints []print) (mark, bool) {
	set := charset(word)
	kind, of := "", Fingerprint("")
	for _, print := range prints {
		if print.charset != set {
			continue
		}
		if print.kind != kind {
			if p.printing++; p.printing > maxPrinted {
				return mark{}, false
			}
			kind, of = print.kind, p.Sharer.key.Fingerprint(print.kind, word)
		}
		if print.of == of {
			return print.mark, true
		}
	}
	return mark{}, false
}
