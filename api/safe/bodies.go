package safe

import "strings"

// A body's lines may end in CR LF, those of a multipart form must. [Neutralise] writes
// that as \r at the end of a line. Where nothing else in the body reads so, see
// [Record.CRLF], a format that can hold line ends gets them back.

const (
	writtenCRLF = `\r` + "\n" // as Neutralise writes it
	quoteMark   = "> "
)

// CRLF reports whether lines of r end in CR LF, and whether all do: some can be told from
// what else stands in it in the [Text] that a [Sharer] makes of it.
func (r Record) CRLF() (some, all bool) {
	n := strings.Count(r.s, "\r\n")
	some = n > 0 && !strings.Contains(r.s, writtenCRLF)
	return some, some && n == strings.Count(r.s, "\n")
}

// PlainLines leaves out of t how its lines end.
func PlainLines(t Text) Text {
	return Text{strings.ReplaceAll(t.s, writtenCRLF, "\n"), t.unveiled}
}

// JSONLines writes t as [JSON] does, with its line ends as they were.
func JSONLines(t Text) Text {
	return Text{strings.ReplaceAll(JSON(t).s, `\\r\n`, `\r\n`), t.unveiled}
}

// ShellLines writes t as one word for a POSIX shell, as [Shell] does, with its line ends as
// they were: printf makes them, since not every shell knows $'…', and no carriage return
// of an exchange may act on a terminal. The shell takes line feeds off the end of what
// printf writes; they stand behind it.
func ShellLines(t Text) Text {
	s := strings.ReplaceAll(t.s, `\`, `\\`)
	s = strings.ReplaceAll(s, `\`+writtenCRLF, writtenCRLF)
	body := strings.TrimRight(s, "\n")
	end := ""
	if body != s {
		end = Shell(Text{s: s[len(body):]}).s
	}
	return Text{`"$(printf '%b' ` + Shell(Text{s: body}).s + `)"` + end, t.unveiled}
}

// BeginsFormula reports whether a line of text, or what follows a tab in one, begins as a
// formula of a spreadsheet does.
func BeginsFormula(text string) bool {
	return Cell(Text{s: text}).s != text
}

// Quoted makes t safe to paste into a spreadsheet, as [Cell] does, where it must be read
// off as it is: every line gets "> " in front, as in a mail, and a tab before what begins
// as a formula does is \t.
func Quoted(t Text) Text {
	lines := strings.Split(strings.TrimSuffix(t.s, "\n"), "\n")
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		line = cells[0]
		for _, cell := range cells[1:] {
			tab := "\t"
			if formula.MatchString(cell) {
				tab = `\t`
			}
			line += tab + cell
		}
		lines[i] = quoteMark + line
	}
	return Text{strings.Join(lines, "\n"), t.unveiled}
}
