package draft

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Window holds the drafts of one running program, and keeps them in its file. It may be
// used from several goroutines. Put, End, Drafts and Close read and write files; the
// rest touches memory only.
type Window struct {
	folder string
	now    func() time.Time
	id     string
	serial atomic.Uint64

	mu      sync.Mutex // of what is in memory
	drafts  []*Draft   // none of them is changed
	claimed map[string]bool
	changes int

	disk    sync.Mutex // of the file; taken before mu
	written int        // changes that the file holds
	lock    *lock      // on its own name; nil while it has no file
	taken   []*lock    // on windows that are gone, whose drafts are not in the own file yet
	adopted bool
	trouble []string
	failing bool
	closed  bool
}

// Beside returns a window whose drafts are kept beside a history, in a folder called
// like it with ".drafts" at the end. It touches no file: the folder is made for the
// first draft.
func Beside(history string, now func() time.Time) *Window {
	return &Window{folder: history + ".drafts", now: now, id: strings.ToLower(rand.Text()[:16]), claimed: map[string]bool{}}
}

// Folder is where drafts are kept.
func (w *Window) Folder() string { return w.folder }

// New returns the ID for another draft of this window. It is claimed.
func (w *Window) New() string {
	id := fmt.Sprintf("%s-%d", w.id, w.serial.Add(1))
	w.Claim(id)
	return id
}

// Claim reserves a draft for who works on it, so that no two screens of a window do,
// and reports whether it was free.
func (w *Window) Claim(id string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.claimed[id] {
		return false
	}
	w.claimed[id] = true
	return true
}

// Claimed reports whether somebody works on a draft.
func (w *Window) Claimed(id string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.claimed[id]
}

// Has reports whether there is a draft with an ID in memory.
func (w *Window) Has(id string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.ContainsFunc(w.drafts, func(d *Draft) bool { return d.ID == id })
}

// Release makes a draft free again.
func (w *Window) Release(id string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.claimed, id)
}

// Put keeps a draft in the place of the one with its ID. It is durable when Put
// returns without an error. Where it could not be written the window has it all the
// same; that is returned as an error once, and not again until a write succeeds.
func (w *Window) Put(d Draft) error {
	d.Saved = w.now().Truncate(time.Millisecond)
	w.change(d.ID, &d)
	return w.save()
}

// End forgets a draft that was sent, saved or discarded. See [Window.Put] for the error.
func (w *Window) End(id string) error {
	if w.change(id) {
		return w.save()
	}
	return nil
}

// change puts a draft, or none, in the place of the one with an ID, and reports whether
// that changed anything.
func (w *Window) change(id string, by ...*Draft) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	had := len(w.drafts)
	w.drafts = slices.DeleteFunc(w.drafts, func(d *Draft) bool { return d.ID == id })
	if len(by) == 0 && len(w.drafts) == had {
		return false
	}
	w.drafts = append(w.drafts, by...)
	w.changes++
	return true
}

// Drafts returns the drafts of the window, newest first; they are not to be changed. The first call takes over
// those of windows that are gone.
func (w *Window) Drafts() []*Draft {
	w.disk.Lock()
	if !w.adopted && !w.closed {
		w.adopt()
	}
	w.disk.Unlock()
	drafts, _ := w.known()
	newestFirst(drafts)
	return drafts
}

// known are the drafts in memory, and how often these were changed.
func (w *Window) known() ([]*Draft, int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.drafts), w.changes
}

// Trouble says what kept files of other windows from being read, a sentence each.
func (w *Window) Trouble() []string {
	w.disk.Lock()
	defer w.disk.Unlock()
	return slices.Clone(w.trouble)
}

// save writes the file, unless it holds all changes already.
func (w *Window) save() error {
	w.disk.Lock()
	defer w.disk.Unlock()
	drafts, changes := w.known()
	if w.closed || w.written == changes {
		return nil
	}
	if err := w.write(drafts); err != nil {
		told := w.failing
		w.failing = true
		if told {
			return nil
		}
		return w.failure(err)
	}
	w.written, w.failing = changes, false
	w.forgetTaken()
	return nil
}

// Close ends the window. Its drafts stay for the next one that starts. Later changes are
// kept nowhere.
func (w *Window) Close() {
	w.disk.Lock()
	defer w.disk.Unlock()
	w.closed = true
	for _, l := range w.taken {
		l.release()
	}
	if w.lock != nil {
		w.lock.release()
	}
	w.lock, w.taken = nil, nil
}
