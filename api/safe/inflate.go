package safe

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"io"
	"strings"
)

// maxInflated is how much of what was compressed is read, in bytes; of what goes on behind
// it nothing is known.
const maxInflated = 1 << 20

// isPacked reports whether bytes begin as gzip (RFC 1952) or zlib (RFC 1950) does.
func isPacked(b []byte) bool {
	if len(b) < 3 {
		return false
	}
	return b[0] == 0x1f && b[1] == 0x8b && b[2] == 8 || b[0] == 0x78 && (b[1] == 0x01 || b[1] == 0x5e || b[1] == 0x9c || b[1] == 0xda)
}

// inflated is what a run of base64 or hex says that was compressed before, if that is text:
// the first MiB of it. Without anybody who pays for the reading it is a guess.
func (v *view) inflated(b []byte) (text string, ok bool) {
	if v.off&passPacked != 0 || !isPacked(b) {
		return "", false
	}
	if v.spend == nil {
		return "", true
	}
	const dear = 4 // how much dearer it is than to read what is there
	var r io.Reader
	var err error
	if b[0] == 0x78 {
		r, err = zlib.NewReader(bytes.NewReader(b))
	} else {
		r, err = gzip.NewReader(bytes.NewReader(b))
	}
	if err != nil || !v.spend(dear*len(b)) {
		return "", false
	}
	plain, _ := io.ReadAll(io.LimitReader(r, maxInflated)) // what broke off says something, too
	if !v.spend(dear*len(plain)) || len(plain) == 0 || !isTextHead(plain) {
		return "", false
	}
	return strings.ToValidUTF8(string(plain), ""), true
}
