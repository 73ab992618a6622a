package simulator

import (
	"encoding/json"
	"net/http"
)

// authmatechData is the data of the three intelligence products: the fields and their order are those of the pages
// guides/trust-shield-detect and api/detect-analyze, the values are ours, and always the same. What breakdown and windowStats
// hold is not documented.
func authmatechData() map[string]string {
	return map[string]string{
		authmatechTrust: `"trustScore":92,"confidence":"HIGH","recommendation":"ALLOW",` +
			`"positiveFactors":["` + simulatedText + `the device is known"],"riskFactors":[],"breakdown":{},"transactionId":"TR-simulated-1"`,
		authmatechShield: `"decision":"ALLOW","riskScore":8,"riskLevel":"LOW","reasonCodes":[],"sdkVerified":true,` +
			`"deviceConsistencyLevel":"STABLE","operatorConsistencyLevel":"STABLE","transactionId":"SH-simulated-1"`,
		authmatechDetect: `"anomalies":[],"recommendedAction":"ALLOW","riskLevel":"LOW","anomalyScore":3,"affectedCount":0,` +
			`"windowStats":{},"transactionId":"DE-simulated-1"`,
	}
}

// authmatechIntelligence answers for Trust, Shield or Detect. Which fields are required is not documented; we want a number. That
// Trust gives the caller's metadataId back is documented.
func authmatechIntelligence(operation string) func(*http.Request) answer {
	return func(r *http.Request) answer {
		body, refusal := authmatechBody(r, "mobileNumber")
		if refusal != nil {
			return *refusal
		}
		claim := authmatechClaim{operation: operation, number: body.text("mobileNumber")}
		if row := claim.standIn(); row != nil {
			return row.answer(claim)
		}
		data := authmatechData()[operation]
		if id := body.text("metadataId"); id != "" && operation == authmatechTrust {
			quoted, _ := json.Marshal(id) // a string has no error
			data += `,"metadataId":` + string(quoted)
		}
		return authmatechSuccess(http.StatusOK, "{"+data+"}")
	}
}

// authmatechStartSession registers what the SDK saw on the phone, and keeps none of it. What is required and what data holds are
// not documented.
func authmatechStartSession(r *http.Request) answer {
	body, refusal := authmatechBody(r, "sdkSessionId")
	if refusal != nil {
		return *refusal
	}
	claim := authmatechClaim{operation: authmatechSession, session: body.text("sdkSessionId")}
	if row := claim.standIn(); row != nil {
		return row.answer(claim)
	}
	return authmatechSuccess(http.StatusOK, `{"note":"`+simulatedText+`the session is registered"}`)
}

// authmatechRead answers the reads of one's own account, whose fields are not documented.
func authmatechRead(*http.Request) answer {
	return authmatechSuccess(http.StatusOK, `{"note":"`+simulatedText+`no page shows what stands here"}`)
}
