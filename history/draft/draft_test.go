package draft

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api/safe"
)

// noon is when tests begin.
func noon() time.Time {
	return time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3*60*60))
}

// record is text as it would come out of a redactor.
func record(text string) (r safe.Record) {
	_ = r.UnmarshalText([]byte(text)) // it has no errors
	return r
}

// place is a history in a folder that does not exist yet.
func place(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "state", "history.db")
}

// typed puts a form with a number into w.
func typed(t testing.TB, w *Window, number string) Draft {
	t.Helper()
	d := Draft{ID: w.New(), System: "authmatech", Operation: "verify", Fields: map[string]safe.Record{"mobileNumber": record(number)}}
	if err := w.Put(d); err != nil {
		t.Fatal(err)
	}
	return d
}

// numbers are the numbers in the drafts of w, newest first.
func numbers(w *Window) []string {
	found := []string{}
	for _, d := range w.Drafts() {
		found = append(found, d.Fields["mobileNumber"].String())
	}
	return found
}

// names are the files in the folder of w, sorted.
func names(t testing.TB, w *Window) []string {
	t.Helper()
	entries, err := os.ReadDir(w.Folder())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	found := []string{}
	for _, entry := range entries {
		found = append(found, entry.Name())
	}
	return found
}

func TestADraftOfAWindowThatIsGoneIsInTheNextOne(t *testing.T) {
	t.Parallel()
	path := place(t)
	first := Beside(path, noon)
	sent := typed(t, first, "+962790000001")
	d := Draft{
		ID: first.New(), System: "nextreason", Operation: "otp_verify", Case: 42, Environment: "staging",
		Fields: map[string]safe.Record{"user_id": record(" +962 \t")}, Unset: []string{"key"}, Lost: []string{"code"}, Body: true,
	}
	for _, err := range []error{first.Put(d), first.Put(Draft{ID: first.New(), Case: 7, Note: record("they said\nlater")}), first.End(sent.ID)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	first.Close()

	second := Beside(path, noon)
	got := second.Drafts()
	if len(got) != 2 {
		t.Fatalf("%d drafts", len(got))
	}
	slices.SortFunc(got, func(a, b *Draft) int { return strings.Compare(a.ID, b.ID) })
	form, note := got[0], got[1]
	if !form.Saved.Equal(noon()) || form.Case != 42 || form.Environment != "staging" || form.Fields["user_id"].String() != " +962 \t" ||
		!slices.Equal(form.Unset, d.Unset) || !slices.Equal(form.Lost, d.Lost) || !form.Body || !form.OfCall() {
		t.Errorf("the form is %+v", form)
	}
	if note.Note.String() != "they said\nlater" || note.Case != 7 || note.OfCall() {
		t.Errorf("the note is %+v", note)
	}
	if len(second.Trouble()) != 0 {
		t.Errorf("it says %q", second.Trouble())
	}
	if got := names(t, second); !slices.Equal(got, []string{first.id + ".draft", first.id + ".lock"}) {
		t.Errorf("before a change the folder holds %q", got)
	}
	if got := len(Beside(path, noon).Drafts()); got != 0 {
		t.Errorf("a third window has %d of them", got)
	}
	if err := second.End(form.ID); err != nil {
		t.Fatal(err)
	}
	if got := names(t, second); !slices.Equal(got, []string{second.id + ".draft", second.id + ".lock"}) {
		t.Errorf("after a change the folder holds %q", got)
	}
	second.Close()
	if got := Beside(path, noon).Drafts(); len(got) != 1 || got[0].ID != note.ID {
		t.Errorf("the next window has %v", got)
	}
}

func TestAWindowThatLivesSharesNothing(t *testing.T) {
	t.Parallel()
	path := place(t)
	first, second := Beside(path, noon), Beside(path, noon)
	typed(t, first, "+962790000001")
	if got := numbers(second); len(got) != 0 {
		t.Errorf("the second window has %q", got)
	}
	typed(t, second, "+962790000002")
	first.Close()
	second.Close()
	third := Beside(path, noon)
	if got := numbers(third); len(got) != 2 {
		t.Errorf("the third window has %q", got)
	}
	if got := numbers(Beside(path, noon)); len(got) != 0 {
		t.Errorf("a fourth one has %q", got)
	}
}

func TestAWindowWithoutDraftsLeavesNoTrace(t *testing.T) {
	t.Parallel()
	path := place(t)
	w := Beside(path, noon)
	if len(w.Drafts()) != 0 || w.End("none") != nil {
		t.Error("it has a draft")
	}
	if _, err := os.Lstat(filepath.Dir(path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder of the history: %v", err)
	}
	d := typed(t, w, "+962790000001")
	if err := w.End(d.ID); err != nil {
		t.Fatal(err)
	}
	if got := names(t, w); len(got) != 0 {
		t.Errorf("the folder holds %q", got)
	}
	typed(t, w, "+962790000002")
	w.Close()
	if got := numbers(Beside(path, noon)); !slices.Equal(got, []string{"+962790000002"}) {
		t.Errorf("the next window has %q", got)
	}
}

func TestNobodyElseMayReadDrafts(t *testing.T) {
	t.Parallel()
	path := place(t)
	if err := os.MkdirAll(path+".drafts", 0o755); err != nil {
		t.Fatal(err)
	}
	w := Beside(path, noon)
	typed(t, w, "+962790000001")
	for name, want := range map[string]os.FileMode{"": 0o700, w.id + ".draft": 0o600, w.id + ".lock": 0o600} {
		info, err := os.Stat(filepath.Join(w.Folder(), name))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want && os.PathSeparator == '/' {
			t.Errorf("%q has mode %o", name, got)
		}
	}
}

func TestADraftIsWorkedOnByOneScreenOnly(t *testing.T) {
	t.Parallel()
	w := Beside(place(t), noon)
	id := w.New()
	if w.Claim(id) || !w.Claimed(id) {
		t.Error("a new draft was free")
	}
	w.Release(id)
	if w.Claimed(id) || !w.Claim(id) || w.Claim(id) {
		t.Error("a free draft was not given once")
	}
}

func TestDraftsOfTwoWeeksAgoAreForgotten(t *testing.T) {
	t.Parallel()
	path := place(t)
	first := Beside(path, noon)
	typed(t, first, "old")
	first.now = func() time.Time { return noon().Add(time.Hour) }
	typed(t, first, "young")
	first.Close()
	second := Beside(path, func() time.Time { return noon().Add(14 * 24 * time.Hour) })
	if got := numbers(second); !slices.Equal(got, []string{"young"}) {
		t.Errorf("there are %q", got)
	}
	second.Close()
	third := Beside(path, func() time.Time { return noon().Add(15 * 24 * time.Hour) })
	if got := names(t, third); len(numbers(third)) != 0 || len(got) != 2 {
		t.Errorf("before it had read, the folder held %q", got)
	}
	if got := names(t, third); len(got) != 0 {
		t.Errorf("the folder holds %q", got)
	}
}

func TestADraftSaysWhenItWasWritten(t *testing.T) {
	t.Parallel()
	d := Draft{Saved: time.Date(2026, 11, 23, 11, 2, 0, 0, time.UTC)}
	if got := d.When(noon()); got != "14:02" {
		t.Errorf("today: %s", got)
	}
	if got := d.When(noon().Add(24 * time.Hour)); got != "23 Nov" {
		t.Errorf("tomorrow: %s", got)
	}
}
