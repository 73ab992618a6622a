package cli

import (
	"strings"

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
}

// newDiscretion makes one for a run. Its tokens hold no part of a value, so it needs no
// key.
func newDiscretion(packs *systems.Packs) *discretion {
	d := &discretion{sharer: safe.NewSharer(safe.Key{}, "what is printed"), forms: safe.NewVeil(nil), packs: packs.Systems}
	for _, pack := range packs.Systems {
		d.sharer.Keep(pack.Desk.Email)
		d.forms.Leave(pack.Desk.Email)
	}
	return d
}

// learn takes note of a personal value, whatever it is.
func (d *discretion) learn(kind, value string) {
	if d != nil {
		d.sharer.Learn(kind, strings.TrimSpace(value))
	}
}

// study takes note of the personal values of an attempt.
func (d *discretion) study(a history.Attempt) {
	if d == nil {
		return
	}
	d.learn("user", a.User)
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

// over returns text, or a line of JSON, with the tokens in it.
func (d *discretion) over(text string) string {
	if d == nil {
		return text
	}
	for _, h := range d.forms.In(text) {
		if found := text[h.Start:h.End]; found[0] == '0' {
			d.learn("phone", found)
		}
	}
	return d.sharer.Words(text).String()
}
