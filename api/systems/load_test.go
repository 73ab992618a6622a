package systems_test

import (
	"strings"
	"testing"

	"casebook/api/systems"
)

const smallPack = `pack: 1
system: acme
name: Acme
version: "1"
as_of: 2026-01-02
operations:
  - id: check
    name: Check
    method: POST
    path: /check
    content_type: application/json
    fields:
      - id: number
        place: body
        required: yes
        class: personal
checks:
  - id: there
    text: The number is there
    field: number
    is: present
    predicts: acme.1
    basis: documented
rows:
  - id: acme.1
    basis: documented
    when: {status: 400}
    title: t
    cause: c
    fix: f
    settle: s
    reply: r
    evidence: there
`

func TestASmallPackLoads(t *testing.T) {
	t.Parallel()
	pack, err := systems.Load("acme.yaml", []byte(smallPack))
	if err != nil {
		t.Fatal(err)
	}
	if row := pack.Row("acme.1"); row == nil || len(row.Evidence) != 1 || row.When.Status[0] != 400 {
		t.Errorf("row is %+v", row)
	}
}

func TestWhatIsWrongWithAPackIsNamedWithLineAndColumn(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ old, new, want string }{
		"unknown key":       {"        class: personal", "        clas: personal", `acme.yaml:16:9: unknown key "clas" in ` + "`fields`" + `; did you mean "class"?`},
		"unknown class":     {"class: personal", "class: private", `acme.yaml:16:16: class: `},
		"unknown place":     {"place: body", "place: bodi", `acme.yaml:14:16: place: "bodi" is not one of body, query`},
		"missing key":       {"    name: Check\n", "", "acme.yaml:7:5: `operations` lacks \"name\""},
		"wrong type":        {"pack: 1", "pack: one", "acme.yaml:1:7: `pack` wants a whole number, not \"one\""},
		"a list for a word": {"path: /check", "path: [a, b]", "acme.yaml:10:11: `path` wants one value"},
		"a word for keys":   {"when: {status: 400}", "when: 400", "acme.yaml:27:11: `when` wants keys"},
		"unknown reference": {"evidence: there", "evidence: ther", `acme.yaml:25:5: there is no check "ther"; did you mean "there"?`},
		"unknown field":     {"field: number", "field: numer", `there is no field "numer"; did you mean "number"?`},
		"unknown row":       {"predicts: acme.1", "predicts: acme.2", `there is no row "acme.2"`},
		"key twice":         {"name: Acme", "name: Acme\nname: Acme", "name"},
		"newer schema":      {"pack: 1", "pack: 9", "acme.yaml:1:1: this program reads packs of schema 1, not 9"},
		"broken yaml":       {"name: Acme", "name: [Acme", "acme.yaml:"},
		"unknown basis":     {"basis: documented\n    when", "basis: documentd\n    when", `acme.yaml:26:12: basis: "documentd" is not one of documented, inferred, unknown; did you mean "documented"?`},
		"Latin-1":           {"name: Acme", "name: Acm\xe9", "acme.yaml:3:10: the byte 0xe9 is no UTF-8; save the file as UTF-8"},
		"NUL":               {"name: Acme", "name: é\x00cme", "acme.yaml:3:8: the control character 0x00 may not stand in a pack; remove it"},
		"octal status":      {"{status: 400}", "{status: 0400}", "acme.yaml:27:20: `status` wants a whole number, not \"0400\""},
		"id that is a path": {"  - id: check\n", "  - id: ../../x y\n", `acme.yaml:7:5: the operation "../../x y" wants a name of letters, digits and . _ - between them`},
		"unknown test":      {"is: present", "is: presnt", `is: "presnt" is not one of present`},

		"empty name":              {"name: Acme", "name:", `acme.yaml:3:1: "name" is empty in the pack`},
		"blank fix":               {"fix: f", `fix: " "`, `acme.yaml:30:5: "fix" is empty in `},
		"empty reply":             {"reply: r", `reply: ""`, `acme.yaml:32:5: "reply" is empty in `},
		"null reply":              {"reply: r", "reply: null", `acme.yaml:32:5: "reply" is empty in `},
		"empty code":              {"{status: 400}", `{code: [""]}`, "acme.yaml:27:19: `code` holds an empty text"},
		"verdict as a boolean":    {"{status: 400}", "{verdict: true}", `acme.yaml:27:21: verdict: "true" is not one of yes, no, none`},
		"success as a boolean":    {"{status: 400}", "{success: true}", `acme.yaml:27:21: success: "true" is not one of yes, no`},
		"no when":                 {"    when: {status: 400}\n", "", "acme.yaml:25:5: `rows` lacks \"when\""},
		"empty when":              {"{status: 400}", "{}", "acme.yaml:27:11: `when` names nothing"},
		"when of nothing":         {"{status: 400}", "{status: [], cut: false}", "acme.yaml:27:11: `when` names nothing"},
		"unknown transport":       {"{status: 400}", "{transport: timeuot}", `acme.yaml:27:23: transport: "timeuot" is not one of timeout, cancelled, not-found, refused, reset, tls, proxy, malformed, other; did you mean "timeout"?`},
		"unknown phase":           {"{status: 400}", "{phase: [dns, frist]}", `acme.yaml:27:25: phase: "frist" is not one of request, dns, connect, tls, send, first-byte, body`},
		"unknown shape":           {"{status: 400}", "{shape: htlm}", `acme.yaml:27:19: shape: "htlm" is not one of empty, json, broken json, html, text, binary; did you mean "html"?`},
		"no HTTP status":          {"{status: 400}", "{status: [400, 4000]}", "acme.yaml:27:26: `status`: 4000 is no HTTP status; they go from 100 to 599"},
		"negative status":         {"{status: 400}", "{status: -1}", "acme.yaml:27:20: `status`: -1 is no HTTP status"},
		"status of a group":       {"    basis: documented\nrows", "    basis: documented\n    group: 0\nrows", "acme.yaml:24:12: `group`: 0 is no HTTP status"},
		"expected status":         {"    fields:", "    expect: 20\n    fields:", "acme.yaml:12:13: `expect`: 20 is no HTTP status"},
		"unknown type":            {"class: personal", "type: strnig", `acme.yaml:16:15: type: "strnig" is not one of string, boolean, number; did you mean "string"?`},
		"unknown place of class":  {"operations:", "classes:\n  - {name: k, place: haeder, class: secret, kind: k}\noperations:", `acme.yaml:7:22: place: "haeder" is not one of header, query, request, answer, path; did you mean "header"?`},
		"unknown scope":           {"operations:", limit("plannet", "1", "60") + "operations:", `acme.yaml:8:12: scope: "plannet" is not one of client, user, ip`},
		"negative count":          {"operations:", limit("ip", "-4", "60") + "operations:", "acme.yaml:9:12: `count` is -4 and wants to be at least 1"},
		"no window":               {"operations:", limit("ip", "4", "0") + "operations:", "acme.yaml:10:15: `window_s` is 0 and wants to be at least 1"},
		"limit of no operation":   {"operations:", limit("ip", "4", "1") + "    operations: chekc\noperations:", `there is no operation "chekc"; did you mean "check"?`},
		"retry without tries":     {"operations:", "retry: {statuses: 429, first_ms: 1, cap_ms: 2}\noperations:", "acme.yaml:6:8: `tries` is 0 and wants to be at least 1"},
		"cap below the first":     {"operations:", "retry: {statuses: 429, first_ms: 9, cap_ms: 2, tries: 1}\noperations:", "acme.yaml:6:45: `cap_ms` is 2 and wants to be at least 9"},
		"negative jitter":         {"operations:", "retry: {jitter_ms: -1}\noperations:", "acme.yaml:6:20: `jitter_ms` is -1 and wants to be at least 0"},
		"retry of no status":      {"operations:", "retry: {statuses: 4290, first_ms: 1, cap_ms: 2, tries: 1}\noperations:", "acme.yaml:6:19: `statuses`: 4290 is no HTTP status"},
		"unknown day":             {"operations:", "desk: {days: [Mon, Suun]}\noperations:", `acme.yaml:6:20: days: "Suun" is not one of Sun, Mon, Tue, Wed, Thu, Fri, Sat; did you mean "Sun"?`},
		"no time of day":          {"operations:", "desk: {opens: 25:99}\noperations:", `acme.yaml:6:15: "25:99" is no time of day; it looks like "09:00"`},
		"no zone":                 {"operations:", "desk: {zone: Mars/Base}\noperations:", `acme.yaml:6:14: zone: "Mars/Base" is no time zone; it wants an IANA name like Asia/Amman`},
		"this computer's zone":    {"operations:", "desk: {zone: Local}\noperations:", `acme.yaml:6:14: zone: "Local" is no time zone`},
		"unknown item":            {"operations:", "desk: {wants: {item: stattus, text: t}}\noperations:", "`wants` wants a list"},
		"unknown item of a list":  {"operations:", "desk: {wants: [{item: stattus, text: t}]}\noperations:", `acme.yaml:6:23: item: "stattus" is not one of status, request-line, request-body, answer-body, time; did you mean "status"?`},
		"present without a field": {"    field: number\n", "", "acme.yaml:20:9: check there (`is: present`) lacks \"field\""},
		"one of nothing":          {"is: present", "is: one-of", "acme.yaml:20:12: check there: the field number of check has no `enum` to be one of"},
		"value twice":             {"rows:", "examples:\n  - {id: e, operation: check, title: t, expect: acme.1, values: {number: a, number: b}}\nrows:", `"number" stands twice in ` + "`values`"},
		"second document":         {"    evidence: there\n", "    evidence: there\n---\npack: 1\n", "acme.yaml:34:1: a second YAML document begins here"},
		"broken second document":  {"    evidence: there\n", "    evidence: there\n---\npack: [1\n", "acme.yaml:"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(smallPack, test.old, test.new, 1)
			if text == smallPack {
				t.Fatalf("%q is not in the pack", test.old)
			}
			pack, err := systems.Load("acme.yaml", []byte(text))
			if err == nil || pack != nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v\nwant %s", err, test.want)
			}
		})
	}
}

