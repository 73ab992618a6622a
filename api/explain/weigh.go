package explain

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/api"
	"casebook/api/systems"
)

// weigh looks for what in the exchange speaks for and against c.
func (s *study) weigh(c *candidate) {
	if why := s.signatureOf(*c); why != "" {
		c.because = append(c.because, why)
	}
	s.weighClues(c)
	s.weighChecks(c)
	s.weighPast(c)
	s.hint(c)
	if c.off {
		c.against = append(c.against, fmt.Sprintf("it is documented with the status %s", statuses(c.row.When.Status, " or ")))
	}
	if s.unread(*c) && len(s.signature.Codes) == 0 {
		c.against = append(c.against, "the answer's JSON holds more than its status says, and no documented code was found in it")
	}
	if c.part {
		c.against = append(c.against, s.messageLacks())
	}
	if c.other {
		c.against = append(c.against, "the vendor's page prints it for another kind of user only")
	}
}

// messageLacks says what keeps a row from resting on more than the answer's code.
func (s *study) messageLacks() string {
	if len(s.signature.Texts) == 0 {
		return "the message that is documented with this code is not in the answer"
	}
	return "the answer's message is not the one that is documented with this code"
}

// weighClues looks for what the row wants of the request.
func (s *study) weighClues(c *candidate) {
	if len(c.row.Request) == 0 || s.pack == nil {
		return
	}
	c.clued = true
	for _, clue := range c.row.Request {
		switch showing := s.pack.Show(clue, s.request); showing.Holds {
		case api.Yes:
			c.because = append(c.because, showing.Because)
		case api.No:
			c.clued, c.refuted = false, true
			c.against = append(c.against, showing.Because)
		default:
			c.clued = false
		}
	}
}

// weighPast looks for what earlier attempts show.
func (s *study) weighPast(c *candidate) {
	for _, sign := range c.row.Past {
		if why := s.shows(sign, c.row); why != "" {
			c.past = true
			c.because = append(c.because, why)
		} else if why := s.denies(sign, c.row); why != "" {
			c.denied = sign != systems.LimitReached // the customer's own tries are not known
			c.against = append(c.against, why)
		}
	}
}

// weighChecks looks for the checks whose failing speaks for the row.
func (s *study) weighChecks(c *candidate) {
	passed, failed, open := 0, 0, 0
	var against []string
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
				against = append(against, f.Because)
			case systems.Ask:
				open++
			}
		}
	}
	switch {
	case failed > 0:
		c.decided = 1
		return
	case passed > 0 && open == 0:
		c.decided = -1
	}
	c.against = append(c.against, against...)
}

// hint looks for a row's words in the messages, and for its spellings.
func (s *study) hint(c *candidate) {
	for _, spelling := range c.row.Verbatim {
		if slices.Contains(s.written, spelling) {
			c.spelled = true
			c.because = append(c.because, "the answer is spelled as on this row's page, with its slip")
			break
		}
	}
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
		at := strings.Index(rest, strings.ToLower(word))
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
	case by.Code && by.Detail:
		return "the answer's code and what it says of the field are the documented ones"
	case by.Detail:
		return "what the answer says of the field is the documented text"
	case by.Code && by.Text:
		return "the answer's code and message are the documented ones"
	case by.Code:
		return "the answer's code is " + strings.Join(s.documentedCodes(c.row), " or ") // the pack's own words, never the answer's
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
	if s.exchange.Answer.Status == 0 && sig.Status == http.StatusOK {
		return "the envelope claims success"
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

// documentedCodes are the codes that the row names, of all its answers.
func (s *study) documentedCodes(row *systems.Row) []string {
	codes := slices.Clone(row.When.Code)
	for _, also := range row.Also {
		for _, code := range also.Code {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

// statuses writes a list of HTTP statuses.
func statuses(list []int, joint string) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = fmt.Sprint(n)
	}
	return strings.Join(words, joint)
}
