package safe

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// shortestRun is a six-digit code in base64, in bytes.
const shortestRun = 8

// isJoint tells the signs in runs that are also used to join words, and where a line
// ends.
func isJoint(c byte) bool {
	return c == '-' || c == '_' || c == '/' || c == '+' || c == '\n' || c == '\r'
}

// unwrapped is a run without its line ends.
func unwrapped(run string) string {
	if strings.IndexByte(run, '\n') < 0 && strings.IndexByte(run, '\r') < 0 {
		return run
	}
	return strings.NewReplacer("\n", "", "\r", "").Replace(run)
}

// wrappedAt is how long the lines of wrapped base64 or hex are at least: 64 as in
// PEM, 76 as in MIME, and a few that stand indented or are hex.
const wrappedAt = 60

// nextRun finds the next part of text, from i on, that may be base64 or hex; start
// equals end when there is none. Where lines are wrapped it may go over several.
func nextRun(text string, i int, wrapped bool) (start, end int) {
	line := i
	for start = i; i < len(text); i++ {
		if runBytes[text[i]] {
			continue
		}
		if c := text[i]; wrapped && (c == '\n' || c == '\r') && i-line >= wrappedAt && i-start >= wrappedAt {
			n := i + spanOf(text[i:min(len(text), i+2)], func(c byte) bool { return c == '\n' || c == '\r' })
			if n < len(text) && runBytes[text[n]] {
				i, line = n, n
				continue
			}
		}
		if i-start >= shortestRun {
			return start, i
		}
		start, line = i+1, i+1
	}
	if i-start >= shortestRun {
		return start, i
	}
	return i, i
}

// runs calls f with a view of every part of the text that reads as printable text
// when taken for base64, base64url or hex.
func (v *view) runs(f func(*view)) {
	wrapped := v.off&passWrapped == 0
	for start, end := nextRun(v.text, 0, wrapped); start < end; start, end = nextRun(v.text, end, wrapped) {
		v.run(start, end, f)
	}
}

// runBytes are the bytes that base64, base64url and hex are made of.
var runBytes = [256]bool{
	'+': true, '-': true, '/': true, '_': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
	'A': true, 'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true, 'K': true, 'L': true, 'M': true,
	'N': true, 'O': true, 'P': true, 'Q': true, 'R': true, 'S': true, 'T': true, 'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true, 'k': true, 'l': true, 'm': true,
	'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true, 'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true,
}

// maxJoints is behind how many joints a run is read anew: more than a path has
// segments.
const maxJoints = 8

// run tries the parts of text[start:end] that begin and end at joints, longest
// first. What was glued to the front of base64 shifts it, so a part is read from
// each of its first four characters.
func (v *view) run(start, end int, f func(*view)) {
	for joints := 0; end-start >= shortestRun; joints++ {
		if joints <= maxJoints {
			for shift := range 4 {
				if v.try(start+shift, end, f) {
					return
				}
			}
		}
		for start < end && !isJoint(v.text[start]) {
			start++
		}
		start++
	}
}

// try views the longest part that begins at start and is text when decoded.
func (v *view) try(start, end int, f func(*view)) bool {
	for joints := 0; joints <= maxJoints && end-start >= shortestRun && mayBeText(v.text[start:end]); joints++ {
		if text, ok := v.decodeRun(v.text[start:end]); ok {
			for end < len(v.text) && v.text[end] == '=' {
				end++
			}
			f(&view{text: text, parent: v, off: v.off, spend: v.spend, whole: true, from: start, to: end})
			return true
		}
		for end--; end > start && !isJoint(v.text[end]); {
			end--
		}
	}
	return false
}

// mayBeText decodes the first eight characters only: most runs are words, and no
// base64 or hex.
func mayBeText(run string) bool {
	if first := sixBits(run[0])<<2 | sixBits(run[1])>>4; first < '\t' || first > 0xf4 || 0x7f <= first && first < 0xc2 {
		return isHex(run[:shortestRun])
	}
	var bits uint64
	for i := range shortestRun {
		bits = bits<<6 | uint64(sixBits(run[i]))
	}
	var head [6]byte
	for i := range head {
		head[i] = byte(bits >> (40 - 8*i))
	}
	return isTextHead(head[:]) || isPacked(head[:]) || isHex(run[:shortestRun])
}

// sixBits is the value of a character of base64 or base64url.
func sixBits(c byte) byte {
	switch {
	case c >= 'a':
		return c - 'a' + 26
	case c == '_':
		return 63
	case c >= 'A':
		return c - 'A'
	case c >= '0':
		return c - '0' + 52
	case c == '/':
		return 63
	}
	return 62
}

func encodingOf(run string) *base64.Encoding {
	if strings.ContainsAny(run, "-_") {
		return base64.RawURLEncoding
	}
	return base64.RawStdEncoding
}

// decodeRun decodes hex or base64 whose content is text, compressed or not.
func (v *view) decodeRun(run string) (string, bool) {
	run = unwrapped(run)
	if v.off&passHex == 0 && len(run)%2 == 0 && len(run) >= 12 && isHex(run) {
		b, err := hex.DecodeString(run)
		if err == nil && isText(b) {
			return string(b), true
		}
		if text, ok := v.inflated(b); ok {
			return text, true
		}
	}
	if v.off&passBase64 != 0 || len(run) < shortestRun {
		return "", false
	}
	if len(run)%4 == 1 {
		run = run[:len(run)-1]
	}
	b, err := encodingOf(run).DecodeString(run)
	if err != nil {
		return "", false
	}
	if !isText(b) {
		return v.inflated(b)
	}
	return string(b), true
}

// isTextHead allows a rune to be cut at the end.
func isTextHead(b []byte) bool {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			return !utf8.FullRune(b)
		}
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' {
			return false
		}
		b = b[size:]
	}
	return true
}

func isText(b []byte) bool { return isTextHead(b) && utf8.Valid(b) }

func isHex(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}
