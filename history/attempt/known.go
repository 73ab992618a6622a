package attempt

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/api/safe"
)

// known are values that were cut, of which only the fingerprint is left. Where one of them
// still stands in clear as a word of its own, it can be told.
type known struct {
	kinds map[int][]string // the kinds of values of a length in characters
	facts map[safe.Fingerprint]safe.Fact
}

func newKnown() known { return known{map[int][]string{}, map[safe.Fingerprint]safe.Fact{}} }

// shortestWord is the length, in characters, from which a word is looked at.
const shortestWord = 4

func (k known) add(facts []safe.Fact) {
	for _, f := range facts {
		if f.Class < safe.Proof || f.Fingerprint == "" || f.Length < shortestWord {
			continue
		}
		k.facts[f.Fingerprint] = f
		if !slices.Contains(k.kinds[f.Length], f.Kind) {
			k.kinds[f.Length] = append(k.kinds[f.Length], f.Kind)
		}
	}
}

// recognise makes known to a redactor which words of texts are values that were cut
// elsewhere.
func (k known) recognise(key safe.Key, redactor *safe.Redactor, texts ...string) {
	if len(k.facts) == 0 {
		return
	}
	seen := map[string]bool{}
	for _, text := range texts {
		for _, splits := range []func(rune) bool{inNoWord, inNoPart} {
			for word := range strings.FieldsFuncSeq(text, splits) {
				if word = strings.Trim(word, ".-"); !seen[word] && len(k.kinds[utf8.RuneCountInString(word)]) > 0 {
					seen[word] = true
					k.tell(key, redactor, word)
				}
			}
		}
	}
}

// tell makes a word known if it is one of the values.
func (k known) tell(key safe.Key, redactor *safe.Redactor, word string) {
	for _, kind := range k.kinds[utf8.RuneCountInString(word)] {
		if f, is := k.facts[key.Fingerprint(kind, word)]; is {
			redactor.Learn(f.Class, f.Kind, word)
		}
	}
}

// inNoWord tells what stands around keys, tokens and codes. An equals sign ends base64,
// and parts a name from its value.
func inNoWord(r rune) bool { return inNoPart(r) && r != '=' && r != '/' && r != '+' }

func inNoPart(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.~", r)
}
