package api

import (
	"fmt"
	"strings"
)

// checkHeader says why the header line at a place, counted from 1, cannot be sent
// (RFC 9110, section 5). It quotes no value, and no name that is none: somebody may
// have pasted a secret into the name's field.
func checkHeader(place int, h Header) error {
	if h.Name == "" {
		return fmt.Errorf("header %d has no name: it cannot be sent", place)
	}
	if i := strings.IndexFunc(h.Name, notToken); i >= 0 {
		return fmt.Errorf("the name of header %d holds %s: it cannot be sent; name and value go apart", place, nameOf(h.Name[i]))
	}
	if i := strings.IndexFunc(h.Value, notValue); i >= 0 {
		where := "inside: it cannot be sent; remove it"
		if strings.TrimFunc(h.Value[i:], blank) == "" {
			where = "at its end: it cannot be sent; trim it"
		} else if strings.TrimFunc(h.Value[:i], blank) == "" {
			where = "at its beginning: it cannot be sent; trim it"
		}
		return fmt.Errorf("header %s holds %s %s", h.Name, nameOf(h.Value[i]), where)
	}
	return nil
}

// edge says where the blanks around a value are.
func edge(value string) string {
	switch {
	case strings.TrimLeft(value, " \t") == value:
		return "end"
	case strings.TrimRight(value, " \t") == value:
		return "beginning"
	}
	return "beginning and the end"
}

// nameOf says what kind of character b is, not which one.
func nameOf(b byte) string {
	switch {
	case b == '\r' || b == '\n':
		return "a line break"
	case b == ' ':
		return "a blank"
	case b == '\t':
		return "a tab"
	case b == 0:
		return "a NUL character"
	case b < ' ' || b == 0x7f:
		return "a control character"
	case b == ':':
		return "a colon"
	}
	return "a character that does not belong there"
}

func blank(c rune) bool { return c <= ' ' }

// notValue reports what RFC 9110 keeps out of a header's value.
func notValue(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f }

// notToken reports what RFC 9110 keeps out of methods and header names.
func notToken(c rune) bool {
	return c <= ' ' || c >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c)
}

// notHost reports what cannot stand in a Host header.
func notHost(c rune) bool {
	return c <= ' ' || c >= 0x7f || strings.ContainsRune("\"#%/<>?@\\^`{|}", c)
}
