package draft

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"casebook/api/safe"
)

func TestWhatIsForgottenIsInNoDraft(t *testing.T) {
	t.Parallel()
	path := place(t)
	w := Beside(path, noon)
	typed(t, w, "+962 79 000 0001")
	kept := typed(t, w, "+962790000002")
	for _, d := range []Draft{{ID: w.New(), Case: 7, Note: record("seven")}, {ID: w.New(), Case: 8, Note: record("he called from 0790000001")}, {ID: w.New(), Fields: map[string]safe.Record{"user": record("Rana")}}} {
		if err := w.Put(d); err != nil {
			t.Fatal(err)
		}
	}
	doomed := Doomed{Cases: []uint64{7}, Held: []string{"790000001", "rana", "ever"}}
	if done, err := Forget(path, doomed, false); err != nil || done.Drafts != 0 || done.Open != 4 {
		t.Errorf("in an open window: %+v, %v", done, err)
	}
	w.Close()
	data := filepath.Join(w.Folder(), w.id+dataEnd)
	second := filepath.Join(t.TempDir(), "second")
	if err := os.Link(data, second); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(data)
	if err != nil {
		t.Fatal(err)
	}
	if done, err := Forget(path, doomed, true); err != nil || done.Drafts != 4 || done.Open != 0 {
		t.Errorf("dry: %+v, %v", done, err)
	}
	if now, err := os.ReadFile(data); err != nil || !bytes.Equal(before, now) {
		t.Errorf("dry: the file changed, %v", err)
	}
	early := doomed
	early.Cases, early.Before = nil, noon()
	if done, err := Forget(path, early, true); err != nil || done.Drafts != 0 {
		t.Errorf("what is younger: %+v, %v", done, err)
	}
	if done, err := Forget(path, doomed, false); err != nil || done.Drafts != 4 {
		t.Errorf("%+v, %v", done, err)
	}
	if now, err := os.ReadFile(second); err != nil || len(bytes.Trim(now, "\x00")) > 0 {
		t.Errorf("the old file holds %q, %v", now, err)
	}
	next := Beside(path, noon)
	if got := next.Drafts(); len(got) != 1 || got[0].ID != kept.ID {
		t.Errorf("%+v", got)
	}
	next.Close()
	if done, err := Forget(path, Doomed{Held: []string{"790000002"}}, false); err != nil || done.Drafts != 1 {
		t.Errorf("the last: %+v, %v", done, err)
	}
	if left := names(t, w); len(left) > 0 {
		t.Errorf("%v are left", left)
	}
}

func TestForgettingLeavesWhatItCannotRead(t *testing.T) {
	t.Parallel()
	path := place(t)
	if done, err := Forget(path, Doomed{Cases: []uint64{1}}, false); err != nil || done.Drafts != 0 {
		t.Errorf("without a folder: %+v, %v", done, err)
	}
	w := Beside(path, noon)
	typed(t, w, "+962790000001")
	w.Close()
	data := filepath.Join(w.Folder(), w.id+dataEnd)
	if err := os.WriteFile(data, []byte("casebook drafts 9 00000000\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if done, err := Forget(path, Doomed{Held: []string{"790000001"}}, false); err != nil || !slices.Equal(done.Unread, []string{data}) {
		t.Errorf("%+v, %v", done, err)
	}
	if _, err := os.Stat(data); err != nil {
		t.Error(err)
	}
}
