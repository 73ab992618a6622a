package safe

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"net/url"
	"strings"
	"testing"
)

func TestWhatIsEncodedAndThenBrokenIsFound(t *testing.T) {
	t.Parallel()
	const secret, phone = "FAKEkey7Qm2Zx9LtV4cR", "+962791110033"
	for _, value := range []string{secret, phone} {
		for how, encoded := range map[string]string{
			"base64": base64.StdEncoding.EncodeToString([]byte("::" + value + "|")), "base64url": base64.RawURLEncoding.EncodeToString([]byte(value)), "hex": hex.EncodeToString([]byte(value)),
		} {
			for _, lineEnd := range []string{"\n", "\r\n", "=\r\n"} {
				for at := 1; at < len(strings.TrimRight(encoded, "=")); at++ {
					text := "WARN\nseen " + encoded[:at] + lineEnd + encoded[at:] + "\n: 17"
					r := NewRedactor(Key{1}, nil)
					r.Learn(ClassSecret, "api-key", secret)
					record := r.Record(text)
					s := NewSharer(Key{1}, "case 1")
					s.Learn("phone", phone)
					got := s.Text(record).String()
					if !strings.HasPrefix(got, "WARN\nseen [") || !strings.HasSuffix(got, "]\n: 17") && !strings.HasSuffix(got, "]=\n: 17") {
						t.Fatalf("%s of %s, broken at %d by %q: %q", how, value, at, lineEnd, got)
					}
				}
			}
		}
	}
}

