package intake_test

import (
	"strings"
	"testing"

	"casebook/api/intake"
)

// collection is a Postman collection with items.
func collection(items string) []byte {
	return []byte(`{"info":{"name":"x","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[` + items + `]}`)
}

func TestTheSavedResponsesOfACollectionAreRead(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "x.postman_collection.json", collection(`{"name":"folder","item":[{"name":"call","request":{},"response":[
		{"name":"bad","originalRequest":{"method":"POST","header":[{"key":"X-API-KEY","value":"{{key}}"}],"url":{"raw":"{{base}}/v1/x"},"body":{"mode":"raw","raw":"{\"a\":1}"}},
		 "status":"Unprocessable Entity","code":422,"header":[{"key":"Content-Type","value":"application/json"}],"body":"{\"e\":1}"},
		{"originalRequest":{"method":"GET","url":"https://a.test/y","body":{"mode":"formdata"}},"code":200,"body":null}]}]},{"name":"without"}`))
	if result.Form != intake.FormCollection || len(result.Exchanges) != 2 {
		t.Fatalf("%+v", result)
	}
	e := result.Exchanges[0]
	key, _ := e.Request.Headers.Get("X-API-KEY")
	if e.Request.Method != "POST" || e.Request.URL != "{{base}}/v1/x" || key != "{{key}}" || string(e.Request.Body) != `{"a":1}` {
		t.Errorf("request %+v", e.Request)
	}
	if e.Answer.Status != 422 || e.Answer.StatusText != "Unprocessable Entity" || string(e.Answer.Body) != `{"e":1}` || len(e.Answer.Headers) != 1 {
		t.Errorf("answer %+v", e.Answer)
	}
	if !hasNote(e.Notes, "holds variables of the collection") {
		t.Errorf("notes %q", e.Notes)
	}
	e = result.Exchanges[1]
	if e.Request.URL != "https://a.test/y" || !e.Request.BodyUnknown || e.Answer.Status != 200 || !hasNote(e.Notes, "no raw text") {
		t.Errorf("%+v", e)
	}
}

func TestWhatOfPostmanHoldsNoAnswerIsSaidInOneLine(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		string(collection(`{"name":"call","request":{},"response":[]}`)):               "is a collection without saved responses: save the response",
		`{"collection":{},"run":{"executions":[]}}`:                                    "is the report of a collection run, which is not read here",
		`{"id":"1","name":"x","totalPass":1,"results":[{"id":"2","responseCode":{}}]}`: "is the report of a collection run, which is not read here",
	} {
		if _, err := read(t, "x.json", []byte(text)); err == nil || !strings.Contains(err.Error(), "x.json "+want) {
			t.Errorf("%s: %v", text, err)
		}
	}
	result := mustRead(t, "x.json", []byte(`{"info":{"a":1},"item":[]}`))
	if result.Form != intake.FormBody {
		t.Errorf("an answer with the same keys was read as %s", result.Form)
	}
}