func limit(scope, count, window string) string {
	return "limits:\n  - id: budget\n    scope: " + scope + "\n    count: " + count + "\n    window_s: " + window + "\n    basis: unknown\n    text: t\n"
}

func TestEveryTestOfAFieldWantsItsField(t *testing.T) {
	t.Parallel()
	for _, test := range []string{"present", "clean", "e164", "one-of"} {
		text := strings.Replace(smallPack, "    field: number\n    is: present", "    is: "+test, 1)
		if _, err := systems.Load("acme.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), `lacks "field"`) {
			t.Errorf("%s: %v", test, err)
		}
	}
	for _, test := range []string{"body-parses", "content-type", "all-required", "known-path", "ask"} {
		text := strings.Replace(smallPack, "    field: number\n    is: present", "    is: "+test, 1)
		if _, err := systems.Load("acme.yaml", []byte(text)); err != nil {
			t.Errorf("%s: %v", test, err)
		}
	}
}

func TestAOneOfCheckWantsAnEnumOnlyWhereItApplies(t *testing.T) {
	t.Parallel()
	text := strings.Replace(smallPack, "checks:", "  - {id: list, name: List, method: GET, path: /list, fields: [{id: number, place: query, enum: [a, b]}]}\nchecks:", 1)
	text = strings.Replace(text, "is: present", "is: one-of\n    operations: list", 1)
	if _, err := systems.Load("acme.yaml", []byte(text)); err != nil {
		t.Error(err)
	}
	text = strings.Replace(text, "operations: list", "operations: [list, check]", 1)
	if _, err := systems.Load("acme.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), "the field number of check has no `enum`") {
		t.Error(err)
	}
}

