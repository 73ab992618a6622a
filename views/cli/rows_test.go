package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The entries of rows.har are written by hand from the vendor's pages, one for each
// documented answer; the comment of each is the row that must be named first, or a
// twin of it.
func TestExplainNamesEveryDocumentedAnswerFirst(t *testing.T) {
	t.Parallel()
	file := filepath.Join("testdata", "rows.har")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var har struct {
		Log struct{ Entries []struct{ Comment string } }
	}
	if err := json.Unmarshal(text, &har); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, nil)
	b.expect(t, 0, "explain", "--json", file)
	var said struct {
		Exchanges []struct {
			Causes []struct {
				Row   string
				Twins []string
			}
		}
	}
	if err := json.Unmarshal(b.out.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	const documented = 18
	if len(har.Log.Entries) != documented || len(said.Exchanges) != documented {
		t.Fatalf("%d entries, %d explained, want %d", len(har.Log.Entries), len(said.Exchanges), documented)
	}
	for i, entry := range har.Log.Entries {
		causes := said.Exchanges[i].Causes
		if len(causes) == 0 || causes[0].Row != entry.Comment && !slices.Contains(causes[0].Twins, entry.Comment) {
			t.Errorf("%s: the causes are %+v", entry.Comment, causes)
		}
	}
}
