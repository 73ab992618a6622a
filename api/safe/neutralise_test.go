package safe

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestWhatWouldActOnATerminalIsMadeVisible(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, line, block string }{
		{"plain", "mobileNumber: +962 79 é", "mobileNumber: +962 79 é", ""},
		{"letters of other scripts", "رقم الهاتف מספר 電話 नमस्ते ไทย", "رقم الهاتف מספר 電話 नमस्ते ไทย", ""},
		{"emoji", "✓ 😀 👍🏽 ❤️", "✓ 😀 👍🏽 ❤️", ""},
		{"newline and tab", "a\n\tb", `a\n\tb`, "a\n\tb"},
		{"carriage return", "FAIL\rOK\r\n", `FAIL\rOK\r\n`, "FAIL\\rOK\\r\n"},
		{"escape", "\x1b[2J\x07\x00\x08", `\x1b[2J\x07\x00\x08`, ""},
		{"truncated lead byte hides OSC 52", "\xf0\x1b]52;c;QUJD\x07", `\xf0\x1b]52;c;QUJD\x07`, ""},
		{"single-byte C1", "\x9b2J\x9d0;t\x9c", `\x9b2J\x9d0;t\x9c`, ""},
		{"UTF-8 C1", "\u009b2J\u0085", `\u{009B}2J\u{0085}`, ""},
		{"DEL", "a\x7f", `a\x7f`, ""},
		{"bidi", "user\u202Egnp.exe\u2066x\u2069", `user\u{202E}gnp.exe\u{2066}x\u{2069}`, ""},
		{"zero width and joiners", "a\u200bb\u200cc\u200dd\ufeffe\u2060f\u00adg", `a\u{200B}b\u{200C}c\u{200D}d\u{FEFF}e\u{2060}f\u{00AD}g`, ""},
		{"marks of direction", "\u061c\u200e\u200f", `\u{061C}\u{200E}\u{200F}`, ""},
		{"separators", "a\u2028b\u2029", `a\u{2028}b\u{2029}`, ""},
		{"tag characters", "a\U000E0041\U000E0001\U000E007F", `a\u{E0041}\u{E0001}\u{E007F}`, ""},
		{"private use", "\ue000\U000F0000\U0010FFFD", `\u{E000}\u{F0000}\u{10FFFD}`, ""},
		{"noncharacters", "\ufdd0\uffff\U0001fffe", `\u{FDD0}\u{FFFF}\u{1FFFE}`, ""},
		{"overlong and surrogate", "\xc0\x9b\xed\xa0\x80", `\xc0\x9b\xed\xa0\x80`, ""},
		{"replacement character itself", "a\ufffdb", "a\ufffdb", ""},
		{"eight marks stay", "e" + strings.Repeat("\u0301", 8), "e" + strings.Repeat("\u0301", 8), ""},
		{"the ninth does not", "e" + strings.Repeat("\u0301", 9), "e" + strings.Repeat("\u0301", 8) + `\u{0301}`, ""},
	}
	for _, tt := range tests {
		if got := Line(tt.in).String(); got != tt.line {
			t.Errorf("%s: Line(%q) = %q, want %q", tt.name, tt.in, got, tt.line)
		}
		block := tt.block
		if block == "" {
			block = tt.line
		}
		if got := Block(tt.in).String(); got != block {
			t.Errorf("%s: Block(%q) = %q, want %q", tt.name, tt.in, got, block)
		}
	}
}

func TestCleanTextIsNotCopied(t *testing.T) {
	s := strings.Repeat("clean é رقم 😀 ", 100)
	if n := testing.AllocsPerRun(100, func() { Neutralise(s, false) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// forbidden is written apart from the code under test, from the Unicode categories.
func forbidden(r rune, block bool) bool {
	if block && (r == '\n' || r == '\t') {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point, unicode.Other_Default_Ignorable_Code_Point)
}

// FuzzNeutralise: whatever comes in, no forbidden rune comes out, the output is
// UTF-8 and has no pile of marks, a second time changes nothing, and text without
// anything forbidden is returned as it is.
func FuzzNeutralise(f *testing.F) {
	for _, s := range []string{
		"", "plain", "\xf0\x1b]52;c;QUJDREVG\x07", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\y", "\u009b31m", "a\r\nb\tc", "\u202e\u2066\u200d\ufeff",
		"e" + strings.Repeat("\u0301", 20), "\U000e0041\ue000\ufdd0", "رقم 😀", "\xed\xa0\x80\xc0\xaf\xff", `\x1b \u{202E}`, "\u0301\u0301", "👩‍👩‍👧",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, block bool) {
		got := Neutralise(s, block)
		if !utf8.ValidString(got) {
			t.Fatalf("%q: not UTF-8: %q", s, got)
		}
		marks := 0
		for _, r := range got {
			if forbidden(r, block) {
				t.Fatalf("%q: %U is left in %q", s, r, got)
			}
			if marks++; !unicode.Is(unicode.M, r) {
				marks = 0
			}
			if marks > 8 {
				t.Fatalf("%q: a pile of marks in %q", s, got)
			}
		}
		if again := Neutralise(got, block); again != got {
			t.Fatalf("%q: %q becomes %q", s, got, again)
		}
		if printable(s, block) && got != s {
			t.Fatalf("clean %q was changed to %q", s, got)
		}
	})
}

func printable(s string, block bool) bool {
	for i, r := range s {
		if forbidden(r, block) || unicode.Is(unicode.M, r) || r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd") {
			return false
		}
	}
	return true
}
