package ui_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/ui/uitest"
)

// plainTheme is the theme that a terminal gets before it has said anything.
func plainTheme() *ui.Theme {
	theme := ui.NewTheme(false, false)
	return &theme
}

// verifyFields are fields of every kind.
func verifyFields() []ui.Field {
	return []ui.Field{
		{ID: "operation", Kind: ui.Choice, Value: "verify", Options: []ui.Option{
			{Value: "verify", Label: "Authmatech · Verify"}, {Value: "token", Label: "Authmatech · Token"}, {Value: "login"},
		}},
		{ID: "mobileNumber", Required: true, Help: "with + and the country code"},
		{ID: "encryptedMobileNumber", Required: true, Value: strings.Repeat("QUJD", 512)},
		{ID: "operatorId", Value: "ZAIN_JO"},
		{ID: "debug", Label: "debug log", Kind: ui.Toggle},
		{ID: "apiKey", Label: "X-API-KEY", Kind: ui.Masked, Source: "from keyring"},
		{ID: "otp", Label: "code", Secret: true},
	}
}

// newForm is a form of those fields in an area of 46×20 cells.
func newForm() *ui.Form {
	form := ui.NewForm(plainTheme(), verifyFields()...)
	form.SetSize(46, 20)
	return form
}

// press gives keys to a form.
func press(form *ui.Form, names ...string) {
	for _, msg := range uitest.Keys(names...) {
		form.Update(msg)
	}
}

// typed gives text to a form key by key.
func typed(form *ui.Form, text string) {
	for _, msg := range uitest.Type(text) {
		form.Update(msg)
	}
}

func TestTheFocusGoesRoundByTabAndStopsByArrows(t *testing.T) {
	t.Parallel()
	form := newForm()
	for _, step := range []struct{ key, want string }{
		{"tab", "mobileNumber"}, {"shift+tab", "operation"}, {"shift+tab", "otp"}, {"tab", "operation"}, {"up", "operation"},
		{"down", "mobileNumber"}, {"enter", "encryptedMobileNumber"},
	} {
		press(form, step.key)
		if form.Focused() != step.want {
			t.Fatalf("after %s the focus is on %s instead of %s", step.key, form.Focused(), step.want)
		}
	}
	form.Focus("otp")
	press(form, "down")
	if form.Focused() != "otp" {
		t.Errorf("down at the end went to %s", form.Focused())
	}
	form.Focus("no such field")
	if form.Focused() != "otp" {
		t.Errorf("an unknown id moved the focus to %s", form.Focused())
	}
}

func TestTypingChangesTheFieldInFocusAndIsCounted(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("mobileNumber")
	typed(form, "0791")
	press(form, "left", "backspace")
	if got := form.Value("mobileNumber"); got != "071" {
		t.Errorf("value %q", got)
	}
	if got := form.Changes(); got != 5 {
		t.Errorf("%d changes counted instead of 5: moving the cursor is none", got)
	}
	if !form.Edited("mobileNumber") || form.Edited("operatorId") {
		t.Error("edited fields are mixed up")
	}
	if form.Update(ui.KeyPress("ctrl+s")) {
		t.Error("the form took a key that is not its own")
	}
}

func TestAChoiceGoesRoundAndJumpsByLetter(t *testing.T) {
	t.Parallel()
	form := newForm()
	for _, step := range []struct{ key, want string }{
		{"right", "token"}, {"space", "login"}, {"right", "verify"}, {"left", "login"}, {"left", "token"}, {"l", "login"},
		{"a", "verify"}, {"a", "token"}, {"A", "verify"}, {"z", "verify"},
	} {
		press(form, step.key)
		if got := form.Value("operation"); got != step.want {
			t.Fatalf("after %s: %s instead of %s", step.key, got, step.want)
		}
	}
}

func TestEnterGoesToTheNextFieldAndChangesNone(t *testing.T) {
	t.Parallel()
	form := newForm()
	before := form.Values()
	for range len(before) - 1 {
		press(form, "enter")
	}
	if form.Focused() != "otp" || form.Changes() != 0 || !maps.Equal(form.Values(), before) {
		t.Errorf("on %s after %d changes", form.Focused(), form.Changes())
	}
	if form.Update(ui.KeyPress("enter")) {
		t.Error("the last field took enter")
	}
}

func TestAFormNamesTheKeysOfAChoice(t *testing.T) {
	t.Parallel()
	form := newForm()
	for id, want := range map[string]bool{"operation": true, "debug": true, "mobileNumber": false} {
		form.Focus(id)
		named := slices.ContainsFunc(form.Keys(), func(b key.Binding) bool { return b.Help().Key == "left/right space" })
		if named != want {
			t.Errorf("%s: named is %v", id, named)
		}
	}
}

