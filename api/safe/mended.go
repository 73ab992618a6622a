package safe

import (
	"slices"

	"casebook/api/tree"
)

// mended reads JSON that breaks off: what is open at its end is closed, and a member that
// has no value yet left out. The tree is nil where that is not enough.
func mended(s string) (src string, root *tree.Node) {
	quote, closing, whole, ok := opened(s)
	if !ok {
		return "", nil
	}
	for _, src := range [...]string{s + quote + closing, s[:whole] + closing} {
		if root, notes, err := tree.ParseString(src); err == nil && !hasTrailing(root, src, notes) {
			return src, root
		}
	}
	return "", nil
}

// opened finds what closes a text that breaks off, the quote apart, and where its last whole
// member ends. ok is false where something is closed that was not open.
func opened(s string) (quote, closing string, whole int, ok bool) {
	const deepest = 512
	var stack []byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '"':
			size := stringEnd(s[i+1:])
			if size < 0 {
				quote, size = `"`, len(s)
			}
			i += 1 + size
		case '{', '[':
			if len(stack) == deepest {
				return "", "", 0, false
			}
			stack = append(stack, c+2) // in ASCII the sign that closes is the next but one
			whole = i + 1
		case '}', ']':
			if len(stack) == 0 || stack[len(stack)-1] != c {
				return "", "", 0, false
			}
			stack = stack[:len(stack)-1]
			whole = i + 1
		case ',':
			whole = i
		}
	}
	slices.Reverse(stack)
	return quote, string(stack), whole, true
}

// stringEnd is where the string ends that s begins in, or -1.
func stringEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}
