package simulator_test

import (
	"strconv"
	"testing"
)

// scayleRows are the tables of the page errors, its three payloads, and the validation error and the token checks of other pages.
// The statuses of the payloads are inferred.
func scayleRows() []row {
	const broken = `{"error":"API_EXCEPTION","message":"Something went wrong while processing your request. Please try again shortly."}`
	const expired = `{"error":"INVALID_TOKEN","message":"Your session has expired. Please log in again."}`
	const success = `{"error":"SUCCESS","message":"Request completed successfully."}`
	return []row{
		{"scayle.errors.2xx5xx.01", "scayle logout", nil, 200, success, full},
		{"scayle.errors.2xx5xx.02", "scayle login", []string{"email=outage@example.com"}, 500, broken, full},
		{"scayle.errors.4xx.01", "scayle logout", []string{"access_token=unknown"}, 401, expired, full},
		{"scayle.errors.4xx.02", "scayle login", []string{"email=deactivated@example.com"}, 403, `{"error":"USER_DEACTIVATED",` +
			`"message":"Your customer account has been deactivated. If you have any questions, feel free to get in touch."}`, full},
		{"scayle.errors.4xx.03", "scayle login", []string{"password=wrong"}, 404, `{"error":"USER_NOT_FOUND",` +
			`"message":"Your email address or password is incorrect. Please try again."}`, full},
		{"scayle.errors.4xx.04", "scayle password_update", []string{"hash=unknown"}, 406, `{"error":"PASSWORD_RESET_HASH_EXPIRED",` +
			`"message":"This link has expired or has already been used."}`, full},
		{"scayle.errors.4xx.05", "scayle register", []string{"email=anna@example.com"}, 409, `{"error":"USER_ALREADY_EXISTS",` +
			`"message":"An account with this email address already exists."}`, full},
		{"scayle.errors.4xx.06", "scayle login", []string{"email=throttled@example.com"}, 429, `{"error":"TOO_MANY_ATTEMPTS",` +
			`"message":"You’ve made too many attempts. Please wait a moment and try again."}`, full},
		{"scayle.errors.4xx.07", "scayle login", []string{"email=dependency@example.com"}, 424, broken, full},
		{"scayle.errors.payload.01", "scayle login", []string{"Authorization=Basic d3Jvbmc6d3Jvbmc="}, 401,
			`{"error":"INVALID_CLIENT","message":"Client authentication failed.","context":null}`, full},
		{"scayle.errors.payload.02", "scayle token_refresh", []string{"grant_type=password"}, 400, `{"error":"unsupported_grant_type",` +
			`"error_description":"The authorization grant type is not supported by the authorization server.",` +
			`"hint":"Check that all required parameters have been provided",` +
			`"message":"The authorization grant type is not supported by the authorization server."}`, full},
		{"scayle.errors.payload.03", "scayle token_refresh", []string{"refresh_token=simulator-revoked-token"}, 401, `{"error":"invalid_request",` +
			`"error_description":"The refresh token is invalid.","hint":"Token has been revoked","message":"The refresh token is invalid."}`, full},
		{"scayle.search.validation_error", "scayle login", []string{"shop_id=abc123"}, 400, `{"error":"validation_error",` +
			`"message":"The property shop_id must be an integer.","context":{"shop_id":"abc123","context":{}}}`, full},
		{"scayle.search.validate_200", "scayle token_validate", nil, 200, success, full},
		{"scayle.search.validate_401", "scayle token_validate", []string{"access_token=unknown"}, 401, expired, full},
		{"scayle.search.idp_validation_401", "scayle token_validate", []string{"access_token=simulator-idp-token"}, 401, expired, full},
	}
}

// olderRows are the statuses of an older edition of the page, which has no error keys. Any success shows its 200.
func olderRows() []row {
	rows := []row{{"scayle.search.older_status.01", "scayle password_reset", nil, 200, `{"error":"SUCCESS","message":"Request completed successfully."}`, full}}
	for i, status := range []int{201, 204, 206, 400, 401, 403, 404, 408, 409, 412, 413, 424, 500, 502, 503, 504} {
		id, body := "scayle.search.older_status.", `{}`
		if i+2 < 10 {
			id += "0"
		}
		if status == 204 {
			body = ""
		}
		edit := "email=status-" + strconv.Itoa(status) + "@example.com"
		rows = append(rows, row{id + strconv.Itoa(i+2), "scayle login", []string{edit}, status, body, full})
	}
	return rows
}

func TestEveryRowOfSCAYLEIsReached(t *testing.T) {
	t.Parallel()
	rows := append(scayleRows(), olderRows()...)
	if n := len(rows); n != 33 {
		t.Errorf("%d rows", n)
	}
	reach(t, rows)
}
