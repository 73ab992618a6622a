package systems

import (
	"encoding/base64"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"casebook/api/tree"
)

var (
	// maskRun is what stands in no value by itself: runs of signs that hide characters,
	// dots that leave some out, and what a template or a shell puts a value in for.
	maskRun = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[*•●∙·◦×█▓▒░■◼#]{2,}|[xX]{4,}|…|\.{3,}|\{\{[^{}]{1,64}\}\}|\$\{[^{}]{1,64}\}|\$\([^()]{1,200}\)|(?i:redacted)`)
	})
	// maskWhole is what stands for a value only when there is nothing beside it.
	maskWhole = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:[*•●#_?-]+|[xX]{2,}|\[[^\[\]"]+\]|<[^<>@]+>|\{[^{}"]+\}|\$[A-Za-z_][A-Za-z0-9_]*|%[A-Za-z_][A-Za-z0-9_]*%|[xX]{2,}@.*|(?i:your)(?:[-_ ]\w+){1,3})$`)
	})
	// maskAmongDigits is a number of which x hides some digits.
	maskAmongDigits = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[-+()./ 0-9xX]*[xX][-+()./ 0-9]*[xX]+[-+()./ 0-9xX]*$`)
	})
)

// isMask reports whether text is what people, tools and this program put where a value
// was that they do not show, in whole or in part, or where one belongs. What stood
// there is not known then.
func isMask(text string) bool {
	text = strings.Trim(text, " \t\r\n"+quotes)
	if text == "" {
		return false
	}
	return !isProse(text) && maskRun().MatchString(text) || maskWhole().MatchString(text) || maskAmongDigits().MatchString(text) || saysHidden(text)
}

// isProse reports whether a text is of several words, in which dots and braces are the
// text's own.
func isProse(text string) bool {
	words := 0
	for word := range strings.FieldsSeq(text) {
		if strings.IndexFunc(strings.Trim(word, ".,;:!?"), func(r rune) bool { return !unicode.IsLower(unicode.ToLower(r)) }) < 0 {
			words++
		}
	}
	return words >= 3
}

// saysHidden reports whether a text says in words that it is not the value itself. An
// address may have such a word in it.
func saysHidden(text string) bool {
	const longest = 60
	if len(text) > longest || strings.Contains(text, "@") {
		return false
	}
	return slices.ContainsFunc(wordsOf(text), func(word string) bool {
		return slices.Contains([]string{"masked", "hidden", "removed", "omitted", "censored", "sanitized", "sanitised", "anonymized", "anonymised", "obfuscated", "stripped"}, word)
	})
}

// lookMasked finds out whether what was given shows a field at all: what somebody
// pasted may hold a mask in its place. What our own form sends is what it shows.
func (s *Sent) lookMasked(field Field) {
	if field.Place == BasicUser || field.Place == BasicPassword || field.Place == Bearer {
		s.lookMaskedLogin(field)
	}
	if value, present := s.Values[field.ID]; present && s.Request.Pasted && value.Kind == tree.String && isMask(value.Text) {
		s.masked[field.ID] = true
	}
}

// lookMaskedLogin is lookMasked for a part of the Authorization header.
func (s *Sent) lookMaskedLogin(field Field) {
	header, present := s.Request.Headers.Get("Authorization")
	if !present {
		s.open[field.ID] = s.Request.LoginUnknown
		return
	}
	wanted := "Basic"
	if field.Place == Bearer {
		wanted = "Bearer"
	}
	scheme, rest, _ := strings.Cut(header, " ")
	_, read := s.Values[field.ID]
	switch pair, _ := base64.StdEncoding.DecodeString(rest); {
	case !s.Request.Pasted:
	case read && !strings.Contains(string(pair), ":"): // a mask of the two together has no password of its own
		s.masked[field.ID] = isMask(string(pair))
	case read:
	case strings.EqualFold(scheme, wanted):
		s.masked[field.ID] = isMask(rest)
	case !strings.EqualFold(scheme, "Basic") && !strings.EqualFold(scheme, "Bearer"):
		s.open[field.ID] = isMask(header)
	}
}

// bodyMasked reports whether a body of what was pasted does not parse because of a
// mask: what was sent in its place may have parsed.
func (s Sent) bodyMasked() bool {
	bad := (*tree.SyntaxError)(nil)
	if !s.Request.Pasted || !errors.As(s.BodyError, &bad) || bad.Offset > len(s.Request.Body) {
		return false
	}
	at, body := bad.Offset, string(s.Request.Body)
	if at > 0 && (body[at-1] == '[' || body[at-1] == '{') {
		at--
	}
	const longest = 200
	token := body[at:min(len(body), at+longest)]
	if end := strings.IndexAny(token, ",\"\n"); end >= 0 {
		token = token[:end]
	}
	return isMask(token) || isMask(strings.TrimRight(token, " }"))
}

// unshown fills in a finding on a value that what was given holds a mask of.
func (f Finding) unshown(name string) Finding {
	f.State, f.Because = Ask, name+" is masked in what was given, so what was sent there is not known"
	return f
}

// Masked reports whether a field is there, and masked in what was given: its value is
// not the one that was sent.
func (s Sent) Masked(field Field) bool { return s.masked[field.ID] }

// shows reports whether a field was sent with something in it, be it masked.
func (s Sent) shows(field Field) bool {
	value, present := s.Values[field.ID]
	return s.masked[field.ID] || present && value.Text != ""
}

// Unreadable reports whether what was given cannot tell a field of the call, so that
// its absence says nothing.
func (s Sent) Unreadable(field Field) bool {
	switch field.Place {
	case InBody:
		return s.bodyUnknown() || s.BodyError != nil
	case InQuery, InPath:
		return s.Request.URL == ""
	}
	return s.Request.Headers == nil || s.open[field.ID]
}
