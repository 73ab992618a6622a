package systems

import "casebook/api/safe"

// Rules returns the classes of every value that the pack names, for redaction.
func (p *Pack) Rules() []safe.Rule {
	var rules []safe.Rule
	add := func(f Field) {
		if place, named := f.Place.safe(); named && f.Class != safe.Plain {
			rules = append(rules, safe.Rule{Place: place, Name: f.Wire(), Class: f.Class, Kind: f.Kind})
		}
	}
	for _, f := range p.Credentials {
		add(f)
	}
	for _, o := range p.Operations {
		for _, f := range o.Fields {
			add(f)
		}
	}
	for _, c := range p.Classes {
		rules = append(rules, safe.Rule{Place: c.place(), Name: c.Name, Class: c.Class, Kind: c.Kind})
	}
	return rules
}

// RulesFor returns the classes of every value of one operation: the pack's, and its
// own. o may be nil.
func (p *Pack) RulesFor(o *Operation) []safe.Rule {
	rules := p.Rules()
	if o == nil {
		return rules
	}
	for _, c := range o.Classes {
		rules = append(rules, safe.Rule{Place: c.place(), Name: c.Name, Class: c.Class, Kind: c.Kind})
	}
	return rules
}

// safe returns where redaction finds the field. Parts of Authorization are none of
// the pack's business: that header is always cut.
func (p Place) safe() (safe.Place, bool) {
	switch p {
	case InBody:
		return safe.InRequest, true
	case InQuery:
		return safe.InQuery, true
	case InPath:
		return safe.InPath, true
	case InHeader:
		return safe.InHeader, true
	}
	return 0, false
}

func (c ClassRule) place() safe.Place {
	switch c.Place {
	case "header":
		return safe.InHeader
	case "query":
		return safe.InQuery
	case "request":
		return safe.InRequest
	case "answer":
		return safe.InAnswer
	case "path":
		return safe.InPath
	}
	return safe.Anywhere
}
