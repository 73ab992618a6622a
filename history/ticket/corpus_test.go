package ticket_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/historytest"
	"casebook/history/ticket"
)

// gaps is what a history file has between its records.
var gaps = regexp.MustCompile("\x00+")

// layers is how many layers of encoding are undone.
const layers = 4

// outcome is what became of one exchange.
type outcome struct {
	leaked map[string]string // plant → where and how it was recovered
	lost   map[string]string // needed value → where it is missing
	in     map[ticket.Format]bool
}

func newOutcome() outcome {
	return outcome{map[string]string{}, map[string]string{}, map[ticket.Format]bool{}}
}

// check notes what can be recovered of the plants in a text, and what of the needed
// values is not in it.
func (o outcome) check(where, text string, p plants, keep []string) {
	r := newRecoverer(p)
	r.search(where, text, layers)
	for plant, way := range r.found {
		if _, known := o.leaked[plant]; !known {
			o.leaked[plant] = way
		}
	}
	for _, value := range keep {
		if _, known := o.lost[value]; !known && !holds(text, value) {
			o.lost[value] = where
		}
	}
}

// holds reports whether a value stands in a text as it is, or as a JSON string in a
// JSON string.
func holds(text, value string) bool {
	for range 3 {
		if strings.Contains(text, value) {
			return true
		}
		text = unquoted(text)
	}
	return false
}

// TestTheCorpusHoldsWhatItSays keeps a slip of the pen from making a plant invisible.
func TestTheCorpusHoldsWhatItSays(t *testing.T) {
	t.Parallel()
	all := corpus(t)
	names := map[string]bool{}
	for _, w := range all {
		if names[w.Name] || w.Name == "" || w.Why == "" || w.Plant.count()+len(w.Keep) == 0 {
			t.Errorf("%q: twice, or nothing to say", w.Name)
		}
		names[w.Name] = true
		raw := newOutcome()
		raw.check("", w.transcript(), w.Plant, w.Keep)
		if len(raw.leaked) != w.Plant.count() || len(raw.lost) > 0 {
			t.Errorf("%s: of the plants %+v only %q are found, and of what is needed %q is not there", w.Name, w.Plant, slices.Sorted(maps.Keys(raw.leaked)), slices.Sorted(maps.Keys(raw.lost)))
		}
	}
	if len(all) < 60 {
		t.Errorf("%d exchanges", len(all))
	}
}

// TestNoTicketOfTheCorpusLeaksOrLoses takes every exchange the whole way that an
// imported call goes, into the history and out of it in every format.
func TestNoTicketOfTheCorpusLeaksOrLoses(t *testing.T) {
	t.Parallel()
	all := corpus(t)
	rows := make([]row, len(all))
	t.Run("exchange", func(t *testing.T) {
		for i, w := range all {
			t.Run(w.Name, func(t *testing.T) {
				t.Parallel()
				rows[i] = row{written: w, casebook: through(t, w), byName: newOutcome(), byLook: newOutcome()}
				rows[i].byName.check("", byHeaderName(w.transcript()), w.Plant, w.Keep)
				rows[i].byLook.check("", allThatLooksLikeIt(w.transcript()), w.Plant, w.Keep)
			})
		}
	})
	table := tableOf(rows)
	path := filepath.Join("testdata", "corpus", "corpus.txt")
	if os.Getenv("CASEBOOK_UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != table {
		t.Errorf("the table is not that of %s:\n%s", path, table)
	}
}

