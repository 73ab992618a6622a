package tree_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"casebook/api/tree"
)

func TestLookupFollowsADottedPath(t *testing.T) {
	t.Parallel()
	n, _ := parse(t, `{"data":{"validNumber":true,"a.b":{"c":"dotted"},"":"empty"},"messages":[{"code":"X"},[7]]}`)
	tests := map[string]string{
		"data.validNumber": "true",
		"data.a.b.c":       "dotted",
		"data.":            "empty",
		"messages.0.code":  "X",
		"messages.1.0":     "7",
	}
	for path, want := range tests {
		if got := n.Lookup(path); got == nil || got.Text != want {
			t.Errorf("Lookup(%q) = %+v, want %q", path, got, want)
		}
	}
	for _, path := range []string{"", "data.x", "data.validNumber.x", "messages.2", "messages.-1", "messages.00", "messages.x", "messages.0.code.x", "DATA"} {
		if got := n.Lookup(path); got != nil {
			t.Errorf("Lookup(%q) = %+v, want nil", path, got)
		}
	}
	if n.Lookup(".") != n {
		t.Error(`Lookup(".") is not the node itself`)
	}
}

func TestNilNodesAreHarmless(t *testing.T) {
	t.Parallel()
	var n *tree.Node
	if n.Member("a") != nil || n.Lookup("a.b") != nil || n.Lookup(".") != nil {
		t.Error("nil has a member")
	}
	n.Walk(func(string, *tree.Node) bool { t.Error("nil was walked"); return true })
	if string(n.Append(nil)) != "null" || string(n.AppendIndent(nil, "", " ")) != "null" {
		t.Error("nil is not written as null")
	}
}

func TestWalkGivesPathsThatLookupTakes(t *testing.T) {
	t.Parallel()
	n, _ := parse(t, `{"a":{"b":[1,{"c":2}]},"d":"e"}`)
	var paths []string
	n.Walk(func(path string, at *tree.Node) bool {
		paths = append(paths, path)
		if n.Lookup(path) != at {
			t.Errorf("Lookup(%q) finds another node", path)
		}
		return path != "a.b.1"
	})
	if got := strings.Join(paths, " "); got != ". a a.b a.b.0 a.b.1 d" {
		t.Errorf("walked %s", got)
	}
}

func TestQuoteEscapesWhatMustNotBeShown(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"plain é 電 😀":              `"plain é 電 😀"`,
		"\"\\/\n\r\t\b\x1b\x7f":    `"\"\\/\n\r\t\u0008\u001b\u007f"`,
		"\u0085\u009b\u00ad":       `"\u0085\u009b\u00ad"`,
		"\u200b\u200d\u202e\u2066": `"\u200b\u200d\u202e\u2066"`,
		"\u2028\u2029\ufeff\u061c": `"\u2028\u2029\ufeff\u061c"`,
		"\ue000\U000f0000\ufdd0":   `"\ue000\udb80\udc00\ufdd0"`,
		"\U000e0041\U000e0001":     `"\udb40\udc41\udb40\udc01"`,
		"a\xf0b":                   `"a\ufffdb"`,
		"\U0001fffe":               `"\ud83f\udffe"`,
	}
	for in, want := range tests {
		got := tree.Quote(in)
		if got != want {
			t.Errorf("Quote(%q) = %s, want %s", in, got, want)
		}
		if !json.Valid([]byte(got)) {
			t.Errorf("Quote(%q) is not JSON: %s", in, got)
		}
	}
}

func TestIndentingADeepDocumentDoesNotExplode(t *testing.T) {
	t.Parallel()
	src := strings.Repeat("[", 63) + "[" + strings.Repeat("1,", 10_000) + "1]" + strings.Repeat("]", 63)
	n, _ := parse(t, src)
	out := n.AppendIndent(nil, "", "  ")
	if len(out) > 2*len(src) {
		t.Errorf("%d bytes became %d", len(src), len(out))
	}
	if !json.Valid(out) {
		t.Error("not JSON any more")
	}
}

func TestIndentLooksLikeJSONIndent(t *testing.T) {
	t.Parallel()
	n, _ := parse(t, `{"a":[1,{"b":null}],"c":{},"d":[]}`)
	want := "{\n>  \"a\": [\n>    1,\n>    {\n>      \"b\": null\n>    }\n>  ],\n>  \"c\": {},\n>  \"d\": []\n>}"
	if got := string(n.AppendIndent(nil, ">", "  ")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestControlAgreesWithTheUnicodeTables(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs, unicode.Noncharacter_Code_Point, unicode.Other_Default_Ignorable_Code_Point)
		if tree.Control(r) != want {
			t.Fatalf("Control(%U) = %v", r, !want)
		}
	}
}
