package history

import (
	"os"
	"path/filepath"
	"testing"
)

// A history of more attempts than a run holds has its entries written in several.
func TestEntriesOfSeveralRunsAreOneIndex(t *testing.T) {
	t.Parallel()
	s := grown(t, 700)
	path := filepath.Join(t.TempDir(), "history.db")
	err := s.read(t.Context(), func(src *source) error {
		m := must[*maker](t)(newMaker(must[*os.File](t)(os.Create(path))))
		m.run = 200
		if _, err := src.remake(t.Context(), m, nil); err != nil {
			t.Fatal(err)
		}
		return m.finish()
	})
	if err != nil {
		t.Fatal(err)
	}
	if report := whole(t, At(path)); report.Attempts != 700 {
		t.Errorf("%+v", report)
	}
}
