package tree_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"casebook/api/tree"
)

func equal(a, b *tree.Node) bool {
	if a.Kind != b.Kind || a.Key != b.Key || a.Text != b.Text || len(a.Children) != len(b.Children) {
		return false
	}
	for i := range a.Children {
		if !equal(a.Children[i], b.Children[i]) {
			return false
		}
	}
	return true
}

// depth is how deep brackets outside strings nest.
func depth(src []byte) int {
	most, now, quoted := 0, 0, false
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			now++
			most = max(most, now)
		case c == ']' || c == '}':
			now--
		}
	}
	return most
}

// FuzzParse: Parse never panics, agrees with encoding/json on what is JSON, and
// what it parsed is written so that it reads back the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`{"success":true,"messages":[{"code":null,"arguments":{}}],"data":{"validNumber":false}}`,
		`{"a":1,"a":2}`, `[1,-0,0.5e-7,1e999]`, `"\ud83d\ude00\ud800\n"`, "\"\xf0\x1b]52;c;AAAA\x07\"", "\ufeff{}", `{} {}`,
		strings.Repeat("[", 65), strings.Repeat(`{"a":`, 64) + "1", "", "nul", `"\u00`, "{\"\xff\":\"\\u0000\"}", "[1,\r\n\t2 ]",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		n, notes, err := tree.Parse(src)
		valid := json.Valid(src)
		if err != nil {
			if valid && depth(src) <= tree.MaxDepth {
				t.Fatalf("refused JSON: %v", err)
			}
			return
		}
		if !valid && !said(notes, "follow the JSON value") && !said(notes, "byte order mark") {
			t.Fatalf("took what is not JSON: %+v", notes)
		}
		for _, out := range [][]byte{n.Append(nil), n.AppendIndent(nil, " ", "\t")} {
			again, _, err := tree.Parse(out)
			if err != nil || !equal(n, again) || !json.Valid(out) {
				t.Fatalf("written as %q: %v", out, err)
			}
		}
		n.Walk(func(string, *tree.Node) bool { return true })
	})
}

func said(notes []tree.Note, text string) bool {
	for _, n := range notes {
		if strings.Contains(n.Text, text) || strings.Contains(n.Text, "left out") {
			return true
		}
	}
	return false
}

// FuzzQuote: any string becomes a JSON literal without a rune that must not be
// shown, and reads back as itself where it was UTF-8.
func FuzzQuote(f *testing.F) {
	for _, s := range []string{"", "a", "\xf0\x1b]52;c;AAAA\x07", "\u202e\u2028\U000e0041\ue000", `"\`, "\x7f\u009b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := tree.Quote(s)
		for _, r := range q {
			if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) {
				t.Fatalf("Quote(%q) holds %U", s, r)
			}
		}
		var back string
		if err := json.Unmarshal([]byte(q), &back); err != nil {
			t.Fatalf("Quote(%q) = %s: %v", s, q, err)
		}
		if utf8.ValidString(s) && back != s {
			t.Fatalf("Quote(%q) reads back as %q", s, back)
		}
	})
}

// answer is a document of about the given size in bytes, shaped like a list of
// vendors' answers.
func answer(size int) []byte {
	entry := `{"success": false, "messages": [{"type": "FAILURE", "code": "INVALID_MOBILE_NUMBER", "message": "Mobile number is \"invalid\"", "technical": false, "arguments": null}], "id": 1234567, "at": "2026-11-22T10:00:00Z"}`
	return append(append([]byte("["), bytes.Repeat([]byte(entry+",\n"), size/len(entry))...), "{}]"...)
}

func BenchmarkParse10MB(b *testing.B) {
	src := answer(10 << 20)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, _, err := tree.Parse(src); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJSONValid10MB(b *testing.B) {
	src := answer(10 << 20)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if !json.Valid(src) {
			b.Fatal("not JSON")
		}
	}
}
