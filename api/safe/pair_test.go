package safe

import (
	"encoding/json"
	"strings"
	"testing"
)

// A name and its value come under many words: those of HAR, of validators, of forms, of
// vaults and settings.
func TestTheNameInAPairTellsOfItsValue(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"field":"otp_code_sms","val":"482913"}`:                                       `{"field":"otp_code_sms","val":"[code: 6 digits]"}`,
		`{"id":"apiKey2","text":"tulip-77"}`:                                            `{"id":"apiKey2","text":"[api-key: 8 chars]"}`,
		`{"name":"password","value":"tulip"}`:                                           `{"name":"password","value":"[password: 5 chars]"}`,
		`{"value":"tulip","name":"password"}`:                                           `{"value":"[password: 5 chars]","name":"password"}`,
		`{"Key":"api_key","Value":"tulip"}`:                                             `{"Key":"api_key","Value":"[api-key: 5 chars]"}`,
		`[{"param":"api_key","content":"tulip"},{"param":"page","content":"2"}]`:        `[{"param":"api_key","content":"[api-key: 5 chars]"},{"param":"page","content":"2"}]`,
		`{"header":"X-API-KEY","data":"tulip77"}`:                                       `{"header":"X-API-KEY","data":"[api-key: 7 chars]"}`,
		`{"label":"New password:","value":"tulip"}`:                                     `{"label":"New password:","value":"[password: 5 chars]"}`,
		`{"parameter":"user[otp]","v":482913}`:                                          `{"parameter":"user[otp]","v":"[code: 6 digits, a JSON number]"}`,
		`{"attribute":"client_secret","values":["tulip","roses"]}`:                      `{"attribute":"client_secret","values":["[secret: 5 chars]","[secret: 5 chars]"]}`,
		`{"type":"password","value":"tulip","temporary":false}`:                         `{"type":"password","value":"[password: 5 chars]","temporary":false}`,
		`{"type":"missing","loc":["body","password"],"msg":"no","input":"tulip"}`:       `{"type":"missing","loc":["body","password"],"msg":"no","input":"[password: 5 chars]"}`,
		`{"type":"field","value":"tulip","msg":"no","path":"password"}`:                 `{"type":"field","value":"[password: 5 chars]","msg":"no","path":"password"}`,
		`{"objectName":"login","field":"password","rejectedValue":"tulip","code":"No"}`: `{"objectName":"login","field":"password","rejectedValue":"[password: 5 chars]","code":"No"}`,
		`[["x-api-key","tulip-77"],["accept","json"]]`:                                  `[["x-api-key","[api-key: 8 chars]"],["accept","json"]]`,
		`[{"name":"page","value":"2"},["password","Hunter-33-pw"],["page","2"],"x=1"]`:  `[{"name":"page","value":"2"},["password","[password: 12 chars]"],["page","2"],"x=1"]`,
		`{"h":[["accept","json"],["x-api-key","tulip-77"]]}`:                            `{"h":[["accept","json"],["x-api-key","[api-key: 8 chars]"]]}`,
		`{"rawHeaders":["Host","h.example","X-API-KEY","tulip-77"]}`:                    `{"rawHeaders":["Host","h.example","X-API-KEY","[api-key: 8 chars]"]}`,
		`{"a":"{\"field\":\"password\",\"val\":\"tulip\"}"}`:                            `{"a":"{\"field\":\"password\",\"val\":\"[password: 5 chars]\"}"}`,
	} {
		_, _, answer := redact(Message{}, answering(in))
		got := withoutPrints(answer.Body.s)
		if got != want || !json.Valid([]byte(answer.Body.s)) {
			t.Errorf("%s becomes\n%s, want\n%s", in, got, want)
		}
		if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
			t.Errorf("%s becomes\n%s", answer.Body, again.Body)
		}
	}
}

// Names in pairs may be those of what a desk needs, and of things that have words for them.
func TestHarmlessPairsStay(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		`{"field":"page","val":"482913"}`, `{"id":"req-77a1b2","text":"482913"}`, `{"name":"X-Request-Id","value":"a1b2c3d4e5f6a7b8"}`, `{"key":"transaction_id","value":"202611202611"}`,
		`{"field":"password","message":"is too short","code":"TOO_SHORT"}`, `{"field":"password","text":"must have 8 characters"}`, `{"field":"otp","data":{"status":"SENT","id":"o-7741","expires_in":300}}`,
		`{"type":"otp","data":{"status":"SENT","request_id":"r-7741","attempts":3}}`, `{"type":"otp","value":"SENT"}`, `{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER","data":"ZAIN_JO"}`,
		`{"field":"otp","text":"invalid_parameters"}`, `{"id":"password","text":"USER_NOT_FOUND"}`, `{"id":"password","text":"Unexpected parameters found in the request."}`, `{"type":"password","text":"newPassword, newPasswordConfirm"}`,
		`{"id":"password","text":"required"}`, `{"id":"otp","label":"Code from the SMS","type":"text"}`, `{"header":"X-Trace-Id","data":"4bf92f3577b34da6"}`, `{"kind":"token","value":"expired"}`,
		`[["password","confirm_password"],["email","phone"]]`, `[{"a":1},["password","confirm_password"]]`, `["password","Hunter-33-pw"]`, `["or",["password","Hunter-33-pw"]]`, `{"required":["password","nickname"]}`, `[{"id":1},{"id":2}]`, `[["password","required"],["token","expires"]]`, `{"columns":["id","page"],"rows":[["password","x"]]}`,
		`{"rawHeaders":["Host","h.example","X-Request-Id","a1b2c3d4"]}`, `{"access-control-allow-headers":["x-api-key","content-type"]}`, `{"name":"operatorId","value":"ZAIN_JO"}`,
	} {
		if _, _, answer := redact(Message{}, answering(in)); answer.Body.s != in {
			t.Errorf("%s becomes\n%s", in, answer.Body)
		}
	}
}

