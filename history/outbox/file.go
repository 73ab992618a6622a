package outbox

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"unicode"

	"casebook/api/safe"
)

// WriteFile writes out to path as a whole or not at all: a temporary file beside it,
// synced and renamed, readable by its owner only. A file that is there is
// replaced; a folder, a link or a missing parent is an error that names the mend. What
// holds nothing is refused: a text that must not leave gives nothing.
func WriteFile(path string, out safe.Outgoing) error {
	content := out.Bytes()
	if len(content) == 0 {
		return fmt.Errorf("%s is not written: there is nothing in it that may leave", path)
	}
	info, err := os.Lstat(path)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a folder; name a file in it", path)
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("%s is a link; name the file itself", path)
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("%s is no ordinary file; name another", path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return failure(path, err)
	}
	return failure(path, replace(path, content))
}

// failure says what kept path from being written, and the mend.
func failure(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("%s is a file and no folder, so %s cannot be written", filepath.Dir(path), filepath.Base(path))
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s, so %s cannot be written", filepath.Dir(path), filepath.Base(path))
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s cannot be written: you may not write in %s; choose another place", path, filepath.Dir(path))
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%s cannot be written: the disk is full; nothing was changed", path)
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%s cannot be written: %w", path, err)
}

// maxNames is how many names with a number are tried before giving up.
const maxNames = 10_000

// FreeName returns a name in dir under which nothing stands yet: stem.ext, else
// stem-2.ext and so on. What is neither letter, digit nor dot in stem becomes a
// dash, so that no text can name another folder.
func FreeName(dir, stem, ext string) (string, error) {
	stem = clean(stem)
	for n := 1; n <= maxNames; n++ {
		name := stem
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		path := filepath.Join(dir, name+"."+clean(ext))
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		} else if err != nil {
			return "", failure(path, err)
		}
	}
	return "", fmt.Errorf("%s holds %d files called %s already; choose another name", dir, maxNames, stem)
}

// maxStem keeps a name well below what any file system takes, in runes.
const maxStem = 80

func clean(stem string) string {
	mapped := strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.') {
			return r
		}
		return '-'
	}, stem)
	for strings.Contains(mapped, "--") {
		mapped = strings.ReplaceAll(mapped, "--", "-")
	}
	mapped = strings.Trim(mapped, "-.")
	if mapped == "" {
		return "casebook"
	}
	return mapped[:min(len(mapped), maxStem)]
}
