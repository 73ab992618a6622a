package outbox_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io/fs"
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
	const tmux = "\x1bPtmux;\x1b\x1b]52;c;aGk=\a\x1b\\"
	for name, test := range map[string]struct {
		env  map[string]string
		want string
		said string
	}{
		"a terminal":         {nil, "\x1b]52;c;aGk=\a", "sent to the terminal, unconfirmed"},
		"tmux, not reached":  {map[string]string{"TMUX": "/tmp/x", "TERM": "screen-256color"}, tmux + "\x1b]52;c;aGk=\a", "tmux drops it unless"},
		"tmux far away":      {map[string]string{"TERM": "tmux-256color"}, tmux + "\x1b]52;c;aGk=\a", "tmux drops it unless"},
		"screen":             {map[string]string{"TERM": "screen"}, "\x1bP\x1b]52;c;aGk=\a\x1b\\", "through screen, unconfirmed"},
		"from far away":      {map[string]string{"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "\x1b]52;c;aGk=\a", "sent to the terminal, unconfirmed"},
		"only by the screen": {map[string]string{"DISPLAY": ":0", "CASEBOOK_CLIPBOARD": "osc52"}, "\x1b]52;c;aGk=\a", "sent to the terminal, unconfirmed"},
	} {
		got, err := outbox.Copy(t.Context(), safe.Const("hi"), getenv(test.env))
		if err != nil || string(got.Sequence) != test.want || !strings.Contains(got.Said, test.said) || got.Sure {
			t.Errorf("%s: %q, %q, %v", name, got.Sequence, got.Said, err)
		}
	}
}

func TestALongTextReachesTheClipboardWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	fits := outbox.MaxClipboard / 4 * 3
	for _, env := range []map[string]string{nil, {"TERM": "screen"}} {
		got, err := outbox.Copy(t.Context(), shared(t, strings.Repeat("a", fits)), getenv(env))
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.NewReplacer("\x1bP", "", "\x1b\\", "", "\x1b]", "]", "\a", "").Replace(string(got.Sequence))
		text, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(plain, "]52;c;"))
		if err != nil || len(text) != fits {
			t.Errorf("%v: %d bytes arrive of %d (%v)", env, len(text), fits, err)
		}
	}
	got, err := outbox.Copy(t.Context(), shared(t, strings.Repeat("a", fits+1)), getenv(nil))
	if err == nil || got.Sequence != nil || !strings.Contains(err.Error(), "save it to a file") {
		t.Errorf("one byte too many: %d bytes, %v", len(got.Sequence), err)
	}
}

func TestWhatIsNotCopiedIsSaidInOneLineWithWhatIsLeftToDo(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ mode, text, want string }{
		{"", "", "there is nothing to copy"},
		{"off", "hi", "CASEBOOK_CLIPBOARD=off turns copying off; save it to a file instead"},
		{"native", "hi", "no tool for the clipboard is here, such as wl-copy, xclip, xsel or pbcopy; save it to a file instead"},
		{"clip\n", "hi", `CASEBOOK_CLIPBOARD is "clip\n", and only auto, native, osc52 or off mean anything`},
	} {
		got, err := outbox.Copy(t.Context(), shared(t, test.text), getenv(map[string]string{"CASEBOOK_CLIPBOARD": test.mode}))
		if err == nil || err.Error() != test.want || got.Sequence != nil || got.Said != "" {
			t.Errorf("%q: %+v, %v", test.mode, got, err)
		}
	}
}

func TestWhatMustNotLeaveIsNotWritten(t *testing.T) {
	t.Parallel()
	sharer := safe.NewSharer(safe.Key{}, "case 1")
	sharer.Learn("phone", "+962790001234")
	sharer.Unveil()
	unveiled := sharer.Words("call +962790001234")
	path := filepath.Join(t.TempDir(), "ticket.md")
	if err := outbox.WriteFile(path, unveiled); err == nil || err.Error() != path+" is not written: there is nothing in it that may leave" {
		t.Error(err)
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("there is a file")
	}
	if got, err := outbox.Copy(t.Context(), unveiled, getenv(nil)); err == nil || got.Sequence != nil {
		t.Errorf("copied as %q", got.Sequence)
	}
}

func TestAFileIsWrittenWholeForItsOwnerOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "ticket.md")
	for _, text := range []string{"first", "second, longer", "3"} {
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
		filepath.Join(precious, "x.md"):  "is a file and no folder",
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
