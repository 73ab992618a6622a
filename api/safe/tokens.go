package safe

import "strings"

// count adds up the tokens in a text.
func (s *Sharer) count(text string) {
	if !strings.Contains(text, "[") && !strings.Contains(text, "%5B") {
		return
	}
	eachToken(text, func(name string) {
		if v := s.byName[name]; v != nil {
			v.count++
		} else if cut := s.byCut[name]; cut != nil {
			cut.Count++
		}
	})
}

// eachToken calls f with the name of every token in text, escaped for a URL or not.
func eachToken(text string, f func(name string)) {
	const longest = 48
	for i := 0; ; {
		n := strings.IndexAny(text[i:], "[%")
		if n < 0 {
			return
		}
		i += n + 1
		rest := text[i:min(len(text), i+longest)]
		switch {
		case text[i-1] == '[':
		case strings.HasPrefix(rest, "5B"):
			rest = urlDecoded(rest[2:], true)
		default:
			continue
		}
		if name, _, ok := strings.Cut(rest, ": "); ok {
			f(name)
		}
	}
}
