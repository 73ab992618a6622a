package panes

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/api/explain"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
)

// prose joins sentences, lines joins paragraphs; those that are empty say nothing.
func prose(sentences ...string) string  { return joined(" ", sentences) }
func lines(paragraphs ...string) string { return joined("\n", paragraphs) }

func joined(by string, texts []string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), by)
}

// path is the path of a URL that is redacted.
func path(address string) string {
	if u, err := url.Parse(address); err == nil && u.Path != "" {
		return u.Path
	}
	before, _, _ := strings.Cut(address, "?")
	return before
}

// host is the host of a URL that is redacted.
func host(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return shown(u.Host)
	}
	return "its host"
}

// became says what a call came to, in a few words.
func (p *Paste) became(a history.Attempt) string {
	if a.Answer == nil && a.Transport == nil {
		return "without its answer"
	}
	return shown(p.setup.Packs.OutcomeWord(a.System, a.Operation, a.Outcome)) + statusOf(a)
}

// meant is became with what that means, where it is known well enough to be told.
func (p *Paste) meant(a history.Attempt) string {
	what := p.became(a)
	if e, err := attempt.Explanation(a); err == nil && a.Title != "" && (a.Answer != nil || a.Transport != nil) && !unsettled(e) {
		what += ": " + shown(a.Title)
	}
	return what
}

// headline is what a case that begins with a call is called: what the answer means,
// or where several things can be meant what it says.
func headline(a history.Attempt) string {
	if e, err := attempt.Explanation(a); err == nil && unsettled(e) {
		if len(a.Codes) > 0 {
			return a.Codes[0]
		}
		return ""
	}
	return a.Title
}

// unsettled says that what an answer means is not known well enough to be told as a
// fact: several documented answers are only possible.
func unsettled(e explain.Explanation) bool {
	first := e.First()
	return first != nil && first.Likelihood == explain.Possible
}

// couldBe names the documented answers that an answer could be, and the question that
// parts them, with a blank row below.
func couldBe(e explain.Explanation) string {
	var titles []string
	for _, cause := range e.Causes {
		if title := "· " + shown(cause.Title); !slices.Contains(titles, title) {
			titles = append(titles, title)
		}
	}
	text := []string{"It could be this documented answer:"}
	if n := len(titles); n > 1 {
		text[0] = "It could be one of " + ui.Grouped(n) + " documented answers:"
	}
	text = append(text, titles[:min(mostTitles, len(titles))]...)
	if more := len(titles) - mostTitles; more > 0 {
		text = append(text, "· "+ui.Grouped(more)+" more")
	}
	if settle := e.First().Settle; settle != "" {
		text = append(text, "Ask: "+shown(settle))
	}
	return lines(text...) + "\n"
}

// which says which of several calls is meant.
func which(read pasted, c call) string {
	if read.known > 1 {
		return fmt.Sprintf("It is %s of %s known calls in it.", ui.Grouped(c.at), ui.Grouped(read.known))
	}
	return skipped(read)
}

// skipped says how many calls are of no known system.
func skipped(read pasted) string {
	switch read.foreign {
	case 0:
		return ""
	case 1:
		return "1 more is of no known system and was passed over."
	default:
		return ui.Grouped(read.foreign) + " more are of no known system and were passed over."
	}
}

// warnings are what is to be said of a call before all else.
func warnings(a history.Attempt, more ...string) []string {
	var all []string
	if leaks(a) {
		all = append(all, leaked)
	}
	return append(all, slices.DeleteFunc(more, func(text string) bool { return text == "" })...)
}

// leaked is said where a live credential stood in what was pasted.
const leaked = "A live credential is in this paste: have it replaced."

func leaks(a history.Attempt) bool {
	e, err := attempt.Explanation(a)
	return err == nil && e.Rotate != ""
}

// recorded are the notes of a call, redacted.
func recorded(a history.Attempt) []string {
	var notes []string
	for _, note := range a.Notes {
		notes = append(notes, note.String())
	}
	return notes
}

// remarks are the first notes, each on a line of its own.
func remarks(notes []string) []string {
	var text []string
	for _, note := range notes[:min(mostRemarks, len(notes))] {
		text = append(text, "· "+shown(note))
	}
	if more := len(notes) - mostRemarks; more > 0 {
		text = append(text, "· "+ui.Grouped(more)+" more to say of how it was read")
	}
	return text
}

// sentence ends a text with one full stop.
func sentence(text string) string { return strings.TrimRight(text, ".") + "." }

func statusOf(a history.Attempt) string {
	if a.Answer == nil || a.Answer.Status == 0 {
		return ""
	}
	return " (" + strconv.Itoa(a.Answer.Status) + ")"
}
