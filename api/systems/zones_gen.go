//go:build ignore

// This program writes zones.txt from the list of time zones that comes with Go: a line
// for each zone with its name and the rule that holds from now on, as the last line of
// its file has it (RFC 8536 section 3.3).
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

func main() {
	list, err := zip.OpenReader(filepath.Join(runtime.GOROOT(), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		log.Fatal(err)
	}
	var lines []string
	for _, file := range list.File {
		if strings.HasSuffix(file.Name, "/") {
			continue
		}
		rule, err := lastLine(file)
		if err != nil {
			log.Fatal(err)
		}
		if rule != "" {
			lines = append(lines, fmt.Sprintln(file.Name, rule))
		}
	}
	slices.Sort(lines)
	if err := os.WriteFile("zones.txt", []byte(strings.Join(lines, "")), 0o644); err != nil {
		log.Fatal(err)
	}
}

func lastLine(file *zip.File) (string, error) {
	r, err := file.Open()
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return "", err
	}
	data = bytes.TrimSuffix(data, []byte("\n"))
	return string(data[bytes.LastIndexByte(data, '\n')+1:]), r.Close()
}
