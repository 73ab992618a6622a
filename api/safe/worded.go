package safe

import (
	"slices"
	"strings"
)

// worded is what a name tells by its words, wherever in it they stand: password2,
// passwordOld, otp_code_sms, X-Secret-Thing, APIKEYNEW. The last telling word counts, and
// what stands behind it: a word of [saysOnly] makes the name harmless (token_type), one
// that says nothing changes nothing (password_new), and behind any other word only
// what can be a secret is one.
func worded(place Place, name string) verdict {
	if !isProperName(name) {
		return verdict{}
	}
	words := partsOf(name)
	if isScattered(words) {
		return verdict{}
	}
	if s, behind := lastTelling(place, words); s.kind != "" && (s.kind != sessionID || ofLogin(words[:sessionAt(words)])) {
		if v := s.verdict(name, words, behind); v.found && !(v.kind == "token" && isPageToken(strings.Join(words, ""))) {
			return v
		}
	}
	if kind := personalByWords(words); kind != "" && !isTokenName(name) {
		return verdict{name: name, class: Personal, kind: kind, found: true, worded: true}
	}
	return verdict{}
}

// isScattered reports whether words are the pieces of something that nobody wrote as a
// name, as a run of base64 before its "=": it would name what was cut after a part of it.
func isScattered(words []string) bool {
	const most, shortest = 6, 3 // words that may be as short, letters of one on average
	letters := 0
	for _, word := range words {
		letters += len(word)
	}
	return len(words) > most && letters < shortest*len(words)
}

// nameSense is what words in a name mean; form is of the values that they are about.
type nameSense struct {
	class Class
	kind  string
	form  form
}

// lastTelling finds the last words that mean something, and where they end.
func lastTelling(place Place, words []string) (s nameSense, behind int) {
	for i := 0; i < len(words); {
		own, n := senseOf(place, words[i:])
		if n == 0 {
			i++
			continue
		}
		i += n
		s, behind = own, i
	}
	return s, behind
}

// verdict is what a name says whose last telling words end before words[behind].
func (s nameSense) verdict(name string, words []string, behind int) verdict {
	rest := words[behind:]
	doubt := !allSayNothing(rest)
	if slices.ContainsFunc(rest, saysOnly) || doubt && s.form == passLike { // pass_rate
		return verdict{}
	}
	v := verdict{name: name, class: s.class, kind: s.kind, form: s.form, found: true, worded: true, scalar: len(rest) > 0}
	if v.form == anyForm && (doubt || slices.ContainsFunc(words[:behind], asksOrCounts)) {
		v.form = secretLike
	}
	return v
}

func allSayNothing(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !saysNothing(word) })
}

// saysWhich reports whether a member only says which one of what its object is named after
// it is: {"passwordOld":{"value":…}}, {"tokens":{"access":…}}.
func saysWhich(name string) bool {
	return name == "access" || name == "refresh" || allSayNothing(partsOf(name))
}

// senseOf is what the first of words mean, and how many of them.
func senseOf(place Place, words []string) (s nameSense, n int) {
	if len(words) > 1 {
		if s = senseOfTwo(words[0], words[1]); s.kind != "" {
			return s, 2
		}
	}
	if s = senseOfOne(place, words[0]); s.kind != "" {
		return s, 1
	}
	return senseOfSession(words)
}

func senseOfOne(place Place, word string) nameSense {
	switch word {
	case "password", "passwd", "pwd", "passphrase", "passwords", "passphrases", "passwort", "kennwort", "contraseña", "contrasena", "wachtwoord", "senha", "pw":
		return nameSense{ClassSecret, "password", anyForm}
	case "pass":
		return nameSense{ClassSecret, "password", passLike}
	case "secret", "secrets":
		return nameSense{ClassSecret, "secret", anyForm}
	case "credential", "credentials", "creds", "signature", "hmac":
		return nameSense{ClassSecret, "secret", secretLike} // a credential may be a document, too
	case "sig":
		return nameSense{ClassSecret, "secret", keyLike}
	case "token":
		return nameSense{ClassSecret, "token", anyForm}
	case "jwt", "bearer":
		return nameSense{ClassSecret, "token", secretLike}
	case "tokens":
		return nameSense{ClassSecret, "token", keyLike} // of a language model they are counted
	case "authorization":
		if place == InHeader {
			return nameSense{ClassSecret, "token", anyForm}
		}
	case "apikey", "apikeys":
		return nameSense{ClassSecret, "api-key", anyForm}
	case "otp", "otps", "totp", "passcode", "passcodes":
		return nameSense{OneTime, "code", codeLike}
	case "pin", "pins":
		return nameSense{OneTime, "code", fourToEight}
	}
	return nameSense{}
}

