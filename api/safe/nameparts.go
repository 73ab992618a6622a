package safe

import "strings"

// partsOf lists the words of a name in lower case: of camelCase, of what signs and digits
// part, and of what is written together, if all of it is words that are known here.
func partsOf(name string) (words []string) {
	start := 0
	for i := 0; i <= len(name); i++ {
		end := i == len(name) || !isWordByte(name[i])
		if !end && !(i > start && isHump(name, i)) {
			continue
		}
		if i > start {
			word := strings.ToLower(name[start:i])
			if apart := takenApart(word); apart != nil {
				words = append(words, apart...)
			} else {
				words = append(words, word)
			}
		}
		start = i
		if end {
			start++
		}
	}
	return words
}

func isWordByte(c byte) bool { return isLetter(c) || c >= 0x80 }

// isHump reports whether a word begins at name[i] by its letter case: passwordOld,
// OTPCode, but not the plural OTPs.
func isHump(name string, i int) bool {
	if !isUpper(name[i]) {
		return false
	}
	if !isUpper(name[i-1]) {
		return true
	}
	rest := name[i+1:]
	n := spanOf(rest, func(c byte) bool { return isLetter(c) && !isUpper(c) })
	return n > 1 || n == 1 && rest[0] != 's'
}

// takenApart parts what is written together: passwordold, XAPIKEY. It is nil where a word
// is known or something is left over, as of tokenizer; but what ends like a secret's name
// is one, mysessiontoken.
func takenApart(word string) []string {
	const longest = 40
	if len(word) > longest || isPart(word) {
		return nil
	}
	if parts := inParts(word); parts != nil {
		return parts
	}
	for _, end := range [...]string{"apikey", "token", "secret", "password", "passwd", "passphrase"} {
		if stem, ok := strings.CutSuffix(word, end); ok && stem != "" {
			return []string{stem, end}
		}
	}
	return nil
}

func inParts(word string) []string {
	for n := len(word) - 1; n > 0; n-- { // the longest first: verification before verify
		if !isPart(word[:n]) {
			continue
		}
		if rest := word[n:]; isPart(rest) {
			return []string{word[:n], rest}
		} else if behind := inParts(rest); behind != nil {
			return append([]string{word[:n]}, behind...)
		}
	}
	return nil
}

// isPart reports whether a word may be a part of what is written together. Two letters
// are too easily found in words of other meaning.
func isPart(word string) bool {
	switch word {
	case "x", "pw", "id", "api", "key", "access", "refresh", "session", "private", "account", "signing", "encryption", "verification", "recovery", "activation", "authorization", "auth",
		"user", "client", "app", "admin", "sms", "email", "phone", "mobile":
		return true
	}
	if len(word) < 3 || word == "pass" || word == "sig" {
		return false
	}
	return senseOfOne(InHeader, word).kind != "" || saysNothing(word) || saysOnly(word) || hasName(word)
}
