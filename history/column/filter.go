package column

import (
	"math/bits"
)

// A filter knows the pieces of texts that are gramBytes long, by which long texts are found,
// and those of three and of two bytes, by which texts below that are found. Of texts of less
// than Shortest bytes it tells nothing.
const (
	gramBytes = 5
	Shortest  = 2
)

const (
	widest    = 1 << 18 // bits of the largest filter
	narrowest = 1 << 9  // of the smallest
	sparse    = 4       // a filter has at least so many bits for each that is set
	termBits  = 4       // bits of a term
)

// Filter tells of texts and terms that they are surely not in a part: a Bloom filter, with
// one bit for each piece of a text, and some for each term. The empty Filter tells nothing.
type Filter struct{ bits []byte }

// ReadFilter reads what Signs.Filter returned.
func ReadFilter(data []byte) (Filter, error) {
	if n := len(data); n < narrowest/8 || n > widest/8 || n&(n-1) != 0 {
		return Filter{}, ErrBroken
	}
	return Filter{data}, nil
}

// Holds reports whether a text may be part of one of the texts.
func (f Filter) Holds(text string) bool {
	if len(f.bits) == 0 {
		return true
	}
	if len(text) < gramBytes {
		return f.holdsShort(text)
	}
	for i := 0; i+gramBytes <= len(text); i++ {
		if !f.has(gram(text[i : i+gramBytes])) {
			return false
		}
	}
	return true
}

func (f Filter) holdsShort(text string) bool {
	n := min(len(text), 3)
	for i := 0; n >= Shortest && i+n <= len(text); i++ {
		if !f.has(short(text[i : i+n])) {
			return false
		}
	}
	return true
}

// Has reports whether a term may be one of the terms.
func (f Filter) Has(t Term) bool {
	if len(f.bits) == 0 {
		return true
	}
	at, step := t.start()
	for range termBits {
		if !f.has(at) {
			return false
		}
		at += step
	}
	return true
}

func (f Filter) has(at uint32) bool {
	at &= uint32(len(f.bits)*8 - 1)
	return f.bits[at/8]&(1<<(at%8)) != 0
}

// Term stands for a whole value of some kind.
type Term uint64

// TermOf returns the term of a value of a kind.
func TermOf(kind, value string) Term {
	sum := uint64(14695981039346656037) // FNV-1a, 64 bits
	for _, text := range []string{kind, Part, value} {
		for i := range len(text) {
			sum = (sum ^ uint64(text[i])) * 1099511628211
		}
	}
	return Term(mixed(sum))
}

// start returns the first place of a term, and how far it is to the next ones.
func (t Term) start() (at, step uint32) { return uint32(t), uint32(t>>32) | 1 }

// gram returns the place of gramBytes bytes.
func gram(text string) uint32 {
	bytes := uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 | uint64(text[4])<<32
	return uint32(bytes * factor >> 32)
}

// short returns the place of two or three bytes.
func short(text string) uint32 {
	bytes := uint64(text[0]) | uint64(text[1])<<8 | uint64(len(text))<<56
	if len(text) > 2 {
		bytes |= uint64(text[2]) << 16
	}
	return uint32(bytes * factor >> 32)
}

// mixed spreads a number over 64 bits.
func mixed(n uint64) uint64 {
	n ^= n >> 32
	n *= factor
	n ^= n >> 32
	n *= factor
	return n ^ n>>28
}

// factor is odd, and its bits are without order. Filters are stored: with another one, or
// other places, they must be told from those that there are.
const factor = 0x9E3779B97F4A7C15

// Signs gathers what a filter is to know.
type Signs struct{ words []uint64 }

// Text adds a text.
func (s *Signs) Text(text string) {
	s.make()
	for i := 0; i+gramBytes <= len(text); i++ {
		s.set(gram(text[i : i+gramBytes]))
	}
	for n := Shortest; n <= 3; n++ {
		for i := 0; i+n <= len(text); i++ {
			s.set(short(text[i : i+n]))
		}
	}
}

// Term adds a term.
func (s *Signs) Term(t Term) {
	s.make()
	at, step := t.start()
	for range termBits {
		s.set(at)
		at += step
	}
}

func (s *Signs) set(at uint32) {
	at %= widest
	s.words[at/64] |= 1 << (at % 64)
}

func (s *Signs) make() {
	if s.words == nil {
		s.words = make([]uint64, widest/64)
	}
}

// Filter returns the bytes of the filter: as few as keep it sparse.
func (s *Signs) Filter() []byte {
	words := s.words
	if words == nil {
		return make([]byte, narrowest/8)
	}
	for len(words) > narrowest/64 {
		half := len(words) / 2
		count := 0
		for i := range half {
			count += bits.OnesCount64(words[i] | words[half+i])
		}
		if count*sparse > half*64 {
			break
		}
		for i := range half {
			words[i] |= words[half+i]
		}
		words = words[:half]
	}
	data := make([]byte, 0, len(words)*8)
	for _, word := range words {
		data = order.AppendUint64(data, word)
	}
	return data
}
