package simulator

import (
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

const (
	nextreasonPrefix  = "/idp/"
	nextreasonVersion = "v1"

	nextreasonClient            = "simulator-client-id"
	nextreasonEnvironment       = "simulator-env"
	nextreasonPassword          = "simulator-password"
	nextreasonAuthorizationCode = "simulator-authorization-code"
)

// nextreason simulates https://docs.nextreason.com (pages docs/otp, docs/api-token and reference/response-codes-…).
//
// The pages list the answers but neither the order of the checks nor what a name like "invalid" covers, so this is ours: version,
// environment, access token, empty payload, broken JSON, what the platform stumbles over, absent fields, empty fields, client,
// grant_type and auth_type, the user, redirect_uri, the attempt limit, the code. Of several faults the first is answered alone.
// Ours too: Content-Type is not looked at, null counts as absent, a value that is no string stands for its JSON text, and
// whatever an operation does not speak of below is not looked at.
type nextreason struct {
	clock   func() time.Time
	people  *nextreasonPeople
	numbers atomic.Int64 // tokens and accounts given out so far
}

func newNextreason(clock func() time.Time) *nextreason {
	return &nextreason{clock: clock, people: newNextreasonPeople()}
}

// nextreasonOperation is one of the operations, by what sets it apart.
type nextreasonOperation struct {
	name     string
	required []string // what must not be absent, in the order of the checks
	bare     []string // fields whose 422 for a bad value comes without error_description, as the pages say
	rule     func(*nextreason, nextreasonCall) answer
}

// nextreasonOperations are the operations by their path below the version.
func nextreasonOperations() map[string]nextreasonOperation {
	otp := []string{"client_id", "user_id", "auth_type"}
	return map[string]nextreasonOperation{
		"otp/verify":                  {"otp_verify", append([]string{"code"}, otp...), otp, (*nextreason).verify},
		"otp/send":                    {"otp_send", otp, []string{"client_id", "user_id"}, (*nextreason).send},
		"account/token":               {"token", []string{"client_id", "grant_type", "auth_type"}, []string{"client_id", "grant_type"}, (*nextreason).token},
		"account/login":               {"login", []string{"client_id", "user_id", "password"}, nil, (*nextreason).login},
		"account/forgot-password":     {"forgot_password", otp, nil, (*nextreason).forgotPassword},
		"account/resend-verification": {"resend_verification", otp, nil, (*nextreason).resendVerification},
		"account/register":            {"register", []string{"client_id"}, nil, (*nextreason).register},
	}
}

// answer refuses at the first check that fails. A path or method that is no operation gets the one answer that the pages have for
// a path that leads nowhere.
func (n *nextreason) answer(r *http.Request) answer {
	version, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, nextreasonPrefix), "/")
	operation, known := nextreasonOperations()[path]
	if !known || r.Method != http.MethodPost || version != nextreasonVersion {
		return nextreasonNoAction()
	}
	c := nextreasonCall{operation: operation, query: r.URL.Query(), authorization: r.Header.Get("Authorization")}
	c.payload, c.unreadable = readBody(r)
	for _, check := range nextreasonChecks() {
		if refusal := check(&c); refusal != nil {
			return *refusal
		}
	}
	return operation.rule(n, c)
}

// verify checks a code: see [nextreasonPeople].
func (n *nextreason) verify(c nextreasonCall) answer {
	user := c.text("user_id")
	if !n.people.known(user) {
		return c.badValue("user_id", `{"user_id":{"invalid":"invalid value"}}`)
	}
	if n.people.limited(user, n.clock()) {
		return c.limited()
	}
	switch n.people.try(user, c.text("code"), n.clock()) {
	case nextreasonCodeGood:
		return nextreasonDone("the code is right")
	case nextreasonCodeExpired:
		return c.expired()
	default:
		return c.wrongCode()
	}
}

// send sends nothing, and remembers that it did. An absent message, or one without %code%, is fine, as the page says.
func (n *nextreason) send(c nextreasonCall) answer {
	user := c.text("user_id")
	if !n.people.known(user) {
		return nextreasonDetails(http.StatusUnprocessableEntity, "invalid_user", `{"invalid":"invalid value"}`, "")
	}
	if n.people.limited(user, n.clock()) {
		return c.limited()
	}
	n.people.send(user, n.clock())
	return nextreasonDone("a code is on its way")
}

