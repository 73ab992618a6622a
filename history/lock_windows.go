package history

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockByte returns the place of our lock: the byte before the one that bbolt locks,
// as one handle cannot lock a byte twice.
func lockByte() *windows.Overlapped {
	return &windows.Overlapped{Offset: 1<<32 - 2, OffsetHigh: 1<<32 - 1}
}

// tryLock locks the file and returns false when another program has it.
func tryLock(file *os.File, alone bool) (bool, error) {
	how := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if alone {
		how |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	err := windows.LockFileEx(windows.Handle(file.Fd()), how, 0, 1, 0, lockByte())
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return false, nil
	}
	return err == nil, err
}

// unlock gives the lock back.
func unlock(file *os.File) { _ = windows.UnlockFileEx(windows.Handle(file.Fd()), 0, 1, 0, lockByte()) }

// syncFolder does nothing: Windows keeps names durable by itself.
func syncFolder(string) error { return nil }

// oneName does not tell: how many names a file has is not in what is asked for.
func oneName(os.FileInfo) bool { return false }
