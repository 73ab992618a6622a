package ticket

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/history/ticket"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestCopyingHandsOverTheTicketAndNothingElse(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	leave(t, d, "c")
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

func TestThatItLeftIsKeptWithTheCaseAndShown(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 40)
	d.Keys("c")
	if len(keptCase(t, d).Left) != 0 {
		t.Error("kept before it left")
	}
	leave(t, d, "c")
	left := keptCase(t, d).Left
	if len(left) != 1 || left[0].Way != "copied" || left[0].Format != "markdown" || left[0].To != "Authmatech support, support@authmatech.com" || !left[0].At.Equal(noon()) {
		t.Fatalf("kept %+v", left)
	}
	if sum := sha256.Sum256([]byte(last[nav.Copy](t, d).Text.String())); left[0].SHA256 != hex.EncodeToString(sum[:]) {
		t.Error("the digest is of something else")
	}
	uitest.MustContain(t, view(d), "copied 12:00, Markdown")
	d.Keys("d")
	uitest.MustContain(t, view(d), "LEFT SO FAR", "a only what is new since then")
}

func TestWhatIsOpenAndMissingIsNamedOnceBeforeItLeaves(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Keys("c")
	question := last[nav.Ask](t, d)
	for _, want := range []string{"2 steps of the checklist are open: The product is enabled for the account; The balance is sufficient", "The desk will miss: What the desk finds the call by (No request id is documented for Verify", "anyway?"} {
		if !strings.Contains(question.Text, want) {
			t.Errorf("%q is not in %q", want, question.Text)
		}
	}
	if sent[nav.Copy](d) {
		t.Error("it left before the answer")
	}
	d.Send(question.Do())
	asked := len(d.Seen)
	d.Keys("c")
	if _, again := lastSince[nav.Ask](d, asked); again || !sent[nav.Copy](d) {
		t.Error("asked twice, or not copied")
	}
	d.Keys("d", "down", "down", "y")
	asked = len(d.Seen)
	d.Keys("c")
	if ask, again := lastSince[nav.Ask](d, asked); !again || !strings.Contains(ask.Text, "1 step of the checklist is open") {
		t.Errorf("other gaps are not named: %q", ask.Text)
	}
}

func TestManyOpenStepsAreNotAllNamed(t *testing.T) {
	t.Parallel()
	if got := listed([]string{"one.", "two", "three", "four", "five"}, namedSteps); got != "one; two; three; and 2 more" {
		t.Errorf("named %q", got)
	}
}

func TestBothWaysAtOnceAreTwoLeavings(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, false, 120, 34)
	leave(t, d, "b")
	wish := last[nav.Copy](t, d)
	file, err := os.ReadFile("casebook-case-1.md")
	if err != nil || string(file) != wish.Text.String() || wish.What != "ticket" || wish.Saved != "casebook-case-1.md" {
		t.Errorf("copied as %q, the file holds %d bytes, %v", wish.Saved, len(file), err)
	}
	left := keptCase(t, d).Left
	if len(left) != 2 || left[0].Way != "saved" || left[1].Way != "copied" || left[0].SHA256 != left[1].SHA256 {
		t.Errorf("kept %+v", left)
	}
}

func TestALeavingThatTheCaseCannotKeepIsSaid(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Model.made.inCase = 99
	leave(t, d, "c")
	if text := said(t, d); !strings.HasPrefix(text, "copied, but the case does not know of it: case 99 is not in the history") {
		t.Errorf("said %q", text)
	}
}

func TestNothingLeavesWhenTheSecondScanFindsSomething(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Model.made.ticket.Leaks = []string{"phone-1"}
	d.Model.arrange()
	d.Keys("c", "s", "b")
	if sent[nav.Copy](d) || sent[nav.Ask](d) || d.Model.save.open {
		t.Error("it left")
	}
	if text := said(t, d); !strings.Contains(text, "nothing left: the second scan found") || !strings.Contains(text, "phone-1") {
		t.Errorf("said %q", text)
	}
	uitest.MustContain(t, view(d), "SCAN    ✗ 1 found, so nothing leaves: phone-1")
}

func TestWhatIsBeingWrittenAnewDoesNotLeaveAsItWas(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Keys("r")
	agree(t, d)
	d.Hold()
	d.Keys("r", "c") // hidden again, and copied before that is done
	d.Release()
	if text := said(t, d); sent[nav.Copy](d) || !strings.Contains(text, "being written") {
		t.Errorf("said %q", text)
	}
}

// choose takes a form in the list of forms.
func choose(t *testing.T, d *uitest.Driver[*Screen], name string) {
	t.Helper()
	d.Keys("f")
	for _, way := range last[nav.Choose](t, d).Ways {
		if way.Cells[0] == name {
			d.Send(way.Do())
			return
		}
	}
	t.Fatalf("%s is not offered", name)
}

