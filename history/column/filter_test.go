package column

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAFilterHoldsEveryPartOfWhatItWasMadeOf(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringMatching(`[a-c0-3é ]{0,30}`), 1, 60).Draw(t, "texts")
		var s Signs
		for i, text := range texts {
			s.Text(text)
			s.Term(TermOf("number", fmt.Sprint(i)))
		}
		f, err := ReadFilter(s.Filter())
		if err != nil {
			t.Fatal(err)
		}
		for i, text := range texts {
			from := rapid.IntRange(0, len(text)).Draw(t, "from")
			to := rapid.IntRange(from, len(text)).Draw(t, "to")
			if part := text[from:to]; !f.Holds(part) {
				t.Fatalf("it does not hold %q of %q", part, text)
			}
			if !f.Has(TermOf("number", fmt.Sprint(i))) {
				t.Fatalf("it does not have number %d", i)
			}
		}
	})
}

// What a filter was not made of it denies, all but some; of short texts, which have one or two
// pieces, fewer. The hash is fixed: so are the counts.
func TestAFilterDeniesMostOfTheRest(t *testing.T) {
	t.Parallel()
	var s Signs
	for i := range 512 {
		s.Text(fmt.Sprintf("+96279%07d", i*7919%9_999_991))
		s.Text(fmt.Sprintf("%016x", uint64(i)*0x9E3779B97F4A7C15))
		s.Term(TermOf("case", fmt.Sprint(i)))
	}
	data := s.Filter()
	f, err := ReadFilter(data)
	if err != nil || len(data) > 8<<10 {
		t.Fatal(len(data), err)
	}
	texts, short, terms := 0, 0, 0
	for i := range 1000 {
		if f.Holds(fmt.Sprintf("q%03d", i)) {
			short++
		}
		if f.Holds(fmt.Sprintf("q%07dq", i*9973)) {
			texts++
		}
		if f.Has(TermOf("case", fmt.Sprint(1000+i))) {
			terms++
		}
	}
	if texts > 20 || short > 200 || terms > 20 {
		t.Errorf("of 1000 each it holds %d texts and %d short ones and has %d terms that are in none", texts, short, terms)
	}
	for _, text := range []string{"", "q", "é"[:1]} {
		if !f.Holds(text) {
			t.Errorf("it denies %q, which it cannot know", text)
		}
	}
	if none := (Filter{}); !none.Holds("anything") || !none.Has(TermOf("any", "thing")) {
		t.Error("no filter denies something")
	}
}

// Filters that are stored must be read by all that come later.
func TestAFilterStaysAsItIs(t *testing.T) {
	t.Parallel()
	var s Signs
	s.Text("+962791234567")
	s.Term(TermOf("code", "invalid_code"))
	var set []int
	for i, b := range s.Filter() {
		for bit := range 8 {
			if b&(1<<bit) != 0 {
				set = append(set, i*8+bit)
			}
		}
	}
	if want := []int{3, 41, 49, 54, 59, 65, 147, 150, 163, 182, 190, 193, 219, 234, 254, 256, 264, 293, 295, 307, 308, 310, 321, 349, 371, 377, 383, 426, 435, 439, 463, 470, 478, 501, 509}; !slices.Equal(set, want) {
		t.Errorf("the filter has the bits %v, want %v", set, want)
	}
}

func TestOnlyBytesOfTheRightLengthAreAFilter(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 63, 65, 96, 1 << 16} {
		if _, err := ReadFilter(make([]byte, n)); err == nil {
			t.Errorf("%d bytes are taken for a filter", n)
		}
	}
	var none Signs
	if f, err := ReadFilter(none.Filter()); err != nil || f.Holds("anything") {
		t.Error("the filter of nothing holds something", err)
	}
}
