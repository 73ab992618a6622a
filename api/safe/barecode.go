package safe

import (
	"slices"
	"strings"
)

// A code of which the name says no more than which one it is (code2, newCode, old_code) is
// an error's or a one-time code. It is taken for a one-time code if it has 4 to 8 digits and
// stands where such codes are: among names of their words, or in a call to an address with
// one. What errors have, words with underscores or three digits as of HTTP, stays, and a
// bare "code" is left to the packs.

// bareCode is what such a name tells.
func bareCode(name string) (v verdict, ok bool) {
	if len(name) < len("code")+1 || !isProperName(name) {
		return v, false
	}
	words := partsOf(name)
	i := slices.IndexFunc(words, func(word string) bool { return word == "code" || word == "codes" })
	if i < 0 || fold(name) == words[i] || !allSayNothing(slices.Delete(words, i, i+1)) {
		return v, false
	}
	return verdict{name: name, class: OneTime, kind: "code", form: amongCodes, found: true, worded: true}, true
}

// among is v for a value that stands where one-time codes are, or not.
func (v verdict) among(codes bool) verdict {
	if codes {
		v.form = fourToEight
	}
	return v
}

// namesCodes reports whether a name has a word of one-time codes.
func namesCodes(name string) bool {
	return slices.ContainsFunc(partsOf(name), func(word string) bool { return isCodeWord(word) || word == "verify" })
}

func isCodeWord(word string) bool {
	switch word {
	case "otp", "otps", "totp", "sms", "pin", "pins", "passcode", "mfa", "verification":
		return true
	}
	return false
}

// amongNames reports whether one of the names in a text is a name of one-time codes.
func amongNames(text string) bool {
	for name := range strings.FieldsFuncSeq(text, func(r rune) bool { return r >= 0x80 || !isKeyByte(byte(r)) }) {
		if namesCodes(name) {
			return true
		}
	}
	return false
}

// callsForCodes reports whether the call is to an address with a word of one-time codes in
// its path, or of a system that sends them as "code".
func callsForCodes(s scrubber, place Place) bool {
	p, ok := s.(*pass)
	if !ok {
		return false
	}
	_, path, _ := strings.Cut(p.r.request.url, "://")
	path = path[:indexAnyOr(path, "?#")]
	path = path[indexAnyOr(path, "/"):]
	for segment := range strings.SplitSeq(path, "/") {
		if slices.ContainsFunc(partsOf(segment), isCodeWord) {
			return true
		}
	}
	return place == InRequest && slices.ContainsFunc(p.r.rules.rules["code"], func(r pathRule) bool { return r.Place == InRequest && r.Class == OneTime && !r.Digits })
}
