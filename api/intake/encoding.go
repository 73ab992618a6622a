package intake

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns b as UTF-8 without a byte order mark, and what was mended, in
// words that go on after the input's name.
// PowerShell's > writes UTF-16 with a mark.
func decode(b []byte) (text []byte, mended []string) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return b[3:], []string{"began with a byte order mark, which was left out"}
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")): // UTF-32, which is told as binary
		return b, nil
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return fromUTF16(b[2:], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return fromUTF16(b[2:], binary.BigEndian)
	}
	return b, nil
}

func fromUTF16(b []byte, order binary.ByteOrder) (text []byte, mended []string) {
	mended = []string{"was UTF-16, as PowerShell's > writes it, and was read as such"}
	text = make([]byte, 0, len(b)/2)
	lost := false
	for ; len(b) >= 2; b = b[2:] {
		r := rune(order.Uint16(b))
		if utf16.IsSurrogate(r) {
			r = utf8.RuneError
			if len(b) >= 4 {
				r = utf16.DecodeRune(rune(order.Uint16(b)), rune(order.Uint16(b[2:])))
			}
			if r == utf8.RuneError {
				lost = true
			} else {
				b = b[2:]
			}
		}
		text = utf8.AppendRune(text, r)
	}
	if lost || len(b) > 0 {
		mended = append(mended, "holds broken UTF-16: it was read as U+FFFD or left out")
	}
	return text, mended
}
