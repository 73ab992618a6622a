package tree

import "unicode"

// Control reports whether r must never reach a terminal, a file or another
// person as it is: C0, DEL, C1, format characters (category Cf: bidi, zero-width,
// soft hyphen), line and paragraph separators, private use, noncharacters, and what
// Unicode says is ignored in display (tags, fillers). Line feed and tab are controls
// here as well; a caller that allows them says so. Letters, marks and emoji of any
// script are not.
func Control(r rune) bool {
	switch {
	case r < 0x20:
		return true
	case r < 0x7f:
		return false
	case r < 0x300:
		return r < 0xa0 || r == 0xad
	case 0x370 <= r && r < 0x600, 0x620 <= r && r < 0x66e, 0x3400 <= r && r < 0xd7a4:
		return false // Greek to Hebrew, Arabic letters, Han and Hangul: no need to search tables
	}
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}
