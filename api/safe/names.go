package safe

import "strings"

// wellKnown returns the class and kind of a value by its folded name, whoever uses
// it: the header names of RFC 9110 and RFC 6265, OAuth (RFC 6749, 7521, 7523,
// 7636), SAML, the cloud vendors, and what everybody calls their keys. "code" is
// not among them: most codes are error codes, so a pack names the one that is not.
func wellKnown(name string) (Class, string) {
	if class, kind := wellKnownSecret(name); class != Plain {
		return class, kind
	}
	if class, kind := wellKnownPersonal(name); class != Plain {
		return class, kind
	}
	if class, kind := bySuffix(name); class != Plain {
		return class, kind
	}
	return personalByEnd(name)
}

// meaning is the class and kind of a value by its name, well-known or by the words in it.
func meaning(name string) (Class, string) {
	if class, kind := wellKnown(fold(name)); class != Plain {
		return class, kind
	}
	v := worded(Anywhere, name)
	return v.class, v.kind
}

// isWellKnown reports whether a word is itself one of the names, and not only ends
// like one, as "mygrandmasecret" does.
func isWellKnown(name string) bool {
	secret, _ := wellKnownSecret(name)
	personal, _ := wellKnownPersonal(name)
	return secret != Plain || personal != Plain
}

func wellKnownSecret(name string) (Class, string) {
	switch name {
	case "authorization", "proxyauthorization", "xauthorization", "jwt", "bearer", "idtokenhint", "xgoogiapjwtassertion":
		return ClassSecret, "token"
	case "cookie", "setcookie", "cookie2", "setcookie2", "jsessionid", "phpsessid", "xsessionid":
		return ClassSecret, "cookie"
	case "xapikey", "apikeyid", "xgoogapikey", "ocpapimsubscriptionkey", "subscriptionkey", "xfunctionskey", "appkey", "xappkey", "accesskey", "secretaccesskey":
		return ClassSecret, "api-key"
	case "secret", "secrets", "secretkey", "sharedsecret", "signingkey", "privatekey", "encryptionkey", "clientassertion", "assertion", "samlresponse",
		"samlrequest", "codeverifier", "credential", "credentials", "signature", "xamzsignature", "xsignature", "xhubsignature256":
		return ClassSecret, "secret"
	case "password", "passwd", "pwd", "pw", "passphrase", "passwordconfirmation", "confirmpassword", "passwordrepeat", "passwords", "passphrases",
		"passwort", "kennwort", "motdepasse", "passe", "contraseña", "contrasena", "wachtwoord", "senha", "parola", "كلمةالسر", "كلمةالمرور", "الرقمالسري":
		return ClassSecret, "password"
	case "otp", "otpcode", "otpvalue", "onetimecode", "onetimepassword", "verificationcode", "passcode", "totp", "mfacode", "smscode", "pincode", "authorizationcode",
		"recoverycode", "recoverycodes", "backupcode", "backupcodes", "scratchcode", "scratchcodes", "devicecode", "usercode",
		"رمزالتحقق", "رمزالتأكيد":
		return OneTime, "code"
	case "magiclink", "resetlink", "resethash", "resettoken":
		return OneTime, "link"
	}
	return Plain, ""
}

// bySuffix takes names that somebody put a word before: newApiKey, x-vendor-token,
// user_password.
func bySuffix(name string) (Class, string) {
	switch {
	case strings.HasSuffix(name, "apikey"), strings.HasSuffix(name, "apikeys"):
		return ClassSecret, "api-key"
	case strings.HasSuffix(name, "token") && !isPageToken(name):
		return ClassSecret, "token"
	case strings.HasSuffix(name, "secret"), strings.HasSuffix(name, "secretkey"), strings.HasSuffix(name, "accesskey"), strings.HasSuffix(name, "accountkey"), strings.HasSuffix(name, "privatekey"):
		return ClassSecret, "secret"
	case strings.HasSuffix(name, "password"), strings.HasSuffix(name, "passwd"), strings.HasSuffix(name, "passphrase"), strings.HasSuffix(name, "passwort"), strings.HasSuffix(name, "kennwort"):
		return ClassSecret, "password"
	}
	return Plain, ""
}

