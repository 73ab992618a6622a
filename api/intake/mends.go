package intake

import "slices"

// mends are the ways in which a value differed from JSON, one bit each.
type mends uint

const (
	mendQuotes mends = 1 << iota
	mendSpaces
	mendCommas
	mendPython
	mendKeys
	mendHardBreaks
	mendSoftBreaks
	mendTabs
	mendEscapes
)

// mendWords say what each mend did, in the order of the bits.
var mendWords = []string{
	"smart quotes were turned into straight ones",
	"no-break spaces and zero-width characters between the values were left out",
	"commas before a closing bracket were left out",
	"it was read as a Python dict: single quotes, True, False and None became JSON's",
	"keys without quotes were given them",
	"line breaks inside strings and words were taken out, as the lines were cut at one width",
	"line breaks inside strings were read as blanks",
	"tabs inside strings were escaped",
	"JSON that was escaped inside a string was unescaped",
}

// words returns a sentence for each mend.
func (m mends) words() (said []string) {
	for i, words := range mendWords {
		if m&(1<<i) != 0 {
			said = append(said, words)
		}
	}
	return said
}

// add adds to a list what it does not hold yet.
func add(list []string, more ...string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
