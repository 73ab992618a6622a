package safe

import (
	"net/netip"
	"slices"
	"strings"
	"unicode/utf8"
)

// needles lists what to look for besides the digits of numbers, but for what the passes
// that are off would find.
func (p *personal) needles(value int, off sharePass) (needles []needle) {
	whole := off&shareWhole == 0
	if p.phone.core != "" && whole {
		needles = encodedDigits(p.phone.core, value)
	}
	if p.phone.core != "" && p.kind != cutKind || p.kind == cutKind && off&shareCut != 0 || off&shareLetters != 0 {
		return needles
	}
	length := utf8.RuneCountInString(p.core)
	if !p.hunted(length) {
		return needles
	}
	folded := func(text string) needle {
		word := length < minInside && p.kind != cutKind || p.kind == "ip" || p.kind == "birth-date"
		return needle{text: lowerASCII(text), value: value, word: word, fold: true}
	}
	if off&shareCase != 0 {
		return append(needles, needle{text: p.exact, value: value})
	}
	needles = append(needles, folded(p.core))
	for _, other := range p.writings() {
		needles = append(needles, folded(other))
	}
	if whole && (length >= minInside || p.kind == cutKind) {
		needles = append(needles, encodedLetters(p.exact, value)...)
	}
	if p.kind == "name" {
		needles = append(needles, p.parts(value)...)
	}
	return needles
}

// hunted reports whether a value is looked for outside the places that name it. What
// is short, or a word or a number of everybody's, is not.
func (p *personal) hunted(length int) bool {
	digits := strings.Trim(p.core, "0123456789") == ""
	switch {
	case p.kind == cutKind:
		return true
	case length < minName, isLiteral(p.core), isMessage(p.core), isStaple(p.core), isYear(p.core), p.kind == "city":
		return false
	case p.kind == "address":
		return length >= minInside || length >= 5 && !digits && strings.ContainsAny(p.core, "0123456789")
	case p.kind == "document", p.kind == "device":
		return length >= minPhone || length >= 5 && !digits && strings.ContainsAny(p.core, "0123456789")
	case digits && p.kind != "user":
		return length >= minPhone-1
	}
	return true
}

// writings are other ways to write the value that no view undoes.
func (p *personal) writings() (all []string) {
	add := func(s string) {
		if s = lowerASCII(s); s != "" && s != p.core && !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	for _, written := range p.cases() {
		add(written)
		add(plussed(written))
	}
	switch p.kind {
	case "iban":
		add(inFours(p.core, " "))
		add(inFours(p.core, "-"))
	case "document":
		add(compact(p.core))
	case "birth-date":
		for _, s := range append(dateWritings(p.core), midnights(p.core)...) {
			add(s)
		}
	case "email":
		for _, s := range atWritings(p.core) {
			add(s)
		}
	case "ip":
		if address, err := netip.ParseAddr(p.core); err == nil {
			add(address.StringExpanded())
		}
	}
	if i := strings.IndexAny(p.core, "'’‘`"); i >= 0 { // O'Neill: doubled for SQL, curled, left out
		for _, by := range [...]string{"'", "''", "’", "‘", "`", " ", ""} {
			add(strings.NewReplacer("'", by, "’", by, "‘", by, "`", by).Replace(p.core))
		}
	}
	if p.kind == "name" || p.kind == "address" || p.kind == cutKind {
		for _, s := range misread(p.exact) {
			add(s)
		}
	}
	if words := strings.Fields(p.exact); p.kind == cutKind && len(words) > 1 && len(p.core) >= minInside {
		add(strings.Join(words, "")) // as it reads when a line ends at its blank
	}
	if p.kind == "name" {
		for _, s := range romanized(strings.ToLower(p.exact)) {
			add(s)
		}
		for _, name := range p.cases() {
			if words := strings.Fields(name); len(words) > 1 && len(p.core) >= minInside {
				for _, by := range [...]string{".", "-", "_", ""} {
					add(strings.Join(words, by))
				}
			}
		}
	}
	return all
}

// cases are the value in its own letters, and small and capital: the finder takes only
// ASCII letters in either case.
func (p *personal) cases() [3]string {
	return [...]string{p.exact, strings.ToLower(p.exact), strings.ToUpper(p.exact)}
}

// parts are the words of a full name.
func (p *personal) parts(value int) (needles []needle) {
	for part := range strings.FieldsSeq(p.exact) {
		part = strings.Trim(part, ".,;")
		if utf8.RuneCountInString(part) <= minName || lowerASCII(part) == p.core || isStaple(lowerASCII(part)) {
			continue
		}
		texts := []string{lowerASCII(part), lowerASCII(strings.ToLower(part)), lowerASCII(strings.ToUpper(part))}
		texts = append(texts, misread(part)...)
		slices.Sort(texts)
		for _, text := range slices.Compact(texts) {
			needles = append(needles, needle{text: text, value: value, word: true, fold: true})
		}
	}
	return needles
}

// misread are the writings of a value by a system that took its encoding for another:
// its letters beyond ASCII in ISO 8859-1, their UTF-8 read as that, and what stands for
// letters that were lost.
func misread(s string) (all []string) {
	const enough = 4 // letters that are left
	ascii, foreign, latin := 0, 0, true
	for _, r := range s {
		if r < utf8.RuneSelf {
			ascii++
			continue
		}
		foreign++
		latin = latin && r <= 0xff
	}
	if foreign == 0 || ascii < enough {
		return nil
	}
	var bytes, twice []byte
	for _, r := range s {
		bytes = append(bytes, byte(r))
	}
	for _, b := range []byte(s) {
		twice = utf8.AppendRune(twice, rune(b))
	}
	if latin {
		all = append(all, lowerASCII(string(bytes)))
	}
	for _, by := range [...]string{"\ufffd", "?", ""} {
		var b strings.Builder
		for _, r := range s {
			if r < utf8.RuneSelf {
				b.WriteRune(r)
			} else {
				b.WriteString(by)
			}
		}
		if by != "" || ascii >= minInside {
			all = append(all, lowerASCII(b.String()))
		}
	}
	return append(all, lowerASCII(string(twice)))
}

func inFours(s, by string) string {
	var b strings.Builder
	for i := 0; i < len(s); i += 4 {
		if i > 0 {
			b.WriteString(by)
		}
		b.WriteString(s[i:min(len(s), i+4)])
	}
	return b.String()
}

// lowerASCII leaves every byte where it is, which strings.ToLower does not.
func lowerASCII(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if 'A' <= b[i] && b[i] <= 'Z' {
					b[i] |= 0x20
				}
			}
			return string(b)
		}
	}
	return s
}
