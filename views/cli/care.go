package cli

import (
	"fmt"
	"sync/atomic"
	"time"

	"casebook/history"
)

// watched shows on a terminal how far long work came, until end.
func (r *run) watched(doing string) (told history.Progress, end func()) {
	var at, of atomic.Int64
	end = r.progress(func(time.Duration) string {
		if of.Load() == 0 {
			return doing + "…"
		}
		return doing + "… " + bar(at.Load(), of.Load())
	})
	return func(done, total int64) {
		at.Store(done)
		of.Store(total)
	}, end
}

// bar draws how much of total is done.
func bar(done, total int64) string {
	const cells = 20
	share := min(1, float64(done)/float64(total))
	filled := int(share * cells)
	line := make([]rune, cells)
	for i := range line {
		line[i] = '·'
		if i < filled {
			line[i] = '━'
		}
	}
	return fmt.Sprintf("%s %3d %%", string(line), int(share*100))
}

// waiting says on a terminal what a change of the history waits for.
func (r *run) waiting() func(string) {
	if !r.ErrIsTerminal {
		return nil
	}
	return func(who string) { r.remark("waiting for the history: %s", who) }
}

// patient is how long work may take before something is said of it.
const patient = time.Second

// migrating says on a terminal, once, that a history is being written anew for this
// version, when that takes longer than a second.
func (r *run) migrating() history.Progress {
	if !r.ErrIsTerminal {
		return nil
	}
	var begun time.Time
	said := false
	return func(done, total int64) {
		if begun.IsZero() {
			begun = time.Now()
		}
		if !said && done < total && time.Since(begun) > patient {
			said = true
			r.remark("the history is written anew for this version, once; %d %% of %s are done", 100*done/max(1, total), history.Size(total))
		}
	}
}
