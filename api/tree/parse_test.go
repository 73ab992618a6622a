package tree_test

import (
	"errors"
	"strings"
	"testing"

	"casebook/api/tree"
)

func parse(t *testing.T, src string) (*tree.Node, []tree.Note) {
	t.Helper()
	n, notes, err := tree.Parse([]byte(src))
	if err != nil {
		t.Fatalf("Parse(%q): %v", src, err)
	}
	return n, notes
}

func TestOrderDuplicatesAndPositionsAreKept(t *testing.T) {
	t.Parallel()
	src := ` {"b":1, "a":[true,null], "b":"x\ty"} `
	n, notes := parse(t, src)
	var got []string
	for _, child := range n.Children {
		got = append(got, child.Key+"="+child.Kind.String()+" "+child.Text+" "+src[child.Start:child.End])
	}
	want := "b=number 1 1|a=array  [true,null]|b=string x\ty \"x\\ty\""
	if strings.Join(got, "|") != want {
		t.Errorf("children:\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
	if n.Start != 1 || n.End != len(src)-1 {
		t.Errorf("root at %d..%d", n.Start, n.End)
	}
	if m := n.Member("b"); m.Text != "x\ty" {
		t.Errorf("Member takes %q, not the last duplicate", m.Text)
	}
	if len(notes) != 1 || notes[0].Path != "b" || !strings.Contains(notes[0].Text, `"b" is there more than once`) {
		t.Errorf("notes: %+v", notes)
	}
}

func TestKeysAreMatchedExactly(t *testing.T) {
	t.Parallel()
	n, _ := parse(t, `{"Status":1,"ſtatus":2}`)
	if n.Member("status") != nil {
		t.Error("a key matched by case folding")
	}
}

func TestWhatIsOddIsNoted(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ src, path, text string }{
		"byte order mark":        {"\ufeff{}", ".", "byte order mark"},
		"trailing data":          {`{} x`, ".", "1 bytes follow"},
		"second value":           {`{}{}`, ".", "2 bytes follow"},
		"invalid UTF-8":          {"{\"a\":[\"x\xf0y\"]}", "a.0", "byte 0xf0"},
		"invalid after escape":   {"\"\\n\xff\"", ".", "byte 0xff"},
		"invalid in a key":       {"{\"a\":1,\"\xff\":2}", "", "byte 0xff"},
		"half a surrogate pair":  {`{"a":"\ud800x"}`, "a", "surrogate"},
		"two high surrogates":    {`"\ud800\ud800"`, ".", "surrogate"},
		"more than 2^53":         {`{"id":9007199254740993}`, "id", "16 digits"},
		"more than 64 bits":      {`-99999999999999999999`, ".", "20 digits"},
		"overflow":               {`1e999`, ".", "too large"},
		"duplicate among many":   {`{` + many(40) + `,"k7":0}`, "k7", `"k7" is there more`},
		"duplicate, long, quote": {`{"` + strings.Repeat("é", 50) + `":1,"` + strings.Repeat("é", 50) + `":1}`, strings.Repeat("é", 50), `"..." is there`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, notes := parse(t, tt.src)
			if len(notes) == 0 {
				t.Fatal("nothing noted")
			}
			if n := notes[0]; n.Path != tt.path || !strings.Contains(n.Text, tt.text) {
				t.Errorf("note %+v, want path %q and %q", n, tt.path, tt.text)
			}
			for _, r := range notes[0].Text {
				if r < ' ' || r > '~' {
					t.Errorf("note holds the source as it is: %q", notes[0].Text)
				}
			}
		})
	}
}

