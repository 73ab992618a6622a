package systems

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Index finds documented answers fast enough for every key that is typed. It belongs
// to whoever made it, and is not for several goroutines.
type Index struct {
	packs   *Packs
	entries []entry
	vocab   []term // nil until the first word is looked for
}

// entry is one row, with its texts as a query is compared to them: words in lower
// case, one blank between them.
type entry struct {
	pack     *Pack
	row      *Row
	statuses []string
	codes    []string
	texts    []string
	kinds    []string // of no answer: our words, which nobody reads out
	title    string
	rest     []string
}

// term is a word of the rows, and where it stands.
type term struct {
	word   string
	places []place
}

// place is a row, by its number, and the best weight of what a word stands in there.
type place struct{ entry, weight int }

// What a word found somewhere is worth.
const (
	inCode   = 48
	inText   = 44
	inTitle  = 20
	inWords  = 12 // of the row: what a message or the vendor's page says of it
	inRest   = 6
	inName   = 5
	wholeHit = 4 // the multiples for how a word was found
	headHit  = 3
	partHit  = 2
	slipHit  = 1
)

// Index prepares a search among all rows. Nothing is read yet.
func (p *Packs) Index() *Index { return &Index{packs: p} }

// rows lists every row, in the order of the packs.
func (x *Index) rows() []entry {
	if x.entries != nil {
		return x.entries
	}
	for _, pack := range x.packs.all() {
		for i := range pack.Rows {
			x.entries = append(x.entries, entryOf(pack, &pack.Rows[i]))
		}
	}
	return x.entries
}

func entryOf(pack *Pack, row *Row) entry {
	e := entry{pack: pack, row: row, title: row.Title, rest: []string{row.Cause, row.Says}}
	for _, status := range row.Statuses() {
		e.statuses = append(e.statuses, strconv.Itoa(status))
	}
	for _, w := range append([]When{row.When}, row.Also...) {
		e.codes = append(e.codes, w.Code...)
		e.texts = append(e.texts, w.Text...)
		for _, field := range slices.Sorted(maps.Keys(w.Detail)) {
			e.texts = append(e.texts, field+" "+w.Detail[field], w.Detail[field])
		}
		e.kinds = append(e.kinds, w.Transport...)
	}
	e.texts = append(e.texts, row.Verbatim...)
	for _, met := range slices.Sorted(maps.Keys(pack.Spellings)) {
		meant := pack.Spellings[met]
		if overlap([]string{meant}, e.codes) {
			e.codes = append(e.codes, met)
		}
		if overlap([]string{meant}, e.texts) {
			e.texts = append(e.texts, met)
		}
	}
	return e
}

// words makes the vocabulary, once.
func (x *Index) words() []term {
	if x.vocab != nil {
		return x.vocab
	}
	places := map[string][]place{}
	for i := range x.rows() {
		e := &x.entries[i]
		for weight, texts := range e.weighted() {
			for _, text := range texts {
				for _, word := range wordsOf(text) {
					places[word] = put(places[word], place{i, weight})
				}
			}
		}
		e.plain()
	}
	for _, word := range slices.Sorted(maps.Keys(places)) {
		x.vocab = append(x.vocab, term{word, places[word]})
	}
	return x.vocab
}

// put adds a place; of two in one row the weightier stays.
func put(places []place, p place) []place {
	if n := len(places); n > 0 && places[n-1].entry == p.entry {
		places[n-1].weight = max(places[n-1].weight, p.weight)
		return places
	}
	return append(places, p)
}

// weighted is what of a row is searched, by what a word in it is worth.
func (e *entry) weighted() map[int][]string {
	name := []string{e.pack.ID, e.pack.Name, e.row.ID, e.row.Operation}
	if o := e.pack.Operation(e.row.Operation); o != nil {
		name = append(name, o.Name)
	}
	return map[int][]string{
		inCode: e.codes, inText: slices.Concat(e.texts, e.kinds), inTitle: {e.title}, inWords: append(slices.Clone(e.row.Words), e.row.Says),
		inRest: {e.row.Cause}, inName: name,
	}
}

// plain turns a row's texts into what a phrase is compared to.
func (e *entry) plain() {
	for _, texts := range [][]string{e.codes, e.texts, e.rest} {
		for i, text := range texts {
			texts[i] = spoken(text)
		}
	}
	e.title = spoken(e.title)
}

// spoken is text as it is read out: its words alone.
func spoken(text string) string { return strings.Join(wordsOf(text), " ") }
