package simulator

import "net/http"

// authmatechStandIn is a stand-in together with the answer it brings about.
type authmatechStandIn struct {
	StandIn
	answer func(authmatechClaim) answer
}

// authmatechStandIns are the stand-ins of Verify. The vendor has no test numbers or magic values, so all of these are ours; that
// resource_already_exists comes as 409 is ours too, since no page gives its status.
func authmatechStandIns() []authmatechStandIn {
	key := func(name string, means string, documented bool, a answer) authmatechStandIn {
		return authmatechFixed(authmatechKeyHeader, "simulator-key-"+name, means, documented, a)
	}
	number := func(ending string, means string, documented bool, a answer) authmatechStandIn {
		return authmatechFixed("mobileNumber", "+96279000"+ending, means, documented, a)
	}
	return []authmatechStandIn{
		key("expired-balance", "the balance has expired, whatever the number", true,
			authmatechFailure(http.StatusBadRequest, "", "the balance has expired")),
		key("product-off", "the product is not enabled for the account, whatever the number", true, authmatechProductOff()),
		key("rate-limited", "too many requests in this minute, whatever the number", true, authmatechRateLimited()),
		authmatechNegative(),
		number("0010", "an envelope with success false inside a 200", false,
			authmatechFailure(http.StatusOK, "", "the envelope says failure although the status is 200")),
		number("0204", "success without a body", true, answer{status: http.StatusNoContent}),
		number("0302", "a redirect to another path, to be shown and never followed", false,
			answer{status: http.StatusFound, location: "/v1/api/redirected"}),
		number("0402", "the balance is insufficient", true,
			authmatechFailure(http.StatusBadRequest, "", "the balance is insufficient")),
		number("0403", "the product is not enabled for the account", true, authmatechProductOff()),
		number("0404", "the client is unknown", true, authmatechNotFound()),
		number("0409", "such a resource exists already", false,
			authmatechFailure(http.StatusConflict, "resource_already_exists", "the resource exists already")),
		number("0429", "too many requests in this minute", true, authmatechRateLimited()),
		number("0500", "an unexpected error inside the platform", true,
			authmatechFailure(http.StatusInternalServerError, "internal_server_error", "an unexpected error happened")),
		number("0502", "an HTML page from a gateway that could not reach the service", false, gatewayAnswer()),
	}
}

// authmatechFixed is a stand-in that is answered the same whatever else the request says.
func authmatechFixed(field, value, means string, documented bool, a answer) authmatechStandIn {
	return authmatechStandIn{
		StandIn{"authmatech", "verify", field, value, means, a.status, documented},
		func(authmatechClaim) answer { return a },
	}
}

// authmatechNegative is the verdict no: a 200, and not an error.
func authmatechNegative() authmatechStandIn {
	return authmatechStandIn{
		StandIn{"authmatech", "verify", "mobileNumber", "+962790000001", "the number is not the one in the proof", http.StatusOK, true},
		func(c authmatechClaim) answer { return c.verdict(false) },
	}
}

// authmatechProductOff is the refusal of a call whose product the account does not have.
func authmatechProductOff() answer {
	return authmatechFailure(http.StatusBadRequest, "", "the product is not enabled for this account")
}

// authmatechRateLimited is a 429 as page api/rate-limits prints it; no Retry-After is documented.
func authmatechRateLimited() answer {
	return authmatechBareFailure(http.StatusTooManyRequests, "Rate limit exceeded.")
}
