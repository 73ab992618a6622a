package intake_test

import "testing"

func TestTheBodyThatInsomniaPrintsIsRead(t *testing.T) {
	t.Parallel()
	e, _ := mustReadTranscript(t, "* Preparing request to https://a.test/v1/x\n> POST /v1/x HTTP/1.1\n> Host: a.test\n> Content-Length: 15\n\n"+
		"| {\"a\": 1,\n| \"b\":2}\n\n* Mark bundle as not supporting multiuse\n< HTTP/1.1 404 Not Found\n< \n* Received 7 B chunk\n{\"c\":3}\n")
	if string(e.Request.Body) != "{\"a\": 1,\n\"b\":2}" || e.Request.BodyUnknown || hasNote(e.Notes, "missing here") {
		t.Errorf("%q, unknown %t, notes %q", e.Request.Body, e.Request.BodyUnknown, e.Notes)
	}
	if e.Answer == nil || e.Answer.Status != 404 || string(e.Answer.Body) != "{\"c\":3}\n" {
		t.Errorf("%+v", e.Answer)
	}
}
