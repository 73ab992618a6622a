package attempt_test

import (
	"encoding/json"
	"slices"
	"testing"

	"casebook/api/safe"
	"casebook/api/systems"
)

// A code that some page documents stays under every name that may be a one-time code's, and
// where names of one-time codes stand beside it.
func TestDocumentedCodesAreNoOneTimeCodes(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, pack := range systems.Embedded().Systems {
		for _, row := range pack.Rows {
			for _, when := range append(slices.Clone(row.Also), row.When) {
				for _, code := range when.Code {
					quoted, err := json.Marshal(code)
					if err != nil {
						t.Fatal(err)
					}
					q := string(quoted)
					in := `{"otpSent":true,"sms":{"code2":` + q + `,"newCode":` + q + `,"old_code":` + q + `},"e":[{"field":"otp","text":` + q + `},{"id":"password","content":` + q + `}],"reset_code":` + q + `,"session":{"state":` + q + `}}`
					redactor := safe.NewRedactor(safe.Key{1}, pack.Rules())
					redactor.Study(true, safe.Message{URL: "https://h.example/v1/otp/verify"})
					if got := redactor.Message(false, safe.Message{Body: []byte(in)}).Body.String(); got != in {
						t.Errorf("%s: %s\nbecomes %s", row.ID, in, got)
					}
					seen++
				}
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d codes", seen)
	}
}