// The line behind the break may be a JSON value by itself.
func TestWhatGoesOnInALineOfDigitsIsFound(t *testing.T) {
	t.Parallel()
	const secret = "eE7jF7+AYwg7_SAhg0JC"
	twice := hex.EncodeToString([]byte(strings.ToUpper(hex.EncodeToString([]byte(secret)))))
	for text, want := range map[string]string{
		"{\"seq\":1}\nno " + twice[:73] + "\r\n" + twice[73:] + "\n": "{\"seq\":1}\nno [api-key: 20 chars]\n",
		"{\"seq\":1}\n" + twice[:17] + "\n" + twice[17:] + "\n{}":    "{\"seq\":1}\n[api-key: 20 chars]\n{}",
		twice[:73] + "\n" + twice[73:] + "\nthe end":                 "[api-key: 20 chars]\nthe end",
		"482\n913\nthe end": "482\n913\nthe end",
	} {
		r := NewRedactor(Key{1}, nil)
		r.Learn(ClassSecret, "api-key", secret)
		if got := withoutPrints(r.Message(false, answering(text, Header{"Content-Type", "application/json"})).Body.s); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// A line may be broken within an escape, too.
func TestWhatIsEscapedAndThenBrokenIsFound(t *testing.T) {
	t.Parallel()
	const secret, phone = "FAKE-key/7Qm2Zx9Lt&V4", "+962791110033"
	each := func(format string) func(string) string {
		return func(s string) (all string) {
			for _, c := range s {
				all += fmt.Sprintf(format, c)
			}
			return all
		}
	}
	for how, escape := range map[string]func(string) string{
		"percent": each("%%%02X"), "percent twice": each("%%25%02X"), "decimal": each("&#%d;"), "hexadecimal": each("&#x%x;"), "backslashes": each(`\u%04x`),
		"some percent": url.QueryEscape, "some entities": html.EscapeString, "bytes": each(`\x%02x`),
	} {
		for _, value := range []string{secret, phone} {
			escaped := escape(value)
			for _, lineEnd := range []string{"\n", "\r\n", "=\r\n"} {
				for at := 1; at < len(escaped); at++ {
					text := "WARN\nseen " + escaped[:at] + lineEnd + escaped[at:] + "\n: 17"
					r := NewRedactor(Key{1}, nil)
					r.Learn(ClassSecret, "api-key", secret)
					s := NewSharer(Key{1}, "case 1")
					s.Learn("phone", phone)
					got := s.Text(r.Record(text)).String()
					left := strings.TrimPrefix(strings.TrimPrefix(got, "WARN\nseen "), escape("+")+strings.ReplaceAll(lineEnd, "\r", `\r`)) // a plus is no part of a number
					if !strings.HasPrefix(left, "[") || !strings.HasSuffix(left, "]\n: 17") {
						t.Fatalf("%s of %s, broken at %d by %q: %q", how, value, at, lineEnd, got)
					}
				}
			}
		}
	}
}

// Seeds 40001532 and 40002083: a line may be broken within a letter that is escaped byte by
// byte.
func TestALetterThatALineBreaksIsFound(t *testing.T) {
	t.Parallel()
	for value, kind := range map[string]string{"＋９６２７９１１１００３３": "phone", "٩٦٢٧٩١١١٠٠٣٣": "phone", "قظضغثخذش": "name", "Zülfikaröğlu": "name"} {
		for how, escaped := range map[string]string{"percent": url.QueryEscape(value), "percent twice": url.QueryEscape(url.QueryEscape(value))} {
			for _, lineEnd := range []string{"\n", "\r\n", "=\r\n"} {
				for at := 1; at < len(escaped); at++ {
					s := NewSharer(Key{1}, "case 1")
					s.Learn(kind, value)
					got := s.Words("WARN\nseen " + escaped[:at] + lineEnd + escaped[at:] + "\n: 17").String()
					if strings.Count(got, "["+kind+"-1: ") != 1 || strings.Count(got, "%") > len("＋") || !strings.HasSuffix(got, "]\n: 17") { // a plus is no part of a number
						t.Fatalf("%s of %s, broken at %d by %q: %q", how, value, at, lineEnd, got)
					}
				}
			}
		}
	}
}

// Seeds 40406214, 40410146, 40421210, 30301942, 30302886, 30603730, 30605141, 30702829 and 30703810: several lines are
// broken, or one break is broken by another.
func TestWhatIsBrokenTwiceIsFound(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"no VT\r\nFDI0VIUjk1RT\r\ngyVFJIMjM=, try", "no u1c#e\r\n=\r\nHr95e82TrH23, try", "no u1c#e=\r\n\nHr95e\r82TrH23, try", "no d\r\nTF\njI2VIcjk1ZTgyVHJIMjM=, try", "no \\u\n0\r\n07" + "51c#eHr95e82TrH23, try", "no dTFjI2\n=\nVIcjk1ZTgyV=\r\nHJIMjM=, try",
		"no " + base64.RawURLEncoding.EncodeToString([]byte(":u1c#e\r\n=\r\nHr95e82TrH23")) + ", try",
	} {
		r := NewRedactor(Key{1}, nil)
		r.Learn(ClassSecret, "password", "u1c#eHr95e82TrH23")
		got := withoutPrints(r.Record(text).s)
		if left := strings.TrimSuffix(strings.TrimPrefix(got, "no [password: 17 chars]"), ", try"); len(left) > len("M=") {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	for _, text := range []string{"at joxe\r=\r\n\nxi, try", "at joxe\rxi, try", "at Sm94Z\r\nX\nhp, try", "at Jo=\r\nxe\n\nxi, try", "at " + base64.StdEncoding.EncodeToString([]byte("|jox\r\n=\r\nexi")) + ", try"} {
		s := NewSharer(Key{1}, "case 1")
		s.Learn("name", "Joxexi")
		if got := s.Words(text).s; got != "at [name-1: 1 word, Latin], try" {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

// Mails write letters that are not ASCII, and the equals sign, by their bytes. What only looks
// like that is a value's.
func TestWhatIsQuotedPrintableIsFound(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"for =D9=82=D8=B8=D8=B6=D8=BA=D8=AB=D8=AE.":           "for [name-1: 1 word, Arabic].",
		"for =D9=82=D8=B8=D8=\r\n=B6=D8=BA=D8=AB=D8=AE.":      "for [name-1: 1 word, Arabic].",
		"for =D9=82=D8=B8=\nD8=B6=D8=BA=D8=AB=D8=AE.":         "for [name-1: 1 word, Arabic].",
		"for =D9=82=D8=B8=D=\r\n8=B6=D8=BA=D8=AB=D8==\r\nAE.": "for [name-1: 1 word, Arabic].",
		"for Sch=C3=B6nfelder-=3D.":                           "for [name-2: 1 word, Latin]-=3D.",
		"=?UTF-8?Q?=D9=82=D8=B8=D8=B6=D8=BA=D8=AB=D8=AE?= to": "=?UTF-8?Q?[name-1: 1 word, Arabic]?= to",
		"id=2B962795550142&a=DE&b=D8=3":                       "id=2B962795550142&a=DE&b=D8=3",
	} {
		s := NewSharer(Key{1}, "case 1")
		s.Learn("name", "قظضغثخ")
		s.Learn("name", "Schönfelder")
		if got := s.Words(text).s; got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// Seed 31000838: what a log quotes of a log that quotes what was encoded three times.
func TestFiveLayersAreUndone(t *testing.T) {
	t.Parallel()
	text := hex.EncodeToString([]byte("of Qixukazu"))
	for _, how := range []string{"every", "decimal", "unicode", "every"} {
		text = encodings[how](text)
	}
	s := NewSharer(Key{1}, "case 1")
	s.Learn("name", "Qixukazu")
	got := s.Words("no " + text + ", try").s
	if got != "no [name-1: 1 word, Latin], try" {
		t.Error(got)
	}
}
