package safe

import (
	"encoding/base64"
	"strings"
	"testing"
)

// fakeClaims has a code in a claim: {"sub":"fake","otp":"482913"}.
const fakeClaims = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmYWtlIiwib3RwIjoiNDgyOTEzIn0.ZmFrZS1zaWduYXR1cmUtZmFrZQ"

// Each pass is needed: an exchange that is clean with all of them leaks without it.
var passCases = []struct {
	pass            passSet
	name            string
	request, answer Message
	gone            string // what must not be recoverable
}{
	{passHeader, "header by name", Message{Headers: []Header{{"X-API-KEY", "tulipfield77"}}}, Message{}, "tulipfield77"},
	{passCookies, "cookies one by one", Message{Headers: []Header{{"Cookie", "sid=fakesession1; theme=dark"}}}, answering(`no session fakesession1`), "fakesession1"},
	{passCredentials, "password in Basic credentials", Message{Headers: []Header{{"Authorization", "Basic Y2xpZW50OmZha2Utc2VjcmV0LTQy"}}}, answering("fake-secret-42?"), "fake-secret-42"},
	{passSignatures, "signature in an Authorization", Message{Headers: []Header{{"Authorization", `Digest username="shop", response="fake0fake1fake2", uri="/"`}}}, answering("no fake0fake1fake2"), "fake0fake1fake2"},
	{passUserinfo, "password before the host", Message{URL: "https://user:tulipfield77@h.example/x"}, Message{}, "tulipfield77"},
	{passQuery, "query parameter", Message{URL: "https://h.example/?password[]=tulipfield"}, Message{}, "tulipfield"},
	{passSegments, "segment of a path", Message{URL: "https://h.example/auth/reset/fakehash0123"}, Message{}, "fakehash0123"},
	{passForm, "field of a form", Message{Headers: []Header{{"Content-Type", "application/x-www-form-urlencoded"}}, Body: []byte("credential[]=tulipfield")}, Message{}, "tulipfield"},
	{passJSON, "member of JSON", asking(`{"password":"tulip\"field77"}`), answering(`tulip"field77`), "field77"},
	{passNested, "JSON in a string", Message{}, answering(`{"log":"{\"password\":\"tulip\\\"field77\"}","got":"tulip\"field77"}`), "field77"},
	{passLines, "JSON values one a line", Message{}, answering("{\"a\":1}\n{\"password\":\"tulip\\\"field77\"}\n", Header{"X-Echo", `tulip"field77`}), "field77"},
	{passPairs, "name and value", Message{}, answering(`{"headers":[{"name":"X-API-KEY","value":"tulipfield77"}]}`), "tulipfield77"},
	{passParts, "part of a multipart form", multipartForm("password", "tulipfield77"), answering("tulipfield77 is wrong"), "tulipfield77"},
	{passEncodedJSON, "JSON in base64", Message{}, answering(`{"state":"` + base64.StdEncoding.EncodeToString([]byte(`{"name":"X-API-KEY","at":1,"value":"tulipfield77"}`)) + `"}`), "tulipfield77"},
	{passClaims, "claim of a token", Message{Headers: []Header{{"Authorization", "Bearer " + fakeClaims}}}, answering(`{"got":"482913"}`), "482913"},
	{passRandom, "long random value beside a hint", Message{}, answering(`{"sessionKey":"a1b2c3d4e5f6a7b8c9d0e1f2"}`), "a1b2c3d4e5f6a7b8c9d0e1f2"},
	{passWorded, "telling word within a name", Message{}, answering(`{"passwordOld":"tulip77"}`), "tulip77"},
	{passTelling, "telling key in text", Message{}, answering("see api_key=shrt9 there"), "shrt9"},
	{passLinks, "URL in a text", Message{}, answering("go to https://h.example/auth/reset/fakehash0123 now"), "fakehash0123"},
	{passTranscript, "header line in text", Message{}, answering("> GET /x HTTP/1.1\n> X-API-KEY: shrt\n"), "shrt"},
	{passMembers, "list behind a telling key", Message{}, answering(`broken {"token":["tulipfield77","tulipfield78"]`), "tulipfield78"},
	{passLayout, "below a telling key", Message{}, answering("X-API-KEY\ntulipfield77\nend"), "tulipfield77"},
	{passColumns, "column of a table", Message{}, answering("id,password,at\n1,tulipfield,2026\n"), "tulipfield"},
	{passMentions, "what a sentence names", Message{}, answering("OTP 482913 is wrong"), "482913"},
	{passElements, "element", Message{}, answering("<a><Password>tulipfield</Password></a>"), "tulipfield"},
	{passFields, "field of an HTML form", Message{}, answering("<input value='tulipfield' class='wide' name='password'>"), "tulipfield"},
	{passJWT, "JSON Web Token", Message{}, answering("see " + fakeToken + " there"), fakeToken},
	{passPEM, "private key", Message{}, answering("see " + fakePEM), "ZmFrZS1mYWtlLWZha2UtZmFrZS1m"},
	{passBearer, "Bearer credentials", Message{}, answering("got Bearer fakefakefakefakefakefake there"), "fakefakefakefakefakefake"},
	{passBasic, "Basic credentials", Message{}, answering("got Basic Y2xpZW50OmZha2Utc2VjcmV0LTQy and so on"), "Y2xpZW50OmZha2Utc2VjcmV0LTQy"},
	{passAccessKey, "key id of AWS", Message{}, answering("of AKIAFAKE0FAKE0FAKE01 there"), "AKIAFAKE0FAKE0FAKE01"},
	{passSealed, "sealed token", Message{}, answering("of def50200aabbccddeeff00112233 there"), "def50200aabbccddeeff00112233"},
	{passPrefixed, "key with a prefix", Message{}, answering("of ghp_fake0fake0fake0fake0fake0 there"), "ghp_fake0fake0fake0fake0fake0"},
	{passUserOption, "user and password of a command", Message{}, answering("curl -u layla:tulipfield https://h.example/"), "tulipfield"},
	{passCookieOption, "cookies of a command", Message{}, answering(`curl -b "seen=fakesession9" https://h.example/`), "fakesession9"},
	{passJar, "object of cookies", Message{}, answering(`{"cookies":[{"name":"seen","value":"fakesession9"}]}`), "fakesession9"},
	{passCards, "card number", Message{}, answering("card 4111 1111 1111 1111 was declined"), "4111 1111 1111 1111"},
	{passHunt, "known value as it is", withKey, answering("no " + fakeKey), fakeKey},
	{passCase, "known value in another letter case", withUUID, answering("no " + strings.ToLower(fakeUUID)), strings.ToLower(fakeUUID)},
	{passBeginnings, "beginning of a known value", withKey, answering("no " + fakeKey[:15] + "…"), fakeKey[:15]},
	{passPlus, "known value with + for space", asking(`{"password":"tulip field"}`), answering("no tulip+field"), "tulip+field"},
	{passPercent, "percent-encoded", withKey, answering("no " + encodings["every"](fakeKey)), fakeKey},
	{passBackslash, "escaped as in JSON", withKey, answering("no " + encodings["unicode"](fakeKey)), fakeKey},
	{passEntity, "escaped as in HTML", withKey, answering("no " + encodings["decimal"](fakeKey)), fakeKey},
	{passInvisible, "with a zero-width character in it", withKey, answering("no " + fakeKey[:5] + "\u200b" + fakeKey[5:]), fakeKey[5:]},
	{passQuoted, "quoted-printable", asking(`{"password":"قظضغثخذش77"}`), answering("no =D9=82=D8=B8=D8=B6=D8=BA=D8=AB=D8=AE=D8=B0=D8=B477 there"), "=D9=82=D8=B8=D8=B6=D8=BA=D8=AB=D8=AE=D8=B0=D8=B477"},
	{passTorn, "percent-encoded, and broken by a line", withKey, answering("no " + encodings["every"](fakeKey[:10]) + "%3\n" + encodings["every"](fakeKey[10:])[2:]), fakeKey},
	{passLayers, "percent-encoded twice", withKey, answering("no fk%255Flive%255F0123456789abcdefghij"), fakeKey},
	{passBase64, "code in base64", withKey, answering("state " + encodings["base64"]("code: 202611 ")), "202611"},
	{passAligned, "in base64 among bytes", withKey, answering(encodings["base64"]("\x00\xfe" + fakeKey + "\xff")), fakeKey},
	{passHex, "code in hex", withKey, answering("state " + encodings["hex"]("code: 202611 ")), "202611"},
	{passHexed, "in hex among bytes", withKey, answering(encodings["hex"]("\x00\xfe" + fakeKey + "\xff")), fakeKey},
	{passPacked, "compressed, in base64", withKey, answering("state " + encodings["base64"](gzipped("no "+fakeKey))), encodings["base64"](gzipped("no " + fakeKey))[:28]},
	{passWrapped, "in base64 over several lines", Message{}, answering("mail:\n" + wrapped(encodings["base64"](strings.Repeat("a word ", 13)+` and "password": "tulipfield77" and after`), 76, "\n")), "field77"},
	{passBroken, "over two lines", withKey, answering("the key\n" + fakeKey[:9] + "\n" + fakeKey[9:] + "\nis wrong"), fakeKey},
	{passGrouped, "code in groups", withKey, answering("no 202 611 here"), "202611"},
	{passSettled, "before the place that named it", Message{}, answering(`{"m":"no tulipfield77","password":"tulipfield77"}`), "tulipfield77"},
}

