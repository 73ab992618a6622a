package safe

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var secretShapes = map[string]*rapid.Generator[string]{
	"key":       rapid.StringMatching(`[A-Za-z0-9_-]{7,30}[0-9][A-Za-z0-9]`),
	"uuid":      rapid.StringMatching(`[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}`),
	"hex":       rapid.StringMatching(`[0-9a-f]{31}[0-9]`),
	"password":  rapid.StringMatching(`[A-Za-z0-9][!#$%&()*+./:<=>?@^_{|}~A-Za-z0-9-]{8,20}[0-9]`),
	"phrase":    rapid.StringMatching(`[a-z]{4,8} [a-z]{4,8} [a-z]{4,8}[0-9]`),
	"blob":      rapid.Map(rapid.SliceOfN(rapid.Byte(), 30, 90), func(b []byte) string { return base64.StdEncoding.EncodeToString(b) }),
	"code":      rapid.StringMatching(`[1-9][0-9]{5}`),
	"code of 8": rapid.StringMatching(`[3-9][0-9]{7}`),
}

// namingPlaces are where a secret is named: what they make of it is one message, or a part of
// the answer.
var namingPlaces = map[string]func(name, s string) (request, answer Message){
	"header": func(n, s string) (Message, Message) { return Message{Headers: []Header{{"x-" + n, s}}}, Message{} },
	"bearer": func(n, s string) (Message, Message) {
		return Message{Headers: []Header{{"AUTHORIZATION", "Bearer " + s}}}, Message{}
	},
	"basic": func(n, s string) (Message, Message) {
		return Message{Headers: []Header{{"Authorization", "Basic " + encodings["base64"]("shop:"+s)}}}, Message{}
	},
	"cookie": func(n, s string) (Message, Message) {
		return Message{Headers: []Header{{"Cookie", "a=dark; sid=" + s}}}, Message{}
	},
	"set-cookie": func(n, s string) (Message, Message) {
		return Message{}, answering("", Header{"set-cookie", "sid=" + s + "; Path=/"})
	},
	"query": func(n, s string) (Message, Message) {
		return Message{URL: "https://h.example/a?x=1&" + n + "=" + encodings["query"](s)}, Message{}
	},
	"fragment": func(n, s string) (Message, Message) {
		return Message{}, answering("", Header{"Location", "app:/cb#" + n + "=" + encodings["query"](s)})
	},
	"path": func(n, s string) (Message, Message) {
		return Message{URL: "https://h.example/auth/reset/" + encodings["path"](s) + "/now"}, Message{}
	},
	"userinfo": func(n, s string) (Message, Message) {
		return Message{URL: "https://shop:" + encodings["every"](s) + "@h.example/a"}, Message{}
	},
	"form": func(n, s string) (Message, Message) {
		return Message{Headers: []Header{{"Content-Type", "application/x-www-form-urlencoded"}}, Body: []byte("a=1&" + n + "=" + encodings["query"](s))}, Message{}
	},
	"multipart": func(n, s string) (Message, Message) { return multipartForm(n, s), Message{} },
	"JSON": func(n, s string) (Message, Message) {
		return asking(`{"a":[{"` + n + `":` + quoteJSON(s) + `}]}`), Message{}
	},
	"JSON list": func(n, s string) (Message, Message) {
		return Message{}, answering(`{"` + n + `":{"v":["x",` + quoteJSON(s) + `]}}`)
	},
	"JSON in a JSON": func(n, s string) (Message, Message) {
		return Message{}, answering(`{"log":` + quoteJSON(`{"`+n+`":`+quoteJSON(s)+`}`) + `}`)
	},
	"JSON lines": func(n, s string) (Message, Message) {
		return Message{}, answering("{\"a\":1}\n{\"" + n + `":` + quoteJSON(s) + "}\n")
	},
	"pair": func(n, s string) (Message, Message) {
		return Message{}, answering(`[{"name":"` + n + `","value":` + quoteJSON(s) + `}]`)
	},
	"pair of other words": func(n, s string) (Message, Message) {
		return asking(`{"f":[{"field":"` + n + `","ok":false,"val":` + quoteJSON(s) + `}]}`), Message{}
	},
	"list of pairs": func(n, s string) (Message, Message) {
		return Message{}, answering(`{"h":[["accept","json"],["` + n + `",` + quoteJSON(s) + `]]}`)
	},
	"cut pair": func(n, s string) (Message, Message) {
		return Message{}, answering(`{"h":[{"name":"` + n + `","value":` + quoteJSON(s) + `},{"na`)
	},
	"claim": func(n, s string) (Message, Message) {
		return Message{Headers: []Header{{"Authorization", "Bearer " + fakeJWT(`{"sub":"fake","`+n+`":`+quoteJSON(s)+`}`)}}}, Message{}
	},
	"base64 of JSON": func(n, s string) (Message, Message) {
		return Message{}, answering(`{"state":"` + encodings["base64"](`{"`+n+`":`+quoteJSON(s)+`}`) + `"}`)
	},
	"base64 in a query": func(n, s string) (Message, Message) {
		return Message{URL: "https://h.example/a?state=" + encodings["base64url"](`{"`+n+`":`+quoteJSON(s)+`}`)}, Message{}
	},
	"cut JSON": func(n, s string) (Message, Message) {
		return Message{}, answering(`{"a":"b","` + n + `":` + strings.TrimSuffix(quoteJSON(s), `"`))
	},
	"text": func(n, s string) (Message, Message) {
		return Message{}, answering("started with " + n + `="` + strings.NewReplacer(`"`, `\"`).Replace(s) + `" at noon`)
	},
	"element": func(n, s string) (Message, Message) {
		return Message{}, answering("<a><" + n + ">" + encodings["html"](s) + "</" + n + "></a>")
	},
	"attribute": func(n, s string) (Message, Message) {
		return Message{}, answering(`<a><user id="7" ` + n + `="` + encodings["html"](s) + `" b="c"/></a>`)
	},
	"attribute of a pair": func(n, s string) (Message, Message) {
		return Message{}, answering(`<a><add key="` + n + `" ok="no" value='` + encodings["html"](s) + `'/></a>`)
	},
	"elements of a pair": func(n, s string) (Message, Message) {
		return Message{}, answering("<e>\n <name>" + n + "</name>\n <value>" + encodings["html"](s) + "</value>\n</e>")
	},
	"field": func(n, s string) (Message, Message) {
		return Message{}, answering(`<p><input name="` + n + `" value="` + encodings["html"](s) + `">`)
	},
}

