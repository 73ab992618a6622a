package intake_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"casebook/api/intake"
)

const mailHead = "From: Anna <anna@example.com>\nSubject: login\nMIME-Version: 1.0\n"

func TestASavedMailIsDecodedAndSaid(t *testing.T) {
	t.Parallel()
	const answer = `{"error":"USER_NOT_FOUND","message":"Grüße = nein"}`
	for name, test := range map[string]struct{ mail, said string }{
		"quoted-printable": {mailHead + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nHello,\n" +
			"> HTTP/1.1 404 Not Found\n> X-Request-Id: r-1\n>\n> {\"error\":\"USER_NOT_=\nFOUND\",\"message\":\"Gr=C3=BC=C3=9Fe =3D nein\"}\n", "its text was decoded"},
		"windows line ends": {strings.ReplaceAll(mailHead+"Content-Transfer-Encoding: quoted-printable\n\n"+
			"HTTP/1.1 404 Not Found\nX-Request-Id: r-1\n\n{\"error\":\"USER_NOT_=\nFOUND\",\"message\":\"Gr=C3=BC=C3=9Fe =3D nein\"}\n", "\n", "\r\n"), "its text was decoded"},
		"base64 of a page": {mailHead + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" +
			base64.StdEncoding.EncodeToString([]byte("<html><style>p{a:b}</style><p>Hi</p><pre>HTTP/1.1 404 Not Found\nX-Request-Id: r-1\n\n"+
				strings.ReplaceAll(answer, `"`, "&quot;")+"</pre></html>")), "its HTML left out"},
		"latin-1 in the first of two parts": {mailHead + "Content-Type: multipart/alternative; boundary=\"b\"\n\n--b\n" +
			"Content-Type: text/plain; charset=iso-8859-1\n\nHTTP/1.1 404 Not Found\nX-Request-Id: r-1\n\n" +
			strings.NewReplacer("ü", "\xfc", "ß", "\xdf").Replace(answer) + "\n--b\nContent-Type: text/html\n\n<p>page</p>\n--b--\n", "its text was decoded"},
	} {
		result := mustRead(t, "customer.eml", []byte(test.mail))
		e := result.Exchanges[0]
		if e.Answer == nil || e.Answer.Status != 404 || strings.TrimSpace(string(e.Answer.Body)) != answer {
			t.Errorf("%s: %+v", name, e.Answer)
		}
		if !hasNote(result.Notes, test.said) {
			t.Errorf("%s: notes %q", name, result.Notes)
		}
	}
}

func TestAHARThatIsAttachedToAMailIsRead(t *testing.T) {
	t.Parallel()
	har := base64.StdEncoding.EncodeToString([]byte(`{"log":{"version":"1.2","entries":[{"startedDateTime":"2026-11-04T07:05:06Z","time":1,` +
		`"request":{"method":"GET","url":"https://id.example/x","headers":[]},"response":{"status":403,"headers":[],"content":{"text":"no"}}}]}}`))
	result := mustRead(t, "customer.eml", []byte(mailHead+"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nsee HTTP/1.1 500\n--b\n"+
		"Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"a.har\"\n\n"+har[:76]+"\n"+har[76:]+"\n--b--\n"))
	if result.Form != intake.FormHAR || len(result.Exchanges) != 1 || result.Exchanges[0].Answer.Status != 403 {
		t.Errorf("%s %+v", result.Form, result.Exchanges)
	}
	if !hasNote(result.Notes, "the HAR that is attached to it was read") {
		t.Errorf("notes %q", result.Notes)
	}
}

func TestAMailThatIsNotCodedIsReadAsItStands(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "customer.eml", []byte("Subject: x\nContent-Type: text/plain\n\nHTTP/1.1 404 Not Found\n\n{\"error\":\"a=3Db\"}\n"))
	if got := string(result.Exchanges[0].Answer.Body); !strings.Contains(got, "a=3Db") {
		t.Errorf("%q", got)
	}
}
