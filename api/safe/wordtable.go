package safe

// What a word in a name does to a telling one before it. Both lists stand here so that
// they can be read side by side: what is in neither leaves a value in doubt, and there
// the value has to look like a secret, see [secretLike].

// saysOnly tells the words behind which a value says something about a secret and is
// none, so that support keeps it.
func saysOnly(word string) bool {
	switch word {
	// What sort of thing it is: a word of a list that everybody knows.
	case "type", "types", "kind", "class", "format", "scheme", "schema", "method", "methods", "mode", "use", "algorithm", "alg", "algs", "charset", "version", "ver", "grant", "provider", "issuer", "iss",
		"audience", "aud", "scope", "scopes", "channel", "channels", "transport", "delivery", "strategy", "flow", "category", "locale", "language":
		return true
	// How long, how many, how good: a count.
	case "length", "len", "size", "count", "counter", "min", "max", "minimum", "maximum", "limit", "limits", "remaining", "left", "attempts", "tries", "retries", "retry", "failures", "total", "quota", "bits",
		"strength", "score", "entropy", "age", "rate", "budget", "bucket", "balance", "cost", "complexity":
		return true
	// When: a time or a span.
	case "expires", "expiry", "expire", "expired", "expiration", "expiring", "exp", "iat", "nbf", "ttl", "lifetime", "duration", "validity", "created", "issued", "updated", "changed", "modified", "rotated",
		"revoked", "at", "date", "time", "timestamp", "ts", "timeout", "since", "until", "seconds", "minutes", "hours", "days", "ms", "interval", "window", "period", "cooldown", "delay", "resend":
		return true
	// Whether, and what came of it: yes, no, a status, a sentence.
	case "required", "mandatory", "optional", "needed", "enabled", "disabled", "active", "inactive", "supported", "allowed", "present", "exists", "missing", "empty", "blank", "set", "valid", "invalid",
		"match", "matches", "matched", "mismatch", "correct", "incorrect", "wrong", "verified", "unverified", "validated", "status", "state", "result", "outcome", "success", "failed", "failure", "error", "errors",
		"warning", "reason", "message", "messages", "description", "locked", "blocked", "compromised", "breached", "sent", "delivered", "consumed", "redeemed":
		return true
	// What governs it: rules, which are the same for everybody.
	case "policy", "policies", "rule", "rules", "requirement", "requirements", "pattern", "regex", "validator", "validators", "validation", "options", "settings", "config", "configuration", "claims":
		return true
	// Where it is, what it is called: an address, a name, an id.
	case "url", "uri", "endpoint", "path", "host", "domain", "page", "name", "names", "label", "title", "id", "ids", "uuid", "guid", "kid", "ref", "reference", "arn", "owner", "field", "fields", "param", "parameter",
		"attribute", "prefix", "placeholder", "position", "index", "header", "source", "origin":
		return true
	}
	return false
}

// saysNothing tells the words that change nothing of what stands before them: which of
// several it is, how it is written, which way it came. A digit is none.
func saysNothing(word string) bool {
	switch word {
	// Which one.
	case "new", "old", "current", "previous", "prev", "next", "last", "first", "second", "third", "one", "two", "three", "primary", "secondary", "main", "backup", "alt", "temp", "temporary", "tmp", "initial", "default",
		"test", "demo", "sandbox", "live", "prod", "production", "dev", "staging", "local", "a", "b", "c":
		return true
	// The same once more.
	case "confirm", "confirmation", "repeat", "repeated", "again", "retype", "retyped", "reenter", "check", "verify", "copy", "entered", "typed", "given", "expected", "actual", "received":
		return true
	// How it is written.
	case "value", "values", "val", "thing", "data", "input", "plain", "plaintext", "clear", "cleartext", "raw", "text", "string", "str", "encoded", "decoded", "encrypted", "hash", "hashed", "digest", "base", "hex", "sha", "md",
		"bcrypt", "code", "codes", "number", "no", "digits", "key", "v", "x":
		return true
	// Which way it came.
	case "sms", "app", "web", "api", "env", "var":
		return true
	}
	return false
}

// asksOrCounts tells the words before a telling one that ask whether or count how many.
func asksOrCounts(word string) bool {
	switch word {
	case "is", "has", "have", "should", "must", "can", "need", "needs", "require", "requires", "allow", "allows", "show", "hide", "enable", "num", "max", "min", "count":
		return true
	}
	return false
}

// isAnother tells the words that make another value of the same kind: email_old.
func isAnother(word string) bool {
	switch word {
	case "new", "old", "current", "previous", "primary", "secondary", "backup", "alt", "other", "confirm", "confirmation", "repeat", "again", "value", "raw", "arabic", "english", "latin", "native", "local", "ar", "en", "digit":
		return true
	}
	return false
}

// isNamePart tells the words that say which of somebody's names it is.
func isNamePart(word string) bool {
	switch word {
	case "first", "last", "middle", "full", "given", "family", "display", "legal", "real", "maiden", "preferred", "nick":
		return true
	}
	return false
}

// hasName tells the words for people, before "name". A sender may be a service, so it is
// none of them; nor are customers' companies told from customers.
func hasName(word string) bool {
	switch word {
	case "customer", "person", "contact", "applicant", "subscriber", "owner", "holder", "cardholder", "individual", "patient", "beneficiary", "guardian", "member", "employee", "recipient", "payer", "payee",
		"passenger", "resident", "citizen", "guest", "father", "mother", "spouse", "parent", "child", "caller", "billing", "shipping", "enduser", "signer", "signatory", "buyer", "traveler", "traveller", "student":
		return true
	}
	return false
}
