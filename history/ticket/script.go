package ticket

import (
	"slices"

	"casebook/api/safe"
)

// script writes the calls as one shell script, which makes the call whose number it is
// given and none without one: a call may cost balance, or text a person. It returns
// false where no call can be written so.
func (w *writer) script() (safe.Text, bool) {
	var b, cases safe.Builder
	var variables []string
	calls := 0
	for _, a := range w.fresh() {
		call := w.curl(a)
		comment(&cases, w.say("attempt %s, %s: %s", a.number, w.made(a), w.ended(a)))
		for _, lacks := range call.lacks {
			comment(&cases, w.say("%s", lacks))
		}
		if !call.whole {
			comment(&cases, w.say("its request is not known, so there is no command"))
			continue
		}
		calls++
		cases.Text(figure(a.number))
		cases.Words(")\n")
		for _, v := range call.variables {
			cases.Words(": \"${")
			cases.Text(w.sharer.Words(v))
			cases.Words(":?set it first}\"\n")
			if !slices.Contains(variables, v) {
				variables = append(variables, v)
			}
		}
		cases.Text(call.text)
		cases.Words(";;\n")
	}
	if calls == 0 {
		return safe.Text{}, false
	}
	b.Words("#!/bin/sh\n")
	comment(&b, w.say("%s", w.titleWords()))
	if w.training {
		comment(&b, w.say("SIMULATED, not the vendor: these calls went to the built-in simulator."))
	}
	comment(&b, w.say("Makes one call: sh reproduce.sh NUMBER. What stands in [brackets] was cut: put a value of your own in its place."))
	for _, v := range variables {
		comment(&b, w.say("Takes a credential from $%s.", v))
	}
	b.Words("set -eu\ncase \"${1:-}\" in\n")
	b.Text(cases.Done())
	b.Words("*)\necho 'usage: sh reproduce.sh NUMBER, of an attempt in this file' >&2\nexit 2\n;;\nesac\n")
	return b.Done(), true
}

// comment writes a line that the shell does not read, whatever stands in it.
func comment(b *safe.Builder, p prose) {
	b.Words("# ")
	b.Text(p.plain())
	b.Words("\n")
}
