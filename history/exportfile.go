package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// ExportFile is Export to a file, which gets its name when it is whole: a file that is
// there is replaced then, and only then. What could be read of a damaged history replaces
// nothing.
func (s *Store) ExportFile(ctx context.Context, path string, e Export) (ExportEnd, error) {
	there, err := s.target(path, true)
	if err == nil && there && !isExport(path) {
		err = fmt.Errorf("%s is there already and is no export; name another file", path)
	}
	if err != nil {
		return ExportEnd{}, err
	}
	temp, err := s.fileFor(path, writingOut)
	if err != nil {
		return ExportEnd{}, err
	}
	defer withdraw(temp)
	out := bufio.NewWriterSize(temp, 1<<20)
	end, err := s.Export(ctx, out, e)
	var gaps *Damaged
	var disk *writeError
	switch {
	case errors.As(err, &disk):
		return end, unwritten(path, err)
	case err != nil && !errors.As(err, &gaps):
		return end, err
	case gaps != nil && there:
		return end, fmt.Errorf("%w; what can be read of it does not replace %s, name another file", err, path)
	}
	if err := out.Flush(); err != nil {
		return end, unwritten(path, err)
	}
	if err := publish(temp, path, true); err != nil {
		return end, unwritten(path, err)
	}
	return end, err
}

// isExport reports whether a file is an export, or holds nothing.
func isExport(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	const begins = `{"format":"casebook history"`
	head := make([]byte, len(byteOrderMark)+len(begins))
	n, err := io.ReadFull(file, head)
	return n == 0 && err == io.EOF || strings.HasPrefix(strings.TrimPrefix(string(head), byteOrderMark), begins)
}
