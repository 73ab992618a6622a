package intake

import (
	"regexp"
	"sync"
)

// pattern compiles expr when it is first asked for: compiled at start-up, these
// cost every command a millisecond, and most read no input.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
