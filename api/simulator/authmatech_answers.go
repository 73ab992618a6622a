package simulator

import (
	"fmt"
	"net/http"
	"strconv"
)

// The three shapes of Authmatech's envelope, as its pages errors, api/authentication and api/rate-limits print them. The third,
// of 401 and 429, leaves out the keys code, technical and arguments.
const (
	authmatechSuccessForm = `{"success":true,"messages":[{"type":"SUCCESS","code":null,"message":null,"httpStatus":%q,` +
		`"technical":false,"arguments":null}],"data":%s}`
	authmatechFailureForm = `{"success":false,"messages":[{"type":"FAILURE","code":%s,"message":%q,"httpStatus":%q,` +
		`"technical":%t,"arguments":null}],"data":null}`
	authmatechBareForm = `{"success":false,"messages":[{"type":"FAILURE","message":%q,"httpStatus":%q}],"data":null}`
)

// authmatechSuccess is a success envelope around data, which is JSON.
func authmatechSuccess(status int, data string) answer {
	return jsonAnswer(status, fmt.Sprintf(authmatechSuccessForm, statusName(status), data))
}

// authmatechFailure is a failure whose wording no page shows; without a code, code is null. Only a 500 is technical.
func authmatechFailure(status int, code, text string) answer {
	quoted := "null"
	if code != "" {
		quoted = strconv.Quote(code)
	}
	technical := status == http.StatusInternalServerError
	return jsonAnswer(status, fmt.Sprintf(authmatechFailureForm, quoted, simulatedText+text, statusName(status), technical))
}

// authmatechBareFailure is a failure in the short form, in the vendor's words.
func authmatechBareFailure(status int, text string) answer {
	return jsonAnswer(status, fmt.Sprintf(authmatechBareForm, text, statusName(status)))
}

// authmatechNotFound is the one 404 whose body the vendor prints, used for every 404.
func authmatechNotFound() answer {
	const status = http.StatusNotFound
	body := fmt.Sprintf(authmatechFailureForm, `"resource_not_found"`, "Client not found.", statusName(status), false)
	return jsonAnswer(status, body)
}

// authmatechClaim is what a sound request says.
type authmatechClaim struct {
	operation   string
	key, number string
	maskMobile  bool
	session     string
}

// answer is the stand-in's, if the claim holds one, else yes.
func (c authmatechClaim) answer() answer {
	if row := c.standIn(); row != nil {
		return row.answer(c)
	}
	return c.verdict(true)
}

// standIn returns the first stand-in that the claim holds, or nil.
func (c authmatechClaim) standIn() *authmatechStandIn {
	held := map[string]string{authmatechKeyHeader: c.key, "mobileNumber": c.number, "sdkSessionId": c.session}
	for _, row := range authmatechStandIns() {
		if row.Operation == c.operation && row.Value == held[row.Field] {
			return &row
		}
	}
	return nil
}

// verdict is the answer yes or no. The form of the masked number is documented, eight asterisks and its last two digits; its key
// is not: "maskedMobileNumber" is ours.
func (c authmatechClaim) verdict(valid bool) answer {
	masked := ""
	if c.maskMobile {
		masked = `,"maskedMobileNumber":"********` + c.number[len(c.number)-2:] + `"`
	}
	return authmatechSuccess(http.StatusOK, fmt.Sprintf(`{"validNumber":%t%s}`, valid, masked))
}
