package safe

import "strings"

// form is what a value has to look like for its name to tell anything.
type form uint8

const (
	anyForm         form = iota
	sixToEight           // 6 to 8 digits
	longRandom           // as long and random as a key
	cardNumber           // 12 to 19 digits, grouped or not
	cardCode             // 3 or 4 digits
	codeOrRandom         // 6 to 8 digits, or as random as a key
	fourToEight          // 4 to 8 digits
	passLike             // as passwords look, and words and counts do not
	decimals             // degrees with 4 decimals and more, which is 11 m
	keyLike              // as keys look, and words and counts do not
	codeLike             // as one-time codes look
	codeOrWord           // as one-time codes look, or one word without a sign
	amongCodes           // 4 to 8 digits, where one-time codes are
	sidLike              // as keys look, and ids of messages do not
	unsaid               // secretLike, and nothing that is said of a secret
	groupedOrRandom      // 4 to 8 digits, in groups as well, or as random as a key
	mixedKey             // of small and capital letters and digits, as no word is
	mixedWord            // the same of 12 characters and more, one word maybe
	grantCode            // whatever may be an authorization code: no word and no status
	credential           // whatever is no scheme alone and no result
	nameLike             // as somebody's first and last name look, and labels do not
	addressLike          // as the line of an address looks, and labels do not
	secretLike           // whatever may be a secret: no status, count, time, address or sentence
)

// about reports whether v says anything of a value.
func (v verdict) about(value string) bool {
	if v.form == anyForm || v.form == amongCodes { // of these it is not known yet where it stands
		return v.form == anyForm
	}
	core, _ := unquoted(value)
	core = visible(core)
	digits := len(core)
	if strings.Trim(core, "0123456789") != "" {
		digits = 0
	}
	switch v.form {
	case sixToEight:
		return digits >= 6 && digits <= 8
	case codeOrRandom:
		return digits >= 6 && digits <= 8 || isLongRandom(core)
	case fourToEight:
		return digits >= 4 && digits <= 8
	case cardCode:
		return digits == 3 || digits == 4
	case cardNumber:
		return len(digitsOf(core)) >= 12
	case passLike:
		return core != "" && digits == 0 && looksRandom(core)
	case keyLike:
		return digits == 0 && isKeyLike(core)
	case sidLike:
		return digits == 0 && isKeyLike(core) && !isMessageID(core)
	case codeLike:
		return isCodeLike(core)
	case codeOrWord:
		return isCodeLike(core) || isCodeWordLike(core)
	case secretLike:
		return isSecretLike(core)
	case unsaid:
		return isSecretLike(core) && !isSaid(core)
	case decimals:
		_, fraction, _ := strings.Cut(core, ".")
		return spanOf(fraction, isDigit) >= 4 && strings.Trim(core, "+-.0123456789") == ""
	}
	return v.form.fits(core)
}

// fits reports whether a value looks as a form says that is no matter of digits.
func (f form) fits(core string) bool {
	switch f {
	case groupedOrRandom:
		return isGroupedCode(core) || isLongRandom(core)
	case grantCode:
		return isGrantCode(core)
	case credential:
		return isCredential(core)
	case nameLike:
		return isNameLike(core)
	case addressLike:
		return isAddressLike(core)
	case mixedKey:
		return isMixedKey(core)
	case mixedWord:
		return isMixedWord(core) || isLongRandom(core)
	}
	return isLongRandom(core)
}

// isKeyLike reports whether a value looks like a key, not like a sentence, a word or a time.
func isKeyLike(core string) bool {
	return core != "" && looksRandom(core) && !strings.ContainsAny(core, " \t") && !isTerm(core)
}

// isCodeWordLike reports whether a value is one word that may be a code of letters alone.
func isCodeWordLike(core string) bool {
	const shortest = 4
	return len(core) >= shortest && spanOf(core, isWordByte) == len(core) && isSecretLike(core)
}

// isLongRandom reports whether a value looks like a key: long, of letters and digits
// that change about, and neither a UUID, the id of a message, an address nor a time.
func isLongRandom(value string) bool {
	const long, longest, changes = 16, 1 << 12, 3
	if len(value) < long || len(value) > longest || spanOf(value, isTokenByte) < len(value) || isUUID(value) || isMessageID(value) || isTerm(value) {
		return false
	}
	changed, digits, letters := 0, 0, 0
	for i := range len(value) {
		digit := value[i]-'0' <= 9
		switch {
		case digit:
			digits++
		case isLetter(value[i]):
			letters++
		}
		if i > 0 && digit != (value[i-1]-'0' <= 9) {
			changed++
		}
	}
	return digits > 0 && letters > 0 && (changed >= changes || !strings.ContainsAny(value, "._-/"))
}