func TestAToggleTurns(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("debug")
	press(form, "space")
	if form.Value("debug") != "true" {
		t.Errorf("after space: %q", form.Value("debug"))
	}
	uitest.MustContain(t, form.View().Body, "[x] yes")
	press(form, "left")
	if form.Value("debug") != "false" {
		t.Errorf("after left: %q", form.Value("debug"))
	}
}

func TestAMendIsPutInByOneKey(t *testing.T) {
	t.Parallel()
	form := newForm()
	lints := []ui.Lint{
		{Severity: ui.Warn, Text: "looks short"},
		{Severity: ui.Fail, Text: "not E.164: no + and country code", Mend: "+962791234567", MendLabel: "if Jordan: +962791234567"},
	}
	form.SetLints("mobileNumber", lints)
	if form.Update(ui.KeyPress("ctrl+y")) {
		t.Error("ctrl+y was taken on a field without a mend")
	}
	uitest.MustNotContain(t, form.View().Body, "ctrl+y")
	form.Focus("mobileNumber")
	uitest.MustContain(t, form.View().Body, "! looks short", "✗ not E.164", "if Jordan: +962791234567  ctrl+y put in")
	press(form, "ctrl+y")
	if got := form.Value("mobileNumber"); got != "+962791234567" {
		t.Errorf("value %q", got)
	}
	form.SetLints("mobileNumber", nil)
	uitest.MustNotContain(t, form.View().Body, "✗", "ctrl+y")
}

func TestAPasteOfOneLineGoesToTheCursor(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("operatorId")
	press(form, "home")
	form.Update(tea.PasteMsg{Content: "X_\r\n"})
	if got := form.Value("operatorId"); got != "X_ZAIN_JO" {
		t.Errorf("value %q", got)
	}
	uitest.MustContain(t, form.View().Body, "! the line break at the end")
	press(form, "left")
	uitest.MustNotContain(t, form.View().Body, "line break")
}

func TestAPasteOfSeveralLinesIsRefusedAndSaid(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("operatorId")
	before := form.Changes()
	form.Update(tea.PasteMsg{Content: "one\rtwo\rthree"})
	if form.Value("operatorId") != "ZAIN_JO" || form.Changes() != before {
		t.Errorf("value %q, %d changes", form.Value("operatorId"), form.Changes()-before)
	}
	uitest.MustContain(t, form.View().Body, "not put in: the paste has 3 lines; this", "field takes one")
	form.SetLines("ctrl+g, then paste, explains it")
	form.Update(tea.PasteMsg{Content: "one\ntwo"})
	uitest.MustContain(t, form.View().Body, "not put in: the paste has 2 lines; ctrl+g,", "then paste, explains it")
}

func TestAPasteSelectsAChoice(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Update(tea.PasteMsg{Content: " authmatech · token\n"})
	if form.Value("operation") != "token" {
		t.Errorf("value %q", form.Value("operation"))
	}
	form.Update(tea.PasteMsg{Content: "nonsense"})
	if form.Value("operation") != "token" {
		t.Errorf("value %q", form.Value("operation"))
	}
	uitest.MustContain(t, form.View().Body, "not put in: the paste is none")
}

func TestALongValueIsKeptWholeAndSummedUp(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("mobileNumber")
	long := strings.Repeat("0123456789abcdef", 70<<10/16)
	form.Update(tea.PasteMsg{Content: long})
	if form.Value("mobileNumber") != long {
		t.Fatalf("%d of %d bytes kept", len(form.Value("mobileNumber")), len(long))
	}
	uitest.MustContain(t, form.View().Body, "[71 680 bytes, hex]", "[2 048 bytes]")
	form.SetSize(60, 20)
	uitest.MustContain(t, form.View().Body, "[2 048 bytes, base64]")

	typed(form, "x")
	press(form, "backspace")
	if form.Value("mobileNumber") != long {
		t.Error("a key changed a value that is not shown")
	}
	uitest.MustContain(t, form.View().Body, "ctrl+u clears it")
	form.Update(tea.PasteMsg{Content: "+962790000001"})
	if got := form.Value("mobileNumber"); got != "+962790000001" {
		t.Errorf("a paste over a long value left %d bytes", len(got))
	}
	form.SetValue("mobileNumber", long)
	press(form, "ctrl+u")
	if form.Value("mobileNumber") != "" {
		t.Error("ctrl+u did not clear the long value")
	}
}

