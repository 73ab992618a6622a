package safe

import (
	"fmt"
	"io"
	"log/slog"
	"unicode/utf8"
)

// mask stands for a value in everything that prints, whatever its length.
const mask = "••••••••"

// Secret is a credential in memory. Whatever prints, logs or encodes it writes a
// mask; [Secret.Reveal] is the one way out.
type Secret struct {
	// A pointer, because fmt prints the bytes of an unexported string field of a
	// struct that holds a Secret, and only the address of a pointer.
	value *string
}

// NewSecret wraps value.
func NewSecret(value string) Secret { return Secret{&value} }

// Reveal returns the value. Only what builds the HTTP request calls it.
func (s Secret) Reveal() string {
	if s.value == nil {
		return ""
	}
	return *s.value
}

// Empty reports whether there is no value.
func (s Secret) Empty() bool { return s.Reveal() == "" }

// Len is the length of the value in runes.
func (s Secret) Len() int { return utf8.RuneCountInString(s.Reveal()) }

// String returns a mask of fixed length.
func (s Secret) String() string { return mask }

// GoString returns a mask of fixed length.
func (s Secret) GoString() string { return mask }

// Format writes a mask of fixed length for every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, mask) }

// MarshalJSON returns a mask of fixed length.
func (s Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + mask + `"`), nil }

// MarshalText returns a mask of fixed length.
func (s Secret) MarshalText() ([]byte, error) { return []byte(mask), nil }

// LogValue returns a mask of fixed length.
func (s Secret) LogValue() slog.Value { return slog.StringValue(mask) }
