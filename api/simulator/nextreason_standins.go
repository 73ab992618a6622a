package simulator

import "net/http"

// nextreasonStandIns are listed with the operations whose pages have their answer. The vendor has no such values, so all are ours.
func nextreasonStandIns() []StandIn {
	var list []StandIn
	add := func(operation, field, value, means string, status int, documented bool) {
		list = append(list, StandIn{"nextreason", operation, field, value, means, status, documented})
	}
	verify := func(email, mobile, means string, status int) {
		add("otp_verify", "user_id", email, means, status, true)
		add("otp_verify", "user_id", mobile, means, status, true)
	}
	for _, operation := range []string{"otp_verify", "otp_send", "token", "login", "forgot_password"} {
		const means = "the host name does not exist, as a client in between says it in a 502"
		add(operation, "env_id", nextreasonNotFoundEnvironment, means, http.StatusBadGateway, false)
	}
	add("forgot_password", "env_id", nextreasonWrongRegion, "the region is wrong", http.StatusServiceUnavailable, true)
	verify("expired@example.com", "+15417543012", "the code has expired, whatever it is", http.StatusUnprocessableEntity)
	verify("blocked@example.com", "+15417543013", "the user is blocked after too many attempts", http.StatusTooManyRequests)
	add("otp_send", "access_token", nextreasonExpiredToken, "the access token has expired", http.StatusUnauthorized, true)
	add("login", "user_id", "unverified@example.com", "the account is not verified", http.StatusUnprocessableEntity, true)
	add("login", "user_id", "noaccess@example.com", "the user has no access to the resource", http.StatusForbidden, true)
	return list
}