// through records an exchange, makes the ticket of it and looks at all that leaves.
func through(t *testing.T, w written) outcome {
	t.Helper()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 5, 9, 0, 0, 0, time.UTC) }
	r := &attempt.Runner{
		Packs: systems.Embedded(), Store: history.At(filepath.Join(t.TempDir(), "history.db")),
		Key: func() (safe.Key, error) { return key, nil }, Now: now, Program: "test",
	}
	a, err := r.Keep(t.Context(), w.exchange(), 0)
	if err != nil {
		t.Fatal(err)
	}
	o := newOutcome()
	file, err := historytest.Bytes(r.Store.Path())
	if err != nil {
		t.Fatal(err)
	}
	o.check("history", gaps.ReplaceAllString(string(file), "\n"), w.Plant.cut(), nil)
	c, attempts, err := ticket.Load(t.Context(), r.Store, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	made, err := ticket.Make(ticket.Source{Case: c, Attempts: attempts, Packs: r.Packs, Key: key, Now: now(), Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	told, err := json.Marshal([]any{made.Title, made.Notes, made.Open, made.Tokens, made.Leaks})
	if err != nil {
		t.Fatal(err)
	}
	o.check("beside", string(told), w.Plant, nil)
	for _, format := range ticket.Formats() {
		o.leaves(t, w, made, format)
	}
	for _, plant := range slices.Sorted(maps.Keys(o.leaked)) {
		t.Logf("LEAKED %q: %s", plant, o.leaked[plant])
	}
	for _, value := range slices.Sorted(maps.Keys(o.lost)) {
		t.Logf("LOST %q: %s", value, o.lost[value])
	}
	if t.Failed() || len(o.leaked)+len(o.lost) > 0 {
		t.Log(made.Text.String())
	}
	return o
}

// leaves checks a ticket in one format.
func (o outcome) leaves(t *testing.T, w written, made ticket.Ticket, format ticket.Format) {
	t.Helper()
	out, err := made.As(format)
	if errors.Is(err, ticket.ErrHeld) {
		t.Errorf("%s: held back for %q", format, made.Leaks)
	}
	if err != nil {
		return
	}
	o.in[format] = true
	switch format {
	case ticket.Zip:
		var everything strings.Builder
		for name, text := range unzipped(t, out.Bytes()) {
			o.check("zip "+name, name+"\n"+text, w.Plant, nil)
			everything.WriteString(text)
		}
		o.check("zip", everything.String(), plants{}, w.Keep)
	case ticket.Curl:
		o.check("curl", string(out.Bytes()), w.Plant, nil)
	default:
		o.check(string(format), string(out.Bytes()), w.Plant, w.Keep)
	}
}

// unzipped returns the files of an archive by their names.
func unzipped(t *testing.T, data []byte) map[string]string {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Error(err)
		return nil
	}
	texts := map[string]string{}
	for _, file := range archive.File {
		text, err := fs.ReadFile(archive, file.Name)
		if err != nil {
			t.Error(err)
		}
		texts[file.Name] = string(text)
	}
	return texts
}

// row is a line of the table.
type row struct {
	written
	casebook, byName, byLook outcome
}

// tableHead says what the columns are.
const tableHead = `What %d written exchanges give away, and what is lost of them.

planted   values that must not leave; leaked are those that can be recovered with up to
          %d layers of encoding undone
needed    values that a desk works with; lost are those that a format with a place for
          them does not have as they were
casebook  the history, the ticket as %s, and all that is said beside it
headers   the pasted exchange with the values of eight headers replaced, as most tools do
looks     the pasted exchange with every long word and long number replaced

%-68s %15s   %-11s   %-11s   %s
%-68s %7s %7s   %6s %4s   %6s %4s   %6s %4s
`

func tableOf(rows []row) string {
	var b strings.Builder
	line := func(name string, n [8]int) {
		fmt.Fprintf(&b, "%-68s %7d %7d   %6d %4d   %6d %4d   %6d %4d\n", name, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7])
	}
	fmt.Fprintf(&b, tableHead, len(rows), layers, formatsOf(rows), "", "", "casebook", "headers", "looks",
		"", "planted", "needed", "leaked", "lost", "leaked", "lost", "leaked", "lost")
	var total [8]int
	for i, r := range rows {
		if i == 0 || rows[i-1].file != r.file {
			fmt.Fprintf(&b, "\n%s\n", r.file)
		}
		n := [8]int{r.Plant.count(), len(r.Keep), len(r.casebook.leaked), len(r.casebook.lost), len(r.byName.leaked), len(r.byName.lost), len(r.byLook.leaked), len(r.byLook.lost)}
		line("  "+r.Name, n)
		for i := range n {
			total[i] += n[i]
		}
	}
	b.WriteString("\n")
	line("all", total)
	return b.String()
}

// formatsOf names the formats that every ticket could be had in.
func formatsOf(rows []row) string {
	var names []string
	for _, format := range ticket.Formats() {
		if !slices.ContainsFunc(rows, func(r row) bool { return !r.casebook.in[format] }) {
			names = append(names, string(format))
		}
	}
	return strings.Join(names, ", ")
}
