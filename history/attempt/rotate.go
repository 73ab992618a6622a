package attempt

import (
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/history"
)

// shortestSecret is the length, in characters, from which a cut secret is taken for a
// live one: masks and variables' names are shorter.
const shortestSecret = 12

// rotate is what to tell the customer when live credentials stood in what he sent;
// empty when none did.
func rotate(a history.Attempt) string {
	if said := Rotate(a); said != "" {
		return "One more thing: " + said
	}
	return ""
}

// Rotate is what to tell the customer of the live credentials that stood in what he sent,
// all attempts together; empty when none did.
func Rotate(attempts ...history.Attempt) string {
	var words []string
	for _, a := range attempts {
		for _, word := range liveCredentials(a) {
			if !slices.Contains(words, word) {
				words = append(words, word)
			}
		}
	}
	switch last := len(words) - 1; {
	case last < 0:
		return ""
	case last == 0:
		return words[0] + " was in what you sent us. Please have it replaced now; anyone who saw the message could use it."
	default:
		list := strings.Join(words[:last], ", ") + " and " + words[last]
		return list + " were in what you sent us. Please have them replaced now; anyone who saw the message could use them."
	}
}

func liveCredentials(a history.Attempt) []string {
	if a.Simulated {
		return nil
	}
	var words []string
	for _, f := range a.Facts {
		if f.Class == safe.ClassSecret && !f.Unseen && f.Length >= shortestSecret && !strings.HasPrefix(f.Place, "answer") {
			words = append(words, credentialWord(f, a.Request))
		}
	}
	return words
}

// credentialWord is what a customer calls a credential.
func credentialWord(f safe.Fact, request history.Request) string {
	switch {
	case f.Kind == "api-key":
		return "your API key"
	case strings.Contains(f.Kind, "password"):
		return "a password"
	case strings.Contains(f.Kind, "secret"):
		return "your client secret"
	case f.Kind == "cookie":
		return "a session cookie"
	case strings.EqualFold(f.Name, "Authorization") && sentBasic(request):
		return "your client id and secret"
	case strings.Contains(f.Kind, "token"), f.Kind == "bearer", f.Kind == "jwt":
		return "an access token"
	}
	return "a credential"
}

// sentBasic reports whether a request was authorised by Basic credentials, RFC 7617.
func sentBasic(request history.Request) bool {
	return slices.ContainsFunc(request.Headers, func(h safe.RecordHeader) bool {
		return strings.EqualFold(h.Name.String(), "Authorization") && len(h.Value.String()) > 6 && strings.EqualFold(h.Value.String()[:6], "Basic ")
	})
}
