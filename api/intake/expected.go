package intake

import (
	"bytes"
	"strings"

	"casebook/api/tree"
)

var (
	// unmetStatus is a status behind words for one that did not come: "expected status
	// 200", "it used to answer 200", "instead of HTTP 200".
	unmetStatus = pattern(`(?i)\b(?:expect(?:s|ed|ing|ation)?|used to|instead of|rather than|should(?:n't|n’t)?|ought to|supposed to|wants?|wanted|normally|usually|previously|formerly)\b([^\n.;,]{0,60}?)\b([1-5]\d\d)\b`)
	// cameInstead are words behind which stands what did come.
	cameInstead = pattern(`(?i)\b(?:but|got|gets?|now|received|receives?|actual(?:ly)?|returned|returns|answered|responded|today)\b`)
	// statusUnmet is the same the other way round: "200 was expected".
	statusUnmet = pattern(`(?i)\b([1-5]\d\d)\b(?: [A-Z]{2,12})? (?:is|was|were) (?:expected|wanted)\b`)
)

// withoutUnmet blanks the statuses that prose names as those that did not come.
func withoutUnmet(prose []byte) []byte {
	met := prose
	blank := func(start, end int) {
		if &met[0] == &prose[0] {
			met = bytes.Clone(prose)
		}
		copy(met[start:end], "   ")
	}
	for _, m := range unmetStatus().FindAllSubmatchIndex(prose, maxPairs) {
		if !cameInstead().Match(prose[m[2]:m[3]]) {
			blank(m[4], m[5])
		}
	}
	for _, m := range statusUnmet().FindAllSubmatchIndex(prose, maxPairs) {
		blank(m[2], m[3])
	}
	return met
}

// tellsFailure reports whether a body is an object that claims a failure: it has an
// error, or says of itself that it is no success.
func tellsFailure(body []byte) bool {
	root, _, err := tree.Parse(body)
	if err != nil || root.Kind != tree.Object {
		return false
	}
	for _, key := range []string{"error", "errors"} {
		switch n := root.Member(key); {
		case n == nil || n.Kind == tree.Null || n.Kind == tree.Number:
		case n.Kind == tree.Object || n.Kind == tree.Array:
			if len(n.Children) > 0 {
				return true
			}
		case n.Text != "" && n.Text != "false" && !strings.EqualFold(n.Text, "success"):
			return true
		}
	}
	success := root.Member("success")
	return success != nil && success.Text == "false"
}
