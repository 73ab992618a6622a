package safe

import (
	"regexp"
	"strings"

	"casebook/api/tree"
)

// words is text that stands in the source code: only an untyped constant fits, so
// nobody can put a value of an exchange into a [Text] without a [Sharer].
type words string

// Const makes a Text of a constant string.
func Const(w words) Text { return Text{s: string(w)} }

// Builder puts a Text together from constants and Texts. The zero value is empty.
type Builder struct {
	b        strings.Builder
	unveiled bool
}

// Words appends a constant string.
func (b *Builder) Words(w words) { b.b.WriteString(string(w)) }

// Text appends a Text.
func (b *Builder) Text(t Text) {
	b.b.WriteString(t.s)
	b.unveiled = b.unveiled || t.unveiled
}

// Len is the length so far, in bytes.
func (b *Builder) Len() int { return b.b.Len() }

// Done returns what was put together.
func (b *Builder) Done() Text { return Text{b.b.String(), b.unveiled} }

// Fenced puts t into a fenced Markdown code block (CommonMark 4.5) whose fence is
// longer than any run of backticks in t, so that t cannot end it.
func Fenced(info words, t Text) Text {
	fence := strings.Repeat("`", max(3, 1+longestRun(t.s, '`')))
	end := "\n"
	if strings.HasSuffix(t.s, "\n") {
		end = ""
	}
	return Text{fence + string(info) + "\n" + t.s + end + fence + "\n", t.unveiled}
}

// Inline puts t on one line into a Markdown code span (CommonMark 6.1) that t
// cannot end. An empty t is written as (empty), since no span can be.
func Inline(t Text) Text {
	if t.s == "" {
		return Text{s: "(empty)"}
	}
	line := Neutralise(t.s, false)
	ticks := strings.Repeat("`", 1+longestRun(line, '`'))
	pad := ""
	if line[0] == '`' || line[len(line)-1] == '`' || line[0] == ' ' && line[len(line)-1] == ' ' {
		pad = " "
	}
	return Text{ticks + pad + line + pad + ticks, t.unveiled}
}

// JSON writes t as a JSON string literal.
func JSON(t Text) Text { return Text{neutralJSON(tree.Quote(t.s)), t.unveiled} }

// Shell writes t as one word for a POSIX shell, in single quotes: nothing in it acts,
// a line feed or an exclamation mark neither (POSIX 2.2.2; no shell expands history in
// single quotes), and a NUL is text already. A word that begins with a dash is still
// one: put it behind the option that takes it, as --url, --header and --data-raw do.
func Shell(t Text) Text {
	return Text{"'" + strings.ReplaceAll(t.s, "'", `'\''`) + "'", t.unveiled}
}

// Cell makes t safe to paste into a spreadsheet: a line, and what follows a tab in one,
// that begins as a formula does gets an apostrophe in front, which spreadsheets do not
// show (OWASP, CSV Injection). It is for lines that begin with text of an exchange.
// JSON, HAR and curl stay as they are: their values stand in quotes, and who reads
// them back must get what was sent.
func Cell(t Text) Text {
	lines := strings.Split(t.s, "\n")
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		for j, cell := range cells {
			if formula.MatchString(cell) {
				cells[j] = "'" + cell
			}
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return Text{strings.Join(lines, "\n"), t.unveiled}
}

// formula is how a formula begins, blanks and full-width signs included; a quotation
// mark before it is what an import takes off.
var formula = regexp.MustCompile(`^["\s]*[=+\-@＝＋－＠|%]`)

// Phrase puts t into a line of Markdown where nothing in it acts, at the beginning of
// the line neither: as it is, or in a code span.
func Phrase(t Text) Text {
	if active.MatchString(t.s) {
		return Inline(t)
	}
	return t
}

// active is what acts in a line of Markdown (CommonMark 6, and what GitHub adds: links
// without brackets, mentions, numbers of issues, formulas, emoji by name), or at the
// beginning of one (CommonMark 4 and 5: lists, headings, rules, indented code). An
// underscore between letters or digits does nothing.
var active = regexp.MustCompile("[\\n\\t`*\\[\\]<>&~$|#@\\\\{}]|://|(?i:www\\.|mailto:|xmpp:)|\\b_|_\\b|:[a-z+-][a-z0-9_+-]*:|^[-+=\\s]|^[0-9]{1,9}[.)](?:\\s|$)|\\s$")

func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
