package attempt

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawLines draws a text of few different lines, so that they come up again.
func drawLines(t *rapid.T, name string) []string {
	return rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", ""}), 0, 12).Draw(t, name)
}

// longest is how many lines two texts share in order, by the textbook's table.
func longest(a, b []string) int {
	table := make([][]int, len(a)+1)
	table[0] = make([]int, len(b)+1)
	for i := range a {
		table[i+1] = make([]int, len(b)+1)
		for j := range b {
			table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
			if a[i] == b[j] {
				table[i+1][j+1] = table[i][j] + 1
			}
		}
	}
	return table[len(a)][len(b)]
}

func TestCommonFindsAsManyLinesAsThereAre(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawLines(t, "a"), drawLines(t, "b")
		shared := sameLines(a, b)
		last := pair{-1, -1}
		for _, p := range shared {
			if p.a <= last.a || p.b <= last.b || a[p.a] != b[p.b] {
				t.Fatalf("%v are not lines in order of %q and %q", shared, a, b)
			}
			last = p
		}
		if len(shared) != longest(a, b) {
			t.Fatalf("%d of the %d lines that %q and %q share", len(shared), longest(a, b), a, b)
		}
	})
}

func TestTextsWithNothingInCommonCostLittle(t *testing.T) {
	t.Parallel()
	a, b := make([]string, 20_000), make([]string, 20_000)
	for i := range a {
		a[i], b[i] = "a", "b"
	}
	a[0], b[0], a[19_999], b[19_999] = "first", "first", "last", "last"
	if shared := sameLines(a, b); !slices.Equal(shared, []pair{{0, 0}, {19_999, 19_999}}) {
		t.Errorf("they share %v", shared)
	}
}

func TestMergeKeepsWhatOneSideChanged(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, other := strings.Join(drawLines(t, "base"), "\n"), strings.Join(drawLines(t, "other"), "\n")
		if text, clean := Merge(base, base, other); text != other || !clean {
			t.Fatalf("ours %q became %q, clean %v", other, text, clean)
		}
		if text, clean := Merge(base, other, base); text != other || !clean {
			t.Fatalf("theirs %q became %q, clean %v", other, text, clean)
		}
		if text, clean := Merge(base, other, other); text != other || !clean {
			t.Fatalf("the same change %q became %q, clean %v", other, text, clean)
		}
	})
}

func TestMergeLosesNoLineThatEitherWrote(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base := drawLines(t, "base")
		theirs := edited(t, base, "theirs")
		ours := edited(t, base, "ours")
		text, _ := Merge(strings.Join(base, "\n"), strings.Join(theirs, "\n"), strings.Join(ours, "\n"))
		for _, line := range slices.Concat(theirs, ours) {
			if strings.ContainsAny(line, "+") && !slices.Contains(strings.Split(text, "\n"), line) {
				t.Fatalf("%q of %q and %q is not in %q", line, theirs, ours, text)
			}
		}
	})
}

// edited puts new lines into a text, in new places or in those of others.
func edited(t *rapid.T, base []string, by string) []string {
	lines := slices.Clone(base)
	for range rapid.IntRange(0, 4).Draw(t, by+" edits") {
		at := rapid.IntRange(0, len(lines)).Draw(t, by+" at")
		line := "+" + by + rapid.StringMatching("[xyz]{1,3}").Draw(t, by+" writes")
		if at < len(lines) && rapid.Bool().Draw(t, by+" replaces") {
			lines[at] = line
			continue
		}
		lines = slices.Insert(lines, at, line)
	}
	return lines
}

