package safe

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

var (
	anySecret = rapid.OneOf(
		rapid.StringMatching(`[A-Za-z0-9_-]{8,40}`),
		rapid.StringMatching(`[!-~]{6}[ -~]{0,12}[!-~]{6}`),
		rapid.StringMatching(`[a-zäöüßéλж0-9]{10,20}`),
	).Filter(func(s string) bool { return !strings.ContainsAny(s[:1]+s[len(s)-1:], "'\"`") })
	// without signs whose beginnings an encoding writes as something else
	anyLongSecret = rapid.OneOf(
		rapid.StringMatching(`[A-Za-z0-9_-]{16,40}`),
		rapid.StringMatching(`[#-&(-~]{16,40}`),
		rapid.StringMatching(`[a-zäöüßéλж0-9]{16,20}`),
	).Filter(func(s string) bool { return !isMessage(s) && !strings.ContainsAny(s, "\\`") })
	anyGlue      = rapid.StringMatching(`[ -~]{0,12}`)
	anyDelimiter = rapid.StringMatching(`([ -~]{0,6}[ ,:;.!?<>()|])?`)
)

// carriers put an echo somewhere into an exchange.
var carriers = map[string]func(echo string) (request, answer Message){
	"answer": func(e string) (Message, Message) {
		return Message{}, answering(`{"messages":[{"message":` + quoteJSON(e) + `}]}`)
	},
	"key of JSON": func(e string) (Message, Message) { return Message{}, answering(`{` + quoteJSON(e) + `:[1,2]}`) },
	"nested": func(e string) (Message, Message) {
		return Message{}, answering(`{"log":` + quoteJSON(`{"m":`+quoteJSON(e)+`}`) + `}`)
	},
	"text": func(e string) (Message, Message) { return Message{}, answering("502 from upstream: " + e) },
	"page": func(e string) (Message, Message) {
		return Message{}, answering("<html><p>"+e+"</p>", Header{"Content-Type", "text/html"})
	},
	"cut JSON": func(e string) (Message, Message) {
		return Message{}, answering(`{"a":"b","m":` + strings.TrimSuffix(quoteJSON(e), `"`))
	},
	"header":      func(e string) (Message, Message) { return Message{}, answering("", Header{"X-Debug", e}) },
	"header name": func(e string) (Message, Message) { return Message{}, answering("", Header{e, "1"}) },
	"query": func(e string) (Message, Message) {
		return Message{URL: "https://h.example/p?debug=" + encodings["query"](e)}, Message{}
	},
	"path": func(e string) (Message, Message) {
		return Message{URL: "https://h.example/p/" + encodings["path"](e) + "/x"}, Message{}
	},
	"form":    func(e string) (Message, Message) { return asking("a=1&debug=" + encodings["query"](e)), Message{} },
	"request": func(e string) (Message, Message) { return asking(`{"note":` + quoteJSON(e) + `}`), Message{} },
}

func quoteJSON(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// sources are where the secret is named, and so learned from.
var sources = map[string]func(m *Message, secret string){
	"header": func(m *Message, s string) { m.Headers = append(m.Headers, Header{"X-API-KEY", s}) },
	"bearer": func(m *Message, s string) { m.Headers = append(m.Headers, Header{"Authorization", "Bearer " + s}) },
	"query": func(m *Message, s string) {
		m.URL += map[bool]string{true: "&", false: "https://h.example/?"}[strings.Contains(m.URL, "?")] + "client_secret=" + encodings["query"](s)
	},
	"basic": func(m *Message, s string) {
		m.Headers = append(m.Headers, Header{"Authorization", "Basic " + encodings["base64"]("client:"+s)})
	},
}

// A secret that is named in one place is not recovered from any other, whatever of
// three layers of encoding it is in.
func TestASecretNeverSurvives(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		secret := anySecret.Draw(t, "secret")
		chain := rapid.SliceOfN(rapid.SampledFrom(slices.Sorted(keysOf(encodings))), 0, 3).Draw(t, "chain")
		glue := anyGlue
		if len(chain) > 1 {
			glue = anyDelimiter // a run of base64 within another has to begin where one can begin
		}
		echo := secret
		for _, name := range chain {
			echo = encodings[name](echo)
		}
		echo = glue.Draw(t, "before") + echo
		if len(chain) < 2 {
			echo += glue.Draw(t, "after")
		}
		carrier := rapid.SampledFrom(slices.Sorted(keysOf(carriers))).Draw(t, "carrier")
		source := rapid.SampledFrom(slices.Sorted(keysOf(sources))).Draw(t, "source")
		request, answer := carriers[carrier](echo)
		sources[source](&request, secret)

		_, a, b := redact(request, answer)
		out := written(a) + "\n" + written(b)
		if ways := recovered(out, secret, len(chain)+1); len(ways) > 0 {
			t.Fatalf("%q in %s by %v is recovered (%s) from\n%s", secret, carrier, chain, ways[0], out)
		}
		if json.Valid(answer.Body) && !json.Valid([]byte(b.Body.s)) {
			t.Fatalf("not JSON any more: %s", b.Body)
		}
	})
}

