package safe

import (
	"strconv"
	"strings"
)

// romanized are the writings of a name in ASCII letters: as machine readable zones have
// it, ICAO 9303 part 3 section 6, and without its marks.
func romanized(lower string) []string {
	if isASCII(lower) {
		return nil
	}
	return []string{unmarked.Replace(digraphs.Replace(lower)), unmarked.Replace(lower)}
}

var (
	digraphs = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe")
	unmarked = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "å", "a", "ø", "o", "ß", "ss", "æ", "ae", "œ", "oe", "ñ", "n", "ç", "c", "ý", "y", "ÿ", "y",
		"é", "e", "è", "e", "ê", "e", "ë", "e", "á", "a", "à", "a", "â", "a", "ã", "a", "í", "i", "ì", "i", "î", "i", "ï", "i",
		"ó", "o", "ò", "o", "ô", "o", "õ", "o", "ú", "u", "ù", "u", "û", "u")
)

func isASCII(s string) bool { return spanOf(s, func(c byte) bool { return c < 0x80 }) == len(s) }

// atWritings are an address as it is written so that no robot finds it.
func atWritings(core string) (all []string) {
	local, domain, ok := strings.Cut(core, "@")
	if !ok {
		return nil
	}
	for _, at := range [...]string{"[at]", " [at] ", "(at)", " (at) ", " at "} {
		all = append(all, local+at+domain)
	}
	return all
}

// midnights are a date as what keeps times writes it.
func midnights(date string) (all []string) {
	for _, time := range [...]string{"t00:00:00", "t00:00:00z", "t00:00:00.000z", "t00:00:00+00:00", "t00:00:00.000+00:00", " 00:00:00"} {
		all = append(all, date+time)
	}
	return all
}

// spreadsheetNumber is a number as a spreadsheet writes a long one, 9.62791110033e11,
// with all its digits; other values stay.
func spreadsheetNumber(core string) string {
	mantissa, exponent, ok := strings.Cut(lowerASCII(core), "e")
	if !ok || strings.Trim(mantissa, "0123456789.") != "" || strings.Trim(exponent, "+0123456789") != "" || len(exponent) > 3 {
		return core
	}
	n, err := strconv.ParseFloat(core, 64)
	if err != nil || n >= 1e15 || n != float64(int64(n)) {
		return core
	}
	return strconv.FormatInt(int64(n), 10)
}
