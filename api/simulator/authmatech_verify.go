package simulator

import (
	"net/http"
	"slices"
	"strings"
)

// The operations that have stand-ins.
const (
	authmatechVerify    = "verify"
	authmatechVerifyWeb = "verify_web"
	authmatechSession   = "sdk_session"
	authmatechTrust     = "trust_score"
	authmatechShield    = "shield_assess"
	authmatechDetect    = "detect_analyze"
)

// authmatechProofVerify says yes to every sound request without a stand-in. operatorId is optional and not looked at, nor is
// sdkSessionId but for a fault.
func authmatechProofVerify(r *http.Request) answer {
	body, refusal := authmatechBody(r, "mobileNumber", "encryptedMobileNumber")
	if refusal != nil {
		return *refusal
	}
	a := authmatechVerdict(authmatechVerify, r, body)
	if name, is := strings.CutPrefix(body.text("sdkSessionId"), authmatechFaultPrefix); is && slices.Contains(Faults(), name) {
		a.fault = name
	}
	return a
}

// authmatechWebVerify is Verify without a proof in the body: the Web SDK has given it under the transaction in the path.
func authmatechWebVerify(r *http.Request) answer {
	body, refusal := authmatechBody(r, "mobileNumber")
	if refusal != nil {
		return *refusal
	}
	return authmatechVerdict(authmatechVerifyWeb, r, body)
}

// authmatechVerdict checks what both kinds of Verify share.
func authmatechVerdict(operation string, r *http.Request, body object) answer {
	if !authmatechServiceType(body) {
		return authmatechFailure(http.StatusBadRequest, "", "serviceType is none of the documented values")
	}
	claim := authmatechClaim{
		operation: operation, key: r.Header.Get(authmatechKeyHeader), number: body.text("mobileNumber"),
		maskMobile: r.URL.Query().Get("maskMobile") == "true",
	}
	return claim.answer()
}

// authmatechBody reads a body in which the required fields stand, with a number in E.164 form where one is required, or returns
// the answer that refuses it.
func authmatechBody(r *http.Request, required ...string) (object, *answer) {
	refuse := func(code, text string) (object, *answer) {
		a := authmatechFailure(http.StatusBadRequest, code, text)
		return nil, &a
	}
	body, err := readObject(r)
	if err != nil {
		return refuse("", err.Error())
	}
	for _, field := range required {
		if body.text(field) == "" {
			return refuse("", field+" is missing, empty or not a string")
		}
	}
	if slices.Contains(required, "mobileNumber") && !authmatechNumber(body.text("mobileNumber")) {
		return refuse("INVALID_MOBILE_NUMBER", "mobileNumber is not in E.164 form")
	}
	return body, nil
}

// authmatechServiceType reports whether serviceType is absent or documented.
func authmatechServiceType(body object) bool {
	if body["serviceType"] == nil {
		return true
	}
	documented := []string{"REGISTRATION", "LOGIN", "RESET_PASS", "UPDATE_DETAILS", "TRANSACTION"}
	return slices.Contains(documented, body.text("serviceType"))
}
