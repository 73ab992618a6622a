package history

import (
	"os"

	"golang.org/x/sys/unix"
)

// turn is a lock on a byte of the history that no file has: who has it waits to write. A
// disk that cannot do that has no turns: writers are lucky or not.
type turn struct{ file *os.File }

func turnByte(kind int16) *unix.Flock_t { return &unix.Flock_t{Type: kind, Start: 1 << 62, Len: 1} }

// take says that who has opened file waits to write. Another may have said so already.
func (t *turn) take(file *os.File) {
	t.file = file
	_ = unix.FcntlFlock(file.Fd(), unix.F_OFD_SETLK, turnByte(unix.F_WRLCK))
}

// give says that it waits no more.
func (t *turn) give() {
	if t.file != nil {
		_ = unix.FcntlFlock(t.file.Fd(), unix.F_OFD_SETLK, turnByte(unix.F_UNLCK))
	}
}

// awaited reports whether somebody waits to write.
func awaited(file *os.File) bool {
	asked := turnByte(unix.F_RDLCK)
	err := unix.FcntlFlock(file.Fd(), unix.F_OFD_GETLK, asked)
	return err == nil && asked.Type != unix.F_UNLCK
}
