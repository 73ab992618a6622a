package systems_test

import (
	"fmt"
	"strings"
	"testing"

	"casebook/api/systems"
)

// What a row or an operation says that no exchange could ever be.
func TestWhatCouldNeverBeIsAProblem(t *testing.T) {
	t.Parallel()
	const row = "when: {status: 400}"
	envelope := "envelope: {messages: ., code: [error], text: [message]}\noperations:"
	for name, test := range map[string]struct{ old, new, want string }{
		"a path without its slash":      {"path: /check", "path: check", "`path` begins with a /, as /check"},
		"a path that ends with one":     {"path: /check", "path: /check/", "`path` ends without a /, as /check"},
		"a path of fields only":         {"path: /check", `path: "/{id}"`, "`path` is nothing but fields"},
		"a method in small letters":     {"method: POST", "method: post", "`method` is written in capitals, as POST"},
		"an address for a host":         {"operations:", "hosts: [\"https://acme.example\"]\noperations:", "is no host name"},
		"a host in capitals":            {"operations:", "hosts: [\"*.Acme.example\"]\noperations:", "in small letters"},
		"a lost call with a status":     {row, "when: {transport: refused, status: 400}", "row acme.1 could never apply: a call that got no answer has no status"},
		"a page that says a code":       {row, "when: {shape: html, code: x}", "only a body of the shape json says codes"},
		"a verdict beside a failure":    {row, "when: {success: no, verdict: yes}", "beside success: no there is no verdict"},
		"a verdict that is due at 400":  {row, "when: {status: 400, verdict: none}", "a verdict is due below 300 only"},
		"an empty body that goes on":    {row, "when: {cut: true, shape: empty}", "an empty body is not too long"},
		"a code without a place":        {row, "when: {code: bad}", "wants a code, and the envelope says of no key"},
		"a detail without a place":      {row, "when: {detail: {a: b}}", "wants a detail, and the envelope says of no key"},
		"a flag without a place":        {row, "when: {success: no}", "wants a success flag"},
		"a verdict that nobody gives":   {row, "when: {verdict: no}", "wants a verdict, and its operation gives none"},
		"a clue without a field":        {row, row + "\n    request: [{is: empty}]", `a clue that is "empty" lacks "field"`},
		"a clue about all with a field": {row, row + "\n    request: [{field: number, is: no-body}]", "leave the field out"},
		"a clue on a field of no call":  {row, row + "\n    request: [{field: numbr, is: empty}]", `there is no field "numbr"; did you mean "number"?`},
		"a form that is none":           {row, row + "\n    operation: check\n    request: [{field: number, is: malformed}]", "has no `format` or `pattern` to be held against"},
		"one of nothing":                {row, row + "\n    operation: check\n    request: [{field: number, is: not-one-of}]", "has no `enum` to be one of"},
		"a variant of one table":        {row, row + "\n    operation: check\n    variant: email", "has a variant, and its operation tells none apart"},
		"a limit that is none":          {row, row + "\n    limit: tries", `there is no limit "tries"`},
		"a count without its limit":     {row, row + "\n    past: limit-reached", "has limit-reached and no `limit`"},
		"a used code without a life":    {row, row + "\n    past: code-used", "the pack has no `lifetimes`"},
		"a pattern that is none":        {"class: personal", `pattern: "("`, "`pattern` of number is no regular expression"},
		"a reply with a hole":           {"reply: r", `reply: "wait until {until}"`, "put it in square brackets"},
		"a reply with an unknown name":  {"reply: r", `reply: "[{untl}|x]"`, "has {untl}; known are {until}, {wait}, {mended}"},
		"a reply with half a bracket":   {"reply: r", `reply: "wait [a while"`, "a square bracket without its other half"},
		"spellings in a circle":         {"operations:", "spellings: {a: b, b: a}\noperations:", "which stands for something else itself"},
		"a spelling in a row":           {"operations:", "spellings: {bad*: worse}\n" + envelope, ""},
	} {
		text := strings.Replace(smallPack, test.old, test.new, 1)
		want := test.want
		if want == "" {
			text, want = strings.Replace(text, row, "when: {code: badly}", 1), `"badly" is a spelling of "worse"; name that`
		}
		_, err := systems.Load("acme.yaml", []byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}

func TestARowThatAnotherStandsBeforeCouldNeverComeFirst(t *testing.T) {
	t.Parallel()
	second := "  - id: acme.2\n    basis: documented\n    when: {status: 400}\n    title: t2\n    cause: c\n    fix: f\n    settle: s\n    reply: r\n"
	_, err := systems.Load("acme.yaml", []byte(smallPack+second))
	if err != nil {
		t.Errorf("the first has evidence, which parts the two: %v", err)
	}
	third := strings.Replace(second, "acme.2", "acme.3", 1)
	if _, err := systems.Load("acme.yaml", []byte(smallPack+second+third)); err == nil || !strings.Contains(err.Error(), "row acme.3 could never come first: acme.2 names the same answer before it") {
		t.Errorf("%v", err)
	}
}

// A few kilobytes of aliases must not grow into a gigabyte.
func TestAliasesThatMultiplyAreOneProblem(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(strings.Replace(smallPack, "when: {status: 400}", "when: {code: &c ["+strings.Repeat("x,", 399)+"x]}", 1))
	for i := range 1000 {
		fmt.Fprintf(&b, "  - {id: acme.x%d, basis: documented, when: {code: *c}, title: t, cause: c, fix: f, settle: s, reply: r}\n", i)
	}
	_, err := systems.Load("acme.yaml", []byte(b.String()))
	if err == nil || !strings.Contains(err.Error(), "the pack grows past 200000 values") || strings.Count(err.Error(), "grows past") != 1 {
		t.Errorf("%.200v", err)
	}
}

func TestAPackThatExtendsSaysWhatItCannotChange(t *testing.T) {
	t.Parallel()
	packs := systems.Embedded()
	for text, want := range map[string]string{
		"pack: 1\nsystem: nextreason\nextends: nextreson\n":                                                  `there is no system "nextreson" to extend; did you mean "nextreason"?`,
		"pack: 1\nsystem: acme\nextends: nextreason\n":                                                       "write `system: nextreason`",
		"pack: 1\nsystem: nextreason\nextends: nextreason\nenvelope: {code: [x]}\n":                          "`envelope` cannot be changed",
		"pack: 1\nsystem: nextreason\nextends: nextreason\nspellings: {invalid_code: x, y: invalid_code'}\n": "which stands for something else itself",
	} {
		if _, err := packs.Load("ours.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	all := packs.Add([]systems.File{{Name: "ours.yaml", Text: []byte("pack: 1\nsystem: nextreason\nextends: nextreason\ndesk: {email: us@example.com}\nspellings: {odd: invalid_code}\n")}})
	if len(all.Problems) > 0 {
		t.Fatal(all.Problems[0])
	}
	pack := all.System("nextreason")
	if pack.Desk.Email != "us@example.com" || pack.Meant("ODD") != "invalid_code" || len(pack.Rows) != len(packs.System("nextreason").Rows) || packs.System("nextreason").Meant("odd") != "odd" {
		t.Errorf("desk %+v, meant %q", pack.Desk, pack.Meant("odd"))
	}
}

func TestTheWholeSpellingCountsBeforeTheLongestBeginning(t *testing.T) {
	t.Parallel()
	pack := &systems.Pack{Spellings: map[string]string{"bad*": "one", "bad_co*": "two", "bad_code": "three"}}
	for range 50 {
		for text, want := range map[string]string{"bad_code": "three", " BAD_CODER ": "two", "badly": "one", "good": "good"} {
			if got := pack.Meant(text); got != want {
				t.Fatalf("%q means %q, want %q", text, got, want)
			}
		}
	}
}
