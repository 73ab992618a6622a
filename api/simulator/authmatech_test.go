package simulator_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"casebook/api/simulator"
)

// Bodies as the vendor's pages print them, or in the shape of one that they print.
const (
	yes = `{"success":true,"messages":[{"type":"SUCCESS","code":null,"message":null,"httpStatus":"OK","technical":false,"arguments":null}],` +
		`"data":{"validNumber":true}}`
	no = `{"success":true,"messages":[{"type":"SUCCESS","code":null,"message":null,"httpStatus":"OK","technical":false,"arguments":null}],` +
		`"data":{"validNumber":false}}`
	unauthorised = `{"success":false,"messages":[{"type":"FAILURE","message":"Unauthorized","httpStatus":"UNAUTHORIZED"}],"data":null}`
	rateLimited  = `{"success":false,"messages":[{"type":"FAILURE","message":"Rate limit exceeded.","httpStatus":"TOO_MANY_REQUESTS"}],` +
		`"data":null}`
	notFound = `{"success":false,"messages":[{"type":"FAILURE","code":"resource_not_found","message":"Client not found.",` +
		`"httpStatus":"NOT_FOUND","technical":false,"arguments":null}],"data":null}`
	invalidNumber = `{"success":false,"messages":[{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER",` +
		`"message":"(simulated text) mobileNumber is not in E.164 form","httpStatus":"BAD_REQUEST","technical":false,"arguments":null}],"data":null}`
)

// badRequest is a 400 without a code, in words of the simulator.
func badRequest(text string) string {
	return `{"success":false,"messages":[{"type":"FAILURE","code":null,"message":"(simulated text) ` + text +
		`","httpStatus":"BAD_REQUEST","technical":false,"arguments":null}],"data":null}`
}

// check compares status, body and Content-Type.
func check(t *testing.T, got reply, status int, body string) {
	t.Helper()
	if got.status != status || got.body != body {
		t.Errorf("got %d\n%s\nwant %d\n%s", got.status, got.body, status, body)
	}
	if kind := got.header.Get("Content-Type"); kind != "application/json" {
		t.Errorf("Content-Type = %q", kind)
	}
}

func TestASoundRequestIsVerified(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, body := range []string{
		soundBody,
		" \n" + soundBody + "\t",
		`{"mobileNumber":"+962791234567","encryptedMobileNumber":"p","operatorId":"ZAIN_JO","serviceType":"LOGIN","sdkSessionId":"s"}`,
		`{"mobileNumber":"+962791234567","encryptedMobileNumber":"p","operatorId":1,"sdkSessionId":null,"anything":{"else":[1e999]}}`,
		`{"mobileNumber":"+962791234567","encryptedMobileNumber":"p","serviceType":null}`,
		`{"mobileNumber":"\u002b962791234567","encryptedMobileNumber":"p"}`,
		`{"mobileNumber":"wrong","encryptedMobileNumber":"p","mobileNumber":"+962791234567"}`,
	} {
		check(t, call(t, url+verifyPath, body), 200, yes)
	}
}

func TestTheMaskedNumberComesOnlyWhenAskedFor(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	masked := strings.Replace(yes, `true}}`, `true,"maskedMobileNumber":"********67"}}`, 1)
	check(t, call(t, url+verifyPath+"?maskMobile=true", soundBody), 200, masked)
	for _, query := range []string{"?maskMobile=false", "?maskMobile=", "?maskMobile=yes", "?maskMobile=%zz", "?maskmobile=true", "?other=true"} {
		check(t, call(t, url+verifyPath+query, soundBody), 200, yes)
	}
	negative := strings.Replace(no, `false}}`, `false,"maskedMobileNumber":"********01"}}`, 1)
	check(t, call(t, url+verifyPath+"?maskMobile=true", numberBody("+962790000001")), 200, negative)
}

func TestUnknownPathsAndOtherMethodsAreNotFound(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, path := range []string{
		"/v1/api/", "/v1/api/nowhere", verifyPath + "/", "/v1/api/Verify", "/v1/api//verify", verifyPath + "/../verify",
		"/v1/api/verify/3f0d2c0e", "/v1/api/verify/123-3f0d2c0e-0000-4000-8000-000000000000", "/v1/api/me/api-key/rotate", "/v1/api/me/products",
		"/v1/api/sdk/session/", "/v1/api/trust", "/v1/api/shield/score", "/v1/api/detect/analyze/x", "/v1/api/me",
	} {
		check(t, call(t, url+path, soundBody), 404, notFound)
	}
	for _, name := range []string{"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "post"} {
		check(t, call(t, url+verifyPath, soundBody, method(name)), 404, notFound)
		check(t, call(t, url+"/v1/api/me/api-key/generate", "", method(name)), 404, notFound)
	}
	check(t, call(t, url+verifyPath, "", method("HEAD")), 404, "")
}

