package ticket

import (
	"fmt"
	"strings"

	"casebook/api/safe"
)

// prose is a line of text, put together from our words and from values.
type prose []run

// run is a stretch of it. What is not ours may hold anybody's text: each format writes
// it on one line and without effect.
type run struct {
	style style
	text  safe.Text
}

type style uint8

const (
	ours   style = iota // our words, as they are
	value               // not a constant of ours
	exact               // a value that stands as it is, as code does
	strong              // a value that stands out
)

// say makes prose. The format is ours and stands as it is; each verb in it takes one
// value: %s as it reads, %q as it is, %b so that it stands out. All of it passes the
// same redaction as the record, but what is a safe.Text already, or prose.
func (w *writer) say(format string, values ...any) prose {
	var p prose
	for _, v := range values {
		at := strings.IndexByte(format, '%')
		p = p.plus(run{ours, w.ours(format[:at])})
		if whole, ok := v.(prose); ok {
			p = p.plus(whole...)
		} else {
			p = p.plus(run{styles[format[at+1]], w.text(v)})
		}
		format = format[at+2:]
	}
	return p.plus(run{ours, w.ours(format)})
}

// ours shares a piece of a format, once: the same pieces stand in a ticket many times.
func (w *writer) ours(piece string) safe.Text {
	text, known := w.pieces[piece]
	if !known {
		text = w.sharer.Words(piece)
		w.pieces[piece] = text
	}
	return text
}

var styles = map[byte]style{'s': value, 'q': exact, 'b': strong}

func (w *writer) text(v any) safe.Text {
	if text, ok := v.(safe.Text); ok {
		return text
	}
	return w.sharer.Words(fmt.Sprint(v))
}

func (p prose) plus(runs ...run) prose {
	for _, r := range runs {
		if r.style != ours || r.text.Shown().String() != "" {
			p = append(p, r)
		}
	}
	return p
}

// join puts commas or the like between parts.
func join(parts []prose, between safe.Text) prose {
	var p prose
	for i, part := range parts {
		if i > 0 {
			p = append(p, run{ours, between})
		}
		p = append(p, part...)
	}
	return p
}

// plain is the text without any marks, on one line.
func (p prose) plain() safe.Text {
	var b safe.Builder
	for _, r := range p {
		b.Text(safe.OneLine(r.text))
	}
	return b.Done()
}
