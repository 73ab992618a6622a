package systems

import (
	"maps"
	"slices"
	"strings"

	"casebook/api"
)

// Signature is what an exchange shows to a row. Codes, texts and details are as the
// pack means them (see [Pack.Meant]).
type Signature struct {
	Status   int // 0: unknown
	Codes    []string
	Texts    []string
	Details  []api.Detail
	Success  api.Flag
	Verdict  api.Flag
	Due      bool // a verdict was due
	Shape    api.Shape
	Failure  *api.TransportError
	Answered bool
	Broken   bool // its body ended early, or was not kept with it
	Cut      bool // the answer is longer than what was read of it
}

// Specific says by what a row was recognised. Fields are in the order of their
// weight.
type Specific struct{ Code, Detail, Text, Cut, Broken, Shape, Verdict, Transport, Status bool }

// Matches reports whether one of the answers that the row names is s, and by what;
// the most telling of them counts.
func (r *Row) Matches(s Signature) (Specific, bool) {
	by, ok := r.When.Match(s)
	for _, also := range r.Also {
		if more, matches := also.Match(s); matches && (!ok || more.told() > by.told()) {
			by, ok = more, true
		}
	}
	return by, ok
}

// told counts what an answer itself says in words.
func (by Specific) told() int {
	n := 0
	for _, said := range []bool{by.Code, by.Detail, by.Text} {
		if said {
			n++
		}
	}
	return n
}

// Match reports whether w applies to s, and by what. Where no status is known, what
// the answer says in words is enough.
func (w When) Match(s Signature) (Specific, bool) {
	by, ok := w.match(s)
	unknown := s.Status == 0 && by.told() > 0
	return by, ok && (!by.Status || unknown || slices.Contains(w.Status, s.Status))
}

// MatchOff reports whether all of w but its status applies to s: the answer says in
// words what w names, under another status than the documented one.
func (w When) MatchOff(s Signature) bool {
	by, ok := w.match(s)
	return ok && by.Status && by.Code && s.Status != 0 && !slices.Contains(w.Status, s.Status)
}

// MatchCode reports whether the answer has the code that w names, under a status of
// its own, while the message that w wants beside it is missing or another.
func (w When) MatchCode(s Signature) (Specific, bool) {
	if len(w.Code) == 0 || len(w.Text)+len(w.Detail) == 0 {
		return Specific{}, false
	}
	w.Text, w.Detail = nil, nil
	return w.Match(s)
}

// MatchCodeOff is MatchOff without regard to the message.
func (w When) MatchCodeOff(s Signature) bool {
	w.Text, w.Detail = nil, nil
	return len(w.Code) > 0 && w.MatchOff(s)
}

// MatchesCode is MatchCode of all the answers that the row names.
func (r *Row) MatchesCode(s Signature) (Specific, bool) {
	by, ok := r.When.MatchCode(s)
	for _, also := range r.Also {
		if ok {
			break
		}
		by, ok = also.MatchCode(s)
	}
	return by, ok
}

// match is Match without the status.
func (w When) match(s Signature) (Specific, bool) {
	var by Specific
	if len(w.Transport)+len(w.Phase) > 0 {
		return w.matchTransport(s)
	}
	if !s.Answered {
		return by, false
	}
	by = Specific{
		Code: len(w.Code) > 0, Detail: len(w.Detail) > 0, Text: len(w.Text) > 0, Cut: w.Cut, Broken: w.Broken, Shape: len(w.Shape) > 0,
		Verdict: w.Verdict != "" || w.Success != "", Status: len(w.Status) > 0,
	}
	matches := by != Specific{} &&
		(!by.Code || overlap(w.Code, s.Codes)) &&
		(!by.Detail || s.hasDetails(w.Detail)) &&
		(!by.Text || overlap(w.Text, s.Texts)) &&
		(!by.Cut || s.Cut) &&
		(!by.Broken || s.Broken) &&
		(!by.Shape || slices.Contains(w.Shape, s.Shape)) &&
		(w.Success == "" || string(w.Success) == s.Success.String()) &&
		(w.Verdict == "" || string(w.Verdict) == s.verdict())
	return by, matches
}

