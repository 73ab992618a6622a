package simulator

import (
	"fmt"
	"net/http"
)

// The flat envelope of the page errors. The messages of its tables are called user-facing; that they come as they stand is ours.
const scayleErrorForm = `{"error":%q,"message":%q,"context":null}`

// scayleError is an error in the vendor's words.
func scayleError(status int, code, message string) answer {
	return jsonAnswer(status, fmt.Sprintf(scayleErrorForm, code, message))
}

// scayleDone is a success that gives no tokens.
func scayleDone() answer {
	return jsonAnswer(http.StatusOK, `{"error":"SUCCESS","message":"Request completed successfully."}`)
}

// scayleTokens is what login and register give; the page's sample has a JWT where this has a made-up text.
func scayleTokens(number int) answer {
	const form = `{"token_type":"Bearer","expires_in":%d,"access_token":"` + scayleAccessPrefix + `%d","refresh_token":"` + scayleRefreshPrefix + `%[2]d"}`
	return jsonAnswer(http.StatusOK, fmt.Sprintf(form, scayleAccessLife, number))
}

// scayleBadClient is printed without a status: 401 is ours, after the library whose words these are.
func scayleBadClient() answer {
	return scayleError(http.StatusUnauthorized, "INVALID_CLIENT", "Client authentication failed.")
}

func scayleBadToken() answer {
	return scayleError(http.StatusUnauthorized, "INVALID_TOKEN", "Your session has expired. Please log in again.")
}

// scayleBadGrant is printed without a status: 400 is ours, after the library whose words these are.
func scayleBadGrant() answer {
	const text = "The authorization grant type is not supported by the authorization server."
	return jsonAnswer(http.StatusBadRequest, fmt.Sprintf(
		`{"error":"unsupported_grant_type","error_description":%q,"hint":"Check that all required parameters have been provided","message":%[1]q}`, text))
}

// scayleRevoked is printed without a status: 401 is ours, after the library whose words these are.
func scayleRevoked() answer {
	const text = "The refresh token is invalid."
	return jsonAnswer(http.StatusUnauthorized, fmt.Sprintf(
		`{"error":"invalid_request","error_description":%q,"hint":"Token has been revoked","message":%[1]q}`, text))
}

// scayleInvalid is a refusal whose wording no page shows, in the form of the one that an older page shows.
func scayleInvalid(text string) answer {
	return scayleError(http.StatusBadRequest, "validation_error", simulatedText+text)
}

// scayleNoInteger is the validation error that an older page shows, for another property. The value is JSON, and left out where it
// is absent or long.
func scayleNoInteger(property string, value []byte) answer {
	if len(value) == 0 || len(value) > 100 {
		value = []byte("null")
	}
	return jsonAnswer(http.StatusBadRequest, fmt.Sprintf(
		`{"error":"validation_error","message":"The property %s must be an integer.","context":{%q:%s,"context":{}}}`, property, property, value))
}

// scayleOlder is an answer of the older edition of the page errors, which has statuses and no error keys; its wording is ours.
func scayleOlder(status int) answer {
	if status == http.StatusNoContent {
		return answer{status: status}
	}
	return jsonAnswer(status, fmt.Sprintf(`{"message":%q}`, simulatedText+http.StatusText(status)))
}
