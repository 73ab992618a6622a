package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
)

// numbered is a list of count rows that count how often they are drawn.
func numbered(count int, drawn *int) *ui.List {
	list := ui.NewList(plainTheme(), "nothing here yet", func(i, width int, _ bool) string {
		*drawn++
		return ui.Truncate(fmt.Sprintf("row %d of the list", i), width)
	})
	list.SetCount(count)
	list.SetSize(30, 5)
	return list
}

func TestAListDrawsNoMoreRowsThanAreSeen(t *testing.T) {
	t.Parallel()
	drawn := 0
	list := numbered(1_000_000, &drawn)
	list.Update(ui.KeyPress("end"))
	view := list.View().Body
	if drawn != 5 {
		t.Errorf("%d rows drawn for a window of 5", drawn)
	}
	uitest.MustContain(t, view, "▌ row 999999")
}

func TestAListMovesByKeysWheelAndClick(t *testing.T) {
	t.Parallel()
	drawn := 0
	list := numbered(12, &drawn)
	for _, step := range []struct {
		msg  tea.Msg
		want int
	}{
		{ui.KeyPress("down"), 1}, {ui.KeyPress("up"), 0}, {ui.KeyPress("up"), 0}, {ui.KeyPress("pgdown"), 4},
		{ui.KeyPress("pgdown"), 8}, {ui.KeyPress("pgdown"), 11}, {ui.KeyPress("pgup"), 7}, {ui.KeyPress("home"), 0},
		{ui.KeyPress("end"), 11}, {tea.MouseWheelMsg{Button: tea.MouseWheelUp}, 8}, {tea.MouseWheelMsg{Button: tea.MouseWheelDown}, 11},
	} {
		if !list.Update(step.msg) || list.Selected() != step.want {
			t.Fatalf("after %v: row %d instead of %d", step.msg, list.Selected(), step.want)
		}
	}
	list.Select(0)
	if !list.Click(3) || list.Selected() != 3 {
		t.Errorf("a click on line 3 selected %d", list.Selected())
	}
	if list.Click(5) || list.Click(-1) || list.Update(ui.KeyPress("x")) || list.Update("other") {
		t.Error("the list took what is not its own")
	}
}

func TestTheSelectedRowOfAListIsAlwaysSeen(t *testing.T) {
	t.Parallel()
	drawn := 0
	list := numbered(40, &drawn)
	for i, key := range strings.Fields(strings.Repeat("down pgdown up down end up pgup down home down ", 20)) {
		list.Update(ui.KeyPress(key))
		list.SetSize(30, 1+i%7)
		if i%11 == 0 {
			list.SetCount(20 + i%23)
		}
		uitest.MustContain(t, list.View().Body, fmt.Sprintf("▌ row %d ", list.Selected()))
	}
}

func TestAListSaysWhenItsEndIsNear(t *testing.T) {
	t.Parallel()
	drawn := 0
	list := numbered(40, &drawn)
	if list.AtEnd() {
		t.Error("at the end on the first of eight pages")
	}
	list.Select(34)
	if !list.AtEnd() {
		t.Error("not at the end with the last page next")
	}
}

func TestAnEmptyListSaysSo(t *testing.T) {
	t.Parallel()
	drawn := 0
	list := numbered(0, &drawn)
	if list.Selected() != -1 || list.Click(0) {
		t.Error("an empty list has a row")
	}
	uitest.MustContain(t, list.View().Body, "nothing here yet")
	list.SetEmpty("loading")
	uitest.MustContain(t, list.View().Body, "loading")
	list.Update(ui.KeyPress("down"))
	list.SetCount(3)
	if list.Selected() != 0 {
		t.Errorf("row %d selected when rows arrive", list.Selected())
	}
}

func TestAListThatIsNotActiveShowsItsPlaceStill(t *testing.T) {
	t.Parallel()
	drawn := 0
	list := numbered(3, &drawn)
	active := list.View().Body
	list.SetActive(false)
	inactive := list.View().Body
	if active == inactive {
		t.Error("nobody can see which pane has the keys")
	}
	uitest.MustContain(t, inactive, "▌ row 0")
}

// document is a small tree with a part that is made when it is unfolded.
func document(loads *int) *ui.TreeNode {
	return &ui.TreeNode{Text: "{ 3 }", Children: []*ui.TreeNode{
		{Key: "status", Text: "422"},
		{Key: "data", Text: "{ 2 }", Children: []*ui.TreeNode{
			{Key: "user_id", Text: `""`, Mark: ui.Fail},
			{Key: "otp", Text: "[code #81c2: 6 digits]"},
		}},
		{Key: "items", Text: "[ 2 ]", Load: func() []*ui.TreeNode {
			*loads++
			return []*ui.TreeNode{{Key: "0", Text: "1"}, {Key: "1", Text: "2"}}
		}},
	}}
}

