package safe

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestLineEndsAreToldFromWhatReadsLikeThem(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][2]bool{
		"": {}, "a\nb": {}, "a\rb": {}, "a\r\nb": {true, true}, "a\r\nb\nc": {true, false}, "a\\r\nb\r\n": {}, "a\\\r\n": {true, true},
	} {
		if some, all := (Record{in}).CRLF(); some != want[0] || all != want[1] {
			t.Errorf("%q: some %t, all %t", in, some, all)
		}
	}
}

func TestAQuotedTextBeginsNoFormula(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"--BB\n\na: b\n=1": "> --BB\n> \n> a: b\n> =1", "a\t=1\tb\t -2\n": "> a\\t=1\tb\\t -2", "": "> ",
	} {
		got := Quoted(Text{s: in})
		if got.s != want || BeginsFormula(got.s) {
			t.Errorf("Quoted(%q) = %q", in, got.s)
		}
	}
	if !BeginsFormula("a\n-b") || BeginsFormula("a-b\n{") {
		t.Error("a formula is not told")
	}
}

func TestWhatIsUnveiledStaysSo(t *testing.T) {
	t.Parallel()
	hidden := Text{"a\\r\n=b", true}
	for name, out := range map[string]Text{"plain": PlainLines(hidden), "json": JSONLines(hidden), "shell": ShellLines(hidden), "quoted": Quoted(hidden)} {
		if out.String() != "" {
			t.Errorf("%s of an unveiled text leaves as %q", name, out.String())
		}
	}
}

// FuzzBodies: whatever a body holds, each form of it is neutral, stays where it is put and
// reads back as the text with its line ends.
func FuzzBodies(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
		f.Add("a\r\n" + s + "\r\n" + s)
	}
	f.Add("--BB\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n+962791234567\r\n--BB--\r\n")
	f.Add("\\\r\n\\\\r\r\n'\\''\r\n\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		text := NewSharer(Key{1}, "42").Text(Record{s})
		want := text.s
		if some, _ := (Record{s}).CRLF(); some {
			want = strings.ReplaceAll(want, "\\r\n", "\r\n")
		} else if strings.Contains(want, "\\r\n") {
			return // nobody asks for it
		}
		quoted, plain := Quoted(text), PlainLines(text)
		for name, out := range map[string]string{"quoted": quoted.s, "plain": plain.s, "json": JSONLines(text).s, "shell": ShellLines(text).s} {
			if strings.IndexFunc(out, func(r rune) bool { return forbidden(r, true) }) >= 0 {
				t.Fatalf("%s of %q is not neutral: %q", name, s, out)
			}
		}
		if BeginsFormula(quoted.s) {
			t.Fatalf("%q is quoted as %q", s, quoted.s)
		}
		var back string
		if err := json.Unmarshal([]byte(JSONLines(text).s), &back); err != nil || back != want {
			t.Fatalf("JSONLines(%q) reads as %q: %v", text.s, back, err)
		}
		if got, ok := printed(ShellLines(text).s); !ok || got != want {
			t.Fatalf("ShellLines(%q) = %q, which reads as %q", text.s, ShellLines(text).s, got)
		}
	})
}

// printed reads a word of ShellLines as a shell does.
func printed(word string) (text string, ok bool) {
	inner, is := strings.CutPrefix(word, `"$(printf '%b' `)
	at := strings.LastIndex(inner, `)"`)
	if !is || at < 0 {
		return "", false
	}
	argument, ok := shellWord(inner[:at])
	end, fine := shellWord(inner[at+len(`)"`):])
	if !ok || !fine || strings.Trim(end, "\n") != "" {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(argument); i++ {
		if argument[i] != '\\' {
			b.WriteByte(argument[i])
			continue
		}
		if i++; i == len(argument) {
			return "", false
		}
		switch argument[i] {
		case '\\':
			b.WriteByte('\\')
		case 'r':
			b.WriteByte('\r')
		default:
			return "", false
		}
	}
	return strings.TrimRight(b.String(), "\n") + end, true
}
