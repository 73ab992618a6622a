package cli

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"casebook/api/safe"
)

// readable is the widest that text becomes on a terminal, in columns. On a pipe
// lines are not wrapped: whatever reads them knows better.
const readable = 88

// paper writes text for people. Everything that is written is neutralised first.
type paper struct {
	out   *bufio.Writer
	width int // 0: lines are not wrapped

	private *discretion
}

func newPaper(out *bufio.Writer, terminal bool, columns int) *paper {
	switch {
	case !terminal:
		return &paper{out: out}
	case columns <= 0:
		return &paper{out: out, width: readable}
	}
	return &paper{out: out, width: max(20, min(columns, readable))}
}

// blank writes an empty line.
func (p *paper) blank() { p.put("\n") }

// line writes one line.
func (p *paper) line(format string, args ...any) { p.item("", "%s", fmt.Sprintf(format, args...)) }

// item writes text after lead; what does not fit the line continues below the
// text's beginning. lead is the program's own words.
func (p *paper) item(lead, format string, args ...any) {
	text := p.private.over(safe.Line(fmt.Sprintf(format, args...)).String())
	indent := ansi.StringWidth(lead)
	for i, line := range p.wrap(text, p.width-indent) {
		if i > 0 {
			lead = strings.Repeat(" ", indent)
		}
		p.put(strings.TrimRight(lead+line, " ") + "\n")
	}
}

// wrap breaks text at blanks into lines of at most room columns; a longer word gets
// a line of its own.
func (p *paper) wrap(text string, room int) []string {
	if p.width == 0 || ansi.StringWidth(text) <= room {
		return []string{text}
	}
	var lines []string
	line := ""
	for word := range strings.SplitSeq(text, " ") {
		if line != "" && ansi.StringWidth(line)+1+ansi.StringWidth(word) > room {
			lines, line = append(lines, line), word
			continue
		}
		line = strings.TrimLeft(line+" "+word, " ")
	}
	return append(lines, line)
}

// block writes text of several lines, each after lead, as they are.
func (p *paper) block(lead, text string) {
	for line := range strings.SplitSeq(strings.TrimRight(p.private.over(safe.Block(text).String()), "\n"), "\n") {
		p.put(lead + line + "\n")
	}
}

// put writes s; an error stays with the writer, and Flush returns it.
func (p *paper) put(s string) { _, _ = p.out.WriteString(s) }
