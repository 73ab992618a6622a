package systems

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"casebook/api"
)

// Speak returns the clue in words, as what the request of o shows: "user_id is there
// and empty".
func (p *Pack) Speak(o *Operation, c Clue) string {
	field := Field{ID: c.Field}
	if o != nil {
		if f, known := p.Field(o, c.Field); known {
			field = f
		}
	}
	name := field.Wire()
	form := field.wants()
	if form == "" {
		form = "of the right form"
	}
	words := map[Trait]string{
		IsAbsent: name + " is not there", IsEmpty: name + " is there and empty", IsMissing: name + " is not there, or empty",
		IsPresent: name + " is there", IsMalformed: name + " is not " + form, IsWellFormed: name + " is " + form,
		IsOneOf: oneOfWords(true, field), IsNotOneOf: oneOfWords(false, field), IsNull: name + " is null",
		IsWrongKind: name + " is not " + field.kindWord(), HasNoBody: "there is no payload",
		HasBrokenBody: "the body is not sound JSON", HasNoCredentials: "there are no credentials",
	}
	return words[c.Is]
}

// Words returns the sign in words, as what earlier attempts show.
func (s Sign) Words() string {
	words := map[Sign]string{
		CodeUsed: "this very value was accepted before", CodeRefused: "this very value was refused before",
		CodeOld: "the value is older than its lifetime", CodeReplaced: "a newer value was sent since this one was first tried",
		LimitReached: "the user has made as many attempts as the limit allows", WorksElsewhere: "the same call works in another environment",
		ManyUsers: "several users fail alike within minutes",
	}
	return words[s]
}

// mostNamed is how many statuses are named before they are summed up.
const mostNamed = 6

// Lines returns in words what an answer shows for w to apply, what names it most
// clearly first.
func (w When) Lines() []string {
	var lines []string
	if statuses := w.statusWords(); statuses != "" {
		lines = append(lines, statuses)
	}
	if len(w.Code) > 0 {
		lines = append(lines, strings.Join(w.Code, " or "))
	}
	if len(w.Text) > 0 {
		lines = append(lines, "“"+strings.Join(w.Text, "” or “")+"”")
	}
	for _, field := range slices.Sorted(maps.Keys(w.Detail)) {
		lines = append(lines, field+": “"+w.Detail[field]+"”")
	}
	return append(lines, w.signLines()...)
}

// ShortStatus is the row's HTTP status for a narrow column: "422", "200+" where there are
// more of them, and "" where the answer has none.
func (r *Row) ShortStatus() string {
	switch statuses := r.Statuses(); len(statuses) {
	case 0:
		return ""
	case 1:
		return strconv.Itoa(statuses[0])
	default:
		return fmt.Sprint(statuses[0], "+")
	}
}

// ShortAnswer names the row's answer in a line beside its status: its code (with a plus
// sign where there are more of them), else what it says, else what it is; "" where only
// the status tells.
func (r *Row) ShortAnswer() string {
	when := r.When
	when.Status = nil
	switch {
	case len(when.Transport) > 0:
		return "no answer"
	case len(when.Code) > 1:
		return when.Code[0] + "+"
	}
	if lines := when.Lines(); len(lines) > 0 {
		return lines[0]
	}
	return ""
}

// signLines is what an answer shows beside its words.
func (w When) signLines() []string {
	var lines []string
	say := func(when bool, line string) {
		if when {
			lines = append(lines, line)
		}
	}
	say(w.Success != "", "success is "+map[Claim]string{"yes": "true", "no": "false"}[w.Success])
	say(w.Verdict == "yes" || w.Verdict == "no", "the verdict is "+string(w.Verdict))
	say(w.Verdict == "none", "there is no verdict")
	say(len(w.Shape) > 0, "the body is "+listed(w.Shape, func(s api.Shape) string {
		return strings.NewReplacer("json", "JSON", "html", "HTML").Replace(string(s))
	}))
	say(w.Cut, "longer than what is read of it")
	say(w.Broken, "the body is not all there")
	say(len(w.Transport) > 0, "no answer: "+listed(w.Transport, func(kind string) string { return kind }))
	say(len(w.Phase) > 0, "it ended in the phase "+listed(w.Phase, func(phase api.Phase) string { return string(phase) }))
	return lines
}

func (w When) statusWords() string {
	statuses := slices.DeleteFunc(slices.Clone(w.Status), func(status int) bool { return status == 0 })
	switch n := len(statuses); {
	case n == 0:
		return ""
	case n == 1:
		return strings.TrimSpace(fmt.Sprint(statuses[0], " ", http.StatusText(statuses[0])))
	case n > mostNamed:
		return fmt.Sprintf("one of %d statuses from %d to %d", n, slices.Min(statuses), slices.Max(statuses))
	}
	return listed(statuses, strconv.Itoa)
}

// listed joins alternatives: "a, b or c".
func listed[T any](list []T, word func(T) string) string {
	words := make([]string, len(list))
	for i, item := range list {
		words[i] = word(item)
	}
	if last := len(words) - 1; last > 0 {
		return strings.Join(words[:last], ", ") + " or " + words[last]
	}
	return strings.Join(words, "")
}
