package attempt

import (
	"context"
	"maps"

	"casebook/api/safe"
	"casebook/history"
)

// twin reports whether an attempt of the history is the very exchange that a is, given to
// us a second time: both came from elsewhere, and they are the same call at the same
// time; where no time is known, the same to the byte, its answer too. It is no past of a.
func (r *Runner) twin(ctx context.Context, a history.Attempt, row history.Summary) bool {
	if a.Environment != "" || row.Environment != "" || !a.Happened.Equal(row.Happened) || a.User != row.User || !maps.Equal(a.Marks, row.Marks) {
		return false
	}
	timed := !a.Happened.IsZero()
	if !timed && a.Summary().Status != row.Status {
		return false
	}
	b, err := r.Store.Attempt(ctx, row.ID)
	if err != nil || a.Request.Method != b.Request.Method || !sameText(a.Request.RecordMessage, b.Request.RecordMessage) {
		return false
	}
	if timed || a.Answer == nil || b.Answer == nil {
		return timed || a.Answer == nil && b.Answer == nil
	}
	return sameText(a.Answer.RecordMessage, b.Answer.RecordMessage)
}

// sameText reports whether two messages read the same as they are kept: values that were
// cut are compared by their fingerprints. Headers are what programs on the way add: they do
// not tell two calls apart.
func sameText(a, b safe.RecordMessage) bool {
	return a.URL.String() == b.URL.String() && a.Body.String() == b.Body.String()
}
