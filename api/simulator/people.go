package simulator

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Person is somebody that the simulator knows, under any of their names.
type Person struct {
	System string   // "nextreason"
	Field  string   // the field that a name belongs in
	Names  []string // addresses first, then numbers
	Means  string   // what comes of calls for them, in plain words
}

// People lists those whose calls are answered by honest rules; whoever stands for one answer only is among [StandIns].
func People() []Person {
	honest := fmt.Sprintf("honest: the first code sent is %d, each further one is one higher; a code is good once, for %d minutes; the %dth attempt in a minute blocks for %d minutes",
		nextreasonFirstCode, nextreasonCodeLife/time.Minute, nextreasonAttempts, nextreasonBlock/time.Minute)
	steady := fmt.Sprintf("never changes: the code %d is always good, and no limit counts", nextreasonFirstCode)
	return []Person{
		{"nextreason", "user_id", nextreasonNames(nextreasonHonest), honest},
		{"nextreason", "user_id", nextreasonNames(nextreasonSteady), steady},
	}
}

// nextreasonNames lists the users of a kind.
func nextreasonNames(kind nextreasonKind) []string {
	var names []string
	for name, is := range nextreasonUsers() {
		if is == kind {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(b, a) })
	return names
}
