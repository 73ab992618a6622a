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
