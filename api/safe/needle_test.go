package safe

import (
	"strings"
	"testing"
)

func TestOfTwoValuesTheOneInItsOwnLetterCaseIsNamed(t *testing.T) {
	t.Parallel()
	for _, values := range [][]string{{fakeUUID, strings.ToLower(fakeUUID)}, {strings.ToLower(fakeUUID), fakeUUID}} {
		r := NewRedactor(Key{1}, nil)
		for _, value := range values {
			r.Learn(ClassSecret, "api-key", value)
		}
		for _, value := range values {
			if got, want := r.Record(value).s, placeholder("api-key", Key{1}.Fingerprint("api-key", value), "36 chars"); got != want {
				t.Errorf("%s became %s, want %s", value, got, want)
			}
		}
	}
}

func TestTheFurthestReachingPartIsCut(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{1}, nil)
	r.Learn(ClassSecret, "api-key", fakeKey[:20])
	r.Learn(ClassSecret, "api-key", fakeKey)
	if got := r.Record(fakeKey[:25] + "!").s; !strings.HasSuffix(got, ": its first 25 chars]!") {
		t.Errorf("got %s", got)
	}
	if got := r.Record(fakeKey[:20] + "!").s; !strings.HasSuffix(got, ": 20 chars]!") {
		t.Errorf("got %s", got)
	}
}

// Seed 40062235: a proof that a path took for the code of a link first.
func TestAOneTimeValueThatIsAProofIsFoundByItsBeginning(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{1}, nil)
	r.Learn(OneTime, "link", "RkFLRXByb29mOTd4UTJtWkw4dFY0Y1J3OE4=")
	r.Learn(Proof, "proof", "RkFLRXByb29mOTd4UTJtWkw4dFY0Y1J3OE4=")
	if got := withoutPrints(r.Record("no rkflrxbyb29motd4utjtwkw4dfy0y1j3oe4, try again").s); got != "no [proof: its first 35 chars], try again" {
		t.Error(got)
	}
}

// Seed 40459235: an API key by its rule, which began with the caller's address.
func TestAnAddressIsNotTheBeginningOfAKey(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{1}, nil)
	r.Learn(ClassSecret, "api-key", "203.0.113.143,"+fakeKey)
	for _, text := range []string{"from 203.0.113.143", "from 203.0.113.143\nto 203.0.113.143"} {
		if got := r.Record(text).s; got != text {
			t.Error(got)
		}
	}
	if got := withoutPrints(r.Record("203.0.113.143," + fakeKey[:20]).s); got != "[api-key: its first 34 chars]" {
		t.Error(got)
	}
}

// Seed 80039654: an answer's sentence where a key should stand, which began like another.
func TestTheBeginningOfASentenceIsNotThatOfAKey(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{1}, nil)
	r.Learn(ClassSecret, "api-key", "no match for (0794823365 of client-17")
	r.Learn(ClassSecret, "password", "no horse eats batteries")
	r.Learn(ClassSecret, "client-secret", "correct horse battery staple9")
	for text, want := range map[string]string{
		`no match for (\u0030\u0030962794823365 of client-17`: `no match for (\u0030\u0030962794823365 of client-17`,
		"saw no match for (0794823365 of client-17 and then":  "saw [api-key: 37 chars] and then",
		"it began correct horse bat":                          "it began [client-secret: its first 17 chars]",
		"no horse eats batt":                                  "[password: its first 18 chars]",
	} {
		if got := withoutPrints(r.Record(text).s); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