// ofCode are the writings that only a code has.
var ofCode = map[string]func(string) string{
	"halves":        func(s string) string { return s[:len(s)/2] + " " + s[len(s)/2:] },
	"dashed halves": func(s string) string { return s[:len(s)/2] + "-" + s[len(s)/2:] },
	"one by one":    func(s string) string { return strings.Join(strings.Split(s, ""), "-") },
	"spaced":        func(s string) string { return strings.Join(strings.Split(s, ""), " ") },
}

// ofKey are the writings that only a long value has.
var ofKey = map[string]func(string) string{
	"two lines":   func(s string) string { return s[:len(s)/2] + "\n" + s[len(s)/2:] },
	"soft break":  func(s string) string { return s[:len(s)-3] + "=\r\n" + s[len(s)-3:] },
	"quoted mail": func(s string) string { return s[:5] + "\r\n> " + s[5:] },
	"blanks":      func(s string) string { return s[:4] + " " + s[4:8] + " " + s[8:] },
	"aligned 1":   func(s string) string { return base64.StdEncoding.EncodeToString([]byte("\xfe" + s + "\xff")) },
	"aligned 2":   func(s string) string { return base64.URLEncoding.EncodeToString([]byte("\xfe\xfd" + s + "\xff")) },
	"aligned 3": func(s string) string {
		return base64.RawURLEncoding.EncodeToString([]byte("\xfe\xfd\xfc" + s + "\xff"))
	},
	"wrapped": func(s string) string {
		return wrapped(base64.StdEncoding.EncodeToString([]byte(strings.Repeat("a word ", 9)+s)), 76, "\r\n")
	},
	"hex among":  func(s string) string { return encodings["hex"]("\xfe" + s + "\xff") },
	"twice":      func(s string) string { return encodings["path"](encodings["query"](s)) },
	"other case": strings.ToUpper,
	"beginning":  func(s string) string { return s[:max(minPart, len(s)*2/3)] },
}

