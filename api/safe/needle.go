package safe

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"
)

// needle is one spelling of a value that is hunted.
type needle struct {
	text  string
	value int  // index of the value, or a sign
	word  bool // only where it stands alone
	fold  bool // ASCII letters in any case
	part  bool // its beginning, too
	soft  bool // when broken, then by soft breaks only
	cased bool // when broken by blanks, then in its own letter case only
}

// Lengths in runes: of a beginning that gives a value away, and of a value that is
// long enough to be known by its beginning.
const (
	minPart   = 12
	minParted = 16
)

// in returns how many bytes text has of the needle at its beginning: all of them or,
// when parts count, enough to give the value away; else 0.
func (n needle) in(text string, parts bool) int {
	parts = parts && n.part
	switch {
	case strings.HasPrefix(text, n.text):
		return len(n.text)
	case !n.fold && !parts:
		return 0
	}
	same := n.common(text)
	if same == len(n.text) {
		return same
	}
	for same > 0 && !utf8.RuneStart(n.text[same]) {
		same--
	}
	if !parts || same < minPart || utf8.RuneCountInString(n.text[:same]) < minPart {
		return 0
	}
	return same
}

// common is how many bytes text and the needle begin with alike.
func (n needle) common(text string) int {
	for i := range min(len(text), len(n.text)) {
		if a, b := text[i], n.text[i]; a != b && !(n.fold && a|lower == b|lower && isLetter(a)) {
			return i
		}
	}
	return min(len(text), len(n.text))
}

func isLetter(c byte) bool { return 'a' <= c|lower && c|lower <= 'z' }

// rank says how well found stands for the needle, of which it is a spelling or the
// beginning of one.
func (n needle) rank(found string) int {
	rank := 1
	if len(found) == len(n.text) {
		rank += 2
	}
	if strings.HasPrefix(n.text, found) {
		rank++
	}
	return rank
}

// plussed is a value with + for space, as a form has it.
func plussed(core string) string { return strings.ReplaceAll(core, " ", "+") }

// spellings lists the needles for a value that is long enough to be cut wherever it
// appears: as it is, with + for space, in base64 and base64url at each of the three
// alignments, and in hex; without those of the passes that are off. Percent, JSON and
// HTML escapes are undone by views.
func spellings(core string, value int, off passSet) []needle {
	texts := []string{core}
	if off&passPlus == 0 {
		texts = append(texts, plussed(core), strings.ReplaceAll(core, "+", " "))
	}
	if off&passHexed == 0 {
		in := hex.EncodeToString([]byte(core))
		texts = append(texts, in, strings.ToUpper(in))
	}
	for shift := range 3 {
		if off&passAligned != 0 {
			break
		}
		b64 := alignedBase64(core, shift)
		texts = append(texts, b64, strings.NewReplacer("+", "-", "/", "_").Replace(b64))
	}
	slices.Sort(texts)
	var needles []needle
	for _, text := range slices.Compact(texts) {
		needles = append(needles, needle{text: text, value: value})
	}
	return needles
}

// alignedBase64 returns the characters that core puts into base64 when it begins
// shift bytes into a group of three, whatever stands around it.
func alignedBase64(core string, shift int) string {
	whole := base64.RawStdEncoding.EncodeToString(append(make([]byte, shift, shift+len(core)), core...))
	first := (shift*8 + 5) / 6
	return whole[first : (shift+len(core))*8/6]
}
