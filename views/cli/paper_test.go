package cli

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func write(terminal bool, columns int, on func(*paper)) string {
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	on(newPaper(out, terminal, columns))
	_ = out.Flush()
	return b.String()
}

func TestOnAPipeALineStaysALine(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("word ", 100) + "end"
	if got := write(false, 0, func(p *paper) { p.item("  fix  ", "%s", long) }); got != "  fix  "+long+"\n" {
		t.Errorf("the line became %q", got)
	}
}

func TestOnATerminalTextIsWrappedBelowItsBeginning(t *testing.T) {
	t.Parallel()
	got := write(true, 24, func(p *paper) { p.item("  fix  ", "%s", "send the number in E.164 form") })
	want := "  fix  send the number\n       in E.164 form\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNoLineIsWiderThanTheTerminalAndNoWordIsLost(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Zé漢 ]{1,9}`), 1, 40).Draw(t, "words")
		columns := rapid.IntRange(0, 200).Draw(t, "columns")
		text := strings.Join(words, " ")
		got := write(true, columns, func(p *paper) { p.item(" 1 ", "%s", text) })
		widest := newPaper(nil, true, columns).width
		for line := range strings.SplitSeq(got, "\n") {
			if ansi.StringWidth(line) > widest {
				t.Fatalf("%q is wider than %d", line, widest)
			}
		}
		if lost := strings.Fields(" 1 " + text); strings.Join(lost, " ") != strings.Join(strings.Fields(got), " ") {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

func TestABlockKeepsItsLines(t *testing.T) {
	t.Parallel()
	got := write(true, 20, func(p *paper) { p.block("  ", "{\n\t\"a\": 1\x1b[31m\n}\n") })
	if want := "  {\n  \t\"a\": 1\\x1b[31m\n  }\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
