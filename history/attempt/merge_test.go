package attempt

import (
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
		"deleted and changed":  {"one\ntwo\nthree", "one\nthree", "one\nTWO\nthree", "one\nTWO\nthree", false},
	} {
		if got, clean := Merge(test.base, test.theirs, test.ours); got != test.want || clean != test.clean {
			t.Errorf("%s: %q, clean %v", name, got, clean)
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