func many(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"k` + strings.Repeat("x", i/10) + string(rune('0'+i%10)) + `":0`)
	}
	return b.String()
}

func TestWhatIsOrdinaryIsNotNoted(t *testing.T) {
	t.Parallel()
	for _, src := range []string{`9007199254740992`, `-9007199254740992`, `1.7976931348623157e308`, `"\ud83d\ude00"`, "{}\r\n\t ", `{` + many(40) + `}`} {
		if _, notes := parse(t, src); len(notes) > 0 {
			t.Errorf("%s: %+v", src, notes)
		}
	}
}

func TestNotesAreLimited(t *testing.T) {
	t.Parallel()
	_, notes := parse(t, `{`+strings.Repeat(`"a":1,`, 5000)+`"a":1}`)
	if len(notes) != 101 {
		t.Errorf("%d notes", len(notes))
	}
}

func TestErrorsSayWhereAndWhat(t *testing.T) {
	t.Parallel()
	tests := []struct {
		src          string
		line, column int
		text         string
	}{
		{"", 1, 1, "nothing to read"},
		{" \n ", 2, 2, "nothing to read"},
		{"{\n  \"é\": 1\n  \"b\": 2}", 3, 3, `a , or } was expected after the value of "\u00e9"`},
		{`{"é":"ü" x`, 1, 10, `a , or } was expected`},
		{`[1 2]`, 1, 4, `a , or ] was expected after element 0`},
		{`{"a":1,}`, 1, 8, "after the comma, not }"},
		{`{a:1}`, 1, 2, "a key in double quotes"},
		{`{"a"=1}`, 1, 5, `a : was expected after a key`},
		{`{"+962790000000" "x"}`, 1, 18, `a : was expected after a key`},
		{`{"+962790000000":`, 1, 18, `the document ends where a value was expected after the key "..."`},
		{`{"jane@example.com":1 2}`, 1, 23, `a , or } was expected after the value of "..."`},
		{`{"code482913":1 2}`, 1, 17, `a , or } was expected after the value of "..."`},
		{`{"X-Request.Id_2":1 2}`, 1, 21, `a , or } was expected after the value of "X-Request.Id_2"`},
		{`{"a":`, 1, 6, `the document ends where a value was expected after the key "a"`},
		{`{"a":1`, 1, 7, `ends inside an object`},
		{`[1,`, 1, 4, `the document ends where a value was expected`},
		{`{"a":1,`, 1, 8, `the document ends where a key`},
		{`"abc`, 1, 5, "ends inside a string"},
		{`"abc\`, 1, 6, "ends inside a string"},
		{"\"a\nb\"", 1, 3, "control character 0x0a"},
		{"\"a\\n\x01\"", 1, 5, "control character 0x01"},
		{`"\x41"`, 1, 2, "escape that JSON does not know"},
		{`"\u00g0"`, 1, 2, "escape that JSON does not know"},
		{`nul`, 1, 1, "misspelt null"},
		{`True`, 1, 1, "a value was expected"},
		{`01`, 1, 2, "must not begin with 0"},
		{`-`, 1, 2, "a digit was expected after -"},
		{`1.`, 1, 3, "after the decimal point"},
		{`1e+`, 1, 4, "in the exponent"},
		{strings.Repeat("[", 65), 1, 65, "nested deeper than 64"},
		{"<html>", 1, 1, "a value was expected"},
	}
	for _, tt := range tests {
		_, _, err := tree.Parse([]byte(tt.src))
		var syntax *tree.SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("Parse(%q) = %v, want a SyntaxError", tt.src, err)
			continue
		}
		if syntax.Line != tt.line || syntax.Column != tt.column || !strings.Contains(syntax.Text, tt.text) {
			t.Errorf("Parse(%q): %v\nwant line %d column %d %q", tt.src, err, tt.line, tt.column, tt.text)
		}
		if strings.ContainsAny(err.Error(), "\n\x01é") {
			t.Errorf("the error shows the source as it is: %q", err)
		}
	}
}

func TestDepthIsCapped(t *testing.T) {
	t.Parallel()
	deep := func(n int) []byte { return []byte(strings.Repeat("[", n) + strings.Repeat("]", n)) }
	if _, _, err := tree.Parse(deep(tree.MaxDepth)); err != nil {
		t.Errorf("%d levels: %v", tree.MaxDepth, err)
	}
	if _, _, err := tree.Parse(deep(tree.MaxDepth + 1)); err == nil {
		t.Errorf("%d levels parsed", tree.MaxDepth+1)
	}
}
