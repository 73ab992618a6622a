package safe

import (
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phone is a telephone number apart from how it is written.
type phone struct {
	code string // country calling code, empty while unknown
	core string // national significant number: no code, no trunk prefix
}

// readPhone reads a number in any writing that people use. A national number, and
// one of which nobody can say whether it holds a country code, has none.
func readPhone(s string) (phone, bool) {
	digits, international, ok := dialled(formSpaces(s))
	if !ok || len(digits) > 15+len("00")+len("0") {
		return phone{}, false
	}
	const withCode = 11 // from so many digits on they begin with a country code
	plan, known := planOf(digits)
	switch {
	case international && known, !international && known && len(digits) >= withCode && digits[0] != '0':
		return phone{plan.code, strings.TrimPrefix(digits[len(plan.code):], plan.trunkZero())}, true
	case strings.HasPrefix(digits, "0"), len(digits) == withCode && digits[0] == '8':
		return phone{"", digits[1:]}, true
	}
	return phone{"", digits}, true
}

// formSpaces reads the plus signs inside a number as a form has them: spaces.
func formSpaces(s string) string {
	digit := strings.IndexAny(s, "0123456789")
	if digit < 0 {
		return s
	}
	return s[:digit] + strings.ReplaceAll(s[digit:], "+", " ")
}

// trunkZero is the trunk prefix if it is one that people keep by mistake after the
// country code.
func (p dialPlan) trunkZero() string {
	if p.trunk == "0" {
		return "0"
	}
	return ""
}

// same reports whether two readings can be one number.
func (p phone) same(q phone) bool {
	return p.core == q.core && (p.code == q.code || p.code == "" || q.code == "")
}

// writes reports whether digits, found in a text, are a writing of p, and the
// country code they show.
func (p phone) writes(digits string) (code string, ok bool) {
	before, ok := strings.CutSuffix(digits, p.core)
	if !ok || before == "" || before == "0" {
		return "", ok
	}
	plan, _ := planOf(p.code)
	if before == plan.trunk || p.code == "" && (before == "1" || before == "8") {
		return "", true
	}
	before = strings.TrimPrefix(strings.TrimPrefix(before, "00"), "011")
	plan, known := planOf(before)
	if !known || before != plan.code && before != plan.code+"0" { // the trunk prefix kept by mistake
		return "", false
	}
	return plan.code, p.code == "" || p.code == plan.code
}

// shape says how a number is written, without telling it.
func (p phone) shape(written string) string {
	written = formSpaces(written)
	code := "+?"
	if p.code != "" {
		code = "+" + p.code
	}
	digits, _, ok := dialled(strings.TrimSpace(written))
	plus := strings.ContainsAny(written, "+＋")
	count := 0
	for _, r := range written {
		if _, digit := digitOf(r); digit {
			count++
		}
	}
	e164, _ := E164(written)
	parts := []string{code, "not E.164"}
	switch {
	case !ok:
		parts = []string{"no number"}
	case e164:
		parts[1] = "E.164"
	case !plus && len(digits) < count:
		parts[1] = "00, not +"
	case !plus && len(digits) > len(p.core)+1 && strings.HasPrefix(digits, p.code):
		parts[1] = "no +"
	case !plus:
		parts = []string{"national"}
	}
	if ok && plus && strings.HasPrefix(digits, p.code+"0") {
		parts = append(parts, "0 after the country code")
	}
	return strings.Join(append(parts, phoneManner(written, count)...), ", ")
}

// phoneManner counts the digits and says what stands between them.
func phoneManner(written string, count int) []string {
	parts := []string{counted(count, "digit")}
	trimmed := strings.TrimFunc(written, isBlank)
	if strings.ContainsFunc(trimmed, phoneFiller) {
		parts = append(parts, "with separators")
	}
	if strings.ContainsFunc(written, foreignDigit) {
		parts = append(parts, "not in digits 0 to 9")
	}
	return append(parts, edges(written)...)
}

// digitRun is a stretch of digits in a text.
type digitRun struct {
	start, end int
	digits     string // ASCII
	joined     bool   // nothing but fillers lies between the run before and this one
}

// maxFillers is how many separators may lie between two digits: ") - ".
const maxFillers = 4

// nextDigits finds the next stretch of digits from i on, in any of the scripts that
// numbers are written in.
//
// A line break joins only where lines says so: a number that is known may be broken by
// one, two numbers in a list are.
func nextDigits(text string, i int, lines bool) (run digitRun, ok bool) {
	run.joined = true
	fillers, most := 0, maxFillers
	if lines {
		most += len("=\r\n> ")
	}
	for i < len(text) {
		r, size := rune(text[i]), 1
		digit := '0' <= r && r <= '9'
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
			_, digit = digitOf(r)
		}
		if digit {
			run.start = i
			run.end, run.digits = digitsFrom(text, i)
			return run, true
		}
		if !run.joined { // nothing but the next digit matters
			for i += size; i < len(text) && !beginsDigit[text[i]]; i++ {
			}
			continue
		}
		fillers++
		run.joined = fillers <= most && (phoneFiller(r) || r == '+' || lines && strings.ContainsRune("\r\n=>", r)) // + is a space in a form
		i += size
	}
	return run, false
}

