package ticket

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestTheTicketIsShownAsItWouldLeaveWithWhatWasCut(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	uitest.MustContain(t, view(d), "WHAT GOES OUT", "# Authmatech · Verify: The mobile number is not accepted",
		"phone-1", "2 places", "personal, +962, E.164", "api-key #", "secret, 31 chars", "✓ 0 of 3 cut values are in the text",
		"✓ Full response body", "support@authmatech.com")
	uitest.MustNotContain(t, view(d), madeUpKey, madeUpPhone, "SIMULATED")
}

func TestATicketOfSimulatedAttemptsSaysSo(t *testing.T) {
	t.Parallel()
	d := drive(t, true, 120, 34)
	uitest.MustContain(t, view(d), "SIMULATED", "a ticket to practise")
	if heading := d.Model.Heading(); !heading.Simulated || heading.Title != "Login fails after SIM swap" {
		t.Errorf("the heading is %+v", heading)
	}
}

func TestCopyingHandsOverTheTicketAndNothingElse(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Keys("c")
	copied := last[nav.Copy](t, d)
	text := copied.Text.String()
	if copied.What != "ticket" || !strings.Contains(text, "[phone-1: +962") {
		t.Errorf("copied %q", text)
	}
	for _, secret := range []string{madeUpKey, madeUpPhone, strings.TrimPrefix(madeUpPhone, "+")} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is in the ticket", secret)
		}
	}
}

func TestNothingLeavesWhenTheSecondScanFindsSomething(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Model.made.ticket.Leaks = []string{"phone-1"}
	d.Model.arrange()
	d.Keys("c", "s")
	if sent[nav.Copy](d) || d.Model.save.open {
		t.Error("it left")
	}
	if say := last[nav.Say](t, d); !strings.Contains(say.Text, "held back") || !strings.Contains(say.Text, "phone-1") {
		t.Errorf("said %q", say.Text)
	}
	uitest.MustContain(t, view(d), "✗ 1 found: nothing can be copied")
}

func TestSavingProposesAFreeNameAndSaysWhereItWrote(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("casebook-case-1.md", []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, false, 120, 34)
	d.Keys("s")
	uitest.MustContain(t, view(d), "save as  casebook-case-1-2.md")
	if !d.Model.Typing() {
		t.Error("letters would not go into the name")
	}
	d.Keys("enter")
	path, err := filepath.Abs("casebook-case-1-2.md")
	if err != nil {
		t.Fatal(err)
	}
	if say := last[nav.Say](t, d); !strings.Contains(say.Text, "/casebook-case-1-2.md, ") || ui.Width(say.Text) > 120-besideNotice {
		t.Errorf("said %q", say.Text)
	}
	file, err := os.ReadFile(path)
	if err != nil || string(file) != d.Model.made.ticket.Text.String() {
		t.Errorf("the file holds %d bytes, %v", len(file), err)
	}
	if d.Model.Typing() {
		t.Error("the line is still open")
	}
}

func TestWithoutANameNothingIsSavedAndItIsSaid(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, false, 120, 34)
	d.Keys("s", "ctrl+u", "enter")
	if said := last[nav.Say](t, d).Text; said != "type a name" || !d.Model.save.open {
		t.Errorf("said %q", said)
	}
}

func TestALongPathKeepsItsLastName(t *testing.T) {
	t.Parallel()
	const path = "/home/somebody/a/long/way/down/casebook-case-7.md"
	for width, want := range map[int]string{
		90: path + ", 12 bytes", 60: "…ong/way/down/casebook-case-7.md, 12 bytes", 45: "…ay/down/casebook-case-7.md", 3: "…/casebook-case-7.md",
	} {
		if got := writtenTo(path, ", 12 bytes", width); got != "ticket written to "+want {
			t.Errorf("in %d cells it is %q", width, got)
		}
	}
}

func TestAFileThatIsThereIsReplacedOnlyOnTheUsersWord(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("mine.md", []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, false, 120, 34)
	d.Keys("s", "ctrl+u")
	d.Type("mine.md")
	d.Keys("enter")
	if file, err := os.ReadFile("mine.md"); err != nil || string(file) != "mine" {
		t.Fatalf("the file holds %q now, %v", file, err)
	}
	d.Send(last[nav.Ask](t, d).Do())
	if file, err := os.ReadFile("mine.md"); err != nil || string(file) != d.Model.made.ticket.Text.String() {
		t.Errorf("the file holds %d bytes after yes, %v", len(file), err)
	}
}

