package safe

import (
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// FaultAt names the place in this program where the panic that is being recovered
// began: "views/home.(*Screen).take, work.go:80". It is made of names in the code alone:
// what a panic says, and the arguments on its stack, may hold a secret. Call it in the
// deferred function that recovers. It is empty when none of our code was running.
func FaultAt() string {
	const deepest, ours = 64, "casebook/"
	var calls [deepest]uintptr
	frames := runtime.CallersFrames(calls[:runtime.Callers(2, calls[:])])
	panicking := false
	for {
		frame, more := frames.Next()
		switch {
		case frame.Function == "runtime.gopanic":
			panicking = true
		case panicking && strings.HasPrefix(frame.Function, ours):
			return strings.TrimPrefix(frame.Function, ours) + ", " + filepath.Base(frame.File) + ":" + strconv.Itoa(frame.Line)
		}
		if !more {
			return ""
		}
	}
}
