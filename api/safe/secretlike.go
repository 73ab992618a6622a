package safe

import (
	"strings"
	"unicode/utf8"
)

// isSecretLike reports whether a value may be a secret where its name leaves that in
// doubt: anything but what such names have besides, a status, a count, a time, an
// address, the name of a field, a sentence.
func isSecretLike(core string) bool {
	const count = 3 // digits
	switch {
	case core == "", isLiteral(core), isTerm(core) && core[0] != '/', isPath(core), isState(lowerASCII(core)), saysOnly(lowerASCII(core)), emailEnd(core, 0) == len(core):
		return false
	case strings.Trim(core, "0123456789") == "":
		return len(core) > count
	case strings.Trim(core, "+-.,%0123456789") == "":
		return len(core) > 2*count
	case isWellKnown(fold(core)):
		return false
	}
	words := strings.Fields(core)
	return len(words) < 3 || !speaks(words)
}

// isPath reports whether a value is the path of a page: words of letters and slashes.
func isPath(core string) bool {
	return len(core) > 1 && core[0] == '/' && spanOf(core, func(c byte) bool { return isLetter(c) && !isUpper(c) || strings.IndexByte("/-_.", c) >= 0 }) == len(core)
}

// isCodeLike reports whether a value may be a one-time code: 4 to 8 digits, in groups or
// not and in any script, or a short word with letters and digits, or what is as random
// as a key.
func isCodeLike(core string) bool {
	const fewest, most, mostMixed = 4, 8, 12
	digits, letters, other := 0, 0, 0
	for _, r := range core {
		switch _, digit := digitOf(r); {
		case digit:
			digits++
		case r < utf8.RuneSelf && isLetter(byte(r)):
			letters++
		case r != ' ' && r != '-':
			other++
		}
	}
	switch {
	case other > 0:
		return isLongRandom(core)
	case letters == 0:
		return digits >= fewest && digits <= most && !isDay(core)
	}
	return digits > 0 && letters+digits >= fewest && letters+digits <= mostMixed && letters+digits == len(core) || isLongRandom(core)
}

// isState tells the words for a state, a way and a kind.
func isState(word string) bool {
	switch word {
	case "yes", "no", "y", "n", "on", "off", "none", "null", "nil", "undefined", "unknown", "n/a", "ok", "done", "set", "unset", "active", "inactive", "enabled", "disabled", "valid", "invalid", "expired", "pending", "revoked", "blocked",
		"locked", "unlocked", "sent", "unsent", "delivered", "failed", "failure", "success", "verified", "unverified", "confirmed", "unconfirmed", "required", "optional", "missing", "empty", "present", "absent", "changed", "unchanged", "used", "unused",
		"weak", "medium", "strong", "good", "fair", "low", "high", "always", "never", "include", "omit", "same-origin", "sms", "email", "mail", "phone", "voice", "whatsapp", "push", "app", "web", "mobile",
		"bearer", "basic", "digest", "jwt", "opaque", "plain", "string", "object", "array", "number", "integer", "boolean", "hs256", "rs256", "es256", "s256", "totp", "hotp", "numeric", "alphanumeric":
		return true
	}
	return isMessageWord(word)
}