func TestWhatAVendorLeavesOpenMayBeLeftOut(t *testing.T) {
	t.Parallel()
	for _, more := range []string{
		"", "desk: {email: help@acme.example}\n", "desk: {days: [Sun, Thu], opens: 09:00, closes: 23:59, zone: Asia/Amman}\n",
		"retry: {basis: unknown, text: nothing is said}\n", limit("user", "1", "60"), "classes: [{name: reset, place: path, class: one-time, kind: hash}]\n",
	} {
		if _, err := systems.Load("acme.yaml", []byte(smallPack+more)); err != nil {
			t.Errorf("%s: %v", more, err)
		}
	}
	unknown := strings.Replace(smallPack, "{status: 400}", "{status: 0, shape: [json, broken json]}", 1)
	if _, err := systems.Load("acme.yaml", []byte(unknown)); err != nil {
		t.Error(err)
	}
}

func TestAnEmptyPackIsAProblemNotACrash(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "---\n", "null", "[]", "x", "- 1", "{}"} {
		if _, err := systems.Load("x.yaml", []byte(text)); err == nil {
			t.Errorf("%q loads", text)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(smallPack)
	f.Add("pack: &a [*a]")
	f.Add("? {a: b}\n: c")
	f.Fuzz(func(t *testing.T, text string) {
		pack, err := systems.Load("f.yaml", []byte(text))
		if (pack == nil) == (err == nil) {
			t.Fatalf("pack %v, error %v", pack, err)
		}
	})
}
