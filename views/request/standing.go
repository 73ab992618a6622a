package request

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

// standing is a call that costs something, with how its user stands to the limit that
// counts it.
type standing struct {
	call      attempt.Call
	of        explain.Standing
	known     bool // false: no limit counts it, or whom it is about is not known
	simulated bool // what answered last where it goes said that it simulates
	at        time.Time
}

// standingWithin is how long counting a user's tries may take.
const standingWithin = 5 * time.Second

// count counts the user's tries in the history before a call is asked about.
func (s *Screen) count(call attempt.Call) tea.Cmd {
	run, now := s.runner, s.setup.Now
	return s.counting.Start(standingWithin, func(ctx context.Context) (standing, error) {
		of, known := run.Standing(ctx, call)
		return standing{call, of, known, run.AnswersSimulated(ctx, call.Environment), now()}, ctx.Err()
	})
}

// counted asks about a call whose tries were counted. What was changed meanwhile is
// another call.
func (s *Screen) counted(found standing, failed error) tea.Cmd {
	call := s.call()
	if failed == nil && !sameCall(found.call, call) {
		return s.ask()
	}
	request, err := s.runner.Build(call)
	if err != nil {
		return nil // consider has said why
	}
	question := ui.Question{Yes: "send it", No: "do not send", Title: "Send it to " + host(request.URL) + "?"}
	question.Text = s.price(host(request.URL), found.simulated)
	var tries []string
	switch {
	case failed != nil:
		tries = []string{"This user's tries could not be counted."}
	case found.known:
		if found.of.Until.After(found.at) {
			until := "Blocked until " + explain.Until(found.of.Until, found.at)
			question.Title, question.Yes = until+": do not send", "send it all the same"
			tries = append(tries, until+", as far as is known here.") // the title may give way to another
		}
		if text := tryText(found.of, found.simulated); text != "" {
			tries = append(tries, text)
		}
	}
	return s.confirm(call, question, tries...)
}

// price says what the call costs where it goes. A simulator that runs by itself costs
// nothing, and is known by its last answer only: by now another may listen there.
func (s *Screen) price(host string, simulated bool) string {
	call := s.pack.Name + " · " + s.operation.Name
	if simulated {
		return "The last answer from " + host + " was SIMULATED, not the vendor's. Should the vendor be there by now, " + call + " " + costs(s.operation) + "."
	}
	return call + " at " + host + " is not simulated: it " + costs(s.operation) + "."
}

// confirm asks about a call. How its user stands to the limit is said first, since of a
// small window that is what must be seen; then whatever keeps it from being made, and
// then the question's own text. A question that says nothing is not asked.
func (s *Screen) confirm(call attempt.Call, question ui.Question, tries ...string) tea.Cmd {
	predicted, err := s.runner.Predict(call)
	if err != nil {
		return nil // the same error as of Build
	}
	paragraphs := tries
	if cause := predicted.Blocked(); cause != nil {
		call.Anyway = true
		question.Yes, question.Title = "send it anyway", shown(cause.Title)
		paragraphs = append(paragraphs, shown(cause.Cause), shown(cause.Settle))
	}
	if question.Title == "" {
		return s.send(call)
	}
	paragraphs = slices.DeleteFunc(append(paragraphs, question.Text), func(text string) bool { return text == "" })
	question.Text = strings.Join(paragraphs, "\n\n")
	question.Do = nav.Go(confirmed{s, call})
	return nav.Go(nav.Ask{Question: question})
}

// tryText says which of the user's tries a call would be, and what the last one does.
func tryText(of explain.Standing, simulated bool) string {
	theirs := "the customer's own tries count too"
	if simulated {
		theirs = "counted among the simulated"
	}
	l := of.Limit
	within := span(l.Window)
	if l.Count <= 0 {
		return ""
	}
	if of.Try < l.Count {
		return fmt.Sprintf("This would be try %d of %d by this user within %s; %s.", of.Try, l.Count, within, theirs)
	}
	then := "is refused"
	if l.Block > 0 {
		then = "blocks the user for " + span(l.Block)
	}
	return fmt.Sprintf("This would be try %d by this user within %s, and the %s within %s %s; %s.", of.Try, within, ordinal(l.Count), within, then, theirs)
}

// ordinal is a small number as it counts, in words.
func ordinal(n int) string {
	words := []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n > 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprintf("try number %d", n)
}

// span writes a length of time in seconds as people say it.
func span(seconds int) string {
	switch {
	case seconds == 60:
		return "a minute"
	case seconds == 3600:
		return "an hour"
	case seconds > 3600 && seconds%3600 == 0:
		return fmt.Sprintf("%d hours", seconds/3600)
	case seconds > 60 && seconds%60 == 0:
		return fmt.Sprintf("%d minutes", seconds/60)
	}
	return fmt.Sprintf("%d seconds", seconds)
}
