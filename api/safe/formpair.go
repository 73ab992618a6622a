package safe

import "strings"

// parameter is one name=value part of a query or a form, in clear.
type parameter struct{ name, value string }

// parameterIn reads one part.
func parameterIn(part string) parameter {
	name, value, _ := strings.Cut(part, "=")
	return parameter{lastSegment(urlDecoded(name, true)), urlDecoded(value, true)}
}

// beside is what the parameter before or behind text[start:end], which is one that holds a
// value by its name, says of it: fields[0][name]=otp&fields[0][value]=….
func (c *components) beside(place Place, name string, first, start, end, last int) (v verdict) {
	part := valueOf(name)
	if part == noPart || leftOut(c.scrubber)&passPairs != 0 {
		return v
	}
	if start > first {
		before := c.text[max(first, start-1-nearby) : start-1]
		v = c.told(place, part, parameterIn(before[strings.LastIndexAny(before, "&;?")+1:]))
	}
	if !v.found && end < last {
		behind := c.text[end+1 : min(last, end+1+nearby)]
		v = c.told(place, part, parameterIn(behind[:indexAnyOr(behind, "&;")]))
	}
	return v
}

// told is what a parameter says of the value beside it, if it holds a name.
func (c *components) told(place Place, part pairPart, p parameter) verdict {
	by := nameOf(p.name)
	if by == noPart {
		return verdict{}
	}
	return c.named(place, pairName(p.value), nil).paired(by, part)
}
