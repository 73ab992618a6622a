package safe

import "strings"

// zonesIn calls f for every line of the machine readable zone of a document, ICAO 9303:
// 30, 36 or 44 letters, digits and fillers, two lines together at most.
func zonesIn(text string, f func(start, end int)) {
	const shortest, longest = 28, 90
	for i := strings.Index(text, "<<"); i >= 0; {
		start, end := i, i+spanOf(text[i:], isZoneByte)
		for start > 0 && i-start < longest && isZoneByte(text[start-1]) {
			start--
		}
		if n := end - start; n >= shortest && n <= longest && strings.Trim(text[start:end], "<") != "" {
			f(start, end)
		}
		next := strings.Index(text[end:], "<<")
		if next < 0 {
			return
		}
		i = end + next
	}
}

func isZoneByte(c byte) bool { return isUpper(c) || isDigit(c) || c == '<' }
