package draft

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// gone leaves a file of drafts of a window that is gone and returns its path.
func gone(t testing.TB, history string) string {
	t.Helper()
	w := Beside(history, noon)
	typed(t, w, "+962790000001")
	w.Close()
	return filepath.Join(w.Folder(), w.id+dataEnd)
}

func TestAFileThatCannotBeReadIsSetAsideAndNamed(t *testing.T) {
	t.Parallel()
	whole, err := encode([]*Draft{{ID: "a-1"}})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ content, says string }{
		"flipped":     {strings.Replace(string(whole), "a-1", "a-2", 1), "it is damaged"},
		"cut":         {string(whole[:len(whole)-1]), "it is damaged"},
		"cut early":   {"casebook dra", "it is damaged"},
		"empty":       {"", "it is damaged"},
		"no number":   {"casebook drafts x 00000000\n[]", "it is damaged"},
		"foreign":     {"SQLite format 3\x00", "it is no file of drafts"},
		"without ids": {"casebook drafts 1 8b57cfa7\n[{}]", "it is damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			history := place(t)
			path := gone(t, history)
			if err := os.WriteFile(path, []byte(test.content), 0o600); err != nil {
				t.Fatal(err)
			}
			w := Beside(history, noon)
			if got := w.Drafts(); len(got) != 0 {
				t.Errorf("it holds %v", got)
			}
			want := "drafts of an earlier window cannot be read: " + test.says + "; the file is now " + path + ".unread"
			if got := w.Trouble(); !slices.Equal(got, []string{want}) {
				t.Errorf("it says %q, not %q", got, want)
			}
			if got, err := os.ReadFile(path + ".unread"); err != nil || string(got) != test.content {
				t.Errorf("the file holds %q, %v", got, err)
			}
			if w = Beside(history, noon); len(w.Drafts()) != 0 || len(w.Trouble()) != 0 {
				t.Errorf("the next window says %q", w.Trouble())
			}
		})
	}
}

func TestWhatANewerCasebookWroteIsLeftToIt(t *testing.T) {
	t.Parallel()
	history := place(t)
	path := gone(t, history)
	const content = "casebook drafts 2 00000000\nwho knows"
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	w := Beside(history, noon)
	want := "drafts in " + path + " cannot be read: a newer casebook wrote it; it is left as it is"
	if len(w.Drafts()) != 0 || !slices.Equal(w.Trouble(), []string{want}) {
		t.Errorf("it says %q", w.Trouble())
	}
	typed(t, w, "+962790000002")
	if got, err := os.ReadFile(path); err != nil || string(got) != content {
		t.Errorf("the file holds %q, %v", got, err)
	}
}

