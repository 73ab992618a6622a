package outbox_test

import (
	"bytes"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api/safe"
	"casebook/history/outbox"
)

func getenv(set map[string]string) func(string) string {
	return func(name string) string { return set[name] }
}

// shared makes a Text of any string, as a ticket does.
func shared(t testing.TB, s string) safe.Text {
	t.Helper()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return safe.NewSharer(key, "case 1").Words(s)
}

func TestTheClipboardSequenceIsByteExact(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		env  map[string]string
		want string
		said string
	}{
		"a terminal": {nil, "\x1b]52;c;aGk=\a", "sent to the terminal's clipboard, unconfirmed"},
		"tmux":       {map[string]string{"TMUX": "/tmp/x", "TERM": "screen-256color"}, "\x1bPtmux;\x1b\x1b]52;c;aGk=\a\x1b\\", "tmux drops it unless"},
		"screen":     {map[string]string{"TERM": "screen"}, "\x1bP\x1b]52;c;aGk=\a\x1b\\", "through screen, unconfirmed"},
	} {
		sequence, said, err := outbox.OSC52(safe.Const("hi"), getenv(test.env))
		if err != nil || string(sequence) != test.want || !strings.Contains(said, test.said) {
			t.Errorf("%s: %q, %q, %v", name, sequence, said, err)
		}
	}
}

func TestALongTextReachesTheClipboardWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	fits := outbox.MaxClipboard / 4 * 3
	for _, env := range []map[string]string{nil, {"TMUX": "x"}, {"TERM": "screen"}} {
		sequence, _, err := outbox.OSC52(shared(t, strings.Repeat("a", fits)), getenv(env))
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.NewReplacer("\x1bPtmux;", "", "\x1b\x1b]", "]", "\x1bP", "", "\x1b\\", "", "\x1b]", "]", "\a", "").Replace(string(sequence))
		text, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(plain, "]52;c;"))
		if err != nil || len(text) != fits {
			t.Errorf("%v: %d bytes arrive of %d (%v)", env, len(text), fits, err)
		}
	}
	if sequence, _, err := outbox.OSC52(shared(t, strings.Repeat("a", fits+1)), getenv(nil)); err == nil || sequence != nil || !strings.Contains(err.Error(), "save it to a file") {
		t.Errorf("one byte too many: %d bytes, %v", len(sequence), err)
	}
}

func TestAFileIsWrittenWholeForItsOwnerOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "ticket.md")
	for _, text := range []string{"first", "second, longer", ""} {
		if err := outbox.WriteFile(path, shared(t, text)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		info, statErr := os.Stat(path)
		if err != nil || statErr != nil || string(got) != text || info.Mode().Perm() != 0o600 {
			t.Errorf("%q was written as %q, mode %v (%v, %v)", text, got, info.Mode(), err, statErr)
		}
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestAPlaceThatCannotBeWrittenIsNamedWithItsMend(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	precious := filepath.Join(dir, "precious")
	link := filepath.Join(dir, "link")
	if err := os.WriteFile(precious, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(precious, link); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir:                              "is a folder; name a file in it",
		link:                             "is a link; name the file itself",
		filepath.Join(dir, "no", "x.md"): "there is no folder",
		filepath.Join(precious, "x.md"):  "there is no folder",
	} {
		if err := outbox.WriteFile(path, safe.Const("x")); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	if got, err := os.ReadFile(precious); err != nil || !bytes.Equal(got, []byte("kept")) {
		t.Errorf("what the link names was touched: %q, %v", got, err)
	}
}

func TestAProposedNameIsFreeAndStaysInItsFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, want := range []string{"case-42.md", "case-42-2.md", "case-42-3.md"} {
		path, err := outbox.FreeName(dir, "case 42", "md")
		if err != nil || path != filepath.Join(dir, want) {
			t.Fatalf("%s, %v; want %s", path, err, want)
		}
		if err := outbox.WriteFile(path, safe.Const("x")); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		path, err := outbox.FreeName(dir, rapid.String().Draw(t, "stem"), rapid.String().Draw(t, "ext"))
		if err != nil || filepath.Dir(path) != dir || strings.HasPrefix(filepath.Base(path), ".") {
			t.Fatalf("%q, %v", path, err)
		}
	})
}
