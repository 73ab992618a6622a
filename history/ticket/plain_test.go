package ticket_test

import (
	"regexp"
	"strings"
)

// byHeaderName is what most tools do: the values of headers with these names, written
// so, are replaced.
func byHeaderName(transcript string) string {
	lines := strings.Split(transcript, "\n")
	for i, line := range lines {
		name, _, isHeader := strings.Cut(line, ": ")
		switch name {
		case "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-API-KEY", "X-Api-Key", "X-Auth-Token", "X-Amz-Security-Token":
			if isHeader {
				lines[i] = name + ": [REDACTED]"
			}
		}
	}
	return strings.Join(lines, "\n")
}

// allThatLooksLikeIt is the other way: every long word and every number of four
// digits and more goes.
func allThatLooksLikeIt(transcript string) string {
	return looksLikeIt.ReplaceAllString(transcript, "[REDACTED]")
}

var looksLikeIt = regexp.MustCompile(`[A-Za-z0-9+/=_%-]{16,}|[0-9]{4,}|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+`)