func TestCredentialsMustBeExactlyEqual(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for name, edit := range map[string]func(*http.Request){
		"no key":            header("X-API-KEY"),
		"empty key":         header("X-API-KEY", ""),
		"quoted key":        header("X-API-KEY", `"`+apiKey+`"`),
		"key in capitals":   header("X-API-KEY", strings.ToUpper(apiKey)),
		"key cut short":     header("X-API-KEY", apiKey[1:]),
		"key with a blank":  header("X-API-KEY", "simulator-api-key not-a-secret"),
		"key twice":         header("X-API-KEY", apiKey, apiKey),
		"no-break space":    header("X-API-KEY", apiKey+"\u00a0"),
		"no client":         header("X-CLIENT-ID"),
		"quoted client":     header("X-CLIENT-ID", "'"+clientID+"'"),
		"another client":    header("X-CLIENT-ID", "another"),
		"client twice":      header("X-CLIENT-ID", clientID, "another"),
		"key never issued":  header("X-API-KEY", "simulated-key-1"),
		"prefix of issued":  header("X-API-KEY", "simulated-key-"),
		"number alone":      header("X-API-KEY", "1"),
		"client for key":    header("X-API-KEY", clientID),
		"a stand-in number": header("X-API-KEY", "+962790000001"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, call(t, url+verifyPath, soundBody, edit), 401, unauthorised)
			check(t, call(t, url+"/v1/api/me/api-key/generate", "", edit), 401, unauthorised)
		})
	}
}

func TestBlanksAroundAKeyAreTrimmedByHTTPItself(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	check(t, call(t, url+verifyPath, soundBody, header("X-API-KEY", " \t"+apiKey+"  ")), 200, yes)
}

func TestOnlyJSONIsRead(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, kind := range []string{"application/json; charset=utf-8", "Application/JSON", "application/json;"} {
		check(t, call(t, url+verifyPath, soundBody, header("Content-Type", kind)), 200, yes)
	}
	want := badRequest("Content-Type is not application/json")
	check(t, call(t, url+verifyPath, soundBody, header("Content-Type")), 400, want)
	for _, kind := range []string{"", "text/plain", "application/x-www-form-urlencoded", "application/json-patch+json", "json", "application/json; charset"} {
		check(t, call(t, url+verifyPath, soundBody, header("Content-Type", kind)), 400, want)
	}
}

func TestABodyThatIsNotAnObjectIsRefused(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, body := range []string{
		"", " ", "{", soundBody[:20], soundBody + "}", soundBody + soundBody, "{'mobileNumber':1}", `{"a":1,}`, "\ufeff" + soundBody,
		`{"mobileNumber":"` + "\xff" + `"}`, "{\"a\":\"\n\"}", "mobileNumber=1", "\x00",
	} {
		check(t, call(t, url+verifyPath, body), 400, badRequest("the body is not valid JSON"))
	}
	for _, body := range []string{"null", "[]", "[" + soundBody + "]", `"text"`, "1e999", "true"} {
		check(t, call(t, url+verifyPath, body), 400, badRequest("the body is not a JSON object"))
	}
}

func TestRequiredFieldsAreNamed(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, value := range []string{``, `"%[1]s":null,`, `"%[1]s":"",`, `"%[1]s":1,`, `"%[1]s":["x"],`, `"%[1]s":{},`, `"%[1]s":true,`} {
		for field, rest := range map[string]string{
			"mobileNumber":          `"MobileNumber":"+962791234567","encryptedMobileNumber":"p"`,
			"encryptedMobileNumber": `"encryptedmobilenumber":"p","mobileNumber":"+962791234567"`,
		} {
			body := "{" + strings.ReplaceAll(value, "%[1]s", field) + rest + "}"
			check(t, call(t, url+verifyPath, body), 400, badRequest(field+" is missing, empty or not a string"))
		}
	}
}

