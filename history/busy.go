package history

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// What a program does that writes the history anew: others wait with their writes. It stands
// in the name of the new file, before when it began, as Unix seconds, and its process.
type task string

const (
	compacting task = "compact"
	migrating  task = "migrate"
	salvaging  task = "salvage"

	// What is made beside another file than the history's.
	writingOut task = "export"
	backingUp  task = "backup"
)

// mark is the beginning of what a new file's name ends with.
func (w task) mark(now time.Time) string {
	return fmt.Sprintf("%s%s-%d-%d-", freshMark, string(w), now.Unix(), os.Getpid())
}

// words says what a program does.
func (w task) words() string {
	switch w {
	case compacting:
		return "compacting it"
	case migrating:
		return "bringing it up to date for its version"
	case salvaging:
		return "saving what can be read of it"
	}
	return "writing it anew"
}

// rewriting is a program that writes the history anew.
type rewriting struct {
	task    task
	since   time.Time
	process int
}

func (r rewriting) String() string {
	layout := "15:04"
	if time.Since(r.since) > 12*time.Hour {
		layout = "2006-01-02 15:04"
	}
	return fmt.Sprintf("process %d has been %s since %s", r.process, r.task.words(), r.since.Format(layout))
}

// stirs is how long a program that writes a file anew may leave both files untouched: what is
// older was left by one that was ended.
const stirs = 30 * time.Second

// rewriter returns who writes the history anew just now.
func (w *waiting) rewriter() (found rewriting, ok bool) {
	path, err := w.store.place()
	if err != nil {
		return found, false
	}
	names, _ := leftovers(path) // a folder that cannot be read shows none
	for _, name := range names {
		_, rest, fresh := strings.Cut(filepath.Base(name), freshMark)
		fields := strings.Split(rest, "-")
		info, err := os.Stat(name)
		if !fresh || len(fields) != 4 || err != nil || time.Since(info.ModTime()) > stirs {
			continue
		}
		since, sinceErr := strconv.ParseInt(fields[1], 10, 64)
		process, processErr := strconv.Atoi(fields[2])
		if sinceErr == nil && processErr == nil && !(w.own && process == os.Getpid()) {
			return rewriting{task(fields[0]), time.Unix(since, 0), process}, true
		}
	}
	return found, false
}

// waiting is one wait for the history.
type waiting struct {
	store *Store
	since time.Time
	own   bool // who waits has a new file of its own
	told  bool
}

// toldAfter is how long somebody waits before he is told what for.
const toldAfter = 300 * time.Millisecond

// tell says once what is waited for, where that is known.
func (w *waiting) tell() {
	if w.told || w.store.Waiting == nil || time.Since(w.since) < toldAfter {
		return
	}
	w.told = true
	if by, known := w.rewriter(); known {
		w.store.Waiting(by.String())
	}
}

// busy is the error of a wait that took too long.
func (w *waiting) busy() error {
	s := w.store
	if by, known := w.rewriter(); known {
		return fmt.Errorf("history %s is %w: %s; nothing is lost, try again when that is done", s.path, ErrBusy, by)
	}
	return fmt.Errorf("history %s is %w for more than %s; try again", s.path, ErrBusy, s.patience)
}
