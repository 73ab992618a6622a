package systems

import (
	"archive/zip"
	"compress/gzip"
	_ "embed" // the zones
	"errors"
	"io"
	"path"
	"strings"
	"time"
)

// zones is the list of time zones that comes with Go, compressed: 95 kB, where package
// time/tzdata takes 410.
//
//go:generate sh -c "gzip -9n < $GOROOT/lib/time/zoneinfo.zip > zones.zip.gz"
//go:embed zones.zip.gz
var zones string

// zone returns the time zone with an IANA name, as the computer knows it and else from
// our own list: a desk's hours must not depend on where they are read.
func zone(name string) (*time.Location, error) {
	known, err := time.LoadLocation(name)
	if err == nil {
		return known, nil
	}
	return listedZone(name)
}

// listedZone is zone without the computer's own list. It takes some milliseconds.
func listedZone(name string) (*time.Location, error) {
	if name != path.Clean(name) {
		return nil, errors.New("no time zone has such a name")
	}
	packed, err := gzip.NewReader(strings.NewReader(zones))
	if err != nil {
		return nil, err
	}
	list, err := io.ReadAll(packed)
	if err != nil {
		return nil, err
	}
	all, err := zip.NewReader(strings.NewReader(string(list)), int64(len(list)))
	if err != nil {
		return nil, err
	}
	file, err := all.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it is in memory
	rules, err := io.ReadAll(file)
	if err != nil {
		return nil, err
	}
	return time.LoadLocationFromTZData(name, rules)
}
