package history

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestADiskWithoutLocksIsOneSentenceAndNothingIsWritten(t *testing.T) {
	t.Parallel()
	for _, number := range []syscall.Errno{syscall.ENOLCK, syscall.EOPNOTSUPP, syscall.ENOSYS} {
		s := fresh(t)
		mixed(t, s, 3)
		before := string(must[[]byte](t)(os.ReadFile(s.Path())))
		s.lock = func(*os.File, bool) (bool, error) { return false, number }
		for way, err := range operations(t, s) {
			if err == nil || !strings.Contains(err.Error(), "knows no locks") || !strings.Contains(err.Error(), s.Path()) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: %v", way, err)
			}
		}
		if string(must[[]byte](t)(os.ReadFile(s.Path()))) != before {
			t.Error("the file was changed")
		}
		alone(t, s)
	}
}

func TestAFolderThatMayNotBeWrittenIsOneSentence(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 {
		// Root may write everything: what the system would say is put into words all the same.
		for err, words := range map[error]string{
			&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES}: "you may not write in",
			&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOSPC}: "the disk is full",
			&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}: "there is no folder",
		} {
			if said := unwritten("folder/x", err).Error(); !strings.Contains(said, words) || strings.Contains(said, "\n") {
				t.Errorf("%v: %s", err, said)
			}
		}
		return
	}
	s := fresh(t)
	mixed(t, s, 3)
	folder := filepath.Dir(s.Path())
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(folder, 0o700) }()
	_, compact := s.Compact(t.Context(), nil)
	_, backup := s.Backup(t.Context(), filepath.Join(folder, "backup.db"), false, nil)
	_, export := s.ExportFile(t.Context(), filepath.Join(folder, "all.ndjson"), Export{})
	for way, err := range map[string]error{"compact": compact, "backup": backup, "export": export} {
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "may not") {
			t.Errorf("%s: %v", way, err)
		}
	}
	whole(t, s)
}

func TestADiskWithoutHardLinksIsTakenCareOfToo(t *testing.T) {
	t.Parallel()
	s := withOldBytes(t, 20)
	s.link = func(string, string) error { return &os.LinkError{Op: "link", Err: syscall.EPERM} }
	old := must[*os.File](t)(os.Open(s.Path()))
	defer func() { _ = old.Close() }()
	must[Compacted](t)(s.Compact(t.Context(), nil))
	if report := whole(t, s); report.Attempts != 21 {
		t.Errorf("%+v", report)
	}
	alone(t, s)
	if left := must[[]byte](t)(io.ReadAll(old)); len(left) == 0 || len(bytes.Trim(left, "\x00")) > 0 {
		t.Errorf("%d bytes are left of the old file, not all of them zeros", len(left))
	}
	sp := collected(t)
	damaged := store(t, sp.content[:30_000])
	damaged.link = s.link
	done := must[Salvaged](t)(damaged.Salvage(t.Context(), false, nil))
	if !bytes.Equal(must[[]byte](t)(os.ReadFile(done.Kept)), sp.content[:30_000]) {
		t.Errorf("%+v", done)
	}
	whole(t, damaged)
}
