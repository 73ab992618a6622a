package safe

// headerNamed is what is known of a header that is one of no standard and that everybody
// has: X-Auth, X-Session. In a document the same words name other things, so they are read
// so where a header stands, and everywhere with their X.
func headerNamed(name, folded string) (v verdict, ok bool) {
	v = verdict{name: name, class: ClassSecret, form: credential, found: true}
	switch folded {
	case "xauth", "xauthkey", "xauthentication", "xauthenticate", "xauthinfo", "xaccess", "xauthticket":
		v.kind = "token"
	case "xsession", "xsessid", "xsid", "xsessionkey", "xusersession", "xauthsession":
		v.kind = sessionID
	case "authenticationinfo", "proxyauthenticationinfo": // RFC 9110 section 11.6.3: nextnonce, rspauth
		v.kind = "token"
	case "xclientcert", "xclientcertificate", "xsslclientcert", "xsslcert", "xforwardedclientcert", "xarrclientcert", "xamznmtlsclientcert", "sslclientcert", "xforwardedtlsclientcert", "clientcert": // RFC 9440
		v.kind = "secret"
	default:
		return verdict{}, false
	}
	return v, true
}

// headerAlone is what is known of a header whose name is a word of many other things.
func headerAlone(name string) (v verdict, ok bool) {
	switch fold(name) {
	case "session", "auth", "sid", "sessid":
		return verdict{name: name, class: ClassSecret, kind: sessionID, form: credential, found: true}, true
	}
	return verdict{}, false
}

// isCredential reports whether the value of such a header is one, and neither a scheme
// alone nor what came of it: ok, required, read-only.
func isCredential(core string) bool {
	const count = 3 // digits
	word := lowerASCII(core)
	switch word {
	case "granted", "denied", "allowed", "rejected", "accepted", "read", "write", "readonly", "read-only", "readwrite", "read-write", "full", "limited", "restricted", "internal", "external", "public", "private", "anonymous", "guest", "new", "renewed", "created", "started", "ended", "closed", "open", "negotiate", "ntlm", "kerberos", "mutual", "hoba", "dpop", "token", "apikey", "oauth", "oauth2", "saml", "oidc", "passed", "pass", "fail", "error", "true", "false":
		return false
	}
	if scheme, credentials := splitScheme(core); scheme != "" && credentials == "" {
		return false
	}
	return core != "" && !isState(word) && !isMessageID(core) && !(len(core) <= count && spanOf(core, isDigit) == len(core))
}
