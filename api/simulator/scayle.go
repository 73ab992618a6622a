package simulator

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	scayleAuthPrefix  = "/v1/auth/"
	scayleTokenPrefix = "/v1/oauth/"
	scayleShopHeader  = "X-Shop-Id"

	scayleClient   = "simulator-shop-client"
	scayleSecret   = "simulator-secret-not-a-secret"
	scayleShop     = "1001"
	scayleUser     = "anna@example.com"
	scaylePassword = "simulator-password"
	scayleHash     = "reset-hash-good"
	scayleIDPToken = "simulator-idp-token"
)

// scayle simulates https://scayle.dev (Authentication API, pages of the developer guide on login, guest login, registration,
// password reset, logout and token management, and both editions of the page errors).
//
// The pages list the answers but not the order of the checks, which is ours: path, credentials, Content-Type and JSON, a shop_id
// that is an integer, required fields, stand-ins, the rule. Ours too: a shop id may be any integer, also as a string of digits; an
// email address is compared and not checked; a registered user is not remembered, nor a new password.
type scayle struct {
	clock    func() time.Time
	sessions *scayleSessions
}

func newScayle(clock func() time.Time) *scayle {
	return &scayle{clock: clock, sessions: new(scayleSessions)}
}

// scayleOperation is one of the operations, by what sets it apart.
type scayleOperation struct {
	name     string
	required []string // fields of the body besides shop_id, in the order of the checks
	rule     func(*scayle, object) answer
}

// scayleOperations are the operations with a body, by their path. That of password_update is cut off on the page: it is a guess.
func scayleOperations() map[string]scayleOperation {
	return map[string]scayleOperation{
		"/v1/auth/login":       {"login", []string{"email", "password"}, (*scayle).login},
		"/v1/auth/login/guest": {"guest_login", []string{"first_name", "last_name", "email", "gender"}, (*scayle).guestLogin},
		"/v1/auth/register":    {"register", []string{"first_name", "last_name", "email", "password", "gender"}, (*scayle).register},

		"/v1/auth/password/send-reset-email": {"password_reset", []string{"email", "reset_url"}, (*scayle).resetPassword},
		"/v1/auth/password/update-by-hash":   {"password_update", []string{"hash", "password"}, (*scayle).updatePassword},
		scayleRefreshPath:                    {"token_refresh", nil, (*scayle).refresh},
	}
}

const scayleRefreshPath = "/v1/oauth/token"

// answer finds the operation. Another method on a known path is an unknown path: the pages document 404 and no 405.
func (s *scayle) answer(r *http.Request) answer {
	switch r.Method + " " + r.URL.Path {
	case "POST /v1/auth/logout":
		return s.logout(r)
	case "GET /v1/oauth/token/validate":
		return s.validate(r)
	}
	operation, known := scayleOperations()[r.URL.Path]
	if !known || r.Method != http.MethodPost {
		return scayleOlder(http.StatusNotFound)
	}
	if client, secret, _ := r.BasicAuth(); client != scayleClient || secret != scayleSecret {
		return scayleBadClient()
	}
	body, err := readObject(r)
	if err != nil {
		return scayleInvalid(err.Error())
	}
	if r.URL.Path != scayleRefreshPath {
		if refusal := operation.refusal(body); refusal != nil {
			return *refusal
		}
	}
	return operation.rule(s, body)
}

// refusal returns what the checks before an operation's own rule say, or nil.
func (o scayleOperation) refusal(body object) *answer {
	if shop := body["shop_id"]; !scayleInteger(string(shop)) && !scayleInteger(body.text("shop_id")) {
		return new(scayleNoInteger("shop_id", shop))
	}
	for _, field := range o.required {
		if body.text(field) == "" {
			return new(scayleInvalid("The property " + field + " is missing, empty or not a string."))
		}
	}
	for _, row := range scayleEmails() {
		if slices.Contains(row.operations, o.name) && row.email == body.text("email") {
			return &row.answer
		}
	}
	return nil
}

// login gives the one answer for an unknown user and for a wrong password. That a wrong password has it too follows from its words.
func (s *scayle) login(body object) answer {
	if body.text("email") != scayleUser || body.text("password") != scaylePassword {
		return scayleError(http.StatusNotFound, "USER_NOT_FOUND", "Your email address or password is incorrect. Please try again.")
	}
	return s.start()
}

// guestLogin gives tokens as login does; the page shows no answer.
func (s *scayle) guestLogin(body object) answer {
	if refusal := scayleGender(body); refusal != nil {
		return *refusal
	}
	return s.start()
}

func (s *scayle) register(body object) answer {
	if refusal := scayleGender(body); refusal != nil {
		return *refusal
	}
	if body.text("email") == scayleUser {
		return scayleError(http.StatusConflict, "USER_ALREADY_EXISTS", "An account with this email address already exists.")
	}
	return s.start()
}

// resetPassword sends nothing, and says the same for a user who does not exist; the second is ours.
func (s *scayle) resetPassword(body object) answer {
	if !strings.Contains(body.text("reset_url"), "{hash}") {
		return scayleInvalid("The property reset_url must contain {hash}.")
	}
	return scayleDone()
}

// updatePassword takes the one good hash once.
func (s *scayle) updatePassword(body object) answer {
	if body.text("hash") != scayleHash || !s.sessions.useHash() {
		return scayleError(http.StatusNotAcceptable, "PASSWORD_RESET_HASH_EXPIRED", "This link has expired or has already been used.")
	}
	return scayleDone()
}

// refresh answers an absent grant_type like an unknown one, and an absent refresh_token like one that is not good; both are ours.
func (s *scayle) refresh(body object) answer {
	if body.text("grant_type") != "refresh_token" {
		return scayleBadGrant()
	}
	number, good := s.sessions.refresh(body.text("refresh_token"), s.clock())
	if !good {
		return scayleRevoked()
	}
	return scayleTokens(number)
}

// logout revokes the session's tokens. It takes no body.
func (s *scayle) logout(r *http.Request) answer {
	token, good := s.bearer(r)
	if !good {
		return scayleBadToken()
	}
	if shop := r.Header.Get(scayleShopHeader); !scayleInteger(shop) {
		quoted, _ := json.Marshal(shop) // a string has no error
		return scayleNoInteger(scayleShopHeader, quoted)
	}
	s.sessions.end(token)
	return scayleDone()
}

func (s *scayle) validate(r *http.Request) answer {
	if _, good := s.bearer(r); !good {
		return scayleBadToken()
	}
	return scayleDone()
}

// bearer returns the request's access token, and whether it is good.
func (s *scayle) bearer(r *http.Request) (token string, good bool) {
	token, is := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return token, is && s.sessions.valid(token, s.clock())
}

func (s *scayle) start() answer { return scayleTokens(s.sessions.start(s.clock())) }

// scayleGender refuses what is none of the documented values.
func scayleGender(body object) *answer {
	if slices.Contains([]string{"m", "f", "d"}, body.text("gender")) {
		return nil
	}
	return new(scayleInvalid("The property gender must be one of m, f, d."))
}

// scayleInteger reports whether a text is a whole number without a sign.
func scayleInteger(text string) bool {
	_, err := strconv.ParseUint(text, 10, 63)
	return err == nil
}
