package safe

import "strings"

// brokenRuns calls f with a view of every part of the text that is base64 or hex once the
// one line break in the middle of it is taken out: quoted-printable and mails break what
// is encoded already, at any place. What is wrapped at the length of a line [view.runs]
// finds.
func (v *view) brokenRuns(f func(*view)) {
	for i := strings.IndexByte(v.text, '\n'); i >= 0; {
		if w, at := v.overBreak(i); w != nil {
			w.run(0, len(w.text), func(u *view) {
				if u.from < at && at < u.to {
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

// overBreak is a view of the two runs on either side of the line break whose line feed
// stands at i, glued together, and where; nil when none may be base64 or hex.
func (v *view) overBreak(i int) (w *view, at int) {
	const longest = 4 << 10 // on either side
	before, after := i, i+1
	if before > 0 && v.text[before-1] == '\r' {
		before--
	}
	if before > 0 && v.text[before-1] == '=' {
		before--
	}
	start, end := before, after
	for start > 0 && before-start < longest && runBytes[v.text[start-1]] {
		start--
	}
	for end < len(v.text) && end-after < longest && runBytes[v.text[end]] {
		end++
	}
	if at = before - start; at == 0 || end == after || at+end-after < shortestRun {
		return nil, 0
	}
	w = &view{text: v.text[start:before] + v.text[after:end], parent: v, off: v.off, spend: v.spend}
	w.mark(0, start)
	w.mark(at, after)
	return w, at
}
