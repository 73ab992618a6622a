package safe

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The placeholder of a cut value is "[kind #hhhh: shape]": hhhh are the first four
// hex digits of its fingerprint, and the shape keeps what support needs:
//
//	[api-key #3f2a: 32 chars, ends with a space]   [code #81c2: 6 digits]
//	[proof #9ab0: base64, 2048 chars]              [card #5d02: 16 digits, Luhn valid]
//	[token #77e1: jwt, HS256, expired 4 min before the call]
//	[api-key: empty]                               [api-key: 40 chars]  (no fingerprint kept)
//	[api-key #3f2a: its first 20 chars]            (somebody wrote no more of it)
func placeholder(kind string, f Fingerprint, shape string) string {
	if f == "" {
		return "[" + kind + ": " + shape + "]"
	}
	return "[" + kind + " #" + f.short() + ": " + shape + "]"
}

// partWords begin the shape of what is only the beginning of a value.
const partWords = "its first "

// partOf returns what stands for the first so many runes of a value.
func partOf(placeholder string, length int) string {
	head, _, _ := strings.Cut(placeholder, ": ")
	return head + ": " + partWords + counted(length, "char") + "]"
}

const asNumber = "a JSON number"

// shape describes a value without telling it.
func shape(class Class, value string, number bool) string {
	if value == "" {
		return "empty"
	}
	return described(value, substance(class, value), number)
}

// shape describes a value as [shape] does, and what its kind lets it say more: when a
// token ends, whether the check digit of a card is right.
func (r *Redactor) shape(class Class, kind, value string, number bool) string {
	core, _ := unquoted(value)
	digits := digitsOf(core)
	alg, jwt := jwtAlgorithm(core)
	switch {
	case value == "":
		return "empty"
	case kind == "card" && digits != "":
		check := luhnValid
		if !luhn(digits) {
			check = luhnInvalid
		}
		return described(value, []string{counted(len(digits), "digit"), check}, number)
	case jwt:
		parts := []string{"jwt", alg, expiry(core, r.called)}
		return described(value, slices.DeleteFunc(parts, func(part string) bool { return part == "" }), number)
	}
	return described(value, substance(class, value), number)
}

const (
	inGroups    = "in groups"
	luhnValid   = "Luhn valid"
	luhnInvalid = "Luhn invalid"
)

// substance says of what a value is, and how much.
func substance(class Class, value string) []string {
	core, _ := unquoted(value)
	alg, jwt := jwtAlgorithm(core)
	set, length := charset(value), utf8.RuneCountInString(value)
	switch {
	case jwt && alg != "":
		return []string{"jwt", alg}
	case jwt:
		return []string{"jwt"}
	case class == Proof && (set == "base64" || set == "base64url" || set == "hex"):
		return []string{set, counted(length, "char")}
	case class == OneTime && set == "digits":
		return []string{counted(length, "digit")}
	case class == OneTime && len(digitsOf(core)) > 0 && strings.ContainsAny(core, " -\u00a0"):
		return []string{counted(len(digitsOf(core)), "digit"), inGroups}
	}
	return []string{counted(length, "char")}
}

// described adds to the parts of a shape what stands around the value.
func described(value string, parts []string, number bool) string {
	parts = append(parts, edges(value)...)
	if _, quoted := unquoted(value); quoted {
		parts = append(parts, "in quotes")
	}
	if number {
		parts = append(parts, asNumber)
	}
	return strings.Join(parts, ", ")
}