func TestATreeFoldsAndUnfolds(t *testing.T) {
	t.Parallel()
	loads := 0
	tree := ui.NewTree(plainTheme())
	tree.SetRoots(1, document(&loads))
	tree.SetSize(40, 10)
	uitest.MustContain(t, tree.View().Body, "status  422", "› data  { 2 }", "› items  [ 2 ]")
	uitest.MustNotContain(t, tree.View().Body, "user_id")

	for _, key := range []string{"down", "down", "right", "down"} {
		tree.Update(ui.KeyPress(key))
	}
	uitest.MustContain(t, tree.View().Body, "▾ data", `▌       user_id  ✗ ""`)
	if node, path := tree.Selected(); node.Key != "user_id" || strings.Join(path, ".") != "data.user_id" {
		t.Errorf("selected %q at %v", node.Key, path)
	}
	tree.Update(ui.KeyPress("left"))
	tree.Update(ui.KeyPress("enter"))
	uitest.MustNotContain(t, tree.View().Body, "user_id")

	if loads != 0 {
		t.Error("children were made before anybody looked")
	}
	for _, key := range []string{"end", "space", "space", "space"} {
		tree.Update(ui.KeyPress(key))
	}
	uitest.MustContain(t, tree.View().Body, "0  1", "1  2")
	if loads != 1 {
		t.Errorf("children made %d times", loads)
	}
}

func TestATreeKeepsFoldsBelowAFold(t *testing.T) {
	t.Parallel()
	loads := 0
	tree := ui.NewTree(plainTheme())
	tree.SetRoots(2, document(&loads))
	tree.SetSize(40, 10)
	before := tree.View().Body
	tree.Update(ui.KeyPress("left"))
	if lines := strings.Count(tree.View().Body, "\n"); lines != 0 {
		t.Errorf("a folded root leaves %d more lines", lines)
	}
	tree.Update(ui.KeyPress("right"))
	if tree.View().Body != before {
		t.Error("unfolding shows another picture than before folding")
	}
}

func TestATreeMovesByWheelAndClick(t *testing.T) {
	t.Parallel()
	loads := 0
	tree := ui.NewTree(plainTheme())
	tree.SetRoots(3, document(&loads))
	tree.SetSize(40, 10)
	tree.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if node, _ := tree.Selected(); node.Key != "user_id" {
		t.Errorf("the wheel went to %q", node.Key)
	}
	if !tree.Click(1) || tree.Click(9) {
		t.Error("clicks are off")
	}
	if node, _ := tree.Selected(); node.Key != "status" {
		t.Errorf("the click went to %q", node.Key)
	}
	if tree.Update("other") || tree.Update(tea.MouseWheelMsg{Button: tea.MouseWheelLeft}) || tree.Update(ui.KeyPress("x")) {
		t.Error("the tree took what is not its own")
	}
	if tree.Update(ui.KeyPress("enter")); tree.View().Body == "" {
		t.Error("enter on a leaf lost the tree")
	}
	active := tree.View().Body
	if tree.SetActive(false); tree.View().Body == active {
		t.Error("nobody can see which pane has the keys")
	}
}

