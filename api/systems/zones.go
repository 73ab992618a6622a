package systems

import (
	_ "embed" // the zones
	"encoding/binary"
	"errors"
	"strings"
	"time"
)

// zones has the time zones with the rules that hold from now on, a line each: "Asia/Amman
// <+03>-3". They take 17 kB, where package time/tzdata takes 410.
//
//go:generate go run zones_gen.go
//go:embed zones.txt
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

// listedZone is zone without the computer's own list. It knows nothing of a zone's past.
func listedZone(name string) (*time.Location, error) {
	_, behind, found := strings.Cut("\n"+zones, "\n"+name+" ")
	if !found || name == "" || strings.ContainsAny(name, " \n") {
		return nil, errors.New("no time zone has such a name")
	}
	rule, _, _ := strings.Cut(behind, "\n")
	return time.LoadLocationFromTZData(name, ruleOnly(rule))
}

// ruleOnly is a file of a zone (RFC 8536 section 3) with a rule and no transitions: one
// type of local time, which no time is left to, since the rule holds at all times.
func ruleOnly(rule string) []byte {
	const counts = 6 // of UTC marks, standard marks, leap seconds, transitions, types, and bytes of names
	var b []byte
	for range 2 { // once as of version 1, which nobody reads, once as of version 2
		b = append(b, "TZif2"...)
		b = append(b, make([]byte, 15)...)
		for _, n := range [counts]uint32{4: 1, 5: 4} {
			b = binary.BigEndian.AppendUint32(b, n)
		}
		b = append(b, make([]byte, 6)...) // the type: no offset, no summer time, the first name
		b = append(b, "UTC\x00"...)
	}
	return append(b, "\n"+rule+"\n"...)
}