func senseOfTwo(first, second string) nameSense {
	switch second {
	case "key", "keys":
		switch first {
		case "api":
			return nameSense{ClassSecret, "api-key", anyForm}
		case "access", "secret", "private", "account", "subscription", "signing", "encryption", "hmac":
			return nameSense{ClassSecret, "secret", anyForm}
		}
	case "code", "codes":
		switch first {
		case "verification", "sms", "mfa", "authorization", "recovery", "backup", "scratch", "time", "verify", "entered", "typed", "activation", "unlock":
			return nameSense{OneTime, "code", codeLike}
		case "auth", "authentication", "login", "access":
			return nameSense{OneTime, "code", groupedOrRandom}
		case "reset":
			return nameSense{OneTime, "code", codeOrWord}
		case "security", "confirmation":
			return nameSense{OneTime, "code", fourToEight}
		}
	case "link", "hash":
		switch {
		case first == "magic", first == "reset", second == "link" && (first == "password" || first == "activation" || first == "verification"):
			return nameSense{OneTime, "link", anyForm}
		}
	case "token":
		if first == "reset" {
			return nameSense{OneTime, "link", anyForm}
		}
	case "sig":
		switch first {
		case "hmac", "x", "request", "webhook":
			return nameSense{ClassSecret, "secret", secretLike}
		}
	case "pass":
		switch first {
		case "smtp", "mail", "ftp", "sftp", "db", "database", "mysql", "pg", "postgres", "redis", "mongo", "amqp", "ldap", "proxy", "http", "user", "admin", "root", "login", "auth", "app", "api", "client":
			return nameSense{ClassSecret, "password", anyForm}
		}
	case "phrase", "word":
		if first == "pass" {
			return nameSense{ClassSecret, "password", anyForm}
		}
	case "answer", "answers":
		if first == "security" {
			return nameSense{ClassSecret, "secret", anyForm}
		}
	case "verifier":
		if first == "code" || first == "oauth" { // RFC 7636, RFC 5849
			return nameSense{ClassSecret, "secret", anyForm}
		}
	}
	return nameSense{}
}

// personalByWords is the kind of what a name means in a person's data with a number, a
// language or the like behind it, firstName2; or where it is somebody's name.
func personalByWords(words []string) (kind string) {
	words = slices.DeleteFunc(slices.Clone(words), func(word string) bool { return word == "x" })
	bare := words
	for len(bare) > 1 && isAnother(bare[len(bare)-1]) {
		bare = bare[:len(bare)-1]
	}
	joined := strings.Join(bare, "")
	if class, kind := wellKnownPersonal(joined); class == Personal {
		return kind
	}
	if class, kind := personalByEnd(joined); class == Personal {
		return kind
	}
	last := len(bare) - 1
	if last >= 0 && bare[last] == "username" {
		return "user"
	}
	if last < 1 || bare[last] != "name" && bare[last] != "names" {
		return ""
	}
	for last--; last > 0 && isNamePart(bare[last]); last-- {
	}
	switch {
	case bare[last] == "user":
		return "user"
	case hasName(bare[last]):
		return "name"
	}
	return ""
}

// isTokenName reports whether a name is written as the tokens of a ticket are, phone-1,
// behind what is left of an escaped bracket or blank or not.
func isTokenName(name string) bool {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "5B"), "20")
	kind := strings.TrimRight(name, "0123456789")
	return len(kind) < len(name) && strings.HasSuffix(kind, "-") && strings.Trim(kind, "abcdefghijklmnopqrstuvwxyz-") == ""
}
