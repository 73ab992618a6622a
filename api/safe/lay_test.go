package safe

import (
	"strings"
	"testing"
)

func TestFoldBreaksAtSpacesAndNotInAPlaceholder(t *testing.T) {
	t.Parallel()
	text := Text{s: "the number [phone-1: +962, E.164, 12 digits] was refused\nand averylongwordthatfitsnowhere stays"}
	want := "- the number\n  [phone-1: +962, E.164, 12 digits]\n  was refused\n  and\n  averylongwordthatfitsnowhere\n  stays\n"
	if got := Fold(text, 20, "- ", "  "); got.String() != want {
		t.Errorf("%q, want %q", got, want)
	}
	long := "[password #d4a8: 13 chars, starts with an invisible character, ends with an invisible character]"
	if got := Fold(Text{s: "so " + long}, 20, "", ""); got.String() != "so\n"+long+"\n" {
		t.Errorf("%q", got)
	}
	two := `{"code":"[code #6a2b: 6 digits]","user":"[phone-1: +1, E.164, 11 digits]"}`
	if got := Fold(Text{s: "so " + two + " it is"}, 20, "", ""); got.String() != "so\n"+two+"\nit is\n" {
		t.Errorf("%q", got)
	}
	for _, left := range []string{"", "[", "[ a", "] [ ] ["} {
		if got := strings.Join(strings.Fields(Fold(Text{s: left}, 3, "", "").String()), " "); got != left {
			t.Errorf("%q became %q", left, got)
		}
	}
	if got := Fold(Text{"x", true}, 20, "", ""); got.String() != "" {
		t.Error("what was unveiled can leave after it was folded")
	}
}

func TestOneLineShowsLineBreaks(t *testing.T) {
	t.Parallel()
	if got := OneLine(Text{s: "a\n\tb"}); got.String() != `a\n\tb` {
		t.Errorf("%q", got)
	}
	if got := OneLine(Text{"a", true}); got.String() != "" {
		t.Error("what was unveiled can leave")
	}
}
