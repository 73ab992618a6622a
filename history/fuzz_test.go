package history

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// small returns a specimen in few bytes: pages of 1 KiB, none to spare.
func small(t testing.TB) specimen {
	t.Helper()
	s := repeatable(t)
	var sp specimen
	for i := range 9 {
		a := Attempt{Outcome: "success", Title: fmt.Sprint(i), Case: uint64(i/4 + 1)}
		var open *Case
		if i%4 == 0 {
			open = &Case{Title: fmt.Sprint(i)}
		}
		sp.attempts = append(sp.attempts, must[Attempt](t)(s.Add(t.Context(), a, open)))
	}
	path := filepath.Join(t.TempDir(), "small.db")
	from := must[*bolt.DB](t)(bolt.Open(s.Path(), 0o600, &bolt.Options{ReadOnly: true}))
	to := must[*bolt.DB](t)(bolt.Open(path, 0o600, &bolt.Options{PageSize: smallestPage}))
	if err := errors.Join(bolt.Compact(to, from, 0), from.Close(), to.Close()); err != nil {
		t.Fatal(err)
	}
	content := must[[]byte](t)(os.ReadFile(path))
	h, _, err := readHeader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	sp.content = content[:int64(h.high)*h.pageSize]
	return sp
}

func TestAHistoryWithOtherPagesThanThisMachineIsRead(t *testing.T) {
	t.Parallel()
	sp := small(t)
	s := store(t, sp.content)
	if intact := sp.survey(t, s); intact != len(sp.attempts) {
		t.Errorf("%d of %d attempts", intact, len(sp.attempts))
	}
	run(t, s, sample(t, "one more"), &Case{Title: "one more"})
	whole(t, s)
}

// FuzzOpen uses whatever bytes as a history. A panic or a hang ends the run, and so
// does an attempt that reads as something else than was written.
func FuzzOpen(f *testing.F) {
	sp := small(f)
	f.Add(sp.content)
	f.Add(sp.content[:len(sp.content)/2])
	f.Add([]byte("SQLite format 3\x00"))
	f.Add([]byte{})
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 8 {
		content := bytes.Clone(sp.content)
		for range 3 {
			content[2*smallestPage+rnd.IntN(len(content)-2*smallestPage)] ^= byte(1 + rnd.IntN(255))
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		s := store(t, content)
		sp.survey(t, s)
		_, _ = s.Check(t.Context())
		sp.write(t, s)
		sp.care(t, content)
	})
}

// care takes care of whatever bytes are a history. What can be saved of them is sound.
func (sp specimen) care(t testing.TB, content []byte) {
	t.Helper()
	s := store(t, content)
	_, _ = s.Export(t.Context(), io.Discard, Export{})
	_, _ = s.Backup(t.Context(), filepath.Join(t.TempDir(), "backup.db"), false, nil)
	if _, err := s.Compact(t.Context(), nil); err == nil {
		sp.survey(t, s)
		s = store(t, content)
	}
	if done, err := s.Salvage(t.Context(), false, nil); err == nil {
		whole(t, s)
		sp.agree(t, s, done)
	}
}

// FuzzDamage is FuzzOpen near a real file, where most is to be found: each three
// bytes of edits are a place and what to add there, length is how much of the file
// is left. Short inputs keep the engine from spending its time on shortening them.
func FuzzDamage(f *testing.F) {
	sp := small(f)
	f.Add([]byte{}, uint16(len(sp.content)))
	f.Add([]byte{8, 200, 1}, uint16(len(sp.content)))
	f.Add([]byte{9, 20, 1, 13, 8, 255}, uint16(len(sp.content)/2))
	f.Fuzz(func(t *testing.T, edits []byte, length uint16) {
		content := bytes.Clone(sp.content)
		for ; len(edits) >= 3; edits = edits[3:] {
			content[int(binary.BigEndian.Uint16(edits))%len(content)] += edits[2]
		}
		content = content[:min(len(content), int(length))]
		s := store(t, content)
		sp.survey(t, s)
		_, _ = s.Check(t.Context())
		sp.write(t, s)
		sp.care(t, content)
	})
}
