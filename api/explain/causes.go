package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/api"
	"casebook/api/systems"
)

// candidate is a row that the answer allows, with what speaks for and against it.
type candidate struct {
	row      *systems.Row
	by       systems.Specific
	own      int  // 2: the operation's own, 1: any operation's, 0: of HTTP
	foreign  bool // an operation's own, and which operation was called is not known
	because  []string
	against  []string
	hinted   bool // the message has one of its words
	decided  int  // +1 a check speaks for it, -1 every check speaks against it, 0 neither
	proven   bool // a check that speaks for it is the vendor's own demand
	position int
}

// causes ranks what the exchange allows. A call that is not made yet has only what
// its form shows.
func (s *study) causes() []Cause {
	if s.exchange.Answer == nil && s.exchange.Failure == nil {
		return s.predictions()
	}
	candidates := s.candidates()
	slices.SortStableFunc(candidates, func(a, b candidate) int { return b.compare(a) })
	causes := make([]Cause, 0, len(candidates))
	for i, c := range candidates {
		if i > 0 && implied(candidates[:i], c) {
			continue
		}
		causes = append(causes, c.cause(s.likelihood(candidates, i)))
	}
	return causes
}

func (s *study) candidates() []candidate {
	var found []candidate
	consider := func(pack *systems.Pack, http bool) {
		if pack == nil {
			return
		}
		for i := range pack.Rows {
			row := &pack.Rows[i]
			unknownCall := s.operation == nil
			if row.Operation != "" && !unknownCall && row.Operation != s.operation.ID {
				continue
			}
			by, ok := row.When.Match(s.signature)
			if !ok {
				continue
			}
			c := candidate{row: row, by: by, own: 1, position: len(found)}
			switch {
			case http:
				c.own = 0
			case row.Operation != "" && unknownCall:
				c.foreign = true
			case row.Operation != "":
				c.own = 2
			}
			s.weigh(&c)
			found = append(found, c)
		}
	}
	consider(s.pack, false)
	consider(s.packs.HTTP, true)
	return found
}

