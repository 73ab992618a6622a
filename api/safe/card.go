package safe

import "strings"

// card reports whether the first n groups are the number of a payment card, ISO/IEC
// 7812: the beginning and length of a network's numbers, grouped as on the card, and
// the check digit of Luhn. One in ten numbers has that digit by accident, so one that
// a name says is something else is none.
func (p *pass) card(text, digits string, g *grouped, n int) bool {
	if !isCardNumber(digits) || n == 1 && len(digits) > 16 || n > 1 && !g.likeCard(n, len(digits)) {
		return false
	}
	start, end := g.groups[0].start, g.groups[n-1].end
	alone := strings.TrimSpace(text[:start]) == "" && strings.TrimSpace(text[end:]) == ""
	return !(alone && p.evidence()) && !isEvidence(wordBefore(text, start))
}

// likeCard: groups of four, or those of 4, 6 and the rest.
func (g *grouped) likeCard(n, total int) bool {
	four := true
	for i := range n {
		four = four && (g.groups[i].digits == 4 || i == n-1 && g.groups[i].digits < 4)
	}
	return four || n == 3 && g.groups[0].digits == 4 && g.groups[1].digits == 6 && (total == 15 || total == 14)
}

// isCardNumber reports whether digits begin as those of a network do, have its length
// and the check digit.
func isCardNumber(digits string) bool {
	n := len(digits)
	in := func(size int, from, to string) bool { return digits[:size] >= from && digits[:size] <= to }
	if n < 14 {
		return false // 13 digits are the milliseconds of a time; no network issues them any more
	}
	switch {
	case in(1, "4", "4"):
		return (n == 16 || n == 19) && luhn(digits)
	case in(2, "51", "55"), in(4, "2221", "2720"), in(4, "3528", "3589"):
		return n == 16 && luhn(digits)
	case in(2, "34", "34"), in(2, "37", "37"):
		return n == 15 && luhn(digits)
	case in(4, "6011", "6011"), in(3, "644", "659"), in(2, "62", "62"):
		return n >= 16 && luhn(digits)
	case in(3, "300", "305"), in(2, "36", "36"), in(2, "38", "39"):
		return n == 14 && luhn(digits)
	}
	return false
}

// luhn checks the last digit, ISO/IEC 7812-1 annex B.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// isEvidence reports whether a name says that its value is evidence: an id, a reference, a
// trace, a time, an amount, a count. Numbers and random strings there are not cut for
// how they look.
func isEvidence(name string) bool {
	if name == "" {
		return false
	}
	for word := range wordsOf(name) {
		switch word {
		case "id", "ids", "uuid", "guid", "kid", "ref", "reference", "trace", "traceparent", "tracestate", "span", "request", "correlation", "transaction", "txn", "trx", "tx",
			"operator", "order", "invoice", "ticket", "attempt", "event", "epoch", "time", "timestamp", "at", "ts", "date", "iat", "exp", "nbf", "amount",
			"total", "price", "balance", "count", "size", "length", "offset", "version", "build", "commit", "etag", "ray", "status", "serial", "imei", "iccid", "mcc", "mnc", "hash",
			"checksum", "digest", "sequence", "seq", "page", "cursor":
			return true
		}
		if strings.HasSuffix(word, "id") && len(word) > 3 || strings.HasSuffix(word, "ref") {
			return true
		}
	}
	return false
}

// wordsOf yields the words of a name in lower case: request-id, requestId, REQUEST_ID.
func wordsOf(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i <= len(name); i++ {
			end := i == len(name) || !isLetter(name[i])
			hump := !end && i > start && name[i] < 'a' && name[i-1] >= 'a'
			if !end && !hump {
				continue
			}
			if i > start && !yield(lowerASCII(name[start:i])) {
				return
			}
			start = i
			if end {
				start = i + 1
			}
		}
	}
}

// wordBefore is the word or name that stands before text[at:], signs and a verb between
// left out.
func wordBefore(text string, at int) string {
	word, start := wordEnding(text, at)
	switch word {
	case "is", "was", "number", "no", "nr":
		word, _ = wordEnding(text, start)
	}
	return word
}

func wordEnding(text string, at int) (word string, start int) {
	const near = 4
	end := at
	for n := 0; n < near && end > 0 && !isKeyByte(text[end-1]); n++ {
		end--
	}
	start = end
	for start > 0 && end-start < 64 && isKeyByte(text[start-1]) {
		start--
	}
	return text[start:end], start
}
