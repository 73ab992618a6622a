package ticket_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
)

// around draws what a case has around its attempts, and what is asked of its ticket.
func (d drawer) around(s *ticket.Source, values planted) {
	for _, v := range values {
		if v.class == safe.Plain {
			s.Cut = append(s.Cut, v.value)
		}
	}
	s.Case = history.Case{ID: 7, Attempts: len(s.Attempts), Answers: map[string]history.Hearsay{}}
	for i := range s.Attempts {
		s.Attempts[i].ID = fmt.Sprintf("a%d", i+1)
		if d.IntN(3) == 0 {
			s.Case.Answers[d.question(s.Attempts[i])] = d.hearsay(s, values)
		}
	}
	if len(s.Attempts) > 1 && d.IntN(2) == 0 {
		s.Since = &history.Left{Attempts: []string{s.Attempts[0].ID}}
	}
}

// question is one that was asked about an attempt.
func (d drawer) question(a history.Attempt) string {
	e, err := attempt.Explanation(a)
	if err != nil {
		panic(err) // made a moment ago
	}
	for _, cause := range e.Causes {
		if cause.Question != nil && d.IntN(2) == 0 {
			return cause.Question.ID
		}
	}
	return attempt.HappenedQuestion(a.ID)
}

// hearsay is what a caller says: how people write, and nothing of what he has only in a
// program.
func (d drawer) hearsay(s *ticket.Source, values planted) history.Hearsay {
	said := values.personal().by(d, escapings[:1])
	if d.IntN(2) == 0 {
		said = "at about nine, from " + said + ", as always"
	}
	redactor := safe.NewRedactor(s.Key, nil)
	return history.Hearsay{Said: redactor.Record(said), Question: redactor.Record("When was it, and who called?"), At: s.Now}
}

// allOf is a ticket's every text by what it is in. The text is Markdown itself.
func allOf(t *testing.T, made ticket.Ticket, zip bool) (map[string]string, error) {
	beside, err := json.Marshal([]any{made.Title, made.Notes, made.Open, made.Sent, made.Tokens, made.Leaks})
	if err != nil {
		return nil, err
	}
	all := map[string]string{"text": made.Text.String(), "beside": string(beside)}
	for _, format := range ticket.Formats() {
		if (format == ticket.Markdown || format == ticket.Zip) && !zip {
			continue // it holds what the others do
		}
		out, err := made.As(format)
		switch {
		case errors.Is(err, ticket.ErrNoCall):
		case err != nil:
			return nil, fmt.Errorf("%s: %w: %q", format, err, made.Leaks)
		case format == ticket.Zip:
			for name, text := range unzipped(t, out.Bytes()) {
				all["zip "+name] = text
			}
		default:
			all[string(format)] = string(out.Bytes())
		}
	}
	return all, nil
}

// tooMuchRevealed shows one of several personal values of a kind, and says what else is
// in clear then.
func tooMuchRevealed(t *testing.T, s ticket.Source, made ticket.Ticket, p plants, seen *tally) string {
	byKind := map[string][]string{}
	for _, token := range made.Tokens {
		if token.Class == safe.Personal {
			byKind[token.Kind] = append(byKind[token.Kind], token.Name)
		}
	}
	for _, names := range byKind {
		if len(names) < 2 {
			continue
		}
		s.Reveal = names[:1]
		shown, err := ticket.Make(s)
		if err != nil {
			return err.Error()
		}
		texts, err := allOf(t, shown, false)
		if errors.Is(err, ticket.ErrHeld) {
			seen.held.Add(1)
			continue
		}
		if err != nil {
			return err.Error()
		}
		r := newRecoverer(p)
		for name, text := range texts {
			r.search(name, text, nested)
		}
		for plant := range r.found {
			if len(r.found) > 1 || !slices.Contains(p.Personal, plant) {
				return fmt.Sprintf("with %s of %s shown: %q\n%s", names[0], strings.Join(names, ", "), r.found, shown.Text)
			}
		}
	}
	return ""
}
