package systems

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// replyNames are what a reply can be filled in with: when a block ends, how long it
// lasts, and the value that would be right.
var replyNames = []string{"until", "wait", "mended"}

var replyName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{([^{}]*)\}`) })

// verifyReply finds a reply that could leave a hole: a name that nothing is known by,
// a bracket without its other half, a name outside brackets that may stay unknown.
func (r *reader) verifyReply(row *Row) {
	at := r.at(&row.Reply, row)
	for _, name := range replyName().FindAllStringSubmatch(row.Reply, -1) {
		if !slices.Contains(replyNames, name[1]) {
			r.problem(at, "the reply of %s has {%s}; known are {%s}", row.ID, name[1], strings.Join(replyNames, "}, {"))
		}
	}
	outside := ""
	for rest := row.Reply; ; {
		before, inside, open := strings.Cut(rest, "[")
		outside += before
		_, after, closed := strings.Cut(inside, "]")
		if open != closed || strings.Contains(before, "]") {
			r.problem(at, "the reply of %s has a square bracket without its other half", row.ID)
			return
		}
		if !open {
			break
		}
		rest = after
	}
	for _, name := range replyName().FindAllStringSubmatch(outside, -1) {
		if known := slices.Contains(replyNames, name[1]); known && (name[1] != "wait" || row.Limit == "") {
			r.problem(at, "{%s} in the reply of %s may not be known: put it in square brackets, with another way to say it behind a |", name[1], row.ID)
		}
	}
}
