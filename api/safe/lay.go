package safe

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// OneLine puts t on one line: line feeds and tabs are made visible too.
func OneLine(t Text) Text { return Text{Neutralise(t.s, false), t.unveiled} }

// Fold breaks t at spaces into lines of at most width runes, first before the first of
// them and rest before each other, both counted. A word that is longer stays whole, and
// so does a placeholder. The lines end with a line feed.
func Fold(t Text, width int, first, rest words) Text {
	var b strings.Builder
	begin := string(first)
	for line := range strings.SplitSeq(t.s, "\n") {
		column := utf8.RuneCountInString(begin)
		b.WriteString(begin)
		for i, word := range whole(strings.Fields(line)) {
			size := utf8.RuneCountInString(word)
			switch {
			case i == 0:
			case column+1+size > width:
				b.WriteString("\n" + string(rest))
				column = utf8.RuneCountInString(string(rest))
			default:
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += size
		}
		b.WriteByte('\n')
		begin = string(rest)
	}
	return Text{b.String(), t.unveiled}
}

// whole joins the words of a placeholder again.
func whole(split []string) []string {
	const most = 32 // words: more than the longest has
	for i := 0; i < len(split); i++ {
		open := strings.LastIndexByte(split[i], '[')
		if open < 0 || strings.IndexByte(split[i][open:], ']') >= 0 {
			continue
		}
		for n := 1; n < most && i+n < len(split); n++ {
			if strings.IndexByte(split[i+n], ']') >= 0 {
				split[i] = strings.Join(split[i:i+n+1], " ")
				split = slices.Delete(split, i+1, i+n+1)
				i-- // another may begin where this one ends
				break
			}
		}
	}
	return split
}

// Indent puts indent before every line of t that is not empty. The last ends with a
// line feed.
func Indent(t Text, indent words) Text {
	var b strings.Builder
	for line := range strings.Lines(t.s) {
		if line != "\n" {
			b.WriteString(string(indent))
		}
		b.WriteString(line)
	}
	if !strings.HasSuffix(t.s, "\n") {
		b.WriteByte('\n')
	}
	return Text{b.String(), t.unveiled}
}
