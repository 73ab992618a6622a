package ticket

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api/safe"
	"casebook/history/ticket"
	"casebook/ui"
)

// names of values as a ticket's tokens have them.
func names() map[string]int {
	return map[string]int{"phone-1": 0, "api-key #9f1c": 1, "name-1": 2}
}

func TestPlaceholdersAreFoundAsTheyAreAndInURLs(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][]mark{
		"no value":                        nil,
		"a [phone-1: +962] b":             {{from: 2, to: 17, value: 0}},
		"[phone-1: x][api-key #9f1c: y]":  {{from: 0, to: 12, value: 0}, {from: 12, to: 30, value: 1}},
		"[phone-9: x] [note] [":           nil,
		"[phone-1: cut off":               nil,
		"?p=%5Bphone-1%3A%20x%5D&q":       {{from: 3, to: 23, value: 0}},
		"?p=%5Bphone-1%3A+x%5D&q":         {{from: 3, to: 21, value: 0}},
		"k=%5Bapi-key+%239f1c%3A+x%5D 5%": {{from: 2, to: 28, value: 1}},
		"%5B %zz %5Bphone-1":              nil,
	} {
		if got := placeholders(line, names()); !reflect.DeepEqual(got, want) {
			t.Errorf("in %q: %v, want %v", line, got, want)
		}
	}
}

func TestWhatAPlaceholderStandsForIsFoundInTheOriginal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		line, original string
		want           []string
	}{
		{`"mobile": "[phone-1: +962]",`, `"mobile": "+962790001234",`, []string{"+962790001234"}},
		{`to [phone-1: x] and [phone-1: x].`, `to +962790001234 and 0790001234.`, []string{"+962790001234", "0790001234"}},
		{`[name-1: x] and [phone-1: y] and`, `Rana and Sons and 0790001234 and`, []string{"Rana", "Sons and 0790001234"}},
		{`X-API-KEY: [api-key #9f1c: 31 chars] [phone-1: x]`, `X-API-KEY: [api-key #9f1c: 31 chars] 079`, []string{"[api-key #9f1c: 31 chars]", "079"}},
		{`?p=%5Bphone-1%3A%20x%5D&q=1`, `?p=%2B962790001234&q=1`, []string{"%2B962790001234"}},
	} {
		marks, ok := opposite(c.line, placeholders(c.line, names()), c.original)
		if !ok || len(marks) != len(c.want) {
			t.Errorf("of %q: %v, %v", c.line, marks, ok)
			continue
		}
		for i, m := range marks {
			if got := c.original[m.from:m.to]; got != c.want[i] {
				t.Errorf("of %q: %q, want %q", c.line, got, c.want[i])
			}
		}
	}
	if _, ok := opposite("a [phone-1: x] b", placeholders("a [phone-1: x] b", names()), "another line"); ok {
		t.Error("a line is taken for another's original")
	}
}

func TestAValueThatGoesOutInClearIsFoundOnBothSides(t *testing.T) {
	t.Parallel()
	line := "[phone-1: x] 0790001234 and 0790001234"
	marks := inClear(line, placeholders(line, names()), map[int][]string{2: {"0790001234", "[phone"}})
	want := []mark{{from: 0, to: 12}, {from: 13, to: 23, value: 2, clear: true}, {from: 28, to: 38, value: 2, clear: true}}
	if !reflect.DeepEqual(marks, want) {
		t.Errorf("marked %v, want %v", marks, want)
	}
}