func counted(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// edges names the blanks a value begins and ends with.
func edges(value string) (parts []string) {
	if first, _ := utf8.DecodeRuneInString(value); isBlank(first) {
		parts = append(parts, "starts with "+blankName(first))
	}
	if last, _ := utf8.DecodeLastRuneInString(value); isBlank(last) {
		parts = append(parts, "ends with "+blankName(last))
	}
	return parts
}

func blankName(r rune) string {
	switch r {
	case ' ':
		return "a space"
	case '\n', '\r':
		return "a newline"
	case '\t':
		return "a tab"
	}
	return "an invisible character"
}

// placeholderAt returns the end of the placeholder that begins at s[i], which must
// be a bracket. The form is strict and has no room for anybody's text, so that a
// server's imitation is as harmless as our own; kinds are the words in use.
func placeholderAt(s string, i int, kinds map[string]bool) (end int, ok bool) {
	const longest = 160
	body := s[i+1 : min(len(s), i+longest)]
	body, _, ok = strings.Cut(body, "]")
	if !ok {
		return 0, false
	}
	end = i + len(body) + 2
	body = strings.ReplaceAll(body, "+", " ") // as a query has it
	head, parts, ok := strings.Cut(body, ": ")
	kind, print, printed := strings.Cut(head, " #")
	if !ok || !kinds[kind] || printed && (len(print) != 4 || strings.Trim(print, "0123456789abcdef") != "") {
		return 0, false
	}
	for part := range strings.SplitSeq(parts, ", ") {
		if !isShapePart(part) {
			return 0, false
		}
	}
	return end, true
}

func isShapePart(part string) bool {
	switch part {
	case "empty", inGroups, luhnValid, luhnInvalid, "jwt", "base64", "base64url", "hex", "in quotes", asNumber:
		return true
	}
	if side, blank, ok := strings.Cut(part, " with "); ok && (side == "starts" || side == "ends") {
		switch blank {
		case "a space", "a newline", "a tab", "an invisible character":
			return true
		}
	}
	if n, unit, ok := strings.Cut(strings.TrimPrefix(part, partWords), " "); ok && n != "" && len(n) < 10 && strings.Trim(n, "0123456789") == "" {
		unit = strings.TrimSuffix(unit, "s")
		return unit == "char" || unit == "digit"
	}
	return isAlgorithm(part) || isExpiry(part)
}

// isPlaceholder reports whether s is one placeholder, and at most punctuation behind
// it, which belonged to the sentence around the value.
func isPlaceholder(s string, kinds map[string]bool) bool {
	if len(s) == 0 || s[0] != '[' {
		return false
	}
	end, ok := placeholderAt(s, 0, kinds)
	return ok && strings.IndexFunc(s[end:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) }) < 0
}

// placeholdersIn lists where placeholders lie in s, as they are or escaped for a URL.
func placeholdersIn(s string, kinds map[string]bool) (found spans) {
	if strings.IndexByte(s, '[') < 0 && strings.IndexByte(s, '%') < 0 {
		return nil
	}
	for i := 0; i < len(s); i++ {
		end, ok := 0, false
		switch s[i] {
		case '[':
			end, ok = placeholderAt(s, i, kinds)
		case '%':
			end, ok = escapedPlaceholderAt(s, i, kinds)
		}
		if ok {
			found = append(found, span{start: i, end: end})
			i = end - 1
		}
	}
	return found
}

// escapedPlaceholderAt does the same for a placeholder as urlEncoded writes it.
func escapedPlaceholderAt(s string, i int, kinds map[string]bool) (end int, ok bool) {
	const longest = 240
	if !strings.HasPrefix(s[i:], "%5B") {
		return 0, false
	}
	size := strings.Index(s[i:min(len(s), i+longest)], "%5D")
	if size < 0 {
		return 0, false
	}
	end = i + size + len("%5D")
	return end, isPlaceholder(urlDecoded(s[i:end], true), kinds)
}

// bodyNote stands for a body of which nothing but size and kind is kept.
func bodyNote(side string, length int, what string) string {
	return fmt.Sprintf("[%s body: %d bytes, %s]", side, length, what)
}

// isBodyNote reports whether s is what bodyNote writes.
func isBodyNote(s string) bool {
	var length, line, column int
	for _, side := range [...]string{"request", "answer"} {
		if n, _ := fmt.Sscanf(s, "["+side+" body: %d bytes, ", &length); n != 1 {
			continue
		}
		if n, _ := fmt.Sscanf(s, "["+side+" body: %d bytes, not JSON, error at line %d column %d]", &length, &line, &column); n == 3 {
			return s == bodyNote(side, length, notJSON(line, column))
		}
		return s == bodyNote(side, length, "binary") || s == bodyNote(side, length, "multipart")
	}
	return false
}

func notJSON(line, column int) string {
	return fmt.Sprintf("not JSON, error at line %d column %d", line, column)
}
