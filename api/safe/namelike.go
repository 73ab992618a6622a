package safe

import (
	"strings"
	"unicode"
)

// isNameLike reports whether a value looks like somebody's name of two words to four,
// each with a capital or of a script without them, and like no label of a form.
func isNameLike(core string) bool {
	const fewest, most = 2, 4
	words := strings.Fields(core)
	if len(words) < fewest || len(words) > most || isMessage(core) || isWellKnown(fold(core)) {
		return false
	}
	for _, word := range words {
		if !isCapitalised(word) || isStaple(lowerASCII(word)) || isLabelWord(lowerASCII(word)) {
			return false
		}
	}
	return true
}

// isCapitalised reports whether a word is one of letters, hyphens and apostrophes that
// does not begin with a small one.
func isCapitalised(word string) bool {
	for i, r := range word {
		if i == 0 && (unicode.IsLower(r) || !unicode.IsLetter(r)) || !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’.", r) {
			return false
		}
	}
	return word != ""
}

// isLabelWord tells the words that forms write beside their fields, and that name what is
// no person.
func isLabelWord(word string) bool {
	switch strings.TrimRight(word, ".:*") {
	case "full", "given", "family", "surname", "middle", "maiden", "nick", "nickname", "birth", "house", "building", "line", "postal", "billing", "shipping", "home", "legal", "title", "contact", "team", "desk", "sir", "madam", "all", "both", "user", "holder", "card",
		"voller", "vorname", "nachname", "name", "nom", "prénom", "nombre":
		return true
	}
	return hasName(word) || isNamePart(word)
}

// isAddressLike reports whether a value looks like the line of an address: words and the
// number of a house.
func isAddressLike(core string) bool {
	return strings.ContainsAny(core, "0123456789") && strings.IndexFunc(core, unicode.IsLetter) >= 0 && strings.IndexByte(core, ' ') > 0 && !isWellKnown(fold(core)) && !isTerm(core) && !speaks(strings.Fields(core))
}
