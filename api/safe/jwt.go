package safe

import (
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"casebook/api/tree"
)

// jwtPart decodes one of the parts of a JSON Web Token (RFC 7519) that are JSON; nil
// when it is none.
func jwtPart(part string) *tree.Node {
	const longest = 64 << 10
	if len(part) > longest {
		return nil
	}
	b, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(part, "="))
	if err != nil {
		return nil
	}
	root, notes, err := tree.Parse(b)
	if err != nil || root.Kind != tree.Object || hasTrailing(root, string(b), notes) {
		return nil
	}
	return root
}

// jwtClaims returns the payload of a signed token; nil when s is none, or is encrypted.
func jwtClaims(s string) *tree.Node {
	if _, ok := jwtAlgorithm(s); !ok {
		return nil
	}
	_, rest, _ := strings.Cut(s, ".")
	payload, signature, _ := strings.Cut(rest, ".")
	if strings.Contains(signature, ".") {
		return nil
	}
	return jwtPart(payload)
}

// expiry says how the end of a token lies to the time of the call: "expired 4 min
// before the call", "expires 12 min after the call", "no expiry"; "" when nothing is
// known.
func expiry(token string, called time.Time) string {
	claims := jwtClaims(token)
	if claims == nil {
		return ""
	}
	exp := claims.Member("exp")
	if exp == nil {
		return noExpiry
	}
	const latest = 1 << 40
	seconds, err := strconv.ParseFloat(exp.Text, 64)
	if err != nil || called.IsZero() || seconds < 0 || seconds > latest {
		return ""
	}
	if left := int64(seconds) - called.Unix(); left > 0 {
		return "expires " + span64(left) + " after the call"
	} else {
		return "expired " + span64(-left) + " before the call"
	}
}

const noExpiry = "no expiry"

// span64 writes seconds in the largest unit of which there are two, rounded down.
func span64(seconds int64) string {
	const minute, hour, day = 60, 60 * 60, 24 * 60 * 60
	switch {
	case seconds < 2*minute:
		return strconv.FormatInt(seconds, 10) + " s"
	case seconds < 2*hour:
		return strconv.FormatInt(seconds/minute, 10) + " min"
	case seconds < 2*day:
		return strconv.FormatInt(seconds/hour, 10) + " h"
	}
	return strconv.FormatInt(seconds/day, 10) + " days"
}

// isExpiry reports whether part of a shape is what expiry writes.
func isExpiry(part string) bool {
	if part == noExpiry {
		return true
	}
	rest, ok := strings.CutPrefix(part, "expired ")
	end := " before the call"
	if !ok {
		rest, ok = strings.CutPrefix(part, "expires ")
		end = " after the call"
	}
	rest, ended := strings.CutSuffix(rest, end)
	n, unit, spaced := strings.Cut(rest, " ")
	if !ok || !ended || !spaced || n == "" || len(n) > 9 || strings.Trim(n, "0123456789") != "" {
		return false
	}
	return unit == "s" || unit == "min" || unit == "h" || unit == "days"
}

// claims learns the values in a token that its claims name: a server that echoes the
// token's content does not echo the token. Facts are kept of what is personal.
func (r *Redactor) claims(token string) {
	if r.off&passClaims != 0 || !strings.HasPrefix(token, "eyJ") {
		return
	}
	if payload := jwtClaims(token); payload != nil {
		r.claim(payload, verdict{}, nil)
	}
}

// claim learns what of n must go; v is known of it or of what it lies in.
func (r *Redactor) claim(n *tree.Node, v verdict, trail []step) {
	if len(n.Children) == 0 {
		if (n.Kind == tree.String || n.Kind == tree.Number) && n.Text != "" && v.about(n.Text) && !isMessage(n.Text) {
			r.claimed(v, trail, n.Text)
		}
		return
	}
	for i, child := range n.Children {
		at, below := step{index: i}, v
		if n.Kind == tree.Object {
			at = step{key: child.Key, index: -1}
		}
		way := append(trail[:len(trail):len(trail)], at)
		for _, place := range [...]Place{InRequest, InAnswer} {
			if n.Kind != tree.Object {
				break
			}
			if own := r.rules.match(place, child.Key, way); own.found && own.class > below.class {
				below = own
			}
		}
		if kind := inPerson(fold(at.key)); kind != "" && below.class == Plain && !isThing(parentName(way)) {
			below = verdict{name: at.key, class: Personal, kind: kind, found: true} // a token is about a person
		}
		r.claim(child, below, way)
	}
}

// claimed takes down the value of one claim. What is personal stays in no text, since the
// token is cut, and a ticket has to know it.
func (r *Redactor) claimed(v verdict, trail []step, value string) {
	if v.cut() {
		r.within("claim "+dotted(trail), v.class, v.kind, value)
		return
	}
	if e164, _ := E164(value); !v.found && e164 {
		v.kind, v.class = "phone", Personal
	} else if !v.found && emailEnd(value, 0) == len(value) {
		v.kind, v.class = "email", Personal
	}
	if v.class != Personal || v.kind == "" {
		return
	}
	if v.name == "" && len(trail) > 0 {
		v.name = trail[len(trail)-1].key
	}
	before := len(r.facts)
	if r.fact("claim "+dotted(trail), 0, v, value, ""); len(r.facts) > before {
		r.facts[before].Claim = Record{value}
	}
}