func TestANumberThatIsNotE164HasItsCode(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, number := range []string{
		"0791234567", "962791234567", "00962791234567", "+0791234567", "+962 791234567", "+962-79-1234567", " +962791234567", "+962791234567 ",
		"+962791234567\\n", "+", "+9", "+1234567890123456", "+96279123456x", "+٩٦٢٧٩١٢٣٤٥٦٧", "\\uff0b962791234567", "++962791234567", " ",
	} {
		check(t, call(t, url+verifyPath, numberBody(number)), 400, invalidNumber)
	}
	for _, number := range []string{"+12", "+123456789012345", "+962799999999", "+962790000000", "+962790000011"} {
		check(t, call(t, url+verifyPath, numberBody(number)), 200, yes)
	}
}

func TestOnlyDocumentedServiceTypesAreAccepted(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	body := func(serviceType string) string {
		return `{"mobileNumber":"+962791234567","encryptedMobileNumber":"p","serviceType":` + serviceType + `}`
	}
	for _, known := range []string{`"REGISTRATION"`, `"LOGIN"`, `"RESET_PASS"`, `"UPDATE_DETAILS"`, `"TRANSACTION"`} {
		check(t, call(t, url+verifyPath, body(known)), 200, yes)
	}
	for _, unknown := range []string{`"login"`, `""`, `"LOGIN "`, `"RESET_PASSWORD"`, `1`, `["LOGIN"]`, `false`} {
		check(t, call(t, url+verifyPath, body(unknown)), 400, badRequest("serviceType is none of the documented values"))
	}
}

// TestTheOrderOfTheChecks mends one fault at a time: each answer names the first fault that is left.
func TestTheOrderOfTheChecks(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	noKey, noKind := header("X-API-KEY"), header("Content-Type", "text/plain")
	rateLimitedKey := header("X-API-KEY", "simulator-key-rate-limited")

	check(t, call(t, url+"/v1/api/nowhere", "{", noKey, noKind), 404, notFound)
	check(t, call(t, url+verifyPath, "{", noKey, noKind), 401, unauthorised)
	check(t, call(t, url+verifyPath, "{", rateLimitedKey, noKind), 400, badRequest("Content-Type is not application/json"))
	check(t, call(t, url+verifyPath, "{", rateLimitedKey), 400, badRequest("the body is not valid JSON"))
	for _, step := range []struct{ body, want string }{
		{`{"serviceType":"x"}`, badRequest("mobileNumber is missing, empty or not a string")},
		{`{"serviceType":"x","mobileNumber":"079"}`, badRequest("encryptedMobileNumber is missing, empty or not a string")},
		{`{"serviceType":"x","mobileNumber":"079","encryptedMobileNumber":"p"}`, invalidNumber},
		{`{"serviceType":"x","mobileNumber":"+962790000001","encryptedMobileNumber":"p"}`, badRequest("serviceType is none of the documented values")},
	} {
		check(t, call(t, url+verifyPath, step.body, rateLimitedKey), 400, step.want)
	}
	check(t, call(t, url+verifyPath, numberBody("+962790000001"), rateLimitedKey), 429, rateLimited)
	check(t, call(t, url+verifyPath, numberBody("+962790000001")), 200, no)
}

func TestAGeneratedKeyIsFreshAndAccepted(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for n := range 3 {
		key := fmt.Sprintf("simulated-key-%d", n+1)
		check(t, call(t, url+verifyPath, soundBody, header("X-API-KEY", key)), 401, unauthorised)
		check(t, call(t, url+"/v1/api/me/api-key/generate", "", header("Content-Type")), 201,
			`{"success":true,"messages":[{"type":"SUCCESS","code":null,"message":null,"httpStatus":"CREATED","technical":false,"arguments":null}],`+
				`"data":{"newApiKey":"`+key+`"}}`)
		check(t, call(t, url+verifyPath, soundBody, header("X-API-KEY", key)), 200, yes)
	}
	for _, alike := range []string{"simulated-key-01", "simulated-key-+1", "simulated-key-0", "simulated-key--1", "simulated-key-4", "1"} {
		check(t, call(t, url+verifyPath, soundBody, header("X-API-KEY", alike)), 401, unauthorised)
	}
	check(t, call(t, url+verifyPath, soundBody), 200, yes)
}

// numberBody is a sound body but for the number, which is JSON text without its quotes.
func numberBody(number string) string {
	return `{"mobileNumber":"` + number + `","encryptedMobileNumber":"proof"}`
}
