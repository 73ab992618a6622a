package cli

import (
	"context"
	"errors"
	"fmt"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
)

// The exit statuses.
const (
	statusDone      = 0
	statusHistory   = 1 // the history, or the disk
	statusUsage     = 2 // an argument, input file, pack or terminal
	statusNegative  = 3 // of a send: the verdict is no
	statusRefused   = 4 // of a send: a failure was answered, or something unreadable
	statusNoAnswer  = 5 // of a send: a transport error
	statusGuard     = 6 // of a send: it was not made
	statusCancelled = 130
)

// failure is an error with the exit status that it ends the program with. Without
// an error there is nothing more to say.
type failure struct {
	status int
	err    error
}

func (f *failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// usage is the error of an argument or input that is wrong.
func usage(format string, args ...any) error {
	return &failure{statusUsage, fmt.Errorf(format, args...)}
}

// misused makes err, when there is one, the error of a wrong argument or input.
func misused(err error) error {
	if err == nil {
		return nil
	}
	return &failure{statusUsage, err}
}

// ended is the end of a run that has said everything already.
func ended(status int) error {
	if status == statusDone {
		return nil
	}
	return &failure{status: status}
}

// unwritten is the error of output that could not be written.
func unwritten(err error) error {
	return &failure{statusHistory, fmt.Errorf("standard output cannot be written: %w; see that the disk is not full", err)}
}

// end says what err is and returns the exit status for it.
func (r *run) end(err error) int {
	if err == nil {
		return statusDone
	}
	r.complain(err)
	return status(err)
}

// complain writes err as one line.
func (r *run) complain(err error) {
	text := err.Error()
	if !errors.As(err, new(*failure)) && errors.Is(err, context.Canceled) {
		text = "cancelled"
	}
	if text != "" {
		r.remark("%s", text)
	}
	if wrong := new(misread); errors.As(err, &wrong) {
		r.point(wrong)
	}
}

// remark writes one line beside the output.
func (r *run) remark(format string, args ...any) {
	_, _ = fmt.Fprintf(r.Err, "casebook: %s\n", safe.Line(r.private.over(fmt.Sprintf(format, args...))))
}

// status is the exit status for an error.
func status(err error) int {
	var known *failure
	switch {
	case errors.As(err, &known):
		return known.status
	case errors.As(err, new(*attempt.Blocked)):
		return statusGuard
	case errors.Is(err, context.Canceled):
		return statusCancelled
	case errors.Is(err, history.ErrNotFound):
		return statusUsage // what was asked for is not there; the history is sound
	}
	return statusHistory
}

// outcomeStatus is the exit status of a send.
func outcomeStatus(o api.Outcome) int {
	switch o {
	case api.Success:
		return statusDone
	case api.Negative:
		return statusNegative
	case api.Refused, api.Unreadable:
		return statusRefused
	case api.NoAnswer:
		return statusNoAnswer
	case api.Cancelled:
		return statusCancelled
	}
	return statusHistory // still pending: its record could not be completed
}