// Neither does what a server makes of it: a beginning, in any letter case.
func TestNoBeginningOfASecretSurvives(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		secret := anyLongSecret.Draw(t, "secret")
		runes := []rune(secret)
		part := string(runes[:rapid.IntRange(minPart, len(runes)).Draw(t, "length")])
		part = rapid.SampledFrom([]func(string) string{strings.Clone, lowerASCII, upperASCII}).Draw(t, "letter case")(part)
		encoding := rapid.SampledFrom(slices.Sorted(keysOf(encodings))).Draw(t, "encoding")
		carrier := rapid.SampledFrom(slices.Sorted(keysOf(carriers))).Draw(t, "carrier")
		request, answer := carriers[carrier](anyDelimiter.Draw(t, "before") + encodings[encoding](part))
		sources["header"](&request, secret)

		r, a, b := redact(request, answer)
		out := written(a) + "\n" + written(b)
		if ways := recovered(out, part, 2); len(ways) > 0 {
			t.Fatalf("%q in %s by %s is recovered (%s) from\n%s", part, carrier, encoding, ways[0], out)
		}
		if got := written(r.Message(true, again(a))) + "\n" + written(r.Message(false, again(b))); got != out {
			t.Fatalf("%q\nbecomes\n%q", out, got)
		}
	})
}

func upperASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, s)
}

// Whatever an exchange holds, redacting it a second time changes nothing, and what
// was JSON or UTF-8 stays so.
func TestRedactingIsSettledForAnyExchange(t *testing.T) {
	t.Parallel()
	word := rapid.OneOf(
		rapid.SampledFrom([]string{"password", "token", "api_key", "code", "Authorization", "Cookie", "Set-Cookie", "user_id", "otp", "hash", "reset", "null", "Bearer ", "Basic ", "password2", "Old", "_type", "secret_", "tokens", "pass ", "x1#", "eyJhbGciOiJub25lIn0.e30.", fakeKey, fakeToken,
			"[token #1a2b: 3 chars]", "[token #1a2b: its first 12 chars]", fakeKey[:15], fakeToken[:60], "[api-key: empty]", "%5Btoken+%231a2b:+3+chars%5D", "https://u:p@h.example/a/reset/b?code=c&token=d#e=f", "-----BEGIN PRIVATE KEY-----", "+962791234567", "[request body: 3 bytes, binary]"}),
		rapid.SampledFrom([]string{"\"", "'", "\\", "\\\"", ":", "=", "=>", " ", "\n", "\r\n", "&", "%", ";", ",", "{", "}", "[", "]", "<", ">", "</", "%22", "&quot;", "\\u0022", "(", "\xf0", "\u202e"}),
		rapid.StringMatching(`[a-z0-9]{1,12}`),
	)
	text := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(word, 0, 14).Draw(t, "words"), "") })
	rapid.Check(t, func(t *rapid.T) {
		header := func(name string) Header {
			return Header{rapid.SampledFrom([]string{"X-API-KEY", "authorization", "Cookie", "Set-Cookie", "Location", "X-Other"}).Draw(t, name), text.Draw(t, name+" value")}
		}
		body := text.Draw(t, "body")
		switch rapid.IntRange(0, 3).Draw(t, "form of body") {
		case 0:
			body = fmt.Sprintf(`{%s:%s,"token":%s,"d":[%s]}`, quoteJSON(text.Draw(t, "key")), quoteJSON(body), quoteJSON(text.Draw(t, "token")), quoteJSON(`{"x":`+quoteJSON(text.Draw(t, "inner"))+`}`))
		case 1:
			body = "password=" + body
		}
		request := Message{URL: "https://api.example.com/v1?q=" + text.Draw(t, "url"), Headers: []Header{header("h1")}, Body: []byte(body)}
		answer := Message{Headers: []Header{header("h2")}, Body: []byte(text.Draw(t, "answer"))}
		r, a, b := redact(request, answer)
		if got := written(r.Message(true, again(a))); got != written(a) {
			t.Fatalf("request\n%q\nbecomes\n%q\nbecomes\n%q", request, written(a), got)
		}
		if got := written(r.Message(false, again(b))); got != written(b) {
			t.Fatalf("answer\n%q\nbecomes\n%q\nbecomes\n%q", answer.Body, written(b), got)
		}
		if json.Valid(request.Body) && !json.Valid([]byte(a.Body.s)) || utf8.Valid(answer.Body) && !utf8.ValidString(b.Body.s) {
			t.Fatalf("damaged: %s\n%s", a.Body, b.Body)
		}
	})
}