// compare orders candidates, greater is likelier: by code before message before
// status; the operation's own before any; with request evidence before without.
func (c candidate) compare(d candidate) int {
	return cmp.Or(
		cmp.Compare(flag(c.by.Code), flag(d.by.Code)),
		cmp.Compare(flag(c.by.Text), flag(d.by.Text)),
		cmp.Compare(flag(c.by.Cut), flag(d.by.Cut)),
		cmp.Compare(flag(c.by.Broken), flag(d.by.Broken)),
		cmp.Compare(flag(c.by.Shape), flag(d.by.Shape)),
		cmp.Compare(flag(c.by.Verdict), flag(d.by.Verdict)),
		cmp.Compare(flag(!c.foreign), flag(!d.foreign)),
		cmp.Compare(c.own, d.own),
		cmp.Compare(flag(c.hinted), flag(d.hinted)),
		cmp.Compare(c.decided, d.decided),
		cmp.Compare(d.position, c.position),
	)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// implied reports whether c adds nothing to the better ones: it is a twin of one,
// a row of HTTP where the system has rows of its own, says in general what one of
// the operation's own says, or has only the status to show where the answer names
// another.
func implied(better []candidate, c candidate) bool {
	statusOnly := !c.named() && !c.hinted
	spoken := func(b candidate) bool { return b.by.Code || b.by.Text || b.by.Verdict || b.by.Cut || b.by.Transport }
	return slices.ContainsFunc(better, func(b candidate) bool {
		return slices.Contains(b.row.Twins, c.row.ID) || b.row.Title == c.row.Title || c.own == 0 && b.own > 0 ||
			spoken(b) && (statusOnly || b.own > c.own && b.by == c.by || b.by.Cut)
	})
}

// weigh looks for what in the exchange speaks for and against c.
func (s *study) weigh(c *candidate) {
	if why := s.signatureOf(*c); why != "" {
		c.because = append(c.because, why)
	}
	passed, failed, open := 0, 0, 0
	for _, id := range c.row.Evidence {
		for _, f := range s.findings {
			if f.Check.ID != id {
				continue
			}
			switch f.State {
			case systems.Fail:
				failed++
				c.proven = c.proven || f.Check.Basis == systems.Documented
				c.because = append(c.because, f.Because)
			case systems.Pass:
				passed++
				c.against = append(c.against, f.Because)
			case systems.Ask:
				open++
			}
		}
	}
	switch {
	case failed > 0:
		c.decided, c.against = 1, nil
	case passed > 0 && open == 0:
		c.decided = -1
	}
	s.hint(c)
}

// hint looks for a row's words in the messages.
func (s *study) hint(c *candidate) {
	for _, text := range s.signature.Texts {
		for _, word := range c.row.Words {
			if speaksOf(text, word) {
				c.hinted = true
				c.because = append(c.because, fmt.Sprintf("the message speaks of %q", word))
				return
			}
		}
	}
}

// speaksOf reports whether text has word as a word of its own, whatever the letter
// case.
func speaksOf(text, word string) bool {
	part := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for rest := strings.ToLower(text); ; {
		at := strings.Index(rest, word)
		if at < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(rest[:at])
		after, _ := utf8.DecodeRuneInString(rest[at+len(word):])
		if !part(before) && !part(after) {
			return true
		}
		rest = rest[at+len(word):]
	}
}

// signatureOf says in words by what the answer was recognised.
func (s *study) signatureOf(c candidate) string {
	sig, by := s.signature, c.by
	switch {
	case by.Transport:
		return sig.Failure.Text
	case by.Code && by.Text:
		return "the answer's code and message are the documented ones"
	case by.Code:
		return "the answer's code is " + strings.Join(c.row.When.Code, " or ") // the pack's own words, never the answer's
	case by.Text:
		return "the answer's message is the documented one"
	case by.Broken:
		return s.exchange.Answer.Broken
	case by.Cut:
		return fmt.Sprintf("the answer went on past the %d MiB that are read", api.MaxBody>>20)
	case by.Shape:
		return "the answer's body is " + string(sig.Shape)
	case by.Verdict:
		return s.verdictWords()
	}
	if s.exchange.Answer.Status == 0 {
		return fmt.Sprintf("the body names the status of a %d", sig.Status)
	}
	return fmt.Sprintf("the answer's status is %d", sig.Status)
}

func (s *study) verdictWords() string {
	if s.operation != nil && s.operation.Verdict != nil && s.signature.Success.String() != "no" {
		path := s.operation.Verdict.Path
		if known := s.signature.Verdict.String(); known != "unknown" {
			return fmt.Sprintf("%s is %t", path, known == "yes")
		}
		return path + " is missing or not a boolean"
	}
	return fmt.Sprintf("the status is %d and the envelope's success flag is %t", s.signature.Status, s.signature.Success.String() == "yes")
}

// likelihood of the i-th of ranked. The first is certain when the bytes alone
// prove it: the request broke a documented demand that explains it and no message
// points elsewhere, or the answer names it, or leaves no other, and the row asks for
// no further evidence.
func (s *study) likelihood(ranked []candidate, i int) Likelihood {
	c := ranked[i]
	if i > 0 {
		if !ranked[0].named() && !ranked[0].proven && (c.decided > 0 || c.hinted) {
			return Likely
		}
		return Possible
	}
	disputed := !c.named() && slices.ContainsFunc(ranked[1:], func(d candidate) bool { return d.hinted && !c.hinted })
	alone := !slices.ContainsFunc(ranked[1:], func(d candidate) bool { return !implied(ranked[:1], d) })
	switch {
	case c.proven && !disputed, len(c.row.Evidence) == 0 && (c.named() || alone):
		return Certain
	case c.named(), c.decided > 0, c.hinted, alone:
		return Likely
	}
	return Possible
}

// named reports whether the answer says more than a status for c.
func (c candidate) named() bool {
	return c.by.Code || c.by.Text || c.by.Cut || c.by.Broken || c.by.Shape || c.by.Verdict || c.by.Transport
}

func (c candidate) cause(likelihood Likelihood) Cause {
	r := c.row
	return Cause{
		Row: r.ID, Title: r.Title, Likelihood: likelihood, Basis: r.Basis,
		Cause: r.Cause, Because: append([]string{}, c.because...), Against: c.against,
		Fix: r.Fix, Settle: r.Settle, Note: r.Note, Twins: r.Twins, Source: r.Source,
	}
}
