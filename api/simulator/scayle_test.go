package simulator_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"casebook/api/simulator"
)

// invalid is a validation error in words of the simulator.
func invalid(text string) string {
	return `{"error":"validation_error","message":"(simulated text) ` + text + `","context":null}`
}

const (
	badClient = `{"error":"INVALID_CLIENT","message":"Client authentication failed.","context":null}`
	notThere  = `{"message":"(simulated text) Not Found"}`
)

// withBasic are the operations that want the client's id and secret.
var withBasic = []string{"login", "guest_login", "register", "password_reset", "password_update", "token_refresh"}

// TestTheOrderOfSCAYLEsChecks mends one fault at a time: each answer names the first fault that is left.
func TestTheOrderOfSCAYLEsChecks(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, step := range []struct {
		edits  []string
		status int
		body   string
	}{
		{[]string{"Authorization=none", "{"}, 401, badClient},
		{[]string{"{"}, 400, invalid("the body is not valid JSON")},
		{[]string{"shop_id=x", "email=", "password="}, 400,
			`{"error":"validation_error","message":"The property shop_id must be an integer.","context":{"shop_id":"x","context":{}}}`},
		{[]string{"email=", "password="}, 400, invalid("The property email is missing, empty or not a string.")},
		{[]string{"email=outage@example.com", "password="}, 400, invalid("The property password is missing, empty or not a string.")},
		{[]string{"email=throttled@example.com", "password=x"}, 429,
			`{"error":"TOO_MANY_ATTEMPTS","message":"You’ve made too many attempts. Please wait a moment and try again.","context":null}`},
		{[]string{"email=nobody@example.com"}, 404,
			`{"error":"USER_NOT_FOUND","message":"Your email address or password is incorrect. Please try again.","context":null}`},
	} {
		check(t, ask(t, url, "scayle login", step.edits...), step.status, step.body)
	}
	if got := ask(t, url, "scayle login", "{}"); got.status != 400 || !strings.Contains(got.body, `{"shop_id":null,"context":{}}`) {
		t.Errorf("an absent shop: %+v", got)
	}
}

func TestTheClientsCredentialsMustBeExactlyEqual(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	basic := func(pair string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(pair)) }
	for _, authorization := range []string{
		"", "Basic", "Basic !", shopBasic + "=", "Bearer simulator-access-token", basic("simulator-shop-client"), basic("simulator-shop-client:"),
		basic("simulator-shop-client:wrong"), basic("wrong:simulator-secret-not-a-secret"), basic("simulator-shop-client:simulator-secret-not-a-secret\n"),
	} {
		for _, operation := range withBasic {
			check(t, ask(t, url, "scayle "+operation, "Authorization="+authorization), 401, badClient)
		}
	}
}

func TestSessionsNeedABearer(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, authorization := range []string{"", "Bearer", "Bearer ", shopBasic, "bearer simulator-access-token", "Bearer  simulator-access-token", "simulator-access-token"} {
		for _, operation := range []string{"scayle logout", "scayle token_validate"} {
			check(t, ask(t, url, operation, "Authorization="+authorization), 401, scayleExpired)
		}
	}
}

func TestLogoutNeedsTheShop(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for shop, quoted := range map[string]string{"": `""`, "x": `"x"`, `"1001"`: `"\"1001\""`, "-1": `"-1"`, "1.5": `"1.5"`, strings.Repeat("9", 200): "null"} {
		check(t, ask(t, url, "scayle logout", "X-Shop-Id="+shop), 400,
			`{"error":"validation_error","message":"The property X-Shop-Id must be an integer.","context":{"X-Shop-Id":`+quoted+`,"context":{}}}`)
	}
}

func TestTheShopIsAnInteger(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	body := func(shop string) string {
		return `{"email":"anna@example.com","password":"simulator-password","shop_id":` + shop + `}`
	}
	for _, shop := range []string{"1001", `"1001"`, "7"} {
		session(t, url, "scayle login", body(shop))
	}
	for _, shop := range []string{`"x"`, "1.5", "-1", "true", "[1]", `{"a":1}`, `""`, "null", `"` + strings.Repeat("x", 200) + `"`} {
		shown := shop
		if len(shop) > 100 {
			shown = "null"
		}
		check(t, ask(t, url, "scayle login", body(shop)), 400,
			`{"error":"validation_error","message":"The property shop_id must be an integer.","context":{"shop_id":`+shown+`,"context":{}}}`)
	}
}

func TestRequiredPropertiesAreNamed(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for operation, fields := range map[string][]string{
		"login":           {"email", "password"},
		"guest_login":     {"first_name", "last_name", "email", "gender"},
		"register":        {"first_name", "last_name", "email", "password", "gender"},
		"password_reset":  {"email", "reset_url"},
		"password_update": {"hash", "password"},
	} {
		for _, field := range fields {
			for _, edit := range []string{"-" + field, field + "="} {
				check(t, ask(t, url, "scayle "+operation, edit), 400, invalid("The property "+field+" is missing, empty or not a string."))
			}
		}
	}
	check(t, ask(t, url, "scayle register", "gender=x"), 400, invalid("The property gender must be one of m, f, d."))
	check(t, ask(t, url, "scayle guest_login", "gender=x"), 400, invalid("The property gender must be one of m, f, d."))
	check(t, ask(t, url, "scayle password_reset", "reset_url=https://shop.example.com/"), 400, invalid("The property reset_url must contain {hash}."))
}

func TestAnUnknownUserAndAWrongPasswordLookAlike(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	unknown, wrong := ask(t, url, "scayle login", "email=nobody@example.com"), ask(t, url, "scayle login", "password=wrong")
	if unknown.status != 404 || unknown.body != wrong.body || wrong.status != 404 {
		t.Errorf("%+v\n%+v", unknown, wrong)
	}
	check(t, ask(t, url, "scayle password_reset", "email=nobody@example.com"), 200, scayleSuccess)
}

func TestUnknownPathsOfSCAYLEAreNotFound(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, path := range []string{"/v1/auth/", "/v1/auth/login/", "/v1/auth/external/redirect", "/v1/oauth/", "/v1/oauth/tokens", "/v1/oauth/token/validate"} {
		check(t, call(t, url+path, "{}"), 404, notThere)
	}
	for _, path := range []string{"/v1/auth/login", "/v1/auth/logout", "/v1/oauth/token"} {
		check(t, call(t, url+path, "", method("GET")), 404, notThere)
	}
}
