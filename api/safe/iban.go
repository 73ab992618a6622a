package safe

import "strings"

// ibanLengths are the lengths of the SWIFT IBAN registry by country.
const ibanLengths = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20" +
	"LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30"

// ibanLength is how many characters the IBANs of a country have, 0 for one without.
func ibanLength(country string) int {
	for i := 0; i < len(ibanLengths); i += 4 {
		if ibanLengths[i:i+2] == country {
			return int(ibanLengths[i+2]-'0')*10 + int(ibanLengths[i+3]-'0')
		}
	}
	return 0
}

// checksOut reports whether the check digits of an IBAN without spaces hold: ISO 7064
// mod 97-10, ISO 13616.
func checksOut(iban string) bool {
	rest := 0
	for _, c := range []byte(iban[4:] + iban[:4]) {
		switch {
		case '0' <= c && c <= '9':
			rest = (rest*10 + int(c-'0')) % 97
		case 'a' <= c|lower && c|lower <= 'z':
			rest = (rest*100 + int(c|lower-'a') + 10) % 97
		default:
			return false
		}
	}
	return rest == 1
}

// ibanEnd returns where the IBAN that begins at text[i] ends, written together or in
// groups; 0 when there is none.
func ibanEnd(text string, i int) int {
	if len(text)-i < 15 || !isUpper(text[i]) || !isUpper(text[i+1]) || !isDigit(text[i+2]) || !isDigit(text[i+3]) {
		return 0
	}
	length := ibanLength(text[i : i+2])
	if length == 0 || i > 0 && isKeyByte(text[i-1]) {
		return 0
	}
	var b strings.Builder
	end := i
	for ; end < len(text) && b.Len() < length; end++ {
		switch c := text[end]; {
		case isDigit(c), isLetter(c):
			b.WriteByte(c)
		case c != ' ' && c != '-' || end > i && !isKeyByte(text[end-1]):
			return 0
		}
	}
	if b.Len() < length || end < len(text) && (isDigit(text[end]) || isLetter(text[end])) || !checksOut(b.String()) {
		return 0
	}
	return end
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// ibanShape tells the country and whether the check digits hold.
func ibanShape(s string) string {
	s = strings.ToUpper(compact(s))
	if len(s) < 5 || !isUpper(s[0]) || !isUpper(s[1]) {
		return counted(len(s), "char")
	}
	parts := s[:2] + ", " + counted(len(s), "char")
	switch length := ibanLength(s[:2]); {
	case length == 0:
		parts += ", no IBAN country"
	case length != len(s):
		parts += ", not " + counted(length, "char")
	case !checksOut(s):
		parts += ", check digits fail"
	}
	return parts
}
