package safe

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Place says where in an exchange a [Rule] looks for a name.
type Place uint8

const (
	// Anywhere: header, query, form and JSON names of both sides.
	Anywhere Place = iota
	// InHeader: header names.
	InHeader
	// InQuery: query parameters, in the URL of the request and in every URL that is
	// mentioned anywhere.
	InQuery
	// InRequest: JSON keys and form fields of the request body.
	InRequest
	// InAnswer: JSON keys and form fields of the answer body.
	InAnswer
	// InPath: the path segment that follows the segment Name: "reset" names the
	// hash in /v1/auth/reset/HASH.
	InPath
)

// Rule gives the class of the values under one name.
type Rule struct {
	Place Place
	// Name is a header or query name, a JSON key, or a dotted path from the root
	// ("data.newApiKey", "messages.code"; array indices may be left out). Letter
	// case, dashes and underscores make no difference.
	Name  string
	Class Class
	// Kind is the word for the value in placeholders and tokens: "api-key",
	// "phone", "code", "proof", "token", "password", "email", "name" …
	Kind string
	// Digits keeps the rule to values of 6 to 8 digits: for a name that means a one-time
	// code with one system and an error's code with another.
	Digits bool
}

// verdict is what is known of a value by its name.
type verdict struct {
	name  string // as the document has it
	class Class
	kind  string
	found bool // some rule or well-known name applies, if only to say Plain

	form   form // it is about values of this form only
	worded bool // it comes of words in the name, and not of the whole
	scalar bool // it is about a value, and not about what an object of that name holds
}

// shallow reports whether the name of an object tells nothing of what it holds.
func (v verdict) shallow() bool {
	switch v.form {
	case longRandom, groupedOrRandom, mixedKey, mixedWord, grantCode, credential, keyLike, sidLike, secretLike, unsaid, codeLike, codeOrWord, amongCodes:
		return true
	}
	return v.scalar
}

func (v verdict) cut() bool { return v.found && v.class.cut() }

// step is one segment of the way from the root of a document to a value.
type step struct {
	key   string
	index int // ≥ 0 in an array, and key is then empty
}

// ruleset finds the rule for a name.
type ruleset struct {
	rules map[string][]pathRule          // by the folded last segment of Name
	cache [InPath + 1]map[string]verdict // of names that no dotted rule ends in
}

type pathRule struct {
	Rule
	path []string // folded segments of a dotted Name, else nil
}

// maxCached keeps a hostile document from filling memory with its keys.
const maxCached = 4096

func newRuleset(rules []Rule) *ruleset {
	rs := &ruleset{rules: make(map[string][]pathRule)}
	for place := range rs.cache {
		rs.cache[place] = make(map[string]verdict)
	}
	for _, rule := range rules {
		rs.add(rule)
	}
	return rs
}

func (rs *ruleset) add(rule Rule) {
	rule.Kind = kindWord(rule.Kind)
	var path []string
	for segment := range strings.SplitSeq(strings.ReplaceAll(rule.Name, "[]", ""), ".") {
		if segment != "*" && segment != "" {
			path = append(path, fold(segment))
		}
	}
	if len(path) == 0 {
		return
	}
	last := path[len(path)-1]
	if slices.ContainsFunc(rs.rules[last], func(r pathRule) bool { return r.Rule == rule }) {
		return
	}
	if len(path) == 1 {
		path = nil
	}
	rs.rules[last] = append(rs.rules[last], pathRule{rule, path})
	for _, cache := range rs.cache {
		clear(cache)
	}
}

// match returns the verdict on a name at a place. trail leads from the root to the
// value; without one (in text that does not parse) a dotted rule is taken by its
// last segment. The most specific rule wins: path, then place, then Anywhere, then
// the well-known names, then the words of a name; but nothing lowers the class of a
// well-known header.
func (rs *ruleset) match(place Place, name string, trail []step) verdict {
	cache := rs.cache[place]
	if v, ok := cache[name]; ok {
		return v
	}
	folded := fold(name)
	var class Class
	var kind string
	if place != InPath { // "token" in a path is an endpoint's name
		class, kind = wellKnown(folded)
	}
	if short, x := strings.CutPrefix(folded, "x"); x && class == Plain && place == InHeader {
		class, kind = wellKnown(short) // X-OTP, RFC 6648
	}
	v := verdict{name: name, class: class, kind: kind, found: class != Plain}
	best, dotted := 0, false
	for _, rule := range rs.rules[folded] {
		dotted = dotted || rule.path != nil
		score := rule.score(place, trail)
		if score <= best || place == InHeader && rule.Class < class || rule.Digits && class >= rule.Class {
			continue
		}
		best = score
		v = verdict{name: name, class: rule.Class, kind: rule.Kind, found: true}
		if rule.Digits {
			v.form = sixToEight
			if folded == "code" && (place == InQuery || place == InRequest) {
				v.form = codeOrRandom // as OAuth has it, RFC 6749 section 4.1
			}
		}
	}
	if !v.found {
		v = hinted(place, name, folded)
	}
	if !dotted && len(cache) < maxCached {
		cache[name] = v
	}
	return v
}

// score is 0 when the rule does not apply.
func (r pathRule) score(place Place, trail []step) int {
	score := 1
	switch {
	case r.Place == place:
		score = 2
	case r.Place != Anywhere || place == InPath:
		return 0
	}
	if r.path != nil && trail != nil {
		if !onPath(r.path, trail) {
			return 0
		}
		score += 2
	}
	return score
}

// onPath reports whether trail is path, array indices on trail left out or not.
func onPath(path []string, trail []step) bool {
	i := len(path) - 1
	for t := len(trail) - 1; t >= 0; t-- {
		switch at := trail[t]; {
		case at.index >= 0:
			if i >= 0 && path[i] == strconv.Itoa(at.index) {
				i--
			}
		case i < 0 || fold(at.key) != path[i]:
			return false
		default:
			i--
		}
	}
	return i < 0
}

// dotted writes a trail as a path.
func dotted(trail []step) string {
	var b strings.Builder
	for i, at := range trail {
		if i > 0 {
			b.WriteByte('.')
		}
		if at.index >= 0 {
			b.WriteString(strconv.Itoa(at.index))
		} else {
			b.WriteString(at.key)
		}
	}
	return b.String()
}

// fold makes names comparable: lower case, without dashes, underscores, spaces.
func fold(name string) string {
	plain := true
	for i := range len(name) {
		c := name[i]
		plain = plain && c < utf8.RuneSelf && c != '-' && c != '_' && c != ' ' && (c < 'A' || c > 'Z')
	}
	if plain {
		return name
	}
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// kindWord is kind if it is a short lower-case word, else "value": it stands in
// placeholders, which are told from text by their form.
func kindWord(kind string) string {
	if kind == "" || len(kind) > 24 || strings.Trim(kind, "abcdefghijklmnopqrstuvwxyz-") != "" {
		return "value"
	}
	return kind
}
