package history

import (
	"runtime"
	"sync"
)

const (
	batchChunks = 64  // chunks that are sifted at once
	siftedAll   = 4   // sifting goes on while it leaves out one of so many
	siftedFirst = 256 // chunks that are sifted before that counts
)

// chunkSieve leaves out chunks that surely hold nothing of what is asked for.
type chunkSieve struct {
	cases            []wanted // by condition; nil until chunks are sifted
	buffers          []filterBuffer
	tested, left     int
	useless, started bool
}

// sift returns for each of the chunks how many rows it has when it is left out, else 0.
func (s *scan) sift(batch []storedChunk) []int {
	passed := make([]int, len(batch))
	if len(batch) == 0 || s.sieve.off(s.query) {
		return passed
	}
	if !s.sieve.started {
		s.sieve.started = true
		s.sieve.cases = s.knownCases()
		s.known.wanted = s.sieve.cases
		s.sieve.buffers = make([]filterBuffer, runtime.GOMAXPROCS(0))
	}
	several := len(s.sieve.buffers)
	var all sync.WaitGroup
	for part := range several {
		all.Go(func() {
			for i := part * len(batch) / several; i < (part+1)*len(batch)/several; i++ {
				passed[i] = s.sieve.rows(s.query, batch[i], &s.sieve.buffers[part])
			}
		})
	}
	all.Wait()
	for _, rows := range passed {
		if s.sieve.tested++; rows > 0 {
			s.sieve.left++
		}
	}
	return passed
}

// off reports whether sifting does not pay.
func (c *chunkSieve) off(q Query) bool {
	if !c.started {
		c.useless = !q.sifts()
	}
	return c.useless || c.tested >= siftedFirst && c.left*siftedAll < c.tested
}

// sifts reports whether one of the conditions may leave out chunks.
func (q Query) sifts() bool {
	for _, asked := range q.All {
		switch {
		case asked.Field == Since || asked.Field == Until:
			return true
		case !asked.Not && asked.Field != Is && asked.Field != InBody && asked.filtered():
			return true
		}
	}
	return false
}

// rows returns how many rows a chunk has that holds nothing of what is asked for, else 0.
func (c *chunkSieve) rows(q Query, chunk storedChunk, buffer *filterBuffer) int {
	if chunk.below != nil {
		return 0 // it is looked at in part
	}
	data, err := chunk.value.behind(chunk.first[:], buffer)
	if err != nil {
		return 0
	}
	signs, err := readSigns(data)
	if err != nil || signs.unread {
		return 0
	}
	for i, asked := range q.All {
		if !signs.may(asked, c.cases[i]) {
			return signs.rows
		}
	}
	return 0
}
