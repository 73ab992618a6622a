package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
)

// kept is what a prompt gave away.
type kept string

// timePrompt asks for a time.
func timePrompt(optional bool) *ui.Prompt {
	p := ui.NewPrompt(plainTheme(), ui.Entry{
		Title: "When did this happen?", Text: "In the caller's words. It never stands for the time of the record.", Verb: "keep it", Optional: optional,
		Remark: func(value string) string { return "kept as " + value },
		Do:     func(value string) tea.Cmd { return func() tea.Msg { return kept(value) } },
	})
	p.SetSize(80, 24)
	return p
}

func typedPrompt() *ui.Prompt {
	p := timePrompt(false)
	for _, msg := range uitest.Type("yesterday 9 pm") {
		p.Update(msg)
	}
	return p
}

// given is what a prompt gives away when enter is pressed; closed says that it went.
func given(p *ui.Prompt) (text string, closed bool) {
	cmd, closed := p.Update(ui.KeyPress("enter"))
	if cmd == nil {
		return "", closed
	}
	return string(cmd().(kept)), closed
}

func TestAPromptGivesAwayWhatWasTypedWithoutBlanksAround(t *testing.T) {
	t.Parallel()
	p := typedPrompt()
	p.Update(ui.KeyPress("space"))
	view := p.View(backdrop(80, 24))
	uitest.MustContain(t, view.Body, "When did this happen?", "In the caller's words.", "yesterday 9 pm", "kept as yesterday 9 pm")
	if view.Cursor == nil {
		t.Error("there is no cursor where one types")
	}
	if got, closed := given(p); got != "yesterday 9 pm" || !closed {
		t.Errorf("gave %q, closed %t", got, closed)
	}
}

func TestAPromptTakesAPasteOfOneLine(t *testing.T) {
	t.Parallel()
	p := timePrompt(false)
	p.Update(tea.PasteMsg{Content: "14:02\r\n"})
	if got, _ := given(p); got != "14:02" {
		t.Errorf("gave %q", got)
	}
	p = timePrompt(false)
	p.Update(tea.PasteMsg{Content: "14:02\rand 15:03"})
	uitest.MustContain(t, p.View("").Body, "not put in: the paste has 2 lines")
	p.Update(tea.PasteMsg{Content: strings.Repeat("x", 2001)})
	uitest.MustContain(t, p.View("").Body, "at most 2 000 bytes")
	if got, closed := given(p); got != "" || closed {
		t.Errorf("gave %q, closed %t", got, closed)
	}
}

func TestAnEmptyPromptStaysUnlessNothingIsAnAnswer(t *testing.T) {
	t.Parallel()
	p := timePrompt(false)
	p.Update(ui.KeyPress("space"))
	if _, closed := given(p); closed {
		t.Error("nothing was accepted")
	}
	uitest.MustContain(t, p.View("").Body, "esc leaves")
	if cmd, closed := p.Update(ui.KeyPress("esc")); cmd != nil || !closed {
		t.Error("esc does not leave")
	}
	if got, closed := given(timePrompt(true)); got != "" || !closed {
		t.Errorf("an answer may be empty here; gave %q, closed %t", got, closed)
	}
}

func TestAHeldKeyDoesNotFillAPromptWithoutEnd(t *testing.T) {
	t.Parallel()
	p := timePrompt(false)
	p.Update(tea.PasteMsg{Content: strings.Repeat("x", 2000)})
	p.Update(ui.KeyPress("y"))
	uitest.MustContain(t, p.View("").Body, "at most 2 000 bytes")
	if got, _ := given(p); len(got) != 2000 {
		t.Errorf("gave %d bytes", len(got))
	}
}

func TestAPromptSaysWhyALineIsNotTakenAndKeepsIt(t *testing.T) {
	t.Parallel()
	got := ""
	p := ui.NewPrompt(plainTheme(), ui.Entry{
		Title: "What?", Verb: "keep it", Optional: true,
		Check: func(value string) string {
			if strings.Contains(value, " ") {
				return "only one word"
			}
			return ""
		},
		Do: func(value string) tea.Cmd { got = value; return nil },
	})
	p.SetSize(60, 12)
	for _, msg := range uitest.Type("two words") {
		p.Update(msg)
	}
	if _, closed := p.Update(ui.KeyPress("enter")); closed || got != "" {
		t.Errorf("it took %q", got)
	}
	uitest.MustContain(t, p.View("").Body, "two words", "only one word")
	p.Update(ui.KeyPress("ctrl+u"))
	if _, closed := p.Update(ui.KeyPress("enter")); !closed {
		t.Error("an empty line is checked too")
	}
}

func TestAPromptSaysWhatEnterDoesWithAnEmptyLine(t *testing.T) {
	t.Parallel()
	enter := func(p *ui.Prompt) string { return p.Keys()[0].Help().Desc }
	entry := ui.Entry{Title: "What solved it?", Value: "country code", Verb: "keep it", Optional: true, Empty: "reopen"}
	p := ui.NewPrompt(plainTheme(), entry)
	if got := enter(p); got != "keep it" {
		t.Errorf("with a value enter says %q", got)
	}
	p.Update(ui.KeyPress("ctrl+u"))
	p.Update(ui.KeyPress("space"))
	if got := enter(p); got != "reopen" {
		t.Errorf("without one enter says %q", got)
	}
	entry.Value, entry.Optional = "", false
	if got := enter(ui.NewPrompt(plainTheme(), entry)); got != "keep it" {
		t.Errorf("where an empty line is not taken enter says %q", got)
	}
}

func TestAPromptSaysWhatWasInItWhenItIsLeft(t *testing.T) {
	t.Parallel()
	p := ui.NewPrompt(plainTheme(), ui.Entry{
		Title: "Owner", Value: "mira", Do: func(string) tea.Cmd { return nil },
		Left: func(value string) tea.Cmd { return func() tea.Msg { return kept(value) } },
	})
	p.SetSize(80, 24)
	p.Update(ui.KeyPress("x"))
	cmd, closed := p.Update(ui.KeyPress("esc"))
	if !closed || cmd == nil || cmd() != tea.Msg(kept("mirax")) {
		t.Errorf("closed %t", closed)
	}
	if cmd, closed := typedPrompt().Update(ui.KeyPress("esc")); cmd != nil || !closed {
		t.Error("a prompt of which nobody wants to know")
	}
}

func TestAPromptTellsWhatIsTypedAfterEachChangeAndNotOtherwise(t *testing.T) {
	t.Parallel()
	var told []string
	p := ui.NewPrompt(plainTheme(), ui.Entry{Title: "Owner", Value: "mir", Typed: func(value string) tea.Cmd {
		told = append(told, value)
		return func() tea.Msg { return kept(value) }
	}})
	p.SetSize(80, 24)
	for _, msg := range append(uitest.Keys("a", "left", "end", "backspace"), tea.PasteMsg{Content: "iam"}, tea.PasteMsg{Content: "two\nlines"}) {
		if _, closed := p.Update(msg); closed {
			t.Fatalf("%v closes it", msg)
		}
	}
	if got := strings.Join(told, " "); got != "mira mir miriam" {
		t.Errorf("it told %q", got)
	}
}
