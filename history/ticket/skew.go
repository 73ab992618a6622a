package ticket

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// skew compares the clock that timed a call with the Date of its answer (RFC 9110,
// section 6.6.1), in the newest attempt that allows it. Date is to the second, and the
// answer was made somewhere between the request's sending and its first byte: what lies
// within is agreement.
func (w *writer) skew(attempts []explained) string {
	why := ""
	for _, a := range slices.Backward(attempts) {
		date, err := date(a)
		switch {
		case err != "":
			if why == "" {
				why = err
			}
			continue
		case a.Environment == "":
			return "the clock of the call's record " + apart(a.Happened, date, a.Timing.Total)
		}
		return "our clock " + apart(a.Happened, date, a.Timing.Total)
	}
	return "not measurable: " + why
}

// date returns the answer's Date, or why there is none to compare with.
func date(a explained) (date time.Time, why string) {
	switch {
	case a.Answer == nil:
		return date, "there was no answer"
	case a.Happened.IsZero():
		return date, "when the call was made is not known"
	}
	for _, h := range a.Answer.Headers {
		if !strings.EqualFold(h.Name.String(), "Date") {
			continue
		}
		if date, err := http.ParseTime(h.Value.String()); err == nil {
			return date, ""
		}
		return date, "the answer's Date header is no HTTP date"
	}
	return date, "the answer has no Date header"
}

// apart says how far a clock is from the one that wrote date during a call that began
// at sent and took so many milliseconds; without a duration the answer may have taken
// as long as one waits for it.
func apart(sent, date time.Time, took float64) string {
	const patience = 30 * time.Second
	lasted := time.Duration(took * float64(time.Millisecond))
	if took <= 0 {
		lasted = patience
	}
	earliest, latest := sent.Sub(date.Add(time.Second)), sent.Add(lasted).Sub(date)
	switch {
	case earliest > 0:
		return "is " + lasting((earliest + 500*time.Millisecond).Truncate(time.Second)) + " ahead of the answer's Date"
	case latest < 0:
		return "is " + lasting((-latest + 500*time.Millisecond).Truncate(time.Second)) + " behind the answer's Date"
	case took <= 0 || lasted > 2*time.Second:
		return "agrees with the answer's Date, as far as the call's duration lets one tell"
	}
	return "agrees with the answer's Date to the second"
}

// lasting says how long something takes, by its two largest units.
func lasting(d time.Duration) string {
	units := []struct {
		of   time.Duration
		word string
	}{{24 * time.Hour, "day"}, {time.Hour, "h"}, {time.Minute, "min"}, {time.Second, "s"}}
	var words []string
	for i, u := range units {
		n := int(d / u.of)
		d -= time.Duration(n) * u.of
		switch {
		case n == 0:
		case i == 0:
			words = append(words, count(n, u.word))
		default:
			words = append(words, fmt.Sprintf("%d %s", n, u.word))
		}
	}
	if len(words) == 0 {
		return "less than 1 s"
	}
	return strings.Join(words[:min(2, len(words))], " ")
}
