package column

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawn draws rows with rising ids.
func drawn(t *rapid.T) []Entry {
	word := rapid.StringMatching(`[a-c0-3]{0,4}`)
	rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Entry {
		e := Entry{Recorded: rapid.Int64Range(-5, 20).Draw(t, "recorded"), Case: rapid.Uint64Range(0, 3).Draw(t, "case"), User: word.Draw(t, "user")}
		e.IDs = rapid.SliceOfN(rapid.StringMatching(`[a-c0-3]{1,4}`), 0, 3).Draw(t, "ids")
		for a := range e.Attrs {
			e.Attrs[a] = word.Draw(t, "attr")
		}
		return e
	}), 1, 150).Draw(t, "rows")
	for i := range rows {
		rows[i].ID[14], rows[i].ID[15] = byte(i>>8), byte(i)
	}
	return rows
}

func TestRowsComeBackAsTheyWerePacked(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawn(t)
		blocks := Encode(rows)
		c, err := Read(blocks)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.Entries()
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			if len(rows[i].IDs) == 0 {
				rows[i].IDs, got[i].IDs = nil, slices.Clip(got[i].IDs[:len(got[i].IDs):len(got[i].IDs)])
				if len(got[i].IDs) == 0 {
					got[i].IDs = nil
				}
			}
		}
		if !reflect.DeepEqual(got, rows) {
			t.Fatalf("got %+v, want %+v", got, rows)
		}
		first, last, err := Span(blocks[Head])
		if err != nil || first != rows[0].ID || last != rows[len(rows)-1].ID {
			t.Fatalf("span %v to %v: %v", first, last, err)
		}
	})
}

// list returns the rows of a set, greatest first.
func list(c *Columns, s Set) (rows []int) {
	for i := s.Below(c.Len()); i >= 0; i = s.Below(i) {
		rows = append(rows, i)
	}
	return rows
}

func TestSetsHoldTheRowsThatFit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawn(t)
		c, err := Read(Encode(rows))
		if err != nil {
			t.Fatal(err)
		}
		part := rapid.StringMatching(`[a-c0-3]{1,2}`).Draw(t, "part")
		from, to := rapid.Int64Range(-5, 20).Draw(t, "from"), rapid.Int64Range(-5, 20).Draw(t, "to")
		sets := map[string]struct {
			got  func(Set)
			want func(Entry) bool
		}{
			"where":   {func(s Set) { c.Where(s, Codes, func(v string) bool { return strings.Contains(v, part) }) }, func(e Entry) bool { return strings.Contains(e.Attrs[Codes], part) }},
			"between": {func(s Set) { c.Between(s, from, to) }, func(e Entry) bool { return e.Recorded >= from && e.Recorded < to }},
			"user":    {func(s Set) { c.Text(s, []byte(part), true) }, func(e Entry) bool { return strings.Contains(e.User, part) }},
			"text": {func(s Set) { c.Text(s, []byte(part), false) }, func(e Entry) bool {
				return slices.ContainsFunc(append(e.IDs, e.User), func(v string) bool { return strings.Contains(v, part) })
			}},
		}
		for name, test := range sets {
			set := c.None(nil)
			test.got(set)
			var want []int
			for i, row := range slices.Backward(rows) {
				if test.want(row) {
					want = append(want, i)
				}
			}
			if got := list(c, set); !slices.Equal(got, want) || set.Count() != len(want) {
				t.Fatalf("%s: %v (%d), want %v", name, got, set.Count(), want)
			}
			all, not := c.All(nil), c.All(nil)
			all.Keep(set, false)
			not.Keep(set, true)
			if !slices.Equal(all, set) || not.Count() != len(rows)-len(want) {
				t.Fatalf("%s: keeping gives %v and %v", name, all, not)
			}
			not.Join(set)
			if not.Count() != len(rows) {
				t.Fatalf("%s: both together are %d of %d", name, not.Count(), len(rows))
			}
		}
		total := 0
		c.Tally(c.All(nil), System, func(value string, n int) {
			total += n
			for _, row := range rows {
				if row.Attrs[System] == value {
					n--
				}
			}
			if n != 0 {
				t.Fatalf("%q was counted %d times too often", value, n)
			}
		})
		if total != len(rows) {
			t.Fatalf("%d of %d counted", total, len(rows))
		}
	})
}

func TestLinesComeBackAndAreFound(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Line {
			return Line{rapid.SampledFrom([]string{"", "open", "solved"}).Draw(t, "state"), rapid.StringMatching(`[ab]{0,5}`).Draw(t, "text")}
		}), 1, 200).Draw(t, "lines")
		l, err := ReadLines(EncodeLines(lines))
		if err != nil || !reflect.DeepEqual(l.All(), lines) {
			t.Fatalf("got %+v, want %+v: %v", l.All(), lines, err)
		}
		part := rapid.StringMatching(`[ab]{1,3}`).Draw(t, "part")
		set := l.None()
		l.Find(set, []byte(part))
		for i, line := range lines {
			if set.Has(i) != strings.Contains(line.Text, part) {
				t.Fatalf("line %d %q holds %q: %t", i, line.Text, part, set.Has(i))
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	blocks := Encode([]Entry{{ID: [16]byte{1}, User: "+96279", IDs: []string{"a"}}, {ID: [16]byte{2}, Recorded: 7, Case: 3}})
	f.Add(blocks[Head], blocks[IDs], blocks[Texts])
	f.Fuzz(func(t *testing.T, head, ids, texts []byte) {
		c, err := Read([Blocks][]byte{bytes.Clone(head), ids, texts})
		if err != nil {
			return
		}
		set := c.None(nil)
		c.Text(set, []byte("6"), false)
		c.Text(set, []byte("6"), true)
		c.Between(set, 0, 5)
		c.Where(set, Codes, func(v string) bool { return v != "" })
		c.Tally(set, System, func(string, int) {})
		rows, err := c.Entries()
		if err == nil && len(rows) != c.Len() {
			t.Errorf("%d rows of %d", len(rows), c.Len())
		}
	})
}

func FuzzReadLines(f *testing.F) {
	f.Add(EncodeLines([]Line{{"open", "a"}, {"", ""}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := ReadLines(data)
		if err != nil {
			return
		}
		l.Find(l.None(), []byte("a"))
		l.All()
	})
}