func (w When) matchTransport(s Signature) (Specific, bool) {
	by := Specific{Transport: true}
	return by, s.Failure != nil &&
		(len(w.Transport) == 0 || slices.Contains(w.Transport, string(s.Failure.Kind))) &&
		(len(w.Phase) == 0 || slices.Contains(w.Phase, s.Failure.Phase))
}

func (s Signature) verdict() string {
	if s.Verdict == api.Unknown && s.Due {
		return "none"
	}
	return s.Verdict.String()
}

// hasDetails reports whether the answer says all of named of single fields.
func (s Signature) hasDetails(named map[string]string) bool {
	for field, text := range named {
		if !slices.ContainsFunc(s.Details, func(d api.Detail) bool { return same(d.Field, field) && same(d.Text, text) }) {
			return false
		}
	}
	return true
}

// overlap reports whether the answer has one of the texts that a row names.
func overlap(named, has []string) bool {
	return slices.ContainsFunc(has, func(text string) bool {
		return slices.ContainsFunc(named, func(name string) bool { return same(name, text) })
	})
}

// same compares what vendors write without regard to letter case and outer blanks.
func same(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// Meant returns what a code or text of an answer means: without blanks around it, and
// for one of the pack's spellings what that stands for. A spelling that ends in * is
// one of everything that begins so; the whole word counts before it, and the longest of
// several.
func (p *Pack) Meant(text string) string {
	text = strings.TrimSpace(text)
	if p == nil {
		return text
	}
	if meant := p.spelled(text); meant != text {
		return meant
	}
	if bare := unquoted(text); bare != text {
		return p.spelled(bare)
	}
	return text
}

// unquoted takes off the quotes around a text, and those that are left on either end of
// a single word.
func unquoted(text string) string {
	const quotes = "\"'`\u2018\u2019\u201c\u201d"
	bare := strings.Trim(text, quotes)
	both := strings.TrimLeft(text, quotes) != text && strings.TrimRight(text, quotes) != text
	if both && !strings.ContainsAny(bare, quotes) || !strings.ContainsAny(text, " \t\n") {
		return bare
	}
	return text
}

// spelled returns what a text stands for by the pack's spellings, else the text.
func (p *Pack) spelled(text string) string {
	meaning, longest := text, -1
	for met, meant := range p.Spellings {
		begins, open := strings.CutSuffix(met, "*")
		switch {
		case strings.EqualFold(met, text):
			return meant
		case open && len(begins) > longest && len(text) >= len(begins) && strings.EqualFold(begins, text[:len(begins)]):
			meaning, longest = meant, len(begins)
		}
	}
	return meaning
}

// Equal reports whether two rows name the same answers.
func (w When) Equal(v When) bool {
	fold := func(texts []string) []string {
		folded := make([]string, len(texts))
		for i, t := range texts {
			folded[i] = strings.ToLower(strings.TrimSpace(t))
		}
		slices.Sort(folded)
		return folded
	}
	return slices.Equal(w.Status, v.Status) && slices.Equal(fold(w.Code), fold(v.Code)) && slices.Equal(fold(w.Text), fold(v.Text)) &&
		maps.EqualFunc(w.Detail, v.Detail, same) && w.Success == v.Success && w.Verdict == v.Verdict && w.Cut == v.Cut && w.Broken == v.Broken &&
		slices.Equal(w.Shape, v.Shape) && slices.Equal(w.Transport, v.Transport) && slices.Equal(w.Phase, v.Phase)
}

// TwinsOf returns the ids of the rows that no answer can tell from row: those of its
// operation that name the same answer, and those that it lists itself.
func (p *Pack) TwinsOf(row *Row) []string {
	twins := slices.Clone(row.Twins)
	for i := range p.Rows {
		other := &p.Rows[i]
		if other != row && other.Operation == row.Operation && other.When.Equal(row.When) && !slices.Contains(twins, other.ID) {
			twins = append(twins, other.ID)
		}
	}
	return slices.DeleteFunc(twins, func(id string) bool { return id == row.ID })
}
