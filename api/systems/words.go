package systems

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api"
)

// word sets *w to text when it is one of known.
func word[W ~string](w *W, text []byte, known ...W) error {
	*w = W(text)
	return knownWord(*w, known)
}

// knownWord returns nil when w is one of known, else the mend. It quotes what was
// written, not the words that a screen has for it.
func knownWord[W ~string](w W, known []W) error {
	if slices.Contains(known, w) {
		return nil
	}
	names := make([]string, len(known))
	for i, k := range known {
		names[i] = string(k)
	}
	mend := ""
	if near := Nearest(string(w), names); near != "" {
		mend = fmt.Sprintf("; did you mean %q?", near)
	}
	return fmt.Errorf("%q is not one of %s%s", string(w), strings.Join(names, ", "), mend)
}

// UnmarshalText accepts documented, inferred and unknown.
func (b *Basis) UnmarshalText(text []byte) error {
	return word(b, text, Documented, Inferred, NotKnown)
}

// UnmarshalText accepts the places of a field.
func (p *Place) UnmarshalText(text []byte) error {
	return word(p, text, InBody, InQuery, InPath, InHeader, BasicUser, BasicPassword, Bearer)
}

// UnmarshalText accepts yes, no and unstated.
func (n *Need) UnmarshalText(text []byte) error {
	return word(n, text, Required, Optional, Unstated)
}

// UnmarshalText accepts the names of tests.
func (t *Test) UnmarshalText(text []byte) error {
	return word(t, text, Present, Clean, E164, OneOf, FormatIs, Absent, Empty, SameVariant, BodyParses, ContentType, AllRequired, KnownPath, AskOnly)
}

// UnmarshalText accepts the formats of a field.
func (w *Format) UnmarshalText(text []byte) error {
	return word(w, text, Email, Phone, EmailOrE164, BCP47, WebURL, UUID, Integer)
}

// UnmarshalText accepts the traits of a request.
func (t *Trait) UnmarshalText(text []byte) error {
	return word(t, text, IsAbsent, IsEmpty, IsMissing, IsPresent, IsMalformed, IsWellFormed, IsOneOf, IsNotOneOf, IsNull, IsWrongKind,
		HasNoBody, HasBrokenBody, HasNoCredentials)
}

// UnmarshalText accepts the signs of earlier attempts.
func (s *Sign) UnmarshalText(text []byte) error {
	return word(s, text, CodeUsed, CodeRefused, CodeOld, CodeReplaced, LimitReached, WorksElsewhere, ManyUsers)
}

// UnmarshalText accepts for and against.
func (w *Weight) UnmarshalText(text []byte) error {
	return word(w, text, For, Against)
}

// UnmarshalText accepts string, boolean and number.
func (t *ValueType) UnmarshalText(text []byte) error {
	return word(t, text, "string", "boolean", "number")
}

// UnmarshalText accepts client, user and ip.
func (s *Scope) UnmarshalText(text []byte) error {
	return word(s, text, "client", "user", "ip")
}

// UnmarshalText accepts the places of a value that is no form field.
func (p *ClassPlace) UnmarshalText(text []byte) error {
	return word(p, text, "header", "query", "request", "answer", "path")
}

// UnmarshalText accepts yes and no.
func (c *Claim) UnmarshalText(text []byte) error {
	return word(c, text, "yes", "no")
}

// UnmarshalText accepts yes, no and none.
func (a *Ruling) UnmarshalText(text []byte) error {
	return word(a, text, "yes", "no", "none")
}

// UnmarshalText accepts the parts of a ticket.
func (p *Part) UnmarshalText(text []byte) error {
	return word(p, text, parts...)
}

// What a row may name of an answer, or of a call that got none.
var (
	shapes = []api.Shape{
		api.ShapeEmpty, api.ShapeJSON, api.ShapeBroken, api.ShapeHTML, api.ShapeText, api.ShapeBinary,
	}
	kinds = []string{
		string(api.KindTimeout), string(api.KindCancelled), string(api.KindNotFound),
		string(api.KindRefused), string(api.KindReset), string(api.KindTLS),
		string(api.KindProxy), string(api.KindMalformed), string(api.KindOther),
	}
	phases = []api.Phase{
		api.PhaseRequest, api.PhaseDNS, api.PhaseConnect, api.PhaseTLS, api.PhaseSend, api.PhaseFirstByte, api.PhaseBody,
	}
)

// What a desk may name: days of the week as people shorten them, and what a ticket
// can put in.
var (
	days  = []string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}
	items = []string{"status", "request-line", "request-body", "answer-body", "time"}
)
