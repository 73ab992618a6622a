package safe

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// ellipsis stands where a text was cut to fit.
const ellipsis = "…"

// How much of a value gives it away, in bytes: where it is said that a text was cut; at the
// edge of a row, which may only end there; and where a letter stands on its other side, as
// where rows were put together.
const (
	shortestPart = 4
	leastAtEdge  = 5
	leastInside  = 6
)

// fragments finds what a text that was cut to fit leaves of a value.
func (l *veiling) fragments(text string) {
	behind := -1 // the cut before
	for i := 0; ; {
		at := strings.Index(text[i:], ellipsis)
		if at < 0 {
			return
		}
		at += i
		i = at + len(ellipsis)
		l.before(text, at, shortestPart)
		l.behind(text, i, shortestPart)
		if behind >= 0 {
			l.between(text, behind, at)
		}
		behind = i
	}
}

// before hides the beginning of a value that ends where the text was cut.
func (l *veiling) before(text string, cut, least int) {
	l.firstDigits(text, cut, least)
	word := lastWord(text[:cut])
	for i := range word {
		if inside := i > 0 && isWordRune(lastRune(word[:i])); (!inside || len(word)-i >= leastInside) && l.begins(word[i:], least, inside) {
			l.hide(cut-len(word)+i, cut)
			return
		}
	}
}

// behind hides the end of a value that begins where the text was cut.
func (l *veiling) behind(text string, cut, least int) {
	l.lastDigits(text, cut, least)
	word := firstWord(text[cut:])
	for end := len(word); end > 0; end -= len(string(lastRune(word[:end]))) {
		if inside := end < len(word) && isWordRune(firstRune(word[end:])); (!inside || end >= leastInside) && l.ends(word[:end], least, inside) {
			l.hide(cut, cut+end)
			return
		}
	}
}

// between hides what stands between two cuts and is the middle of a value.
func (l *veiling) between(text string, start, end int) {
	part := lowerASCII(text[start:end])
	if len(part) < leastAtEdge || len(part) > longestWord {
		return
	}
	digits, is := onlyDigits(part)
	is = is && len(digits) >= leastAtEdge
	word := !strings.ContainsFunc(part, partsWords)
	if slices.ContainsFunc(l.known.values, func(p *personal) bool {
		return is && strings.Contains(p.phone.core, digits) || word && strings.Contains(p.core, part)
	}) {
		l.hide(start, end)
	}
}

// onlyDigits are the digits of a part of a number; there is nothing else in it but what may
// stand between them.
func onlyDigits(part string) (digits string, ok bool) {
	for _, r := range part {
		d, is := digitOf(r)
		if !is && !phoneFiller(r) {
			return "", false
		}
		if is {
			digits += string('0' + d)
		}
	}
	return digits, true
}

// begins reports whether part is the beginning of a value, or where it is said that it was
// cut begins as that: an escape may have been cut in the middle.
func (l *veiling) begins(part string, least int, inside bool) bool {
	if l.forms && !inside && strings.IndexByte(part, '@') > 0 {
		return true
	}
	folded := lowerASCII(part)
	return len(part) >= least && slices.ContainsFunc(l.heads[folded[:shortestPart]], func(value string) bool {
		return strings.HasPrefix(value, folded) || least == shortestPart && !inside && strings.HasPrefix(folded, value[:shortestPart+1])
	})
}

func (l *veiling) ends(part string, least int, inside bool) bool {
	folded := lowerASCII(part)
	return len(part) >= least && slices.ContainsFunc(l.tails[folded[len(part)-shortestPart:]], func(value string) bool {
		return strings.HasSuffix(value, folded) || least == shortestPart && !inside && strings.HasSuffix(folded, value[len(value)-shortestPart-1:])
	})
}

// firstDigits hides the digits before at when a known number begins with them.
func (l *veiling) firstDigits(text string, at, least int) {
	digits := ""
	for i := at; i > 0 && len(digits) < mostDigits; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		d, is := digitOf(r)
		if !is && !phoneFiller(r) && r != '+' {
			return
		}
		i -= size
		if !is {
			continue
		}
		digits = string('0'+d) + digits
		if len(digits) >= least && slices.ContainsFunc(l.firsts[digits[:shortestPart]], func(number string) bool { return strings.HasPrefix(number, digits) }) {
			l.hide(i, at)
		}
	}
}

// lastDigits hides the digits behind at when a known number ends with them.
func (l *veiling) lastDigits(text string, at, least int) {
	digits := ""
	for i, r := range text[at:] {
		d, is := digitOf(r)
		if !is && !phoneFiller(r) || len(digits) == mostDigits {
			break
		}
		if is {
			digits += string('0' + d)
			if len(digits) >= least && slices.ContainsFunc(l.lasts[digits[len(digits)-shortestPart:]], func(core string) bool { return strings.HasSuffix(core, digits) }) {
				l.hide(at, at+i+utf8.RuneLen(r))
			}
		}
	}
}

// mostDigits is how many a number has at most, with what is dialled before it.
const mostDigits = 20

// longestWord bounds how far a word is followed, in bytes.
const longestWord = 64

// lastWord is what text ends with, from the last blank on; firstWord its counterpart.
func lastWord(text string) string {
	start := len(text)
	for start > 0 && len(text)-start < longestWord {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if partsWords(r) {
			break
		}
		start -= size
	}
	return text[start:]
}

func firstWord(text string) string {
	for i, r := range text {
		if partsWords(r) || i >= longestWord {
			return text[:i]
		}
	}
	return text
}

func partsWords(r rune) bool { return strings.ContainsRune(" \n\"'│", r) }
