package attempt

import (
	"slices"
	"strings"
)

// Merge joins two texts that began as one, line by line. What only one of them changed is
// changed. Where both changed the same lines both stand, theirs before ours, and clean is
// false: nothing is lost, and somebody has to look at it.
func Merge(base, theirs, ours string) (text string, clean bool) {
	switch {
	case theirs == ours, base == theirs:
		return ours, true
	case base == ours:
		return theirs, true
	}
	b, t, o := strings.Split(base, "\n"), strings.Split(theirs, "\n"), strings.Split(ours, "\n")
	if base == "" {
		b = nil
	}
	var lines []string
	clean = true
	last := [3]int{}
	for _, at := range append(anchors(b, t, o), [3]int{len(b), len(t), len(o)}) {
		part, agreed := join(b[last[0]:at[0]], t[last[1]:at[1]], o[last[2]:at[2]])
		lines, clean = append(lines, part...), clean && agreed
		if at[0] < len(b) {
			lines = append(lines, b[at[0]])
		}
		last = [3]int{at[0] + 1, at[1] + 1, at[2] + 1}
	}
	return strings.Join(lines, "\n"), clean
}

// anchors are the lines of base that both others kept: where each stands in the three.
func anchors(base, theirs, ours []string) (all [][3]int) {
	kept := map[int]int{}
	for _, p := range sameLines(base, theirs) {
		kept[p.a] = p.b
	}
	for _, p := range sameLines(base, ours) {
		if at, both := kept[p.a]; both {
			all = append(all, [3]int{p.a, at, p.b})
		}
	}
	return all
}

// join joins what stands between two lines that all have.
func join(base, theirs, ours []string) (lines []string, clean bool) {
	switch n := len(base); {
	case slices.Equal(base, theirs), slices.Equal(theirs, ours):
		return ours, true
	case slices.Equal(base, ours):
		return theirs, true
	case begins(ours, base): // written on below
		return slices.Concat(theirs, ours[n:]), true
	case begins(theirs, base):
		return slices.Concat(ours, theirs[n:]), true
	}
	return slices.Concat(theirs, ours), false
}

func begins(lines, with []string) bool {
	return len(lines) >= len(with) && slices.Equal(lines[:len(with)], with)
}
