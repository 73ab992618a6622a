package safe

import (
	"strings"
	"unicode"
)

// telltale is what a word in a sentence says of the value behind it. The zero value
// says nothing.
type telltale struct {
	class Class
	kind  string
	// fewest and most digits of a value that is all digits; a code is nothing else.
	fewest, most int
	// long is how many characters a value with letters and digits must have at least.
	long int
	// any: whatever stands in quotes is one.
	any bool
	// mixed: only what has letters, digits and signs is one, since the word has another
	// meaning: "pass Winter#77", "pass the call to 2nd level".
	mixed bool
}

// sense reads a word with the one that stands right before it, both in lower case. code is how many
// digits the code had that was named before, or 0.
func sense(before func() string, word string, code int) telltale {
	switch word {
	case "password", "passwd", "pwd", "passphrase", "passwort", "kennwort", "passe", "contraseña", "contrasena", "senha", "المرور", "السر":
		if before() == "time" { // one-time password
			return oneTime(4)
		}
		return telltale{class: ClassSecret, kind: "password", fewest: 6, most: 64, long: 6, any: true}
	case "pass", "pw":
		return telltale{class: ClassSecret, kind: "password", long: 6, mixed: true}
	case "otp", "totp", "pin", "passcode", "otpcode", "pincode", "التحقق":
		return oneTime(4)
	case "code", "رمز":
		return codeAfter(before())
	case "cvv", "cvc":
		return telltale{class: ClassSecret, kind: "card-code", fewest: 3, most: 4}
	case "typed", "entered":
		return oneTime(6)
	case "expected", "got", "received":
		if code > 0 {
			return telltale{class: OneTime, kind: "code", fewest: code, most: code}
		}
	case "key":
		return keyAfter(before())
	case "vérification", "verificación", "verificação", "confirmation", "confirmación", "sécurité":
		if before() == "de" { // code de vérification
			return oneTime(6)
		}
	case "hash":
		return telltale{class: OneTime, kind: "link", long: 32}
	}
	return compound(word)
}

func oneTime(fewest int) telltale {
	return telltale{class: OneTime, kind: "code", fewest: fewest, most: 8}
}

// codeAfter parts codes that a person was sent from those of errors and places.
func codeAfter(before string) telltale {
	switch before {
	case "otp", "pin", "time", "verification", "security", "confirmation", "login", "sms", "activation", "authentication", "auth", "access", "reset", "mfa", "digit", "unlock", "authenticator",
		"your", "my", "ihr", "dein", "mein", "votre", "mon", "su", "tu", "seu", "typed", "entered": // a person's
		return oneTime(4)
	case "error", "status", "http", "response", "reason", "result", "return", "exit", "failure", "country", "area", "postal", "zip", "product", "language":
		return telltale{}
	}
	return oneTime(6)
}

// keyAfter parts a key that opens something from one that names or orders.
func keyAfter(before string) telltale {
	key := telltale{class: ClassSecret, kind: "api-key", long: 16}
	switch before {
	case "api", "access", "secret", "private":
		key.long = 8
	case "idempotency", "public", "primary", "foreign", "unique", "duplicate", "cache":
		return telltale{}
	}
	return key
}

// compound reads words that end in a telling one: refreshToken, verificationCode.
func compound(word string) telltale {
	class, kind := wellKnownSecret(word)
	if class == Plain {
		class, kind = bySuffix(word)
	}
	switch kind {
	case "password":
		return telltale{class: class, kind: kind, fewest: 6, most: 64, long: 6, any: true}
	case "secret":
		return telltale{class: class, kind: kind, fewest: 6, most: 64, long: 8, any: true}
	case "token", "api-key":
		return telltale{class: class, kind: kind, fewest: 6, most: 64, long: 8}
	case "code":
		return oneTime(4)
	}
	if stem, ok := strings.CutSuffix(word, "code"); ok { // Bestätigungscode
		switch stem {
		case "bestätigungs", "bestaetigungs", "sicherheits", "einmal", "anmelde", "verifizierungs", "prüf", "freischalt", "aktivierungs", "verificatie", "bevestigings", "veiligheids":
			return oneTime(4)
		}
	}
	return telltale{}
}

