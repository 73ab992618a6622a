package intake

import (
	"time"

	"casebook/api"
)

// started reads startedDateTime (ISO 8601, with its offset).
func (e *entry) started(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700"} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		// An offset of more than 23 hours parses, and could never be written down again.
		if _, err := t.MarshalText(); err == nil {
			return t
		}
	}
	e.note("startedDateTime %s cannot be read: when the call was made is not known", quote(s))
	return time.Time{}
}

// timing reads timings and time, in milliseconds; -1 stands for a phase that did
// not happen. HAR 1.2 counts ssl into connect; who does not gives a connect that
// is shorter.
func timing(f fields) api.Timing {
	t := f.object("timings")
	timing := api.Timing{
		DNS: milliseconds(t.number("dns")), Connect: milliseconds(t.number("connect")), TLS: milliseconds(t.number("ssl")),
		FirstByte: milliseconds(t.number("wait")), Total: milliseconds(f.number("time")),
	}
	if timing.Connect >= timing.TLS {
		timing.Connect -= timing.TLS
	}
	return timing
}

// milliseconds returns 0 for what is negative or longer than a week.
func milliseconds(v float64) time.Duration {
	if v < 0 || v > float64(7*24*time.Hour/time.Millisecond) {
		return 0
	}
	return time.Duration(v * float64(time.Millisecond))
}