func multipartForm(name, value string) Message {
	return asking("--fake\r\nContent-Disposition: form-data; name=\""+name+"\"\r\n\r\n"+value+"\r\n--fake--\r\n", Header{"Content-Type", "multipart/form-data; boundary=fake"})
}

// wrapped breaks lines after so many characters.
func wrapped(s string, columns int, end string) string {
	var b strings.Builder
	for len(s) > columns {
		b.WriteString(s[:columns] + end)
		s = s[columns:]
	}
	return b.String() + s
}

// redactWithout is redact with passes taken away.
func redactWithout(off passSet, request, answer Message) string {
	r := NewRedactor(Key{1}, testRules)
	r.off = off
	if off == passSettled { // studying a message is reading it twice, too
		return r.Record(string(answer.Body)).s
	}
	r.Study(true, request)
	r.Study(false, answer)
	return written(r.Message(true, request)) + "\n" + written(r.Message(false, answer))
}

// unbroken takes out the white space that an attacker sees through.
func unbroken(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\r", "").Replace(s)
}

func TestEveryPassIsNeeded(t *testing.T) {
	t.Parallel()
	shown := passSet(0)
	for _, tt := range passCases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			leaks := func(off passSet) (string, bool) {
				out := redactWithout(off, tt.request, tt.answer)
				for _, read := range []string{out, unbroken(out)} {
					if len(recovered(read, tt.gone, 2)) > 0 {
						return out, true
					}
				}
				return out, false
			}
			if out, leak := leaks(0); leak {
				t.Errorf("%q is left with all passes:\n%s", tt.gone, out)
			}
			if out, leak := leaks(tt.pass); !leak {
				t.Errorf("nobody needs the pass: %q is gone without it\n%s", tt.gone, out)
			}
		})
		shown |= tt.pass
	}
	for pass := passSet(1); pass < passEnd; pass <<= 1 {
		if shown&pass == 0 {
			t.Errorf("the pass %#x has no case that needs it", uint64(pass))
		}
	}
}