// reach is how far a value without quotes goes; a password may hold any sign.
func (t telltale) reach(rest string) int {
	stop := " \t\r\n\"<>[,;'(){}|"
	if t.any || t.mixed {
		stop = stop[:8]
	}
	value := rest[:indexAnyOr(rest, stop)]
	if !t.any && !t.mixed {
		value = value[:nextParameter(value)]
	}
	ends := ".,:;?)]}'!"
	if t.mixed {
		ends = ends[:len(ends)-1] // Amman2024!
	}
	return len(strings.TrimRight(value, ends))
}

// nextParameter is where in a query the next parameter begins: at an & that a name and its =
// follow.
func nextParameter(value string) int {
	for i := range len(value) {
		if value[i] != '&' {
			continue
		}
		if n := spanOf(value[i+1:], isKeyByte); n > 0 && strings.HasPrefix(value[i+1+n:], "=") {
			return i
		}
	}
	return len(value)
}

// quoted reports whether a value in quotes is one that the word means.
func (t telltale) quoted(value string) bool { return t.any && value != "" || t.bare(value) }

// bare reports the same of a value without quotes: words of the sentence have no
// digits, times and addresses are told by their form.
func (t telltale) bare(value string) bool {
	var digits, letters, signs, runes int
	for _, r := range value {
		runes++
		switch _, digit := digitOf(r); {
		case digit:
			digits++
		case unicode.IsLetter(r):
			letters++
		case strings.ContainsRune("!#$%&*+?@^~", r):
			signs++
		}
	}
	switch {
	case runes == 0 || isTerm(value):
		return false
	case digits == runes:
		return t.fewest > 0 && digits >= t.fewest && digits <= t.most && !isDay(value)
	case t.kind == "password" && t.any && runes >= shortMixed && isMixed(value):
		return true
	case t.long == 0 || runes < t.long || letters == 0:
		return false
	case t.mixed:
		return digits > 0 && signs > 0 && !isMention(value)
	case t.any && signs > 0:
		return true
	}
	return digits > 0
}

// isMention tells what has letters, digits and signs and is passed on: an address of a
// person or a page, a parameter, a ticket#77, a part of two Q1&Q2, an E.164+.
func isMention(value string) bool {
	if emailEnd(value, 0) == len(value) || isTemplate(value) || strings.IndexByte("@#$%?&/", value[0]) >= 0 || strings.ContainsAny(value, "=/") {
		return true
	}
	word, number, numbered := strings.Cut(value, "#")
	if numbered && strings.Trim(number, "-0123456789") == "" && isNumbered(lowerASCII(word)) {
		return true
	}
	const long, figures = 8, 2
	if word := strings.TrimRight(value, "!"); !strings.ContainsAny(word, "!#$%*?@^~+&") { // level2!
		return len(value) < long || strings.IndexFunc(word, unicode.IsUpper) < 0 || len(word)-len(strings.TrimRight(word, "0123456789")) < figures
	}
	return !strings.ContainsAny(value, "!#$%*?@^~") // nothing but a + or a &
}

// isNumbered tells the words for what has a number.
func isNumbered(word string) bool {
	switch strings.TrimSuffix(word, "s") {
	case "ticket", "case", "call", "issue", "bug", "order", "request", "incident", "inc", "item", "step", "row", "line", "attempt", "level", "no", "id", "pr", "ref", "sr", "note", "invoice", "shop", "desk", "task", "job":
		return true
	}
	return false
}

// isDay: eight digits that are a date.
func isDay(s string) bool {
	return len(s) == 8 && (s[:2] == "19" || s[:2] == "20") && s[4:6] >= "01" && s[4:6] <= "12" && s[6:] >= "01" && s[6:] <= "31"
}

// isTerm tells what has letters and digits and yet is no secret: times, addresses,
// names of methods.
func isTerm(value string) bool {
	switch strings.ToLower(value) {
	case "base64", "base64url", "oauth2", "oauth2.0", "sha256", "sha-256", "sha512", "sha-512":
		return true
	}
	if strings.Contains(value, "://") || value != "" && value[0] == '/' {
		return true
	}
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	year, _, dashed := strings.Cut(value, "-")
	hour, minute, timed := strings.Cut(value, ":")
	timed = timed && len(hour) <= 2 && digits(hour) && len(minute) > 1 && digits(minute[:2]) && spanOf(minute, func(c byte) bool { return isKeyByte(c) || strings.IndexByte(":.,+ ", c) >= 0 }) == len(minute)
	return timed || dashed && len(value) >= 10 && isYear(year) && value[7] == '-'
}