func TestTheLimitOfWhatIsShownIs200Characters(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.SetValue("operatorId", strings.Repeat("é", 200))
	uitest.MustNotContain(t, form.View().Body, "400 bytes")
	form.SetValue("operatorId", strings.Repeat("é", 201))
	uitest.MustContain(t, form.View().Body, "[402 bytes, text]")
}

func TestAMaskedValueIsNeverShown(t *testing.T) {
	t.Parallel()
	form := newForm()
	uitest.MustContain(t, form.View().Body, "••••••••  from keyring")
	form.Focus("apiKey")
	typed(form, "fake-key-123")
	uitest.MustContain(t, form.View().Body, strings.Repeat("•", 12))
	uitest.MustNotContain(t, form.View().Body, "from keyring", "fake", "123")
	press(form, "ctrl+w")
	if got := form.Value("apiKey"); got != "" {
		t.Errorf("deleting a word of a masked value told where words end: %q left", got)
	}
	form.SetValue("apiKey", strings.Repeat("k", 300))
	form.Focus("operatorId")
	uitest.MustContain(t, form.View().Body, "••••••••")
	uitest.MustNotContain(t, form.View().Body, "300", "kkk")
}

func TestADraftHoldsNoSecrets(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.SetValue("apiKey", "fake-key")
	form.SetValue("otp", "202611")
	draft := form.Draft()
	if keys := slices.Sorted(maps.Keys(draft)); !slices.Equal(keys, []string{"debug", "encryptedMobileNumber", "mobileNumber", "operation", "operatorId"}) {
		t.Errorf("the draft holds %v", keys)
	}
	if values := form.Values(); values["apiKey"] != "fake-key" || values["otp"] != "202611" || len(values) != 7 {
		t.Errorf("%d values", len(values))
	}
}

func TestAFormNamesItsKeys(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("mobileNumber")
	if keys := form.Keys(); len(keys) != 1 || keys[0].Help().Key != "tab" {
		t.Errorf("%d keys without a mend", len(keys))
	}
	form.SetLints("mobileNumber", []ui.Lint{{Severity: ui.Pass, Text: "fine", Mend: "x"}})
	if keys := form.Keys(); len(keys) != 2 || keys[1].Help().Key != "ctrl+y" {
		t.Errorf("%d keys with a mend", len(keys))
	}
	uitest.MustContain(t, form.View().Body, "✓ fine")
}

func TestNewOptionsLeaveTheValueUntilItIsChanged(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.SetOptions("operation", []ui.Option{{Value: "otp_send", Label: "OTP send"}})
	if got := form.Value("operation"); got != "verify" {
		t.Errorf("value %q", got)
	}
	uitest.MustContain(t, form.View().Body, "operation       verify")
	press(form, "left")
	if got := form.Value("operation"); got != "otp_send" {
		t.Errorf("value %q", got)
	}
	changes := form.Changes()
	if press(form, "right"); form.Changes() != changes {
		t.Error("going round among one option counted as a change")
	}
	form.SetOptions("operation", nil)
	if form.Update(ui.KeyPress("right")) {
		t.Error("a choice without options took a key")
	}
}

func TestUnknownFieldsAreIgnored(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.SetValue("none", "x")
	form.SetLints("none", []ui.Lint{{Text: "x"}})
	form.SetOptions("none", nil)
	if form.Value("none") != "" || form.Edited("none") || form.Changes() != 0 {
		t.Error("an unknown field was kept")
	}
	if form.Update("another message") {
		t.Error("another message was taken")
	}
}

func TestAClearedSecretShowsNoBullets(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.SetValue("apiKey", "")
	if !form.Edited("apiKey") || form.Changes() != 1 {
		t.Error("clearing a value that comes from elsewhere is no change")
	}
	uitest.MustNotContain(t, form.View().Body, "••••", "from keyring")
}

func TestNewFieldsKeepTheFocusByName(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("operatorId")
	form.SetFields(ui.Field{ID: "user"}, ui.Field{ID: "operatorId"})
	if form.Focused() != "operatorId" {
		t.Errorf("the focus went to %q", form.Focused())
	}
	form.SetFields(ui.Field{ID: "other"})
	if form.Focused() != "other" {
		t.Errorf("the focus went to %q", form.Focused())
	}
	form.SetFields()
	if form.Focused() != "" || form.Typing() || form.Update(ui.KeyPress("a")) || form.View().Body != "" {
		t.Error("a form without fields does something")
	}
}

