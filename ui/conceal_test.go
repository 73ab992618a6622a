package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// finding finds a text.
func finding(what string) func(string) []Span {
	return func(text string) []Span {
		if at := strings.Index(text, what); at >= 0 {
			return []Span{{at, at + len(what)}}
		}
		return nil
	}
}

func TestWhatIsConcealedIsDrawnOverCellForCell(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ body, what, want string }{
		{"call 0790 now", "0790", "call •••• now"},
		{"call \x1b[1m07\x1b[35m90\x1b[m now", "0790", "call \x1b[1m••\x1b[35m••\x1b[m now"},
		{"of 語x e\u0301 and", "語x e\u0301", "of ••••• and"},
		{"one\ntwo", "e\nt", "on•\n•wo"},
		{"nothing \x1b[1mhere\x1b[m", "0790", "nothing \x1b[1mhere\x1b[m"},
	} {
		if got := Conceal(test.body, finding(test.what)); got != test.want {
			t.Errorf("%q became %q, not %q", test.body, got, test.want)
		}
	}
}

func TestConcealingKeepsEveryRowsWidthAndEveryStyle(t *testing.T) {
	t.Parallel()
	part := rapid.SampledFrom([]string{"a", "07", " ", "語", "e\u0301", "👩‍👩‍👧", "│", "\x1b[1m", "\x1b[m", "\n", "ع", "\x1b]8;;x\a"})
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOf(part).Draw(t, "body"), "")
		var spans []Span
		got := Conceal(body, func(text string) []Span {
			for range rapid.IntRange(0, 3).Draw(t, "spans") {
				start := rapid.IntRange(0, len(text)).Draw(t, "start")
				spans = append(spans, Span{start, rapid.IntRange(start, len(text)).Draw(t, "end")})
			}
			return spans
		})
		was, is := strings.Split(body, "\n"), strings.Split(got, "\n")
		if len(was) != len(is) {
			t.Fatalf("%d rows became %d", len(was), len(is))
		}
		for i := range was {
			if Width(was[i]) != Width(is[i]) {
				t.Fatalf("%q became %q", was[i], is[i])
			}
		}
		if strings.Count(body, "\x1b") != strings.Count(got, "\x1b") {
			t.Fatalf("%q lost a style: %q", body, got)
		}
	})
}

func TestPiecesAreWhatStandsBetweenSides(t *testing.T) {
	t.Parallel()
	text := " one  │ two │\n語    │  é\n of┌ it ─┐"
	var got []string
	for _, row := range Pieces(text) {
		for _, p := range row {
			got = append(got, text[p.Start:p.End], string(rune('0'+p.Cell/10))+string(rune('0'+p.Cell%10)), string(rune('0'+p.Width)))
		}
	}
	if want := "one 00 6|two 07 5| 13 0|語 00 6|é 07 3|of 00 3|it ─ 04 5| 10 0"; strings.Join(chunks(got), "|") != want {
		t.Errorf("%q, not %q", strings.Join(chunks(got), "|"), want)
	}
}

func chunks(words []string) []string {
	var out []string
	for i := 0; i+2 < len(words); i += 3 {
		out = append(out, strings.Join(words[i:i+3], " "))
	}
	return out
}

func TestAPrivateFieldIsDrawnAsBulletsWithTheCursorWhereItWas(t *testing.T) {
	t.Parallel()
	theme := NewTheme(false, true)
	form := NewForm(&theme, Field{ID: "user", Private: true, Value: "語 0790\t1"}, Field{ID: "other"})
	form.SetSize(40, 10)
	for range 9 {
		theme.Private = false
		shown := form.View()
		theme.Private = true
		hidden := form.View()
		if *shown.Cursor != *hidden.Cursor || strings.Contains(ansi.Strip(hidden.Body), "0") || Width(shown.Body) != Width(hidden.Body) {
			t.Errorf("%q at %+v became %q at %+v", shown.Body, shown.Cursor, hidden.Body, hidden.Cursor)
		}
		form.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
	}
	form.Focus("other")
	if body := ansi.Strip(form.View().Body); strings.Contains(body, "0790") || !strings.Contains(body, "••••••••••") || form.Value("user") != "語 0790\t1" {
		t.Errorf("without the focus it is %q", body)
	}
}

func TestAPrivatePromptIsDrawnAsBullets(t *testing.T) {
	t.Parallel()
	theme := NewTheme(false, true)
	theme.Private = true
	p := NewPrompt(&theme, Entry{Title: "t", Verb: "keep", Private: true, Value: "0790001234"})
	p.SetSize(60, 20)
	if body := ansi.Strip(p.View("").Body); strings.Contains(body, "0790") || !strings.Contains(body, "••••••••••") {
		t.Error(body)
	}
}
