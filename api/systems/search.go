package systems

import (
	"cmp"
	"slices"
	"strings"
)

// Hit is a documented answer that a search found.
type Hit struct {
	Pack  *Pack
	Row   *Row
	Score int // the higher the better; comparable within one search only
}

// Found is what came of a search.
type Found struct {
	Hits  []Hit    // best first; in the order of the packs for a query without words
	Notes []string // what is to be said of the query, a sentence each
}

// Search finds documented answers by what somebody read out, or by code, id or
// filters: see [Packs.ParseQuery]. Without any word all rows that the filters allow
// come in the order of the packs, HTTP's own last. Whoever searches at every key
// keeps an [Index].
func (p *Packs) Search(query string) []Hit { return p.Index().Search(query).Hits }

// What a query is worth that is, whole, the id, code or text of a row, or a part of it.
const (
	isID     = 1_000_000
	isCode   = 100_000
	isText   = 40_000
	isTitle  = 5_000
	ofText   = 2_000
	ofTitle  = 900
	ofRest   = 300
	ofStatus = 100
)

// Search finds the rows for a query: those in which each word is found, in whole, as a
// beginning or part of a word, or else with a slip of the fingers. Words like "it says"
// need not be, where there are others. A number that is a
// documented status narrows the search down to it.
func (x *Index) Search(query string) Found {
	q := x.packs.ParseQuery(query)
	found := Found{Notes: q.Notes}
	if q.nothing {
		return found
	}
	if len(q.Words) == 0 {
		for _, e := range x.rows() {
			if q.Allows(e.pack, e.row) {
				found.Hits = append(found.Hits, Hit{e.pack, e.row, 0})
			}
		}
		return found
	}
	t := x.tally(&q)
	if found.Hits = t.hits(t.needed, true); len(found.Hits) > 0 || t.needed == 0 {
		return found
	}
	note := "nothing documented has these words under " + strings.Join(q.numbers, " or ") + ": shown whatever the status"
	found.Hits = t.hits(t.needed, false)
	if len(found.Hits) == 0 && q.spoken >= spokenFrom {
		note = "nothing documented has all of these words: shown is what comes nearest"
		found.Hits = nearest(t.hits((t.needed+1)/2, false))
	}
	if len(found.Hits) > 0 {
		found.Notes = append(found.Notes, note)
	}
	return found
}

// spokenFrom is the number of words from which a query is taken for a sentence that
// was read out, of which not every word need be the vendor's.
const spokenFrom = 3

// tally is how far each row answers a query.
type tally struct {
	query   *Query
	entries []entry
	needed  int      // words of the query that are no status
	points  []int    // by row
	words   []int    // how many of the words are found in the row
	under   []bool   // the row has a status that the query names, or the query names none
	phrases []string // the query's words in their order; without a status; without fillers at the ends
}

func (x *Index) tally(q *Query) *tally {
	vocab := x.words()
	n := len(x.entries)
	t := &tally{query: q, entries: x.entries, points: make([]int, n), words: make([]int, n), under: make([]bool, n)}
	left := func(words []string) []string { return words }
	if t.narrow() {
		left = q.withoutNumbers
	}
	words := left(q.telling)
	t.needed = len(words)
	for _, phrase := range [][]string{q.Words, left(q.Words), left(q.phrase)} {
		t.phrases = append(t.phrases, strings.Join(phrase, " "))
	}
	t.phrases = slices.Compact(t.phrases)
	best := make([]int, n)
	for _, word := range words {
		clear(best)
		if !look(vocab, word, best, quality) {
			look(vocab, word, best, slipped)
		}
		for i, points := range best {
			t.points[i] += points
			t.words[i] += min(1, points)
		}
	}
	return t
}

// narrow notes which rows have a status that the query names, and reports whether any
// has. Some vendors number their codes: those count as well.
func (t *tally) narrow() bool {
	documented := false
	for i, e := range t.entries {
		status := slices.ContainsFunc(t.query.numbers, func(n string) bool { return slices.Contains(e.statuses, n) })
		t.under[i] = status || overlap(t.query.numbers, e.codes)
		documented = documented || status
		if status {
			t.points[i] = ofStatus
		}
	}
	for i := range t.under {
		t.under[i] = t.under[i] || !documented
	}
	return documented
}

// look finds a word in the vocabulary and gives each row its best points for it.
func look(vocab []term, word string, best []int, rate func(word, term string) int) bool {
	found := false
	for _, t := range vocab {
		times := rate(word, t.word)
		if times == 0 {
			continue
		}
		found = true
		for _, p := range t.places {
			best[p.entry] = max(best[p.entry], times*p.weight)
		}
	}
	return found
}

// quality says how a word is found in a term: whole, as its beginning, or within it.
func quality(word, term string) int {
	switch {
	case len(term) < len(word):
		return 0
	case term == word:
		return wholeHit
	case strings.HasPrefix(term, word):
		return headHit
	case len(word) > 2 && strings.Contains(term, word):
		return partHit
	}
	return 0
}

// slippedFrom is the length in bytes from which a word may hold a slip; longer ones
// may hold two, as letters that changed places are.
const slippedFrom = 5

// slipped reports whether a word is a term, or its beginning, with a slip of the fingers.
func slipped(word, term string) int {
	most := min(2, len(word)/3)
	if len(word) < slippedFrom || len(term)+most < len(word) {
		return 0
	}
	if term = term[:min(len(term), len(word)+most)]; slips(word, term) <= most || slips(word, term[:min(len(term), len(word))]) <= most {
		return slipHit
	}
	return 0
}

// hits lists the rows that have at least so many of the words, best first.
func (t *tally) hits(words int, underStatus bool) []Hit {
	var hits []Hit
	for i := range t.entries {
		e := &t.entries[i]
		if t.words[i] < words || underStatus && !t.under[i] || !t.query.Allows(e.pack, e.row) {
			continue
		}
		phrased := 0
		for _, phrase := range t.phrases {
			phrased = max(phrased, e.phrased(t.query.text, phrase))
		}
		hits = append(hits, Hit{e.pack, e.row, t.points[i] + phrased})
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits
}

// nearest keeps what comes at least half as near as the best.
func nearest(hits []Hit) []Hit {
	return slices.DeleteFunc(hits, func(h Hit) bool { return 2*h.Score < hits[0].Score })
}

// phrased is what it is worth that a row has the query's words in their order.
func (e *entry) phrased(text, phrase string) int {
	is := func(s string) bool { return s == phrase }
	holds := func(s string) bool { return strings.Contains(s, phrase) }
	switch {
	case strings.EqualFold(e.row.ID, text):
		return isID
	case phrase == "":
		return 0
	case slices.ContainsFunc(e.codes, is):
		return isCode
	case slices.ContainsFunc(e.texts, is), slices.Contains(e.kinds, text):
		return isText
	case is(e.title):
		return isTitle
	case !strings.Contains(phrase, " "):
		return 0
	case slices.ContainsFunc(e.texts, holds), slices.ContainsFunc(e.codes, holds):
		return ofText
	case holds(e.title):
		return ofTitle
	case slices.ContainsFunc(e.rest, holds):
		return ofRest
	}
	return 0
}
