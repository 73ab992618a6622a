package systems_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/systems"
)

func messagesOf(system, body string) (codes, texts []string) {
	pack := systems.Embedded().System(system)
	s := pack.Sign(pack.Decode(nil, &api.Answer{Status: 400, Body: []byte(body)}))
	return s.Codes, s.Texts
}

func TestWhatIsWholeInJSONThatBreaksOffIsRead(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"success":false,"messages":[{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER","message":"The num`,
		`{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"},{"code":"resource_`,
		`{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}],"data":`,
		`{"messages":[{"code":"INVALID_MOBILE_NUMBER","arguments":{"a":[1,2,"}]\"`,
	} {
		if codes, _ := messagesOf("authmatech", body); !slices.Equal(codes, []string{"INVALID_MOBILE_NUMBER"}) {
			t.Errorf("%s: codes %q", body, codes)
		}
	}
	for _, body := range []string{`{"success":fal`, `{`, `["a","b`, `"x`, `{"messages":[{"code":"INVALID`} {
		if codes, _ := messagesOf("authmatech", body); len(codes) > 0 {
			t.Errorf("%s: codes %q out of nothing", body, codes)
		}
	}
}

func TestABodyWithoutStructureIsAMessage(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"Backend action does not exist", `"Backend action does not exist"`, " Backend action does not exist\n"} {
		if _, texts := messagesOf("nextreason", body); !slices.Equal(texts, []string{"Backend action does not exist"}) {
			t.Errorf("%q: texts %q", body, texts)
		}
	}
	if _, texts := messagesOf("nextreason", strings.Repeat("word ", 100)); len(texts) > 0 {
		t.Error("a page of prose is one message")
	}
}

func TestATextIsReadOnceWhereverItStands(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"error":"user_attempts_limit","message":"Too many requests"}`,
		`{"error":"user_attempts_limit","error_description":"Too many requests","errors":null,"error_details":null}`,
	} {
		if _, texts := messagesOf("nextreason", body); !slices.Equal(texts, []string{"Too many requests"}) {
			t.Errorf("%s: texts %q", body, texts)
		}
	}
}

func TestABodyIsRecognisedByWhatItSays(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	for body, want := range map[string]string{
		`{"success":true,"data":{"validNumber":false}}`:                             "authmatech verify",
		`{"errors":[{"code":"INVALID_MOBILE_NUMBER"}]}`:                             "authmatech ",
		`{"success":false,"message":"Unauthorized"}`:                                "authmatech ",
		`{"error":"INVALID_TOKEN","message":"x"}`:                                   "scayle ",
		`{"error":"invalid_parameters'","error_details":{"code":"field required"}}`: "nextreason ",
		`Backend action does not exist`:                                             "nextreason ",
		`{"error":"nothing we know"}`:                                               "",
		`{"error":"x","message":"y"}`:                                               "",
		`<html></html>`:                                                             "",
		`[]`:                                                                        "",
		``:                                                                          "",
	} {
		got := ""
		if pack, operation := packs.Recognise(&api.Answer{Body: []byte(body)}); pack != nil {
			got = pack.ID + " "
			if operation != nil {
				got += operation.ID
			}
		}
		if got != want {
			t.Errorf("%s is %q, want %q", body, got, want)
		}
	}
}

func TestARequestIsRecognisedByItsFields(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	for body, want := range map[string]string{
		`{"code":"151121","client_id":"c","user_id":"a@b.example","auth_type":"email"}`: "otp_verify",
		`{"mobileNumber":"+962790000000","encryptedMobileNumber":"eA=="}`:               "verify",
		`{"grant_type":"refresh_token","refresh_token":"x"}`:                            "token_refresh",
		`{"client_id":"c"}`:            "",
		`{"code":"1","something":"x"}`: "",
		`{}`:                           "",
		`null`:                         "",
		`{"a":`:                        "",
	} {
		got := ""
		if _, operation := packs.RecogniseRequest([]byte(body)); operation != nil {
			got = operation.ID
		}
		if got != want {
			t.Errorf("%s is %q, want %q", body, got, want)
		}
	}
}

// JSON under the Content-Type that curl -d sends is read for its fields all the same,
// and the type stays the one fault.
func TestJSONThatWasSentAsAFormIsReadForItsFields(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	pack, operation, err := packs.Find("nextreason", "otp_verify")
	if err != nil {
		t.Fatal(err)
	}
	request := &api.Request{
		Method: "POST", URL: "https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=e",
		Headers: api.Headers{{Name: "Content-Type", Value: "application/x-www-form-urlencoded"}},
		Body:    []byte(` {"code":"151121","client_id":"c","user_id":"a@b.example","auth_type":"email"}`),
	}
	sent := pack.Recall(operation, request)
	if sent.Values["code"].Text != "151121" || sent.VariantOf() != "email" {
		t.Errorf("values %+v, variant %q", sent.Values, sent.VariantOf())
	}
	request.Body = []byte("code=151121&user_id=a%40b.example")
	sent = pack.Recall(operation, request)
	if sent.Values["code"].Text != "151121" {
		t.Errorf("a real form: %+v", sent.Values)
	}
	for _, f := range pack.Inspect(sent) {
		if f.Check.Is == systems.BodyParses && (f.State != systems.Fail || f.Because != "the request body is form-encoded, not JSON") {
			t.Errorf("%s, %q", f.State, f.Because)
		}
	}
}

// Whatever the bytes: no panic, and what is read of an answer stays bounded.
func FuzzDecode(f *testing.F) {
	packs := systems.Embedded()
	for _, seed := range []string{
		`{"error":"invalid_parameters","error_details":{"a":{"b":[1,{"c":null}]}}}`, `{"messages":"x"}`, `{"messages":{"code":1}}`, `{"errors":[{"code":"x"}]}`,
		`{"response":"{\"error\":\"x\"}"}`, `{"a":{"error":{}}}`, `"x"`, `{"success":tr`, "\xff{", `{"error":"x","error_details":"{\"a\":"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		answer := &api.Answer{Body: body}
		for _, pack := range packs.Systems {
			e := pack.Decode(nil, answer)
			size := 0
			for _, m := range e.Messages {
				size += len(m.Code) + len(m.Text)
				for _, d := range m.Details {
					size += len(d.Text)
				}
			}
			if size > 4*len(body)+1024 {
				t.Fatalf("%d bytes of messages out of %d", size, len(body))
			}
		}
		packs.Recognise(answer)
		packs.RecogniseRequest(body)
	})
}