func TestASummaryNamesWhatALongValueLooksLike(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		`{"a": 1}`:               "[8 bytes, JSON]",
		`[1, 2]`:                 "[6 bytes, JSON]",
		"eyJhbGc.eyJzdWI.c2ln":   "[20 bytes, JWT]",
		"20261123":               "[8 bytes, digits]",
		"c0ffee":                 "[6 bytes, hex]",
		"QUJDQUJDQUJD/+8=":       "[16 bytes, base64]",
		"QUJDQUJDQUJD_-8=":       "[16 bytes, base64url]",
		"zzz":                    "[3 bytes, text]",
		"some words":             "[10 bytes, text]",
		"\xff\xfe":               "[2 bytes, not UTF-8]",
		strings.Repeat("z", 1e6): "[1 000 000 bytes, base64]",
	} {
		if got := ui.Summary(value); got != want {
			t.Errorf("Summary = %q, want %q", got, want)
		}
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1 000", -1234567: "-1 234 567"} {
		if got := ui.Grouped(n); got != want {
			t.Errorf("Grouped(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestANounIsCountedInItsNumber(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0 cases", 1: "1 case", 2048: "2 048 cases"} {
		if got := ui.Counted(n, "case"); got != want {
			t.Errorf("Counted(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestAnEmptyTreeTakesNothing(t *testing.T) {
	t.Parallel()
	tree := ui.NewTree(plainTheme())
	tree.SetSize(10, 3)
	if node, _ := tree.Selected(); node != nil || tree.Update(ui.KeyPress("enter")) || tree.View().Body != "" {
		t.Error("an empty tree does something")
	}
}

func TestTabsMarkTheActiveOneAndKeepItInSight(t *testing.T) {
	t.Parallel()
	theme := plainTheme()
	names := []string{"ANSWER", "cause", "envelope", "checklist", "timing", "raw"}
	if got, want := uitest.Plain(ui.Tabs(theme, names, 0, 60, true)), "ANSWER   cause   envelope   checklist   timing   raw"; got != want {
		t.Errorf("tabs %q, want %q", got, want)
	}
	for width, want := range map[int]string{
		50: "ANSWER  cause  envelope  checklist  timing  raw",
		47: "ANSWER  cause  envelope  checklist  timing  raw",
		46: "ANSWER  cause  envelope  checklist  timing …",
		43: "ANSWER  cause  envelope  checklist …",
		20: "ANSWER  cause …",
	} {
		if got := uitest.Plain(ui.Tabs(theme, names, 0, width, true)); got != want {
			t.Errorf("tabs in %d cells are %q, want %q", width, got, want)
		}
	}
	for active, name := range names {
		for width := 12; width < 60; width++ {
			line := ui.Tabs(theme, names, active, width, true)
			if ui.Width(line) > width {
				t.Fatalf("%q takes more than %d cells", uitest.Plain(line), width)
			}
			uitest.MustContain(t, line, name)
		}
	}
}

func TestAClickOnATabFindsIt(t *testing.T) {
	t.Parallel()
	names := []string{"ANSWER", "cause", "envelope"}
	for x, want := range map[int]int{0: 0, 5: 0, 6: -1, 8: -1, 9: 1, 13: 1, 14: -1, 17: 2, 24: 2, 25: -1} {
		if got := ui.TabAt(names, 0, 40, x); got != want {
			t.Errorf("column %d of all tabs: %d, want %d", x, got, want)
		}
	}
	// "… envelope": the two before it are left out.
	for x, want := range map[int]int{0: -1, 1: -1, 2: 2, 9: 2, 10: -1} {
		if got := ui.TabAt(names, 2, 11, x); got != want {
			t.Errorf("column %d of the last tab: %d, want %d", x, got, want)
		}
	}
}

func TestWidgetsFitEverySize(t *testing.T) {
	t.Parallel()
	drawn, loads := 0, 0
	list := numbered(100, &drawn)
	list.Select(50)
	uitest.Sweep(t, func(w, h int) string { list.SetSize(w, h); return list.View().Body })

	empty := numbered(0, &drawn)
	uitest.Sweep(t, func(w, h int) string { empty.SetSize(w, h); return empty.View().Body })

	tree := ui.NewTree(plainTheme())
	tree.SetRoots(5, document(&loads))
	tree.Update(ui.KeyPress("end"))
	uitest.Sweep(t, func(w, h int) string { tree.SetSize(w, h); return tree.View().Body })

	names := []string{"ANSWER", "cause", "envelope 語"}
	uitest.Sweep(t, func(w, _ int) string { return ui.Tabs(plainTheme(), names, 2, w, false) })
}

func TestABareListHasABarOnlyWhileTheKeysGoToIt(t *testing.T) {
	t.Parallel()
	list := ui.NewList(plainTheme(), "nothing", func(i, _ int, _ bool) string { return fmt.Sprint("row ", i) })
	list.SetBare(true)
	list.SetCount(2)
	list.SetSize(20, 2)
	uitest.MustContain(t, list.View().Body, "▌ row 0")
	list.SetActive(false)
	uitest.MustNotContain(t, list.View().Body, "▌")
}

func TestRowsOfSeveralLinesAreOneRowEach(t *testing.T) {
	t.Parallel()
	list := ui.NewList(plainTheme(), "nothing", func(i, _ int, _ bool) string {
		if i == 1 {
			return "one"
		}
		return fmt.Sprintf("row %d\n  of the list", i)
	})
	list.SetCount(9)
	list.SetSize(30, 7)
	list.SetPitch(2)
	if got, want := uitest.Plain(list.View().Body), "▌ row 0\n▌   of the list\n  one\n\n  row 2\n    of the list"; got != want {
		t.Errorf("%q", got)
	}
	if !list.Click(5) || list.Selected() != 2 || list.Click(6) || list.Click(-1) {
		t.Errorf("a click chose row %d", list.Selected())
	}
	if list.Below() != 6 {
		t.Errorf("%d rows are below", list.Below())
	}
	list.SetSize(30, 1)
	if list.Update(ui.KeyPress("pgdown")); list.Selected() != 3 {
		t.Errorf("a page leads to row %d", list.Selected())
	}
}

func TestTheWindowGoesWithTheRowUnderTheCursor(t *testing.T) {
	t.Parallel()
	drawn := 0
	list := numbered(100, &drawn)
	list.Select(50)
	list.Update(ui.KeyPress("up"))
	top := list.Top()
	list.SetCount(103)
	list.Follow(52)
	if list.Selected() != 52 || list.Top() != top+3 {
		t.Errorf("row %d below %d", list.Selected(), list.Top())
	}
	list.Follow(1)
	if list.Selected() != 1 || list.Top() != 0 {
		t.Errorf("row %d below %d", list.Selected(), list.Top())
	}
	list.Follow(2)
	if list.Selected() != 2 || list.Top() != 0 {
		t.Errorf("at the top: row %d below %d", list.Selected(), list.Top())
	}
}
