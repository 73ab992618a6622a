package history

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestABackupHoldsEverythingAndNoOldBytes(t *testing.T) {
	t.Parallel()
	s := withOldBytes(t, 60)
	target := filepath.Join(t.TempDir(), "backup.db")
	done := must[BackedUp](t)(s.Backup(t.Context(), target, false, nil))
	content := must[[]byte](t)(os.ReadFile(target))
	sum := sha256.Sum256(content)
	if done.SHA256 != hex.EncodeToString(sum[:]) || done.Report.Attempts != 61 || done.Replaced {
		t.Errorf("%+v", done)
	}
	same(t, keptIn(t, At(target)), keptIn(t, s))
	if bytes.Contains(content, []byte(canary)) {
		t.Error("the old bytes are in the copy")
	}
	alone(t, At(target))
	if info := must[os.FileInfo](t)(os.Stat(target)); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %s", info.Mode())
	}
	run(t, At(target), sample(t, "after"), nil)
	whole(t, At(target))
}

func TestABackupOverwritesNothingUnasked(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	mixed(t, s, 3)
	folder := t.TempDir()
	target, link := filepath.Join(folder, "backup.db"), filepath.Join(folder, "link.db")
	if err := os.WriteFile(target, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		target string
		force  bool
		says   string
	}{
		"there":   {target, false, "--force replaces it"},
		"link":    {link, true, "no ordinary file"},
		"folder":  {folder, true, "is a folder"},
		"itself":  {s.Path(), true, "the history itself"},
		"nowhere": {filepath.Join(folder, "no", "backup.db"), true, "there is no folder"},
	} {
		if _, err := s.Backup(t.Context(), test.target, test.force, nil); err == nil || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := must[[]byte](t)(os.ReadFile(target)); string(got) != "mine" {
		t.Error("the file was changed")
	}
	if done := must[BackedUp](t)(s.Backup(t.Context(), target, true, nil)); !done.Replaced {
		t.Errorf("%+v", done)
	}
	if report := whole(t, At(target)); report.Attempts != 3 {
		t.Errorf("%+v", report)
	}
	if _, err := fresh(t).Backup(t.Context(), filepath.Join(folder, "x.db"), false, nil); err == nil || !strings.Contains(err.Error(), "nothing to back up") {
		t.Errorf("%v", err)
	}
}

func TestADamagedHistoryIsCopiedAsItIsAndReplacesNothing(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	cut := bytes.ReplaceAll(sp.content, []byte("evidence-007"), []byte("evidence-oo7"))
	for name, content := range map[string][]byte{"a record": cut, "cut short": sp.content[:len(sp.content)/2], "headers": slices.Concat(make([]byte, 100), sp.content[100:4096], make([]byte, 100), sp.content[4196:])} {
		s := store(t, content)
		good := filepath.Join(t.TempDir(), "good.db")
		if err := os.WriteFile(good, sp.content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Backup(t.Context(), good, true, nil); !isOneLine(err, ErrDamaged) || !strings.Contains(err.Error(), "does not replace") {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(must[[]byte](t)(os.ReadFile(good)), sp.content) {
			t.Errorf("%s: the good backup was changed", name)
		}
		other := filepath.Join(t.TempDir(), "other.db")
		if _, err := s.Backup(t.Context(), other, false, nil); !isOneLine(err, ErrDamaged) || !strings.Contains(err.Error(), "byte for byte") {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(must[[]byte](t)(os.ReadFile(other)), content) {
			t.Errorf("%s: the copy is not as the history is", name)
		}
	}
}

func TestABackupWhileAThousandWritesRunHoldsAPrefixOfThem(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	mixed(t, s, 1)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var acknowledged []string
	ended, begun := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for i := range 1000 {
			if i%250 == 249 {
				<-begun // so that backups are made of all lengths, however slow one is
			}
			a, err := s.Add(ctx, sample(t, "meanwhile"), nil)
			if err != nil {
				t.Error(err)
				return
			}
			acknowledged = append(acknowledged, a.ID)
		}
	}()
	folder := t.TempDir()
	var copies []string
	for running := true; running; {
		select {
		case <-ended:
			running = false
		case begun <- struct{}{}:
		default:
		}
		target := filepath.Join(folder, "backup-"+time.Now().Format("150405.000000000")+".db")
		must[BackedUp](t)(s.Backup(t.Context(), target, false, nil))
		copies = append(copies, target)
	}
	lengths := map[int]bool{}
	for _, target := range copies {
		rows := must[[]Summary](t)(At(target).Attempts(t.Context(), Page{Limit: 2000}))
		n := len(rows) - 1
		lengths[n] = true
		for i, row := range rows[:n] {
			if want := acknowledged[n-1-i]; row.ID != want {
				t.Fatalf("%s: attempt %d is %s, not %s", target, n-1-i, row.ID, want)
			}
		}
		if n%7 == 0 {
			whole(t, At(target))
		}
	}
	if len(lengths) < 3 || !lengths[1000] {
		t.Errorf("%d copies of %d different lengths", len(copies), len(lengths))
	}
}
