package simulator

import (
	"fmt"
	"net/http"
	"slices"
)

// The envelope as the pages' cells suggest it, since none prints a whole body: a quoted cell is error_description, key and value in
// a cell are the contents of error_details. Where a page says "no error description", the key is left out.
const (
	nextreasonSaysForm        = `{"error":%q,"error_details":null,"error_description":%q}`
	nextreasonDetailsForm     = `{"error":%q,"error_details":%s,"error_description":%q}`
	nextreasonDetailsOnlyForm = `{"error":%q,"error_details":%s}`
)

// The details that several pages print alike. Resend-verification prints client_id without the inner braces; that what comes is
// JSON all the same is ours. Of token's redirect_uri the page's copy lost the value; it is that of the others.
const (
	nextreasonNoClient     = `{"client_id":{"missing":"required"}}`
	nextreasonBadAuthType  = `{"auth_type":{"invalid":"unsupported auth_type value"}}`
	nextreasonBadGrantType = `{"grant_type":"unsupported"}`
	nextreasonBadRedirect  = `{"redirect_uri":{"invalid":"invalid value"}}`
)

// nextreasonSays is an error with a description and nothing else.
func nextreasonSays(status int, code, description string) answer {
	return jsonAnswer(status, fmt.Sprintf(nextreasonSaysForm, code, description))
}

// nextreasonDetails is an error with details, which are JSON, and a description in our words; without one the key is left out.
func nextreasonDetails(status int, code, details, description string) answer {
	if description == "" {
		return jsonAnswer(status, fmt.Sprintf(nextreasonDetailsOnlyForm, code, details))
	}
	return jsonAnswer(status, fmt.Sprintf(nextreasonDetailsForm, code, details, simulatedText+description))
}

// nextreasonForbidden is said of an unknown client, and by token of a wrong code too.
func nextreasonForbidden() answer {
	return nextreasonSays(http.StatusForbidden, "http_exception", "Forbidden")
}

// nextreasonNoAction is what a wrong version brings. The page prints the reason, and no error; that error is null is ours.
func nextreasonNoAction() answer {
	a := jsonAnswer(http.StatusServiceUnavailable, `{"error":null,"error_details":null,"error_description":"Backend action does not exist"}`)
	a.reason = "Service Temporarily Unavailable"
	return a
}

// nextreasonNotFound is no answer of the vendor's but that of a client in between, for a host name that does not exist. The words
// are on the pages; that they come as a 502 is ours.
func nextreasonNotFound() answer {
	return jsonAnswer(http.StatusBadGateway, `{"error":"getaddrinfo ENOTFOUND","error_description":"Could not send request"}`)
}

// nextreasonDone is a success whose body is not documented.
func nextreasonDone(text string) answer { return nextreasonMessage(simulatedText + text) }

// nextreasonMessage is a success that says something; that it stands in message is ours.
func nextreasonMessage(text string) answer {
	return jsonAnswer(http.StatusOK, fmt.Sprintf(`{"message":%q}`, text))
}

// nextreasonTokens is what token gives. The page names a bearer value and the two tokens; that the first is called token_type is
// ours, after RFC 6749.
func nextreasonTokens(number int64) answer {
	const form = `{"token_type":"bearer","access_token":"simulated-access-token-%d","refresh_token":"simulated-refresh-token-%[1]d"}`
	return jsonAnswer(http.StatusOK, fmt.Sprintf(form, number))
}

// nextreasonAccount is what register gives for a new user.
func nextreasonAccount(number int64) answer {
	return jsonAnswer(http.StatusOK, fmt.Sprintf(`{"uuid":"00000000-0000-4000-8000-%012x"}`, number))
}

// nextreasonUnformatted is register's refusal of an address that is none.
func nextreasonUnformatted() answer {
	return jsonAnswer(http.StatusUnprocessableEntity, `{"error":"invalid_form_fields",`+
		`"error_details":{"emailAddress":["Email address is not formatted correctly."]},"error_description":"some inputs are invalid"}`)
}

// spelled is the name of an error with status 422: the page of otp_verify prints a stray quote in its table for emails.
func (c *nextreasonCall) spelled(code string) string {
	if c.emailTable() {
		return code + "'"
	}
	return code
}

// emailTable reports whether the answer is one of the table with the misspellings.
func (c *nextreasonCall) emailTable() bool { return c.operation.name == "otp_verify" && !c.mobile }

// badValue is a 422 for a field that is there.
func (c *nextreasonCall) badValue(field, details string) answer {
	description := field + " is not accepted"
	if slices.Contains(c.operation.bare, field) {
		description = ""
	}
	return nextreasonDetails(http.StatusUnprocessableEntity, c.spelled("invalid_parameters"), details, description)
}

// required is a 422 for a field that is absent. Two pages have an exception.
func (c *nextreasonCall) required(field string) answer {
	if c.operation.name == "resend_verification" && field == "client_id" {
		return c.badValue(field, nextreasonNoClient)
	}
	code := "invalid_parameters"
	if c.emailTable() && field == "code" {
		code = "invalid_code"
	}
	details := fmt.Sprintf(`{%q:"field required"}`, field)
	return nextreasonDetails(http.StatusUnprocessableEntity, c.spelled(code), details, field+" is not in the request")
}

// badUserForm is the detail for a user_id that has not its form, with the misspelling of one table.
func (c *nextreasonCall) badUserForm() string {
	if c.emailTable() {
		return `{"user_id":{"invalid":"invalid fomat"}}`
	}
	return `{"user_id":{"invalid":"invalid format"}}`
}

// nextreasonTryAgain is said of every code that is not accepted.
const nextreasonTryAgain = `{"message":"Please enter a valid verification code."}`

func (c *nextreasonCall) wrongCode() answer {
	return nextreasonDetails(http.StatusUnprocessableEntity, c.spelled("invalid_code"), nextreasonTryAgain, "")
}

// expired differs from a wrong code in the table for emails only.
func (c *nextreasonCall) expired() answer {
	code := "invalid_code"
	if c.emailTable() {
		code = "invalid_parameters"
	}
	return nextreasonDetails(http.StatusUnprocessableEntity, c.spelled(code), nextreasonTryAgain, "")
}

// limited says that the user is blocked. Only otp_verify's tables show the answer; otp_send and token have it as the mobile one.
func (c *nextreasonCall) limited() answer {
	code := "user_attempts_limit"
	if c.emailTable() {
		code = "user_attempts_limits"
	}
	return nextreasonSays(http.StatusTooManyRequests, code, "Too many requests")
}
