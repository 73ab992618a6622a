package cli

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/history/ticket"
)

// before says what to know before the ticket goes.
func (d *dispatch) before(t ticket.Ticket) {
	if t.Training {
		d.remark("this is a training ticket: everything in it is %s", simulatedMark)
	}
	for _, note := range d.remarks(t) {
		d.remark("%s", note)
	}
	for _, step := range t.Open {
		d.remark("not decided: %s", step)
	}
	for _, want := range t.Wants {
		if !want.There && want.Mend != ticket.MendStep { // the steps were named
			d.remark("missing: %s (%s)%s", want.Text, want.Missing, mend(want))
		}
	}
	if _, hours := t.Desk.Now(d.Now()); hours != "" && !t.Training {
		d.remark("the %s", hours)
	}
	if n := len(d.left); n > 0 && !d.flags.addendum {
		last := d.left[n-1]
		for _, left := range d.left {
			n += left.Earlier
		}
		times := ""
		if n > 1 {
			times = fmt.Sprintf(" %d times, last", n)
		}
		d.remark("%s's ticket left before:%s %s %s; --addendum writes only what is new", d.about(), times, last.Way, last.At.Format("2006-01-02 15:04"))
	}
}

// mend says what on the command line adds a thing that is missing.
func mend(want ticket.Want) string {
	if want.Mend == ticket.MendReveal && want.Token != "" {
		return "; --reveal " + want.Token + " shows it"
	}
	return ""
}

// about is what the ticket is of.
func (d *dispatch) about() string {
	if d.source.Case.ID != 0 {
		return fmt.Sprintf("case %d", d.source.Case.ID)
	}
	return "this attempt"
}

// remarks are what reading the input and making the ticket came across.
func (d *dispatch) remarks(t ticket.Ticket) []string {
	notes := append([]string{}, d.notes...)
	for _, note := range t.Notes {
		if note != t.Desk.Warning || !slices.ContainsFunc(t.Wants, func(w ticket.Want) bool { return w.Mend == ticket.MendReveal }) { // which says it, too
			notes = append(notes, note)
		}
	}
	return notes
}

// after says what was cut, and what the second scan found of it.
func (d *dispatch) after(t ticket.Ticket) {
	classes, values := cutValues(t)
	if values == 0 {
		d.remark("nothing had to be cut")
	} else {
		d.remark("cut: %s: %s", count(values, "value"), strings.Join(classes, ", "))
		d.remark("second scan: 0 of %s found", count(values, "cut value"))
	}
	for _, token := range t.Tokens {
		if token.Kind == cutKind && token.Count == 0 {
			d.remark("%s (%s) stands nowhere in it: see that it is written as in the call", token.Name, token.Shape)
		}
	}
	if shown := revealed(t); len(shown) > 0 {
		d.remark("shown in clear: %s", strings.Join(shown, ", "))
	}
}

// cutKind is the kind of a value that was cut because the engineer wants it so.
const cutKind = "cut"

// cutValues counts what was cut, by class, the worst first.
func cutValues(t ticket.Ticket) (classes []string, values int) {
	times := map[string]int{}
	for _, token := range t.Tokens {
		if !token.Revealed {
			times[classWord(token)]++
			values++
		}
	}
	for _, class := range []string{"secret", "one-time", "proof", "personal", onDemand} {
		if n := times[class]; n > 0 {
			classes = append(classes, fmt.Sprintf("%d %s", n, class))
		}
	}
	return classes, values
}

// onDemand is said of a value in place of its class when the engineer wants it cut.
const onDemand = "on demand"

func classWord(token safe.Token) string {
	if token.Kind == cutKind {
		return onDemand
	}
	return token.Class.String()
}

// revealed names the values that stand in clear.
func revealed(t ticket.Ticket) []string {
	names := []string{}
	for _, token := range t.Tokens {
		if token.Revealed {
			names = append(names, token.Name)
		}
	}
	return names
}
