package history

import (
	"bytes"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"time"
)

const (
	idText  = 26 // characters of an id
	idShort = 6  // characters of its beginning or end that may stand for it
)

// crockford writes ids in Crockford's digits: no i, l, o, u.
var crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// attemptID is 48 bits of Unix milliseconds and 80 bits that keep it unique,
// big-endian, so that bytes order like time.
type attemptID [16]byte

// String returns the id's 26 characters.
func (id attemptID) String() string {
	// 26 characters hold 130 bits: two of the four zero bytes' bits, then the id's.
	return crockford.EncodeToString(append(make([]byte, 4), id[:]...))[6:]
}

// compare orders ids by time.
func (id attemptID) compare(other attemptID) int { return bytes.Compare(id[:], other[:]) }

// time returns when the id was made, to the ms.
func (id attemptID) time() time.Time {
	return time.UnixMilli(int64(binary.BigEndian.Uint64(id[:8]) >> 16))
}

// plainID returns text as ids are written: i and l stand for 1, o for 0, letter case
// does not count.
func plainID(text string) string {
	return strings.NewReplacer("i", "1", "l", "1", "o", "0").Replace(strings.ToLower(text))
}

// parseID reads 26 characters.
func parseID(text string) (attemptID, error) {
	text = plainID(text)
	raw, err := crockford.DecodeString("000000" + text)
	if err != nil || len(text) != idText || raw[3] != 0 {
		return attemptID{}, fmt.Errorf("%q is not the id of an attempt: ids have %d letters and digits", text, idText)
	}
	return attemptID(raw[4:]), nil
}

// idRange returns the first and the last id that begin with prefix.
func idRange(prefix string) (first, last attemptID, err error) {
	missing := max(0, idText-len(prefix))
	first, err = parseID(prefix + strings.Repeat("0", missing))
	if err != nil {
		return first, last, err
	}
	last, err = parseID(prefix + strings.Repeat("z", missing))
	return first, last, err
}

// nextID makes an id of now and entropy that comes after last, also when the
// clock went back or two are made in one millisecond.
func nextID(last attemptID, now time.Time, entropy io.Reader) (attemptID, error) {
	var id attemptID
	binary.BigEndian.PutUint64(id[:8], uint64(now.UnixMilli())<<16)
	if _, err := io.ReadFull(entropy, id[6:]); err != nil {
		return id, fmt.Errorf("no random numbers for the id of an attempt: %w", err)
	}
	if id.compare(last) > 0 {
		return id, nil
	}
	for i := len(last) - 1; i >= 0; i-- {
		last[i]++
		if last[i] != 0 {
			break
		}
	}
	return last, nil
}
