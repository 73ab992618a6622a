package intake

import "strings"

const wasWrapped = "the lines of the command were joined again, as a mail program had wrapped it"

var (
	// optionLine is how a line begins that only goes on with a command.
	optionLine = pattern(`^(?:-[A-Za-z](?:[ \t'"]|$)|--[a-z][a-z-]+(?:[ \t=]|$))`)
	// valueLine is how the value of an option begins on a line of its own.
	valueLine   = pattern(`^(?:['"{@]|\$'|https?://|(?:GET|POST|PUT|PATCH|DELETE)\b)`)
	addressLine = pattern(`^['"]?https?://`)
)

// maxRejoined is how many further lines are joined to one command.
const maxRejoined = 16

// rejoined joins the lines of a command that a mail program wrapped, as far as they
// say that they belong to it, and reads it again.
func (c *command) rejoined(text string, s spoken, known map[string]string) (string, spoken) {
	for range maxRejoined {
		if s.end < 1 || s.end >= len(text) || text[s.end-1] != '\n' || s.prose > 0 || !goesOn(s.words, text[s.end:]) {
			break
		}
		joined := text[:s.end-1] + " \\" + text[s.end-1:]
		again, ok := bash(joined, known)
		if !ok || again.end <= s.end+2 {
			break
		}
		text, s = joined, again
		c.mended = add(c.mended, wasWrapped)
	}
	return text, s
}

// goesOn reports whether the line that text begins with belongs to the command before
// it: it begins with an option, or with what that command lacks.
func goesOn(words []string, text string) bool {
	line := strings.TrimLeft(text[:lineEnd(text)], " \t")
	const nothing = "\x00"
	all := arguments(append(append([]string{}, words...), nothing))
	if last := all[len(all)-1]; last.option != "" && last.value == nothing {
		return valueLine().MatchString(line)
	}
	addressed := false
	for _, a := range all[:len(all)-1] {
		addressed = addressed || a.option == "" || a.option == "url"
	}
	return optionLine().MatchString(line) || !addressed && addressLine().MatchString(line)
}
