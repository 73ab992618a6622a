package intake

import "bytes"

// lines takes a text line by line, whether they end in LF or in CRLF.
type lines struct {
	text   []byte
	at     int // where the next line begins
	number int // of the line that was taken last, from 1
}

// take returns the next line without its end, and false when there is none.
func (l *lines) take() (line []byte, ok bool) {
	if l.at >= len(l.text) {
		return nil, false
	}
	line, _, _ = bytes.Cut(l.text[l.at:], []byte("\n"))
	l.at = min(l.at+len(line)+1, len(l.text))
	l.number++
	return bytes.TrimSuffix(line, []byte("\r")), true
}

// peek returns the next line and stays before it.
func (l *lines) peek() (line []byte, ok bool) {
	ahead := *l
	return ahead.take()
}

// rest is what follows the line that was taken last.
func (l *lines) rest() []byte { return l.text[l.at:] }
