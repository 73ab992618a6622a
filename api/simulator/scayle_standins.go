package simulator

import (
	"net/http"
	"strconv"
)

// scayleEmail is a stand-in by email address, with the answer it brings about.
type scayleEmail struct {
	email      string
	operations []string // where it does
	means      string
	answer     answer
}

// scayleEmails are in the order of the list. The vendor has no such values, so all are ours. API_EXCEPTION and the older edition's
// statuses are documented for every operation; the latter are with login alone, where they are enough to be seen.
func scayleEmails() []scayleEmail {
	everywhere := []string{"login", "guest_login", "register", "password_reset"}
	const broken = "Something went wrong while processing your request. Please try again shortly."
	list := []scayleEmail{
		{"deactivated@example.com", []string{"login"}, "the account is deactivated", scayleError(http.StatusForbidden, "USER_DEACTIVATED",
			"Your customer account has been deactivated. If you have any questions, feel free to get in touch.")},
		{"throttled@example.com", []string{"login", "password_reset"}, "too many attempts", scayleError(http.StatusTooManyRequests,
			"TOO_MANY_ATTEMPTS", "You’ve made too many attempts. Please wait a moment and try again.")},
		{"dependency@example.com", everywhere, "something behind the API failed", scayleError(http.StatusFailedDependency, "API_EXCEPTION", broken)},
		{"outage@example.com", everywhere, "an outage inside the platform", scayleError(http.StatusInternalServerError, "API_EXCEPTION", broken)},
	}
	for _, status := range scayleOlderStatuses() {
		list = append(list, scayleEmail{
			"status-" + strconv.Itoa(status) + "@example.com", []string{"login"}, "as the older edition has it: " + http.StatusText(status), scayleOlder(status),
		})
	}
	return list
}

// scayleOlderStatuses are those of the older edition of the page errors, but 200, which every success shows.
func scayleOlderStatuses() []int {
	return []int{201, 204, 206, 400, 401, 403, 404, 408, 409, 412, 413, 424, 500, 502, 503, 504}
}

// scayleStandIns are the email addresses, and the access token of a session that the identity provider has ended: it is refused as
// any other, which is documented as to the status.
func scayleStandIns() []StandIn {
	var list []StandIn
	for _, row := range scayleEmails() {
		for _, operation := range row.operations {
			list = append(list, StandIn{"scayle", operation, "email", row.email, row.means, row.answer.status, true})
		}
	}
	return append(list, StandIn{
		"scayle", "token_validate", "access_token", scayleIDPToken,
		"the identity provider does not confirm the session", http.StatusUnauthorized, true,
	})
}
