package safe

import "testing"

// The escape before an address in JSON that is quoted is no part of it, and does not make
// it another; nor is that of a line end, seed 40009832.
func TestAnEscapeIsNoPartOfAnAddress(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "case 1")
	got := s.Words(`upstream: {"note":"\u003cb\u003ezukoku.p@example.org, again"}: zukoku.p@example.org`)
	want := `upstream: {"note":"\u003cb\u003e[email-1: 20 chars], again"}: [email-1: 20 chars]`
	if got.String() != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	s.Words(`{"deeper":"{\"note\":\"zukoku.p\\\\n@example.org\"}"}`)
	if tokens := s.Tokens(); len(tokens) != 1 {
		t.Errorf("%+v", tokens)
	}
}
