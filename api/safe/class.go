package safe

import "fmt"

// Class says what may become of a value. The order is by how much is cut: of two
// classes for one place the larger wins.
type Class uint8

const (
	// Plain values stay as they are everywhere: status, codes, request ids, times.
	Plain Class = iota
	// Personal values (phone, e-mail, name) stay in the history and become tokens
	// in a ticket.
	Personal
	// Proof values (SDK blobs) are stored as kind, length and fingerprint.
	Proof
	// OneTime values (codes, reset hashes, magic links) are stored as shape and
	// fingerprint, so that the same code sent twice stays visible.
	OneTime
	// ClassSecret values (keys, tokens, passwords, cookies) are stored as shape and
	// fingerprint. The name leaves [Secret] to the type.
	ClassSecret
)

var classWords = [...]string{"plain", "personal", "proof", "one-time", "secret"}

// String returns the word for the class: plain, personal, proof, one-time, secret.
func (c Class) String() string {
	if int(c) < len(classWords) {
		return classWords[c]
	}
	return fmt.Sprintf("class %d", uint8(c))
}

// ParseClass reads the word that [Class.String] gives.
func ParseClass(word string) (Class, error) {
	for c, w := range classWords {
		if w == word {
			return Class(c), nil
		}
	}
	return Plain, fmt.Errorf("%.40q is no class of value: use plain, personal, proof, one-time or secret", word)
}

// MarshalText returns the word for the class.
func (c Class) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the word for a class.
func (c *Class) UnmarshalText(b []byte) (err error) {
	*c, err = ParseClass(string(b))
	return err
}

// cut reports whether values of the class never reach the history.
func (c Class) cut() bool { return c >= Proof }
