package draft

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// keptFor is how long the draft of a window that is gone is kept.
const keptFor = 14 * 24 * time.Hour

// adopt takes over the drafts of windows that are gone, and writes nothing. Each is read
// under that window's lock, and the lock is held until its drafts are in the own file,
// which the next change writes: whoever is killed before leaves them where they were.
func (w *Window) adopt() {
	w.adopted = true
	windows, err := w.windows()
	if err != nil {
		w.trouble = append(w.trouble, fmt.Sprintf("drafts of earlier windows cannot be read: %s %s", w.folder, reason(err)))
		return
	}
	for _, window := range windows {
		if window == w.id {
			continue
		}
		l, err := take(w.folder, window)
		switch {
		case err != nil:
			w.trouble = append(w.trouble, fmt.Sprintf("%s cannot be read: %s", filepath.Join(w.folder, window+lockEnd), reason(err)))
		case l != nil:
			w.takeOver(l)
		}
	}
}

// windows names those that have a file in the folder, the living ones too.
func (w *Window) windows() ([]string, error) {
	info, err := os.Lstat(w.folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, errOddFolder
	}
	entries, err := os.ReadDir(w.folder)
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for _, entry := range entries {
		name := entry.Name()
		window, isLock := strings.CutSuffix(name, lockEnd)
		if !isLock {
			var isData bool
			if window, _, isData = strings.Cut(name, dataEnd); !isData {
				continue
			}
			begun := strings.HasPrefix(window, ".")
			if !begun && !strings.HasSuffix(name, dataEnd) {
				continue // it was set aside
			}
			window = strings.TrimPrefix(window, ".")
		}
		if window != "" {
			names[window] = true
		}
	}
	return slices.Sorted(maps.Keys(names)), nil
}

// takeOver adds the drafts of a window that is gone to the own ones.
func (w *Window) takeOver(l *lock) {
	drafts, err := read(l.data())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		_ = l.remove() // it ended before it wrote, or begins just now and sees that
		return
	case err != nil:
		w.trouble = append(w.trouble, setAside(l, err))
		return
	}
	drafts = slices.DeleteFunc(drafts, func(d *Draft) bool { return w.now().Sub(d.Saved) >= keptFor })
	if len(drafts) == 0 {
		_ = l.remove() // where that cannot be, the next window tries
		return
	}
	w.mu.Lock()
	for _, d := range drafts {
		at := slices.IndexFunc(w.drafts, func(o *Draft) bool { return o.ID == d.ID })
		switch {
		case at < 0:
			w.drafts = append(w.drafts, d)
		case d.Saved.After(w.drafts[at].Saved): // it was taken over once, and its first file could not be removed
			w.drafts[at] = d
		}
	}
	w.changes++
	w.mu.Unlock()
	w.taken = append(w.taken, l)
}

// forgetTaken removes the files of windows whose drafts are in the own file.
func (w *Window) forgetTaken() {
	for _, l := range w.taken {
		_ = l.remove() // what stays is taken over again, and is known by its IDs
	}
	w.taken = nil
}

// setAside gives a file that cannot be read another name, so that it is neither
// overwritten nor read again, and says so. What a newer casebook wrote is left to it.
func setAside(l *lock, why error) string {
	path := l.data()
	left := fmt.Sprintf("drafts in %s cannot be read: %s; it is left as it is", path, reason(why))
	if !errors.Is(why, errForeign) && !errors.Is(why, errDamaged) {
		l.release()
		return left
	}
	aside := path + ".unread"
	for n := 2; n < 100; n++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			break
		}
		aside = fmt.Sprintf("%s.unread-%d", path, n)
	}
	if err := os.Rename(path, aside); err != nil {
		l.release()
		return left
	}
	_ = l.remove() // a name without drafts does no harm
	return fmt.Sprintf("drafts of an earlier window cannot be read: %s; the file is now %s", reason(why), aside)
}

// reason is an error without the path, which is said beside it.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return err.Error()
}
