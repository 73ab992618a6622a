package history

import (
	"slices"
	"strconv"
	"strings"
)

// fits reports whether an attempt has what q asks for. c is its case, nil when it belongs
// to none or its case cannot be read; body returns what InBody looks at.
func (q Query) fits(row listing, c *Case, body func() string) bool {
	for _, asked := range q.All {
		if asked.fits(row, c, body) == asked.Not {
			return false
		}
	}
	return true
}

func (a Condition) fits(row listing, c *Case, body func() string) bool {
	switch a.Field {
	case AnyText:
		return a.within(row.texts()...) || c != nil && a.within(c.texts()...)
	case InBody:
		return a.within(body())
	case InSystem:
		return a.whole(row.System)
	case InOperation:
		return a.whole(row.Operation)
	case InEnvironment:
		return a.whole(row.Environment)
	case WithOutcome:
		return a.whole(string(row.Outcome))
	case WithHTTP:
		return a.status(row.Status)
	case WithCode:
		return a.whole(row.Codes...)
	case WithRow:
		return a.whole(row.Row)
	case OfUser:
		return a.within(searchedUser(row.User))
	case WithID:
		return slices.ContainsFunc(a.Values, func(part string) bool { return ofID(row.ID, part) })
	case Is:
		return slices.ContainsFunc(a.Values, row.is)
	case InCase:
		return row.Case != 0 && a.whole(strconv.FormatUint(row.Case, 10))
	case Since:
		return !row.Recorded.Before(a.At)
	case Until:
		return row.Recorded.Before(a.At)
	}
	return a.Field.ofCase() && c != nil && a.fitsCase(*c)
}

// fitsCase holds a condition on a case against it.
func (a Condition) fitsCase(c Case) bool {
	switch a.Field {
	case AnyText:
		return a.within(c.texts()...)
	case InState:
		return a.whole(string(c.State))
	case WithRef:
		return a.whole(c.OurRef, c.VendorRef)
	case OfOwner:
		return a.whole(c.Owner)
	case WithTag:
		return a.whole(c.Tags...)
	}
	return false
}

// within reports whether one of the values is a part of one of texts.
func (a Condition) within(texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool {
		text = Fold(text)
		return slices.ContainsFunc(a.Values, func(value string) bool { return strings.Contains(text, value) })
	})
}

// whole reports whether one of the values is one of texts. An empty text is none.
func (a Condition) whole(texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return text != "" && slices.Contains(a.Values, Fold(text)) })
}

// status reports whether an HTTP status is one of the values, or of their class.
func (a Condition) status(status int) bool {
	return slices.ContainsFunc(a.Values, func(value string) bool {
		class, is := strings.CutSuffix(value, "xx")
		if status == 0 || !is {
			return status != 0 && value == strconv.Itoa(status)
		}
		return class == strconv.Itoa(status/100)
	})
}

// ofID reports whether part, at least 6 characters, is the beginning or end of an id.
func ofID(id, part string) bool {
	part = plainID(part)
	return len(part) >= idShort && (strings.HasPrefix(id, part) || strings.HasSuffix(id, part))
}

func (l listing) is(what string) bool {
	switch what {
	case IsSimulated:
		return l.Simulated
	case IsCounted:
		return l.Counted
	case IsCaseless:
		return l.Case == 0
	case IsOlderRules:
		return l.OlderRules()
	}
	return false
}

// texts are what AnyText looks at in an attempt.
func (l listing) texts() []string {
	texts := []string{searchedUser(l.User), l.Title, l.Row, l.System, l.Operation, l.Environment, l.Find.Path}
	return slices.Concat(texts, l.Codes, l.Find.Messages, l.Find.IDs)
}

// texts are what AnyText looks at in a case.
func (c Case) texts() []string {
	return append([]string{c.Title, c.Notes, c.NextStep, c.SolvedBy, c.OurRef, c.VendorRef, c.Owner}, c.Tags...)
}
