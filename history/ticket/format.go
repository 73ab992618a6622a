package ticket

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"casebook/api/safe"
	"casebook/history"
)

// Format is a form in which a ticket leaves.
type Format string

// The formats. Zip is all the others and a manifest.
const (
	Markdown Format = "markdown"
	Plain    Format = "text"
	JSON     Format = "json"
	HAR      Format = "har"
	Curl     Format = "curl"
	Zip      Format = "zip"
)

// Formats lists them, the usual one first.
func Formats() []Format { return []Format{Markdown, Plain, JSON, HAR, Curl, Zip} }

// Extension is what the name of such a file ends with, without the dot.
func (f Format) Extension() string {
	switch f {
	case Markdown:
		return "md"
	case Plain:
		return "txt"
	case Curl:
		return "sh"
	}
	return string(f)
}

// FormatNamed returns the format of a name, or of what the names of its files end with.
func FormatNamed(word string) (f Format, known bool) {
	word = strings.ToLower(word)
	for _, f := range Formats() {
		if word == string(f) || word == f.Extension() {
			return f, true
		}
	}
	return "", false
}

// ErrHeld is returned for a ticket of which something must not leave.
var ErrHeld = errors.New("the second scan found values that must not leave, so nothing does; this is a defect of casebook, please report it")

// ErrNoCall is returned for a format that is made of calls where no call is whole
// enough, or an addendum has no new one.
var ErrNoCall = errors.New("there is no call in this ticket that can be written so; take another format")

// As returns the ticket in a format, its finished bytes scanned. Where anything is
// found it is ErrHeld. It reads nothing from anywhere, and may be called from several
// goroutines.
func (t Ticket) As(f Format) (safe.Outgoing, error) {
	switch {
	case !slices.Contains(Formats(), f):
		return nil, fmt.Errorf("a ticket cannot be written as %q", f)
	case len(t.Leaks) > 0:
		return nil, ErrHeld
	}
	return t.press.print(f)
}

// Who tells the engineer whom a token of the ticket stands for, such as phone-1; the
// ticket itself cannot.
func (t Ticket) Who(name string) (safe.Shown, bool) {
	if t.press == nil {
		return safe.Shown{}, false
	}
	return t.press.writer.sharer.Who(name)
}

// Left is what the case keeps of the ticket having left by some way: copied, saved
// or printed.
func (t Ticket) Left(way string, f Format, out safe.Outgoing, at time.Time) history.Left {
	sum := sha256.Sum256(out.Bytes())
	left := history.Left{At: at, Way: way, Format: string(f), SHA256: hex.EncodeToString(sum[:]), Attempts: t.attempts, Training: t.Training}
	if t.Desk.Email != "" {
		left.To = t.Desk.Name + ", " + t.Desk.Email
	}
	if f != HAR && f != Curl { // those tell of the calls only
		left.Known = t.known
	}
	for _, token := range t.Tokens {
		if token.Revealed {
			left.Revealed = append(left.Revealed, token.Name)
		}
	}
	return left
}
