package safe

import (
	"strings"
	"testing"
)

// What is personal is told by the name in a pair as well where it looks like it.
func TestPersonalPairsWithLooseWordsAreShared(t *testing.T) {
	t.Parallel()
	for body, value := range map[string]string{
		`{"id":"fullName","content":"Zaid Alkhatib"}`: "Zaid Alkhatib", `{"k":"dob","v":"1988-02-29"}`: "1988-02-29", `{"id":"street","content":"Rainbow St 12"}`: "Rainbow St 12", `{"type":"passport","text":"N1234567"}`: "N1234567",
		`{"label":"Full name:","value":"زيد الخطيب"}`: "زيد الخطيب", `{"id":"phone","text":"0791234567"}`: "0791234567", `{"id":"email","data":"zaid@mail.example"}`: "zaid@mail.example",
		`<login user="zaid.k"/>`: "zaid.k", `<fullName value="Zaid Alkhatib"/>`: "Zaid Alkhatib", `<s login='zaid.k' page="2"/>`: "zaid.k",
	} {
		s, _, answer := share("case-7", Message{}, answering(body))
		if got := shared(s, answer); strings.Contains(got, value) {
			t.Errorf("%s becomes %s", body, got)
		}
	}
}

func TestLabelsOfPersonalFieldsStay(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"id":"fullName","content":"Full Name"}`, `{"id":"fullName","text":"Enter your name"}`, `{"id":"firstName","label":"First name","type":"text","text":"Given Name"}`, `{"id":"fullName","content":"Required"}`, `{"id":"fullName","data":"Contact Name"}`,
		`{"id":"street","content":"Address line 1"}`, `{"id":"street","text":"Street"}`, `{"id":"phone","text":"Phone number"}`, `{"type":"email","text":"invalid"}`,
		`<e user="true"/>`, `<call login="4821" page="2"/>`, `<login user="required"/>`, `<call nr="7" operator="ZAIN_JO"/>`,
	} {
		s, _, answer := share("case-7", Message{}, answering(body))
		if got := shared(s, answer); !strings.Contains(got, body) {
			t.Errorf("%s becomes %s", body, got)
		}
	}
}