// beginsDigit are the bytes that digits begin with.
var beginsDigit = func() (begins [256]bool) {
	for c := range begins {
		begins[c] = isDigit(byte(c)) || c >= utf8.RuneSelf
	}
	return begins
}()

func digitsFrom(text string, i int) (end int, digits string) {
	start, foreign := i, false
	var b []byte
	for i < len(text) {
		r, size := rune(text[i]), 1
		d, digit := text[i]-'0', isDigit(text[i])
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
			d, digit = digitOf(r)
		}
		if !digit {
			break
		}
		if size > 1 && !foreign {
			foreign = true
			b = append(b, text[start:i]...)
		}
		if foreign {
			b = append(b, '0'+d)
		}
		i += size
	}
	if foreign {
		return i, string(b)
	}
	return i, text[start:i]
}

// maxRuns is how many stretches of digits one number may be written in.
const maxRuns = 20

// eachNumber calls f for every sequence of up to twenty stretches of digits that
// follow each other with nothing but separators between, longest first for each
// end; f returns true when the sequence is what it looks for. Only ends whose last
// digits may says yes to are tried. Digits inside a longer stretch are never looked
// at.
func eachNumber(text string, may func(last string) bool, f func(digits string, start, end int) bool) {
	var recent []digitRun
	for i := 0; ; {
		run, ok := nextDigits(text, i, true)
		if !ok {
			return
		}
		i = run.end
		if !run.joined {
			recent = recent[:0]
		}
		if len(recent) == maxRuns {
			recent = append(recent[:0], recent[1:]...)
		}
		recent = append(recent, run)
		if last := lastOf(recent); len(last) == minPhone-1 && may(last) {
			tryNumber(recent, f)
		}
	}
}

// lastOf returns the last digits of the runs together.
func lastOf(runs []digitRun) string {
	last := lastDigits(runs[len(runs)-1].digits)
	for i := len(runs) - 2; i >= 0 && len(last) < minPhone-1; i-- {
		last = lastDigits(runs[i].digits + last)
	}
	return last
}

func tryNumber(runs []digitRun, f func(string, int, int) bool) {
	const longest = 20
	digits, end := "", runs[len(runs)-1].end
	var sequences [maxRuns]string
	n := 0
	for ; n < len(runs); n++ {
		digits = runs[len(runs)-1-n].digits + digits
		if len(digits) > longest {
			break
		}
		sequences[n] = digits
	}
	for n--; n >= 0; n-- {
		if f(sequences[n], runs[len(runs)-1-n].start, end) {
			return
		}
	}
}