func TestLinesStandBesideTheirOriginalsAlsoWhereAValueHasLineBreaks(t *testing.T) {
	t.Parallel()
	s := sheetOf(ticket.Ticket{
		Text:     safe.Const("# head\nto [name-1: 3 words] at\n\nlast"),
		Original: safe.Block("# head\nto Rana\nof\nHaddad at\n\nlast"),
	}, names(), nil)
	wantLeft := []string{"# head", "to Rana", "of", "Haddad at", "", "last"}
	wantRight := []string{"# head", "to [name-1: 3 words] at", "", "", "", "last"}
	if !reflect.DeepEqual(s.lines, [2][]string{wantLeft, wantRight}) {
		t.Errorf("set as %q", s.lines)
	}
	var cut []string
	for line, marks := range s.marks[ui.LeftSide] {
		for _, m := range marks {
			cut = append(cut, s.lines[ui.LeftSide][line][m.from:m.to])
		}
	}
	if want := []string{"Rana", "of", "Haddad"}; !reflect.DeepEqual(cut, want) {
		t.Errorf("marked %q, want %q", cut, want)
	}
	if s.at(ui.RightSide, 1, 5) != 2 || s.at(ui.LeftSide, 3, 2) != 2 || s.at(ui.LeftSide, 3, 8) != -1 || s.at(ui.LeftSide, 99, 0) != -1 {
		t.Error("a value is not found where it stands")
	}
}

func TestALineThatIsNoOriginalOfItsNeighbourLosesNothing(t *testing.T) {
	t.Parallel()
	s := sheetOf(ticket.Ticket{
		Text: safe.Const("one [phone-1: x] two\nend"), Original: safe.Block("uno 079 two\nend\nand more"),
	}, names(), nil)
	if want := [2][]string{{"uno 079 two", "end", "and more"}, {"one [phone-1: x] two", "end", ""}}; !reflect.DeepEqual(s.lines, want) {
		t.Errorf("set as %q", s.lines)
	}
	if m := s.marks[ui.LeftSide][0]; len(m) != 1 || s.lines[ui.LeftSide][0][m[0].from:m[0].to] != "uno 079" {
		t.Errorf("marked %v", m)
	}
}

func TestNeitherTextLosesOrDoublesALine(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"", "a", "] b", "[", "079\n", "\n", "%5B", "[phone-1: x]", "[name-1: y]", "x"})
		out := strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "out"), "")
		original := strings.NewReplacer("[phone-1: x]", rapid.SampledFrom([]string{"079", "0\n79", ""}).Draw(t, "phone"), "[name-1: y]", "Rana").Replace(out)
		if rapid.Bool().Draw(t, "other") {
			original = strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "original"), "")
		}
		beside := pair(linesOf(out), linesOf(original), names(), map[int][]string{0: {"079"}})
		if got := strings.Join(trimmed(beside.lines[ui.RightSide]), "\n"); got != strings.Join(trimmed(linesOf(out)), "\n") {
			t.Fatalf("the ticket %q is shown as %q", out, got)
		}
		if got := strings.Join(trimmed(beside.lines[ui.LeftSide]), "\n"); got != strings.Join(trimmed(linesOf(original)), "\n") {
			t.Fatalf("the original %q is shown as %q", original, got)
		}
		if len(beside.lines[0]) != len(beside.lines[1]) || len(beside.marks[0]) != len(beside.lines[0]) || len(beside.marks[1]) != len(beside.lines[1]) {
			t.Fatalf("the sides are not of one length: %q", beside.lines)
		}
		for side, lines := range beside.marks {
			for i, marks := range lines {
				for n, m := range marks {
					if m.from < 0 || m.to < m.from || m.to > len(beside.lines[side][i]) || n > 0 && m.from < marks[n-1].to {
						t.Fatalf("marks %v on %q", marks, beside.lines[side][i])
					}
				}
			}
		}
	})
}

// trimmed are the lines that are not blank: padding is.
func trimmed(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return line == "" })
}

// A server can send a line of any length of what begins a placeholder.
func TestALineOfBracketsIsReadOnce(t *testing.T) {
	t.Parallel()
	line := strings.Repeat("[", 1<<20) + "[phone-1: x]" + strings.Repeat("%5B", 1<<18)
	if marks := placeholders(line, names()); len(marks) != 1 || marks[0].from != 1<<20 {
		t.Errorf("found %v", marks)
	}
}
