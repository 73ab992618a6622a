package safe

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"
	"pgregory.net/rapid"
)

func TestE164IsStrictAndSaysWhy(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"+962791234567":       "",
		"+15417543010":        "",
		"+12345678":           "",
		"+123456789012345":    "",
		"":                    "is empty",
		"0791234567":          "has no + and country code",
		"962791234567":        "has no + and country code",
		"00962791234567":      "starts with 00, not +",
		"+962 79 123 4567":    "has spaces, dashes, dots or brackets in it",
		"+962791234567 ":      "begins or ends with a blank",
		"+962791234567\n":     "begins or ends with a blank",
		"+0791234567":         "has a 0 after the +, where the country code belongs",
		"+1234567":            "has 7 digits, not 8 to 15",
		"+1234567890123456":   "has 16 digits, not 8 to 15",
		"+96279123456x":       "has characters in it that are not digits",
		"++962791234567":      "has characters in it that are not digits",
		"+٩٦٢٧٩١٢٣٤٥٦٧":       "is written in digits other than 0 to 9",
		"+962791234567\u202c": "has spaces, dashes, dots or brackets in it",
	}
	for s, want := range tests {
		if ok, why := E164(s); why != want || ok != (want == "") {
			t.Errorf("E164(%q) = %v, %q, want %q", s, ok, why, want)
		}
	}
}

func TestCountryCodeIsTheOneInUse(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{"+962791234567": "+962", "+15417543010": "+1", "+79161234567": "+7", "+99900000000": "", "962791234567": "", "+": "", "": ""} {
		if got := CountryCode(s); got != want {
			t.Errorf("CountryCode(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestASuggestionMendsWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	tests := []struct{ s, region, want string }{
		{"0791234567", "JO", "+962791234567"},
		{"079 123 4567", "jo", "+962791234567"},
		{"(079) 123-4567", "JO", "+962791234567"},
		{"00962 79.123.4567", "", "+962791234567"},
		{"962791234567", "JO", "+962791234567"},
		{"791234567", "JO", "+962791234567"},
		{"+962 (0) 79 123 4567", "", "+962791234567"},
		{"\u202a+962 79\u00a0123\u20114567\u202c", "", "+962791234567"},
		{"٠٧٩١٢٣٤٥٦٧", "JO", "+962791234567"},
		{"۰۷۹۱۲۳۴۵۶۷", "JO", "+962791234567"},
		{"０７９１２３４５６７", "JO", "+962791234567"},
		{"＋９６２７９１２３４５６７", "", "+962791234567"},
		{"+962791234567", "JO", "+962791234567"},
		{"(541) 754-3010", "US", "+15417543010"},
		{"1-541-754-3010", "US", "+15417543010"},
		{"011 962 79 123 4567", "US", "+962791234567"},
		{"8 (916) 123-45-67", "RU", "+79161234567"},
		{"02 1234 5678", "IT", "+390212345678"},
		{"06 20 123 4567", "HU", "+36201234567"},
		{"0791234567", "", ""},
		{"0791234567", "XX", ""},
		{"6581234567", "SG", ""},
		{"********67", "JO", ""},
		{"user@example.com", "JO", ""},
		{"+99912345678", "JO", ""},
		{"00", "JO", ""},
		{"", "JO", ""},
		{"07+91234567", "JO", ""},
		{strings.Repeat("1", 40), "JO", ""},
	}
	for _, tt := range tests {
		if got, ok := SuggestE164(tt.s, tt.region); got != tt.want || ok != (tt.want != "") {
			t.Errorf("SuggestE164(%q, %q) = %q, %v, want %q", tt.s, tt.region, got, ok, tt.want)
		}
	}
}

func TestTheDialTableIsUpToDate(t *testing.T) {
	t.Parallel()
	codes := phonenumbers.GetSupportedCallingCodes()
	if len(codes) != len(dialing) {
		t.Errorf("%d codes in the table, %d in the library: run go generate", len(dialing), len(codes))
	}
	if !slices.IsSortedFunc(dialing[:], func(a, b dialPlan) int { return strings.Compare(a.code, b.code) }) {
		t.Error("the table is not sorted")
	}
	for _, p := range dialing {
		code, _ := strconv.Atoi(p.code)
		if !codes[code] {
			t.Errorf("%s is no calling code any more: run go generate", p.code)
		}
		for _, region := range strings.Fields(p.regions) {
			if phonenumbers.GetCountryCodeForRegion(region) != code || phonenumbers.GetNddPrefixForRegion(region, true) != p.trunk {
				t.Errorf("%s +%s %q differs from the library: run go generate", region, p.code, p.trunk)
			}
		}
	}
	for region := range phonenumbers.GetSupportedRegions() {
		if p, ok := planOfRegion(region); !ok || p.code != strconv.Itoa(phonenumbers.GetCountryCodeForRegion(region)) {
			t.Errorf("%s is missing: run go generate", region)
		}
	}
}

// oracle is a number of a region that the library holds for valid, and the trunk
// prefix there.
func oracle(t *rapid.T) (number *phonenumbers.PhoneNumber, region, trunk string) {
	region = rapid.SampledFrom(slices.Sorted(keysOf(phonenumbers.GetSupportedRegions()))).Draw(t, "region")
	kind := rapid.SampledFrom([]phonenumbers.PhoneNumberType{phonenumbers.MOBILE, phonenumbers.FIXED_LINE}).Draw(t, "kind")
	number = phonenumbers.GetExampleNumberForType(region, kind)
	if number == nil {
		number = phonenumbers.GetExampleNumber(region)
	}
	return number, region, phonenumbers.GetNddPrefixForRegion(region, true)
}

func keysOf[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// A suggestion may be withheld; one that is made for a number in national form,
// with its trunk prefix or in any international form is the library's reading.
func TestSuggestionsAgreeWithTheLibrary(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		number, region, trunk := oracle(t)
		want := phonenumbers.Format(number, phonenumbers.E164)
		national := phonenumbers.GetNationalSignificantNumber(number)
		for name, s := range map[string]string{
			"E.164":         want,
			"00":            "00" + want[1:],
			"international": phonenumbers.Format(number, phonenumbers.INTERNATIONAL),
			"trunk":         trunk + national,
		} {
			got, ok := SuggestE164(s, region)
			if long, _ := E164(want); !long {
				continue
			}
			if !ok && name != "trunk" || ok && got != want {
				t.Errorf("%s of %s: SuggestE164(%q) = %q, %v, want %q", name, region, s, got, ok, want)
			}
		}
	})
}

func TestCountryCodesAgreeWithTheLibrary(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		number, _, _ := oracle(t)
		if got := CountryCode(phonenumbers.Format(number, phonenumbers.E164)); got != "+"+strconv.Itoa(int(number.GetCountryCode())) {
			t.Errorf("CountryCode of %v is %s", number, got)
		}
	})
}
