package ticket

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/history/ticket"
	"casebook/ui/uitest"
)

// savedAs opens the line for a file's name and accepts a name in a new folder once.
func savedAs(t *testing.T, d *uitest.Driver[*Screen], name string) (path string) {
	t.Helper()
	leave(t, d, "s")
	path = filepath.Join(t.TempDir(), name)
	d.Keys("ctrl+u")
	d.Type(path)
	d.Keys("enter")
	return path
}

func TestTheNameOfAFileChoosesTheFormatThatIsSeenFirst(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, want := range map[string]struct {
		format ticket.Format
		head   string // of what the file holds
		seen   string
	}{
		"x.zip":  {ticket.Zip, "PK\x03\x04", "MANIFEST.json"},
		"x.JSON": {ticket.JSON, "{\n", `"kind": "casebook ticket"`},
		"x.har":  {ticket.HAR, "{\n", `"creator": {`},
		"x.sh":   {ticket.Curl, "#!/bin/sh\n", "#!/bin/sh"},
		"x.txt":  {ticket.Plain, "Authmatech · Verify: ", "Authmatech · Verify: "},
	} {
		d := drive(t, false, 120, 34)
		path := savedAs(t, d, name)
		if _, err := os.Stat(path); err == nil || !d.Model.save.open || len(keptCase(t, d).Left) != 0 {
			t.Errorf("%s was written before it was seen", name)
		}
		if text := said(t, d); text != "the format is "+formatName(want.format)+" now, by the name; enter writes it" {
			t.Errorf("%s: said %q", name, text)
		}
		uitest.MustContain(t, view(d), want.seen, formatName(want.format)+", ")
		d.Keys("enter")
		file, err := os.ReadFile(path)
		if err != nil || !strings.HasPrefix(string(file), want.head) || string(file) != string(d.Model.made.leaves.out.Bytes()) {
			t.Errorf("%s holds %.30q, %v", name, file, err)
		}
		if left := keptCase(t, d).Left; len(left) != 1 || left[0].Format != string(want.format) {
			t.Errorf("%s: kept %+v", name, left)
		}
	}
}

func TestAnUnknownEndingKeepsTheFormatAndSaysWhichItIs(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"x.pdf", "x"} {
		d := drive(t, false, 240, 34)
		path := savedAs(t, d, name)
		if file, err := os.ReadFile(path); err != nil || string(file) != d.Model.made.ticket.Text.String() {
			t.Errorf("%s holds %.30q, %v", name, file, err)
		}
		if text := said(t, d); !strings.HasPrefix(text, "ticket written to ") || !strings.HasSuffix(text, " bytes of Markdown") {
			t.Errorf("%s: said %q", name, text)
		}
	}
}

func TestAFormatThatTheTicketCannotHaveIsNotWrittenUnderItsName(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, false, 120, 40)
	leave(t, d, "c")
	d.Keys("d", "down", "down", "y", "a") // the addendum has no call
	path := savedAs(t, d, "x.sh")
	if _, err := os.Stat(path); err == nil || !d.Model.save.open {
		t.Error("it was written, or the line is closed")
	}
	if text := said(t, d); !strings.HasPrefix(text, "not written as curl, by the name: there is no call in this ticket") {
		t.Errorf("said %q", text)
	}
	uitest.MustContain(t, view(d), "Markdown, ", "# Addendum")
	d.Keys("ctrl+u")
	d.Type(strings.TrimSuffix(path, ".sh") + ".md")
	d.Keys("enter")
	if file, err := os.ReadFile(strings.TrimSuffix(path, ".sh") + ".md"); err != nil || !strings.HasPrefix(string(file), "# Addendum") {
		t.Errorf("the file holds %.30q, %v", file, err)
	}
}

func TestAZipByItsNameHoldsAllOfIt(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, false, 80, 24)
	path := savedAs(t, d, "x.zip")
	d.Keys("enter")
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var names []string
	for _, file := range archive.File {
		names = append(names, file.Name)
	}
	if got := strings.Join(names, " "); got != "ticket.md ticket.txt ticket.json calls.har reproduce.sh MANIFEST.json" {
		t.Errorf("it holds %s", got)
	}
}

func TestWhatChangedWhileANameWasTypedIsSeenBeforeItIsWritten(t *testing.T) {
	t.Chdir(t.TempDir())
	d := drive(t, false, 120, 34)
	leave(t, d, "s")
	d.Send(cutThis{d.Model, "INVALID_MOBILE_NUMBER"})
	d.Keys("enter")
	if text := said(t, d); !d.Model.save.open || text != "the ticket changed meanwhile; enter writes it as it is now" {
		t.Errorf("said %q", text)
	}
	d.Keys("enter")
	if file, err := os.ReadFile("casebook-case-1.md"); err != nil || strings.Contains(string(file), "INVALID_MOBILE_NUMBER") || string(file) != d.Model.made.ticket.Text.String() {
		t.Errorf("the file holds %d bytes, %v", len(file), err)
	}
}
