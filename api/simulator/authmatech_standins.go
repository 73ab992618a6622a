package simulator

import (
	"net/http"
	"slices"
)

// authmatechStandInNumber begins every number that is a stand-in.
const authmatechStandInNumber = "+96279000"

// authmatechStandIn is a stand-in together with the answer it brings about.
type authmatechStandIn struct {
	StandIn
	answer func(authmatechClaim) answer
}

// authmatechFaultPrefix begins an sdkSessionId of Verify that asks for a fault, so that a form can.
const authmatechFaultPrefix = "fault-"

// authmatechStandIns are the stand-ins that have an answer of their own. The vendor has no test numbers or magic values, so all of
// these are ours; that resource_already_exists comes as 409 is ours too, since no page gives its status.
func authmatechStandIns() []authmatechStandIn {
	key := func(name string, means string, a answer) authmatechStandIn {
		return authmatechFixed(authmatechVerify, authmatechKeyHeader, "simulator-key-"+name, means+", whatever the number", true, a)
	}
	number := func(ending string, means string, documented bool, a answer) authmatechStandIn {
		return authmatechFixed(authmatechVerify, "mobileNumber", authmatechStandInNumber+ending, means, documented, a)
	}
	verify := []authmatechStandIn{
		key("expired-balance", "the balance has expired", authmatechFailure(http.StatusBadRequest, "", "the balance has expired")),
		key("product-off", "the product is not enabled for the account", authmatechProductOff()),
		key("rate-limited", "too many requests in this minute", authmatechRateLimited()),
		authmatechNegative(authmatechVerify),
		number("0010", "an envelope with success false inside a 200", false,
			authmatechFailure(http.StatusOK, "", "the envelope says failure although the status is 200")),
		number("0204", "success without a body", true, answer{status: http.StatusNoContent}),
		number("0302", "a redirect to another path, to be shown and never followed", false,
			answer{status: http.StatusFound, location: "/v1/api/redirected"}),
		number("0402", "the balance is insufficient", true,
			authmatechFailure(http.StatusBadRequest, "", "the balance is insufficient")),
		number("0403", "the product is not enabled for the account", true, authmatechProductOff()),
		number("0404", "the client is unknown", true, authmatechNotFound()),
		number("0405", "an id in the request is unknown", true,
			authmatechFailure(http.StatusNotFound, "resource_not_found", "the session was not found")),
		number("0406", "the path or an id does not exist, and no code says which", true,
			authmatechFailure(http.StatusNotFound, "", "nothing is found here")),
		number("0409", "such a resource exists already", false,
			authmatechFailure(http.StatusConflict, "resource_already_exists", "the resource exists already")),
		number("0429", "too many requests in this minute", true, authmatechRateLimited()),
		number("0500", "an unexpected error inside the platform", true, authmatechBroken()),
		number("0501", "an unexpected error inside the platform, without a code", true,
			authmatechFailure(http.StatusInternalServerError, "", "an unexpected error happened")),
		number("0502", "an HTML page from a gateway that could not reach the service", false, gatewayAnswer()),
	}
	return slices.Concat(verify, []authmatechStandIn{authmatechNegative(authmatechVerifyWeb)},
		authmatechShared(authmatechVerifyWeb), authmatechSessions(),
		authmatechShared(authmatechTrust), authmatechShared(authmatechShield), authmatechShared(authmatechDetect))
}

// authmatechShared are the numbers that stand for the same on every operation that takes one.
func authmatechShared(operation string) []authmatechStandIn {
	number := func(ending string, means string, a answer) authmatechStandIn {
		return authmatechFixed(operation, "mobileNumber", authmatechStandInNumber+ending, means, true, a)
	}
	return []authmatechStandIn{
		number("0403", "the product is not enabled for the account", authmatechProductOff()),
		number("0429", "too many requests in this minute", authmatechRateLimited()),
		number("0500", "an unexpected error inside the platform", authmatechBroken()),
	}
}

// authmatechSessions stand for what the SDK reports on the phone. The codes are documented (guides/stuck-plus and the Android
// SDK's pages), but no answer over HTTP holds one.
func authmatechSessions() []authmatechStandIn {
	session := func(code, means string) authmatechStandIn {
		return authmatechFixed(authmatechSession, "sdkSessionId", code, means, false, authmatechFailure(http.StatusBadRequest, code, means))
	}
	return []authmatechStandIn{
		session("sdk_no_he_result", "the SDK got no proof from the network"),
		session("sdk_no_data_connectivity", "the phone has no mobile data"),
		session("sdk_connection_error", "the SDK cannot reach the operator"),
		session("sdk_redirect_error", "the SDK was redirected too often"),
		session("sdk_error", "the SDK failed inside"),
	}
}

// authmatechList is what [StandIns] lists: those with an answer of their own, then the faults.
func authmatechList() []StandIn {
	var list []StandIn
	for _, row := range authmatechStandIns() {
		list = append(list, row.StandIn)
	}
	for _, f := range faults() {
		list = append(list, StandIn{"authmatech", authmatechVerify, "sdkSessionId", authmatechFaultPrefix + f.name, f.means, f.status, false})
	}
	return list
}

// authmatechFixed is a stand-in that is answered the same whatever else the request says.
func authmatechFixed(operation, field, value, means string, documented bool, a answer) authmatechStandIn {
	return authmatechStandIn{
		StandIn{"authmatech", operation, field, value, means, a.status, documented},
		func(authmatechClaim) answer { return a },
	}
}

// authmatechNegative is the verdict no: a 200, and not an error.
func authmatechNegative(operation string) authmatechStandIn {
	return authmatechStandIn{
		StandIn{"authmatech", operation, "mobileNumber", authmatechStandInNumber + "0001", "the number is not the one in the proof", http.StatusOK, true},
		func(c authmatechClaim) answer { return c.verdict(false) },
	}
}

// authmatechBroken is a 500; no page shows its body.
func authmatechBroken() answer {
	return authmatechFailure(http.StatusInternalServerError, "internal_server_error", "an unexpected error happened")
}

// authmatechProductOff is the refusal of a call whose product the account does not have.
func authmatechProductOff() answer {
	return authmatechFailure(http.StatusBadRequest, "", "the product is not enabled for this account")
}

// authmatechRateLimited is a 429 as page api/rate-limits prints it; no Retry-After is documented.
func authmatechRateLimited() answer {
	return authmatechBareFailure(http.StatusTooManyRequests, "Rate limit exceeded.")
}
