package draft

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strconv"
	"strings"
)

// A file is one line, "casebook drafts 1 89abcdef", and JSON behind it. The line tells
// the schema and the CRC-32C of all that follows it.
const (
	magic  = "casebook drafts "
	schema = 1
)

// maxFile is how long a file may be, and headRoom what its first line has of that, in
// bytes.
const (
	maxFile  = 16 << 20
	headRoom = 64
)

// What keeps a file from being read.
var (
	errForeign = errors.New("it is no file of drafts")
	errDamaged = errors.New("it is damaged")
	errNewer   = errors.New("a newer casebook wrote it")
	errLarge   = errors.New("it is too long")
)

// encode writes drafts as a file.
func encode(drafts []*Draft) ([]byte, error) {
	body, err := json.Marshal(drafts)
	if err != nil {
		return nil, err
	}
	if len(body) > maxFile-headRoom {
		return nil, errLarge
	}
	return sealed(body), nil
}

// sealed is a file with a body.
func sealed(body []byte) []byte {
	return append(fmt.Appendf(nil, "%s%d %08x\n", magic, schema, sum(body)), body...)
}

// decode reads a file.
func decode(file []byte) ([]*Draft, error) {
	rest, ours := bytes.CutPrefix(file, []byte(magic))
	if !ours {
		if len(file) < len(magic) && strings.HasPrefix(magic, string(file)) {
			return nil, errDamaged // cut off within its first words
		}
		return nil, errForeign
	}
	line, body, _ := bytes.Cut(rest, []byte("\n"))
	level, digits, _ := strings.Cut(string(line), " ")
	of, err := strconv.ParseUint(level, 10, 31)
	switch {
	case err != nil || of == 0:
		return nil, errDamaged
	case of > schema:
		return nil, errNewer
	case digits != fmt.Sprintf("%08x", sum(body)):
		return nil, errDamaged
	}
	var drafts []*Draft
	if json.Unmarshal(body, &drafts) != nil {
		return nil, errDamaged
	}
	for _, d := range drafts {
		if d == nil || d.ID == "" {
			return nil, errDamaged
		}
	}
	return drafts, nil
}

func sum(body []byte) uint32 { return crc32.Checksum(body, crc32.MakeTable(crc32.Castagnoli)) }

// read reads the file at path, which must be an ordinary one.
func read(path string) ([]*Draft, error) {
	file, err := openOrdinary(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	if len(data) > maxFile {
		return nil, errForeign
	}
	return decode(data)
}

// errOddFile is returned for what stands under a name and is no ordinary file.
var errOddFile = errors.New("it is a link, or no ordinary file")

// openOrdinary opens an ordinary file and follows no link.
func openOrdinary(path string, how int) (*os.File, error) {
	named, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !named.Mode().IsRegular() {
		return nil, errOddFile
	}
	file, err := os.OpenFile(path, how, 0)
	if err != nil {
		return nil, err
	}
	if opened, err := file.Stat(); err != nil || !os.SameFile(named, opened) {
		_ = file.Close()
		return nil, errOddFile
	}
	return file, nil
}
