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
