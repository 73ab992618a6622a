package history

import (
	"strings"
	"time"
	"unicode"
)

// Field is what a condition of a query looks at. Its text is the word before the colon.
type Field string

// The fields of a query. Those of a case hold for each of its attempts.
const (
	AnyText       Field = ""            // everything that a list shows, the vendor's messages, path, ids, and title and notes of the case
	InSystem      Field = "system"      // pack id, whole
	InOperation   Field = "operation"   // whole
	InEnvironment Field = "environment" // whole
	WithOutcome   Field = "outcome"     // whole
	WithHTTP      Field = "http"        // a status as 422, or a class as 4xx
	WithCode      Field = "code"        // one of the vendor's codes, whole
	WithRow       Field = "row"         // id of a documented answer, whole
	OfUser        Field = "user"        // a part of whom the call is about
	WithID        Field = "id"          // beginning or end of an attempt's id
	Is            Field = "is"          // simulated, counted, caseless, older-rules
	InCase        Field = "case"        // number
	InState       Field = "state"       // state of the case, whole
	WithRef       Field = "ref"         // our or the vendor's ticket number, whole
	OfOwner       Field = "owner"       // owner of the case, whole
	WithTag       Field = "tag"         // one of the case's tags, whole
	Since         Field = "since"       // recorded at this time or later
	Until         Field = "until"       // recorded before this time
	InBody        Field = "body"        // a part of the request's or the answer's body or headers
)

// Values of Is.
const (
	IsSimulated  = "simulated"
	IsCounted    = "counted"
	IsCaseless   = "caseless"
	IsOlderRules = "older-rules"
)

// Condition is one thing that must hold.
type Condition struct {
	Field  Field
	Values []string  // one of them must fit; as Fold writes them
	At     time.Time // of Since and Until
	Not    bool      // it must not hold
}

// Query is what a search asks for: all of its conditions. The zero Query finds every
// attempt.
type Query struct{ All []Condition }

// ofCase reports whether a condition looks at the case alone.
func (f Field) ofCase() bool {
	return f == InState || f == WithRef || f == OfOwner || f == WithTag
}

// Fold returns text as searches compare it: in small letters, with the digits 0 to 9 for
// those of any script, and a blank for what draws nothing.
func Fold(text string) string {
	plain := true
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7f || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	return strings.Map(foldRune, text)
}

func foldRune(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < ' ' || r == 0x7f:
		return ' '
	case r < 0x80:
		return r
	case unicode.IsDigit(r):
		return digit(r)
	case !unicode.IsPrint(r):
		return ' '
	}
	return unicode.ToLower(r)
}

// digit returns the ASCII digit that a digit of another script stands for: scripts have
// theirs in tens, the zero first.
func digit(r rune) rune {
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return '0' + (r-zero)%10
}
