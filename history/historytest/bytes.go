// Package historytest reads what a history's file holds, for tests that look for what must
// not be in it.
package historytest

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"os"
)

const (
	packed = 2 // version of a deflated block
	header = 9 // version, length, checksum
)

// Bytes returns the bytes of the file at path and, after them, whatever is deflated in
// it, in records and in pages that are free: so a value that stands in the history is found
// there as it is.
func Bytes(path string) ([]byte, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	all := bytes.Clone(file)
	for at := 0; ; at++ {
		next := bytes.IndexByte(file[at:], packed)
		if next < 0 || at+next+header > len(file) {
			return all, nil
		}
		at += next
		size := int64(binary.BigEndian.Uint32(file[at+1:]))
		if from := int64(at + header); size > 0 && size <= int64(len(file))-from {
			r := flate.NewReader(bytes.NewReader(file[from : from+size]))
			if text, err := io.ReadAll(r); err == nil {
				all = append(append(all, '\n'), text...)
			}
		}
	}
}
