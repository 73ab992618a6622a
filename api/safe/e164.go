package safe

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:generate go run e164_gen.go

// dialPlan is what is needed to know of one country calling code: the code, the
// trunk prefix that is dialled before a national number there and left out after
// the code, and the regions (ISO 3166-1 alpha-2, space between) that share it.
type dialPlan struct{ code, trunk, regions string }

// E164 reports whether s is a number in the form that ITU-T E.164 gives for
// international use: a plus sign and 8 to 15 digits, the first of them not 0. Else
// why says what is wrong in words that finish the sentence "the number …"; it
// holds nothing of s.
func E164(s string) (ok bool, why string) {
	digits, plus := strings.CutPrefix(s, "+")
	switch {
	case s == "":
		return false, "is empty"
	case strings.TrimSpace(s) != s:
		return false, "begins or ends with a blank"
	case strings.ContainsFunc(s, foreignDigit):
		return false, "is written in digits other than 0 to 9"
	case strings.ContainsFunc(s, phoneFiller):
		return false, "has spaces, dashes, dots or brackets in it"
	case strings.Trim(digits, "0123456789") != "":
		return false, "has characters in it that are not digits"
	case !plus && strings.HasPrefix(s, "00"):
		return false, "starts with 00, not +"
	case !plus:
		return false, "has no + and country code"
	case len(digits) < 8 || len(digits) > 15:
		return false, fmt.Sprintf("has %d digits, not 8 to 15", len(digits))
	case digits[0] == '0':
		return false, "has a 0 after the +, where the country code belongs"
	}
	return true, ""
}

// CountryCode returns the country calling code of a number in E.164 form, with
// its plus sign: "+962". It is empty when no country has the code.
func CountryCode(e164 string) string {
	digits, plus := strings.CutPrefix(e164, "+")
	if !plus {
		return ""
	}
	if plan, ok := planOf(digits); ok {
		return "+" + plan.code
	}
	return ""
}

// planOf finds the country calling code that digits begin with. No code is the
// beginning of another.
func planOf(digits string) (dialPlan, bool) {
	for n := 1; n <= min(3, len(digits)); n++ {
		i, found := slices.BinarySearchFunc(dialing[:], digits[:n], func(p dialPlan, code string) int {
			return strings.Compare(p.code, code)
		})
		if found {
			return dialing[i], true
		}
	}
	return dialPlan{}, false
}

func planOfRegion(region string) (dialPlan, bool) {
	region = strings.ToUpper(region)
	for _, p := range dialing {
		if len(region) == 2 && strings.Contains(p.regions, region) {
			return p, true
		}
	}
	return dialPlan{}, false
}

// SuggestE164 says how a number would be written in E.164 form if it belongs to
// region, an ISO 3166-1 alpha-2 code: "0791234567" and "JO" give "+962791234567".
// Spaces, dashes, dots, brackets, invisible characters, a leading 00, and
// Arabic-Indic or full-width digits are mended. It is false when s is no number,
// the region is unknown, or two readings are equally good: without a table of
// lengths, digits that begin with the country code may or may not include it.
func SuggestE164(s, region string) (string, bool) {
	digits, international, ok := dialled(s)
	if !ok {
		return "", false
	}
	plan, known := planOfRegion(region)
	if !international && known && plan.code == "1" && len(digits) > 11 && strings.HasPrefix(digits, "011") {
		digits, international = digits[3:], true // how North America dials abroad
	}
	if international {
		return inE164(dropTrunk(digits))
	}
	if !known || plan.code == "54" {
		return "", false // Argentina writes mobile numbers at home with a 15 inside, abroad with a 9 before
	}
	national, trunk := strings.CutPrefix(digits, plan.trunk)
	switch {
	case trunk && plan.trunk != "":
		if plan.trunk[0] != '0' && len(digits) < 11 {
			return "", false // a trunk 8 or 1 may as well be the first digit of the number
		}
		if plan.trunk[0] != '0' {
			national = strings.TrimPrefix(national, "0") // Belarus dials 8 0 before the number
		}
		return inE164(plan.code + national)
	case !strings.HasPrefix(digits, plan.code):
		return inE164(plan.code + digits)
	case len(digits) >= 11:
		return inE164(digits)
	}
	return "", false
}

// dropTrunk leaves out a trunk prefix 0 that was kept after the country code.
func dropTrunk(digits string) string {
	plan, ok := planOf(digits)
	if !ok || plan.trunk != "0" {
		return digits
	}
	return plan.code + strings.TrimPrefix(digits[len(plan.code):], "0")
}

func inE164(digits string) (string, bool) {
	s := "+" + digits
	if ok, _ := E164(s); !ok || CountryCode(s) == "" {
		return "", false
	}
	return s, true
}

// dialled reduces a number as people write it to ASCII digits; international says
// that it began with a plus sign or 00, which are taken off.
func dialled(s string) (digits string, international, ok bool) {
	b := make([]byte, 0, 16)
	plus := false
	for _, r := range s {
		d, isDigit := digitOf(r)
		switch {
		case isDigit && len(b) < 20:
			b = append(b, '0'+d)
		case (r == '+' || r == '\uff0b') && len(b) == 0 && !plus:
			plus = true
		case !phoneFiller(r):
			return "", false, false
		}
	}
	digits = string(b)
	if rest, zeros := strings.CutPrefix(digits, "00"); zeros && !plus {
		return rest, true, rest != ""
	}
	return digits, plus, digits != ""
}

// digitOf returns the value of a decimal digit: ASCII, Arabic-Indic, its Persian
// and Urdu form, or full-width.
func digitOf(r rune) (byte, bool) {
	for _, zero := range [...]rune{'0', '\u0660', '\u06f0', '\uff10'} {
		if r >= zero && r <= zero+9 {
			return byte(r - zero), true
		}
	}
	return 0, false
}

func foreignDigit(r rune) bool {
	_, ok := digitOf(r)
	return ok && r >= utf8.RuneSelf
}

// phoneFiller reports what people and address books put between the digits of a
// number: spaces, dashes, dots, brackets, slashes, and invisible direction marks.
func phoneFiller(r rune) bool {
	if r < utf8.RuneSelf {
		return r != 0 && strings.ContainsRune(" -.()/[]\t", r)
	}
	return unicode.In(r, unicode.Zs, unicode.Pd, unicode.Cf) || r == '\u2212' || r == '\u00b7'
}
