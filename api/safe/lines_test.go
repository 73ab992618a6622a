package safe

import (
	"encoding/hex"
	"strings"
	"testing"
)

// A value of several words is found where a mail wraps it, at its blank too.
func TestAValueOfSeveralWordsIsFoundOverTheEndOfALine(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"got Store =\r\niwycftgc, try", "got Store\niwycftgc, try", "got Store \r\n  iwycftgc, try", "got Stor\ne iwycftgc, try", "got Store iwy=\r\ncftgc, try",
		hex.EncodeToString([]byte("Stor\ne iwycftgc")), hex.EncodeToString([]byte("Store\niwycftgc")), hex.EncodeToString([]byte("Store =\r\niwycftgc")),
	} {
		s := NewSharer(Key{1}, "case 1")
		s.CutAlso("Store iwycftgc")
		got := s.Words(text).String()
		if strings.Count(got, "[cut-1: ") != 1 || strings.Contains(got, "ftgc") || strings.Contains(got, "Stor") || strings.Contains(got, "66746763") {
			t.Errorf("%q became %q", text, got)
		}
	}
	s := NewSharer(Key{1}, "case 1")
	s.CutAlso("Store iwycftgc")
	if text := "the Store is\nopen, and iwycftgc else"; s.Words(text).String() != text {
		t.Errorf("%q became %q", text, s.Words(text))
	}
}

// Seeds 60053064 and 60041000: what a mail broke was broken again, in the middle of the break.
func TestAValueWithABrokenBreakInItIsCut(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"seen " + hex.EncodeToString([]byte(fakeKey))[:29] + "=\r\n=\r\n" + hex.EncodeToString([]byte(fakeKey))[29:] + " before": "seen [api-key: 28 chars] before",
		"seen " + fakeKey[:9] + "==\r\n\r\n" + fakeKey[9:] + " before":                                                           "seen [api-key: 28 chars] before",
		`seen \u00` + "=\r\n=\r\n" + `66` + fakeKey[1:] + " before":                                                              "seen [api-key: 28 chars] before",
	} {
		r := NewRedactor(Key{1}, nil)
		r.Learn(ClassSecret, "api-key", fakeKey)
		if got := withoutPrints(r.Record(written).s); got != want {
			t.Errorf("%q: %q", written, got)
		}
	}
}

// Seed 70033932: a word over two line ends, and behind a third what may go on with it.
func TestAWordOverTwoLineEndsIsNotGluedToTheNextLine(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"refused: صظ\nغ=\r\nظذص.\n2026-11-04 WARN", "one\nrefused: صظ\nغ=\r\nظذص.\n2026-11-04 WARN", "one\ntwo\nrefused: صظ\nغ=\r\nظذص.\n2026-11-04 WARN",
	} {
		s := NewSharer(Key{1}, "case 1")
		s.Learn("name", "صظغظذص")
		if got := s.Words(text).String(); strings.Count(got, "[name-1: ") != 1 || strings.Contains(got, "غ") {
			t.Errorf("%q became %q", text, got)
		}
	}
}