func TestOptionsOfACommandAreCut(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`curl -u shop-7:tulipfield -b "sid=fakesession9; lang=ar" https://h.example/`:    `curl -u shop-7:[password: 10 chars] -b "sid=[cookie: 12 chars]; lang=[cookie: 2 chars]" https://h.example/`,
		`curl --user 'shop 7:tulip field' --cookie jar.txt`:                              `curl --user 'shop 7:[password: 11 chars]' --cookie jar.txt`,
		`docker run -u 1000:1000 -b 4096 --user=root x`:                                  `docker run -u 1000:1000 -b 4096 --user=root x`,
		`psql postgres://app:tul#ip/77@db.example:5432/shop?sslmode=require`:             `psql postgres://app:%5Bpassword:%209%20chars%5D@db.example:5432/shop?sslmode=require`,
		`AccountName=shop;AccountKey=ZmFrZWZha2VmYWtl==;EndpointSuffix=core.example`:     `AccountName=shop;AccountKey=[secret: 18 chars];EndpointSuffix=core.example`,
		`aws_secret_access_key = FakeFakeFake/FakeFake+FakeFake7FakeFakeF`:               `aws_secret_access_key = [secret: 40 chars]`,
		`Your verification code is 913 477.`:                                             `Your verification code is [code: 6 digits, in groups].`,
		`error code 913477, code 913 477 JOD, https://x.example/reset?hash={hash}&a={b}`: `error code 913477, code 913 477 JOD, https://x.example/reset?hash={hash}&a={b}`,
		`<ns1:password xmlns:ns1="urn:x">tulipfield</ns1:password>`:                      `<ns1:password xmlns:ns1="urn:x">[password: 10 chars]</ns1:password>`,
		`https://h.example/cb?code=4%2F0AfakeFAKE7fake8&state=s1`:                        `https://h.example/cb?code=%5Bcode:+18+chars%5D&state=s1`,
	} {
		r := NewRedactor(Key{1}, nil)
		once := r.Record(in)
		got := withoutPrints(strings.ReplaceAll(strings.ReplaceAll(once.s, "+%23", " #"), "%20%23", " #"))
		if got != want {
			t.Errorf("%s becomes\n%s, want\n%s", in, got, want)
		}
		if again := NewRedactor(Key{1}, nil).Record(once.s); again != once {
			t.Errorf("%s becomes\n%s", once, again)
		}
	}
}