// A secret of any shape and class that is named in any place is recovered from no other
// place, whatever it is written like there. Run more with -rapid.checks=200000.
func TestNoSecretLeaksFromAnyPlaceInAnyWriting(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		shape := rapid.SampledFrom(slices.Sorted(keysOf(secretShapes))).Draw(t, "shape")
		place := rapid.SampledFrom(slices.Sorted(keysOf(namingPlaces))).Draw(t, "place")
		secret := secretShapes[shape].Draw(t, "secret")
		code := strings.HasPrefix(shape, "code")
		if place == "path" && shape == "uuid" || place == "cookie" && code || place == "set-cookie" && code || !fits(place, secret) {
			return
		}
		name := rapid.SampledFrom([]string{"password", "client_secret", "apiKey", "Access-Token", "password2", "SecretThing", "api_key_old"}).Draw(t, "name")
		if code {
			name = rapid.SampledFrom([]string{"otp", "passCode", "verification_code", "otpCode1", "otp_code_sms"}).Draw(t, "name of a code")
		}
		writings := map[string]func(string) string{"as it is": strings.Clone}
		for _, more := range []map[string]func(string) string{encodings, map[bool]map[string]func(string) string{true: ofCode, false: ofKey}[code]} {
			for way, write := range more {
				writings[way] = write
			}
		}
		way := rapid.SampledFrom(slices.Sorted(keysOf(writings))).Draw(t, "writing")
		if way == "beginning" && (len(secret) < minParted || code || place == "path") {
			return
		}
		gone := secret
		switch way {
		case "beginning":
			gone = writings[way](secret)
		case "other case":
			gone = strings.ToUpper(secret)
		}
		echo := writings[way](secret)
		if code && (way == "base64" || way == "base64url" || way == "hex" || way == "HEX") {
			echo = writings[way]("code " + secret + " ")
		}
		carrier := rapid.SampledFrom(slices.Sorted(keysOf(carriers))).Draw(t, "carrier")
		request, answer := carriers[carrier]("it was " + echo + " here")
		source, sourceAnswer := namingPlaces[place](name, secret)

		r := NewRedactor(Key{1}, testRules)
		sides := []struct {
			request bool
			m       Message
		}{{true, source}, {false, sourceAnswer}, {true, request}, {false, answer}}
		for _, side := range sides {
			r.Study(side.request, side.m)
		}
		var all []string
		for _, side := range sides {
			out := r.Message(side.request, side.m)
			all = append(all, written(out))
			if json.Valid(side.m.Body) && !json.Valid([]byte(out.Body.s)) {
				t.Fatalf("not JSON any more: %s", out.Body)
			}
			if again := r.Message(side.request, again(out)); written(again) != written(out) {
				t.Fatalf("%q\nbecomes\n%q", written(out), written(again))
			}
		}
		out := strings.Join(all, "\n")
		for _, read := range []string{out, unbroken(out), strings.NewReplacer("=\r\n", "", "\r\n> ", "", "%0A", "", "%0D", "", "+", "").Replace(out), strings.NewReplacer("-", "", " ", "", "+", "").Replace(out)} {
			if ways := recovered(read, gone, 2); len(ways) > 0 {
				t.Fatalf("%q named in %s, written %s in %s, is recovered (%s) from\n%s", secret, place, way, carrier, ways[0], out)
			}
		}
		if strings.Contains(out, echo) && way != "beginning" {
			t.Fatalf("%q named in %s, written %s in %s, is left in\n%s", secret, place, way, carrier, out)
		}
	})
}

// fits reports whether a place can hold a secret: a cookie has no blanks and
// semicolons, and where a value in text ends is a guess.
func fits(place, secret string) bool {
	switch place {
	case "cookie", "set-cookie":
		return !strings.ContainsAny(secret, " ;,\"\\")
	case "bearer":
		return !strings.ContainsAny(secret, " ")
	}
	return true
}
