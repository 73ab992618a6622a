package systems

import (
	"testing"
	"time"
)

// A computer without a list of zones has ours: the offsets are those of the places'
// laws, in winter and in summer.
func TestZonesAreKnownWhereTheComputerHasNone(t *testing.T) {
	t.Parallel()
	winter, summer := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC), time.Date(2026, 7, 15, 12, 0, 0, 0, time.UTC)
	for name, hours := range map[string][2]float64{
		"Asia/Amman":          {3, 3}, // no other clock in summer since 2022
		"Europe/Berlin":       {1, 2},
		"America/New_York":    {-5, -4},
		"Asia/Kolkata":        {5.5, 5.5},
		"Australia/Melbourne": {11, 10},
		"UTC":                 {0, 0},
		"Etc/UTC":             {0, 0},
	} {
		zone, err := listedZone(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for i, at := range []time.Time{winter, summer} {
			if _, offset := at.In(zone).Zone(); float64(offset)/3600 != hours[i] {
				t.Errorf("%s at %s: %d s from UTC, want %g h", name, at, offset, hours[i])
			}
		}
	}
	for _, name := range []string{"Mars/Base", "Asia", "Asia/", "../Asia/Amman", "/Asia/Amman", "Asia//Amman", "", "Local", "Asia/Amman <+03>-3\nAsia/Anadyr"} {
		if zone, err := listedZone(name); err == nil {
			t.Errorf("%q is the zone %s", name, zone)
		}
	}
}