// What breaks off, and what is no JSON, is read by the words beside each other.
func TestPairsInTextTell(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"headers":[{"name":"password","value":"tulip"},{"na`:            `{"headers":[{"name":"password","value":"[password: 5 chars]"},{"na`,
		`{"headers":[{"name":"password","value":"tul`:                     `{"headers":[{"name":"password","value":"[password: 3 chars]`,
		`{"f":[{"value":"tulip","name":"password"},{"na`:                  `{"f":[{"value":"[password: 5 chars]","name":"password"},{"na`,
		`log: {\"field\":\"otp_code_sms\",\"val\":\"482913\"} to it`:      `log: {\"field\":\"otp_code_sms\",\"val\":\"[code: 6 digits]\"} to it`,
		"env:\n  - name: API_KEY\n    value: tulip-77\n":                  "env:\n  - name: API_KEY\n    value: [api-key: 8 chars]\n",
		"env:\n  - name: PAGE\n    value: tulip-77\n":                     "env:\n  - name: PAGE\n    value: tulip-77\n",
		`{"f":[{"name":"X-Request-Id","value":"a1b2c3d4e5f6"},{"na`:       `{"f":[{"name":"X-Request-Id","value":"a1b2c3d4e5f6"},{"na`,
		`{"f":[{"field":"password","text":"must have 8 chars"},{"na`:      `{"f":[{"field":"password","text":"must have 8 chars"},{"na`,
		`{"f":[{"name":"page"},{"value":"482913"},{"name":"otp"},{"na`:    `{"f":[{"name":"page"},{"value":"482913"},{"name":"otp"},{"na`,
		`{"f":[{"type":"otp","data":{"status":"SENT","id":"o-77"},"na": `: `{"f":[{"type":"otp","data":{"status":"SENT","id":"o-77"},"na": `,
	} {
		_, _, answer := redact(Message{}, answering(in))
		if got := withoutPrints(answer.Body.s); got != want {
			t.Errorf("%s becomes\n%s, want\n%s", in, got, want)
		}
		if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
			t.Errorf("%s becomes\n%s", answer.Body, again.Body)
		}
	}
}

// A value that a pair told of is hunted, and a personal one becomes a token in a ticket.
func TestWhatAPairToldOfIsFollowed(t *testing.T) {
	t.Parallel()
	_, _, answer := redact(Message{}, answering(`{"e":[{"field":"apiKey2","val":"tulip+field77"}],"m":"no `+encodings["base64"]("tulip+field77")+`"}`))
	if ways := recovered(answer.Body.s, "tulip+field77", 3); len(ways) > 0 {
		t.Errorf("%s in %s", ways[0], answer.Body)
	}
	_, got := shareAnswer(`{"field":"phone","val":"+962791234567","m":"0791234567","e":{"id":"firstName","text":"First name"}}`)
	if strings.Contains(got, "791234567") || !strings.Contains(got, `"text":"First name"`) {
		t.Error(got)
	}
}

func TestPairsInFormsTell(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"field=otp&val=482913&x=1":                                     "field=otp&val=%5Bcode:+6+digits%5D&x=1",
		"fields[0][name]=password&fields[0][value]=tu%26lip&x=1":       "fields[0][name]=password&fields[0][value]=%5Bpassword:+6+chars%5D&x=1",
		"value=tulip&key=api_key":                                      "value=%5Bapi-key:+5+chars%5D&key=api_key",
		"name=page&value=482913&key=transaction_id&value=202611202611": "name=page&value=482913&key=transaction_id&value=202611202611",
		"type=otp&data=SENT&id=r-7741&text=ZAIN_JO":                    "type=otp&data=SENT&id=r-7741&text=ZAIN_JO",
	} {
		_, request, _ := redact(asking(in, Header{"Content-Type", "application/x-www-form-urlencoded"}), Message{})
		if got := withoutPrints(strings.ReplaceAll(request.Body.s, "+%23", " #")); got != want {
			t.Errorf("%s becomes\n%s, want\n%s", in, got, want)
		}
		if _, again, _ := redact(again(request), Message{}); again.Body != request.Body {
			t.Errorf("%s becomes\n%s", request.Body, again.Body)
		}
	}
}

// Of a request that breaks off nothing is kept, and what it named is hunted all the same.
func TestWhatABrokenRequestNamesIsHunted(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"password":"tulip+field77","otp":"482913"`, `{"password":"tulip+field77","otp":"482913"} and more`, `{"e":[{"field":"password","val":"tulip+field77"},{"name":"otp","value":"482913"},{"na`} {
		_, request, answer := redact(asking(body), answering(`{"m":"no tulip+field77, no 482913"}`))
		if got := withoutPrints(answer.Body.s); got != `{"m":"no [password: 13 chars], no [code: 6 digits]"}` || !isBodyNote(request.Body.s) {
			t.Errorf("%s: %s, %s", body, request.Body, got)
		}
	}
}
