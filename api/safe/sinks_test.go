package safe

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestNoCellBeginsAsAFormula(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                          "",
		"refused":                   "refused",
		"=cmd|' /C calc'!A0":        "'=cmd|' /C calc'!A0",
		"+1+2":                      "'+1+2",
		"-2+3":                      "'-2+3",
		"@SUM(A1)":                  "'@SUM(A1)",
		" =1":                       "' =1",
		`"=1"`:                      `'"=1"`,
		"＝1":                        "'＝1",
		"a\t=1\t-1\n=2\n\n\tx\n'=3": "a\t'=1\t'-1\n'=2\n\n\tx\n'=3",
		"1-2=3":                     "1-2=3",
		`{"a":"=1"}`:                `{"a":"=1"}`,
	} {
		got := Cell(Text{s: in})
		if got.s != want || Cell(got) != got {
			t.Errorf("Cell(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Cell(Text{"=1", true}); got.String() != "" {
		t.Errorf("an unveiled cell is %q", got)
	}
}

func TestWhatActsInALineIsPutIntoASpan(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"refused", "no user, 3 of 5 left", "user_id", "a-b=c+d", "1 of 2", "it's (so)", "http is", "10:00:05", "1.2", "203.0.113.7:443", "2)b", "[", ""} {
		want := in
		if in == "[" {
			want = "`[`"
		}
		if got := Phrase(Text{s: in}).s; got != want {
			t.Errorf("Phrase(%q) = %q", in, got)
		}
	}
	for _, in := range []string{"- item", "+ item", "* item", "1. item", "12) item", "1.", "12)", "1.\tx", "===", "---", "    code", "\tcode", "# h", "> q", "a | b", "![x](y)", "<b>", "&lt;", "@team", "#12", "~x~", "$x$", "{x}", "https://x.example", "www.x.example", "mailto:x", ":tada:", "_x_", "a\nb", "x ", `a\`} {
		if got := Phrase(Text{s: in}).s; !strings.HasPrefix(got, "`") || strings.Contains(got, "\n") {
			t.Errorf("Phrase(%q) = %q", in, got)
		}
	}
}

var hostile = []string{
	"", "plain", "```\n# out\n```", "~~~\nx\n~~~", "a\r\n```\r\nb", "a\r```", "a\u2028```\u2029b\u0085c", "`` ` ```", "- x\n===\n---", "1. x", "=1+1\t=2", "+962 79", "-o /tmp/x", "@a", "\tx",
	"[x](javascript:alert(1))", "![x](https://x.example/p.png)", "<img src=x onerror=y>", "</code></pre>", "&#96;", "@team #1 :tada:", "'; rm -rf / #", "$(id) `id` !! \\", "\x00\x1b[2J\u202e\u200b\ufeff", "\xff\xfe", `{"a":"b\u0000"}`, `"`, "a\nEOF\n", "[phone-1: +962, E.164, 12 digits]",
}

// FuzzSinks: whatever an exchange holds, it stays where each sink puts it.
func FuzzSinks(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := NewSharer(Key{1}, "42").Text(Record{s})
		for name, out := range map[string]string{"text": text.s, "fenced": Fenced("http", text).s, "inline": Inline(text).s, "phrase": Phrase(text).s, "json": JSON(text).s, "shell": Shell(text).s, "cell": Cell(text).s} {
			if !utf8.ValidString(out) || strings.IndexFunc(out, func(r rune) bool { return forbidden(r, true) }) >= 0 {
				t.Fatalf("%s of %q is not neutral: %q", name, s, out)
			}
		}
		checkFence(t, Fenced("http", text).s, text.s)
		checkSpan(t, Inline(text).s)
		if phrase := Phrase(text).s; phrase != text.s || strings.ContainsAny(phrase, "\n\t`*[]<>&~$|#@\\{}") || blockStart.MatchString(phrase) {
			checkSpan(t, phrase)
		}
		var back string
		if err := json.Unmarshal([]byte(JSON(text).s), &back); err != nil || back != text.s {
			t.Fatalf("JSON(%q) reads as %q: %v", text.s, back, err)
		}
		if got, ok := shellWord(Shell(text).s); !ok || got != text.s {
			t.Fatalf("Shell(%q) = %q", text.s, Shell(text).s)
		}
		cell := Cell(text).s
		for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return r == '\n' || r == '\t' }) {
			if trimmed := strings.TrimLeft(part, " \""); trimmed != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(trimmed)[0]) {
				t.Fatalf("%q has the cell %q", s, part)
			}
		}
		if Cell(Text{s: cell}).s != cell {
			t.Fatalf("%q twice", cell)
		}
	})
}

var blockStart = regexp.MustCompile(`^( {0,3}([-+*=#>]|[0-9]{1,9}[.)](\s|$))|\s)`)

// checkFence reads a fenced block as CommonMark 4.5 does.
func checkFence(t *testing.T, out, content string) {
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	fence := lines[0][:strings.LastIndexByte(lines[0], '`')+1]
	if len(fence) < 3 || lines[0] != fence+"http" || lines[len(lines)-1] != fence {
		t.Fatalf("no fence: %q", out)
	}
	for _, line := range lines[1 : len(lines)-1] {
		if closing := strings.TrimRight(strings.TrimLeft(line, " "), " \t"); len(closing) >= len(fence) && strings.Trim(closing, "`") == "" {
			t.Fatalf("%q is closed by %q", out, line)
		}
	}
	if got := strings.Join(lines[1:len(lines)-1], "\n"); got != strings.TrimSuffix(content, "\n") {
		t.Fatalf("%q holds %q", content, got)
	}
}

// checkSpan reads a code span as CommonMark 6.1 does.
func checkSpan(t *testing.T, out string) {
	if out == "(empty)" {
		return
	}
	ticks := len(out) - len(strings.TrimLeft(out, "`"))
	if ticks == 0 || strings.Contains(out, "\n") {
		t.Fatalf("no span: %q", out)
	}
	inside := out[ticks : len(out)-ticks]
	if out[len(out)-ticks:] != strings.Repeat("`", ticks) || inside == "" || inside[len(inside)-1] == '`' {
		t.Fatalf("no end: %q", out)
	}
	for run := range strings.FieldsFuncSeq(inside, func(r rune) bool { return r != '`' }) {
		if len(run) == ticks {
			t.Fatalf("%q ends early", out)
		}
	}
}

// shellWord reads one word of single quotes and escaped quotes, POSIX 2.2.
func shellWord(word string) (text string, ok bool) {
	var b strings.Builder
	for word != "" {
		switch {
		case strings.HasPrefix(word, `\'`):
			b.WriteByte('\'')
			word = word[2:]
		case word[0] == '\'':
			inside, rest, closed := strings.Cut(word[1:], "'")
			if !closed || strings.Contains(inside, "\x00") {
				return "", false
			}
			b.WriteString(inside)
			word = rest
		default:
			return "", false
		}
	}
	return b.String(), true
}
