package simulator

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
)

const (
	authmatechPrefix         = "/v1/api/"
	authmatechKeyHeader      = "X-API-KEY"
	authmatechClientHeader   = "X-CLIENT-ID"
	authmatechSDKTokenHeader = "X-SDK-TOKEN"

	authmatechKey       = "simulator-api-key-not-a-secret"
	authmatechClient    = "simulator-client"
	authmatechSDKToken  = "simulator-sdk-token"
	authmatechKeyPrefix = "simulated-key-"
)

var (
	// authmatechNumber is E.164 (ITU-T): a plus, then at most 15 digits that begin with a country code, which never begins with 0.
	authmatechNumber = pattern(`^\+[1-9][0-9]{1,14}$`)

	// authmatechTransaction is the UUID that the Web SDK gives.
	authmatechTransaction = pattern(`^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`)
)

// authmatech simulates https://docs.authmatech.com (pages errors, quickstart, guides/verify, api/authentication, api/rate-limits,
// api/verify-web, api/sdk-session, guides/trust-shield-detect and guides/testing). The pages give the answers but not the order
// of the checks, which is ours: path, credentials, Content-Type, JSON, required fields, E.164, serviceType, stand-ins.
type authmatech struct {
	keys atomic.Int64 // issued so far
}

// answer finds the operation. Another method on a known path is an unknown path: the pages document 404 and no 405.
func (a *authmatech) answer(r *http.Request) answer {
	name, operation := a.operation(r.Method, r.URL.Path)
	if operation == nil {
		return authmatechNotFound()
	}
	if !a.authorised(name, r.Header) {
		return authmatechBareFailure(http.StatusUnauthorized, "Unauthorized")
	}
	return operation(r)
}

// operation returns the operation of a path and its name; nil if there is none. Any transaction that is a UUID counts as known.
func (a *authmatech) operation(method, path string) (string, func(*http.Request) answer) {
	transaction, web := strings.CutPrefix(path, authmatechPrefix+"verify/")
	if web && method == http.MethodPost && authmatechTransaction(transaction) {
		return authmatechVerifyWeb, authmatechWebVerify
	}
	switch method + " " + path {
	case "POST /v1/api/verify":
		return authmatechVerify, authmatechProofVerify
	case "POST /v1/api/me/api-key/generate":
		return "generate_key", a.generateKey
	case "POST /v1/api/sdk/session":
		return authmatechSession, authmatechStartSession
	case "POST /v1/api/trust/score":
		return authmatechTrust, authmatechIntelligence(authmatechTrust)
	case "POST /v1/api/shield/assess":
		return authmatechShield, authmatechIntelligence(authmatechShield)
	case "POST /v1/api/detect/analyze":
		return authmatechDetect, authmatechIntelligence(authmatechDetect)
	case "GET /v1/api/me/products", "GET /v1/api/me/usage", "GET /v1/api/me/verifications", "GET /v1/api/me/balance-history":
		return "me", authmatechRead
	}
	return "", nil
}

// authorised compares exactly: a key copied with quotes or a line's rest is refused. Blanks at the edges of a header value never
// get here, since HTTP itself trims them (RFC 9110, 5.5); a header sent twice counts as its values joined (5.3). The page
// api/sdk-session says X-SDK-TOKEN in its text and X-API-KEY in its table: the session takes the token, and looks at no key.
func (a *authmatech) authorised(operation string, h http.Header) bool {
	if strings.Join(h.Values(authmatechClientHeader), ", ") != authmatechClient {
		return false
	}
	if operation == authmatechSession {
		return strings.Join(h.Values(authmatechSDKTokenHeader), ", ") == authmatechSDKToken
	}
	key := strings.Join(h.Values(authmatechKeyHeader), ", ")
	return key == authmatechKey || a.issued(key) ||
		slices.ContainsFunc(authmatechStandIns(), func(s authmatechStandIn) bool {
			return s.Operation == operation && s.Field == authmatechKeyHeader && s.Value == key
		})
}

// generateKey makes a key that is accepted from now on. That data holds it as newApiKey is documented for key rotation only.
func (a *authmatech) generateKey(*http.Request) answer {
	key := authmatechKeyPrefix + strconv.FormatInt(a.keys.Add(1), 10)
	return authmatechSuccess(http.StatusCreated, `{"newApiKey":"`+key+`"}`)
}

// issued reports whether generateKey made this key.
func (a *authmatech) issued(key string) bool {
	digits, _ := strings.CutPrefix(key, authmatechKeyPrefix)
	n, err := strconv.ParseInt(digits, 10, 64)
	return err == nil && 1 <= n && n <= a.keys.Load() && key == authmatechKeyPrefix+strconv.FormatInt(n, 10)
}
