package attempt_test

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
)

// places are ways in which an attempt carries a value under a name that tells of it.
var places = []func(a *history.Attempt, value string){
	func(a *history.Attempt, value string) {
		a.Answer.Body = stored(`{"data":{"access_token":` + quoted(value) + `}}`)
	},
	func(a *history.Attempt, value string) {
		a.Request.Body = stored(`{"n":[{"password":` + quoted(value) + `}],"x":"y"}`)
	},
	func(a *history.Attempt, value string) {
		a.Request.Headers = append(a.Request.Headers, safe.RecordHeader{Name: stored("x-api-key"), Value: stored(value)})
	},
	func(a *history.Attempt, value string) {
		a.Request.URL = stored("https://service.authmatech.com/v1/api/verify?token=" + url.QueryEscape(value))
	},
}

// echoes are places where no name tells of what stands there.
var echoes = []func(a *history.Attempt, text string){
	func(a *history.Attempt, text string) { a.Notes = append(a.Notes, stored(text)) },
	func(a *history.Attempt, text string) {
		a.Transport = &history.Transport{Text: stored("it said " + text)}
	},
	func(a *history.Attempt, text string) { a.Answer.Broken = stored(text) },
	func(a *history.Attempt, text string) { a.Codes = append(a.Codes, text) },
	func(a *history.Attempt, text string) { a.Title = "about " + text },
	func(a *history.Attempt, text string) {
		a.Explanation = stored(`{"causes":[{"title":` + quoted("x "+text) + `}]}`)
	},
	func(a *history.Attempt, text string) {
		a.Answer.Body = stored(`{"messages":[{"message":` + quoted("see "+text) + `}]}`)
	},
	func(a *history.Attempt, text string) {
		a.Answer.Headers = append(a.Answer.Headers, safe.RecordHeader{Name: stored("X-Echo"), Value: stored(text)})
	},
}

// writings are how a value is written where it is echoed.
var writings = []func(string) string{
	func(s string) string { return s },
	func(s string) string { return url.QueryEscape(s) },
	func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	func(s string) string { return base64.URLEncoding.EncodeToString([]byte("k=" + s + "&l=1")) },
	func(s string) string { return hex.EncodeToString([]byte(s)) },
	func(s string) string { return strings.ToUpper(s) },
}

func quoted(text string) string {
	line, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(line)
}

// aSecret is made up of letters that nothing else in an attempt is made of.
func aSecret() *rapid.Generator[string] {
	return rapid.StringMatching(`Q[QZJXqzjx0-9]{15,30}[-_.]?[QZJX]{4}`)
}

func TestNothingThatAnyAttemptCarriesIsLeftInItsCase(t *testing.T) {
	t.Parallel()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	packs := systems.Embedded()
	rapid.Check(t, func(t *rapid.T) {
		attempts := make([]history.Attempt, rapid.IntRange(1, 4).Draw(t, "attempts"))
		for i := range attempts {
			attempts[i] = older(`{"ok":true}`)
			if rapid.Bool().Draw(t, "pasted") {
				attempts[i].Environment = ""
			}
		}
		one := func(name string) *history.Attempt { return &attempts[rapid.IntRange(0, len(attempts)-1).Draw(t, name)] }
		var forms []string
		c := history.Case{Title: "Login fails"}
		for range rapid.IntRange(1, 3).Draw(t, "secrets") {
			secret := aSecret().Draw(t, "secret")
			rapid.SampledFrom(places).Draw(t, "place")(one("carrier"), secret)
			for range rapid.IntRange(0, 4).Draw(t, "echoes") {
				written := rapid.SampledFrom(writings).Draw(t, "writing")(secret)
				rapid.SampledFrom(echoes).Draw(t, "echo")(one("echoer"), written)
			}
			c.Notes += " " + secret
			for _, write := range writings {
				forms = append(forms, write(secret))
			}
		}
		// What was overwritten by a later draw is carried nowhere and cannot be known.
		before := text(c, attempts)
		outCase, out := attempt.Renew(packs, key, c, attempts)
		after := text(outCase, out)
		for i := 0; i < len(forms); i += len(writings) {
			carried := strings.Contains(carriersOf(attempts), forms[i]) || strings.Contains(carriersOf(attempts), url.QueryEscape(forms[i]))
			for _, form := range forms[i : i+len(writings)] {
				if carried && strings.Contains(after, form) {
					t.Fatalf("%q stands in\n%s\nof\n%s", form, after, before)
				}
			}
		}
		for i := range out {
			if _, err := attempt.Explanation(out[i]); err != nil {
				t.Fatal(err)
			}
			out[i].Rules = 1
		}
		if _, again := attempt.Renew(packs, key, outCase, out); !sameButRules(again, out) {
			t.Fatalf("again:\n%s\nof\n%s", text(outCase, again), after)
		}
	})
}

// carriersOf is the text of the places whose names tell what stands there.
func carriersOf(attempts []history.Attempt) string {
	var all []string
	for _, a := range attempts {
		all = append(all, a.Request.URL.String(), a.Request.Body.String())
		if strings.Contains(a.Answer.Body.String(), "access_token") {
			all = append(all, a.Answer.Body.String())
		}
		for _, h := range a.Request.Headers {
			all = append(all, h.Value.String())
		}
	}
	return strings.Join(all, "\n")
}

func text(c history.Case, attempts []history.Attempt) string {
	line, err := json.Marshal(struct {
		Case     history.Case
		Attempts []history.Attempt
	}{c, attempts})
	if err != nil {
		panic(err)
	}
	return string(line)
}

func sameButRules(a, b []history.Attempt) bool {
	for i := range a {
		left, right := a[i], b[i]
		left.Rules, right.Rules = 0, 0
		if line(left) != line(right) {
			return false
		}
	}
	return len(a) == len(b)
}

func TestWhatWasRecordedTodayStaysAsItIs(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	key, err := b.Key()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		secret := aSecret().Draw(t, "secret")
		written := rapid.SampledFrom(writings).Draw(t, "writing")(secret)
		x := api.Exchange{
			Request: api.Request{Method: "POST", URL: "https://service.authmatech.com/v1/api/verify?a=" + url.QueryEscape(rapid.String().Draw(t, "query")), Headers: api.Headers{
				{Name: "X-API-KEY", Value: secret}, {Name: "X-Odd", Value: rapid.String().Draw(t, "header")},
			}, Body: []byte(`{"mobileNumber":"+962791234567","code":"` + rapid.StringMatching(`[0-9]{4,8}`).Draw(t, "code") + `","serviceType":` + quoted(rapid.String().Draw(t, "field")) + `}`)},
			Answer: &api.Answer{Status: 400, Body: []byte(`{"messages":[{"code":"x","message":` + quoted(rapid.String().Draw(t, "message")+" "+written) + `}]}`)},
			Notes:  []string{rapid.String().Draw(t, "note")},
		}
		a, err := b.Redact(x)
		if err != nil {
			t.Fatal(err)
		}
		// As a history gives it back.
		var kept history.Attempt
		if err := json.Unmarshal([]byte(line(a)), &kept); err != nil {
			t.Fatal(err)
		}
		kept.Rules = 1
		if _, got := attempt.Renew(b.Packs, key, history.Case{}, []history.Attempt{kept}); !sameButRules(got, []history.Attempt{kept}) {
			t.Fatalf("of\n%s\nit makes\n%s", line(kept), line(got[0]))
		}
	})
}