func TestAFileThatCannotBeWrittenIsSaidAndTheNameStays(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, false, 120, 34)
	d.Keys("s", "ctrl+u")
	d.Paste("nowhere/ticket.md\rsecond line")
	d.Keys("enter")
	if say := last[nav.Say](t, d); !strings.Contains(say.Text, "there is no folder") {
		t.Errorf("said %q", say.Text)
	}
	uitest.MustContain(t, view(d), "save as  nowhere/ticket.md")
	d.Keys("esc")
	if d.Model.Typing() {
		t.Error("esc did not close the line")
	}
}

func TestACaseWithoutAFinishedAttemptHasNoTicketAndSaysWhy(t *testing.T) {
	t.Parallel()
	s := New(newSetup(t), nav.OpenTicket{Case: 9})
	s.SetSize(120, 34)
	d := uitest.Drive(t, s)
	uitest.MustContain(t, view(d), "! ", "not in the history")
	d.Keys("c", "s")
	if sent[nav.Copy](d) || d.Model.save.open {
		t.Error("nothing was copied or saved")
	}
}

func TestTheTicketFollowsItsCase(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	x := refused(false)
	if _, err := d.Model.setup.Runner.Keep(t.Context(), x, 1); err != nil {
		t.Fatal(err)
	}
	d.Send(nav.Recorded{Case: 1})
	uitest.MustContain(t, view(d), "2 attempts of Authmatech Verify")
}

func TestANarrowWindowFlipsBetweenTheTicketAndWhatWasCut(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 80, 22)
	uitest.MustContain(t, view(d), "# Authmatech")
	uitest.MustNotContain(t, view(d), "SECOND SCAN")
	d.Keys("tab")
	uitest.MustContain(t, view(d), "SECOND SCAN")
	uitest.MustNotContain(t, view(d), "# Authmatech")
}

func TestWhatStandsForACutValueIsMarkedAlsoWhereARowIsWrapped(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	accent := d.Model.setup.Theme.Accent
	for row, want := range map[string]string{
		"no cut":            "no cut",
		"a [phone-1: x] b":  "a " + accent.Render("[phone-1: x]") + " b",
		"wrapped [phone-1:": "wrapped " + accent.Render("[phone-1:"),
		"[phone-9: x]":      "[phone-9: x]",
	} {
		if got := accented(row, []string{"[phone-1"}, accent); got != want {
			t.Errorf("%q became %q", row, got)
		}
	}
}

func TestABlockEndsOnlyWithItsOwnFence(t *testing.T) {
	t.Parallel()
	var kinds []kind
	for _, l := range linesOf("# head\ntext\n````http\n# no head\n```\n````\n## head\n") {
		kinds = append(kinds, l.kind)
	}
	want := []kind{headline, prose, fence, quoted, quoted, fence, headline}
	for i := range want {
		if i >= len(kinds) || kinds[i] != want[i] {
			t.Fatalf("kinds are %v, want %v", kinds, want)
		}
	}
}

func TestTheTicketFitsEverySize(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	empty := New(setup, nav.OpenTicket{Case: 9})
	empty.SetSize(80, 24)
	failed := uitest.Drive(t, empty).Model
	shown := drive(t, true, 80, 24).Model
	saving := drive(t, true, 80, 24)
	saving.Keys("s")
	side := drive(t, true, 80, 24)
	side.Keys("tab")
	for name, s := range map[string]*Screen{"failed": failed, "shown": shown, "saving": saving.Model, "side": side.Model} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			uitest.Sweep(t, func(w, h int) string {
				s.SetSize(w, h)
				return s.View().Body
			})
		})
	}
}

func TestTheTicketLooksAsItDid(t *testing.T) {
	t.Parallel()
	for name, size := range map[string]uitest.Size{"120x36": {Width: 120, Height: 34}, "80x24": {Width: 80, Height: 22}, "40x12": {Width: 40, Height: 10}} {
		d := drive(t, true, size.Width, size.Height)
		uitest.Golden(t, "ticket-"+name, view(d))
		d.Keys("tab")
		uitest.Golden(t, "cut-"+name, view(d))
	}
}

func BenchmarkTicketFrame(b *testing.B) {
	s := drive(b, false, 120, 38).Model
	b.ReportAllocs()
	for b.Loop() {
		s.View()
	}
}
