package attempt

import (
	"slices"
	"strings"
	"time"

	"casebook/history"
)

// CaseField names one thing that is written about a case.
type CaseField string

// What is written about a case. Their texts are the words of casebook case set.
const (
	CaseTitle     CaseField = "title"
	CaseState     CaseField = "state"
	CaseOurRef    CaseField = "our-ref"
	CaseVendorRef CaseField = "vendor-ref"
	CaseOwner     CaseField = "owner"
	CaseNextStep  CaseField = "next"
	CaseTags      CaseField = "tags" // parted by blanks
	CaseNotes     CaseField = "notes"
	CaseSolvedBy  CaseField = "solved-by"
)

// CaseFields are all of them, in the order in which they are shown.
func CaseFields() []CaseField {
	return []CaseField{CaseState, CaseTitle, CaseOwner, CaseNextStep, CaseOurRef, CaseVendorRef, CaseTags, CaseSolvedBy, CaseNotes}
}

// States are those that a case can be in, in the order of its life.
func States() []history.State {
	return []history.State{history.Open, history.WaitingCustomer, history.WaitingVendor, history.Solved, history.Dropped}
}

// ParseState reads a state as people type it: its words parted by blanks or hyphens, or
// what it begins with where that is of one state only.
func ParseState(word string) (history.State, bool) {
	word = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(word)), "-", " ")
	var found history.State
	for _, state := range States() {
		switch {
		case string(state) == word:
			return state, true
		case word != "" && strings.HasPrefix(string(state), word):
			if found != "" {
				return "", false
			}
			found = state
		}
	}
	return found, found != ""
}

// StateWord is a state as one word, for a command line.
func StateWord(state history.State) string { return strings.ReplaceAll(string(state), " ", "-") }

// Of is the field's text in a case.
func (f CaseField) Of(c history.Case) string {
	if f == CaseTags {
		return strings.Join(c.Tags, " ")
	}
	if text := f.in(&c); text != nil {
		return *text
	}
	return ""
}

// Now is the field's text as far as it says how the case stands: what solved a case that is
// open again is kept, and is none of it.
func (f CaseField) Now(c history.Case) string {
	if f == CaseSolvedBy && c.State != history.Solved {
		return ""
	}
	return f.Of(c)
}

// in is where the field's text is kept in a case; nil for what is kept otherwise.
func (f CaseField) in(c *history.Case) *string {
	switch f {
	case CaseTitle:
		return &c.Title
	case CaseState:
		return (*string)(&c.State)
	case CaseOurRef:
		return &c.OurRef
	case CaseVendorRef:
		return &c.VendorRef
	case CaseOwner:
		return &c.Owner
	case CaseNextStep:
		return &c.NextStep
	case CaseNotes:
		return &c.Notes
	case CaseSolvedBy:
		return &c.SolvedBy
	}
	return nil
}

// put makes text the field's, as of now.
func (f CaseField) put(c *history.Case, text string, now time.Time) {
	switch f {
	case CaseTags:
		c.Tags = tagsOf(text)
		return
	case CaseTitle:
		c.Titled = true
	case CaseState:
		enter(c, history.State(text), now)
		return
	}
	if at := f.in(c); at != nil {
		*at = text
	}
}

// enter makes a case be in a state, as of now. One that is in it already stays in it.
func enter(c *history.Case, state history.State, now time.Time) {
	if c.State != state {
		c.State, c.Since = state, now
	}
}

// InStateSince is when a case came into its state. Where that was not kept it is when the
// case was last changed, and sure is false, unless it is as it was opened.
func InStateSince(c history.Case) (since time.Time, sure bool) {
	switch {
	case !c.Since.IsZero():
		return c.Since, true
	case c.State == history.Open:
		return c.Opened, true
	}
	return c.Changed, false
}

// tagsOf are the tags in a text, each once, in order.
func tagsOf(text string) []string {
	tags := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
	slices.Sort(tags)
	return slices.Compact(tags)
}

// mergeTags adds to theirs what ours added to base, and takes away what it took away.
func mergeTags(base, theirs, ours string) string {
	was, mine := tagsOf(base), tagsOf(ours)
	tags := slices.DeleteFunc(tagsOf(theirs), func(tag string) bool {
		return slices.Contains(was, tag) && !slices.Contains(mine, tag)
	})
	for _, tag := range mine {
		if !slices.Contains(was, tag) {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	return strings.Join(slices.Compact(tags), " ")
}
