package ui_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/ui"
	"casebook/ui/uitest"
)

func TestAMaskedValueFromElsewhereKeepsItsDotsUntilSomethingIsTyped(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("apiKey")
	uitest.MustContain(t, form.View().Body, "▌ ••••••••", "from keyring")
	typed(form, "abc")
	uitest.MustContain(t, form.View().Body, "▌ •••")
	uitest.MustNotContain(t, form.View().Body, "••••")
	press(form, "ctrl+u")
	uitest.MustNotContain(t, form.View().Body, "•")
}

func TestASourceThatDoesNotFitIsLeftOutWhole(t *testing.T) {
	t.Parallel()
	form := ui.NewForm(plainTheme(), ui.Field{ID: "id"}, ui.Field{ID: "X-CLIENT-ID", Value: "client", Source: "from AUTHMATECH_CLIENT_ID"})
	form.SetSize(60, 10)
	uitest.MustContain(t, form.View().Body, "client  from AUTHMATECH_CLIENT_ID")
	for _, width := range []int{40, 34, 16} {
		form.SetSize(width, 10)
		uitest.MustNotContain(t, form.View().Body, "CLIENT_ID", "…")
	}
	form.Focus("X-CLIENT-ID")
	form.SetSize(40, 10)
	uitest.MustContain(t, form.View().Body, "X-CLIENT-ID  from AUTHMATECH_CLIENT_ID")
}

func TestAFieldThatIsSummedUpShowsItsValueOnlyInFocus(t *testing.T) {
	t.Parallel()
	form := ui.NewForm(plainTheme(), ui.Field{ID: "number"}, ui.Field{ID: "proof", Value: "ZmFrZSBwcm9vZg==", Summed: true}, ui.Field{ID: "none", Summed: true})
	form.SetSize(60, 10)
	uitest.MustContain(t, form.View().Body, "[16 bytes, base64]")
	uitest.MustNotContain(t, form.View().Body, "ZmFrZ", "[0 bytes")
	form.Focus("proof")
	uitest.MustContain(t, form.View().Body, "ZmFrZSBwcm9vZg==")
	if form.Value("proof") != "ZmFrZSBwcm9vZg==" {
		t.Error("the value itself was summed up")
	}
}

func TestAFormSaysHowManyFieldsAreBelow(t *testing.T) {
	t.Parallel()
	var fields []ui.Field
	for _, id := range strings.Split("abcdefghij", "") {
		fields = append(fields, ui.Field{ID: id})
	}
	form := ui.NewForm(plainTheme(), fields...)
	form.SetSize(30, 8)
	uitest.MustContain(t, form.View().Body, "… 4 more below")
	form.Focus("j")
	uitest.MustNotContain(t, form.View().Body, "more below")
	form.SetSize(30, 20)
	form.Focus("a")
	uitest.MustNotContain(t, form.View().Body, "more below")
}

func TestTailKeepsTheEndAndNeverExceedsItsWidth(t *testing.T) {
	t.Parallel()
	if got := ui.Tail("/home/me/tickets/case-7.md", 12); got != "…s/case-7.md" {
		t.Errorf("it is %q", got)
	}
	part := rapid.SampledFrom([]string{"a", "語", "/", "é", "e\u0301", "word"})
	rapid.Check(t, func(t *rapid.T) {
		line := strings.Join(rapid.SliceOfN(part, 0, 20).Draw(t, "parts"), "")
		width := rapid.IntRange(0, 30).Draw(t, "width")
		got := ui.Tail(line, width)
		if ui.Width(got) > width || !strings.HasSuffix(line, strings.TrimPrefix(got, "…")) || ui.Width(line) <= width && got != line {
			t.Fatalf("Tail(%q, %d) = %q", line, width, got)
		}
	})
}

func TestAListKnowsHowMuchIsBelow(t *testing.T) {
	t.Parallel()
	list := ui.NewList(plainTheme(), "", func(int, int, bool) string { return "row" })
	list.SetSize(10, 4)
	list.SetCount(9)
	if got := list.Below(); got != 5 {
		t.Errorf("%d rows are below", got)
	}
	list.Select(8)
	if got := list.Below(); got != 0 {
		t.Errorf("%d rows are below the last", got)
	}
}
