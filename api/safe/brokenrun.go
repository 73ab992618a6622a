package safe

import "strings"

// brokenRuns calls f with a view of every part of the text that is base64 or hex once the
// line breaks in the middle of it are taken out: quoted-printable and mails break what is
// encoded already, at any place. What is wrapped at the length of a line [view.runs]
// finds.
func (v *view) brokenRuns(f func(*view)) {
	for i := strings.IndexByte(v.text, '\n'); i >= 0; {
		for breaks := 1; breaks <= maxBreaks; breaks++ {
			w, first, last := v.overBreaks(i, breaks)
			if w == nil {
				break
			}
			if len(w.text) < shortestRun {
				continue
			}
			w.run(0, len(w.text), func(u *view) {
				if u.from < first && last < u.to {
					f(u)
				}
			})
		}
		n := strings.IndexByte(v.text[i+1:], '\n')
		if n < 0 {
			return
		}
		i += 1 + n
	}
}

// maxBreaks is how many breaks one part may have that is shorter than lines are wrapped at.
const maxBreaks = 3

// overBreaks is a view of the runs on either side of so many line breaks, of which the line
// feed of the first stands at i, glued together, and where the first and the last are glued;
// nil when there are not so many.
func (v *view) overBreaks(i, breaks int) (w *view, first, last int) {
	const longest = 4 << 10 // of each run
	before := len(strings.TrimRight(v.text[max(0, i-longest):i], "\r=")) + max(0, i-longest)
	start := before
	for start > 0 && before-start < longest && runBytes[v.text[start-1]] {
		start--
	}
	if first = before - start; first == 0 {
		return nil, 0, 0
	}
	w = &view{parent: v, off: v.off, spend: v.spend}
	w.mark(0, start)
	b := []byte(v.text[start:before])
	for end := before; breaks > 0; breaks-- {
		after := end + breakIn(v.text[end:])
		if after == end {
			return nil, 0, 0
		}
		end = after + spanOf(v.text[after:min(len(v.text), after+longest)], func(c byte) bool { return runBytes[c] })
		if end == after {
			return nil, 0, 0
		}
		last = len(b)
		w.mark(last, after)
		b = append(b, v.text[after:end]...)
	}
	w.text = string(b)
	return w, first, last
}

// breakIn is the length of the line breaks that s begins with, hard or soft.
func breakIn(s string) (length int) {
	for {
		rest := strings.TrimLeft(s[length:], "\r=")
		if !strings.HasPrefix(rest, "\n") {
			return length
		}
		length = len(s) - len(strings.TrimLeft(rest, "\n\r"))
	}
}
