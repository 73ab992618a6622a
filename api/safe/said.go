package safe

import (
	"slices"
	"strings"
)

// isSaid reports whether a value beside a name is what somebody says of it: a code of an
// error, invalid_parameters, a sentence that ends as one, a list of names.
func isSaid(core string) bool {
	const sentence = 3 // words
	core = strings.TrimRight(core, "'")
	if core == "" || looksJSON(core) || strings.Contains(core, `":`) {
		return true
	}
	letters := spanOf(core, func(c byte) bool { return isLetter(c) || c == '_' }) == len(core)
	if letters && strings.Trim(core, "_") == core && strings.Contains(core, "_") && (core[1:] == strings.ToLower(core[1:]) || core == strings.ToUpper(core)) {
		return true
	}
	words := strings.Fields(core)
	if len(words) > 1 && slices.ContainsFunc(words, isErrno) {
		return true
	}
	if len(words) >= sentence && isUpper(core[0]) && (strings.HasSuffix(core, ".") || speaks(words)) {
		return true
	}
	return isList(core)
}

// isErrno tells the names of errors of POSIX: ENOTFOUND, ECONNREFUSED.
func isErrno(word string) bool {
	const shortest = 5
	return len(word) >= shortest && word[0] == 'E' && spanOf(word, isUpper) == len(word)
}

// isList reports whether a value is a list of names that tell of something.
func isList(core string) bool {
	if strings.IndexByte(core, ',') < 0 {
		return false
	}
	for name := range strings.SplitSeq(core, ",") {
		if class, _ := meaning(strings.TrimSpace(name)); class == Plain {
			return false
		}
	}
	return true
}
