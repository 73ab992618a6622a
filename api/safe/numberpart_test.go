package safe

import (
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"
)

func TestANumberIsFoundByAPartOfEveryWriting(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"0791234567":            "791234567",
		"079 123 4567":          "791234567",
		"(079) 123-4567":        "791234567",
		"٠٧٩١٢٣٤٥٦٧":            "791234567",
		"791234567":             "791234567",
		"+962791234567":         "791234567",
		"+962 79 123 4567":      "791234567",
		"00962791234567":        "791234567",
		"962791234567":          "791234567",
		"+9620791234567":        "791234567",
		"+12025550123":          "2025550123",
		"8 (912) 345-67-89":     "9123456789",
		"8 029 491-19-11":       "294911911",
		"0791":                  "791",
		"+96279":                "96279",
		"00962 7912":            "9627912",
		"0042":                  "",
		"079":                   "",
		"abc":                   "",
		"0791234567x":           "",
		"123456789012345678901": "",
	} {
		if got, ok := NumberPart(written); got != want || ok != (want != "") {
			t.Errorf("%q has the part %q, %v, want %q", written, got, ok, want)
		}
	}
}

// The library's example of every region's mobile number, in each of the ways that people
// write it, finds the others.
func TestEveryRegionsNumbersFindTheirOtherWritings(t *testing.T) {
	t.Parallel()
	// Argentina writes a mobile number at home with a 15 inside, and abroad with a 9 before;
	// Turkmenistan dials an 8 before eight digits, which may as well be the first of nine.
	odd := map[string]bool{"AR": true, "TM": true}
	regions := 0
	for region := range phonenumbers.GetSupportedRegions() {
		number := phonenumbers.GetExampleNumberForType(region, phonenumbers.MOBILE)
		if number == nil || odd[region] || len(phonenumbers.GetNationalSignificantNumber(number)) < wholeCore {
			continue
		}
		regions++
		e164 := phonenumbers.Format(number, phonenumbers.E164)
		writings := []string{
			e164, phonenumbers.Format(number, phonenumbers.INTERNATIONAL), phonenumbers.Format(number, phonenumbers.NATIONAL), "00" + e164[1:],
		}
		for _, asked := range writings {
			for _, stored := range []string{e164, "00" + e164[1:], plainDigits(writings[2])} {
				if part, ok := NumberPart(asked); !ok || !strings.Contains(stored, part) {
					t.Errorf("%s: %q does not find %q: it has the part %q", region, asked, stored, part)
				}
			}
		}
	}
	if regions < 200 {
		t.Errorf("%d regions were tried", regions)
	}
}

func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
