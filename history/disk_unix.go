//go:build linux || darwin

package history

import "golang.org/x/sys/unix"

// freeDisk returns how many bytes we may still write on the disk of a folder.
func freeDisk(folder string) (free int64, known bool) {
	var at unix.Statfs_t
	if err := unix.Statfs(folder, &at); err != nil {
		return 0, false
	}
	return int64(at.Bavail) * int64(at.Bsize), true
}