// token exchanges an authorization code or a PIN. That a user who does not exist or is not named is refused like a wrong PIN is
// ours, and so is that redirect_uri may be left out or empty.
func (n *nextreason) token(c nextreasonCall) answer {
	if uri := c.text("redirect_uri"); uri != "" && !nextreasonAllows(uri) {
		return c.badValue("redirect_uri", nextreasonBadRedirect)
	}
	user, code := c.text("user_id"), c.text("code")
	if n.people.limited(user, n.clock()) {
		return c.limited()
	}
	good := code == nextreasonAuthorizationCode
	if c.text("grant_type") == "pin" {
		good = n.people.try(user, code, n.clock()) == nextreasonCodeGood
	}
	if !good {
		return nextreasonForbidden()
	}
	return nextreasonTokens(n.numbers.Add(1))
}

// login says 401 for an unknown user and for a wrong password, each in its own words. An empty user_id or password counts as a
// wrong one; that is ours.
func (n *nextreason) login(c nextreasonCall) answer {
	user := c.text("user_id")
	switch {
	case !n.people.known(user):
		return nextreasonSays(http.StatusUnauthorized, "http_exception", "Unauthorized")
	case n.people.is(user, nextreasonUnverified):
		return nextreasonSays(http.StatusUnprocessableEntity, "unverified_user", "unverified user account")
	case n.people.is(user, nextreasonNoAccess):
		return nextreasonSays(http.StatusForbidden, "forbidden", simulatedText+"the user has no access to this resource")
	case c.text("password") != nextreasonPassword:
		return nextreasonDetails(http.StatusUnauthorized, "http_exception", `{"message":"unauthorized"}`, "the password is wrong")
	}
	return jsonAnswer(http.StatusOK, `{"authorization_code":"`+nextreasonAuthorizationCode+`"}`)
}

// forgotPassword is answered the same for users who do not exist; that is ours.
func (n *nextreason) forgotPassword(c nextreasonCall) answer {
	switch uri := c.text("redirect_uri"); {
	case uri == "":
		return nextreasonSays(http.StatusUnprocessableEntity, "http_exception", "missing_argument Missing Parameter: redirect_uri")
	case !nextreasonAllows(uri):
		return c.badValue("redirect_uri", nextreasonBadRedirect)
	}
	return nextreasonDone("a link is on its way")
}

// resendVerification does not tell whether the user exists: the page prints the same words for one who is verified and for one who
// does not exist, and none for one who is not verified. The words for an empty redirect_uri are cut on the
// page after "Missing Param"; the rest is that of forgot-password.
func (n *nextreason) resendVerification(c nextreasonCall) answer {
	switch uri := c.text("redirect_uri"); {
	case uri == "":
		return nextreasonSays(http.StatusUnprocessableEntity, "missing_argument", "Missing Parameter: redirect_uri")
	case !nextreasonAllows(uri):
		return c.badValue("redirect_uri", nextreasonBadRedirect)
	}
	if n.people.is(c.text("user_id"), nextreasonUnverified) {
		return nextreasonDone("a verification email is on its way")
	}
	return nextreasonMessage("An email has been sent to the address on record.")
}

// register makes no account that would be known later: only those of [nextreasonPeople] exist, whatever was tried before.
func (n *nextreason) register(c nextreasonCall) answer {
	user := c.text("emailAddress")
	switch {
	case !nextreasonEmail(user):
		return nextreasonUnformatted()
	case c.has("newPassword") || c.has("newPasswordConfirm"):
		const details = `{"newPassword, newPasswordConfirm":{"unexpected_keys":"Unexpected parameters found in the request."}}`
		return nextreasonDetails(http.StatusUnprocessableEntity, "invalid_parameters", details, "")
	case n.people.known(user):
		return nextreasonMessage("An email has been sent to the address on record")
	}
	return nextreasonAccount(n.numbers.Add(1))
}

// typed reports whether auth_type says what kind of user the operation is about.
func (o nextreasonOperation) typed() bool { return slices.Contains(o.required, "auth_type") }
