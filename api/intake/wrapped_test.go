package intake_test

import (
	"encoding/base64"
	"net/url"
	"testing"

	"casebook/api/intake"
)

func TestATextThatIsWrappedAsAWholeIsUnwrappedAndSaid(t *testing.T) {
	t.Parallel()
	const body = `{"e":"x y","d":{"a":1}}`
	for _, test := range []struct{ text, body, said string }{
		{`"e":"x y","d":{"a":1}`, body, "the outer braces, which were not copied, were put back"},
		{" \"e\":\"x y\",\"d\":{\"a\":1},\n", body, "the outer braces"},
		{`"e":"x y","d":{"a":1}}`, body, "the outer braces"},
		{url.QueryEscape(body), body, "percent signs of a URL's encoding"},
		{url.PathEscape(body), body, "percent signs of a URL's encoding"},
		{base64.StdEncoding.EncodeToString([]byte(body)), body, "its base64 was decoded"},
		{`{"log":"{\"e\":\"x y\",\"d\":{\"a\":1}}\n","stream":"stdout","time":"2024-05-14T10:00:00Z"}`, body, "the line of a container's log"},
		{`{"log":"resp 422 {\"e\":\"x y\",\"d\":{\"a\":1}}\n","stream":"stdout"}`, body, "the line of a container's log"},
	} {
		result := mustRead(t, "the paste", []byte(test.text))
		if e := result.Exchanges[0]; e.Answer == nil || string(e.Answer.Body) != test.body && string(e.Answer.Body) != test.body+"\n" {
			t.Errorf("%q: %+v", test.text, e.Answer)
		}
		if !hasNote(result.Notes, "the paste: "+test.said) || !hasNote(result.Mended, test.said) {
			t.Errorf("%q: notes %q, mended %q", test.text, result.Notes, result.Mended)
		}
	}
	for _, text := range []string{`{"log":"hello","stream":"stdout"}`, `{"log":1,"stream":2}`, `{"log":"{}"}`} {
		result := mustRead(t, "the paste", []byte(text))
		if e := result.Exchanges[0]; result.Form != intake.FormBody || string(e.Answer.Body) != text {
			t.Errorf("%q: %+v", text, e.Answer)
		}
	}
}
