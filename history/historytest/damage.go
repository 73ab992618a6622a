package historytest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
)

// Damage flips a bit in the whole record of the attempt with an id, wherever the file at
// path has a copy of it; what lists show of the attempt stays as it is.
func Damage(path, id string) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	begins := []byte(`{"id":"` + id + `"`)
	copies := 0
	for at := 0; ; at += len(begins) {
		next := bytes.Index(file[at:], begins)
		if next < 0 {
			break
		}
		at += next
		if at < header {
			continue
		}
		size := int(binary.BigEndian.Uint32(file[at-header+1:]))
		if spot := at + size + header + 8; size > 0 && size < 1<<16 && spot < len(file) {
			file[spot] ^= 1
			copies++
		}
	}
	if copies == 0 {
		return fmt.Errorf("%s has no record of %s", path, id)
	}
	return os.WriteFile(path, file, 0o600)
}