func TestNoLinkIsFollowed(t *testing.T) {
	t.Parallel()
	const content = "nobody's business"
	for _, end := range []string{dataEnd, lockEnd} {
		history := place(t)
		path := gone(t, history)
		path = strings.TrimSuffix(path, dataEnd) + end
		target := filepath.Join(t.TempDir(), "target")
		for _, err := range []error{os.WriteFile(target, []byte(content), 0o644), os.Remove(path), os.Symlink(target, path)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		w := Beside(history, noon)
		if len(w.Drafts()) != 0 || len(w.Trouble()) != 1 || !strings.Contains(w.Trouble()[0], "it is a link") {
			t.Errorf("%s: it says %q", end, w.Trouble())
		}
		typed(t, w, "+962790000002")
		if got, err := os.ReadFile(target); err != nil || string(got) != content {
			t.Errorf("%s: the target holds %q, %v", end, got, err)
		}
	}
}

func TestAFolderThatIsALinkIsNotUsed(t *testing.T) {
	t.Parallel()
	history, target := place(t), t.TempDir()
	for _, err := range []error{os.MkdirAll(filepath.Dir(history), 0o700), os.Symlink(target, history+".drafts")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	w := Beside(history, noon)
	if len(w.Drafts()) != 0 || len(w.Trouble()) != 1 || !strings.Contains(w.Trouble()[0], "it is a link, or no folder") {
		t.Errorf("it says %q", w.Trouble())
	}
	if err := w.Put(Draft{ID: w.New()}); err == nil || !strings.Contains(err.Error(), "it is a link") {
		t.Errorf("writing says %v", err)
	}
	if entries, err := os.ReadDir(target); err != nil || len(entries) != 0 {
		t.Errorf("the target holds %v, %v", entries, err)
	}
}

// What cannot be written is said once, is there as long as the window, and is written
// when that can be done again.
func TestAWindowThatCannotWriteGoesOn(t *testing.T) {
	t.Parallel()
	history := place(t)
	if err := os.MkdirAll(filepath.Dir(history), 0o700); err != nil {
		t.Fatal(err)
	}
	inTheWay := history + ".drafts"
	if err := os.WriteFile(inTheWay, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w := Beside(history, noon)
	d := Draft{ID: w.New(), System: "authmatech", Operation: "verify"}
	err := w.Put(d)
	if err == nil || !strings.HasPrefix(err.Error(), "drafts are kept in this window only") {
		t.Errorf("the first time it says %v", err)
	}
	if err := w.Put(d); err != nil {
		t.Errorf("the second time it says %v", err)
	}
	if got := w.Drafts(); len(got) != 1 {
		t.Errorf("the window has %d drafts", len(got))
	}
	if err := os.Remove(inTheWay); err != nil {
		t.Fatal(err)
	}
	if err := w.Put(d); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if got := Beside(history, noon).Drafts(); len(got) != 1 {
		t.Errorf("the next window has %d drafts", len(got))
	}
}

func TestWhatKeepsDraftsFromBeingWrittenIsOneSentence(t *testing.T) {
	t.Parallel()
	w := Beside("/home/ada/history.db", noon)
	for _, test := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "drafts are kept in this window only: you may not write in /home/ada"},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.EROFS}, "drafts are kept in this window only: you may not write in /home/ada"},
		{&os.LinkError{Op: "rename", Err: syscall.ENOSPC}, "drafts are kept in this window only: the disk is full"},
		{errLarge, "drafts are kept in this window only: they are too long"},
		{&fs.PathError{Op: "sync", Path: "x", Err: syscall.EIO}, "drafts are kept in this window only: /home/ada/history.db.drafts: input/output error"},
	} {
		if got := w.failure(test.err).Error(); got != test.want {
			t.Errorf("%v: %s", test.err, got)
		}
	}
}

func TestEveryFlippedBitAndEveryCutIsSeen(t *testing.T) {
	t.Parallel()
	whole, err := encode([]*Draft{{ID: "a-1", System: "authmatech", Operation: "verify", Note: record("text")}})
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(whole) {
		if _, err := decode(whole[:n]); err == nil {
			t.Errorf("cut to %d bytes it is read", n)
		}
		flipped := slices.Clone(whole)
		flipped[n] ^= 1 << rand.IntN(8)
		if _, err := decode(flipped); err == nil {
			t.Errorf("with byte %d flipped it is read: %q", n, flipped)
		}
	}
}

// FuzzDecode reads arbitrary bytes: it never panics, and what it reads it writes as it
// was.
func FuzzDecode(f *testing.F) {
	whole, err := encode([]*Draft{{ID: "a-1", Saved: noon(), Lost: []string{"code"}, Note: record("\x00\xff")}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole, false)
	f.Add([]byte(`[{"id":"a","fields":{"x":"y"}}]`), true)
	f.Add([]byte("casebook drafts 999999999999999999999 0\n"), false)
	f.Fuzz(func(t *testing.T, file []byte, body bool) {
		if body { // with the sum that it should have, or nothing would ever get that far
			file = sealed(file)
		}
		drafts, err := decode(file)
		if err != nil {
			return
		}
		again, err := encode(drafts)
		if err != nil {
			return // a year that RFC 3339 cannot write
		}
		back, err := decode(again)
		if err != nil || len(back) != len(drafts) {
			t.Fatalf("%d drafts became %d: %v", len(drafts), len(back), err)
		}
		for i := range back {
			if back[i].ID != drafts[i].ID || back[i].Note != drafts[i].Note || len(back[i].Fields) != len(drafts[i].Fields) {
				t.Errorf("%+v became %+v", drafts[i], back[i])
			}
		}
	})
}
