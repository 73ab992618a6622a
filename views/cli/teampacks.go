package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
)

const (
	configVariable = "CASEBOOK_CONFIG"

	// maxPack is how long a pack file may be, in bytes (1 MiB): the longest that came
	// with the program has a tenth of that.
	maxPack = 1 << 20
	// maxPacks is how many files of the config folder are read.
	maxPacks = 100
)

// configFolder is where a team's packs lie: what --config or CASEBOOK_CONFIG names,
// else casebook in the user's folder for configuration (XDG Base Directory). Empty when
// there is none.
func (s *Setup) configFolder() string {
	switch {
	case s.flags.config != "":
		return s.flags.config
	case s.variable(configVariable) != "":
		return s.variable(configVariable)
	case filepath.IsAbs(s.variable("XDG_CONFIG_HOME")):
		return filepath.Join(s.variable("XDG_CONFIG_HOME"), "casebook")
	case filepath.IsAbs(s.home):
		return filepath.Join(s.home, ".config", "casebook")
	}
	return ""
}

// loadPacks returns the embedded packs with those of the config folder. What is wrong
// with one of these is among its Problems and keeps nothing else from being used.
func (s *Setup) loadPacks() *systems.Packs {
	packs := systems.Embedded()
	if files := packFiles(s.configFolder(), s.flags.config != ""); len(files) > 0 {
		packs = packs.Add(files)
	}
	s.problems = packs.Problems
	return packs
}

// packPath is where a pack file lies that was named: as it is said, or where there is
// none of that name here, in the config folder, whose files are told of by name alone.
func (s *Setup) packPath(name string) string {
	folder := s.configFolder()
	if folder == "" || name == "-" || filepath.Base(name) != name {
		return name
	}
	if _, err := os.Stat(name); err == nil {
		return name
	}
	if path := filepath.Join(folder, name); isFile(path) {
		return path
	}
	return name
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// packFiles reads the pack files of a folder, in the order of their names. A folder
// that is not there holds none, unless it was asked for by name.
func packFiles(folder string, named bool) []systems.File {
	if folder == "" {
		return nil
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return nil
	}
	if err != nil {
		return []systems.File{{Name: label(folder), Err: reasonOf(err)}}
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		if kind := strings.ToLower(filepath.Ext(e.Name())); !e.IsDir() && (kind == ".yaml" || kind == ".yml") {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	var files []systems.File
	for i, name := range names {
		if i == maxPacks {
			return append(files, systems.File{Name: safe.Line(name).String(), Err: errors.New("more than 100 packs lie in the folder; this and what follows was not read")})
		}
		text, err := readPack(filepath.Join(folder, name))
		files = append(files, systems.File{Name: safe.Line(name).String(), Text: text, Err: err})
	}
	return files
}

func readPack(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, reasonOf(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no regular file")
	case info.Size() > maxPack:
		return nil, errors.New("it is longer than 1 MiB, and no pack is")
	}
	text, err := os.ReadFile(path)
	return text, reasonOf(err)
}

// reasonOf leaves out the path that the error repeats; nil stays nil.
func reasonOf(err error) error {
	if path := new(fs.PathError); errors.As(err, &path) {
		return path.Err
	}
	return err
}

// tellProblems says on standard error which packs of the team are left out, a line
// each.
func (r *run) tellProblems() {
	if r.setup == nil || r.quiet {
		return
	}
	for _, line := range systems.Summarise(r.setup.problems) {
		r.remark("the pack is left out: %s", line)
	}
}