func TestAFormThatIsNotActiveTakesNothing(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("operatorId")
	form.SetActive(false)
	if form.Update(ui.KeyPress("a")) || form.Typing() || form.View().Cursor != nil {
		t.Error("an inactive form takes keys or shows a cursor")
	}
	uitest.MustNotContain(t, form.View().Body, ui.GlyphBar)
}

func TestTheCursorStandsBehindWhatIsTyped(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("mobileNumber")
	typed(form, "é語")
	cursor := form.View().Cursor
	if cursor == nil || cursor.X != 5 || cursor.Y != 2 {
		t.Errorf("cursor %+v, want 5, 2", cursor)
	}
}

func TestAClickMovesTheFocus(t *testing.T) {
	t.Parallel()
	form := newForm()
	lines := strings.Split(uitest.Plain(form.View().Body), "\n")
	at := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "operatorId") })
	if !form.Click(at) || form.Focused() != "operatorId" {
		t.Errorf("a click on line %d put the focus on %s", at, form.Focused())
	}
	if form.Click(-1) || form.Click(19) {
		t.Error("a click beside the fields was taken")
	}
}

func TestTheFieldInFocusIsAlwaysOnTheScreen(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.SetLints("operatorId", []ui.Lint{{Severity: ui.Fail, Text: "unknown operator, the pack knows ZAIN_JO, ORANGE_JO and UMNIAH_JO", Mend: "X"}})
	for height := 1; height < 20; height++ {
		for _, field := range verifyFields() {
			form.SetSize(40, height)
			form.Focus(field.ID)
			view := form.View()
			if view.Cursor == nil {
				t.Fatalf("%s at height %d: the cursor is not on the screen\n%s", field.ID, height, uitest.Plain(view.Body))
			}
			uitest.MustContain(t, view.Body, ui.GlyphBar)
		}
	}
}

func TestTheFormLooksAsDesigned(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("mobileNumber")
	typed(form, "0791234567")
	form.SetLints("mobileNumber", []ui.Lint{{
		Severity: ui.Fail, Text: "not E.164: no + and country code", Mend: "+962791234567", MendLabel: "if Jordan: +962791234567",
	}})
	for _, size := range []struct {
		name          string
		width, height int
	}{{"form-46x20", 46, 20}, {"form-80x24", 80, 24}, {"form-30x8", 30, 8}, {"form-12x4", 12, 4}} {
		form.SetSize(size.width, size.height)
		uitest.Golden(t, size.name, ui.Fit(form.View().Body, size.width, size.height))
	}
}

func TestAFormFitsEverySize(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("mobileNumber")
	typed(form, "語 and \u202e a very long value that does not fit into any narrow window")
	form.SetLints("mobileNumber", []ui.Lint{{Severity: ui.Fail, Text: "語 wide and long text of a lint", Mend: "x"}})
	for _, focus := range []string{"operation", "mobileNumber", "encryptedMobileNumber", "debug", "apiKey"} {
		form.Focus(focus)
		uitest.Sweep(t, func(w, h int) string {
			form.SetSize(w, h)
			view := form.View()
			if c := view.Cursor; c != nil && (c.X < 0 || c.Y < 0 || c.X >= w || c.Y >= h) {
				t.Fatalf("%s: the cursor %d,%d is outside of %dx%d", focus, c.X, c.Y, w, h)
			}
			return view.Body
		})
	}
}

func TestNothingInAFormActsOnTheTerminal(t *testing.T) {
	t.Parallel()
	form := ui.NewForm(plainTheme(), ui.Field{ID: "a\x1b[2J", Help: "b\x1b[2J", Value: "c\x1b[2J", Source: "d\x1b[2J"},
		ui.Field{ID: "choice", Kind: ui.Choice, Value: "e\x1b[2J"})
	form.SetLints("a\x1b[2J", []ui.Lint{{Text: "f\x1b[2J", Mend: "g\x1b[2J"}, {Text: "h", Mend: "i", MendLabel: "k\x1b[2J"}})
	form.SetSize(60, 20)
	for range 2 {
		if view := form.View().Body; strings.Contains(view, "\x1b[2J") {
			t.Errorf("an escape sequence reached the screen: %q", view)
		}
		form.Focus("choice")
	}
}

func TestViewChangesNothing(t *testing.T) {
	t.Parallel()
	form := newForm()
	form.Focus("operatorId")
	first := form.View()
	for range 3 {
		if again := form.View(); again.Body != first.Body || *again.Cursor != *first.Cursor {
			t.Fatal("drawing twice gives two pictures")
		}
	}
}
