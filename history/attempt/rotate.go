package attempt

import (
	"fmt"
	"strings"

	"casebook/api/safe"
	"casebook/history"
)

// shortestSecret is the length, in characters, from which a cut secret is taken for a
// live one: masks and variables' names are shorter.
const shortestSecret = 12

// rotate is what to tell the customer when a live credential stood in what he sent;
// empty when none did.
func rotate(a history.Attempt) string {
	if a.Simulated {
		return ""
	}
	for _, f := range a.Facts {
		if f.Class == safe.ClassSecret && f.Length >= shortestSecret && !strings.HasPrefix(f.Place, "answer") {
			return fmt.Sprintf("One more thing: your %s was in what you sent us. Please have it replaced now; anyone who saw the message could use it.", credentialWord(f.Kind))
		}
	}
	return ""
}

// credentialWord is what a customer calls a kind of credential.
func credentialWord(kind string) string {
	switch {
	case kind == "api-key":
		return "API key"
	case strings.Contains(kind, "password"):
		return "password"
	case strings.Contains(kind, "client-secret"):
		return "client secret"
	case strings.Contains(kind, "token"), kind == "bearer", kind == "jwt":
		return "access token"
	}
	return "credential"
}
