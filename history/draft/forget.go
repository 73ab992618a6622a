package draft

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Doomed is which drafts are to be forgotten.
type Doomed struct {
	Cases []uint64 // drafts that belong to these
	// Held are texts, folded as searches do: drafts that hold one. Digits are found however
	// they are grouped.
	Held   []string
	Before time.Time // of those that hold one only what was written before; zero: any time
}

// Forgotten is what Forget did, or would do.
type Forgotten struct {
	Drafts int      // that go
	Open   int      // that stay: they are in windows that are open
	Unread []string // files that cannot be read, and stay
}

// Forget deletes drafts beside a history, and overwrites their files. With dry it only counts.
// What an open window has stays: it would write it again.
func Forget(history string, doomed Doomed, dry bool) (done Forgotten, err error) {
	w := Beside(history, time.Now)
	windows, err := w.windows()
	if err != nil {
		return done, err
	}
	for _, window := range windows {
		err = errors.Join(err, w.forget(window, doomed, dry, &done))
	}
	return done, err
}

func (w *Window) forget(window string, doomed Doomed, dry bool, done *Forgotten) error {
	path := filepath.Join(w.folder, window+dataEnd)
	drafts, err := read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		done.Unread = append(done.Unread, path)
		return nil
	}
	if !slices.ContainsFunc(drafts, doomed.has) {
		return nil
	}
	l, err := take(w.folder, window)
	if err != nil {
		return err
	}
	if l == nil {
		for _, d := range drafts {
			if doomed.has(d) {
				done.Open++
			}
		}
		return nil
	}
	// It may have been written between.
	if drafts, err = read(path); err != nil {
		l.release()
		return err
	}
	kept := slices.DeleteFunc(slices.Clone(drafts), doomed.has)
	done.Drafts += len(drafts) - len(kept)
	if dry {
		l.release()
		return nil
	}
	return l.rewrite(kept)
}

// rewrite puts drafts into a window's file, or removes it when there are none, overwrites
// what it held, and gives the lock back.
func (l *lock) rewrite(drafts []*Draft) error {
	old, err := openOrdinary(l.data(), os.O_RDWR)
	if err != nil {
		l.release()
		return err
	}
	defer func() { _ = old.Close() }()
	info, err := old.Stat()
	if err == nil && len(drafts) == 0 {
		err = l.remove()
	} else if err == nil {
		var data []byte
		if data, err = encode(drafts); err == nil {
			err = replace(l.data(), data)
		}
		l.release()
	}
	if err != nil {
		return err
	}
	if _, err := old.WriteAt(make([]byte, info.Size()), 0); err != nil {
		return err
	}
	return old.Sync()
}

// leastPart is how long a text is at least that is looked for within others: a shorter one
// is only found where it is the whole of a value.
const leastPart = 6

func (f Doomed) has(d *Draft) bool {
	if d.Case != 0 && slices.Contains(f.Cases, d.Case) {
		return true
	}
	if !f.Before.IsZero() && !d.Saved.Before(f.Before) {
		return false
	}
	texts := []string{d.Note.String()}
	for _, value := range d.Fields {
		texts = append(texts, value.String())
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		text = strings.ToLower(text)
		digits := strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, text)
		return slices.ContainsFunc(f.Held, func(part string) bool {
			long := len(part) >= leastPart
			return part != "" && (text == part || long && (strings.Contains(text, part) || strings.Contains(digits, part)))
		})
	})
}
