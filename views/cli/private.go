package cli

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

// discretion puts tokens in the place of personal values in all that is printed, for
// those who look on: "[phone-1: +962, E.164, 12 digits]", the same value the same token
// within one run. Nil leaves everything as it is.
type discretion struct {
	sharer *safe.Sharer
	forms  *safe.Veil // also finds numbers as they are dialled at home
	packs  []*systems.Pack
	full   bool     // the sharer takes no more values
	beyond []string // the latest values that it did not take
}

const (
	// mostTokens is how many values the sharer tells apart.
	mostTokens = 1000
	// mostBeyond is how many values are known at once beyond those: more than a row has.
	mostBeyond = 16
	// shortestBeyond is the length in bytes from which such a value is looked for.
	shortestBeyond = 3
)

// newDiscretion makes one for a run. Its tokens hold no part of a value, so it needs no
// key.
func newDiscretion(packs *systems.Packs) *discretion {
	d := &discretion{sharer: safe.NewSharer(safe.Key{}, "what is printed"), forms: safe.NewVeil(nil), packs: packs.Systems}
	d.sharer.LeaveMarks()
	for _, pack := range packs.Systems {
		d.sharer.Keep(pack.Desk.Email)
		d.forms.Leave(pack.Desk.Email)
	}
	return d
}

// learn takes note of a personal value, whatever it is.
func (d *discretion) learn(kind, value string) {
	if value = strings.TrimSpace(value); d == nil || value == "" {
		return
	}
	d.sharer.Learn(kind, value)
	if len(value) < shortestBeyond || !strings.Contains(d.sharer.Words(value).String(), value) {
		return
	}
	if d.full = d.full || len(d.sharer.Tokens()) >= mostTokens; d.full {
		d.beyond = append(d.beyond, value)
		d.beyond = slices.Delete(d.beyond, 0, max(0, len(d.beyond)-mostBeyond))
	}
}

// study takes note of the personal values of an attempt.
func (d *discretion) study(a history.Attempt) {
	if d == nil {
		return
	}
	d.learn("user", a.User)
	d.sharer.LearnClaims(a.Facts)
	for _, pack := range d.packs {
		if a.System != "" && pack.ID != a.System {
			continue
		}
		d.sharer.Study(pack.Rules(), nil, a.Request.RecordMessage, true)
		if a.Answer != nil {
			d.sharer.Study(pack.Rules(), nil, a.Answer.RecordMessage, false)
		}
	}
}

// over returns text with the tokens in it.
func (d *discretion) over(text string) string {
	if d == nil {
		return text
	}
	d.dialled(text)
	return d.words(text)
}

// dialled takes note of the numbers in text that are written as at home.
func (d *discretion) dialled(text string) {
	for _, h := range d.forms.In(text) {
		if found := text[h.Start:h.End]; found[0] == '0' {
			d.learn("phone", found)
		}
	}
}

// words puts the tokens of what is known into text.
func (d *discretion) words(text string) string {
	text = d.sharer.Words(text).String()
	for _, value := range d.beyond {
		text = overWord(text, value, fmt.Sprintf("[user: %d chars]", utf8.RuneCountInString(value)))
	}
	return text
}

// overWord puts token in the place of a value wherever that is a word of its own.
func overWord(text, value, token string) string {
	var b strings.Builder
	rest := text
	for {
		at := strings.Index(rest, value)
		if at < 0 {
			return b.String() + rest
		}
		end := at + len(value)
		before, _ := utf8.DecodeLastRuneInString(rest[:at])
		after, _ := utf8.DecodeRuneInString(rest[end:])
		b.WriteString(rest[:at])
		if inWord(before) || inWord(after) {
			b.WriteString(value)
		} else {
			b.WriteString(token)
		}
		rest = rest[end:]
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
