package safe

import (
	"strings"
	"unicode"
)

// shortMixed is how many runes a password in a sentence has at least that is told by its
// letters and digits alone: "password is Ab12".
const shortMixed = 4

// isMixed reports whether a value has capitals, small letters and digits, as no word has.
func isMixed(value string) bool {
	return strings.IndexFunc(value, unicode.IsUpper) >= 0 && strings.IndexFunc(value, unicode.IsLower) >= 0 && strings.ContainsAny(value, "0123456789")
}

// isSpelt reports whether value, which ends before text[end], is a password that somebody
// wrote out behind a colon, a plain word or a single letter: "new password: tulip". It
// stands alone there, at the end of the line or before a sign or the verb of a sentence,
// and is none of the words that are said of passwords.
func (t *telling) isSpelt(v verdict, value string, end int) bool {
	if v.kind != "password" || v.form != anyForm || v.scalar || strings.ContainsAny(value, "{}[]()<>=/_") {
		return false
	}
	word := strings.ToLower(strings.TrimRight(value, ".!?:"))
	if word == "" || isMessageWord(word) || isRuleWord(word) || isState(word) || saysOnly(word) || saysNothing(word) && len(word) > 1 || saidOfPasswords(word) || isTerm(value) {
		return false
	}
	rest := strings.TrimLeft(t.text[end:min(len(t.text), end+nearby)], " \t")
	return rest == "" || strings.IndexByte(",;\r\n\"'<)|", rest[0]) >= 0 || goesOn(lowerASCII(rest[:indexAnyOr(rest, " \t\r\n,.;")]))
}

// goesOn tells the words with which a sentence goes on behind the value that it names.
func goesOn(word string) bool {
	switch word {
	case "was", "is", "and", "but", "did", "does", "didn't", "doesn't", "which", "that", "for", "on", "with", "ist", "war", "und", "aber":
		return true
	}
	return false
}

// saidOfPasswords tells what forms and validators say behind "password:" besides.
func saidOfPasswords(word string) bool {
	switch word {
	case "reset", "change", "update", "forgot", "forgotten", "lost", "recover", "recovery", "create", "choose", "show", "hide", "use", "see", "same", "different", "mismatch", "mandatory", "hidden", "masked", "redacted", "removed", "ask", "tbd", "example",
		"falsch", "erforderlich", "ungültig", "fehlt", "leer", "vergessen", "requis", "invalide", "obligatoire", "incorrecto", "requerido", "obligatorio", "login", "sign", "log", "yes", "ok":
		return true
	}
	return false
}
