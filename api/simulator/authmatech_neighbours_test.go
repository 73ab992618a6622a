package simulator_test

import (
	"strings"
	"testing"

	"casebook/api/simulator"
)

// done is a success envelope around data.
func done(data string) string { return strings.Replace(yes, `{"validNumber":true}`, data, 1) }

func TestWebVerifyNeedsATransactionAndNoProof(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	check(t, ask(t, url, "authmatech verify_web"), 200, yes)
	check(t, ask(t, url, "authmatech verify_web", "mobileNumber=+962790000001"), 200, no)
	check(t, ask(t, url, "authmatech verify_web", "mobileNumber=079"), 400, invalidNumber)
	check(t, ask(t, url, "authmatech verify_web", "-mobileNumber"), 400, badRequest("mobileNumber is missing, empty or not a string"))
	check(t, ask(t, url, "authmatech verify_web", "serviceType=x"), 400, badRequest("serviceType is none of the documented values"))
	masked := strings.Replace(yes, `true}}`, `true,"maskedMobileNumber":"********67"}}`, 1)
	check(t, call(t, url+"/v1/api/verify/"+strings.ToUpper(transaction)+"?maskMobile=true", soundBody), 200, masked)
	check(t, call(t, url+"/v1/api/verify/"+transaction, soundBody, method("GET")), 404, notFound)
}

func TestTheIntelligenceProductsHaveTheirDocumentedFields(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	const trust = `"trustScore":92,"confidence":"HIGH","recommendation":"ALLOW","positiveFactors":["(simulated text) the device is known"],` +
		`"riskFactors":[],"breakdown":{},"transactionId":"TR-simulated-1"`
	check(t, ask(t, url, "authmatech trust_score"), 200, done("{"+trust+"}"))
	check(t, ask(t, url, "authmatech trust_score", `metadataId=a"b`), 200, done("{"+trust+`,"metadataId":"a\"b"}`))
	check(t, ask(t, url, "authmatech shield_assess", "metadataId=x"), 200, done(`{"decision":"ALLOW","riskScore":8,"riskLevel":"LOW","reasonCodes":[],`+
		`"sdkVerified":true,"deviceConsistencyLevel":"STABLE","operatorConsistencyLevel":"STABLE","transactionId":"SH-simulated-1"}`))
	check(t, ask(t, url, "authmatech detect_analyze"), 200, done(`{"anomalies":[],"recommendedAction":"ALLOW","riskLevel":"LOW","anomalyScore":3,`+
		`"affectedCount":0,"windowStats":{},"transactionId":"DE-simulated-1"}`))
	for _, operation := range []string{"trust_score", "shield_assess", "detect_analyze"} {
		operation = "authmatech " + operation
		check(t, ask(t, url, operation, "mobileNumber=+962790000403"), 400, badRequest("the product is not enabled for this account"))
		check(t, ask(t, url, operation, "mobileNumber=+962790000429"), 429, rateLimited)
		check(t, ask(t, url, operation, "mobileNumber=079"), 400, invalidNumber)
		check(t, ask(t, url, operation, "X-API-KEY=simulator-key-rate-limited"), 401, unauthorised)
	}
}

func TestASessionTakesTheSDKsTokenAndNoKey(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	registered := done(`{"note":"(simulated text) the session is registered"}`)
	check(t, ask(t, url, "authmatech sdk_session", "-X-API-KEY"), 200, registered)
	check(t, ask(t, url, "authmatech sdk_session", "X-API-KEY=wrong"), 200, registered)
	for _, edit := range []string{"-X-SDK-TOKEN", "X-SDK-TOKEN=wrong", "-X-CLIENT-ID"} {
		check(t, ask(t, url, "authmatech sdk_session", edit), 401, unauthorised)
	}
	check(t, ask(t, url, "authmatech verify", "-X-API-KEY"), 401, unauthorised) // the token opens nothing else
	check(t, ask(t, url, "authmatech sdk_session", "-sdkSessionId"), 400, badRequest("sdkSessionId is missing, empty or not a string"))
	for code, text := range map[string]string{
		"sdk_no_he_result":         "the SDK got no proof from the network",
		"sdk_no_data_connectivity": "the phone has no mobile data",
		"sdk_connection_error":     "the SDK cannot reach the operator",
		"sdk_redirect_error":       "the SDK was redirected too often",
		"sdk_error":                "the SDK failed inside",
	} {
		check(t, ask(t, url, "authmatech sdk_session", "sdkSessionId="+code), 400, strings.Replace(badRequest(text), `"code":null`, `"code":"`+code+`"`, 1))
		check(t, ask(t, url, "authmatech verify", "sdkSessionId="+code), 200, yes)
	}
}

func TestTheReadsOfTheAccountNeedCredentials(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, name := range []string{"products", "usage", "verifications", "balance_history"} {
		operation := "authmatech me_" + name
		check(t, ask(t, url, operation), 200, done(`{"note":"(simulated text) no page shows what stands here"}`))
		check(t, ask(t, url, operation, "X-API-KEY=wrong"), 401, unauthorised)
		check(t, call(t, url+"/v1/api/me/"+strings.ReplaceAll(name, "_", "-"), "{}"), 404, notFound)
	}
}