// isUUID: RFC 9562 section 4.
func isUUID(s string) bool {
	return len(s) == 36 && s[8] == '-' && s[13] == '-' && s[18] == '-' && s[23] == '-' && isHex(strings.ReplaceAll(s, "-", ""))
}

// isMessageID tells the ids of messages and calls of SMS gateways: two capitals for what
// it is, and 32 hex digits.
func isMessageID(s string) bool {
	return len(s) == 34 && isUpper(s[0]) && isUpper(s[1]) && isHex(s[2:]) && !strings.ContainsAny(s[2:], "ABCDEF")
}

// hinted is what a name tells that is none of the well-known ones: of a card; by its
// telling words; or, by a word in it, that a value which looks like a key is one.
func hinted(place Place, name, folded string) verdict {
	if place == InPath {
		return hintedInPath(name, folded)
	}
	if place == InHeader {
		if v, ok := headerNamed(name, folded); ok {
			return v
		}
	}
	if v, whole := hintedWhole(place, name, folded); whole {
		return v
	}
	if v := worded(place, name); v.found {
		return v
	}
	if v, ok := bareCode(name); ok {
		return v
	}
	return hintedByWords(name)
}

// hintedInPath is what a segment of a path tells of the one behind it.
func hintedInPath(name, folded string) verdict {
	switch folded {
	case "reset", "resetpassword", "passwordreset", "verify", "verifyemail", "confirm", "activate", "activation", "magic", "magiclink", "invite", "invitation", "token", "unlock":
		return verdict{name: name, class: OneTime, kind: "link", found: true, form: longRandom}
	}
	return verdict{}
}

// hintedWhole is what a name as a whole tells; whole is false where only its words can.
func hintedWhole(place Place, name, folded string) (v verdict, whole bool) {
	v = verdict{name: name, class: ClassSecret, found: true}
	switch folded {
	case "sig":
		if place == InQuery {
			v.kind = "secret"
			return v, true
		}
	case "card", "cardnumber", "cardno", "pan", "creditcard", "creditcardnumber", "ccnumber", "debitcard", "primaryaccountnumber":
		v.kind, v.form = "card", cardNumber
		return v, true
	case "t", "k", "h", "ticket": // /reset-password?t=…
		if place == InQuery {
			v.kind, v.form = "token", longRandom
			return v, true
		}
		return verdict{}, true
	case "code":
		if place == InQuery || place == InRequest {
			return verdict{name: name, class: OneTime, kind: "code", found: true, form: longRandom}, true
		}
		return verdict{}, true
	case "lat", "lng", "lon", "latitude", "longitude":
		return verdict{name: name, class: Personal, kind: "position", found: true, form: decimals}, true
	case "cvv", "cvc", "cvv2", "cvc2", "cardverificationvalue", "cardcode":
		v.kind, v.form = "card-code", cardCode
		return v, true
	}
	return verdict{}, false
}

// isProperName reports whether a name is one that somebody gave to a field, and neither
// a sentence nor something with a placeholder in it.
func isProperName(name string) bool {
	const longest = 64
	return len(name) <= longest && spanOf(name, func(c byte) bool { return isWordByte(c) || isKeyByte(c) || c == '.' || c == ' ' }) == len(name)
}

// hintedByWords is what the words of a name tell.
func hintedByWords(name string) verdict {
	v := verdict{name: name, class: ClassSecret, found: true}
	if !isProperName(name) || isEvidence(name) {
		return verdict{}
	}
	switch fold(name) {
	case "key":
		return verdict{name: name, class: ClassSecret, kind: "api-key", form: mixedKey, found: true}
	case "auth":
		return verdict{name: name, class: ClassSecret, kind: "token", form: mixedWord, found: true}
	}
	for word := range wordsOf(name) {
		switch word {
		case "public", "pub", "idempotency", "cache", "primary", "foreign", "partition", "sort", "next", "continuation", "site", "recaptcha", "captcha", "type", "error", "name":
			return verdict{}
		case "key", "keys", "apikey":
			v.kind = "api-key"
		case "session", "sess", "sid", "auth", "token", "tokens", "bearer", "csrf", "xsrf":
			v.kind = "token"
		case "sig", "credential", "credentials", "creds", "secret", "secrets", "pass", "pwd", "signature":
			v.kind = "secret"
		}
	}
	if v.kind == "" {
		return verdict{}
	}
	v.form = longRandom
	return v
}