func TestMergedNotes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		base, theirs, ours, want string
		clean                    bool
	}{
		"different lines":      {"one\ntwo\nthree", "ONE\ntwo\nthree", "one\ntwo\nTHREE", "ONE\ntwo\nTHREE", true},
		"both wrote on":        {"one", "one\ntheirs", "one\nours", "one\ntheirs\nours", true},
		"both began":           {"", "theirs", "ours", "theirs\nours", true},
		"wrote on, other line": {"one", "one\ntheirs", "one and more", "one and more\ntheirs", true},
		"the same line":        {"one\ntwo", "one\ntheirs", "one\nours", "one\ntheirs\nours", false},
		"lines side by side":   {"A\nB", "A more\nB", "A\nB more", "A more\nB more", true},
		"above what is typed":  {"B", "A\nB", "B more", "A\nB more", true},
		"both ends":            {"B", "A\nB\nC", "B more\nD", "A\nB more\nC\nD", true},
		"written on, new line": {"he\nshe", "he says no\nshe", "he\nanother\nshe says", "he says no\nanother\nshe says", true},
		"a blank line":         {"one\n", "one\ntheirs", "one\nours", "one\ntheirs\nours", true},
		"ours is there":        {"one", "one\ntheirs\nours\nmore", "one\nours", "one\ntheirs\nours\nmore", true},
		"taken out, changed":   {"one", "", "one more", "one more", false},
		"deleted and changed":  {"one\ntwo\nthree", "one\nthree", "one\nTWO\nthree", "one\nTWO\nthree", false},
	} {
		if got, clean := Merge(test.base, test.theirs, test.ours); got != test.want || clean != test.clean {
			t.Errorf("%s: %q, clean %v", name, got, clean)
		}
	}
}

// Two people each go on with lines of their own and write below them: that is no clash,
// however close the lines are.
func TestLinesThatOnlyOneChangedMergeCleanly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var base, theirs, ours, want []string
		for i := range rapid.IntRange(0, 6).Draw(t, "lines") {
			was := string(rune('a'+i)) + rapid.StringMatching("[xyz ]{0,6}").Draw(t, "was")
			is := was + rapid.StringMatching("[xyz ]{1,6}").Draw(t, "more")
			base, want = append(base, was), append(want, is)
			if rapid.Bool().Draw(t, "theirs") {
				theirs, ours = append(theirs, is), append(ours, was)
			} else {
				theirs, ours = append(theirs, was), append(ours, is)
			}
		}
		for i := range rapid.IntRange(0, 2).Draw(t, "theirs below") {
			theirs = append(theirs, fmt.Sprint("theirs ", i))
			want = append(want, fmt.Sprint("theirs ", i))
		}
		for i := range rapid.IntRange(0, 2).Draw(t, "ours below") {
			ours = append(ours, fmt.Sprint("ours ", i))
			want = append(want, fmt.Sprint("ours ", i))
		}
		text, clean := Merge(strings.Join(base, "\n"), strings.Join(theirs, "\n"), strings.Join(ours, "\n"))
		if text != strings.Join(want, "\n") || !clean {
			t.Fatalf("%q and %q of %q are %q, clean %v", theirs, ours, base, text, clean)
		}
	})
}

// Who is at a place goes on there, whatever came in above and below.
func TestThePlaceInOursIsFoundInWhatIsMerged(t *testing.T) {
	t.Parallel()
	for _, test := range [][4]string{ // | is the place
		{"he", "he called\nhe", "he|", "he called\nhe|"},
		{"he", "he\nhe called", "he|", "he|\nhe called"},
		{"A\nB", "A more\nB", "A\nB mo|re", "A more\nB mo|re"},
		{"A\nB", "B", "A|\nB!", "|B!"},
		{"A\nB", "A", "A\nB|", "A|"},
		{"key: abc", "key: [cut]", "key: abc|", "key: [cut]|"},
		{"key", "key more", "ke|y", "ke|y more"},
		{"", "theirs", "ours|", "theirs\nours|"},
		{"A", "A!", "A?|", "A!\nA?|"},
		{"", "x\nours\ny", "ours|", "x\nours|\ny"},
	} {
		ours, want := strings.Replace(test[2], "|", "", 1), strings.Replace(test[3], "|", "", 1)
		text, at, _ := MergeAt(test[0], test[1], ours, strings.Index(test[2], "|"))
		if text != want || at != strings.Index(test[3], "|") {
			t.Errorf("%q and %q of %q are %q at %d", test[1], test[2], test[0], text, at)
		}
	}
}

func TestMergedTagsAreThoseThatEitherAddedWithoutThoseThatEitherTookAway(t *testing.T) {
	t.Parallel()
	for _, test := range [][4]string{
		{"a b", "a b c", "a b d", "a b c d"},
		{"a b", "a", "b", ""},
		{"", "x", "x", "x"},
		{"a", "a", "", ""},
	} {
		if got := mergeTags(test[0], test[1], test[2]); got != test[3] {
			t.Errorf("%q and %q of %q are %q", test[1], test[2], test[0], got)
		}
	}
}