func TestAFormIsChosenAndStandsInTheHeadWithItsSize(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	choose(t, d, "JSON")
	uitest.MustContain(t, view(d), "JSON, "+ui.Grouped(len(d.Model.made.leaves.out.Bytes()))+" bytes", "VALUES   DESK")
	uitest.MustNotContain(t, view(d), "ORIGINAL")
	d.Keys("n")
	uitest.MustContain(t, view(d), "[phone-1: ")
	leave(t, d, "c")
	if text := last[nav.Copy](t, d).Text.String(); !strings.HasPrefix(text, "{") || keptCase(t, d).Left[0].Format != "json" {
		t.Errorf("copied %.40q", text)
	}
	choose(t, d, "Markdown")
	uitest.MustContain(t, view(d), "ORIGINAL   VALUES   DESK", "Markdown, ")
}

func TestAZipIsSavedAndNotCopied(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, false, 120, 34)
	choose(t, d, "zip")
	uitest.MustContain(t, view(d), "zip, ", "ticket.md", "MANIFEST.json")
	d.Keys("c")
	if text := said(t, d); sent[nav.Copy](d) || !strings.Contains(text, "a zip cannot be copied") {
		t.Errorf("said %q", text)
	}
	leave(t, d, "s")
	uitest.MustContain(t, view(d), "save as  casebook-case-1.zip")
	d.Keys("enter")
	archive, err := zip.OpenReader("casebook-case-1.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if left := keptCase(t, d).Left; len(archive.File) < 5 || len(left) != 1 || left[0].Way != "saved" || left[0].Format != "zip" {
		t.Errorf("%d files, kept %+v", len(archive.File), left)
	}
}

func TestEveryFormCanBeShown(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	for _, f := range ticket.Formats() {
		choose(t, d, formatName(f))
		if l := d.Model.made.leaves; l.format != f || l.out == nil || len(l.sheet.lines[ui.RightSide]) < 3 {
			t.Errorf("%s: %d lines, %s", f, len(l.sheet.lines[ui.RightSide]), l.trouble)
		}
	}
}

func TestAnAddendumHoldsWhatIsNewSinceItLeft(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 40)
	d.Keys("a")
	if text := said(t, d); !strings.Contains(text, "has not left yet") {
		t.Errorf("said %q", text)
	}
	leave(t, d, "c")
	d.Keys("a")
	if text := said(t, d); !strings.HasPrefix(text, "Nothing is new since the ticket was sent") || d.Model.draft.addendum {
		t.Errorf("said %q", text)
	}
	d.Keys("d", "down", "down", "y", "a")
	uitest.MustContain(t, view(d), "OUTGOING, ADDENDUM", "# Addendum: Authmatech")
	uitest.MustNotContain(t, view(d), "## Attempt 1")
	d.Keys("a")
	uitest.MustContain(t, view(d), "# Authmatech · Verify")
	uitest.MustNotContain(t, view(d), "ADDENDUM")
}

func TestSavingProposesAFreeNameAndSaysWhereItWrote(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("casebook-case-1.md", []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, false, 120, 34)
	d.Keys("s")
	agree(t, d)
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
	d.Keys("s")
	agree(t, d)
	d.Keys("ctrl+u", "enter")
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
	d.Keys("s")
	agree(t, d)
	d.Keys("ctrl+u")
	d.Type("mine.md")
	d.Keys("enter")
	if file, err := os.ReadFile("mine.md"); err != nil || string(file) != "mine" || len(keptCase(t, d).Left) != 0 {
		t.Fatalf("the file holds %q now, %v", file, err)
	}
	agree(t, d)
	if file, err := os.ReadFile("mine.md"); err != nil || string(file) != d.Model.made.ticket.Text.String() {
		t.Errorf("the file holds %d bytes after yes, %v", len(file), err)
	}
}

func TestAFileThatCannotBeWrittenIsSaidAndTheNameStays(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, false, 120, 34)
	d.Keys("s")
	agree(t, d)
	d.Keys("ctrl+u")
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

func TestThatItWasSavedIsKeptAlsoWhenTheScreenIsLeftAtOnce(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 40)
	leave(t, d, "s")
	path := filepath.Join(t.TempDir(), "ticket.md")
	d.Keys("ctrl+u")
	d.Type(path)
	write := d.Model.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyEnter}))
	d.Model.Close()
	write()
	if left := keptCase(t, d).Left; len(left) != 1 || left[0].Way != "saved" {
		t.Errorf("kept %+v", left)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
