package panes_test

import (
	"strings"
	"testing"

	"casebook/views/panes"
)

func TestWhatACallerReadsOutIsWordsAndACallOrAnAnswerIsEvidence(t *testing.T) {
	t.Parallel()
	for _, words := range []string{"422 valid verification code", "INVALID_MOBILE_NUMBER", "session expired\r", "[422] invalid code", "error: invalid_code"} {
		if panes.Evidence(words) {
			t.Errorf("%q was read and not typed", words)
		}
	}
	for _, evidence := range []string{
		"", "one line\ranother", `{"error":"invalid_code"}`, `{"error":`, `["invalid_code"]`, "<!DOCTYPE html><html></html>", strings.Repeat("x", 4<<10),
		`curl -X POST https://service.authmatech.com/v1/api/verify -d '{}'`, `it says {"error":"invalid_code","error_details":{}} again`,
		"Error: getaddrinfo ENOTFOUND id.eu.nextreason.com",
	} {
		if !panes.Evidence(evidence) {
			t.Errorf("%q was typed and not read", evidence)
		}
	}
}
