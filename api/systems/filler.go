package systems

import (
	"slices"
	"strings"
)

// fillers are the words that people put around what was read out to them. They stand in
// most rows, so they tell none from another.
func fillers() []string {
	return strings.Fields(`a an the this that these those it its it's is isn't are aren't was wasn't were be been being am
		i i'm i've me my we we're our you your he his him she her they their them there
		say says said saying tell tells told get gets got getting keep keeps
		do does doesn't did didn't don't has hasn't have had can can't cannot could will won't would
		please just when what why how and but so of to for with at from
		work works worked working`)
}

// filling marks which of the words of a query, as they were written, are fillers. That
// something is "not working" says no more than that; any other "not" is the vendor's.
func filling(written []string) []bool {
	known := fillers()
	fills := make([]bool, len(written))
	for i, word := range written {
		word = strings.ReplaceAll(strings.Trim(word, ".,;!?()[]\"'“”"), "’", "'")
		fills[i] = slices.Contains(known, word)
		if i > 0 && strings.HasPrefix(word, "work") && fills[i] && written[i-1] == "not" {
			fills[i-1] = true
		}
	}
	return fills
}

// withoutNumbers returns words without those that may be a status.
func (q *Query) withoutNumbers(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return slices.Contains(q.numbers, word) })
}

// gist keeps what tells rows apart of a query's words: q.telling without the fillers, and
// q.phrase from the first telling word to the last. Where all are fillers, all count.
func (q *Query) gist(written []string) {
	fills := filling(written)
	first, last := slices.Index(fills, false), len(fills)
	if first < 0 {
		q.telling, q.phrase = q.Words, q.Words
		return
	}
	for fills[last-1] {
		last--
	}
	for i := first; i < last; i++ {
		parts := wordsOf(written[i])
		q.phrase = append(q.phrase, parts...)
		if !fills[i] {
			q.telling = append(q.telling, parts...)
		}
	}
}
