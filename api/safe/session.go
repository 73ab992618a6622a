package safe

import "slices"

// A session's id is a secret: whoever sends it is taken for the one who logged in (OWASP,
// Session Management Cheat Sheet), in a body and a query no less than in a cookie. That
// goes for the bare names (sessionId, session_id, sid, JSESSIONID, an "id" in a "session")
// and for those that name whose login it is (user_session_id, connect.sid). A session of
// another thing, sdkSessionId, checkout_session_id, verificationSessionId, names what a desk
// looks up and opens nothing; it stays. So does whatever a pack calls plain: where a vendor
// documents sessionId as its customers' own link to a call, its pack says so. The sid of an
// SMS gateway is told by its form, see [isMessageID].

// sessionID is the kind of a session's id.
const sessionID = "session-id"

// senseOfSession is what the id of a session means, if words begin with one.
func senseOfSession(words []string) (s nameSense, n int) {
	switch words[0] {
	case "sid":
		return nameSense{ClassSecret, sessionID, sidLike}, 1
	case "sessionid", "sessid":
		return nameSense{ClassSecret, sessionID, secretLike}, 1
	case "session", "sess":
		if len(words) > 1 && words[1] == "id" {
			return nameSense{ClassSecret, sessionID, secretLike}, 2
		}
	}
	return s, 0
}

// sessionAt is where in words the id of a session begins.
func sessionAt(words []string) int {
	for i := range words {
		if _, n := senseOfSession(words[i:]); n > 0 {
			return i
		}
	}
	return len(words)
}

// ofLogin reports whether a session is a login's, by the words before it in a name.
func ofLogin(before []string) bool {
	return !slices.ContainsFunc(before, func(word string) bool {
		switch word {
		case "user", "auth", "authentication", "login", "logon", "signin", "sso", "idp", "oauth", "browser", "http", "php", "asp", "net", "j", "cf", "jsp", "servlet", "express", "connect", "laravel", "django", "rails", "spring", "server", "client",
			"customer", "account", "admin", "member", "my", "your", "access", "active", "keycloak", "okta", "id", "cookie", "header", "root", "legacy":
			return false
		}
		return !saysNothing(word)
	})
}

// sessionOf is the name of an "id" in the object of a session, session.id.
func sessionOf(trail []step) (name string, ok bool) {
	const session = "session"
	if len(trail) < 2 || fold(trail[len(trail)-1].key) != "id" {
		return "", false
	}
	name = trail[len(trail)-2].key
	if folded := fold(name); len(folded) < len(session) || folded[len(folded)-len(session):] != session {
		return "", false
	}
	return name + "Id", true
}