// isPageToken tells the tokens that say where a list goes on: they open nothing, the call
// that sends them needs its credentials all the same. A bare page_token does not belong to
// them, since it may be the access token of somebody's page, nor does continuation_token,
// with which logins go on. Ids of keys (api_key_id) are cut as keys, being the half of a
// credential with some vendors, and so is a hint at a password: it may well be all of it.
func isPageToken(name string) bool {
	switch name {
	case "nextpagetoken", "prevpagetoken", "previouspagetoken", "firstpagetoken", "lastpagetoken":
		return true
	}
	return false
}

// isAuthorization tells the names whose values begin with a scheme, RFC 9110
// section 11.6.2.
func isAuthorization(name string) bool {
	switch fold(name) {
	case "authorization", "proxyauthorization", "xauthorization", "xauth", "xauthentication", "auth":
		return true
	}
	return false
}

// splitScheme parts "Bearer abc" into scheme with its space, and credentials. The
// scheme is empty unless it is one of the registered ones (and a few that vendors
// use), so that a key sent without scheme is not taken for one.
func splitScheme(value string) (scheme, credentials string) {
	word, _, spaced := strings.Cut(value, " ")
	switch strings.ToLower(word) {
	case "basic", "bearer", "digest", "dpop", "hoba", "mutual", "negotiate", "ntlm", "scram-sha-256", "token", "apikey", "api-key", "aws4-hmac-sha256":
		if spaced {
			word += " "
		}
		return word, value[len(word):]
	}
	return "", value
}

// isMessage reports whether a value under a telling name in an answer is what a
// validator says about the field and not the field: "field required". Only when
// every word is a validator's word; a pass phrase made of nothing else is accepted
// as lost.
func isMessage(value string) bool {
	if value == "" || len(value) > 120 {
		return false
	}
	const sentence = 4
	words, rules := 0, 0
	for word := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune(" .,:;!'’\"()[]{}", r) }) {
		words++
		switch word = strings.ToLower(word); {
		case isMessageWord(word):
		case isRuleWord(word):
			rules++
		default:
			return false
		}
	}
	return words >= sentence || words > 0 && rules == 0
}

// isRuleWord tells the words of which rules for passwords are made besides: how many of
// what they must have, and that two are not the same.
func isRuleWord(word string) bool {
	const most = 2 // digits of a count
	switch word {
	case "it", "its", "both", "two", "one", "same", "different", "from", "by", "on", "more", "less", "contain", "contains", "include", "exceed", "between", "minimum", "maximum", "length", "t", "s", "didn", "doesn", "don", "isn", "wasn",
		"number", "numbers", "digit", "digits", "letter", "letters", "uppercase", "lowercase", "upper", "lower", "case", "special", "symbol", "symbols", "character", "chars", "entirely", "numeric", "common", "commonly", "similar",
		"passwords", "old", "new", "current", "previous", "confirmation", "minutes", "seconds", "request":
		return true
	}
	return len(word) <= most && strings.Trim(word, "0123456789") == ""
}

func isMessageWord(word string) bool {
	switch word {
	case "a", "an", "the", "this", "that", "your", "is", "are", "was", "be", "been", "has", "have", "must", "should", "may", "can", "cannot", "could",
		"not", "no", "or", "and", "of", "for", "to", "in", "at", "with", "does", "do", "please", "enter", "provide", "try", "again", "least", "than",
		"required", "missing", "mandatory", "invalid", "incorrect", "wrong", "expired", "revoked", "unknown", "unsupported", "unauthorized", "unauthorised",
		"forbidden", "empty", "blank", "null", "none", "short", "long", "too", "valid", "match", "matches", "found", "used", "already", "malformed", "set", "unset", "undefined", "nil", "absent", "given", "provided", "configured", "available", "present", "n/a",
		"parameter", "parameters", "argument", "field", "fields", "value", "values", "format", "input", "inputs", "header", "string", "characters",
		"token", "password", "code", "key", "secret", "api", "access", "refresh", "client", "verification", "otp", "id", "user", "type", "auth_type", "error":
		return true
	}
	return isWellKnown(fold(word))
}
