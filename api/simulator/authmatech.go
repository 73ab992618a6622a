package simulator

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
)

const (
	authmatechPrefix       = "/v1/api/"
	authmatechKeyHeader    = "X-API-KEY"
	authmatechClientHeader = "X-CLIENT-ID"
	authmatechKeyPrefix    = "simulated-key-"
)

// authmatechNumber is E.164 (ITU-T): a plus, then at most 15 digits that begin with a country code, which never begins with 0.
var authmatechNumber = regexp.MustCompile(`^\+[1-9][0-9]{1,14}$`)

// authmatech simulates https://docs.authmatech.com (pages errors, quickstart, guides/verify, api/authentication, api/rate-limits).
// The pages give the answers but not the order of the checks, which is ours: path, credentials, Content-Type, JSON, required
// fields, E.164, serviceType, stand-ins.
type authmatech struct {
	keys atomic.Int64 // issued so far
}

// answer finds the operation. Another method on a known path is an unknown path: the pages document 404 and no 405.
func (a *authmatech) answer(r *http.Request) answer {
	operation := authmatechVerify
	switch r.Method + " " + r.URL.Path {
	case "POST /v1/api/verify":
	case "POST /v1/api/me/api-key/generate":
		operation = a.generateKey
	default:
		return authmatechNotFound()
	}
	if !a.authorised(r.Header) {
		return authmatechBareFailure(http.StatusUnauthorized, "Unauthorized")
	}
	return operation(r)
}

// authorised compares exactly: a key copied with quotes or a line's rest is refused. Blanks at the edges of a header value never
// get here, since HTTP itself trims them (RFC 9110, 5.5); a header sent twice counts as its values joined (5.3).
func (a *authmatech) authorised(h http.Header) bool {
	key := strings.Join(h.Values(authmatechKeyHeader), ", ")
	client := strings.Join(h.Values(authmatechClientHeader), ", ")
	known := key == Credentials()[authmatechKeyHeader] || a.issued(key) ||
		slices.ContainsFunc(authmatechStandIns(), func(s authmatechStandIn) bool {
			return s.Field == authmatechKeyHeader && s.Value == key
		})
	return known && client == Credentials()[authmatechClientHeader]
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

// authmatechVerify says yes to every sound request without a stand-in. operatorId and sdkSessionId are optional and not looked at.
func authmatechVerify(r *http.Request) answer {
	body, err := readObject(r)
	if err != nil {
		return authmatechFailure(http.StatusBadRequest, "", err.Error())
	}
	for _, field := range []string{"mobileNumber", "encryptedMobileNumber"} {
		if body.text(field) == "" {
			return authmatechFailure(http.StatusBadRequest, "", field+" is missing, empty or not a string")
		}
	}
	number := body.text("mobileNumber")
	if !authmatechNumber.MatchString(number) {
		return authmatechFailure(http.StatusBadRequest, "INVALID_MOBILE_NUMBER", "mobileNumber is not in E.164 form")
	}
	if !authmatechServiceType(body) {
		return authmatechFailure(http.StatusBadRequest, "", "serviceType is none of the documented values")
	}
	claim := authmatechClaim{r.Header.Get(authmatechKeyHeader), number, r.URL.Query().Get("maskMobile") == "true"}
	return claim.answer()
}

// authmatechServiceType reports whether serviceType is absent or documented.
func authmatechServiceType(body object) bool {
	if body["serviceType"] == nil {
		return true
	}
	documented := []string{"REGISTRATION", "LOGIN", "RESET_PASS", "UPDATE_DETAILS", "TRANSACTION"}
	return slices.Contains(documented, body.text("serviceType"))
}
