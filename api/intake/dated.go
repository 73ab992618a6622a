package intake

import (
	"net/http"

	"casebook/api"
)

const dateOfAnswer = "when it happened is the Date of the answer, by the clock of the system"

// oldestDate is the year before which a clock was not set.
const oldestDate = 2000

// dated gives x the time that its answer's Date header tells, where nothing else told one.
func dated(x *api.Exchange) {
	if x.Answer == nil || !x.Happened.IsZero() {
		return
	}
	date, _ := x.Answer.Headers.Get("Date")
	if at, err := http.ParseTime(date); err == nil && at.Year() >= oldestDate {
		x.Happened, x.Notes = at.UTC(), append(x.Notes, dateOfAnswer)
	}
}