// internationalEnd returns the end of the number behind the plus sign at i.
func internationalEnd(text string, i int) (end int, ok bool) {
	const (
		enough = 11  // so many digits, and what follows a separator is another number
		window = 128 // bytes; fifteen digits of any script with separators between
	)
	text = text[:min(len(text), i+window)]
	count := 0
	for {
		run, more := nextDigits(text, max(i+1, end), false)
		if !more || count == 0 && run.start > i+len("＋") || count > 0 && !run.joined || count >= enough || count+len(run.digits) > 15 {
			break
		}
		count += len(run.digits)
		end = run.end
	}
	if count < 8 {
		return 0, false
	}
	digits, _, ok := dialled(formSpaces(text[i:end]))
	_, known := planOf(digits)
	return end, ok && known
}

// zerosEnd returns the end of the number that run begins with 00 and a country code, 0
// when it is none: an order number with leading zeros, a reference.
func zerosEnd(text string, run digitRun) int {
	if before := lastRune(text[:run.start]); isWordRune(before) || strings.ContainsRune("-.:/#", before) && run.start > 0 {
		return 0
	}
	digits, end := run.digits, run.end
	for len(digits) < len("00")+11 {
		more, ok := nextDigits(text, end, false)
		if !ok || !more.joined || len(digits)+len(more.digits) > len("00")+15 {
			break
		}
		digits, end = digits+more.digits, more.end
	}
	plan, known := planOf(digits[2:])
	if national := len(digits) - 2 - len(plan.code); !known || national < 7 || national > 11 || plan.code == "1" && national != 10 || isWordRune(firstRune(text[end:])) {
		return 0
	}
	return end
}

// numberEnd returns the end of the national number that run begins, 0 when it is too
// short or too long for one.
func numberEnd(text string, run digitRun) int {
	digits, end := len(run.digits), run.end
	for digits < 9 {
		more, ok := nextDigits(text, end, false)
		if !ok || !more.joined || digits+len(more.digits) > 13 {
			break
		}
		digits, end = digits+len(more.digits), more.end
	}
	if digits < minPhone || digits > 15 || isWordRune(firstRune(text[end:])) {
		return 0
	}
	return end
}

// toldNumber reports whether the words right before a number say that it is one to
// call: "phone 079…", "mobile number: (079…", "رقم الهاتف 079…".
func toldNumber(before string) bool {
	const near = 40
	before = strings.ToLower(before[max(0, len(before)-near):])
	words := strings.FieldsFunc(before, func(r rune) bool { return !unicode.IsLetter(r) && r != '_' && !unicode.IsDigit(r) })
	if len(words) == 0 || strings.HasSuffix(before, "_") || unicode.IsLetter(lastRune(before)) {
		return false
	}
	last := words[len(words)-1]
	if len(words) > 1 && (last == "number" || last == "no" || last == "nr" || last == "is" || last == "nummer") {
		last = words[len(words)-2]
	}
	switch last {
	case "phone", "mobile", "msisdn", "telephone", "tel", "cellphone", "whatsapp", "gsm", "telefon", "handy", "phonenumber", "mobilenumber", "الهاتف", "هاتف", "جوال", "الجوال", "موبايل":
		return true
	}
	return false
}

// encodedDigits lists the needles for the core of a number in base64 and hex.
func encodedDigits(core string, value int) []needle {
	needles := []needle{{text: hex.EncodeToString([]byte(core)), value: value, fold: true}}
	for shift := range 3 {
		needles = append(needles, needle{text: alignedBase64(core, shift), value: value})
	}
	return needles
}

// encodedLetters lists the needles for any other value in base64, base64url and hex:
// what short ones become is too short to be told from words.
func encodedLetters(exact string, value int) []needle {
	needles := []needle{{text: hex.EncodeToString([]byte(exact)), value: value, fold: true}}
	if utf8.RuneCountInString(exact) < minName+minName {
		return needles
	}
	for shift := range 3 {
		in := alignedBase64(exact, shift)
		needles = append(needles, needle{text: in, value: value})
		if url := strings.NewReplacer("+", "-", "/", "_").Replace(in); url != in {
			needles = append(needles, needle{text: url, value: value})
		}
	}
	return needles
}

// String masks the number, so that it does not get into a message by mistake.
func (p phone) String() string { return fmt.Sprintf("phone of %d digits", len(p.core)) }
