package safe

import (
	"strings"
	"testing"
)

func TestAMultipartFormIsReadPartByPart(t *testing.T) {
	t.Parallel()
	const typed = "multipart/form-data; boundary=Fake-B0undary"
	body := strings.Join([]string{
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="mobileNumber"`, "",
		"+962791234567",
		"--Fake-B0undary",
		`content-disposition: form-data; name="user[password]"`, "",
		"tulip field", // and a line behind it
		"77",
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="meta"; filename="blob"`, "Content-Type: application/json", "",
		`{"code": "202611", "lang":"ar"}`,
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="selfie"; filename="selfie_01.jpg"`, "Content-Type: image/jpeg", "",
		"\xff\xd8\xff\xe0\x00\x10JFIF",
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="document"; filename="Layla Haddad passport.pdf"`, "Content-Type: application/pdf", "",
		"%PDF-1.7 fake",
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="note"`, "",
		"my code is 202611",
		"--Fake-B0undary--", "",
	}, "\r\n")
	want := strings.Join([]string{
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="mobileNumber"`, "",
		"+962791234567",
		"--Fake-B0undary",
		`content-disposition: form-data; name="user[password]"`, "",
		"[password: 15 chars]",
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="meta"; filename="blob"`, "Content-Type: application/json", "",
		`{"code": "[code: 6 digits]", "lang":"ar"}`,
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="selfie"; filename="selfie_01.jpg"`, "Content-Type: image/jpeg", "",
		"[file: 10 bytes, jpeg]",
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="document"; filename="[file-name: 21 chars].pdf"`, "Content-Type: application/pdf", "",
		"[file: 13 bytes, pdf]",
		"--Fake-B0undary",
		`Content-Disposition: form-data; name="note"`, "",
		"my code is [code: 6 digits]",
		"--Fake-B0undary--", "",
	}, "\r\n")
	r, request, _ := redact(asking(body, Header{"Content-Type", typed}), Message{})
	if got := withoutPrints(request.Body.s); got != want || request.Kind != "text" || request.Length != len(body) {
		t.Errorf("%s %d\n%q\nwant\n%q", request.Kind, request.Length, got, want)
	}
	if got := r.Message(true, again(request)); got.Body != request.Body {
		t.Errorf("a second time:\n%q", got.Body)
	}
	if facts := r.Facts(); len(facts) < 3 || facts[0].Place != "request mobileNumber" || facts[1].Place != "request user[password]" {
		t.Errorf("facts: %+v", facts)
	}
	for name, damaged := range map[string]string{
		"cut":              body[:len(body)-9],
		"no blank line":    strings.Replace(body, "\r\n\r\n", "\r\n", 1),
		"no name":          strings.Replace(body, ` name="note"`, "", 1),
		"another boundary": strings.ReplaceAll(body, "Fake-B0undary", "other"),
	} {
		_, request, _ := redact(asking(damaged, Header{"Content-Type", typed}), Message{})
		if !isBodyNote(request.Body.s) || !strings.HasSuffix(request.Body.s, ", multipart]") {
			t.Errorf("%s: %q", name, request.Body)
		}
	}
}

func TestTheNameOfAFileIsKeptOnlyWhereItNamesNobody(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{1}, nil)
	p := newPass(r, "request", InRequest)
	for in, want := range map[string]string{
		` form-data; name="a"; filename="selfie.jpg"`:               ` form-data; name="a"; filename="selfie.jpg"`,
		` form-data; name="a"; filename=id-front.png`:               ` form-data; name="a"; filename=id-front.png`,
		` form-data; name="a"; filename="IMG_20261122_101500.jpg"`:  ` form-data; name="a"; filename="[file-name: 19 chars].jpg"`,
		` form-data; filename="layla.jpg"; name="a"`:                ` form-data; filename="[file-name: 5 chars].jpg"; name="a"`,
		` form-data; name="a"; filename*=UTF-8''layla%20h.jpg`:      ` form-data; name="a"; filename*=%5Bfile-name:%2014%20chars%5D.jpg`,
		` form-data; name="a"; filename="[file-name: 5 chars].jpg"`: ` form-data; name="a"; filename="[file-name: 5 chars].jpg"`,
		` form-data; name="a"; filename="la\"yla.jpg"`:              ` form-data; name="a"; filename="[file-name: 7 chars].jpg"`,
	} {
		if got := p.fileName(in); got != want {
			t.Errorf("%s becomes\n%s, want\n%s", in, got, want)
		}
	}
}
