package safe

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatTheEngineerWantsCutIsCutEverywhere(t *testing.T) {
	t.Parallel()
	for _, echo := range []string{"Contoso", "contoso", "CONTOSO", "wwwContosoCom", "%43ontoso", "%2543ontoso", `\u0043ontoso`, "&#67;ontoso", encodings["base64"]("x Contoso"), encodings["base64url"]("?Contoso"), encodings["hex"]("Contoso"), encodings["HEX"]("Contoso")} {
		s := NewSharer(Key{1}, "42")
		if name := s.CutAlso("Contoso"); name != "cut-1" {
			t.Fatalf("CutAlso returned %q", name)
		}
		in := "at <" + echo + ">"
		if leaks := s.Leaks(Text{s: in}); !slices.Equal(leaks, []string{"cut-1"}) {
			t.Errorf("the second scan finds %v in %s", leaks, in)
		}
		if got := s.Words(in).s; !strings.Contains(got, "[cut-1: ") || len(recovered(strings.ToLower(got), "contoso", 2)) > 0 {
			t.Errorf("%s became %s", in, got)
		}
	}
	s := NewSharer(Key{1}, "42")
	s.CutAlso("Acme 5")
	if got := s.Text(Record{`{"acme 5":[5,"to ACME 5"]}`}).s; got != `{"[cut-1: 6 chars]":[5,"to [cut-1: 6 chars]"]}` {
		t.Error(got)
	}
	if token := s.Tokens()[0]; token.Class != Plain || token.Kind != "cut" || token.Shape != "6 chars" || token.Count != 2 {
		t.Errorf("%+v", token)
	}
}

func TestTooLittleToCutIsRefused(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	for _, value := range []string{"", "a", "ab", " ab ", "'ab'", "é1", "true", "null"} {
		if name := s.CutAlso(value); name != "" || len(s.Tokens()) > 0 {
			t.Errorf("%q: %q, %+v", value, name, s.Tokens())
		}
	}
	if s.CutAlso("abc") != "cut-1" || s.CutAlso(" abc ") != "cut-1" || s.CutAlso("ABD") != "cut-2" {
		t.Errorf("%+v", s.Tokens())
	}
}

func TestWhatIsRevealedAndCutIsCut(t *testing.T) {
	t.Parallel()
	for name, use := range map[string]func(s *Sharer){
		"reveal first": func(s *Sharer) { s.Learn("phone", "+962791234567"); s.Reveal("phone-1"); s.CutAlso("0791234567") },
		"cut first":    func(s *Sharer) { s.CutAlso("0791234567"); s.Learn("phone", "+962791234567"); s.Reveal("phone-1") },
		"never named":  func(s *Sharer) { s.CutAlso("0791234567"); s.Reveal("phone-1"); s.Reveal("cut-1") },
	} {
		s := NewSharer(Key{1}, "42")
		use(s)
		for _, writing := range []string{"+962791234567", "0791234567", "079 123 4567", "00962791234567"} {
			if got := s.Words("to " + writing).s; strings.Contains(bare(got), "791234567") {
				t.Errorf("%s: %s became %s", name, writing, got)
			}
			if leaks := s.Leaks(Text{s: "to " + writing}); len(leaks) == 0 {
				t.Errorf("%s: the second scan misses %s", name, writing)
			}
		}
		for _, token := range s.Tokens() {
			if token.Revealed {
				t.Errorf("%s: %+v", name, token)
			}
		}
	}
}

// In our own words, which no Sharer reads, the second scan finds it: nothing leaves.
func TestWhatIsCutIsNotInOurWordsEither(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	s.CutAlso("digits")
	s.Learn("phone", "+962791234567")
	var b Builder
	b.Text(s.Words("to +962791234567"))
	if leaks := s.Leaks(b.Done()); len(leaks) > 0 {
		t.Errorf("a token's own words leak: %v", leaks)
	}
	b.Words(" six digits")
	if leaks := s.Leaks(b.Done()); !slices.Equal(leaks, []string{"cut-1"}) {
		t.Errorf("leaks: %v", leaks)
	}
}
